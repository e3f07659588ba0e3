"""One rule, one subject: from facts to an outcome."""

from collections.abc import Mapping

from cimcheck.core.trace import Column, Traced
from cimcheck.core.units import Unit
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict
from cimcheck.engine.calculations import Calculations
from cimcheck.engine.judgement import Judgement, compared, judge
from cimcheck.engine.missing import missing
from cimcheck.engine.outcome import Comparison, Outcome
from cimcheck.engine.tracing import Tracer
from cimcheck.engine.types import Types, unit_of
from cimcheck.engine.world import Input, World, build
from cimcheck.packs.rule import RuleVersion


def evaluate(
    rule: RuleVersion,
    inputs: Mapping[str, Input],
    types: Types,
    calculations: Calculations | None = None,
) -> Outcome:
    """The outcome of `rule` for the facts in `inputs` (by alias). `types` come from `types_of(rule)`.

    A missing fact is a value (everything it may be), so nothing is raised for it. `calculations` are those of
    the check that this is a part of.
    """
    world = build(rule, inputs, calculations=calculations)
    judgement = judge(world)
    is_open = judgement.verdict is Verdict.UNDETERMINED
    tracer = Tracer(world, types)
    return Outcome(
        verdict=judgement.verdict,
        comparison=_comparison(world, judgement, types),
        missing=missing(world, judgement) if is_open else (),
        trace=tracer.check(),
        elements=_elements(inputs),
        details={name: world.details[name] for name in rule.details if name in world.details},
        values=_values(world, types),
        published=_published(world, tracer),
    )


def _comparison(world: World, judgement: Judgement, types: Types) -> Comparison | None:
    sides = compared(world)
    if sides is None or judgement.measured is None or judgement.required is None:
        return None
    unit = unit_of(sides[0], types) or unit_of(sides[2], types)
    return Comparison(judgement.measured, judgement.op, judgement.required, unit, judgement.shortfall)


def _published(world: World, tracer: Tracer) -> dict[str, Traced]:
    """What the rule settles for others, with everything that was open about it."""
    gaps = tuple(gap for given in world.inputs.values() if isinstance(given, Traced) for gap in given.gaps)
    found = {}
    for fact, name in world.rule.publishes.items():
        value = world.values[name]
        assert not isinstance(value, tuple)
        found[fact] = Traced(value, tracer.name(name), () if value.is_known else gaps)
    return found


def _elements(inputs: Mapping[str, Input]) -> tuple[str, ...]:
    """The GUIDs behind the facts, each once, in the order of the rule's facts."""
    found: dict[str, None] = {}
    for given in inputs.values():
        for member in given.values if isinstance(given, Column) else (given,):
            found.update(dict.fromkeys(member.elements))
    return tuple(found)


def _values(world: World, types: Types) -> dict[str, tuple[Value, Unit | None]]:
    """The single values, for messages."""
    return {
        name: (value, types[name].unit)
        for name, value in world.values.items()
        if not isinstance(value, tuple) and name in types
    }
