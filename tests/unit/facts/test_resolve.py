"""How evidence is weighed."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cimcheck.core.category import category
from cimcheck.core.evidence import Evidence, Source, Strength
from cimcheck.core.interval import INFINITY, Interval, interval
from cimcheck.core.text import Text
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.core.units import parse_unit
from cimcheck.core.value import contains
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.resolve import Candidate, settle, traced

AREA = FactDefinition(
    "x.area",
    "X",
    Text("面积", "Area"),
    Text("。", "."),
    "number",
    parse_unit("m2"),
    interval(0, 1000),
    tolerance=Fraction(1, 20),
)
ANSWER = FactDefinition("x.answer", "X", Text("是否", "Whether"), Text("。", "."), "truth")
KIND = FactDefinition(
    "x.kind",
    "X",
    Text("类", "Kind"),
    Text("。", "."),
    "category",
    members={name: Text(name, name) for name in "abc"},
)


def one(value: object, strength: Strength = Strength.STRONG, guid: str = "") -> Candidate:
    evidence = Evidence(source=Source.PROPERTY, where="S.P", raw=str(value), strength=strength, guid=guid)
    return Candidate(value, strength, (evidence,))  # type: ignore[arg-type]


def test_nothing_found_leaves_everything_and_a_gap() -> None:
    found = traced(AREA, [])
    assert found.value == interval(0, INFINITY)
    assert [gap.fact for gap in found.gaps] == ["x.area"]
    assert not found.trace.conflict


def test_weak_evidence_is_shown_and_decides_nothing() -> None:
    found = traced(AREA, [one(interval(5), Strength.WEAK)])
    assert found.value == interval(0, INFINITY)
    assert [evidence.raw for evidence in found.trace.evidence] == [str(interval(5))]
    assert traced(AREA, [one(interval(5), Strength.WEAK), one(interval(7))]).value == interval(7)


def test_disagreement_keeps_both_and_says_so() -> None:
    found = traced(AREA, [one(interval(5)), one(interval(7), Strength.MEDIUM)])
    assert found.value == interval(5, 7)
    assert found.trace.conflict
    assert found.gaps
    assert settle(ANSWER, [one(TRUE), one(FALSE, Strength.MEDIUM)]).value == UNKNOWN
    assert settle(KIND, [one(category("a")), one(category("c"))]).value == category("a", "c")


def test_rounding_is_no_disagreement() -> None:
    found = settle(AREA, [one(interval("100.04"), Strength.MEDIUM), one(interval(100))])
    assert found.value == interval(100)
    assert not found.conflict
    assert settle(AREA, [one(interval("100.06")), one(interval(100))]).conflict


def test_a_bound_narrows_and_does_not_contradict() -> None:
    bound = one(Interval(Fraction(90), INFINITY), Strength.MEDIUM)
    assert settle(AREA, [bound]).value == interval(90, INFINITY)
    assert settle(AREA, [bound, one(interval(100))]).value == interval(100)
    against = settle(AREA, [bound, one(interval(80))])
    assert against.conflict
    assert contains(against.value, interval(80))


def test_elements_come_in_the_order_of_file_and_step() -> None:
    def at(file: str, step: int, guid: str) -> Candidate:
        where = Evidence(source=Source.PROPERTY, where="", raw="", file=file, step=step, guid=guid)
        return Candidate(interval(5), Strength.STRONG, (where,))

    assert traced(AREA, [at("b", 1, "3"), at("a", 9, "2"), at("a", 2, "1")]).elements == ("1", "2", "3")


def test_the_trace_is_in_the_unit_of_the_fact() -> None:
    fact = FactDefinition(
        "x.l", "X", Text("长", "Length"), Text("。", "."), "number", parse_unit("mm"), interval(0, 10)
    )
    found = traced(fact, [one(interval("0.25"))])
    assert found.trace.value == {"lo": 250, "hi": 250}
    assert found.trace.unit == "mm"


numbers = st.integers(min_value=0, max_value=20).map(Fraction)
intervals = st.tuples(numbers, numbers).map(lambda pair: Interval(min(pair), max(pair)))
candidates = st.lists(
    st.tuples(intervals, st.sampled_from(list(Strength))).map(lambda pair: one(*pair)), min_size=0, max_size=5
)


@given(candidates)
def test_the_order_of_evidence_makes_no_difference(found: list[Candidate]) -> None:
    assert settle(AREA, found) == settle(AREA, sorted(found, key=repr))


@given(candidates, intervals)
def test_more_evidence_that_agrees_only_narrows(found: list[Candidate], value: Interval) -> None:
    before, after = settle(AREA, found), settle(AREA, [*found, one(value)])
    if not after.conflict:
        assert before.conflict or contains(before.value, after.value)
