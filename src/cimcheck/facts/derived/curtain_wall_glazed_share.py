"""Glazed share of a curtain wall."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.envelope import subjects_at
from cimcheck.facts.prefabrication.pieces import ALL_OF_IT
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "curtain_wall.glazed_share"
GLAZED = "curtain_panel.is_glazed"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] What is stated; else all or nothing, where all panels are alike. Unknown where they are not."""
    stated = store.settled(FACT, subject)
    panels = _panels(store, subject)
    if stated.value.is_known or not panels:
        return stated
    answers = [store.value(GLAZED, panel) for panel in panels]
    known = [one.value for one in answers if isinstance(one.value, Truth)]
    guids = tuple(panel.guid for panel in panels)
    if all(one.surely for one in known) or all(one.surely_not for one in known):
        value = ALL_OF_IT if known[0].surely else ZERO
        found = Candidate(value, Strength.MEDIUM, elements=guids, note=_ALIKE)
        return store.settled(FACT, subject, [found])
    open_ones = [panel.key for panel, one in zip(panels, known, strict=True) if not one.is_known]
    gaps = (Gap(GLAZED, tuple(open_ones)),) if open_ones else ()
    return store.settled(FACT, subject, [Candidate(stated.value, Strength.MEDIUM, gaps=gaps)])


def _panels(store: "FactStore", curtain: SubjectRef) -> list[SubjectRef]:
    """The panels that are parts of a curtain wall."""
    at = subjects_at(store, "CurtainPanel", curtain)
    wholes = {(place.model, place.row) for place in curtain.places}
    parents = {place: store.views[place.model].objects.parent[place.row] for place in at}
    return [panel for place, panel in at.items() if (place.model, parents[place]) in wholes]


_ALIKE = Text("面板都是（或都不是）透光玻璃。", "All of its panels are glazed, or none.")
