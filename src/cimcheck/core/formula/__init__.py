"""One-line formulas of rules: a white-listed part of Python's expression syntax, unit-checked at load."""

from cimcheck.core.formula.check import NameType, check
from cimcheck.core.formula.nodes import Expr, names_in, numbers_in
from cimcheck.core.formula.parse import parse

__all__ = ["Expr", "NameType", "check", "names_in", "numbers_in", "parse"]
