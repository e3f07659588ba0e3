"""From the text of a formula to nodes. Python reads the syntax; a white list decides what may stand there."""

import ast
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from cimcheck.core.formula import nodes
from cimcheck.core.formula.nodes import Expr
from cimcheck.core.text import Text
from cimcheck.core.yaml_scalars import UnusableNumberError, plain_scalar
from cimcheck.errors import FormulaError

MAX_LENGTH = 1000
MAX_DEPTH = 60
FUNCTIONS = ("all", "any", "count", "max", "min", "sum")
_OTHER_BASES = ("0x", "0o", "0b")
_BINARY: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARE: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


@lru_cache(maxsize=4096)
def parse(text: str) -> Expr:
    """The formula written in `text`.

    Raises FormulaError (FORMULA_SYNTAX, FORMULA_NOT_ALLOWED, FORMULA_NUMBER, FORMULA_TOO_LONG,
    FORMULA_TOO_DEEP) with the column of the fault.
    """
    if len(text) > MAX_LENGTH:
        raise _error(
            "FORMULA_TOO_LONG", 1, f"公式超过 {MAX_LENGTH} 个字符", f"longer than {MAX_LENGTH} characters"
        )
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = getattr(error, "offset", None) or 1
        raise _error("FORMULA_SYNTAX", column, "公式写法有误", "this is not a complete formula") from None
    return _Reader(text.strip()).read(tree.body)


def _error(code: str, column: int, zh: str, en: str) -> FormulaError:
    return FormulaError(code, Text(f"{zh}（第 {column} 列）。", f"{en} (column {column})."), column)


def _number(text: str, column: int) -> Fraction:
    """The exact number; one that no measurement needs is refused, before its digits are written out."""
    try:
        number = plain_scalar(text.replace("_", ""))
    except UnusableNumberError:
        zh, en = f"不能使用数“{text}”", f"“{text}” is not a usable number"
        raise _error("FORMULA_NUMBER", column, zh, en) from None
    return Fraction(number) if isinstance(number, int | Decimal) else Fraction(text.replace("_", ""))


class _Reader:
    """Turns one checked syntax tree into nodes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = text.encode()
        self._depth = 0

    def read(self, tree: ast.expr) -> Expr:
        column = len(self._bytes[: tree.col_offset].decode(errors="replace")) + 1
        if self._depth == MAX_DEPTH:
            zh, en = f"嵌套超过 {MAX_DEPTH} 层", f"nested more than {MAX_DEPTH} levels deep"
            raise _error("FORMULA_TOO_DEEP", column, zh, en)
        self._depth += 1
        found = self._node(tree, column)
        self._depth -= 1
        return found

    def _node(self, tree: ast.expr, column: int) -> Expr:
        text = self._bytes[tree.col_offset : tree.end_col_offset].decode(errors="replace")
        match tree:
            case ast.Constant():
                return self._constant(tree, text, column)
            case ast.Name():
                return nodes.Name(text, column, tree.id)
            case ast.UnaryOp(op=ast.USub()):
                return nodes.Unary(text, column, "-", self.read(tree.operand))
            case ast.UnaryOp(op=ast.Not()):
                return nodes.Unary(text, column, "not", self.read(tree.operand))
            case ast.BinOp() if type(tree.op) in _BINARY:
                op = _BINARY[type(tree.op)]
                return nodes.Binary(text, column, op, self.read(tree.left), self.read(tree.right))
            case ast.BoolOp():
                op = "and" if isinstance(tree.op, ast.And) else "or"
                return nodes.Logic(text, column, op, tuple(self.read(value) for value in tree.values))
            case ast.Compare():
                return self._compare(tree, text, column)
            case ast.Call():
                return self._call(tree, text, column)
        raise _error(
            "FORMULA_NOT_ALLOWED", column, f"公式里不能用“{text}”", f"“{text}” is not allowed in a formula"
        )

    def _constant(self, tree: ast.Constant, text: str, column: int) -> Expr:
        match tree.value:
            case bool():
                return nodes.Answer(text, column, tree.value)
            case int() | float() if text[:2].lower() not in _OTHER_BASES:
                return nodes.Number(text, column, _number(text, column))
            case str():
                return nodes.Word(text, column, tree.value)
        raise _error(
            "FORMULA_NOT_ALLOWED", column, f"公式里不能用“{text}”", f"“{text}” is not allowed in a formula"
        )

    def _compare(self, tree: ast.Compare, text: str, column: int) -> Expr:
        if len(tree.ops) == 1 and isinstance(tree.ops[0], ast.In | ast.NotIn):
            members = self._members(tree.comparators[0], column)
            negated = isinstance(tree.ops[0], ast.NotIn)
            return nodes.Membership(text, column, self.read(tree.left), members, negated)
        sides = [self.read(side) for side in (tree.left, *tree.comparators)]
        links: list[Expr] = []
        for op, left, right in zip(tree.ops, sides, sides[1:], strict=False):
            if type(op) not in _COMPARE:
                raise _error("FORMULA_NOT_ALLOWED", column, "不支持的比较", "this comparison is not allowed")
            links.append(nodes.Compare(text, column, _COMPARE[type(op)], left, right))
        return links[0] if len(links) == 1 else nodes.Logic(text, column, "and", tuple(links))

    def _members(self, tree: ast.expr, column: int) -> tuple[str, ...]:
        if isinstance(tree, ast.Tuple | ast.List | ast.Set):
            words = [item.value for item in tree.elts if isinstance(item, ast.Constant)]
            if words and len(words) == len(tree.elts) and all(isinstance(word, str) for word in words):
                return tuple(str(word) for word in words)
        raise _error(
            "FORMULA_NOT_ALLOWED",
            column,
            "in 的右边须是带引号的成员列表",
            "the right side of `in` must be a list of quoted members",
        )

    def _call(self, tree: ast.Call, text: str, column: int) -> Expr:
        if not isinstance(tree.func, ast.Name) or tree.func.id not in FUNCTIONS:
            known = " ".join(FUNCTIONS)
            raise _error("FORMULA_NOT_ALLOWED", column, f"只能调用 {known}", f"only {known} can be called")
        where: Expr | None = None
        for keyword in tree.keywords:
            if keyword.arg != "where" or where is not None:
                raise _error(
                    "FORMULA_NOT_ALLOWED", column, "只有一个关键字 where", "the one keyword is `where`"
                )
            where = self.read(keyword.value)
        return nodes.Call(text, column, tree.func.id, tuple(self.read(arg) for arg in tree.args), where)
