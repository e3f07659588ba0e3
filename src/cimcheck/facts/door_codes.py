"""Sizes in codes of air defence doors: HFM1520 closes a doorway 15 dm wide and 20 dm high."""

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.evidence import Evidence, Source, Strength
from cimcheck.core.interval import Interval
from cimcheck.facts.patterns import found
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

TEXTS = ("Name", "ObjectType", "TypeName")
CODE = (
    r"(?<![A-Z])(?:B?HFM|BFM|HHFM|HSFM|HHSFM|BSFM|GFM|GHFM|GSFM|GHSFM|HM|BM|GM|HHM|BHM|GHM|GSM|GHSM|L?FMDB)"
    r"[-_ ]?(?P<width>[0-9]{2})(?P<height>[0-9]{2})(?![0-9])"
)
DECIMETRE = Fraction(1, 10)


class CodedSize(msgspec.Struct, frozen=True):
    """The size in a code [m], and where the code stands."""

    width: Interval
    height: Interval
    evidence: tuple[Evidence, ...]


def size_in_code(store: "FactStore", door: SubjectRef) -> CodedSize | None:
    """The size that the code of a door tells; None without a code of an air defence door."""
    for place in door.places:
        view = store.views[place.model]
        for name in TEXTS:
            text = view.text(place.row, name)
            match = found(CODE, text) if text else None
            if match is not None:
                width, height = (DECIMETRE * int(match[part]) for part in ("width", "height"))
                evidence = Evidence(
                    source=Source.NAME,
                    where=name,
                    raw=text,
                    strength=Strength.MEDIUM,
                    file=view.file,
                    step=view.objects.step[place.row],
                    guid=view.objects.guid[place.row],
                    ifc_class=view.objects.ifc_class[place.row],
                    name=view.label(place.row),
                )
                return CodedSize(Interval(width, width), Interval(height, height), (evidence,))
    return None
