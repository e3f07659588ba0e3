"""What kind of air defence door a door is."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.patterns import found
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "door.air_defence_kind"
PLAIN_CODE = r"(?<![A-Z])HM[-_ ]?[0-9]{4}"
"""A code that inside a shelter means one thing; others stand for ordinary doors there as well."""


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By name. A code that ordinary doors have too tells something only in or at a protective unit.

    Unknown for a door without a code or words.
    """
    said = store.candidates(FACT, subject)
    hints = [one for one in said if one.strength is Strength.WEAK and isinstance(one.value, Category)]
    if not hints or len(hints) < len(said) or not _in_shelter(store, subject):
        return store.settled(FACT, subject)
    more = []
    for one in hints:
        assert isinstance(one.value, Category)
        plain = any(found(PLAIN_CODE, each.raw) for each in one.evidence)
        members = one.value.members if plain else one.value.members | {"ordinary"}
        more.append(Candidate(Category(frozenset(members)), Strength.MEDIUM, one.evidence, note=_IN_SHELTER))
    return store.settled(FACT, subject, more)


def _in_shelter(store: "FactStore", door: SubjectRef) -> bool:
    places = shelter_plan(store, door.building).doors
    return any(one.shape.subject.key == door.key and (one.closes or one.inside) for one in places)


_IN_SHELTER = Text("门在防护单元内或边界上。", "The door stands in a protective unit or at its edge.")
