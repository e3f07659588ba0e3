"""Whether a window is an external one."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.envelope import subjects_at
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.sides import by_boundaries
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_hosts import host_of

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "window.is_external"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As the window says, or else as the wall that it stands in, or the boundaries of spaces."""
    stated = store.settled(FACT, subject)
    if stated.value.is_known or stated.trace.conflict:
        return stated
    host = host_of(store, subject)
    wall = subjects_at(store, "Wall", subject).get(host) if host else None
    said = store.value("wall.is_external", wall) if wall else None
    if said is not None and said.value.is_known:
        found = Candidate(said.value, Strength.MEDIUM, operands=(said.trace,), note=_AS_ITS_WALL)
        return store.settled(FACT, subject, [found])
    bounded = by_boundaries(store, subject)
    return store.settled(FACT, subject, [bounded]) if bounded else stated


_AS_ITS_WALL = Text("与所在的墙相同。", "As the wall that it stands in.")
