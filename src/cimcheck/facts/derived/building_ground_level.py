"""The ground outside against the zero level of the storeys."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Trace, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.ground_level"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] ElevationOfTerrain less ElevationOfRefHeight; both are heights above the sea.

    Tools that leave the reference out often write the terrain relative to the zero level. That is believed
    only when it lies near zero (`terrain_near_zero`). Unknown otherwise.
    """
    terrain = store.value("building.terrain_elevation", subject)
    reference = store.value("building.reference_elevation", subject)
    if not terrain.value.is_known or not isinstance(terrain.value, Interval):
        return store.settled(FACT, subject)
    near = store.catalogue.conventions["terrain_near_zero"].value
    if isinstance(reference.value, Interval) and reference.value.is_known:
        value = terrain.value - reference.value
        operands: tuple[Trace, ...] = (terrain.trace, reference.trace)
        note = Text(
            "场地标高减 ±0.000 的绝对标高。", "Terrain elevation less the elevation of the zero level."
        )
    elif isinstance(terrain.value.lo, Fraction) and abs(terrain.value.lo) <= near:
        value, operands = terrain.value, (terrain.trace,)
        note = _NEAR_ZERO
    else:
        return store.settled(FACT, subject)
    candidate = Candidate(value, Strength.MEDIUM, operands=operands, note=note)
    return store.settled(FACT, subject, [candidate])


_NEAR_ZERO = Text(
    "模型未给 ±0.000 的绝对标高，场地标高接近零，按相对标高理解。",
    "The elevation of the zero level is not given; the terrain, near zero, is taken as relative to it.",
)
