"""The key plan of air defence units as paths, one drawing for each level."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.amounts import plain_value
from cimcheck.outputs.html.plan_svg import frame_of

COLOURS = ("#cfe3f7", "#d8efd3", "#fde7c2", "#e6daf3", "#f9d6d5", "#d3f0ee", "#efe9c8", "#e0e4ea")
ROLES = {
    "exit_outdoors": (Text("室外出入口（防护密闭门）", "exit outdoors (blast door)"), "#b3261e", "ring"),
    "exit": (Text("出入口（防护密闭门）", "exit (blast door)"), "#b3261e", "circle"),
    "connection": (Text("连通口", "connection to another unit"), "#124e86", "circle"),
    "blast_door": (Text("其他防护密闭门", "other blast door"), "#b3261e", "square"),
    "airtight_door": (Text("密闭门", "airtight door"), "#17693b", "square"),
    "closing_panel": (Text("封堵板", "closing panel"), "#5a6772", "square"),
    "blast_valve": (Text("防爆波活门", "blast valve"), "#5a6772", "circle"),
    "unknown": (Text("类别不明的门", "door of unknown kind"), "#8a5200", "square"),
}
STEP = 1.5  # [m] floors nearer than this are one level


def prepare(data: Any) -> dict[str, object]:
    """Units with colours, what divides them and rooms as lines, doors as marks, and a legend of these."""
    levels = _levels(unit["level"] for unit in data["units"])
    found = {door["role"] for door in data["doors"]}
    legend = [
        {"text": text, "colour": colour, "shape": shape}
        for role, (text, colour, shape) in ROLES.items()
        if role in found
    ]
    plans = [_plan(data, level, levels) for level in levels]
    return {"plans": plans, "legend": legend, "divided": bool(data["parts"])}


def _plan(data: Any, level: float, levels: Sequence[float]) -> dict[str, object]:
    units = [unit for unit in data["units"] if _of(unit, levels) == level]
    frame = frame_of(unit["rings"] for unit in units)
    shown = [
        {
            "name": unit["name"],
            "area": plain_value(unit["area"], "m2") if "area" in unit else None,
            "fill": COLOURS[number % len(COLOURS)],
            "path": frame.path(unit["rings"]),
            "at": frame.middle(unit["rings"]),
        }
        for number, unit in enumerate(units)
    ]
    doors = [
        {"name": door["name"], "at": frame.at(*door["at"]), "colour": colour, "shape": shape}
        for door in data["doors"]
        if _of(door, levels) == level
        for _, colour, shape in (ROLES.get(door["role"], ROLES["unknown"]),)
    ]
    lines = {
        kind: [frame.path(one["rings"]) for one in data[kind] if _of(one, levels) == level]
        for kind in ("rooms", "parts")
    }
    return {
        "frame": frame,
        "units": shown,
        "doors": doors,
        "level": level if len(levels) > 1 else None,
        **lines,
    }


def _levels(values: Iterable[float]) -> list[float]:
    """The lowest of the values that belong together, from the top down."""
    ordered = sorted(values)
    found = ordered[:1] + [upper for lower, upper in pairwise(ordered) if upper - lower > STEP]
    return found[::-1]


def _of(one: Any, levels: Sequence[float]) -> float:
    return min(levels, key=lambda level: (abs(level - one["level"]), level))
