"""The trace of an evaluated rule: every number opens to its formula, its operands and their elements."""

from collections.abc import Iterator

from msgspec import structs

from cimcheck.core.conversion import to_unit
from cimcheck.core.formula import Expr, nodes
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Column, Kind, Trace, Traced, node
from cimcheck.core.truth import TRUE, Truth
from cimcheck.core.units import Unit
from cimcheck.core.value import Value
from cimcheck.engine.cases import reachable
from cimcheck.engine.expression import ONE, contribution, evaluate
from cimcheck.engine.types import Types, unit_of
from cimcheck.engine.world import World, parameter_value
from cimcheck.packs.rule import ByCategory, Define, Parameter


class Tracer:
    """Makes trace nodes for one world; a name that is used often is traced once and shown wherever used."""

    def __init__(self, world: World, types: Types) -> None:
        self._world = world
        self._types = types
        self._defines = {define.name: define for define in world.defines()}
        self._made: dict[str, Trace] = {}

    def check(self) -> Trace:
        """The root: the check of the rule, with what it compares below it."""
        rule = self._world.rule
        operands = [self._part("not_applicable", rule.not_applicable)] if rule.not_applicable else []
        operands += self.operands(rule.check)
        value = _single(evaluate(rule.check, self._world.values))
        return node(
            Kind.CHECK, rule.id, value, text=rule.check.text, label=rule.title, operands=tuple(operands)
        )

    def name(self, name: str) -> Trace:
        """The node of a fact, parameter, definition or calculated output."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def operands(self, expr: Expr) -> list[Trace]:
        """The nodes of the names and aggregates in a formula, each once, in reading order."""
        return list({id(trace): trace for trace in self._operands(expr)}.values())

    def _operands(self, expr: Expr) -> Iterator[Trace]:
        if isinstance(expr, nodes.Name):
            if not self._types[expr.name].entity:
                yield self.name(expr.name)
        elif isinstance(expr, nodes.Call) and len(expr.arguments) < 2:
            yield self._aggregate(expr)
        else:
            for child in nodes.children(expr):
                yield from self._operands(child)

    def _part(self, name: str, expr: Expr) -> Trace:
        value = _single(evaluate(expr, self._world.values))
        return node(Kind.FORMULA, name, value, text=expr.text, operands=tuple(self.operands(expr)))

    def _make(self, name: str) -> Trace:
        world = self._world
        given = world.inputs.get(name)
        if isinstance(given, Traced):
            return structs.replace(given.trace, alias=name)
        if name in world.calculated:
            return world.calculated[name][1].trace
        if name in world.rule.parameters:
            return self._parameter(world.rule.parameters[name])
        return self._define(self._defines[name])

    def _parameter(self, parameter: Parameter) -> Trace:
        value = parameter_value(parameter, self._world.values)
        operands = (self.name(parameter.value.alias),) if isinstance(parameter.value, ByCategory) else ()
        effective = parameter.effective.isoformat() if parameter.effective else ""
        return node(
            Kind.PARAMETER,
            parameter.name,
            _shown(value, parameter.unit),
            unit=_symbol(value, parameter.unit),
            label=parameter.title,
            clause=parameter.clause,
            basis=parameter.basis,
            text=" ".join(part for part in (parameter.place, effective) if part),
            operands=operands,
        )

    def _define(self, define: Define) -> Trace:
        unit = self._types[define.name].unit
        value = _single(self._world.values[define.name])
        only = define.cases[0] if len(define.cases) == 1 and define.cases[0].when is None else None
        if only is not None:
            kind, text, clause, operands = Kind.FORMULA, only.then.text, only.clause, self.operands(only.then)
        else:
            kind, text, clause, operands = Kind.CASE, "", "", self._cases(define, unit)
        return node(
            kind,
            define.name,
            _shown(value, unit),
            unit=_symbol(value, unit),
            label=define.title,
            text=text,
            clause=clause,
            operands=tuple(operands),
        )

    def _cases(self, define: Define, unit: Unit | None) -> list[Trace]:
        """One node for each case that may decide: its condition and what it gives."""
        made = []
        for case, decides in reachable(define, self._world.values):
            value = _single(evaluate(case.then, self._world.values))
            operands = ([] if case.when is None else [self._part("when", case.when)]) + self.operands(
                case.then
            )
            made.append(
                node(
                    Kind.FORMULA,
                    "decides" if decides.surely else "may_decide",
                    _shown(value, unit),
                    unit=_symbol(value, unit),
                    text=case.then.text,
                    clause=case.clause,
                    operands=tuple(operands),
                )
            )
        return made

    def _aggregate(self, call: nodes.Call) -> Trace:
        unit = unit_of(call, self._types)
        value = _single(evaluate(call, self._world.values))
        members = tuple(self._members(call, unit))
        return node(
            Kind.AGGREGATE,
            call.function,
            _shown(value, unit),
            unit=_symbol(value, unit),
            text=call.text,
            operands=members,
        )

    def _members(self, call: nodes.Call, unit: Unit | None) -> Iterator[Trace]:
        """One node for each member that counts or may count, with the facts behind it."""
        columns = dict(self._columns(call))
        first = next(iter(columns.values()), None)
        if first is None:
            return
        kept = evaluate(call.where, self._world.values) if call.where is not None else TRUE
        argument = evaluate(call.arguments[0], self._world.values) if call.arguments else ONE
        for row, subject in enumerate(first.subjects):
            counts = kept[row] if isinstance(kept, tuple) else kept
            if not isinstance(counts, Truth) or counts.surely_not:
                continue
            value = argument[row] if isinstance(argument, tuple) else argument
            shown = contribution(value, counts) if isinstance(value, Interval) else value
            facts = tuple(column.values[row].trace for column in columns.values())
            yield node(
                Kind.ELEMENT,
                call.function,
                _shown(shown, unit),
                unit=_symbol(shown, unit),
                subject=subject,
                operands=facts,
            )

    def _columns(self, expr: Expr) -> Iterator[tuple[str, Column]]:
        """The columns of facts that a formula runs over, also through definitions."""
        for name in nodes.names_in(expr):
            given = self._world.inputs.get(name)
            if isinstance(given, Column):
                yield name, given
            elif name in self._defines:
                for case in self._defines[name].cases:
                    yield from self._columns(case.then)


def _single(value: object) -> Value:
    if isinstance(value, tuple):
        raise TypeError("a column has no single trace")
    return value  # type: ignore[return-value]


def _shown(value: Value, unit: Unit | None) -> Value:
    return to_unit(value, unit)


def _symbol(value: Value, unit: Unit | None) -> str:
    return unit.symbol if unit is not None and isinstance(value, Interval) else ""
