"""One rule and one subject, to be judged again with other facts."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Column, Traced
from cimcheck.core.value import Value
from cimcheck.engine.check import gather
from cimcheck.engine.judgement import Judgement, judge
from cimcheck.engine.protocols import Definitions, Facts
from cimcheck.engine.types import Types, types_of
from cimcheck.engine.world import Input, build
from cimcheck.facts.subject import SubjectRef
from cimcheck.packs.rule import RuleVersion


class Place(NamedTuple):
    """One value that goes into a rule: the alias of a fact, and the member's number in a column or -1."""

    alias: str
    member: int = -1


Changes = Mapping[Place, Value]


class Trial(msgspec.Struct, frozen=True):
    """A rule with the facts of one subject as they are."""

    rule: RuleVersion
    types: Types
    inputs: Mapping[str, Input]
    catalogue: Definitions

    @classmethod
    def of(cls, rule: RuleVersion, subject: SubjectRef, facts: Facts, catalogue: Definitions) -> "Trial":
        """The trial of a rule for a subject of a store."""
        types = types_of(rule, catalogue.types())
        return cls(rule, types, gather(rule, types, facts, subject, catalogue.types()), catalogue)

    def judged(self, changes: Changes) -> Judgement:
        """The verdict if these values were otherwise."""
        inputs = dict(self.inputs)
        for place, value in changes.items():
            inputs[place.alias] = _changed(inputs[place.alias], place.member, value)
        return judge(build(self.rule, inputs, with_sheets=False))

    def places(self) -> list[Place]:
        """Every value that goes into the rule, in the order of its facts."""
        found = []
        for alias, given in self.inputs.items():
            if isinstance(given, Column):
                found += [Place(alias, member) for member in range(len(given.values))]
            else:
                found.append(Place(alias))
        return found

    def value(self, place: Place) -> Value:
        """The value as it is."""
        given = self.inputs[place.alias]
        return given.values[place.member].value if isinstance(given, Column) else given.value

    def subject(self, place: Place) -> str:
        """The key of the member that a value belongs to; "" for the rule's own subject."""
        given = self.inputs[place.alias]
        return given.subjects[place.member] if isinstance(given, Column) else ""

    def fact(self, place: Place) -> str:
        """The id of the fact."""
        return self.rule.facts[place.alias]

    def limits(self, place: Place) -> Value:
        """Everything that the fact may be at all."""
        return self.catalogue.unknown(self.fact(place))


def _changed(given: Input, member: int, value: Value) -> Input:
    if isinstance(given, Column):
        values: Sequence[Traced] = given.values
        changed = replace(values[member], value=value)
        return Column(given.subjects, (*values[:member], changed, *values[member + 1 :]))
    return replace(given, value=value)


class Sensitivity(msgspec.Struct, frozen=True):
    """How far the margin of a check moves when one known number grows by a hundredth of itself.

    Both in coherent units; `margin` is what the check is met by now, negative when it is not.
    """

    place: Place
    value: Fraction
    step: Fraction
    moves: Fraction
    margin: Fraction


def sensitivities(trial: Trial) -> list[Sensitivity]:
    """The known numbers that move the margin, those that move it furthest first."""
    now = _margin(trial.judged({}))
    if now is None:
        return []
    found = []
    for place in trial.places():
        value = trial.value(place)
        if not isinstance(value, Interval) or not value.is_known or value.lo == 0:
            continue
        size = Fraction(value.lo)
        step = abs(size) / 100
        after = _margin(trial.judged({place: interval(size + step)}))
        if after is not None and after != now:
            found.append(Sensitivity(place, size, step, after - now, now))
    return sorted(found, key=lambda one: (-abs(one.moves), one.place))


def _margin(judgement: Judgement) -> Fraction | None:
    """The worst margin; None when there is none or it has no end."""
    margin = judgement.margin
    return margin.lo if margin is not None and isinstance(margin.lo, Fraction) else None
