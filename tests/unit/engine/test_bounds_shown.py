"""What a finding shows: limits of the catalogue are no bounds, and what two models may share counts once."""

from builders.rules import Catalogue, number, parameter, rule
from cimcheck.core.interval import INFINITY, Interval, interval
from cimcheck.core.trace import Gap, Kind, Traced, node
from cimcheck.core.verdict import Verdict
from cimcheck.engine.check import check
from cimcheck.engine.evaluate import evaluate
from cimcheck.engine.types import types_of
from cimcheck.facts.subject import SubjectRef

FACTS = {"building.area": number("m2"), "building.less": number("m2"), "space.area": number("m2", "Space")}
LIMITS = {"building.area": interval(0, 1000), "building.less": interval(0, 50)}
CATALOGUE = Catalogue(FACTS, LIMITS)


def traced(fact, value):
    gaps = () if value.is_known else (Gap(fact),)
    return Traced(value, node(Kind.FACT, fact, value, unit="m2"), gaps)


def test_an_end_that_only_repeats_a_limit_is_open():
    one = rule(
        "area - less >= least",
        {"area": "building.area", "less": "building.less"},
        parameters={"least": parameter("least", 100, "m2")},
    )
    inputs = {
        "area": traced("building.area", interval(80, 1000)),
        "less": traced("building.less", interval(0, 20)),
    }
    unknown = {alias: CATALOGUE.unknown(fact) for alias, fact in one.facts.items()}
    found = evaluate(one, inputs, types_of(one, FACTS), unknown)
    assert found.verdict is Verdict.UNDETERMINED
    assert found.comparison.measured == Interval(interval(60).lo, INFINITY)
    assert found.comparison.required == interval(100)


def test_an_end_that_evidence_gives_stays():
    one = rule(
        "area >= least", {"area": "building.area"}, parameters={"least": parameter("least", 100, "m2")}
    )
    found = evaluate(
        one,
        {"area": traced("building.area", interval(80, 120))},
        types_of(one, FACTS),
        {"area": interval(0, 1000)},
    )
    assert found.comparison.measured == interval(80, 120)


class TwoModels:
    """A building with one space of its own and one that another model may already hold."""

    building = SubjectRef("Building", "B1", building="B1")
    spaces = (SubjectRef("Space", "a", building="B1"), SubjectRef("Space", "b", building="B1", doubtful=True))

    def subjects(self, entity):
        return [self.building]

    def members(self, entity, subject):
        return self.spaces

    def storey_name(self, subject):
        return ""

    def value(self, fact, subject):
        return traced(fact, interval(30))


class NoLaw:
    def clause(self, ref, level):
        raise AssertionError("no clauses here")


def test_what_another_model_may_hold_counts_at_most_once():
    one = rule(
        "sum(area) >= least", {"area": "space.area"}, parameters={"least": parameter("least", 50, "m2")}
    )
    (finding,) = check(TwoModels(), Catalogue(FACTS), [one], NoLaw())
    assert (finding.verdict, finding.measured.lo, finding.measured.hi) == (Verdict.UNDETERMINED, 30, 60)
