"""Ten bare storeys with a shelter exactly as large as the first floor: rounding of units must not decide."""

from collections.abc import Iterator
from dataclasses import replace

from sample_models.authoring import parts, shelter
from sample_models.authoring.description import Building, Element, Measure, Model, QuantitySet
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, basement

STOREYS, HEIGHT, DEPTH = 10, 2.95, 3.7
WIDTH, BREADTH = 31.7, 17.3
FOOTPRINT = rectangle(0, 0, WIDTH, BREADTH)


def _floor(number: int) -> tuple[Element, ...]:
    flat = rectangle(0.2, 0.2, WIDTH - 0.4, BREADTH - 0.4)
    return (
        parts.slab(
            "S1", FOOTPRINT, thickness=0.12, type_name="楼板-钢筋混凝土120", material="钢筋混凝土 C30"
        ),
        parts.space("R1", flat, height=HEIGHT - 0.12, mark=f"{number}01", name="住宅户内", english="Flat"),
    )


def tower(shelter_width: float, second_area: float | None = None) -> Building:
    """The storeys over a basement of the same outline, with a protective unit of this width [m].

    With a second area [m2] the unit carries a second set of quantities that contradicts the first.
    """
    unit = shelter.protective_unit(1, rectangle(0, 0, shelter_width, BREADTH), height=DEPTH - 0.12)
    if second_area is not None:
        other = QuantitySet("Qto_SpaceBaseQuantities", (("GrossFloorArea", Measure("area", second_area)),))
        unit = replace(unit, extra=(other,))
    cellar = basement(DEPTH, FOOTPRINT, (unit,), "地下一层(人防)", "Basement 1 (air defence)")
    storeys = (cellar, *above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor))
    return Building(
        "exact_area",
        "6号住宅楼",
        "Residential building 6",
        "住宅",
        storeys,
        shelter.unit_zones("B1", (unit,)),
    )


def models() -> Iterator[Model]:
    exact, short = tower(WIDTH), tower(WIDTH - 0.01)
    yield Model("pass-adb001-exact_area-ifc4.ifc", exact, "clean")
    yield Model("pass-adb001-exact_area-ifc4x3_metre.ifc", exact, "clean", "IFC4X3_ADD2", "m")
    yield Model("pass-adb001-exact_area-ifc4_inch.ifc", exact, "clean", unit="inch")
    yield Model("pass-adb001-exact_area-revit_zh.ifc", exact, "revit_chinese", "IFC2X3")
    yield Model(
        "pass-adb001-exact_area-ifc4_foot_own_units.ifc", exact, "clean", unit="ft", quantity_unit="m"
    )
    yield Model("undetermined-adb001-two_areas-ifc4.ifc", tower(WIDTH, second_area=300.0), "clean")
    yield Model("fail-adb001-one_centimetre_short-ifc4_inch.ifc", short, "clean", unit="inch")
