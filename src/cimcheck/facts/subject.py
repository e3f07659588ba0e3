"""What facts are about."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """One object: the number of its model and its row there."""

    model: int
    row: int


@dataclass(frozen=True, slots=True)
class SubjectRef:
    """One subject: an entity, a key that is stable within the submission, and where it stands.

    `places` are the objects that stand for it, more than one when several models hold the same thing.
    `doubtful` subjects may be the same as another one that is already counted: they add nothing surely.
    """

    kind: str
    key: str
    name: str = ""
    guid: str = ""
    building: str = ""
    doubtful: bool = False
    places: tuple[Place, ...] = field(default=(), compare=False)
