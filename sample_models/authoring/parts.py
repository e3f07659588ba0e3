"""Slabs, columns, bars, stairs and rooms from a few dimensions (metres, relative to the storey)."""

from math import cos, dist, radians, sin
from typing import Any

from sample_models.authoring import plan
from sample_models.authoring.description import (
    Element,
    Frame,
    Measure,
    Point,
    Polygon,
    PropertySet,
    Rectangle,
    Solid,
)
from sample_models.authoring.measures import BOTH, areas, facts, lengths, volumes


def slab(key: str, outline: plan.Outline, *, thickness: float, top: float = 0.0, **given: Any) -> Element:
    """A flat slab whose upper face lies at `top`."""
    area = plan.area(outline)
    defaults: dict[str, Any] = {
        "name": "楼板",
        "english": "Floor slab",
        "family": "楼板",
        "predefined": "FLOOR",
    }
    return Element(
        "slab",
        key,
        frame=Frame((0.0, 0.0, top - thickness)),
        solids=(Solid(Polygon(outline), thickness),),
        measures=(
            *lengths(width=thickness, perimeter=plan.perimeter(outline)),
            *areas(gross_area=area, net_area=area),
            *volumes(gross_volume=area * thickness, net_volume=area * thickness),
        ),
        **(defaults | {"disciplines": BOTH} | given),
    )


def insulated_roof(outline: plan.Outline) -> Element:
    """A flat roof of 0.15 m that states its U-value, 0.38 W/(m2 K)."""
    return slab(
        "roof",
        outline,
        thickness=0.15,
        name="屋面板",
        english="Roof slab",
        predefined="ROOF",
        type_name="保温屋面150",
        facts=facts(external=True, transmittance=Measure("transmittance", 0.38)),
    )


def lamp(index: int, name: str, english: str, power: float) -> Element:
    """One of eight lamps in two rows under the ceiling, of so many watts."""
    return Element(
        "luminaire",
        f"L{index}",
        name,
        english,
        type_name=f"{name} {power:.0f}W",
        frame=Frame((1.2 + 2.0 * (index % 4), 2.5 + 3.0 * (index // 4), 3.2)),
        solids=(Solid(Rectangle(0.6, 0.6), 0.08),),
        extra=(PropertySet("灯具参数", (("灯具功率", power),)),),
    )


def sheet(
    kind: str, key: str, outline: plan.Outline, *, thickness: float, base: float = 0.0, **given: Any
) -> Element:
    """A horizontal layer of any kind: floor finish, paving, planting, pond."""
    area = plan.area(outline)
    measures = (
        *lengths(width=thickness),
        *areas(gross_area=area, net_area=area),
        *volumes(gross_volume=area * thickness),
    )
    return Element(
        kind,
        key,
        frame=Frame((0.0, 0.0, base)),
        solids=(Solid(Polygon(outline), thickness),),
        **({"measures": measures} | given),
    )


def column(
    key: str, at: Point, *, width: float, depth: float, height: float, base: float = 0.0, **given: Any
) -> Element:
    """An upright rectangular column centred on `at`."""
    volume = width * depth * height
    defaults: dict[str, Any] = {
        "name": "柱",
        "english": "Column",
        "family": "混凝土-矩形-柱",
        "predefined": "COLUMN",
    }
    return Element(
        given.pop("kind", "column"),
        key,
        frame=Frame((*at, base)),
        solids=(Solid(Rectangle(width, depth), height),),
        measures=(
            *lengths(length=height, width=width, depth=depth),
            *areas(cross_section_area=width * depth),
            *volumes(gross_volume=volume, net_volume=volume),
        ),
        **(defaults | {"disciplines": BOTH} | given),
    )


def bar(
    kind: str, key: str, start: Point, end: Point, *, width: float, height: float, centre: float, **given: Any
) -> Element:
    """A horizontal bar (beam, pipe, conduit) whose axis lies `centre` above the storey."""
    length = dist(start, end)
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length, 0.0)
    defaults: dict[str, Any] = {
        "name": "梁",
        "english": "Beam",
        "family": "混凝土-矩形梁",
        "predefined": "BEAM",
    }
    defaults |= {"disciplines": BOTH} if kind == "beam" else {}
    volume = length * width * height
    return Element(
        kind,
        key,
        frame=Frame((*start, centre), axis=along, across=(along[1], -along[0], 0.0)),
        solids=(Solid(Rectangle(width, height), length),),
        measures=(
            *lengths(length=length, width=width, depth=height),
            *areas(cross_section_area=width * height, projected_area=length * width),
            *volumes(gross_volume=volume, net_volume=volume),
        ),
        **(defaults | given),
    )


def stair(
    key: str,
    at: Point,
    *,
    width: float,
    going: float,
    rise: float,
    steps: int,
    angle: float = 0.0,
    **given: Any,
) -> Element:
    """One straight flight that climbs `rise` in `steps` steps along the direction `angle` [degree]."""
    profile = _flight(going, rise, steps)
    turn = radians(angle)
    along = (round(cos(turn), 12), round(sin(turn), 12), 0.0)
    side = (along[1], -along[0], 0.0)
    volume = plan.area(profile) * width
    defaults: dict[str, Any] = {
        "name": "楼梯",
        "english": "Stair",
        "family": "整体式楼梯",
        "predefined": "STRAIGHT_RUN_STAIR",
    }
    return Element(
        "stair",
        key,
        frame=Frame((*at, 0.0), axis=side, across=along),
        solids=(Solid(Polygon(profile), width),),
        measures=(
            *lengths(length=going * (steps - 1), width=width),
            *areas(projected_area=going * (steps - 1) * width),
            *volumes(gross_volume=volume, net_volume=volume),
        ),
        **(defaults | {"disciplines": BOTH} | given),
    )


def _flight(going: float, rise: float, steps: int) -> plan.Outline:
    """Side view of a flight: a waist slab under a saw tooth of treads."""
    riser = rise / steps
    treads: list[Point] = []
    for index in range(steps - 1):
        treads += [(index * going, (index + 1) * riser), ((index + 1) * going, (index + 1) * riser)]
    end = (steps - 1) * going
    waist = 2 * riser
    return ((0.0, 0.0), *treads, (end, (steps - 1) * riser - waist), (waist, 0.0))


def space(
    key: str,
    outline: plan.Outline,
    *,
    height: float,
    gross: float | None = None,
    net: float | None = None,
    **given: Any,
) -> Element:
    """A room or an area. Gross and net floor area are those of the outline unless stated [m2]."""
    area = plan.area(outline)
    ceiling = area if net is None else net
    edge = plan.perimeter(outline)
    measures = (
        *lengths(height=height, perimeter=edge),
        *areas(gross_floor_area=area if gross is None else gross, net_floor_area=ceiling),
        *areas(gross_wall_area=edge * height, gross_ceiling_area=ceiling),
        *volumes(net_volume=ceiling * height),
    )
    return Element(
        "space",
        key,
        solids=(Solid(Polygon(outline), height),),
        **({"english": "Room", "measures": measures} | given),
    )
