"""The frame of `precast_block` built the ordinary way, dressed in words that sound like prefabrication."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sample_models.authoring import parts, walls
from sample_models.authoring.description import Building, Element, Model, Storey
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import rectangle
from sample_models.buildings import precast_block
from sample_models.buildings.precast_block import BREADTH, CLEAR, COLUMNS, HEIGHT, PANELS, Mix

ORDINARY = Mix(0, 0, 0, 0, 0, 7.35, 2, 10)
"""Columns, slabs and envelope the ordinary way; partitions of lightweight panels; fitted out throughout."""
LAYERED_SLABS = 4
"""Slabs drawn as two elements, panel under topping: 40 % of the plan, though twice that in summed area."""


def _two_layer_slabs() -> Iterator[Element]:
    for index in range(LAYERED_SLABS):
        outline = rectangle(2.05 * index, 0, 2.05, BREADTH)
        drawn = (("a", 0.06, HEIGHT - 0.09, "预制_YDBS_叠合板底板60", "预制混凝土 C30", "precast"),)
        topping = ("b", 0.09, HEIGHT, "叠合板现浇层90", "现浇混凝土 C30", "in_situ")
        for part, thickness, top, name, material, casting in (*drawn, topping):
            yield parts.slab(
                f"S{index + 1}{part}",
                outline,
                thickness=thickness,
                top=top,
                type_name=name,
                material=material,
                facts=facts(casting=casting),
            )


def _beam() -> Element:
    """A precast beam under slabs: its projection lies inside theirs."""
    return parts.bar(
        "beam",
        "GB1",
        (0.5, 5.25),
        (20.0, 5.25),
        width=0.3,
        height=0.4,
        centre=CLEAR - 0.2,
        type_name="预制叠合梁DL-300x400",
        material="预制混凝土 C40",
        facts=facts(load_bearing=True, casting="precast"),
    )


def _cladding() -> Iterator[Element]:
    """Decorative boards on the inside of block walls: SPC and WPC are plastics, not precast concrete."""
    boards: dict[str, Any] = {
        "height": CLEAR,
        "thickness": 0.01,
        "name": "墙面装饰板",
        "english": "Wall board",
    }
    for index, name in enumerate(("SPC墙板-石塑饰面10", "WPC墙板-木塑饰面10")):
        (x, _), (end, _) = PANELS[index]
        board = walls.wall(
            f"D{index + 1}", (x, 0.22), (end, 0.22), type_name=name, material=name[:5], **boards
        )
        yield replace(board, kind="covering", predefined="CLADDING", disciplines=frozenset({"architecture"}))


def _canopy() -> Element:
    """A canopy of polycarbonate, which is also called PC."""
    return parts.sheet(
        "proxy",
        "canopy",
        rectangle(8, -1.5, 4, 1.4),
        thickness=0.02,
        base=2.6,
        name="PC耐力板雨棚",
        english="Canopy",
        family="雨棚",
        type_name="PC耐力板雨棚20",
        material="聚碳酸酯(PC)",
    )


def _floor(number: int, made: tuple[Element, ...]) -> tuple[Element, ...]:
    replaced = {f"S{index + 1}" for index in range(LAYERED_SLABS)}
    kept = tuple(element for element in made if element.key not in replaced)
    entrance = (_canopy(),) if number == 1 else ()
    return (*kept, *_two_layer_slabs(), _beam(), *_cladding(), *entrance)


def _piles() -> Storey:
    """Precast piles in the ground do not belong to the building above it."""
    piles = tuple(
        parts.column(
            f"PILE{index}",
            at,
            kind="pile",
            width=0.5,
            depth=0.5,
            height=12.0,
            base=-12.0,
            name="预制管桩",
            english="Precast pile",
            family="预应力管桩",
            type_name="预制管桩PHC-500",
            predefined="DRIVEN",
            material="预制混凝土 C80",
            facts=facts(casting="precast"),
        )
        for index, at in enumerate(COLUMNS, 1)
    )
    caps = parts.slab(
        "raft",
        precast_block.FOOTPRINT,
        thickness=0.5,
        name="承台板",
        english="Pile cap slab",
        type_name="承台板500",
        predefined="BASESLAB",
        layers=layered(("现浇混凝土 C35", 0.5)),
        facts=facts(casting="in_situ"),
    )
    return Storey("FDN", "基础", "Foundation", -1.0, 1.0, above_ground=False, elements=(*piles, caps))


def traps() -> Building:
    plain = precast_block.block(ORDINARY)
    storeys = tuple(
        replace(storey, elements=_floor(number, storey.elements))
        for number, storey in enumerate(plain.storeys, 1)
    )
    return replace(
        plain, key="precast_traps", name="8号住宅楼", english="Block 8", storeys=(_piles(), *storeys)
    )


def models() -> Iterator[Model]:
    building = traps()
    yield Model("fail-pfb001-full_of_traps-ifc4.ifc", building, "clean")
    yield Model("fail-pfb001-full_of_traps-revit_zh.ifc", building, "revit_chinese", "IFC2X3")
