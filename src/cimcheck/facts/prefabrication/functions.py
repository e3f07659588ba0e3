"""Whether a building has a function at all: kitchens, bathrooms."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Trace, Traced
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.facts.areas import rooms_of
from cimcheck.facts.floors import floors_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def has_function(store: "FactStore", fact: str, building: SubjectRef, kind: str) -> Traced:
    """Yes when a room is named so, or the building consists of dwellings.

    No when it surely does not consist of dwellings, every storey above ground has rooms, and all of them are
    named as something else. Otherwise what is stated, or unknown.
    """
    found = [one for one in (_by_rooms(store, building, kind), _by_use(store, building)) if one]
    return store.settled(fact, building, found)


def _by_use(store: "FactStore", building: SubjectRef) -> Candidate | None:
    dwelling = store.value("building.is_residential", building)
    assert isinstance(dwelling.value, Truth)
    if not dwelling.value.surely:
        return None
    return Candidate(TRUE, Strength.MEDIUM, operands=(dwelling.trace,), note=_DWELLINGS)


def _by_rooms(store: "FactStore", building: SubjectRef, kind: str) -> Candidate | None:
    others: list[Trace] = []
    storeys: set[str] = set()
    complete = True
    for room in rooms_of(store, store.members("Space", building)):
        what = store.value("component.room", room)
        assert isinstance(what.value, Category)
        if what.value.members == {kind}:
            return Candidate(TRUE, Strength.MEDIUM, operands=(what.trace,), note=_NAMED)
        complete = complete and kind not in what.value.members
        others.append(what.trace)
        storeys |= {storey.key for storey in store.storeys_of(room)}
    dwelling = store.value("building.is_residential", building)
    floors = [
        one for one in floors_of(store, building) if one.is_above.can_be_true and one.counts.can_be_true
    ]
    everywhere = bool(floors) and all(floor.subject.key in storeys for floor in floors)
    not_dwelling = isinstance(dwelling.value, Truth) and dwelling.value.surely_not
    if not (complete and everywhere and not_dwelling) or store.scopes[building.key].is_damaged:
        return None
    return Candidate(FALSE, Strength.MEDIUM, operands=(dwelling.trace, *others), note=_NONE)


_NAMED = Text("有房间以此命名。", "A room is named so.")
_DWELLINGS = Text("住宅都有厨房和卫生间。", "Dwellings have kitchens and bathrooms.")
_NONE = Text(
    "非居住建筑，地上各层的房间都另有名称。",
    "Not a building of dwellings, and all rooms of all storeys above ground are named as something else.",
)
