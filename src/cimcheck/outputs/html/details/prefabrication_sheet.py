"""Shapes the calculation sheet of the prefabrication ratio for its template."""

from collections.abc import Mapping, Sequence
from typing import Any

Words = dict[str, str]
TOTALS: Mapping[str, Words] = {
    "Q1": {"zh": "主体结构 Q1", "en": "Main structure Q1"},
    "Q2": {"zh": "围护墙和内隔墙 Q2", "en": "Envelope and partitions Q2"},
    "Q3": {"zh": "装修和设备管线 Q3", "en": "Fit-out and services Q3"},
    "Q4": {"zh": "缺少的功能项分值 Q4", "en": "Points of absent functions Q4"},
    "P": {"zh": "装配率 P = (Q1 + Q2 + Q3) / (100 - Q4)", "en": "Ratio P = (Q1 + Q2 + Q3) / (100 - Q4)"},
}
STATES: Mapping[bool | None, Words] = {
    True: {"zh": "满足", "en": "met"},
    False: {"zh": "不满足", "en": "not met"},
    None: {"zh": "待定", "en": "open"},
}
ROLES: Mapping[str, Words] = {
    "both": {"zh": "分子与分母", "en": "part of the whole"},
    "part": {"zh": "分子", "en": "measured"},
    "whole": {"zh": "分母", "en": "measured against"},
}
FIXES: Mapping[str, Words] = {
    "possible": {
        "zh": "按最不利情形，件数最少的补足方法（按平均件大小估算）",
        "en": "The fewest components that would suffice at worst (by their average size)",
    },
    "beyond": {
        "zh": "模型中的部品部件即使全部改为预制，按最不利情形也不能保证达标",
        "en": "At worst, even all components of the models would not surely suffice",
    },
}


def prepare(data: Mapping[str, Any]) -> dict[str, object]:
    """What the template gets: rows, totals, conditions, fix (None when nothing is short), not_modelled."""
    rows = [_row(row, data["components"]) for row in data["rows"]]
    return {
        "rows": rows,
        "totals": [_total(name, label, data["totals"][name]) for name, label in TOTALS.items()],
        "conditions": [_condition(one) for one in data["conditions"]],
        "fix": _fix(data["fix"]),
        "not_modelled": [row["title"] for row in rows if not row["components"] and row["unit"] != "1"],
    }


def _row(row: Mapping[str, Any], components: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    is_answer = row["unit"] == "1"
    steps = row["score_min"] != row["score_max"]
    least, most = f"{_percent(row['lo'])}", f"{_percent(row['hi'])}"
    asked = "—" if is_answer else f"{least} ≤ q ≤ {most}" if steps else f"q ≥ {least}"
    worth = f"{row['score_min']:g}–{row['score_max']:g}" if steps else f"{row['score_max']:g}"
    return {
        **row,
        "asked": asked,
        "worth": worth,
        "formula": {lang: _formula(row["measured"][lang], row["whole"][lang]) for lang in ("zh", "en")},
        "ratio": row["ratio"] if is_answer else _hundredfold(row["ratio"]),
        "ratio_unit": "" if is_answer else "%",
        "next": {**row["next"], "shown": f"{row['next']['points']:g}"} if row["next"] else None,
        "groups": [
            {**group, "share": _hundredfold(group["portion"]), "role": ROLES[group["part"]]}
            for group in components
            if group["item"] == row["item"]
        ],
    }


def _formula(measured: str, whole: str) -> str:
    return measured if whole == "—" else f"{measured} / {whole}"


def _percent(ratio: float) -> str:
    return f"{round(100 * ratio, 6):g} %"


def _hundredfold(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {end: None if value[end] is None else round(100 * value[end], 6) for end in ("lo", "hi")}


def _total(name: str, label: Words, value: Any) -> dict[str, object]:
    return {
        "label": label,
        "value": _hundredfold(value) if name == "P" else value,
        "unit": "%" if name == "P" else "",
    }


def _condition(one: Mapping[str, Any]) -> dict[str, object]:
    name, least = one["name"], one["least"]
    if least is None:
        label = {"zh": "采用全装修", "en": "fully fitted out"}
    else:
        shown = f"{name} ≥ {_percent(least) if name == 'P' else f'{least:g}'}"
        label = {"zh": shown, "en": shown}
    return {"label": label, "state": STATES[one["met"]]}


def _fix(fix: Mapping[str, Any]) -> dict[str, object] | None:
    if fix["state"] == "met" and not fix["fit_out"]:
        return None
    title = FIXES.get(fix["state"], {"zh": "还需要", "en": "Still needed"})
    steps = [{**step, "shown": f"{step['points']:g}"} for step in fix["steps"]]
    return {"title": title, "steps": steps, "fit_out": fix["fit_out"]}
