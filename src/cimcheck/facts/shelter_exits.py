"""The exits of protective units: blast doors in the edge of one unit that do not lead to another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.interval import INFINITY, Interval, interval, total
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN, Truth
from cimcheck.facts.areas import layer_is
from cimcheck.facts.patterns import found
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_doors import REACH, DoorPlace
from cimcheck.facts.shelter_plan import ShelterPlan, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

KIND = "door.air_defence_kind"
EXIT_KIND = "blast_door"
NO_EXIT = r"竖井|风井|连通口|(?<!air)shaft"
"""Shafts and connections to other basements are no exits."""


class Exit(msgspec.Struct, frozen=True):
    """A door that is, or may be, an exit of a unit, and whether it leads outdoors."""

    door: SubjectRef
    kind: Traced
    is_exit: Truth
    outdoors: Truth = UNKNOWN

    @property
    def number(self) -> Interval:
        """[1] How many exits it is: one, none, or perhaps one."""
        return interval(int(self.is_exit.surely), int(self.is_exit.can_be_true))


def exits_of(store: "FactStore", unit: SubjectRef) -> list[Exit] | None:
    """The exits of a unit; None where its place is not known, the building labels no such doors, or no door
    at all is drawn in its edge.

    A blast door whose place is not known, or that stands in the edge of no unit, may be an exit of any:
    outlines are drawn roughly.
    """
    return store.once(("exits", unit.key), lambda: _exits(store, unit))


def _exits(store: "FactStore", unit: SubjectRef) -> list[Exit] | None:
    plan = shelter_plan(store, unit.building)
    if unit.key not in plan.units or not labels_doors(store, plan, leading_out=True):
        return None
    if not any(unit.key in door.closes for door in plan.doors):
        return None
    found = [one for door in plan.doors if (one := _exit(store, plan, unit, door)) is not None]
    lost = [(door, store.value(KIND, door)) for door in plan.lost if door.kind == "Door"]
    return found + [Exit(door, kind, UNKNOWN) for door, kind in lost if _is(kind, EXIT_KIND).can_be_true]


def _exit(store: "FactStore", plan: ShelterPlan, unit: SubjectRef, door: DoorPlace) -> Exit | None:
    """A door as exit of a unit; None where it surely is none."""
    kind = store.value(KIND, door.shape.subject)
    is_blast = _is(kind, EXIT_KIND)
    if is_blast.surely_not:
        return None
    if door.closes == (unit.key,) and door.sure:
        beyond = _beyond(store, plan, door)
        if beyond and all(found(NO_EXIT, one.name) for one in beyond):
            return None
        return Exit(door.shape.subject, kind, is_blast, _outdoors(store, door, beyond))
    if unit.key in door.closes and not door.sure:
        return Exit(door.shape.subject, kind, is_blast.and_(UNKNOWN))
    if not door.closes and door.inside in ("", unit.key) and is_blast.surely:
        return Exit(door.shape.subject, kind, UNKNOWN)
    return None


def labels_doors(store: "FactStore", plan: ShelterPlan, *, leading_out: bool = False) -> bool:
    """Whether blast doors are labelled at all, and `leading_out` of units: then one without any has none."""
    return any(
        _is(store.value(KIND, door.shape.subject), EXIT_KIND).surely
        for door in plan.doors
        if len(door.closes) < 2 or not leading_out
    )


def counted(
    store: "FactStore", fact: str, unit: SubjectRef, exits: Sequence[Exit], values: Sequence[Interval]
) -> Traced:
    """A sum over exits; no upper end where a model of the building lost parts."""
    value = total(values)
    if store.scopes[unit.building].is_damaged:
        value = Interval(value.lo, INFINITY)
    doors = tuple(one.door for one in exits)
    unclear = tuple(door.key for one, door in zip(exits, doors, strict=True) if not one.is_exit.is_known)
    candidate = Candidate(
        value.clipped(_limits(store, fact)),
        operands=tuple(one.kind.trace for one in exits),
        gaps=(Gap(KIND, unclear),) if unclear else (),
        elements=tuple(door.guid for door in doors if door.guid),
    )
    return store.settled(fact, unit, [candidate])


def _limits(store: "FactStore", fact: str) -> Interval:
    return store.catalogue.facts[fact].limits


def _is(kind: Traced, member: str) -> Truth:
    return kind.value.is_in(frozenset((member,))) if isinstance(kind.value, Category) else UNKNOWN


def _outdoors(store: "FactStore", door: DoorPlace, beyond: Sequence[SubjectRef]) -> Truth:
    """Whether a door leads outdoors: what the door says, else the spaces beyond it."""
    said = store.value("door.is_outdoor_exit", door.shape.subject).value
    if isinstance(said, Truth) and said.is_known:
        return said
    answers = [store.value("space.is_outdoor_exit", one).value for one in beyond]
    known = [one for one in answers if isinstance(one, Truth)]
    if any(one.surely for one in known):
        return TRUE
    return FALSE if known and all(one.surely_not for one in known) else UNKNOWN


def _beyond(store: "FactStore", plan: ShelterPlan, door: DoorPlace) -> list[SubjectRef]:
    """The spaces outside of all units that a door bounds, else those that lie at it."""
    from cimcheck.reading.geometry.position import gap

    outside = [
        space
        for space in store.subjects("Space")
        if space.building == door.shape.subject.building
        and not layer_is(store, space, "air_defence_plan")
        and not plan.rooms.get(space.key, (None, ""))[1]
    ]
    bounded = _bounded(store, door)
    named = [space for space in outside if not bounded.isdisjoint(space.places)]
    if named:
        return named
    return [
        space
        for space in outside
        if space.key in plan.rooms
        and plan.rooms[space.key][0].is_level_with(door.shape)
        and gap(plan.rooms[space.key][0].outline, door.shape.outline) <= REACH
    ]


def _bounded(store: "FactStore", door: DoorPlace) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for place in door.shape.subject.places:
        boundaries = store.views[place.model].tables.boundaries
        found |= {
            (place.model, space)
            for space, element in zip(boundaries.space, boundaries.element, strict=True)
            if element == place.row
        }
    return found


def sizes_of(store: "FactStore", exits: Sequence[Exit], fact: str) -> list[Interval]:
    """[m] One size of each exit."""
    values = [store.value(fact, one.door).value for one in exits]
    return [value for value in values if isinstance(value, Interval)]


def least(store: "FactStore", fact: str, unit: SubjectRef, exits: Sequence[Exit], size: str) -> Traced:
    """The least size among the exits."""
    sizes = sizes_of(store, exits, size)
    sure = [value.hi for one, value in zip(exits, sizes, strict=True) if one.is_exit.surely]
    if not sure:
        return store.settled(fact, unit)
    doors = [one.door for one in exits]
    candidate = Candidate(
        Interval(min(value.lo for value in sizes), min(sure)),
        operands=tuple(store.value(size, door).trace for door in doors),
        gaps=tuple(
            Gap(size, (door.key,)) for door, value in zip(doors, sizes, strict=True) if not value.is_known
        ),
        elements=tuple(door.guid for door in doors if door.guid),
    )
    return store.settled(fact, unit, [candidate])
