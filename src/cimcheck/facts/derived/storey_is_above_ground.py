"""Whether a storey is above ground."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Trace, Traced
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.facts.floors import height_above, level_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "storey.is_above_ground"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By property, by name, and by level against the ground outside or the one entrance level.

    A floor at or above the ground is above ground; one deeper than `basement_depth_share` of its storey
    height is below. In between, and without any of this evidence, it is unknown.
    """
    level = level_of(store, subject)
    if level is None:
        return store.settled(FACT, subject)
    building = store.scopes[subject.building].subject
    ground = store.value("building.ground_level", building)
    found: list[Candidate] = []
    if isinstance(ground.value, Interval) and ground.value.is_known:
        answer = _against(store, building, level, ground.value)
        if answer is not None:
            found = [Candidate(answer, Strength.MEDIUM, operands=(ground.trace,), note=_BY_GROUND)]
    else:
        entrance, operands = _entrance(store, building)
        if entrance is not None and level >= entrance:
            found = [Candidate(TRUE, Strength.MEDIUM, operands=operands, note=_BY_ENTRANCE)]
    return store.settled(FACT, subject, found)


def _against(store: "FactStore", building: SubjectRef, level: Fraction, ground: Interval) -> Truth | None:
    """The answer for a floor at `level`, with the ground at a known level."""
    depth = ground.lo - level
    if depth <= 0:
        return TRUE
    conventions = store.catalogue.conventions
    levels = [
        one for storey in store.members("Storey", building) if (one := level_of(store, storey)) is not None
    ]
    height = height_above(levels, level, conventions["same_level"].value)
    if height is None or depth <= height * conventions["basement_depth_share"].value:
        return None
    return FALSE


def _entrance(store: "FactStore", building: SubjectRef) -> tuple[Fraction | None, tuple[Trace, ...]]:
    """The level of the only storey that is said to hold the entrance."""
    found: list[tuple[Fraction, Trace]] = []
    for storey in store.members("Storey", building):
        entrance = store.value("storey.is_entrance", storey)
        level = level_of(store, storey)
        if isinstance(entrance.value, Truth) and entrance.value.surely and level is not None:
            found.append((level, entrance.trace))
    return (found[0][0], (found[0][1],)) if len(found) == 1 else (None, ())


_BY_GROUND = Text(
    "按楼层标高与室外地坪的高差判断。", "Told by the level of the storey against the ground outside."
)
_BY_ENTRANCE = Text("不低于主入口层。", "Not below the entrance level.")
