"""Identifiers of a roll-up in words."""

from cimcheck.core.text import Text

STANDINGS = {
    "pass": Text("符合", "met"),
    "fail": Text("不符合", "not met"),
    "undetermined": Text("待定", "undetermined"),
    "failed_to_run": Text("未能审查", "not checked"),
    "not_applicable": Text("不适用", "not applicable"),
}
ANSWERS = {
    "yes": Text("已达到", "reached"),
    "no": Text("未达到", "not reached"),
    "undetermined": Text("待定", "undetermined"),
    "": Text("无数据", "no data"),
}
PROPERTIES = {"binding": Text("约束性", "binding"), "expected": Text("预期性", "expected")}
LEVELS = {"city": Text("市", "city"), "district": Text("区", "district"), "town": Text("镇街", "town")}
HOW = {
    "derived": Text("审查汇总", "computed"),
    "reported": Text("填报", "reported"),
    "absent": Text("尚无数据", "no data"),
}
DATED_BY = {"filed": Text("申报日期", "date of filing"), "started": Text("开工日期", "start of construction")}
NOTES = {
    "AREA_OPEN": Text("面积不能确定", "floor area not certain"),
    "CATEGORY_ABSENT": Text("未写类别", "no category"),
    "DATE_ABSENT": Text("未写日期", "no date"),
    "DISTRICT_DISAGREES": Text("申报的区县与坐标不符", "declared in another district"),
    "FILED_AGAIN": Text("重复申报", "filed again"),
    "MOVED": Text("镇街有变", "moved"),
    "NOT_CHECKED": Text("未能审查", "not checked"),
    "NOT_ON_MAP": Text("没有坐标", "no position"),
    "OUTSIDE_POLYGONS": Text("坐标不在镇街内", "outside the map"),
    "PLACE_ASSUMED": Text("未写区划代码", "no division code"),
    "PLACE_DISAGREES": Text("申报与坐标不符", "declared elsewhere than it stands"),
    "POLYGONS_OVERLAP": Text("多边形重叠", "polygons overlap"),
    "POSITIONS_DIFFER": Text("申报坐标与模型不符", "declared far from the model's position"),
    "SITE_DOUBTED": Text("模型场地坐标可疑", "position of the model's site doubted"),
}
TONES = {"yes": "pass", "no": "fail", "undetermined": "undetermined", "": "not_applicable"}
"""The colour of an answer, by the verdict that has it."""


def joined(parts: list[Text], zh: str = "、", en: str = ", ") -> Text:
    """Texts in a row."""
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))
