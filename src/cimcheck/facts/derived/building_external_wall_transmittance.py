"""Mean thermal transmittance of the external walls."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.facades import external_walls_mean
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.external_wall_transmittance"


def computed(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[W/(m2.K)] From the layers alone; None where a wall has none."""
    return _mean(store, subject, "wall.layered_transmittance")


def declared(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[W/(m2.K)] From what the walls state; None where one states nothing."""
    found = _mean(store, subject, "wall.stated_transmittance")
    return found if found is not None and not found.gaps else None


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] Weighted by net area. Unknown without external walls above ground."""
    found = _mean(store, subject, "wall.thermal_transmittance")
    return store.settled(FACT, subject, [found] if found else [])


def _mean(store: "FactStore", subject: SubjectRef, fact: str) -> Candidate | None:
    found = external_walls_mean(store, subject, fact)
    if found is None:
        return None
    return Candidate(found[0], Strength.MEDIUM, gaps=found[1], note=_WEIGHTED)


_WEIGHTED = Text("外墙按净面积加权。", "External walls, weighted by net area.")
