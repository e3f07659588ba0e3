"""A shelter of three protective units with their rooms, doors by code, exits, connecting openings and pipes.

Every unit is 30 m deep: a hall 25 m deep in the south, a strip of small rooms 4.2 m deep in the north,
through which the exits lead. Walls are 0.3 m (outside and between units) or 0.2 m (between hall and strip).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sample_models.authoring import parts, shelter, walls
from sample_models.authoring.description import Building, Element, Model, PropertySet, Zone
from sample_models.authoring.measures import facts
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, basement, roof

STOREYS, HEIGHT, DEPTH, DECK = 2, 4.2, 3.9, 0.3
CLEAR = DEPTH - DECK
UNIT_DEPTH, HALL_DEPTH, STRIP_DEPTH, STRIP_FROM, OUTER, GAP = 30.0, 25.0, 4.2, 25.5, 0.3, 0.2
FOOTPRINT = rectangle(0, 0, 60, 20)
STRIP = (
    ("防毒通道", "Airlock", 2.5),
    ("简易洗消间", "Decontamination", 3.0),
    ("滤毒室", "Filter room", 3.0),
    ("扩散室", "Expansion chamber", 2.0),
    ("战时进风机房", "Air intake plant", 5.0),
    ("防化通信值班室", "Duty room", 4.0),
    ("男干厕", "Dry toilet", 3.0),
    ("女干厕", "Dry toilet", 3.0),
    ("战时水箱间", "Water tanks", 4.0),
    ("密闭通道", "Sealed passage", 2.5),
)
CONCRETE = "钢筋混凝土 C40"
GRADE = ("甲类", "核6级 常6级")
GROUND = -0.45  # [m] outside: the underside of the slab above lies 0.15 m higher


@dataclass(frozen=True)
class Unit:
    """Where a unit lies and how one gets out of it. The first exit leads outdoors, the others to stairs.

    `parts`: into how many anti-bomb units and fire compartments it is divided; 0 for as many as it needs.
    """

    number: int
    start: float
    width: float
    exits: int
    parts: int = 0
    opens: str = "外开"
    crowded: int = 0

    @property
    def people(self) -> int:
        """As many as the hall has square metres, and the `crowded` ones more."""
        return int((self.width - 2 * OUTER) * HALL_DEPTH + 1e-6) + self.crowded

    @property
    def rooms(self) -> list[tuple[str, str, float]]:
        """Name, English name and width [m] of the rooms of the strip, from west to east."""
        more = [("密闭通道", "Sealed passage", 2.5)] * (self.exits - 2)
        taken = [*STRIP, *more]
        rest = self.width - 2 * OUTER - sum(width for *_, width in taken) - GAP * len(taken)
        return [*taken, ("战时配电室", "Switch room", round(rest, 6))]

    @property
    def effective_area(self) -> float:
        """Net area of hall and strip together [m2]."""
        hall = (self.width - 2 * OUTER) * HALL_DEPTH
        return round(hall + STRIP_DEPTH * sum(width for *_, width in self.rooms), 6)

    @property
    def exit_places(self) -> list[float]:
        """Middle of each passage room that has an exit [m from the west end of the basement]."""
        places, x = [], self.start + OUTER
        for name, _, width in self.rooms:
            if name in ("防毒通道", "密闭通道"):
                places.append(x + width / 2)
            x += width + GAP
        return places[: self.exits]


def _spaces(unit: Unit) -> Iterator[Element]:
    """The unit as an area, three anti-bomb units in it, hall and small rooms, and the passages outside it."""
    number = unit.number
    outline = rectangle(unit.start, 0, unit.width, UNIT_DEPTH)
    yield shelter.protective_unit(
        number, outline, height=CLEAR, net=unit.effective_area, grade=GRADE, people=unit.people
    )
    hall = rectangle(unit.start + OUTER, OUTER, unit.width - 2 * OUTER, HALL_DEPTH)
    yield parts.space(
        f"hall{number}",
        hall,
        height=CLEAR,
        mark=f"RF{number}00",
        name="人员掩蔽区",
        english="Sheltering hall",
    )
    x = unit.start + OUTER
    for index, (name, english, width) in enumerate(unit.rooms, 1):
        yield parts.space(
            f"room{number}_{index}",
            rectangle(x, STRIP_FROM, width, STRIP_DEPTH),
            height=CLEAR,
            mark=f"RF{number}{index:02d}",
            name=name,
            english=english,
        )
        x += width + GAP
    for index, at in enumerate(unit.exit_places, 1):
        outdoor = index == 1
        yield parts.space(
            f"exit{number}_{index}",
            rectangle(at - 1.5, UNIT_DEPTH, 3.0, 5.0),
            height=CLEAR,
            mark=f"CK{number}{index}",
            name="战时主要出入口(室外出入口)" if outdoor else "战时次要出入口(室内楼梯间)",
            english="Main wartime exit, outdoor" if outdoor else "Secondary wartime exit, indoor stair",
            facts=facts(exterior=outdoor),
            boundaries=(f"BW2/e{number}_{index}",),
        )


def _strips(unit: Unit) -> Iterator[Element]:
    """Anti-bomb units and fire compartments: strips of at most 500 m2 across the unit, one over the other."""
    count = unit.parts or -(-round(unit.width * UNIT_DEPTH) // 500)
    width = round(unit.width / count, 3)
    for index in range(count):
        start = unit.start + index * width
        end = unit.start + unit.width if index == count - 1 else start + width
        outline = rectangle(start, 0, end - start, UNIT_DEPTH)
        number = f"{unit.number}-{index + 1}"
        yield parts.space(
            f"bomb{unit.number}_{index + 1}",
            outline,
            height=CLEAR,
            mark=f"KB{unit.number}{index + 1}",
            name=f"抗爆单元{number}",
            english=f"Anti-bomb unit {number}",
            area_scheme="抗爆单元",
        )
        yield parts.space(
            f"fire{unit.number}_{index + 1}",
            outline,
            height=CLEAR,
            mark=f"FH{unit.number}{index + 1}",
            name=f"防火分区{number}(非汽车库)",
            english=f"Fire compartment {number}",
            area_scheme="防火分区",
        )


def _shell(units: tuple[Unit, ...], sealed_gate: bool, thickness: float) -> Iterator[Element]:
    """Outer walls with the exits in the north one; a gate closed by a blocking panel is no exit."""
    length = units[-1].start + units[-1].width
    north = tuple(
        shelter.blast_door(f"e{unit.number}_{index}", length - at - 0.75, "HFM1520", unit.opens)
        for unit in units
        for index, at in enumerate(unit.exit_places, 1)
    )
    panel = walls.door("gate", 50.0, "FMDB6025", name="防护密闭封堵板", family="人防_封堵板")
    bearing = facts(external=True, load_bearing=True)
    yield parts.slab(
        "raft",
        rectangle(0, 0, length, UNIT_DEPTH),
        thickness=0.6,
        name="筏板",
        english="Raft",
        predefined="BASESLAB",
        type_name="筏板600",
        material=CONCRETE,
    )
    yield from walls.perimeter_walls(
        rectangle(0, 0, length, UNIT_DEPTH),
        prefix="BW",
        holes={0: (panel,) if sealed_gate else (), 2: north},
        height=CLEAR,
        thickness=thickness,
        name="临空墙",
        english="Blast wall",
        type_name=f"临空墙-钢筋混凝土{1000 * thickness:.0f}",
        material=CONCRETE,
        facts=bearing,
    )


def _inner(unit: Unit, last: bool, pipe_bore: float) -> Iterator[Element]:
    """The wall between hall and strip with airtight doors, a beam, and the wall to the next unit."""
    airtight = tuple(
        shelter.blast_door(f"a{index}", at - 0.75 - unit.start - OUTER, "HM1520")
        for index, at in enumerate(unit.exit_places, 1)
    )
    y = OUTER + HALL_DEPTH + GAP / 2
    inside = facts(external=False, load_bearing=True)
    yield walls.wall(
        f"IW{unit.number}",
        (unit.start + OUTER, y),
        (unit.start + unit.width - OUTER, y),
        height=CLEAR,
        thickness=GAP,
        holes=airtight,
        name="密闭隔墙",
        english="Airtight wall",
        type_name="密闭隔墙-钢筋混凝土200",
        material=CONCRETE,
        facts=inside,
    )
    middle = unit.start + unit.width / 2
    yield parts.bar(
        "beam",
        f"GB{unit.number}",
        (middle, OUTER),
        (middle, OUTER + HALL_DEPTH),
        width=0.4,
        height=0.7,
        centre=CLEAR - 0.35,
        type_name="KL-400x700",
        material=CONCRETE,
        facts=facts(load_bearing=True),
    )
    if last:
        return
    end = unit.start + unit.width
    yield walls.wall(
        f"DW{unit.number}",
        (end, OUTER),
        (end, UNIT_DEPTH - OUTER),
        height=CLEAR,
        thickness=0.3,
        holes=(shelter.blast_door("link", 12.0, "HFM1520"),),
        name="防护单元隔墙",
        english="Protective unit wall",
        type_name="防护单元隔墙-钢筋混凝土300",
        material=CONCRETE,
        facts=inside,
    )
    yield parts.bar(
        "pipe",
        f"P{unit.number}",
        (end - 5, 20.0),
        (end + 5, 20.0),
        width=pipe_bore,
        height=pipe_bore,
        centre=2.6,
        name="污水管",
        english="Waste water pipe",
        family="管道类型",
        type_name=f"铸铁管DN{1000 * pipe_bore:.0f}",
        predefined="RIGIDSEGMENT",
    )


def _floor(number: int) -> tuple[Element, ...]:
    hall = rectangle(0.2, 0.2, 59.6, 19.6)
    deck = parts.slab(
        "S1", FOOTPRINT, thickness=0.15, type_name="楼板-钢筋混凝土150", material="钢筋混凝土 C30"
    )
    room = parts.space(
        "R1", hall, height=3.9, mark=f"{number}01", name="社区活动室", english="Community hall"
    )
    return (deck, room)


def centre(third_width: float, exits: tuple[int, int, int], flawed: bool = False) -> Building:
    """A community centre over the shelter; `exits` of each unit, and the width of the third unit [m].

    Flawed: a gate with a blocking panel, a pipe of DN200, blast walls of 200 mm, doors of the first unit that
    open inwards, 1000 people in the second unit, a third one in two parts of 900 m2.
    """
    units = (
        Unit(1, 0.0, 40.0, exits[0], opens="内开" if flawed else "外开"),
        Unit(2, 40.0, 40.0, exits[1], crowded=15 if flawed else 0),
        Unit(3, 80.0, third_width, exits[2], parts=2 if flawed else 0),
    )
    return _over(units, flawed)


def row_of_units(count: int) -> Building:
    """The same with any number of sound units of 40 m, for measuring how time grows."""
    return _over(tuple(Unit(number + 1, 40.0 * number, 40.0, 2) for number in range(count)))


def _over(units: tuple[Unit, ...], flawed: bool = False) -> Building:
    outline = rectangle(0, 0, units[-1].start + units[-1].width, UNIT_DEPTH)
    elements = [*_shell(units, flawed, 0.2 if flawed else OUTER)]
    for unit in units:
        last, bore = unit is units[-1], 0.2 if flawed else 0.1
        elements += [*_inner(unit, last, bore), *_spaces(unit), *_strips(unit)]
    elements.append(
        parts.slab(
            "cover",
            outline,
            thickness=DECK,
            top=DEPTH,
            name="人防顶板",
            english="Shelter roof slab",
            type_name="人防顶板-钢筋混凝土300",
            material=CONCRETE,
        )
    )
    top = parts.slab("roof", FOOTPRINT, thickness=0.15, name="屋面板", english="Roof slab", predefined="ROOF")
    cellar = basement(DEPTH, outline, tuple(elements), "地下一层(人防)", "Basement 1 (air defence)")
    storeys = (cellar, *above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor), roof(STOREYS, HEIGHT, (top,)))
    areas = [element for element in elements if element.area_scheme == shelter.AREA_SCHEME]
    compartments = tuple(
        Zone(element.key, element.name, (f"B1/{element.key}",))
        for element in elements
        if element.area_scheme == "防火分区"
    )
    ground = PropertySet("设计说明", (("室外地坪标高", GROUND),))
    return Building(
        "shelter_basement",
        "11号社区中心",
        "Centre 11",
        "公共",
        storeys,
        (*shelter.unit_zones("B1", areas), *compartments),
        extra=(ground,),
    )


def models() -> Iterator[Model]:
    sound, one_exit = centre(60.0, (2, 2, 3)), centre(60.0, (2, 1, 3), flawed=True)
    large = centre(66.7, (2, 2, 4))
    yield Model("pass-adb003-three_units-ifc4.ifc", sound, "clean")
    yield Model("pass-adb003-three_units-revit_zh.ifc", sound, "revit_chinese", "IFC2X3")
    yield Model("pass-adb003-three_units-ifc4x3_metre.ifc", sound, "clean", "IFC4X3_ADD2", "m")
    yield Model("fail-adb003-unit_with_one_exit-ifc4.ifc", one_exit, "clean")
    yield Model("fail-adb003-unit_with_one_exit-revit_zh.ifc", one_exit, "revit_chinese", "IFC2X3")
    yield Model("fail-adb002-three_units_one_too_large-ifc4.ifc", large, "clean")
