"""One thing in several models of a building is one subject.

Models speak in the order of the disciplines that the entity names (`speaks` in entities.yaml). What the
first of them holds exists. An object of a later model is the same thing when it has the same GlobalId (which
must be used once in either model), else when it has the same identity: the tag, or name, storey and size.
An object that only resembles another (name and storey alike, size not) and one that only a later discipline
holds may or may not be something more: it is a subject of its own, but a doubtful one.
"""

from collections.abc import Callable, Hashable, Sequence

import msgspec

from cimcheck.facts.model_view import ModelView
from cimcheck.facts.scopes import Part
from cimcheck.facts.subject import Place


class Thing(msgspec.Struct):
    """The objects that stand for one thing."""

    places: list[Place]
    doubtful: bool = False
    looks: list[Hashable] = []


class Identity(msgspec.Struct, frozen=True):
    """What tells a thing again in another model: `sure` identities, and `looks` that only raise doubt."""

    sure: tuple[Hashable, ...] = ()
    looks: tuple[Hashable, ...] = ()


Identify = Callable[[ModelView, int], Identity]


def in_speaking_order(parts: Sequence[Part], speaks: Sequence[str]) -> list[Part]:
    """The parts of a building, the first to speak first; equals in order of their models."""
    rank = {discipline: number for number, discipline in enumerate(speaks)}
    return sorted(parts, key=lambda part: (rank.get(part.discipline, len(rank)), part.view.index))


def merged(groups: Sequence[tuple[Part, Sequence[int]]], identify: Identify) -> list[Thing]:
    """The things in the parts of a building, given in speaking order with their rows."""
    filled = [(part, rows) for part, rows in groups if rows]
    if len(filled) <= 1:
        return [Thing([Place(part.view.index, row)]) for part, rows in filled for row in rows]
    known = _Known()
    speaker = filled[0][0].discipline
    for part, rows in filled:
        once = _used_once(part.view, rows)
        for row in rows:
            place = Place(part.view.index, row)
            identity = identify(part.view, row)
            guid = part.view.objects.guid[row] if row in once else ""
            thing = known.same(place, guid, identity)
            if thing is None:
                later = part.discipline != speaker
                thing = Thing([place], doubtful=later or known.alike(place, identity))
                known.things.append(thing)
            else:
                thing.places.append(place)
            known.remember(thing, guid, identity)
    return known.things


class _Known:
    """The things met so far, by what tells them again."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self._by_guid: dict[str, Thing] = {}
        self._by_identity: dict[Hashable, list[Thing]] = {}
        self._looks: dict[Hashable, set[int]] = {}

    def same(self, place: Place, guid: str, identity: Identity) -> Thing | None:
        """The thing of another model that this object is."""
        candidates = [self._by_guid[guid]] if guid in self._by_guid else []
        candidates += [thing for key in identity.sure for thing in self._by_identity.get(key, ())]
        for thing in candidates:
            if all(other.model != place.model for other in thing.places):
                return thing
        return None

    def alike(self, place: Place, identity: Identity) -> bool:
        """Whether another model holds something that looks the same."""
        return any(self._looks.get(look, set()) - {place.model} for look in identity.looks)

    def remember(self, thing: Thing, guid: str, identity: Identity) -> None:
        """Keep what tells the thing again."""
        if guid:
            self._by_guid.setdefault(guid, thing)
        for key in identity.sure:
            known = self._by_identity.setdefault(key, [])
            if thing not in known:
                known.append(thing)
        for look in identity.looks:
            self._looks.setdefault(look, set()).add(thing.places[-1].model)


def _used_once(view: ModelView, rows: Sequence[int]) -> set[int]:
    """Rows whose GlobalId no other row of the same selection has."""
    first: dict[str, int] = {}
    twice: set[str] = set()
    for row in rows:
        guid = view.objects.guid[row]
        if guid in first:
            twice.add(guid)
        first.setdefault(guid, row)
    return {row for guid, row in first.items() if guid and guid not in twice}
