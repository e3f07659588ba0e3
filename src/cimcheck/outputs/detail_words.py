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
    "green_claims": Text("自评得分与可得分值", "Points claimed and points that are possible"),
    "green_grade": Text("各星级的条件", "What each star asks"),
    "air_defence_plan": Text("人防平面示意图", "Plan of the air defence basement"),
    "site_plan": Text("场地平面示意图", "Plan of the site"),
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
    "green_grade": Text("绿色建筑等级", "Green building grade"),
    "green_score_sheet": Text("绿色建筑得分表", "Green building score sheet"),
    "grade": Text("等级", "Grade"),
    "stars": Text("星级", "Stars"),
    "star": Text("等级", "Grade"),
    "reached": Text("是否达到", "Reached"),
    "score": Text("总得分", "Score"),
    "minima": Text("各类最低得分", "Least scores"),
    "requirements": Text("要求", "Required"),
    "water_grade": Text("节水器具用水效率等级", "Water efficiency grade of fittings"),
    "pollutants": Text("室内主要空气污染物浓度降低比例", "Reduction of indoor pollutants"),
    "materials": Text("绿色建材应用比例", "Share of green materials"),
    "carbon": Text("全寿命期碳排放强度与降碳措施说明", "Statement of life cycle carbon"),
    "airtight": Text("外窗气密性能符合要求", "Airtightness of windows as required"),
    "envelope": Text("围护结构热工性能提高比例", "Improvement of the envelope"),
    "load": Text("供暖空调负荷降低比例", "Reduction of heating and cooling load"),
    "airborne": Text("空气声隔声（dB）", "Airborne sound insulation (dB)"),
    "impact": Text("楼板撞击声（dB）", "Impact sound (dB)"),
    "housing_only": Text("仅居住建筑", "Housing only"),
    "from": Text("不低于", "From"),
    "to": Text("不高于", "To"),
    "stages": Text("评价阶段", "Stage"),
    "prerequisites": Text("控制项", "Prerequisites"),
    "groups": Text("类别", "Categories"),
    "full": Text("满分", "Maximum"),
    "most": Text("满分", "Maximum"),
    "possible": Text("可能得分", "Possible"),
    "decided": Text("判定依据", "Decided by"),
    "assessed_only": Text("仅评价阶段计分", "Counts in assessment only"),
    "computed": Text("由数量计算", "Computed"),
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
VALUE_WORDS = {
    "geometry": Text("几何", "geometry"),
    "property": Text("属性", "property"),
    "simulation": Text("模拟", "simulation"),
    "surroundings": Text("周边", "surroundings"),
    "document": Text("文件", "document"),
    "Q1": Text("安全耐久", "Safety and durability"),
    "Q2": Text("健康舒适", "Health and comfort"),
    "Q3": Text("生活便利", "Convenience"),
    "Q4": Text("资源节约", "Resource saving"),
    "Q5": Text("环境宜居", "Liveable surroundings"),
    "QA": Text("提高与创新", "Improvement and innovation"),
}
"""Codes of the sheets of green building."""
_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*|Q[1-9A]")
DRAWINGS = ("air_defence_plan", "site_plan")
"""Details that are drawn, not tabulated: only the HTML report shows them."""


def named(name: str) -> Text:
    """A name of a sheet in words."""
    return DETAIL_WORDS.get(name) or LABELS.get(name) or value_words(name)


def value_words(value: str) -> Text:
    """A code in words; any other text as it is."""
    known = _CODE.fullmatch(value) and (VALUE_WORDS.get(value) or member_words().get(value))
    return known or Text(value, value)
