"""What a level of a model is: a storey, the roof, a structure on it, or a drawing level."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.floors import level_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "storey.role"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By its name; else a level with rooms is a storey when rooms lie above it, and never a drawing level."""
    said = store.candidates(FACT, subject)
    if any(one.strength is not Strength.WEAK for one in said) or not store.members("Space", subject):
        return store.settled(FACT, subject)
    level = level_of(store, subject)
    building = store.scopes[subject.building].subject
    higher = (
        other
        for other in store.members("Storey", building)
        if (above := level_of(store, other)) is not None and level is not None and above > level
    )
    inner = any(store.members("Space", other) for other in higher)
    value = category("storey") if inner else category("storey", "roof_structure")
    note = _INNER if inner else _TOP
    return store.settled(FACT, subject, [Candidate(value, Strength.MEDIUM, note=note)])


_INNER = Text("本层有房间，其上楼层也有房间。", "It has rooms, and so has a storey above it.")
_TOP = Text(
    "本层有房间；最高一层可能是出屋面机房。",
    "It has rooms; the highest level with rooms may be a structure on the roof.",
)
