"""The passages at the entrances of a protective unit: airlocks and sealed passages, by their names."""

from typing import TYPE_CHECKING

from cimcheck.core.interval import ZERO, Interval, interval
from cimcheck.facts.patterns import found
from cimcheck.facts.plan_shape import Shape
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

PASSAGE = r"(防毒|密闭)通道|airlock|sealed passage"
REGULAR = 0.98  # of its smallest rectangle: what fills less has corners, and may be narrower somewhere


def passages_of(store: "FactStore", unit: SubjectRef) -> list[Shape]:
    """The rooms of a unit that are named as passages and could be measured."""
    rooms = shelter_plan(store, unit.building).rooms
    return [
        shape
        for _, (shape, holder) in sorted(rooms.items())
        if holder == unit.key and found(PASSAGE, shape.subject.name)
    ]


def width_of(passage: Shape) -> Interval:
    """[m] The short side of a rectangle; anything up to it for another outline."""
    from cimcheck.reading.geometry.position import sides

    length, width = sides(passage.outline)
    least = interval(width)
    return least if passage.outline.area >= REGULAR * length * width else least.hull(ZERO)
