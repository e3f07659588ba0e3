"""What a calculator is given and what it gives back, and how it is found."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

import msgspec

from cimcheck.core.entry_points import CALCULATORS, outside
from cimcheck.core.formula import NameType
from cimcheck.core.text import Text
from cimcheck.core.trace import Column, Traced
from cimcheck.errors import RulesError

Table = Mapping[str, object]
Argument = Traced | Column | Table
"""A single value, one value a member, or a table of a rule's parameters."""


class Calculated(msgspec.Struct, frozen=True):
    """The outputs by name, and tables for people by the name of their schema (plain JSON data)."""

    outputs: Mapping[str, Traced]
    details: Mapping[str, object] = {}


class Calculator(Protocol):
    """The shape of a calculator module."""

    ARGUMENTS: Mapping[str, NameType]
    OUTPUTS: Mapping[str, NameType]

    def calculate(self, arguments: Mapping[str, Argument]) -> Calculated:
        """The outputs for arguments of the declared types. Pure: same arguments, same outputs."""


@lru_cache(maxsize=256)
def find(name: str) -> Calculator:
    """The calculator called `name`. Raises RulesError CALCULATOR_UNKNOWN when there is none."""
    if name.isidentifier() and find_spec(f"cimcheck.calculators.{name}") is not None:
        return cast("Calculator", import_module(f"cimcheck.calculators.{name}"))
    if name in outside(CALCULATORS):
        return cast("Calculator", outside(CALCULATORS)[name].load())
    raise RulesError(
        "CALCULATOR_UNKNOWN",
        Text(
            f"没有名为“{name}”的计算器。请检查规则里的 calculator，或安装提供它的软件包。",
            f"There is no calculator “{name}”. Check `calculator` in the rule, or install its package.",
        ),
    )
