"""Names and values that calculation sheets use, in words. What is not listed is shown as it is written."""

import re

from cimcheck.core.text import Text
from cimcheck.outputs.project_data import LABELS
from cimcheck.outputs.vocabulary import member_words

DETAIL_WORDS = {
    "prefabrication_sheet": Text("装配率评分表", "Prefabrication score sheet"),
    "protective_units": Text("防护单元一览表", "Protective units"),
    "site_surfaces": Text("下垫面一览表", "Surfaces of the site"),
    "green_score_sheet": Text("绿色建筑得分表", "Green building score sheet"),
    "green_grade": Text("绿色建筑等级", "Green building grade"),
    "green_claims": Text("自评得分与可得分值", "Points claimed and points that are possible"),
    "rows": Text("评价项", "Items"),
    "item": Text("编号", "Item"),
    "group": Text("类别", "Group"),
    "title": Text("名称", "Name"),
    "name": Text("名称", "Name"),
    "label": Text("构件类型", "Component"),
    "measured": Text("分子", "Numerator is"),
    "whole": Text("分母", "Denominator is"),
    "unit": Text("单位", "Unit"),
    "clause": Text("条文", "Clause"),
    "lo": Text("起评值", "From"),
    "hi": Text("满分值", "To"),
    "score_min": Text("起评分", "Score from"),
    "score_max": Text("满分", "Score to"),
    "exists": Text("是否参评", "Counted"),
    "numerator": Text("分子量", "Numerator"),
    "denominator": Text("分母量", "Denominator"),
    "ratio": Text("比例", "Ratio"),
    "points": Text("得分", "Points"),
    "components": Text("构件", "Components"),
    "next": Text("再进一步", "Next step"),
    "part": Text("计入", "Counts in"),
    "count": Text("件数", "Count"),
    "size": Text("工程量", "Size"),
    "portion": Text("计入比例", "Portion"),
    "totals": Text("合计", "Totals"),
    "least": Text("至少", "At least"),
    "met": Text("是否满足", "Met"),
    "fix": Text("补足途径", "Ways to make up"),
    "steps": Text("步骤", "Steps"),
    "state": Text("状态", "State"),
    "amount": Text("数量", "Amount"),
    "fit_out": Text("全装修", "Full fit-out"),
    "conditions": Text("前提条件", "Preconditions"),
    "of": Text("总数", "Of"),
    "elements": Text("构件", "Elements"),
    "key": Text("文件与编号", "File and number"),
    "surface": Text("下垫面", "Surface"),
    "facility": Text("海绵设施", "Facility"),
    "exposed": Text("受雨面积", "Area under rain"),
    "coefficient": Text("径流系数", "Runoff coefficient"),
    "weighted": Text("面积乘系数", "Area by coefficient"),
    "volume": Text("调蓄容积", "Storage volume"),
    "unaccounted": Text("未说明的用地", "Not accounted for"),
    "units": Text("防护单元", "Protective units"),
    "rooms": Text("房间", "Rooms"),
    "doors": Text("门", "Doors"),
    "level": Text("标高", "Level"),
    "role": Text("作用", "Role"),
}
_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def named(name: str) -> Text:
    """A name of a sheet in words."""
    return DETAIL_WORDS.get(name) or LABELS.get(name) or value_words(name)


def value_words(value: str) -> Text:
    """A code in words; any other text as it is."""
    known = _CODE.fullmatch(value) and member_words().get(value)
    return known or Text(value, value)
