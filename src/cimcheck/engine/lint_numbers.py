"""Numbers in formulas: what belongs in a parameter, and what divides by zero whatever a model says."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from cimcheck.core.formula import Expr, numbers_in
from cimcheck.core.formula.nodes import Binary, Name, Number, Unary, walk
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.errors import FormulaError
from cimcheck.packs.rule import Parameter

LITERALS = frozenset({0, 1})
ZERO = Interval(Fraction(0), Fraction(0))


def number_faults(expr: Expr, parameters: Mapping[str, Parameter]) -> Iterator[FormulaError]:
    """Literals that may hide a legal number, and divisions by what is always zero."""
    for number in numbers_in(expr):
        if number.value not in LITERALS:
            yield FormulaError(
                "NUMBER_IN_FORMULA",
                Text(
                    f"公式里的数 {number.text} 应写成带条文和日期的参数",
                    f"the number {number.text} belongs in a parameter with clause and date",
                ),
                number.column,
            )
    for node in walk(expr):
        if isinstance(node, Binary) and node.op == "/" and _is_zero(node.right, parameters):
            yield FormulaError(
                "DIVISION_BY_ZERO",
                Text(
                    f"“{node.text}”除以零，永远算不出",
                    f"“{node.text}” divides by zero and never has a value",
                ),
                node.right.column,
            )


def _is_zero(expr: Expr, parameters: Mapping[str, Parameter]) -> bool:
    """Whether a formula is zero with the parameters as they stand, whatever the facts are."""
    match expr:
        case Number():
            return expr.value == 0
        case Name():
            parameter = parameters.get(expr.name)
            return parameter is not None and parameter.value == ZERO
        case Unary():
            return expr.op == "-" and _is_zero(expr.operand, parameters)
        case Binary():
            left, right = _is_zero(expr.left, parameters), _is_zero(expr.right, parameters)
            return (left or right) if expr.op == "*" else left and (right or expr.op == "/")
    return False
