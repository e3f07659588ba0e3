"""Nominal diameter of a pipe."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Evidence, Source, Strength
from cimcheck.core.interval import interval
from cimcheck.core.trace import Traced
from cimcheck.core.units import parse_unit
from cimcheck.facts.patterns import found
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "pipe.nominal_diameter"
TEXTS = ("Name", "ObjectType", "TypeName", "Description")
SIZE = r"(?<![A-Z])(DN|De|Φ|φ)\s?(?P<size>[0-9]{2,4})(?![0-9])"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] What is stated, and the DN in its names. Unknown without either."""
    candidates = []
    for place in subject.places:
        view = store.views[place.model]
        for name in TEXTS:
            text = view.text(place.row, name)
            match = found(SIZE, text) if text else None
            if match is not None:
                evidence = Evidence(
                    source=Source.NAME,
                    where=name,
                    raw=text,
                    strength=Strength.MEDIUM,
                    file=view.file,
                    step=view.objects.step[place.row],
                    guid=view.objects.guid[place.row],
                )
                size = interval(match["size"]).lo * parse_unit("mm").factor
                candidates.append(Candidate(interval(size), Strength.MEDIUM, evidence=(evidence,)))
    return store.settled(FACT, subject, candidates)
