"""A housing block of ten storeys, 24 m x 12 m, over a basement of 24 m x 14 m, labelled or not."""

from collections.abc import Iterator
from typing import Any

from sample_models.authoring import parts, shelter, walls
from sample_models.authoring.description import Building, Element, Model
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, basement, roof

STOREYS, HEIGHT, DEPTH, DECK = 10, 2.9, 3.9, 0.12
FOOTPRINT, CELLAR = rectangle(0, 0, 24, 12), rectangle(0, -1, 24, 14)
SHELTER = rectangle(0.4, -0.6, 23.2, 13.2)
CLEAR = HEIGHT - DECK
BEARING: dict[str, Any] = {
    "layers": layered(("钢筋混凝土 C30", 0.2)),
    "thickness": 0.2,
    "type_name": "剪力墙-钢筋混凝土200",
}


def _floor(number: int) -> tuple[Element, ...]:
    """Two gable walls and a cross wall carry the slab; the long sides are filled with block walls."""
    carried = facts(external=True, load_bearing=True)
    gables = (
        walls.wall("SW1", (0.1, 0), (0.1, 12), height=CLEAR, facts=carried, **BEARING),
        walls.wall("SW2", (23.9, 0), (23.9, 12), height=CLEAR, facts=carried, **BEARING),
        walls.wall(
            "SW3",
            (12, 0.2),
            (12, 11.8),
            height=CLEAR,
            facts=facts(external=False, load_bearing=True),
            **BEARING,
        ),
    )
    filled: dict[str, Any] = {
        "layers": layered(("加气混凝土砌块", 0.2)),
        "thickness": 0.2,
        "type_name": "外墙-加气混凝土砌块200",
    }
    open_side = facts(external=True, load_bearing=False)
    south = (walls.window("w1", 3.0, 1.8, 1.5), walls.window("w2", 16.0, 1.8, 1.5))
    return (
        parts.slab(
            "S1", FOOTPRINT, thickness=DECK, type_name="楼板-钢筋混凝土120", material="钢筋混凝土 C30"
        ),
        *gables,
        walls.wall("EW1", (0.2, 0.1), (23.8, 0.1), height=CLEAR, facts=open_side, holes=south, **filled),
        walls.wall("EW2", (0.2, 11.9), (23.8, 11.9), height=CLEAR, facts=open_side, **filled),
        parts.space("R1", rectangle(0.2, 0.2, 11.7, 11.6), height=CLEAR, mark=f"{number}01", name="住宅户内"),
        parts.space(
            "R2", rectangle(12.1, 0.2, 11.7, 11.6), height=CLEAR, mark=f"{number}02", name="住宅户内"
        ),
    )


def _cellar_shell() -> tuple[Element, ...]:
    raft = parts.slab(
        "raft", CELLAR, thickness=0.5, name="筏板", english="Raft", predefined="BASESLAB", type_name="筏板500"
    )
    shell = walls.perimeter_walls(
        CELLAR,
        prefix="BW",
        height=DEPTH - DECK,
        thickness=0.3,
        type_name="外墙-钢筋混凝土300",
        material="钢筋混凝土 C35",
        facts=facts(external=True, load_bearing=True),
    )
    return (raft, *shell)


def _unlabelled_rooms() -> tuple[Element, ...]:
    """What the basement is used for in peace; nothing says whether it is also a shelter."""
    height = DEPTH - DECK
    return (
        parts.space(
            "garage",
            rectangle(0.3, -0.7, 15, 13.4),
            height=height,
            mark="B101",
            name="地下车库",
            english="Garage",
        ),
        parts.space(
            "store", rectangle(15.5, -0.7, 8, 6.6), height=height, mark="B102", name="储藏室", english="Store"
        ),
        parts.space(
            "plant",
            rectangle(15.5, 6.1, 8, 6.6),
            height=height,
            mark="B103",
            name="设备用房",
            english="Plant room",
        ),
    )


def block(labelled: bool) -> Building:
    unit = shelter.protective_unit(1, SHELTER, height=DEPTH - DECK)
    top = parts.slab("roof", FOOTPRINT, thickness=0.15, name="屋面板", english="Roof slab", predefined="ROOF")
    if labelled:
        cellar = basement(
            DEPTH, CELLAR, (*_cellar_shell(), unit), "地下一层(人防)", "Basement 1 (air defence)"
        )
    else:
        cellar = basement(DEPTH, CELLAR, (*_cellar_shell(), *_unlabelled_rooms()))
    storeys = (cellar, *above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor), roof(STOREYS, HEIGHT, (top,)))
    zones = shelter.unit_zones("B1", (unit,)) if labelled else ()
    return Building("slab_block", "2号住宅楼", "Slab block 2", "住宅", storeys, zones)


def models() -> Iterator[Model]:
    labelled, silent = block(labelled=True), block(labelled=False)
    yield Model("pass-adb001-slab_block_architecture-ifc4.ifc", labelled, "clean")
    yield Model(
        "undetermined-adb001-slab_block_structure-tekla.ifc",
        labelled,
        "tekla",
        "IFC2X3",
        discipline="structure",
    )
    yield Model("undetermined-adb001-unlabelled_basement-ifc4.ifc", silent, "clean")
    yield Model("undetermined-adb001-unlabelled_basement-revit_zh.ifc", silent, "revit_chinese", "IFC2X3")
