"""Whether an element stands between inside and outside, by the boundaries of spaces."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, TRUE
from cimcheck.facts.envelope import subjects_at
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import Place, SubjectRef
from cimcheck.facts.window_hosts import host_of

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

OUT, IN = "EXTERNAL", "INTERNAL"
Sides = dict[int, list[tuple[int, str]]]


def by_boundaries(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """Outside where a boundary is external; inside where those of two rooms and more are all internal.

    Nothing is told of the inside by models that call no boundary external.
    """
    found = [one for place in subject.places for one in _at(store, place)]
    if any(side == OUT for _, side in found):
        return Candidate(TRUE, Strength.MEDIUM, note=_OUT)
    spaces = {space for space, _ in found}
    tells = any(_tells(store, place.model) for place in subject.places)
    if tells and len(spaces) > 1 and all(side == IN for _, side in found):
        return Candidate(FALSE, Strength.MEDIUM, note=_IN)
    return None


def external(store: "FactStore", fact: str, subject: SubjectRef) -> Traced:
    """As the element says, or else as the boundaries of spaces do."""
    stated = store.settled(fact, subject)
    if stated.value.is_known or stated.trace.conflict:
        return stated
    found = by_boundaries(store, subject)
    return store.settled(fact, subject, [found]) if found else stated


def as_its_wall(store: "FactStore", fact: str, subject: SubjectRef) -> Traced:
    """As a window or door says, or else as the wall that it stands in, or the boundaries of spaces."""
    stated = store.settled(fact, subject)
    if stated.value.is_known or stated.trace.conflict:
        return stated
    host = host_of(store, subject)
    wall = subjects_at(store, "Wall", subject).get(host) if host else None
    said = store.value("wall.is_external", wall) if wall else None
    if said is not None and said.value.is_known:
        found = Candidate(said.value, Strength.MEDIUM, operands=(said.trace,), note=_AS_ITS_WALL)
        return store.settled(fact, subject, [found])
    return external(store, fact, subject)


def _at(store: "FactStore", place: Place) -> list[tuple[int, str]]:
    return _sides(store, place.model).get(place.row, [])


def _tells(store: "FactStore", model: int) -> bool:
    return OUT in store.views[model].tables.boundaries.side


def _sides(store: "FactStore", model: int) -> Sides:
    """Space and side of the boundaries of each element of a model."""

    def by_element() -> Sides:
        found: Sides = {}
        boundaries = store.views[model].tables.boundaries
        rows = zip(boundaries.space, boundaries.element, boundaries.side, strict=True)
        for space, element, side in rows:
            found.setdefault(element, []).append((space, side))
        return found

    return store.once(("sides", store.views[model].file), by_element)


_AS_ITS_WALL = Text("与所在的墙相同。", "As the wall that it stands in.")
_OUT = Text("空间边界标为室外一侧。", "A boundary of a space calls it external.")
_IN = Text("两侧房间的空间边界都标为室内。", "The boundaries of the rooms on both sides call it internal.")
