"""Thermal inertia of a wall."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.layers import layers_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "wall.thermal_inertia"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Sum of resistance by storage of heat, GB 50176-2016. Unknown where a layer says too little."""
    total = Fraction(0)
    layers = layers_of(store, subject)
    for layer in layers:
        if layer.thickness is None or layer.conductivity is None or layer.storage is None:
            return store.settled(FACT, subject)
        total += layer.thickness / layer.conductivity * layer.storage
    if not layers:
        return store.settled(FACT, subject)
    found = Candidate(Interval(total, total), Strength.MEDIUM, elements=(subject.guid,), note=_LAYERS)
    return store.settled(FACT, subject, [found])


_LAYERS = Text("各层热阻乘蓄热系数之和。", "Sum over the layers of resistance by heat storage.")
