"""What a finding shows of open ends, and of what two models may share."""

from builders.rules import Catalogue, number, parameter, rule
from cimcheck.core.interval import INFINITY, Interval, interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Kind, Traced, node
from cimcheck.core.verdict import Verdict
from cimcheck.engine.check import check
from cimcheck.engine.evaluate import evaluate
from cimcheck.engine.publish import publish
from cimcheck.engine.types import types_of
from cimcheck.facts.subject import SubjectRef

FACTS = {"building.area": number("m2"), "building.less": number("m2"), "space.area": number("m2", "Space")}


def traced(fact, value):
    gaps = () if value.is_known else (Gap(fact),)
    return Traced(value, node(Kind.FACT, fact, value, unit="m2"), gaps)


def test_an_open_end_stays_open():
    one = rule(
        "area - less >= least",
        {"area": "building.area", "less": "building.less"},
        parameters={"least": parameter("least", 100, "m2")},
    )
    unknown = Interval(interval(80).lo, INFINITY)
    inputs = {"area": traced("building.area", unknown), "less": traced("building.less", interval(0, 20))}
    found = evaluate(one, inputs, types_of(one, FACTS))
    assert found.verdict is Verdict.UNDETERMINED
    assert found.comparison.measured == Interval(interval(60).lo, INFINITY)
    assert [(gap.fact, gap.effect, gap.decides) for gap in found.missing] == [("building.area", 1, True)]


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


class Broken(TwoModels):
    """A store whose areas cannot be had because of a mistake in the program."""

    def value(self, fact, subject):
        raise ZeroDivisionError("areas")


def test_a_mistake_in_the_program_costs_one_verdict_only(monkeypatch):
    monkeypatch.delenv("CIMCHECK_DEBUG", raising=False)
    least = {"least": parameter("least", 50, "m2")}
    one = rule("sum(area) >= least", {"area": "space.area"}, parameters=least)
    other = rule("least > 0", {}, id="TST002", parameters=least)
    broken, sound = check(Broken(), Catalogue(FACTS), [one, other], NoLaw())
    assert broken.verdict is Verdict.UNDETERMINED
    assert "ZeroDivisionError" in broken.message.en
    assert sound.verdict is Verdict.PASS


def shown(area, less=None):
    text = {"zh": "{area}，{measured}，{shortfall}", "en": "{area}, {measured}, {shortfall}"}
    one = rule(
        "area >= less",
        {"area": "building.area", "less": "building.less"},
        messages={verdict: Text(**text) for verdict in Verdict},
    )
    inputs = {
        "area": traced("building.area", area),
        "less": traced("building.less", less or interval(100)),
    }
    outcome = evaluate(one, inputs, types_of(one, FACTS))
    return publish(one, TwoModels.building, "", outcome, Catalogue(FACTS), NoLaw())


def test_a_message_never_makes_different_numbers_look_the_same():
    assert shown(interval(99.999999)).message.en == "99.999999 m², 99.999999 m², 0.000001 m²"
    assert shown(interval(99.99)).message.en == "99.99 m², 99.99 m², 0.01 m²"


def test_what_nobody_knows_has_no_shortfall():
    unknown = Interval(interval(0).lo, INFINITY)
    found = shown(unknown, less=unknown)
    assert (found.message.en, found.shortfall) == ("unknown, unknown, unknown", None)
    assert shown(interval(0, 120)).shortfall.hi == 100
