"""What the submission says of itself, as lines of name and value, whatever its author put there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cimcheck.core.text import Text
from cimcheck.outputs.amounts import plain_value, stated_words
from cimcheck.outputs.vocabulary import fact_words, place_text
from cimcheck.outputs.words import word

LABELS = {
    "name": Text("项目名称", "Name"),
    "code": Text("项目编号", "Code"),
    "place": Text("所在地区", "Place"),
    "filed": Text("申报日期", "Filed"),
    "stage": Text("阶段", "Stage"),
    "conditions": Text("规划与批准条件", "Conditions"),
    "declared": Text("申报数据", "Declared"),
    "document": Text("依据文件", "Document"),
    "air_defence": Text("人民防空", "Civil air defence"),
    "green_star": Text("绿色建筑星级", "Green building stars"),
    "prefabrication": Text("装配式建筑", "Prefabrication"),
    "sponge": Text("海绵城市", "Sponge city"),
    "plot": Text("地块", "Plot"),
    "air_defence_floor_area": Text("人防建筑面积", "Air defence floor area"),
    "floor_area_below_ground": Text("地下建筑面积", "Floor area below ground"),
    "air_defence_ratio": Text("人防面积比例", "Air defence ratio"),
    "air_defence_city_class": Text("人防城市类别", "Air defence city class"),
    "area": Text("面积", "Area"),
    "ratio": Text("比例", "Ratio"),
    "city_class": Text("城市类别", "City class"),
    "required_area": Text("应建面积", "Required area"),
    "standard": Text("评价标准", "Standard"),
    "minimum": Text("最低要求", "Minimum"),
    "capture_ratio": Text("年径流总量控制率", "Annual rainfall capture ratio"),
    "design_rainfall": Text("设计降雨量", "Design rainfall"),
    "green_ratio": Text("绿地率", "Green ratio"),
    "floor_area_ratio": Text("容积率", "Floor area ratio"),
    "floor_area_above_ground": Text("地上建筑面积", "Floor area above ground"),
    "floor_area": Text("建筑面积", "Floor area"),
    "storeys_above_ground": Text("地上层数", "Storeys above ground"),
    "storeys_below_ground": Text("地下层数", "Storeys below ground"),
    "first_floor_area": Text("首层建筑面积", "First floor area"),
    "height": Text("建筑高度", "Building height"),
}
STAGES = {
    "construction_drawings": Text("施工图设计", "construction drawings"),
    "preliminary_design": Text("初步设计", "preliminary design"),
    "scheme_design": Text("方案设计", "scheme design"),
    "completion": Text("竣工", "completion"),
}
CATEGORIES = {
    "commodity_housing": Text("商品住宅", "commodity housing"),
    "talent_housing": Text("人才住房", "talent housing"),
    "affordable_housing": Text("保障性住房", "affordable housing"),
    "public": Text("公共建筑", "public building"),
    "industrial": Text("工业建筑", "industrial building"),
}


_PLAIN = {"lo", "value", "raw"}
"""A member that shows an object to be one value."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the project's data: its depth, its name, and its value in words; None for a heading."""

    depth: int
    key: str
    label: Text
    value: Text | None


def entries(data: Mapping[str, object], depth: int = 0) -> list[Entry]:
    """The data as lines, in the order of the report, all of it; a list of objects is numbered."""
    lines: list[Entry] = []
    for key, value in data.items():
        label = fact_words(key) or word(LABELS, key.rpartition(".")[2])
        inner = _inner(value)
        if inner is not None:
            lines.extend([Entry(depth, key, label, None), *entries(inner, depth + 1)] if inner else [])
        elif value not in (None, ""):
            lines.append(Entry(depth, key, label, _in_words(key, value)))
    return lines


def _inner(value: object) -> dict[str, object] | None:
    """The members of an object or of a list of objects; None for a plain value or one value."""
    if isinstance(value, Mapping):
        return None if _PLAIN & set(value) else {str(key): inner for key, inner in value.items()}
    if (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and any(isinstance(i, Mapping) for i in value)
    ):
        return {str(place): inner for place, inner in enumerate(value, 1)}
    return None


def _stated(key: str, value: Mapping[str, object]) -> Text:
    """A number with bounds, another value, or a condition as it was written, with its document."""
    if "raw" in value:
        document = str(value.get("document") or "")
        raw = stated_words(key, str(value["raw"]))
        return Text(f"{raw.zh}（{document}）", f"{raw.en} ({document})") if document else raw
    bounds = {"lo": value.get("lo"), "hi": value.get("hi")}
    return plain_value(value.get("value") if "value" in value else bounds, str(value.get("unit") or ""))


def _in_words(key: str, value: object) -> Text:
    if isinstance(value, Mapping):
        return _stated(key, value)
    if isinstance(value, list | tuple):
        return Text("、".join(str(item) for item in value), ", ".join(str(item) for item in value))
    if isinstance(value, str):
        if key == "place":
            return place_text(value)
        return word(STAGES, value) if key == "stage" else Text(value, value)
    return plain_value(value)
