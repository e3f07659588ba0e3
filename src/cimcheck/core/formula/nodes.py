"""The few shapes a formula is made of. Every node keeps its text, for traces, and its column, for errors."""

from collections.abc import Iterator
from fractions import Fraction

import msgspec


class Node(msgspec.Struct, frozen=True):
    """What all nodes have: the source text and its column in the formula, from 1."""

    text: str
    column: int


class Number(Node, frozen=True):
    """A number literal; exact."""

    value: Fraction


class Word(Node, frozen=True):
    """A quoted identifier: a member of a category."""

    value: str


class Answer(Node, frozen=True):
    """True or False."""

    value: bool


class Name(Node, frozen=True):
    """A fact alias, a parameter or a defined name."""

    name: str


class Unary(Node, frozen=True):
    """`-x` or `not x`."""

    op: str
    operand: "Expr"


class Binary(Node, frozen=True):
    """`+ - * /`."""

    op: str
    left: "Expr"
    right: "Expr"


class Compare(Node, frozen=True):
    """`< <= > >= == !=` of two sides; a chain is an `and` of its links."""

    op: str
    left: "Expr"
    right: "Expr"


class Membership(Node, frozen=True):
    """`x in ("a", "b")`, or `not in`."""

    operand: "Expr"
    members: tuple[str, ...]
    negated: bool


class Logic(Node, frozen=True):
    """`and` or `or` of two or more operands."""

    op: str
    operands: tuple["Expr", ...]


class Call(Node, frozen=True):
    """`min max` of numbers, or `sum count min max any all` over the members of a collection.

    `where` keeps only members for which it holds; a member for which it may hold may count.
    """

    function: str
    arguments: tuple["Expr", ...]
    where: "Expr | None"


Expr = Number | Word | Answer | Name | Unary | Binary | Compare | Membership | Logic | Call


def children(expr: Expr) -> tuple[Expr, ...]:
    """The direct parts of a node, in reading order."""
    match expr:
        case Unary():
            return (expr.operand,)
        case Binary() | Compare():
            return (expr.left, expr.right)
        case Membership():
            return (expr.operand,)
        case Logic():
            return expr.operands
        case Call():
            return expr.arguments if expr.where is None else (*expr.arguments, expr.where)
    return ()


def walk(expr: Expr) -> Iterator[Expr]:
    """The node and everything below it, in reading order."""
    yield expr
    for child in children(expr):
        yield from walk(child)


def names_in(expr: Expr) -> tuple[str, ...]:
    """The names a formula uses, each once, in reading order."""
    return tuple(dict.fromkeys(node.name for node in walk(expr) if isinstance(node, Name)))


def numbers_in(expr: Expr) -> tuple[Number, ...]:
    """The number literals of a formula, in reading order."""
    return tuple(node for node in walk(expr) if isinstance(node, Number))
