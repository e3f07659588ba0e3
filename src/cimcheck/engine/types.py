"""The types of all names of a rule; what the linter checks formulas with and traces take their units from."""

from collections.abc import Mapping

from cimcheck.calculators.interface import find
from cimcheck.core.category import Category
from cimcheck.core.formula import Expr, NameType, check, nodes
from cimcheck.core.units import Unit
from cimcheck.packs.rule import Define, Parameter, RuleVersion

Types = Mapping[str, NameType]


def types_of(rule: RuleVersion, facts: Types) -> dict[str, NameType]:
    """Name → type for facts (by alias), parameters and definitions of `rule`.

    `facts` gives the type of each fact id. Raises FormulaError when a definition does not fit, KeyError when
    a fact is not in the catalogue: both are linted before.
    """
    types = {alias: in_rule(facts[fact], rule.entity) for alias, fact in rule.facts.items()}
    types |= {name: parameter_type(parameter) for name, parameter in rule.parameters.items()}
    for step in rule.defines:
        if isinstance(step, Define):
            types[step.name] = define_type(step, types)
        else:
            outputs = find(step.calculator).OUTPUTS
            types |= {name: outputs[output] for name, output in step.outputs.items()}
    return types


def in_rule(fact: NameType, entity: str) -> NameType:
    """Facts of the rule's own entity and of what is around it are single; others run over members."""
    around = {"Project"} if entity in ("Project", "Building") else {"Project", "Building"}
    single = fact.entity in {entity} | around
    return NameType(fact.kind, fact.unit, fact.members, "" if single else fact.entity)


def parameter_type(parameter: Parameter) -> NameType:
    """The type of a parameter."""
    unit = parameter.unit if parameter.kind == "number" else None
    members = frozenset(parameter.members)
    if isinstance(parameter.value, Category):
        members |= parameter.value.members
    return NameType(parameter.kind, unit, members)  # type: ignore[arg-type]


def define_type(define: Define, types: Types) -> NameType:
    """The type of a definition: that of its cases, shown in the definition's own unit."""
    found = [check(case.then, types) for case in define.cases]
    first = next((one for one in found if one.unit is not None), found[0])
    members = frozenset[str]().union(*(one.members for one in found))
    return NameType(first.kind, define.unit or first.unit, members, first.entity)


def unit_of(expr: Expr, types: Types) -> Unit | None:
    """The unit an expression's value is shown in; None for what has none."""
    found = check(expr, types)
    return found.unit if found.kind == "number" else None


def comparison(expr: Expr) -> tuple[Expr, str, Expr] | None:
    """The sides and operator of a formula that is one single comparison; None otherwise."""
    if isinstance(expr, nodes.Compare):
        return expr.left, expr.op, expr.right
    return None
