"""Rule versions and catalogues built in memory, for tests of the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from cimcheck.core.category import Category
from cimcheck.core.formula import NameType, parse
from cimcheck.core.interval import WHOLE_LINE, Interval, interval
from cimcheck.core.text import Text
from cimcheck.core.truth import UNKNOWN
from cimcheck.core.units import parse_unit
from cimcheck.core.value import Value
from cimcheck.packs.rule import Case, Define, Parameter, RuleVersion


@dataclass
class Catalogue:
    """A fact catalogue for the engine: id → (type, limits)."""

    facts: Mapping[str, NameType]
    limits: Mapping[str, Interval] = field(default_factory=dict)

    def types(self) -> Mapping[str, NameType]:
        return self.facts

    @property
    def words(self) -> Mapping[str, Text]:
        return {"large": Text("大的", "big")}

    def label(self, fact: str) -> Text:
        return Text(fact, fact)

    def owner(self, fact: str) -> str:
        return "authority" if fact.startswith("project.") else "designer"

    def unknown(self, fact: str) -> Value:
        kind = self.facts[fact]
        if kind.kind == "category":
            return Category(kind.members)
        return UNKNOWN if kind.kind == "truth" else self.limits.get(fact, WHOLE_LINE)


def number(unit: str, entity: str = "Building") -> NameType:
    return NameType("number", parse_unit(unit), entity=entity)


def parameter(name: str, value: object, unit: str = "1", effective: date | None = None) -> Parameter:
    if isinstance(value, int | str | Fraction):
        value = interval(value) * interval(parse_unit(unit).factor)
    return Parameter(name, Text(name, name), "number", parse_unit(unit), value, effective=effective)  # type: ignore[arg-type]


def define(name: str, unit: str | None, *cases: tuple[str | None, str]) -> Define:
    return Define(
        name,
        Text(name, name),
        parse_unit(unit) if unit else None,
        tuple(Case(parse(when) if when else None, parse(then), "") for when, then in cases),
    )


def rule(check: str, facts: Mapping[str, str], **more: object) -> RuleVersion:
    """A rule of entity Building with sensible blanks; override any field by keyword."""
    fields: dict[str, object] = {
        "id": "TST001",
        "name": "test",
        "version": "TST001@test",
        "title": Text("试验", "test"),
        "domain": "test",
        "entity": "Building",
        "clauses": (),
        "basis": "recalled",
        "facts": facts,
        "parameters": {},
        "defines": (),
        "not_applicable": None,
        "check": parse(check),
        "headline": None,
        "messages": {},
        "not_encoded": (),
        "tags": (),
        "details": (),
        "source": "memory",
    }
    return RuleVersion(**{**fields, **more})  # type: ignore[arg-type]
