"""Mass of a reinforcing bar."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "reinforcement.mass"
QUARTER_OF_PI = Fraction("0.785398163397")


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[kg] What is stated; else one bar of this length and diameter. Unknown without either."""
    stated = store.settled(FACT, subject)
    length = store.value("reinforcement.length", subject)
    diameter = store.value("reinforcement.diameter", subject)
    if stated.value.is_known or not (length.value.is_known and diameter.value.is_known):
        return stated
    assert isinstance(length.value, Interval)
    assert isinstance(diameter.value, Interval)
    density = store.catalogue.conventions["steel_density"].value * QUARTER_OF_PI
    mass = diameter.value * diameter.value * length.value * Interval(density, density)
    found = Candidate(mass, Strength.MEDIUM, operands=(length.trace, diameter.trace), note=_ROUND)
    return store.settled(FACT, subject, [found])


_ROUND = Text("按直径、长度和钢材密度计算。", "From diameter, length and the density of steel.")
