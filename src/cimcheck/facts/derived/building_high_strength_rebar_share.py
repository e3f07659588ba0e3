"""Share of high-strength reinforcing steel."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.alone import alone
from cimcheck.facts.prefabrication.items import ratio_of
from cimcheck.facts.reinforcement import pieces
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.high_strength_rebar_share"


def shown(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[1] What bars and meshes give, whatever is stated of it; None where they do not suffice."""
    return alone(store, FACT, subject, derive)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] By mass, of bars and meshes in the models. Unknown where models show none, or one is missing."""
    return ratio_of(store, FACT, subject, list(pieces(store, subject)), "kg")
