"""What can only be linted with rules, facts and calculators side by side: names, kinds, units, coverage.

Each fault says where in the rule file it stands, as the path of keys that leads there.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from cimcheck.calculators.interface import find
from cimcheck.core.formula import Expr, NameType, check, names_in
from cimcheck.core.text import Text, placeholders
from cimcheck.core.units import same_dimension
from cimcheck.core.verdict import Verdict
from cimcheck.engine.lint_numbers import number_faults
from cimcheck.engine.types import Types, define_type, in_rule, parameter_type
from cimcheck.errors import FormulaError, RulesError
from cimcheck.packs.rule import ByCategory, Calculation, Define, Parameter, RuleVersion

Path = tuple[str | int, ...]
MESSAGE_NAMES = frozenset(
    {"measured", "required_value", "shortfall", "title", "subject", "missing", "verdict"}
)


class RuleFault(msgspec.Struct, frozen=True):
    """A fault of one rule at the key path `path`; `column` is the place inside a formula, from 1, or 0."""

    rule: str
    path: Path
    code: str
    text: Text
    column: int = 0


def lint(rule: RuleVersion, facts: Types) -> list[RuleFault]:
    """All faults of one rule version. `facts` gives the type of each fact of the catalogue."""
    return list(_Linter(rule, facts).faults())


class _Linter:
    def __init__(self, rule: RuleVersion, facts: Types) -> None:
        self._rule = rule
        self._facts = facts
        self._types: dict[str, NameType] = {}
        self._used: set[str] = set()
        self._untyped: set[str] = set()
        """Names whose type cannot even be guessed; formulas with them are not checked further."""

    def faults(self) -> Iterator[RuleFault]:
        yield from self._aliases()
        for parameter in self._rule.parameters.values():
            self._types[parameter.name] = parameter_type(parameter)
            yield from self._parameter(parameter)
        for step in self._rule.defines:
            yield from self._define(step) if isinstance(step, Define) else self._calculation(step)
        yield from self._checks()
        yield from self._messages()
        yield from self._published()
        yield from self._unused()

    def _fault(self, path: Path, code: str, zh: str, en: str, column: int = 0) -> RuleFault:
        return RuleFault(self._rule.id, path, code, Text(zh, en), column)

    def _aliases(self) -> Iterator[RuleFault]:
        for alias, fact in self._rule.facts.items():
            if fact in self._facts:
                self._types[alias] = in_rule(self._facts[fact], self._rule.entity)
                continue
            meant = difflib.get_close_matches(fact, sorted(self._facts), n=1)
            if meant:
                self._types[alias] = in_rule(self._facts[meant[0]], self._rule.entity)
            else:
                self._untyped.add(alias)
            zh, en = near(fact, self._facts)
            yield self._fault(
                ("facts", alias),
                "FACT_UNKNOWN",
                f"事实目录里没有“{fact}”{zh}",
                f"no fact “{fact}” in the catalogue{en}",
            )

    def _parameter(self, parameter: Parameter) -> Iterator[RuleFault]:
        if not isinstance(parameter.value, ByCategory):
            return
        self._used.add(parameter.value.alias)
        kind = self._types.get(parameter.value.alias)
        path = ("parameters", parameter.name)
        if kind is None or kind.kind != "category" or kind.entity:
            alias = parameter.value.alias
            yield self._fault(
                path, "KIND_MISMATCH", f"“{alias}”不是单个类别", f"“{alias}” is not a single category"
            )
            return
        for member in sorted(kind.members ^ frozenset(parameter.value.values)):
            known = member in kind.members
            zh = f"缺少成员“{member}”的值" if known else f"没有成员“{member}”"
            en = f"no value for member “{member}”" if known else f"there is no member “{member}”"
            yield self._fault(path, "MEMBERS_INCOMPLETE" if known else "MEMBER_UNKNOWN", zh, en)

    def _typed(self, expr: Expr, path: Path) -> Iterator[RuleFault | NameType]:
        """The type of a formula, or its fault; numbers that do not belong there are faults as well."""
        self._used.update(names_in(expr))
        for fault in number_faults(expr, self._rule.parameters):
            yield RuleFault(self._rule.id, path, fault.code, fault.text, fault.column)
        if self._untyped & set(names_in(expr)):
            return
        try:
            yield check(expr, self._types)
        except FormulaError as error:
            yield RuleFault(self._rule.id, path, error.code, error.text, error.column)

    def _formula(self, expr: Expr, path: Path, kind: str) -> Iterator[RuleFault]:
        for found in self._typed(expr, path):
            if isinstance(found, RuleFault):
                yield found
            elif found.kind != kind or found.entity:
                yield self._fault(
                    path, "KIND_MISMATCH", f"这里应为单个 {kind}", f"this must be a single {kind}", 1
                )

    def _define(self, step: Define) -> Iterator[RuleFault]:
        path: Path = ("define", step.name)
        before = len(self._types)
        faults: list[RuleFault] = []
        for i, case in enumerate(step.cases):
            place = (*path, "cases", i) if len(step.cases) > 1 or case.when is not None else path
            if case.when is not None:
                faults += self._formula(case.when, (*place, "when"), "truth")
            faults += [f for f in self._typed(case.then, (*place, "then")) if isinstance(f, RuleFault)]
        if step.cases[-1].when is not None:
            faults.append(
                self._fault(
                    path, "CASES_OPEN", "最后一种情形不能有 when", "the last case must have no `when`"
                )
            )
        guessed = any(self._untyped & set(names_in(case.then)) for case in step.cases)
        if not faults and not guessed:
            faults += self._define_type(step, path)
        if len(self._types) == before:
            self._untyped.add(step.name)
        yield from faults

    def _define_type(self, step: Define, path: Path) -> Iterator[RuleFault]:
        kinds = [check(case.then, self._types) for case in step.cases]
        if len({kind.kind for kind in kinds}) > 1:
            yield self._fault(path, "KIND_MISMATCH", "各情形的种类不同", "the cases are of different kinds")
            return
        for kind in kinds:
            if step.unit and kind.unit and not same_dimension(step.unit, kind.unit):
                yield self._fault(
                    path,
                    "UNIT_MISMATCH",
                    f"声明单位 {step.unit.symbol}，公式得到 {kind.unit.symbol}",
                    f"declared in {step.unit.symbol}, the formula gives {kind.unit.symbol}",
                )
        self._types[step.name] = define_type(step, self._types)

    def _calculation(self, step: Calculation) -> Iterator[RuleFault]:
        path: Path = ("define", next(iter(step.outputs), step.calculator))
        try:
            calculator = find(step.calculator)
        except RulesError as error:
            yield RuleFault(self._rule.id, path, error.code, error.text)
            return
        for name, expr in step.arguments.items():
            place = (*path, "arguments", name)
            wanted = calculator.ARGUMENTS.get(name)
            if wanted is None:
                zh, en = near(name, calculator.ARGUMENTS)
                yield self._fault(
                    place, "ARGUMENT_UNKNOWN", f"没有参数“{name}”{zh}", f"no argument “{name}”{en}"
                )
            for found in self._typed(expr, place):
                if isinstance(found, RuleFault):
                    yield found
                elif wanted is not None and (
                    found.kind != wanted.kind or bool(found.entity) != bool(wanted.entity)
                ):
                    yield self._fault(
                        place,
                        "KIND_MISMATCH",
                        f"应为 {wanted.kind}",
                        f"must be {wanted.kind}, is {found.kind}",
                        1,
                    )
        for name, output in step.outputs.items():
            if output in calculator.OUTPUTS:
                self._types[name] = calculator.OUTPUTS[output]
                continue
            zh, en = near(output, calculator.OUTPUTS)
            yield self._fault(
                (*path, "outputs", name),
                "OUTPUT_UNKNOWN",
                f"没有输出“{output}”{zh}",
                f"no output “{output}”{en}",
            )
            self._types[name] = NameType("number")

    def _checks(self) -> Iterator[RuleFault]:
        yield from self._formula(self._rule.check, ("check",), "truth")
        if self._rule.not_applicable is not None:
            yield from self._formula(self._rule.not_applicable, ("not_applicable",), "truth")
        if self._rule.headline is not None:
            for name in ("measured", "required"):
                expr: Expr = getattr(self._rule.headline, name)
                yield from (f for f in self._typed(expr, ("headline", name)) if isinstance(f, RuleFault))

    def _messages(self) -> Iterator[RuleFault]:
        known = MESSAGE_NAMES | frozenset(self._types) | self._untyped
        for verdict, text in self._rule.messages.items():
            names = placeholders(text)
            self._used |= names
            for name in sorted(names - known):
                zh, en = near(name, known)
                yield self._fault(
                    ("messages", Verdict(verdict).value),
                    "PLACEHOLDER_UNKNOWN",
                    f"没有可填入“{{{name}}}”的名字{zh}",
                    f"nothing fills “{{{name}}}”{en}",
                )

    def _published(self) -> Iterator[RuleFault]:
        """What is published is a fact of the rule's entity and a name of the rule, both of one kind."""
        for fact, name in self._rule.publishes.items():
            self._used.add(name)
            kind, found = self._facts.get(fact), self._types.get(name)
            fits = kind is not None and found is not None and kind.kind == found.kind
            if not fits or kind is None or kind.entity != self._rule.entity:
                yield self._fault(
                    ("publishes", fact),
                    "PUBLISHED_MISFIT",
                    f"“{fact}”不是与“{name}”同类的本对象事实",
                    f"“{fact}” is no fact of this entity of the kind of “{name}”",
                )

    def _unused(self) -> Iterator[RuleFault]:
        for section, names in (("facts", self._rule.facts), ("parameters", self._rule.parameters)):
            for name in sorted(set(names) - self._used):
                yield self._fault(
                    (section, name), "NAME_UNUSED", f"“{name}”没有用到", f"“{name}” is not used"
                )


def near(word: str, known: Iterable[str] | Mapping[str, object]) -> tuple[str, str]:
    """A suggestion in both languages when something close is known; empty otherwise."""
    found = difflib.get_close_matches(word, sorted(known), n=1)
    if not found:
        return "。", "."
    return f"，是否想写“{found[0]}”？", f"; did you mean “{found[0]}”?"
