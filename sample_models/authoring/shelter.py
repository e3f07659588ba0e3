"""Air defence rooms and doors as they are usually drawn."""

from collections.abc import Iterable

from sample_models.authoring.description import Element, Facts, PropertySet, Value, Zone
from sample_models.authoring.measures import facts
from sample_models.authoring.parts import space
from sample_models.authoring.plan import Outline, area
from sample_models.authoring.storeys import numeral
from sample_models.authoring.walls import Hole, door

AREA_SCHEME = "人防建筑面积"
PERSONNEL = "二等人员掩蔽所"
SUPPLIES = "物资库"
NET_SHARE = 0.9
"""Effective over gross floor area of these units: walls and columns take the rest."""


def protective_unit(
    number: int,
    outline: Outline,
    *,
    height: float,
    use: str = PERSONNEL,
    net: float | None = None,
    grade: tuple[str, str] | None = None,
    people: int | None = None,
) -> Element:
    """One protective unit drawn as an area; its gross floor area is that of the outline.

    `grade`: class of protection and resistance grades, and `people`, where the model states them.
    """
    said: Facts = tuple(zip(("人防类别", "抗力等级"), grade or (), strict=False))
    said += () if people is None else (("掩蔽人数", people),)
    what = f"({use})" if use else ""
    return space(
        f"unit{number}",
        outline,
        height=height,
        net=round(area(outline) * NET_SHARE, 3) if net is None else net,
        name=f"人防区防护单元{numeral(number)}{what}",
        english=f"Air defence area, protective unit {number}",
        mark=f"RF{number}",
        area_scheme=AREA_SCHEME,
        extra=(PropertySet("人防", said),) if said else (),
    )


def unit_zones(storey: str, units: Iterable[Element]) -> tuple[Zone, ...]:
    """A zone for each unit, holding its area."""
    return tuple(
        Zone(f"unit{number}", f"防护单元{number}", (f"{storey}/{unit.key}",))
        for number, unit in enumerate(units, 1)
    )


def blast_door(key: str, offset: float, code: str = "HFM1520", opens: str = "", **given: Value) -> Hole:
    """A blast door (its code has an F) or an airtight one, by its code; `opens` says which way."""
    blast = "FM" in code
    return door(
        key,
        offset,
        code,
        name="防护密闭门" if blast else "密闭门",
        english="Blast door" if blast else "Airtight door",
        family="人防_单扇防护密闭门" if blast else "人防_单扇密闭门",
        facts=facts(**({"external": False} | given)),
        extra=(PropertySet("人防门", (("开启方向", opens),)),) if opens else (),
    )
