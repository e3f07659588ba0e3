"""Components that two models of a building draw in one place: one thing, described twice.

Identities tell most of them; what they leave in doubt is decided by shape where there is geometry. Shapes
only ever join: models may be drawn around different origins, so being elsewhere proves nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import floor
from typing import TYPE_CHECKING

from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry import Box

SHARED = 0.6
"""Two boxes are one component from this share of what they cover together; finishes and floors differ."""
CELL = 1.0
"""[m] Edge of the cells in which centres are looked up."""


def joined(store: "FactStore", building: SubjectRef, entity: str) -> Sequence[SubjectRef]:
    """The components of an entity; a doubtful one joins the one whose place it takes in another model."""
    return store.once(("joined", building.key, entity), lambda: _joined(store, building, entity))


def _joined(store: "FactStore", building: SubjectRef, entity: str) -> Sequence[SubjectRef]:
    found = store.members(entity, building)
    doubtful = [one for one in found if one.doubtful]
    if not doubtful:
        return found
    shapes = store.geometry.of([one.places[0] for one in found], "box")
    boxes = {place: shape.box for place, shape in shapes.items() if shape.box is not None}
    sure = [one for one in found if not one.doubtful and one.places[0] in boxes]
    cells: dict[tuple[int, ...], list[SubjectRef]] = {}
    for one in sure:
        cells.setdefault(_cell(boxes[one.places[0]]), []).append(one)
    more: dict[str, tuple[Place, ...]] = {}
    gone: set[str] = set()
    for one in doubtful:
        twin = _twin(one, boxes, cells, more)
        if twin is not None:
            more[twin.key] = (*more.get(twin.key, ()), *one.places)
            gone.add(one.key)
    return [
        replace(one, places=(*one.places, *more.get(one.key, ()))) for one in found if one.key not in gone
    ]


def _twin(
    one: SubjectRef,
    boxes: dict[Place, "Box"],
    cells: dict[tuple[int, ...], list[SubjectRef]],
    more: dict[str, tuple[Place, ...]],
) -> SubjectRef | None:
    """What stands where a doubtful component stands, by a model that does not yet say so twice."""
    box = boxes.get(one.places[0])
    if box is None:
        return None
    here = _cell(box)
    best: tuple[float, SubjectRef] | None = None
    for cell in _around(here):
        for other in cells.get(cell, ()):
            models = {place.model for place in (*other.places, *more.get(other.key, ()))}
            share = _shared(box, boxes[other.places[0]])
            if one.places[0].model not in models and share >= SHARED and (best is None or share > best[0]):
                best = (share, other)
    return best[1] if best is not None else None


def _cell(box: "Box") -> tuple[int, ...]:
    return tuple(floor((low + high) / 2 / CELL) for low, high in zip(box.low, box.high, strict=True))


def _around(cell: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    x, y, z = cell
    near = (-1, 0, 1)
    return ((x + i, y + j, z + k) for i in near for j in near for k in near)


def _shared(one: "Box", other: "Box") -> float:
    """The volume that two boxes have in common, of what they cover together."""
    common = 1.0
    for axis in range(3):
        side = min(one.high[axis], other.high[axis]) - max(one.low[axis], other.low[axis])
        if side <= 0:
            return 0.0
        common *= side
    return common / (_volume(one) + _volume(other) - common)


def _volume(box: "Box") -> float:
    x, y, z = (high - low for low, high in zip(box.low, box.high, strict=True))
    return x * y * z
