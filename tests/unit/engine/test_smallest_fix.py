"""What-if by itself: sensitivities, and fixes of which every change is needed."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations

import pytest

from builders.rules import Catalogue, define, number, parameter, rule
from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Column, Kind, Trace, Traced
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict
from cimcheck.engine.smallest_fix import Fix, smallest_fixes
from cimcheck.engine.trial import Place, Trial, sensitivities
from cimcheck.engine.types import types_of

ROOM = Interval(Fraction(0), Fraction(1000))
TYPES = {name: number("m2") for name in ("building.a", "building.b", "project.c")} | {
    "space.area": number("m2", "Space")
}
CATALOGUE = Catalogue(TYPES, dict.fromkeys(TYPES, ROOM))


def given(value: Value) -> Traced:
    return Traced(value, Trace(kind=Kind.FACT, name="given"))


def trial(check: str, facts: Mapping[str, str], **values: object) -> Trial:
    defines = (define("whole", "m2", (None, "sum(rooms)")),) if "rooms" in facts else ()
    made = rule(check, facts, parameters={"least": parameter("least", 100, "m2")}, defines=defines)
    inputs = {
        alias: Column(tuple(map(str, range(len(value)))), tuple(given(interval(one)) for one in value))
        if isinstance(value, list)
        else given(value if isinstance(value, Interval) else interval(value))  # type: ignore[arg-type]
        for alias, value in values.items()
    }
    return Trial(made, types_of(made, CATALOGUE.types()), inputs, CATALOGUE)


def verdict(one: Trial, changes: dict[Place, Value]) -> Verdict:
    return one.judged(changes).verdict


def needs_all_of(one: Trial, fix: Fix) -> None:
    """The changes together pass; no proper part of them does."""
    assert verdict(one, dict(fix.changes)) is Verdict.PASS
    for size in range(len(fix.changes)):
        for part in combinations(fix.changes, size):
            assert verdict(one, dict(part)) is not Verdict.PASS


CASES = [
    trial("a >= least", {"a": "building.a"}, a=40),
    trial("a + b >= least", {"a": "building.a", "b": "building.b"}, a=10, b=20),
    trial("a >= least and b >= least", {"a": "building.a", "b": "building.b"}, a=10, b=20),
    trial("a >= least and b <= least", {"a": "building.a", "b": "building.b"}, a=10, b=200),
    trial("a <= least", {"a": "building.a"}, a=Interval(Fraction(50), Fraction(400))),
    trial("whole >= least", {"rooms": "space.area"}, rooms=[5, 6, 7, 8]),
    trial("whole <= least", {"rooms": "space.area"}, rooms=[50, 60, 70, 80, 90]),
    trial("all(rooms >= least)", {"rooms": "space.area"}, rooms=[5, 6, 7, 8, 120, 9]),
]


@pytest.mark.parametrize("one", CASES)
def test_a_fix_passes_and_no_proper_part_of_it_does(one: Trial) -> None:
    fixes = smallest_fixes(one)
    assert fixes
    assert len({len(fix.changes) for fix in fixes}) == 1
    for fix in fixes:
        needs_all_of(one, fix)


def test_the_least_change_of_a_number_is_found() -> None:
    (fix,) = smallest_fixes(CASES[0])
    assert fix.changes == ((Place("a"), interval(100)),)
    both = smallest_fixes(CASES[1])
    assert [fix.changes for fix in both] == [((Place("a"), interval(80)),), ((Place("b"), interval(90)),)]
    (two,) = smallest_fixes(CASES[2])
    assert dict(two.changes) == {Place("a"): interval(100), Place("b"): interval(100)}


def test_every_member_of_a_column_that_needs_it_is_changed() -> None:
    (fix,) = smallest_fixes(CASES[7])
    assert [place.member for place, _ in fix.changes] == [0, 1, 2, 3, 5]
    assert {value for _, value in fix.changes} == {interval(100)}


def test_what_the_authority_sets_is_never_changed() -> None:
    one = trial("a >= c", {"a": "building.a", "c": "project.c"}, a=10, c=50)
    assert [place.alias for fix in smallest_fixes(one) for place, _ in fix.changes] == ["a"]
    assert smallest_fixes(trial("c >= least", {"c": "project.c"}, c=50)) == []


def test_what_passes_needs_no_fix() -> None:
    assert smallest_fixes(trial("a >= least", {"a": "building.a"}, a=140)) == []


def test_sensitivities_say_which_fact_moves_the_margin_how_far() -> None:
    one = trial("a + 2 * b >= least", {"a": "building.a", "b": "building.b"}, a=100, b=20)
    first, second = sensitivities(one)
    assert (first.place.alias, first.step, first.moves) == ("a", 1, 1)
    assert (second.place.alias, second.step, second.moves) == ("b", Fraction(1, 5), Fraction(2, 5))
    assert first.margin == 40
