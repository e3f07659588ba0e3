"""Which open buildings move an indicator most: whom to ask first."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from cimcheck.core.interval import Interval
from cimcheck.core.verdict import Verdict
from cimcheck.district.amount import in_unit, measured, shown_number
from cimcheck.district.building import Building
from cimcheck.district.document import Move, Owed
from cimcheck.district.parts import Contribution
from cimcheck.district.tally import ALL, NONE, Part, Tally
from cimcheck.facts.catalogue import Catalogue
from cimcheck.packs.shapes.plan import Indicator

MOST = 100
_CANDIDATES = 4 * MOST
_ASKED = 6


def moves(
    indicator: Indicator, contributions: Sequence[Contribution], added: Tally, catalogue: Catalogue
) -> tuple[list[Move], int]:
    """The open contributions that move the indicator most, and how many are open in all.

    `moves` is the part of the width that surely goes away, whichever way the building turns out.
    """
    width = Fraction(added.value().width)
    found: list[tuple[Fraction, str, Contribution, Interval, Interval]] = []
    open_ones = [one for one in contributions if not (one.part.portion.is_known and one.part.size.is_known)]
    for one in heapq.nlargest(_CANDIDATES, open_ones, key=_weight):
        good, bad = _settled(one.part)
        if_good, if_bad = added.exchanged(one.part, good), added.exchanged(one.part, bad)
        gone = width - max(Fraction(if_good.width), Fraction(if_bad.width))
        found.append((gone, one.buildings[0].id, one, if_good, if_bad))
    found.sort(key=lambda item: (-item[0], item[1]))
    return [_move(indicator, catalogue, *item) for item in found[:MOST]], len(open_ones)


def _weight(contribution: Contribution) -> tuple[float, str]:
    """About how much hangs on a contribution; what weighs little is not worked out exactly."""
    size, portion = contribution.part.size, contribution.part.portion
    high = float(size.hi)
    weight = high * float(portion.width) + (0.0 if size.is_known else high - float(size.lo))
    return weight, contribution.buildings[0].id


def _settled(part: Part) -> tuple[Part, Part]:
    """The part when it turns out well and when it turns out badly: its portion first, else its size."""
    if not part.portion.is_known:
        return Part(part.size, ALL), Part(part.size, NONE)
    lo, hi = part.size.lo, part.size.hi
    return Part(Interval(hi, hi), part.portion), Part(Interval(lo, lo), part.portion)


def _move(
    indicator: Indicator,
    catalogue: Catalogue,
    gone: Fraction,
    name: str,
    contribution: Contribution,
    if_good: Interval,
    if_bad: Interval,
) -> Move:
    building = contribution.buildings[0]
    derive = indicator.derive
    assessment = derive.assessment if derive and derive.assessment else ""
    point = Interval(gone, gone)
    return Move(
        building=name if len(contribution.buildings) == 1 else building.project,
        standing=building.standings[assessment].value if assessment else "",
        moves=shown_number(Fraction(in_unit(point, indicator.unit).lo)),
        if_good=measured(if_good, indicator.unit),
        if_bad=measured(if_bad, indicator.unit),
        owed=[
            *owed(building, [assessment] if assessment else []),
            *_undeclared(contribution.buildings, derive.stated if derive else (), catalogue),
        ],
    )


def _undeclared(buildings: Sequence[Building], facts: Iterable[str], catalogue: Catalogue) -> Iterator[Owed]:
    """What the submission should declare of the buildings and does not."""
    for fact in facts:
        if any(fact not in building.stated for building in buildings):
            yield Owed(fact=fact, label=catalogue.label(fact), owner=catalogue.facts[fact].owner)


def owed(building: Building, assessments: Sequence[str]) -> list[Owed]:
    """What keeps the building open, what could settle it first."""
    found: dict[str, tuple[tuple[bool, float, str], Owed]] = {}
    for assessment in assessments:
        for finding in building.findings.get(assessment, ()):
            if finding.verdict is Verdict.UNDETERMINED:
                for missing in finding.missing:
                    rank = (not missing.decides, -(missing.effect or 0.0), missing.fact)
                    entry = Owed(fact=missing.fact, label=missing.label, owner=missing.owner)
                    found[missing.fact] = min(
                        found.get(missing.fact, (rank, entry)), (rank, entry), key=_rank
                    )
    return [entry for _, entry in sorted(found.values(), key=_rank)][:_ASKED]


def _rank(item: tuple[tuple[bool, float, str], Owed]) -> tuple[bool, float, str]:
    return item[0]
