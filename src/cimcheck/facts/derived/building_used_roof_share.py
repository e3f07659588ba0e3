"""Share of the roof in use."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.alone import alone
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.roofs import roof_of, used_share
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.used_roof_share"


def shown(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[1] What shapes in plan give, whatever is stated of it; None where they do not suffice."""
    return alone(store, FACT, subject, derive)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Planted, under solar panels or reflecting, by shapes in plan. Unknown without a roof or shapes."""
    value = used_share(store, subject)
    if value is None:
        return store.settled(FACT, subject)
    roof = roof_of(store, subject)
    dull = [
        one.key for one in roof.sure if not store.value("roof_part.solar_reflectance", one).value.is_known
    ]
    found = Candidate(
        value,
        Strength.MEDIUM,
        gaps=(Gap("roof_part.solar_reflectance", tuple(dull)),) if dull else (),
        elements=tuple(one.guid for one in roof.sure),
        note=_IN_PLAN,
    )
    return store.settled(FACT, subject, [found])


_IN_PLAN = Text(
    "屋面绿化、太阳能板与高反射屋面在屋面上的水平投影（重叠只计一次）除以屋面水平投影。",
    "Planting, solar panels and bright roof upon the roof in plan, overlaps once, over the roof in plan.",
)
