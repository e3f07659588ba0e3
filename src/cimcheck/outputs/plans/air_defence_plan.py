"""The key plan of air defence units one drawing for each level."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.amounts import plain_value
from cimcheck.outputs.plans.drawing import INK, SOFT, Drawing, Label, Sign, titled
from cimcheck.outputs.plans.frame import Frame, frame_of

TITLE = Text("防护单元示意图", "Key plan of the protective units")
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


def drawings(data: Any) -> Iterator[Drawing]:
    """Units coloured, anti-bomb units dashed, rooms as thin lines, doors marked by what they are."""
    levels = _levels(unit["level"] for unit in data["units"])
    legend = tuple(_legend(data))
    for level in levels:
        units = [unit for unit in data["units"] if _of(unit, levels) == level]
        frame = frame_of(unit["rings"] for unit in units)
        lines = {
            kind: [frame.path(one["rings"]) for one in data[kind] if _of(one, levels) == level]
            for kind in ("parts", "rooms")
        }
        doors = [door for door in data["doors"] if _of(door, levels) == level]
        shapes = (
            *(_unit(unit, number, frame) for number, unit in enumerate(units)),
            *(
                f'<path d="{path}" fill="none" stroke="{SOFT}" stroke-dasharray="7 4"/>'
                for path in lines["parts"]
            ),
            *(
                f'<path d="{path}" fill="none" stroke="#72808d" stroke-width="0.6"/>'
                for path in lines["rooms"]
            ),
            *(_door(door, frame) for door in doors),
        )
        labels = [label for number, unit in enumerate(units) for label in _labels(unit, number, frame)]
        yield Drawing(_title(level, levels), frame, shapes, tuple(labels), legend)


def _title(level: float, levels: Sequence[float]) -> Text:
    if len(levels) == 1:
        return TITLE
    return Text(f"{TITLE.zh}，楼面标高（模型坐标）{level} m", f"{TITLE.en}, level in the model {level} m")


def _unit(unit: Any, number: int, frame: Frame) -> str:
    path = frame.path(unit["rings"])
    fill = COLOURS[number % len(COLOURS)]
    edge = f'fill-rule="evenodd" stroke="{INK}" stroke-width="1.5"'
    return titled(f'<path d="{path}" fill="{fill}" {edge}/>', unit["name"])


def _labels(unit: Any, number: int, frame: Frame) -> Iterator[Label]:
    x, y = frame.middle(unit["rings"])
    rim = COLOURS[number % len(COLOURS)]
    yield Label((x, y), Text(unit["name"], unit["name"]), 13, INK, rim)
    if "area" in unit:
        yield Label((x, y + 17), plain_value(unit["area"], "m2"), 12, SOFT, rim)


def _door(door: Any, frame: Frame) -> str:
    x, y = frame.at(*door["at"])
    _, colour, shape = ROLES.get(door["role"], ROLES["unknown"])
    return titled(f'<g transform="translate({x} {y})"/>', door["name"]).replace(
        "<title>", f"{_mark(shape, colour)}<title>", 1
    )


def _mark(shape: str, colour: str) -> str:
    """A sign around the origin."""
    if shape == "square":
        return f'<rect x="-4" y="-4" width="8" height="8" fill="{colour}" stroke="#fff"/>'
    ring = f'<circle r="8" fill="none" stroke="{colour}" stroke-width="1.6"/>' if shape == "ring" else ""
    return f'<circle r="5" fill="{colour}" stroke="#fff"/>{ring}'


def _legend(data: Any) -> Iterator[Sign]:
    found = {door["role"] for door in data["doors"]}
    for role, (text, colour, shape) in ROLES.items():
        if role in found:
            yield Sign(f'<g transform="translate(7 7)">{_mark(shape, colour)}</g>', text)
    if data["parts"]:
        dashes = f'<path d="M-2 7 h16" stroke="{SOFT}" stroke-dasharray="6 3"/>'
        yield Sign(dashes, Text("抗爆单元", "anti-bomb units"))


def _levels(values: Iterable[float]) -> list[float]:
    """The lowest of the values that belong together, from the top down."""
    ordered = sorted(values)
    found = ordered[:1] + [upper for lower, upper in pairwise(ordered) if upper - lower > STEP]
    return found[::-1]


def _of(one: Any, levels: Sequence[float]) -> float:
    return min(levels, key=lambda level: (abs(level - one["level"]), level))
