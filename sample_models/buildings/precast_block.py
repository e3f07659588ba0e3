"""A frame of three storeys, 20.5 m x 10.5 m, of equal pieces: every precast share is a simple fraction.

A storey has 12 columns of 0.75 m3, 10 ceiling slabs of 21.525 m2, 12 envelope panels of 13.5 m2, 10 partition
panels of 12 m2, 10 pipes of 4 m, two kitchens and two bathrooms. A `Mix` says how many of each are what.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sample_models.authoring import parts, walls
from sample_models.authoring.description import Building, Element, Measure, Model, Point, Value
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground

STOREYS, HEIGHT, DECK, CLEAR = 3, 3.15, 0.15, 3.0
LENGTH, BREADTH = 20.5, 10.5
FOOTPRINT = rectangle(0, 0, LENGTH, BREADTH)
COLUMNS: tuple[Point, ...] = (
    *((0.25 + 5 * index, 0.25) for index in range(5)),
    *((0.25 + 5 * index, 10.25) for index in range(5)),
    (0.25, 5.25),
    (20.25, 5.25),
)
PANELS: tuple[tuple[Point, Point], ...] = (
    *(((0.5 + 5 * index, 0.1), (5 + 5 * index, 0.1)) for index in range(4)),
    *(((0.5 + 5 * index, 10.4), (5 + 5 * index, 10.4)) for index in range(4)),
    *(((x, y), (x, y + 4.5)) for x in (0.1, 20.4) for y in (0.5, 5.5)),
)
WITH_WINDOW = (2, 5, 8, 11)
"""Panels with a window: as many of the first half as of the second, so that gross and net give one share."""
PARTITIONS = tuple(((0.25 + 4 * index, y), (4.25 + 4 * index, y)) for y in (4.0, 6.5) for index in range(5))


@dataclass(frozen=True)
class Mix:
    """How many pieces of a storey are what. None: the model does not hold such pieces at all."""

    precast_columns: int
    composite_slabs: int
    panels: int
    """Envelope panels that are not masonry; the first `sandwich` of them have insulation and finish."""
    sandwich: int
    integrated_partitions: int
    """Partitions with services in them; the other partitions are plain panels."""
    dry_floor: float | None
    """Depth [m] of the strip of floor laid dry, out of 10.5 m."""
    fitted_rooms: int | None
    """Kitchens, and as many bathrooms, that are assembled, out of two."""
    separated_pipes: int | None
    fit_out: Value | None = True


def _columns(mix: Mix) -> Iterator[Element]:
    for index, at in enumerate(COLUMNS, 1):
        precast = index <= mix.precast_columns
        yield parts.column(
            f"C{index}",
            at,
            width=0.5,
            depth=0.5,
            height=CLEAR,
            type_name="预制柱-500x500" if precast else "现浇柱-500x500",
            mark=f"YZZ-{index:02d}" if precast else "",
            material="预制混凝土 C40" if precast else "现浇混凝土 C40",
            facts=facts(load_bearing=True, casting="precast" if precast else "in_situ"),
        )


def _slabs(mix: Mix) -> Iterator[Element]:
    """The ceiling of the storey: panels of 60 mm with 90 mm of topping, or 150 mm cast in place."""
    panel, topping = Measure("positive_length", 0.06), Measure("positive_length", 0.09)
    composite = facts(casting="composite", panel_thickness=panel, topping_thickness=topping)
    for index in range(10):
        outline = rectangle(2.05 * index, 0, 2.05, BREADTH)
        if index < mix.composite_slabs:
            layers = layered(("预制混凝土底板 C30", 0.06), ("现浇混凝土叠合层 C30", 0.09))
            yield parts.slab(
                f"S{index + 1}",
                outline,
                thickness=DECK,
                top=HEIGHT,
                name="叠合楼板",
                english="Composite slab",
                type_name="预制_YDBS_叠合板60+90",
                mark=f"DBS-{index + 1:02d}",
                layers=layers,
                facts=composite,
            )
        else:
            yield parts.slab(
                f"S{index + 1}",
                outline,
                thickness=DECK,
                top=HEIGHT,
                type_name="现浇_楼板150",
                layers=layered(("现浇混凝土 C30", 0.15)),
                facts=facts(casting="in_situ"),
            )


def _envelope(mix: Mix) -> Iterator[Element]:
    """Sandwich panels first, then plain lightweight panels, then block walls."""
    sandwich = layered(
        ("预制混凝土外叶板", 0.06), ("XPS 保温层", 0.06), ("预制混凝土内叶板(饰面一体化)", 0.08)
    )
    kinds = (
        ("预制_YWQ_夹心保温装饰一体化外墙板200", sandwich),
        ("ALC外墙板-蒸压加气混凝土条板200", layered(("蒸压加气混凝土条板", 0.2))),
        ("外墙-加气混凝土砌块200", layered(("加气混凝土砌块", 0.2))),
    )
    for index, (start, end) in enumerate(PANELS, 1):
        holes = (walls.window("w1", 1.35, 1.8, 1.5),) if index in WITH_WINDOW else ()
        which = 0 if index <= mix.sandwich else 1 if index <= mix.panels else 2
        name, layers = kinds[which]
        yield walls.wall(
            f"EW{index}",
            start,
            end,
            height=CLEAR,
            thickness=0.2,
            holes=holes,
            type_name=name,
            name="外围护墙",
            english="Envelope wall",
            layers=layers,
            facts=facts(
                external=True,
                load_bearing=False,
                casting="precast" if which == 0 else None,
                integrated_envelope=which == 0,
            ),
        )


def _partitions(mix: Mix) -> Iterator[Element]:
    integrated = ("轻钢龙骨石膏板隔墙-管线装修一体化100", layered(("轻钢龙骨石膏板(集成管线及饰面)", 0.1)))
    plain = ("ALC内隔墙板-蒸压加气混凝土条板100", layered(("蒸压加气混凝土条板", 0.1)))
    for index, (start, end) in enumerate(PARTITIONS, 1):
        name, layers = integrated if index <= mix.integrated_partitions else plain
        yield walls.wall(
            f"IW{index}",
            start,
            end,
            height=CLEAR,
            thickness=0.1,
            type_name=name,
            name="内隔墙",
            english="Partition",
            layers=layers,
            facts=facts(
                external=False, load_bearing=False, integrated_services=index <= mix.integrated_partitions
            ),
        )


def _floors(depth: float) -> Iterator[Element]:
    drawn = (
        ("FL1", 0.0, depth, "架空木地板-干式工法", True),
        ("FL2", depth, BREADTH - depth, "地砖-湿铺砂浆", False),
    )
    for key, start, size, name, dry in drawn:
        if size > 0:
            yield parts.sheet(
                "covering",
                key,
                rectangle(0, start, LENGTH, size),
                thickness=0.05,
                name="地面",
                english="Floor finish",
                family="楼板",
                type_name=name,
                predefined="FLOORING",
                facts=facts(dry_method=dry),
            )


def _wet_rooms(fitted: int) -> Iterator[Element]:
    """Kitchens of 3 m x 2 m (42 m2 of floor, ceiling and walls), bathrooms of 2.5 m x 2 m (37 m2)."""
    for index in range(2):
        done = index < fitted
        for key, x, width, name, english in (
            ("K", 1.0, 3.0, "厨房", "Kitchen"),
            ("B", 5.0, 2.5, "卫生间", "Bathroom"),
        ):
            yield parts.space(
                f"{key}{index + 1}",
                rectangle(x + 10 * index, 7, width, 2),
                height=CLEAR,
                mark=f"{key}{index + 1}",
                name=f"集成{name}" if done else name,
                english=english,
                facts=facts(dry_method=done),
            )


def _pipes(separated: int) -> Iterator[Element]:
    """Ten runs of 4 m: below the ceiling, or cast into the slab."""
    for index in range(10):
        free = index < separated
        kind = "conduit" if index % 2 else "pipe"
        what = "电气线管" if index % 2 else "给水管"
        yield parts.bar(
            kind,
            f"P{index + 1}",
            (0.5 + 4.05 * (index % 5), 1.0 + index // 5),
            (4.5 + 4.05 * (index % 5), 1.0 + index // 5),
            width=0.025,
            height=0.025,
            centre=2.8 if free else 3.08,
            name=what,
            english="Conduit" if index % 2 else "Water pipe",
            family=f"{what}类型",
            type_name=f"{what}-吊顶内敷设(管线分离)" if free else f"{what}-楼板内预埋",
            predefined="CONDUITSEGMENT" if index % 2 else "RIGIDSEGMENT",
            facts=facts(separated=free),
        )


def _floor(mix: Mix, number: int) -> tuple[Element, ...]:
    finish = () if mix.dry_floor is None else tuple(_floors(mix.dry_floor))
    rooms = () if mix.fitted_rooms is None else tuple(_wet_rooms(mix.fitted_rooms))
    pipes = () if mix.separated_pipes is None else tuple(_pipes(mix.separated_pipes))
    living = rectangle(0.3, 0.3, 19.9, 3.6)
    return (
        *_columns(mix),
        *_slabs(mix),
        *_envelope(mix),
        *_partitions(mix),
        *finish,
        *rooms,
        *pipes,
        parts.space("R1", living, height=CLEAR, mark=f"{number}01", name="起居室", english="Living room"),
    )


def block(mix: Mix, storeys_high: int = STOREYS) -> Building:
    storeys = above_ground(storeys_high, HEIGHT, FOOTPRINT, lambda number: _floor(mix, number))
    declared = facts(full_fit_out=mix.fit_out)
    return Building("precast_block", "7号住宅楼", "Precast block 7", "住宅", storeys, facts=declared)


GRADED = Mix(6, 8, 12, 6, 5, 0.0, 0, 0)
"""23.3 + 20 + (5 + 2 + 5 + 2) + 6 = 63.3: grade A."""
QUALIFIED = Mix(0, 8, 12, 6, 5, 7.35, 2, 0)
"""20 + (5 + 2 + 5 + 2) + (6 + 6 + 6 + 6) = 58.0: qualifies; no grade, and no precast columns."""
STRUCTURE_SHORT = Mix(0, 6, 12, 12, 10, 7.35, 2, 10)
"""0 + 20 + 30 = 50.0 without any point for the main structure: Q1 below 20."""
FIT_OUT_SILENT = replace(GRADED, fit_out=None)
UNFINISHED = replace(GRADED, dry_floor=None, fitted_rooms=None, separated_pipes=None)
"""Floors, wet rooms and pipes are not modelled; what is modelled suffices: at least 63.3."""


def models() -> Iterator[Model]:
    graded = block(GRADED)
    yield Model("pass-pfb001-graded_a-ifc4.ifc", graded, "clean")
    yield Model("pass-pfb001-graded_a-revit_zh.ifc", graded, "revit_chinese", "IFC2X3")
    yield Model(
        "undetermined-pfb001-graded_a_structure-tekla.ifc", graded, "tekla", "IFC2X3", discipline="structure"
    )
    yield Model(
        "pass-pfb001-qualifies_without_grade-ifc4x3_metre.ifc", block(QUALIFIED), "clean", "IFC4X3_ADD2", "m"
    )
    yield Model("pass-pfb001-qualifies_without_grade-ifc4_foot.ifc", block(QUALIFIED), "clean", unit="ft")
    yield Model("fail-pfb001-main_structure_short-ifc4.ifc", block(STRUCTURE_SHORT), "clean")
    yield Model("undetermined-pfb001-fit_out_not_stated-ifc4.ifc", block(FIT_OUT_SILENT), "clean")
    yield Model("pass-pfb001-decided_by_bounds-ifc4.ifc", block(UNFINISHED), "clean")
