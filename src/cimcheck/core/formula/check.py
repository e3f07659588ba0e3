"""What a formula yields: number in which unit, category of which members, yes/no; one value or one a member.

Checked when a pack is loaded, so that a formula that adds metres to square metres never runs.
"""

import difflib
from collections.abc import Mapping
from typing import Literal, NoReturn

import msgspec

from cimcheck.core.formula import nodes
from cimcheck.core.formula.nodes import Expr, Node
from cimcheck.core.text import Text
from cimcheck.core.units import PLAIN, Unit, coherent, same_dimension
from cimcheck.errors import FormulaError

KindName = Literal["number", "category", "truth", "table"]


class NameType(msgspec.Struct, frozen=True):
    """The type of a name or formula.

    `unit` is None for the literal 0, which fits any unit, and for what is not a number. `entity` is the
    entity over whose members the value runs; empty for a single value.
    """

    kind: KindName
    unit: Unit | None = None
    members: frozenset[str] = frozenset()
    entity: str = ""


def check(expr: Expr, names: Mapping[str, NameType]) -> NameType:
    """The type of a formula whose names have the given types.

    Raises FormulaError: NAME_UNKNOWN, UNIT_MISMATCH, KIND_MISMATCH, MEMBER_UNKNOWN, COLUMN_MISMATCH.
    """
    return _Checker(names).of(expr)


def fail(code: str, at: Node, zh: str, en: str) -> NoReturn:
    """Raise the FormulaError of a fault at a node."""
    place = f"“{at.text}”"
    raise FormulaError(code, Text(f"{place}：{zh}。", f"{place}: {en}."), at.column)


def _of_literal(expr: nodes.Number | nodes.Answer | nodes.Word) -> NameType:
    match expr:
        case nodes.Number():
            return NameType("number", None if expr.value == 0 else PLAIN)
        case nodes.Answer():
            return NameType("truth")
        case nodes.Word():
            return NameType("category", members=frozenset((expr.value,)))


class _Checker:
    def __init__(self, names: Mapping[str, NameType]) -> None:
        self._names = names

    def of(self, expr: Expr) -> NameType:
        if isinstance(expr, nodes.Number | nodes.Answer | nodes.Word):
            return _of_literal(expr)
        return self._name(expr) if isinstance(expr, nodes.Name) else self._of_parts(expr)

    def _of_parts(self, expr: Expr) -> NameType:
        match expr:
            case nodes.Unary():
                return self._expect(expr.operand, "number" if expr.op == "-" else "truth")
            case nodes.Binary():
                return self._binary(expr)
            case nodes.Compare():
                return self._compare(expr)
            case nodes.Membership():
                return self._membership(expr)
            case nodes.Logic():
                entity = self._one_entity(expr, [self._expect(part, "truth") for part in expr.operands])
                return NameType("truth", entity=entity)
            case nodes.Call():
                return self._call(expr)
        raise AssertionError(expr)

    def _name(self, expr: nodes.Name) -> NameType:
        found = self._names.get(expr.name)
        if found is None:
            near = difflib.get_close_matches(expr.name, sorted(self._names), n=1)
            zh = f"，是否想写“{near[0]}”？" if near else ""
            en = f"; did you mean “{near[0]}”?" if near else ""
            fail("NAME_UNKNOWN", expr, f"没有这个名字{zh}", f"no such name{en}")
        return found

    def _expect(self, expr: Expr, kind: KindName) -> NameType:
        found = self.of(expr)
        if found.kind != kind:
            fail(
                "KIND_MISMATCH",
                expr,
                f"这里应为 {kind}，实为 {found.kind}",
                f"expected {kind}, got {found.kind}",
            )
        return found

    def _one_entity(self, at: Node, parts: list[NameType]) -> str:
        entities = sorted({part.entity for part in parts if part.entity})
        if len(entities) > 1:
            both = " / ".join(entities)
            fail(
                "COLUMN_MISMATCH", at, f"混用了不同对象的列：{both}", f"columns of different entities: {both}"
            )
        return entities[0] if entities else ""

    def _binary(self, expr: nodes.Binary) -> NameType:
        left, right = self._expect(expr.left, "number"), self._expect(expr.right, "number")
        entity = self._one_entity(expr, [left, right])
        if expr.op in "+-":
            return NameType("number", self._common_unit(expr, left, right), entity=entity)
        a, b = left.unit or PLAIN, right.unit or PLAIN
        return NameType("number", a.times(b) if expr.op == "*" else a.per(b), entity=entity)

    def _common_unit(self, at: Node, left: NameType, right: NameType) -> Unit | None:
        if left.unit is None or right.unit is None:
            return left.unit or right.unit
        if not same_dimension(left.unit, right.unit):
            a, b = left.unit.symbol, right.unit.symbol
            fail("UNIT_MISMATCH", at, f"单位不同：{a} 与 {b}", f"different units: {a} and {b}")
        return left.unit if left.unit == right.unit else coherent(left.unit)

    def _compare(self, expr: nodes.Compare) -> NameType:
        left, right = self.of(expr.left), self.of(expr.right)
        if left.kind != right.kind or left.kind == "table":
            fail(
                "KIND_MISMATCH",
                expr,
                f"不能比较 {left.kind} 与 {right.kind}",
                f"{left.kind} against {right.kind}",
            )
        if left.kind == "number":
            self._common_unit(expr, left, right)
        elif expr.op not in ("==", "!="):
            fail("KIND_MISMATCH", expr, "只有数可以比大小", "only numbers have an order")
        else:
            self._members(expr, left, right)
        return NameType("truth", entity=self._one_entity(expr, [left, right]))

    def _members(self, at: Node, left: NameType, right: NameType) -> None:
        for one, other, side in ((left, right, "left"), (right, left, "right")):
            word = getattr(at, side)
            if isinstance(word, nodes.Word) and not one.members <= other.members:
                self._unknown_member(word, other)

    def _unknown_member(self, word: Node, owner: NameType) -> NoReturn:
        known = ", ".join(sorted(owner.members))
        fail("MEMBER_UNKNOWN", word, f"没有这个成员，可用：{known}", f"no such member; there are: {known}")

    def _membership(self, expr: nodes.Membership) -> NameType:
        found = self._expect(expr.operand, "category")
        if not frozenset(expr.members) <= found.members:
            self._unknown_member(expr, found)
        return NameType("truth", entity=found.entity)

    def _call(self, expr: nodes.Call) -> NameType:
        if expr.function in ("min", "max") and len(expr.arguments) > 1:
            return self._extreme(expr)
        parts = [self.of(argument) for argument in expr.arguments]
        where = [] if expr.where is None else [self._expect(expr.where, "truth")]
        wanted = 0 if expr.function == "count" else 1
        if len(parts) != wanted:
            fail("KIND_MISMATCH", expr, f"应有 {wanted} 个参数", f"takes {wanted} argument(s)")
        if not self._one_entity(expr, parts + where):
            fail("COLUMN_MISMATCH", expr, "没有可以遍历的列", "nothing here runs over members")
        if expr.function == "count":
            return NameType("number", PLAIN)
        self._expect(expr.arguments[0], "truth" if expr.function in ("any", "all") else "number")
        return NameType("truth") if expr.function in ("any", "all") else NameType("number", parts[0].unit)

    def _extreme(self, expr: nodes.Call) -> NameType:
        if expr.where is not None:
            fail("KIND_MISMATCH", expr, "几个数取大小时不能用 where", "`where` needs a single collection")
        found = self._expect(expr.arguments[0], "number")
        entity = found.entity
        for argument in expr.arguments[1:]:
            other = self._expect(argument, "number")
            entity = self._one_entity(expr, [found, other])
            found = NameType("number", self._common_unit(expr, found, other), entity=entity)
        return found
