"""Whether a solar system is installed."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Evidence, Source, Strength
from cimcheck.core.trace import Traced
from cimcheck.core.truth import TRUE
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.has_solar_system"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Yes where a model holds an IfcSolarDevice. A model without one says nothing."""
    found = []
    for part in store.scopes[subject.key].parts:
        view = part.view
        for row in view.by_class.get("IfcSolarDevice", ()):
            if part.holds(row):
                evidence = Evidence(
                    source=Source.ATTRIBUTE,
                    where="IfcSolarDevice",
                    raw=view.label(row),
                    file=view.file,
                    step=view.objects.step[row],
                    guid=view.objects.guid[row],
                    ifc_class="IfcSolarDevice",
                )
                found.append(Candidate(TRUE, Strength.MEDIUM, evidence=(evidence,)))
    return store.settled(FACT, subject, found[:1])
