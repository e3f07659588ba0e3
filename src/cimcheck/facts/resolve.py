"""From candidates to one possible value: what agrees narrows, what disagrees is kept side by side."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.conversion import to_unit
from cimcheck.core.evidence import Evidence, Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Kind, Trace, Traced, node
from cimcheck.core.truth import Truth
from cimcheck.core.value import Value, hull
from cimcheck.facts.definition import FactDefinition

STRONGEST_FIRST = tuple(Strength)


class Candidate(msgspec.Struct, frozen=True):
    """One possible value, in coherent units, and what speaks for it.

    A value that is not known exactly (a lower bound, two members) is evidence as well: it excludes the rest.
    """

    value: Value
    strength: Strength = Strength.STRONG
    evidence: tuple[Evidence, ...] = ()
    operands: tuple[Trace, ...] = ()
    gaps: tuple[Gap, ...] = ()
    elements: tuple[str, ...] = ()
    note: Text | None = None


class Settled(msgspec.Struct, frozen=True):
    """The value that candidates leave, and whether they contradict each other."""

    value: Value
    conflict: bool


def settle(fact: FactDefinition, candidates: Iterable[Candidate]) -> Settled:
    """Strong and medium candidates decide together; weak ones never do.

    Where they can all be true at once, what they share is left. Numbers that miss each other by no more than
    the tolerance agree, and the strongest known one stands. Otherwise all of them stay possible.
    """
    deciding = ordered(one for one in candidates if one.strength is not Strength.WEAK)
    values = [fact.unknown(), *(one.value for one in deciding)]
    if not deciding:
        return Settled(values[0], False)
    common = shared(values)
    if common is not None:
        return Settled(common, False)
    if fact.kind == "number":
        near = _nearly_shared([value for value in values if isinstance(value, Interval)], fact.tolerance)
        if near is not None:
            return Settled(near, False)
    result = values[1]
    for value in values[2:]:
        result = hull(result, value)
    return Settled(result, True)


def ordered(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Strongest first, otherwise as given."""
    return sorted(candidates, key=lambda one: STRONGEST_FIRST.index(one.strength))


def shared(values: Sequence[Value]) -> Value | None:
    """What all values allow; None when there is nothing."""
    result: Value | None = values[0]
    for value in values[1:]:
        result = None if result is None else _both(result, value)
    return result


def _both(a: Value, b: Value) -> Value | None:
    match a, b:
        case Interval(), Interval():
            lo, hi = max(a.lo, b.lo), min(a.hi, b.hi)
            return Interval(lo, hi) if lo <= hi else None
        case Category(), Category():
            members = a.members & b.members
            return Category(members) if members else None
        case Truth(), Truth():
            yes, no = a.can_be_true and b.can_be_true, a.can_be_false and b.can_be_false
            return Truth(yes, no) if yes or no else None
    raise TypeError("candidates of different kinds")


def _nearly_shared(values: Sequence[Interval], tolerance: Fraction) -> Interval | None:
    lo, hi = max(value.lo for value in values), min(value.hi for value in values)
    if lo - hi > tolerance:
        return None
    known = next((value for value in values if value.is_known), None)
    return known or Interval(hi, lo)


def traced(fact: FactDefinition, candidates: Sequence[Candidate], note: Text | None = None) -> Traced:
    """The settled value with its trace: all evidence, weak evidence last, and the gap when it stays open."""
    settled = settle(fact, candidates)
    in_order = ordered(candidates)
    deciding = [one for one in in_order if one.strength is not Strength.WEAK]
    gaps = dict.fromkeys(gap for one in deciding for gap in one.gaps)
    open_gaps = () if settled.value.is_known else (Gap(fact.id), *gaps)
    trace = node(
        Kind.FACT,
        fact.id,
        to_unit(settled.value, fact.unit),
        unit=fact.unit.symbol if fact.kind == "number" else "",
        label=fact.title,
        clause=fact.clause,
        note=note or next((one.note for one in deciding if one.note), None),
        conflict=settled.conflict,
        evidence=tuple(evidence for one in in_order for evidence in one.evidence),
        operands=tuple(operand for one in in_order for operand in one.operands),
    )
    return Traced(settled.value, trace, tuple(dict.fromkeys(open_gaps)), _elements(deciding))


def _elements(deciding: Iterable[Candidate]) -> tuple[str, ...]:
    """GUIDs behind the value, in order of file and STEP id, then those that operands bring along."""
    own: list[tuple[str, int, str]] = []
    below: list[str] = []
    for one in deciding:
        own += [(each.file, each.step, each.guid) for each in one.evidence if each.guid]
        below += one.elements
    return tuple(dict.fromkeys([guid for _, _, guid in sorted(own)] + below))
