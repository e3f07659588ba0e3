"""Straight walls with the openings in them and the doors and windows in those (metres)."""

from dataclasses import dataclass
from math import dist
from typing import Any

from sample_models.authoring import plan
from sample_models.authoring.description import (
    Element,
    Facts,
    Frame,
    Measure,
    Opening,
    Point,
    Polygon,
    Rectangle,
    Solid,
)
from sample_models.authoring.measures import BOTH, areas, facts, lengths, volumes

CLEARANCE = 0.05
"""How far the solid of an opening sticks out of its wall on either side, so that the cut is clean."""


@dataclass(frozen=True)
class Hole:
    """An opening as it is drawn: where along the wall, how high, how large, and what stands in it."""

    key: str
    offset: float
    sill: float
    width: float
    height: float
    kind: str = "window"
    type_name: str = ""
    name: str = ""
    english: str = ""
    family: str = ""
    facts: Facts = ()
    extra: tuple[Any, ...] = ()


def wall(
    key: str,
    start: Point,
    end: Point,
    *,
    height: float,
    thickness: float,
    base: float = 0.0,
    mitred: bool = False,
    holes: tuple[Hole, ...] = (),
    **given: Any,
) -> Element:
    """A straight wall.

    Mitred: the line is the outer face, the wall lies to its left, its ends are cut at 45 degrees.
    """
    length = dist(start, end)
    if mitred:
        inner = ((length - thickness, thickness), (thickness, thickness))
        profile: Rectangle | Polygon = Polygon(((0.0, 0.0), (length, 0.0), *inner))
        ground = (length - thickness) * thickness
    else:
        profile = Rectangle(length, thickness, (length / 2, 0.0))
        ground = length * thickness
    middle = thickness / 2 if mitred else 0.0
    cut = sum(hole.width * hole.height for hole in holes)
    gross = length * height
    measures = (
        *lengths(length=length, height=height, width=thickness),
        *areas(gross_footprint_area=ground, gross_side_area=gross, net_side_area=gross - cut),
        *volumes(gross_volume=ground * height, net_volume=ground * height - cut * thickness),
    )
    across = ((end[0] - start[0]) / length, (end[1] - start[1]) / length, 0.0)
    bearing = dict(given.get("facts", ())).get("load_bearing") is True
    defaults: dict[str, Any] = {"name": "墙", "english": "Wall", "family": "基本墙"}
    defaults |= {"disciplines": BOTH} if bearing else {}
    return Element(
        "wall",
        key,
        frame=Frame((*start, base), across=across),
        solids=(Solid(profile, height),),
        measures=measures,
        openings=tuple(_opening(hole, thickness, middle) for hole in holes),
        **(defaults | given),
    )


def _opening(hole: Hole, thickness: float, middle: float) -> Opening:
    depth = thickness + 2 * CLEARANCE
    area = hole.width * hole.height
    void = Element(
        "opening",
        hole.key,
        "洞口",
        "Opening",
        type_name="洞口",
        frame=Frame((hole.offset, middle, hole.sill)),
        solids=(Solid(Rectangle(hole.width, depth, (hole.width / 2, 0.0)), hole.height),),
        measures=(
            *lengths(width=hole.width, height=hole.height, depth=thickness),
            *areas(area=area),
            *volumes(volume=area * thickness),
        ),
    )
    if hole.kind == "void":
        return Opening(void)
    words = {"door": ("门", "Door", "单扇平开门"), "window": ("窗", "Window", "推拉窗")}[hole.kind]
    filling = Element(
        hole.kind,
        hole.key,
        hole.name or words[0],
        hole.english or words[1],
        family=hole.family or words[2],
        type_name=hole.type_name,
        predefined=hole.kind.upper(),
        solids=(Solid(Rectangle(hole.width, CLEARANCE, (hole.width / 2, 0.0)), hole.height),),
        measures=(
            *lengths(width=hole.width, height=hole.height, perimeter=2 * (hole.width + hole.height)),
            *areas(area=area),
        ),
        facts=(*hole.facts, *facts(sill=Measure("length", hole.sill))),
        extra=hole.extra,
    )
    return Opening(void, filling)


def door(key: str, offset: float, code: str = "M0921", **given: Any) -> Hole:
    """A door by its code: the first four digits are width and height in decimetres (M0921: 0.9 m x 2.1 m)."""
    digits = "".join(character for character in code if character.isdigit())
    size = (int(digits[:2]) / 10, int(digits[2:4]) / 10)
    defaults = {"family": "单扇平开门", "facts": facts(external=False)}
    return Hole(key, offset, 0.0, *size, "door", code, **(defaults | given))


def window(key: str, offset: float, width: float, height: float, *, sill: float = 0.9, **given: Any) -> Hole:
    """A window, named by its size in decimetres."""
    code = f"C{10 * width:02.0f}{10 * height:02.0f}"
    return Hole(key, offset, sill, width, height, "window", **({"type_name": code} | given))


def perimeter_walls(
    outline: plan.Outline, *, prefix: str, holes: dict[int, tuple[Hole, ...]] | None = None, **given: Any
) -> tuple[Element, ...]:
    """Mitred walls round an outline, outer faces on it; `holes` by number of the side, counted from 0."""
    sides = zip(outline, outline[1:] + outline[:1], strict=True)
    return tuple(
        wall(f"{prefix}{number}", start, end, mitred=True, holes=(holes or {}).get(number, ()), **given)
        for number, (start, end) in enumerate(sides)
    )
