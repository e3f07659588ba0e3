"""Where a model shows air defence area, and where it may be without being shown.

An area is never counted twice: a room inside a protective unit is part of the unit, rooms beside areas drawn
on a plan may be inside these, and no storey holds more than its floor area.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.evidence import Source, Strength
from cimcheck.core.interval import INFINITY, ZERO, End, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Trace, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.areas import layer_is, lowest_area, rooms_of, with_walls
from cimcheck.facts.floors import Floor, floors_of, has_basement
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


class Share(msgspec.Struct, frozen=True):
    """A part of the air defence floor area [m2], and the storey it lies on ("" when open or several)."""

    storey: str
    value: Interval
    operands: tuple[Trace, ...] = ()
    gaps: tuple[Gap, ...] = ()
    elements: tuple[str, ...] = ()


class Shelter(msgspec.Struct, frozen=True):
    """The shares of a building, how they were found, and whether the model says where the shelter is."""

    shares: tuple[Share, ...]
    note: Text | None = None
    says_where: bool = False
    has_basement: bool = True


def shelter_of(store: "FactStore", building: SubjectRef) -> Shelter:
    """What is labelled and, unless the labels say where the shelter is, all that may be part of it."""
    labelled = labelled_shelter(store, building)
    if labelled.says_where:
        return labelled
    rest = unlabelled_basement(store, building)
    return Shelter(labelled.shares + rest.shares, rest.note, has_basement=rest.has_basement)


def amount(store: "FactStore", shelter: Shelter) -> Interval:
    """[m2] The shares together, on each storey not more than its floor area."""
    by_storey: dict[str, list[Interval]] = {}
    for share in shelter.shares:
        by_storey.setdefault(share.storey, []).append(share.value)
    sums = []
    for key, values in by_storey.items():
        found = total(values)
        limit = _area_of(store, key)
        sums.append(Interval(found.lo, max(found.lo, min(found.hi, limit))))
    return total(sums)


def _area_of(store: "FactStore", key: str) -> End:
    for storey in store.subjects("Storey") if key else ():
        if storey.key == key:
            area = store.value("storey.floor_area", storey).value
            return area.hi if isinstance(area, Interval) else INFINITY
    return INFINITY


def labelled_shelter(store: "FactStore", building: SubjectRef) -> Shelter:
    """What units, drawn areas and labelled rooms amount to."""
    units = store.members("ProtectiveUnit", building)
    spaces = store.members("Space", building)
    in_units = {space.key for unit in units for space in store.members("Space", unit)}
    loose = [one for one in spaces if one.key not in in_units]
    drawn = [one for one in loose if layer_is(store, one, "air_defence_plan")]
    rooms = rooms_of(store, loose)
    shares = [*_of_units(store, units), *_of_drawn(store, drawn)]
    by_rooms = list(_of_rooms(store, rooms, beside_areas=bool(units or drawn)))
    says_where = bool(units or drawn) or any(_labelled_by_zone(store, room) for room in rooms)
    note = (_BY_UNITS if units else _BY_AREAS) if says_where else _BY_ROOMS if by_rooms else None
    return Shelter((*shares, *by_rooms), note, says_where)


def _of_units(store: "FactStore", units: Sequence[SubjectRef]) -> Iterable[Share]:
    """The units. Where units share spaces, each surely adds no more than the spaces of its own."""
    holders = Counter(space.key for unit in units for space in store.members("Space", unit))
    for unit in units:
        area = store.value("protective_unit.floor_area", unit)
        spaces = store.members("Space", unit)
        own = [space for space in spaces if holders[space.key] == 1]
        value = _interval(area)
        if len(own) < len(spaces):
            least = total(_interval(lowest_area(store, room)) for room in rooms_of(store, own))
            value = Interval(min(value.lo, least.lo), value.hi)
        gaps = () if area.value.is_known else (Gap("protective_unit.floor_area", (unit.key,)), *area.gaps)
        elements = tuple(filter(None, (unit.guid, *area.elements)))
        shown = value.hull(ZERO) if unit.doubtful else value
        yield Share(_storey(store, spaces), shown, (area.trace,), gaps, elements)


def _of_drawn(store: "FactStore", drawn: Sequence[SubjectRef]) -> Iterable[Share]:
    """Air defence areas drawn on a plan that belong to no unit."""
    for one in drawn:
        answer = store.value("space.is_air_defence", one)
        area = store.value("space.floor_area", one)
        if isinstance(answer.value, Truth) and not answer.value.surely_not:
            sure = answer.value.surely and not one.doubtful
            value = _interval(area) if sure else _interval(area).hull(ZERO)
            yield Share(
                _storey(store, [one]), value, (area.trace,), area.gaps, (one.guid,) if one.guid else ()
            )


def _of_rooms(store: "FactStore", rooms: Sequence[SubjectRef], *, beside_areas: bool) -> Iterable[Share]:
    """Labelled rooms outside of units; beside drawn units they may be part of these: only perhaps more."""
    for room in rooms:
        answer = store.value("space.is_air_defence", room)
        if not isinstance(answer.value, Truth) or answer.value.surely_not:
            continue
        if not answer.value.surely and not answer.trace.conflict:
            continue
        area = lowest_area(store, room)
        value = with_walls(store, _interval(area))
        sure = answer.value.surely and not room.doubtful and not beside_areas
        gaps = [] if answer.value.is_known else [Gap("space.is_air_defence", (room.key,))]
        gaps += [] if area.value.is_known else [Gap("space.floor_area", (room.key,))]
        yield Share(
            _storey(store, [room]),
            value if sure else value.hull(ZERO),
            (answer.trace, area.trace),
            tuple(gaps),
            (room.guid,) if room.guid else (),
        )


def _interval(found: Traced) -> Interval:
    assert isinstance(found.value, Interval)
    return found.value


def _storey(store: "FactStore", spaces: Sequence[SubjectRef]) -> str:
    """The key of the one storey that all spaces stand on; "" when there is no such one."""
    keys = {storey.key for space in spaces for storey in store.storeys_of(space)}
    return keys.pop() if len(keys) == 1 else ""


def _labelled_by_zone(store: "FactStore", room: SubjectRef) -> bool:
    """Whether a zone, not only its own name, says that the room is air defence area."""
    answer = store.value("space.is_air_defence", room)
    return (
        isinstance(answer.value, Truth)
        and answer.value.can_be_true
        and any(
            one.source is Source.RELATION and one.strength is not Strength.WEAK
            for one in answer.trace.evidence
        )
    )


def unlabelled_basement(store: "FactStore", building: SubjectRef) -> Shelter:
    """What else below ground may be air defence area although nothing says so."""
    floors = floors_of(store, building)
    below = [floor for floor in floors if not floor.is_above.surely and not floor.counts.surely_not]
    shares = tuple(_unlabelled_on(store, floor) for floor in below)
    if has_basement(floors):
        return Shelter(shares, _NOT_LABELLED)
    if floors and store.scopes[building.key].is_whole:
        return Shelter(shares, _NOT_LABELLED if below else _NO_BASEMENT, has_basement=False)
    unseen = Share("", Interval(ZERO.lo, INFINITY))
    return Shelter((*shares, unseen), _NO_BASEMENT_SHOWN, has_basement=False)


def _unlabelled_on(store: "FactStore", floor: Floor) -> Share:
    """The rest of one storey: its area less rooms that surely are none and rooms counted as labelled."""
    area = store.value("storey.floor_area", floor.subject)
    open_rooms: list[str] = []
    taken: list[Interval] = []
    for room in rooms_of(store, store.members("Space", floor.subject)):
        answer = store.value("space.is_air_defence", room).value
        if isinstance(answer, Truth) and answer.is_known:
            least = _interval(lowest_area(store, room))
            taken.append(Interval(least.lo, least.lo))
        else:
            open_rooms.append(room.key)
    rest = max(ZERO.lo, _interval(area).hi - total(taken).lo)
    gaps = [Gap("space.is_air_defence", tuple(open_rooms or (floor.subject.key,)))]
    gaps += [] if area.value.is_known else [Gap("storey.floor_area", (floor.subject.key,))]
    return Share(floor.subject.key, Interval(ZERO.lo, rest), (area.trace,), tuple(gaps))


_BY_UNITS = Text(
    "模型划分了防护单元；未列入防护单元、也没有人防标识的房间不计。",
    "The model divides its shelter into protective units; other rooms without a label do not count.",
)
_BY_AREAS = Text(
    "模型以分区或面积平面标出了人防区；区外没有标识的房间不计。",
    "The model marks the shelter by zones or drawn areas; other rooms without a label do not count.",
)
_BY_ROOMS = Text("由标识为人防的房间推算。", "By the rooms that are labelled.")
_NOT_LABELLED = Text(
    "地下室没有（或只有部分）人防标识；未标识不等于没有人防。",
    "The basement has no labels of air defence, or only some; not labelled does not mean that it is none.",
)
_NO_BASEMENT = Text("提交的模型中没有地下楼层。", "The models of the submission have no storey below ground.")
_NO_BASEMENT_SHOWN = Text(
    "模型中没有确定的地下楼层，也不能确定提交了全部模型。",
    "The model surely shows no storey below ground, and it is not certain that all models were given.",
)
