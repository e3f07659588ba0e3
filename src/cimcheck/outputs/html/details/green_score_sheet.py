"""The words of the green building score sheet."""

from typing import Any

WAYS = {
    "geometry": ("几何", "geometry"),
    "property": ("属性", "property"),
    "simulation": ("模拟", "simulation"),
    "surroundings": ("周边", "surroundings"),
    "document": ("文件", "document"),
}
GROUPS = {
    "Q1": ("安全耐久", "Safety and durability"),
    "Q2": ("健康舒适", "Health and comfort"),
    "Q3": ("生活便利", "Convenience"),
    "Q4": ("资源节约", "Resource saving"),
    "Q5": ("环境宜居", "Liveable surroundings"),
    "QA": ("提高与创新加分项", "Bonus for improvement and innovation"),
}
STAGES = {"pre_assessment": ("预评价", "pre-assessment"), "assessment": ("评价", "assessment")}
MET = {True: ("满足", "met"), False: ("不满足", "not met"), None: ("缺依据", "nothing decides it yet")}
SETTLED, OPEN = ("已定", "settled"), ("缺依据", "nothing decides it yet")
LATER = ("竣工后才计分", "counts after completion only")
COMPUTED = ("由数量计算", "computed from quantities")


def prepare(data: Any) -> dict[str, object]:
    """The sheet with its codes in words, both languages."""
    return {
        "stages": [_words(STAGES[stage]) for stage in data["stages"]],
        "score": data["score"],
        "prerequisites": [{**_row(row), "state": _words(MET[row["met"]])} for row in data["prerequisites"]],
        "groups": [
            {
                **group,
                "label": _words(GROUPS[group["group"]]),
                "rows": [{**_row(row), "state": _state(row, data["stages"])} for row in group["rows"]],
            }
            for group in data["groups"]
        ],
    }


def _row(row: dict[str, Any]) -> dict[str, Any]:
    ways = [WAYS[way] for way in row["decided"]]
    decided = {"zh": "、".join(zh for zh, _ in ways), "en": ", ".join(en for _, en in ways)}
    return {**row, "label": row["label"] or {"zh": "", "en": ""}, "decided": decided}


def _state(row: dict[str, Any], stages: list[str]) -> dict[str, str]:
    if row["assessed_only"] and stages == ["pre_assessment"]:
        return _words(LATER)
    if row["possible"]["lo"] == row["possible"]["hi"]:
        return _words(COMPUTED if row["computed"] else SETTLED)
    return _words(OPEN)


def _words(pair: tuple[str, str]) -> dict[str, str]:
    return {"zh": pair[0], "en": pair[1]}
