"""All names of a rule with their possible values, for one subject."""

from collections.abc import Iterator, Mapping

import msgspec

from cimcheck.calculators.interface import Argument
from cimcheck.core.category import Category
from cimcheck.core.formula import Expr, nodes
from cimcheck.core.trace import Column, Gap, Kind, Trace, Traced, node
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.core.value import Value, hull
from cimcheck.engine.calculations import Calculations
from cimcheck.engine.cases import value_of
from cimcheck.engine.expression import Result, evaluate
from cimcheck.packs.rule import ByCategory, Calculation, Define, Parameter, RuleVersion

Input = Traced | Column


class World(msgspec.Struct, frozen=True):
    """The possible values of every name of `rule`, given its facts in `inputs`."""

    rule: RuleVersion
    inputs: Mapping[str, Input]
    values: Mapping[str, Result]
    calculated: Mapping[str, tuple[Calculation, Traced]]
    details: Mapping[str, object]
    calculations: Calculations

    def defines(self) -> Iterator[Define]:
        """The rule's formula definitions, in order."""
        return (define for define in self.rule.defines if isinstance(define, Define))


def build(
    rule: RuleVersion,
    inputs: Mapping[str, Input],
    *,
    with_sheets: bool = True,
    calculations: Calculations | None = None,
) -> World:
    """Evaluate parameters, definitions and calculations in the order of the rule.

    Without sheets, calculations that no formula of the rule looks at are left out: a what-if asks only for
    the verdict. What `calculations` have given before they give again.
    """
    calculations = calculations or Calculations()
    values: dict[str, Result] = {alias: result_of(given) for alias, given in inputs.items()}
    tables: dict[str, Argument] = {}
    for parameter in rule.parameters.values():
        if parameter.kind == "table":
            tables[parameter.name] = parameter.value  # type: ignore[assignment]
        else:
            values[parameter.name] = parameter_value(parameter, values)
    calculated: dict[str, tuple[Calculation, Traced]] = {}
    details: dict[str, object] = {}
    for step in rule.defines:
        if isinstance(step, Define):
            values[step.name] = value_of(step, values)
            continue
        if not with_sheets and not _is_used(step, rule):
            continue
        arguments = _arguments(step, values, inputs, tables, calculated)
        result = calculations.of(step.calculator, arguments)
        details.update(result.details)
        for name, output in step.outputs.items():
            calculated[name] = (step, result.outputs[output])
            values[name] = result.outputs[output].value
    return World(rule, inputs, values, calculated, details, calculations)


def _is_used(step: Calculation, rule: RuleVersion) -> bool:
    """Whether the check, the headline or another step uses what a calculation gives."""
    formulas = [rule.check]
    formulas += [rule.not_applicable] if rule.not_applicable is not None else []
    formulas += [rule.headline.measured, rule.headline.required] if rule.headline else []
    for other in rule.defines:
        if isinstance(other, Calculation):
            formulas += other.arguments.values() if other is not step else ()
        else:
            formulas += [part for case in other.cases for part in (case.when, case.then) if part is not None]
    return any(name in step.outputs for formula in formulas for name in nodes.names_in(formula))


def result_of(given: Input) -> Result:
    """The bare value, or values, of a fact."""
    if isinstance(given, Column):
        return tuple(member.value for member in given.values)
    return given.value


def parameter_value(parameter: Parameter, values: Mapping[str, Result]) -> Value:
    """What a parameter may be: its value, the hull over an open category, else anything in its limits."""
    value = parameter.value
    if isinstance(value, ByCategory):
        chosen = values[value.alias]
        if not isinstance(chosen, Category):
            raise TypeError(f"{parameter.name} depends on {value.alias}, which is not a single category")
        result: Value | None = None
        for member in sorted(chosen.members):
            result = value.values[member] if result is None else hull(result, value.values[member])
        if result is None:
            raise ValueError(f"{parameter.name} has no value for {value.alias}")
        return result
    if value is None:
        return anything(parameter)
    if isinstance(value, Mapping):
        raise TypeError(f"{parameter.name} is a table, not a value")
    return value


def anything(parameter: Parameter) -> Value:
    """Every value a parameter that nobody has supplied may have."""
    if parameter.kind == "category":
        return Category(frozenset(parameter.members))
    return UNKNOWN if parameter.kind == "truth" else parameter.limits


def _arguments(
    step: Calculation,
    values: Mapping[str, Result],
    inputs: Mapping[str, Input],
    tables: Mapping[str, Argument],
    calculated: Mapping[str, tuple[Calculation, Traced]],
) -> dict[str, Argument]:
    arguments: dict[str, Argument] = {}
    for name, expr in step.arguments.items():
        if isinstance(expr, nodes.Name) and expr.name in tables:
            arguments[name] = tables[expr.name]
        elif isinstance(expr, nodes.Name) and expr.name in inputs:
            arguments[name] = inputs[expr.name]
        elif isinstance(expr, nodes.Name) and expr.name in calculated:
            arguments[name] = calculated[expr.name][1]
        else:
            arguments[name] = _argument(name, expr, values, inputs)
    return arguments


def _argument(name: str, expr: Expr, values: Mapping[str, Result], inputs: Mapping[str, Input]) -> Argument:
    """A computed argument: its value with a plain trace; the gaps of the facts it uses travel along."""
    value = evaluate(expr, values)
    if isinstance(value, tuple):
        subjects = next(given.subjects for given in inputs.values() if isinstance(given, Column))
        traced = (Traced(one, node(Kind.FORMULA, name, one, text=expr.text)) for one in value)
        return Column(subjects, tuple(traced))
    gaps: tuple[Gap, ...] = ()
    operands: list[Trace] = []
    for part in nodes.names_in(expr):
        given = inputs.get(part)
        if isinstance(given, Traced):
            gaps += given.gaps
            operands.append(given.trace)
    trace = node(Kind.FORMULA, name, value, text=expr.text, operands=tuple(operands))
    return Traced(value, trace, gaps)


def applies(world: World) -> Truth:
    """Whether the rule's `not_applicable` holds; never, when it has none."""
    expr = world.rule.not_applicable
    answer = Truth(False, True) if expr is None else evaluate(expr, world.values)
    if not isinstance(answer, Truth):
        raise TypeError(f"not_applicable of {world.rule.id} is not a single yes/no")
    return answer
