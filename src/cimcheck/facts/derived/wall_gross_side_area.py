"""Side area of a wall, openings not deducted."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.envelope import filled_by, hole_area, openings_of, subjects_at
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "wall.gross_side_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; else the net area and the openings; else the larger side of the shape."""
    stated = store.settled(FACT, subject)
    if stated.value.is_known:
        return stated
    found = _net_and_openings(store, subject) or _shape(store, subject)
    return store.settled(FACT, subject, [found] if found else [])


def _net_and_openings(store: "FactStore", wall: SubjectRef) -> Candidate | None:
    net = store.value("wall.net_side_area", wall)
    if not isinstance(net.value, Interval) or not net.value.is_known:
        return None
    openings, windows = subjects_at(store, "Opening", wall), subjects_at(store, "Window", wall)
    fillings = filled_by(store, wall)
    cuts, traces = [], [net.trace]
    for place in openings_of(store, wall):
        window = windows.get(fillings[place]) if place in fillings else None
        cut, trace = hole_area(store, openings.get(place), window)
        if trace is None:
            return None
        cuts.append(cut)
        traces.append(trace)
    return Candidate(net.value + total(cuts), Strength.MEDIUM, operands=tuple(traces), note=_WITH_OPENINGS)


def _shape(store: "FactStore", wall: SubjectRef) -> Candidate | None:
    place = wall.places[0]
    shape = store.geometry.of([place], "faces").get(place)
    if shape is None or not shape.faces:
        return None
    area = interval(shape.faces[0].area)
    return Candidate(area, Strength.MEDIUM, elements=(wall.guid,), note=_BY_SHAPE)


_WITH_OPENINGS = Text("净面积加洞口面积。", "The net area and its openings.")
_BY_SHAPE = Text("由几何计算，取较大一侧。", "Measured from the shape, the larger side.")
