"""One rule, one building: verdicts by bounds, what is missing and how much it matters, traces that add up."""

import pytest

from builders.rules import Catalogue, define, number, parameter, rule
from cimcheck.core.category import category
from cimcheck.core.conversion import to_coherent
from cimcheck.core.formula import NameType, parse
from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Column, Gap, Kind, Traced, node
from cimcheck.core.truth import truth
from cimcheck.core.units import parse_unit
from cimcheck.core.verdict import Verdict
from cimcheck.engine.evaluate import evaluate
from cimcheck.engine.types import types_of
from cimcheck.packs.rule import ByCategory

FACTS = {
    "building.storeys": number("storey"),
    "building.depth": number("m"),
    "building.footprint": number("m2"),
    "building.gfa": number("m2"),
    "building.provided": number("m2"),
    "project.city": NameType("category", members=frozenset({"one", "two"}), entity="Project"),
    "space.area": number("m2", "Space"),
    "space.marked": NameType("truth", entity="Space"),
}
CATALOGUE = Catalogue(FACTS, {"building.depth": interval(0, 100)})
ALIASES = {name.split(".")[1]: name for name in FACTS}
REQUIRED = rule(
    "provided >= required",
    {name: ALIASES[name] for name in ("storeys", "depth", "footprint", "gfa", "provided", "city")},
    parameters={
        "tall": parameter("tall", 10, "storey"),
        "deep": parameter("deep", 3, "m"),
        "rate": parameter(
            "rate", ByCategory("city", {"one": interval("0.04", "0.05"), "two": interval("0.02")})
        ),
    },
    defines=(
        define("required", "m2", ("storeys >= tall or depth >= deep", "footprint"), (None, "gfa * rate")),
    ),
    not_applicable=parse("required == 0"),
)


def known(name, value, unit=None):
    unit = unit or FACTS[ALIASES[name]].unit
    plain = value if not isinstance(value, int | str) else interval(value)
    gaps = () if plain.is_known else (Gap(ALIASES[name]),)
    coherent = to_coherent(plain, unit) if unit else plain
    return Traced(
        coherent,
        node(Kind.FACT, ALIASES[name], plain, unit=unit.symbol if unit else ""),
        gaps,
        (f"guid-{name}",),
    )


def judged(rule, inputs):
    return evaluate(rule, inputs, types_of(rule, FACTS))


def outcome(**given):
    facts = {
        "storeys": 9,
        "depth": 1,
        "footprint": 800,
        "gfa": 7200,
        "provided": 500,
        "city": category("two"),
        **given,
    }
    return judged(REQUIRED, {k: known(k, v) for k, v in facts.items()})


def test_the_case_that_holds_decides():
    assert outcome().verdict is Verdict.PASS
    assert outcome(storeys=10).verdict is Verdict.FAIL
    assert outcome(depth="2.99").verdict is Verdict.PASS
    assert outcome(depth="3.00").verdict is Verdict.FAIL


def test_bounds_decide_where_every_world_agrees():
    unknown_depth = interval(0, 100)
    assert outcome(depth=unknown_depth, provided=5000).verdict is Verdict.PASS
    assert outcome(depth=unknown_depth, provided=100).verdict is Verdict.FAIL


def test_what_decides_is_named_with_its_effect():
    found = outcome(depth=interval(0, 100))
    assert found.verdict is Verdict.UNDETERMINED
    (one,) = found.missing
    assert (one.fact, one.effect, one.decides) == ("building.depth", 1, True)
    assert found.comparison.required == interval(144, 800)
    assert found.comparison.shortfall == interval(0, 300)


def test_an_open_category_gives_the_hull_of_its_table():
    found = outcome(city=category("one", "two"), provided=250)
    assert found.comparison.required == interval(144, 360)
    assert {one.fact for one in found.missing} == {"project.city"}


def test_what_does_not_matter_is_not_asked_for():
    found = outcome(depth=interval(0, 1), city=category("one", "two"), provided=250)
    assert {one.fact for one in found.missing} == {"project.city"}


def test_the_trace_opens_down_to_the_cases_that_may_decide():
    trace = outcome(depth=interval(0, 100)).trace
    required = next(child for child in trace.operands if child.name == "not_applicable").operands[0]
    assert required.name == "required"
    assert required.value == {"lo": 144, "hi": 800}
    assert [case.name for case in required.operands] == ["may_decide", "may_decide"]
    assert [case.text for case in required.operands] == ["footprint", "gfa * rate"]


def spaces(rows):
    area = Column(
        tuple(str(i) for i in range(len(rows))),
        tuple(Traced(interval(a), node(Kind.FACT, "space.area", interval(a), unit="m2")) for a, _ in rows),
    )
    marked = Column(
        area.subjects, tuple(Traced(truth(m), node(Kind.FACT, "space.marked", truth(m))) for _, m in rows)
    )
    return area, marked


def test_a_member_that_only_may_count_widens_the_sum_and_stands_in_the_trace():
    total = rule(
        "sum(area, where=marked) >= least",
        {"area": "space.area", "marked": "space.marked"},
        parameters={"least": parameter("least", 100, "m2")},
    )
    area, marked = spaces([(60, True), (30, None), (500, False)])
    found = judged(total, {"area": area, "marked": marked})
    assert found.verdict is Verdict.FAIL
    assert found.comparison.measured == interval(60, 90)
    (members,) = [child for child in found.trace.operands if child.kind is Kind.AGGREGATE]
    assert [(m.subject, m.value) for m in members.operands] == [
        ("0", {"lo": 60, "hi": 60}),
        ("1", {"lo": 0, "hi": 30}),
    ]
    assert sum(m.value["hi"] for m in members.operands) == members.value["hi"]


@pytest.mark.parametrize(("unit", "factor"), [("mm", 1000), ("m", 1)])
def test_units_make_no_difference(unit, factor):
    metres = parse_unit(unit)
    depth = Traced(
        to_coherent(Interval(*(end * factor for end in (interval(3).lo, interval(3).hi))), metres),
        node(Kind.FACT, "building.depth", interval(3 * factor), unit=unit),
    )
    facts = {"storeys": 9, "footprint": 800, "gfa": 7200, "provided": 500, "city": category("two")}
    inputs = {**{k: known(k, v) for k, v in facts.items()}, "depth": depth}
    assert judged(REQUIRED, inputs).verdict is Verdict.FAIL
