"""Shapes the calculation sheet of the prefabrication ratio for its template."""

from collections.abc import Mapping, Sequence
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.sheets.prefabrication_sheet import PARTS, STATES, told_by

Words = dict[str, str]
GROUPS: Mapping[str, Words] = {
    "Q1": {"zh": "主体结构 Q1", "en": "Main structure Q1"},
    "Q2": {"zh": "围护墙和内隔墙 Q2", "en": "Envelope and partitions Q2"},
    "Q3": {"zh": "装修和设备管线 Q3", "en": "Fit-out and services Q3"},
}
TOTALS: Mapping[str, Words] = {
    "Q4": {"zh": "缺少的功能项分值 Q4", "en": "Points of absent functions Q4"},
    "P": {"zh": "装配率 P = (Q1 + Q2 + Q3) / (100 − Q4)", "en": "Ratio P = (Q1 + Q2 + Q3) / (100 − Q4)"},
}
ANSWERS: Mapping[bool | None, Words] = {
    True: {"zh": "满足", "en": "met"},
    False: {"zh": "不满足", "en": "not met"},
    None: {"zh": "待定", "en": "open"},
}
VERDICTS: Mapping[bool | None, Words] = {
    True: {
        "zh": "可认定为装配式建筑（预评价）。",
        "en": "Qualifies as a prefabricated building (in advance).",
    },
    False: {"zh": "不能认定为装配式建筑。", "en": "Does not qualify as a prefabricated building."},
    None: {"zh": "现有资料不足以认定。", "en": "What is known does not settle it."},
}
SIGNS = (("zh", "、"), ("en", ", "))
FIT_OUT = "full_fit_out"


def prepare(data: Mapping[str, Any]) -> dict[str, object]:
    """What the template gets: rows also by group, totals, conditions, verdict, missing, fix, not_modelled."""
    rows = [_row(row, data["components"]) for row in data["rows"]]
    titles = {row["item"]: row["title"] for row in rows}
    return {
        "rows": rows,
        "groups": [_group(name, rows, data) for name in GROUPS],
        "totals": [_total(name, label, data["totals"][name]) for name, label in TOTALS.items()],
        "conditions": [_condition(one) for one in data["conditions"]],
        "verdict": VERDICTS[data["qualifies"]],
        "missing": [_missing(one, titles) for one in data["missing"]],
        "fix": _fix(data["fix"], data["rows"]),
        "not_modelled": [row["title"] for row in rows if not row["components"] and row["item"] != FIT_OUT],
    }


def _group(name: str, rows: Sequence[Mapping[str, Any]], data: Mapping[str, Any]) -> dict[str, object]:
    mine = [row for row in rows if row["group"] == name]
    least = next((one["least"] for one in data["conditions"] if one["name"] == name), None)
    return {
        "label": GROUPS[name],
        "rows": mine,
        "worth": f"{sum(row['score_max'] for row in mine):g}",
        "least": {"zh": "", "en": ""}
        if least is None
        else {"zh": f"最低 {least:g} 分", "en": f"at least {least:g}"},
        "value": data["totals"][name],
    }


def _row(row: Mapping[str, Any], components: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    is_answer = row["item"] == FIT_OUT
    steps = row["score_min"] != row["score_max"]
    least, most = f"{_percent(row['lo'])}", f"{_percent(row['hi'])}"
    asked = "—" if is_answer else f"{least} ≤ q ≤ {most}" if steps else f"q ≥ {least}"
    worth = f"{row['score_min']:g}–{row['score_max']:g}" if steps else f"{row['score_max']:g}"
    return {
        **row,
        "code": _code(row["item"]),
        "asked": asked,
        "worth": worth,
        "formula": {lang: _formula(row["measured"][lang], row["whole"][lang]) for lang in ("zh", "en")},
        "ratio": row["ratio"] if is_answer else _hundredfold(row["ratio"]),
        "ratio_unit": "" if is_answer else "%",
        "next": {**row["next"], "shown": f"{row['next']['points']:g}"} if row["next"] else None,
        "told_by": [
            {"label": told_by(name), "count": count} for name, count in sorted(row["evidence"].items())
        ],
        "groups": [
            {
                **group,
                "share": _hundredfold(group["portion"]),
                "role": PARTS[group["part"]],
                "told_by": told_by(group["evidence"]),
            }
            for group in components
            if group["item"] == row["item"]
        ],
    }


def _code(item: str) -> str:
    """What the standard calls an item; full fit-out has no letter."""
    return "" if item == FIT_OUT else item


def _formula(measured: str, whole: str) -> str:
    return measured if whole == "—" else f"{measured} ÷ {whole}"


def _percent(ratio: float) -> str:
    return f"{round(100 * ratio, 6):g}%"


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
    return {"label": label, "state": ANSWERS[one["met"]]}


def _missing(one: Mapping[str, Any], titles: Mapping[str, Words]) -> dict[str, object]:
    codes = [{lang: _code(item) or titles[item][lang] for lang in ("zh", "en")} for item in one["items"]]
    return {
        **one,
        "concerns": {lang: sign.join(code[lang] for code in codes) for lang, sign in SIGNS},
        "shown": f"{round(100 * one['effect'], 2):g}",
    }


def _fix(fix: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> dict[str, object] | None:
    if fix["state"] == "met" and not fix["fit_out"]:
        return None
    title = Text("还需要", "Still needed") if fix["state"] == "met" else STATES[fix["state"]]
    points = {row["item"]: row["points"]["lo"] for row in rows}
    steps = [
        {
            **step,
            "code": _code(step["item"]),
            "before": f"{points[step['item']]:g}",
            "shown": f"{step['points']:g}",
            "components": [{**one, "said": _how_many(one["count"], one["of"])} for one in step["components"]],
        }
        for step in fix["steps"]
    ]
    return {"title": title, "steps": steps, "fit_out": fix["fit_out"]}


def _how_many(count: int, of: int) -> Words:
    if count == of:
        return {"zh": f"全部 {of} 件", "en": f" all {of}"}
    return {"zh": f"中较大的 {count} 件（共 {of} 件）", "en": f" the {count} largest of {of}"}
