"""Floor area of the largest anti-bomb unit of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.anti_bomb_units import anti_bomb_units
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.largest_anti_bomb_unit"
AREA = "anti_bomb_unit.floor_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The largest of those labelled; what no label covers may be one as large as that.

    Anything up to the area of the unit where none is labelled: the division may stand in other drawings.
    """
    whole = store.value("protective_unit.floor_area", subject)
    if not isinstance(whole.value, Interval):
        return store.settled(FACT, subject)
    found = anti_bomb_units(store, subject)
    areas = [store.value(AREA, one) for one, _ in found]
    value, sure = ZERO, ZERO
    for area, (_, lies) in zip(areas, found, strict=True):
        assert isinstance(area.value, Interval)
        part = area.value if lies.surely else area.value.hull(ZERO)
        value, sure = value.maximum(part), total([sure, part])
    rest = max(ZERO.lo, whole.value.hi - sure.lo)
    slack = (whole.value.hi if whole.value.is_known else ZERO.hi) / 100
    if rest > slack:
        value = Interval(value.lo, max(value.hi, rest))
    gaps = tuple(gap for area in areas for gap in area.gaps)
    candidate = Candidate(
        value.minimum(whole.value) if found else value,
        Strength.MEDIUM,
        operands=(whole.trace, *(area.trace for area in areas)),
        gaps=gaps if found else (Gap(AREA, (subject.key,)),),
        elements=tuple(one.guid for one, _ in found if one.guid),
        note=None if found else _NONE,
    )
    return store.settled(FACT, subject, [candidate])


_NONE = Text(
    "模型没有标出抗爆单元：可能没有划分，也可能画在别处。",
    "The models label no anti-bomb units: the unit may be undivided, or the division drawn elsewhere.",
)
