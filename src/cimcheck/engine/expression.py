"""The possible values of a formula, given the possible values of its names.

A result is one value, or a tuple with one value for each member when the formula runs over a collection.
"""

from collections.abc import Callable, Mapping

from cimcheck.core.category import Category
from cimcheck.core.formula import Expr, nodes
from cimcheck.core.interval import WHOLE_LINE, ZERO, Interval, interval, total
from cimcheck.core.truth import FALSE, TRUE, Truth, truth
from cimcheck.core.value import Value

Result = Value | tuple[Value, ...]
ONE = interval(1)


def evaluate(expr: Expr, names: Mapping[str, Result]) -> Result:
    """What `expr` may be. Formulas are type-checked when a pack is loaded; here a wrong type is a defect."""
    match expr:
        case nodes.Number():
            return Interval(expr.value, expr.value)
        case nodes.Word():
            return Category(frozenset((expr.value,)))
        case nodes.Answer():
            return truth(expr.value)
        case nodes.Name():
            return names[expr.name]
        case nodes.Call():
            return _call(expr, names)
        case nodes.Logic():
            return _logic(expr, names)
    return _spread(_OPERATIONS[type(expr)](expr), *(evaluate(part, names) for part in nodes.children(expr)))


def truth_of(expr: Expr, names: Mapping[str, Result]) -> Truth:
    """The answer of a single yes/no formula."""
    value = evaluate(expr, names)
    if not isinstance(value, Truth):
        raise TypeError(f"not a single yes/no: {expr.text}")
    return value


def single(expr: Expr, names: Mapping[str, Result]) -> Value:
    """The value of a formula that is not a column."""
    value = evaluate(expr, names)
    if isinstance(value, tuple):
        raise TypeError(f"not a single value: {expr.text}")
    return value


def _unary(expr: nodes.Unary) -> Callable[..., Value]:
    return (lambda x: -x) if expr.op == "-" else (lambda x: x.not_())


def _binary(expr: nodes.Binary) -> Callable[..., Value]:
    return {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a.divided_by(b),
    }[expr.op]


def _compare(expr: nodes.Compare) -> Callable[..., Value]:
    return {
        "<": lambda a, b: a.less(b),
        "<=": lambda a, b: a.less_equal(b),
        ">": lambda a, b: b.less(a),
        ">=": lambda a, b: b.less_equal(a),
        "==": _equal,
        "!=": lambda a, b: _equal(a, b).not_(),
    }[expr.op]


def _equal(a: Value, b: Value) -> Truth:
    match a, b:
        case Interval(), Interval():
            return a.equals(b)
        case Category(), Category():
            return a.equals(b)
        case Truth(), Truth():
            return a.and_(b).or_(a.not_().and_(b.not_()))
    raise TypeError("compared values are of different kinds")


def _membership(expr: nodes.Membership) -> Callable[..., Value]:
    members = frozenset(expr.members)
    return lambda a: a.is_in(members).not_() if expr.negated else a.is_in(members)


_OPERATIONS: Mapping[type, Callable[..., Callable[..., Value]]] = {
    nodes.Unary: _unary,
    nodes.Binary: _binary,
    nodes.Compare: _compare,
    nodes.Membership: _membership,
}


def _spread(operation: Callable[..., Value], *operands: Result) -> Result:
    """Apply an operation once, or once a member when an operand is a column."""
    length = next((len(operand) for operand in operands if isinstance(operand, tuple)), None)
    if length is None:
        return operation(*operands)
    columns = [operand if isinstance(operand, tuple) else (operand,) * length for operand in operands]
    return tuple(operation(*row) for row in zip(*columns, strict=True))


def _logic(expr: nodes.Logic, names: Mapping[str, Result]) -> Result:
    result = evaluate(expr.operands[0], names)
    combine = Truth.and_ if expr.op == "and" else Truth.or_
    for operand in expr.operands[1:]:
        result = _spread(combine, result, evaluate(operand, names))
    return result


def _call(expr: nodes.Call, names: Mapping[str, Result]) -> Result:
    arguments = [evaluate(argument, names) for argument in expr.arguments]
    if len(arguments) > 1:
        combine = Interval.minimum if expr.function == "min" else Interval.maximum
        result = arguments[0]
        for argument in arguments[1:]:
            result = _spread(combine, result, argument)
        return result
    where = evaluate(expr.where, names) if expr.where is not None else TRUE
    column = arguments[0] if arguments else None
    length = len(column) if isinstance(column, tuple) else len(where) if isinstance(where, tuple) else 0
    values = column if isinstance(column, tuple) else (column,) * length
    kept = where if isinstance(where, tuple) else (where,) * length
    return _AGGREGATES[expr.function](list(zip(values, kept, strict=True)))


def contribution(value: Interval, kept: Truth) -> Interval:
    """What a member adds to a sum: all, nothing, or anything up to its value when it only may count."""
    if kept.surely:
        return value
    return ZERO if kept.surely_not else value.hull(ZERO)


def _sum(rows: list[tuple[Interval, Truth]]) -> Interval:
    return total(contribution(value, kept) for value, kept in rows)


def _count(rows: list[tuple[None, Truth]]) -> Interval:
    return total(contribution(ONE, kept) for _, kept in rows)


def _any(rows: list[tuple[Truth, Truth]]) -> Truth:
    result = FALSE
    for value, kept in rows:
        result = result.or_(value.and_(kept))
    return result


def _all(rows: list[tuple[Truth, Truth]]) -> Truth:
    result = TRUE
    for value, kept in rows:
        result = result.and_(value.or_(kept.not_()))
    return result


def _smallest(rows: list[tuple[Interval, Truth]]) -> Interval:
    """The least member that counts. When perhaps none does there is no such number: all is possible."""
    sure = [value.hi for value, kept in rows if kept.surely]
    if not sure:
        return WHOLE_LINE
    return Interval(min(value.lo for value, kept in rows if not kept.surely_not), min(sure))


def _largest(rows: list[tuple[Interval, Truth]]) -> Interval:
    return -_smallest([(-value, kept) for value, kept in rows])


_AGGREGATES: Mapping[str, Callable[..., Value]] = {
    "sum": _sum,
    "count": _count,
    "any": _any,
    "all": _all,
    "min": _smallest,
    "max": _largest,
}
