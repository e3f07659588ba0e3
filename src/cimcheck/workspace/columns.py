"""The columns of a submission table: what a header means, in Chinese and in English."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import load
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.definition import FactDefinition

Kind = Literal["text", "code", "date", "models", "choice", "truth", "number", "degree"]
_BRACKETED = re.compile(r"[(\[（【].*?[)\]）】]")


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: where its cells go (`project.code`, `declared.floor_area`), how they read, its headers.

    `shared` columns say something about the whole submission, so that its rows must agree.
    """

    path: str
    kind: Kind
    title: Text
    also: tuple[str, ...] = ()
    required: bool = False
    shared: bool = True
    members: Mapping[str, Text] = field(default_factory=dict)
    unit: str = ""
    note: Text | None = None

    def headers(self) -> list[str]:
        """Every header that stands for the column."""
        return [self.title.zh, self.title.en, self.path, *self.also]


def normal(word: str) -> str:
    """A header or word as it is compared: without width, case, spaces, underscores and a unit in brackets."""
    plain = _BRACKETED.sub("", unicodedata.normalize("NFKC", word)) or word
    return re.sub(r"[\s_*：:]+", "", plain).casefold()


def columns_of(catalogue: Catalogue) -> list[Column]:
    """Every column that a table may have, in the order of the template."""
    conditions = [_of_fact(f"conditions.{path}", fact) for path, fact in sorted(catalogue.conditions.items())]
    declared = [
        _of_fact(f"declared.{key}", fact, catalogue.label(f"building.{key}"))
        for key, fact in sorted(catalogue.declarable.items())
    ]
    return [*_own_columns(), *conditions, *declared]


def headers_of(columns: Sequence[Column]) -> dict[str, Column]:
    """Columns by the normal form of their headers; what two columns would share stands for the first."""
    found: dict[str, Column] = {}
    for column in columns:
        for header in column.headers():
            found.setdefault(normal(header), column)
    return found


def _of_fact(path: str, fact: FactDefinition, plain: Text | None = None) -> Column:
    """The column of a fact; `plain` is what it is called when nobody says that it is declared."""
    kind: Kind = "choice" if fact.kind == "category" else "truth" if fact.kind == "truth" else "number"
    unit = fact.unit.symbol if fact.kind == "number" and not fact.unit.is_plain else ""
    also = (plain.zh, plain.en) if plain else ()
    return Column(path, kind, fact.title, also, members=fact.members, unit=unit, note=fact.definition)


class _Title(msgspec.Struct, forbid_unknown_fields=True):
    zh: str
    en: str

    def text(self) -> Text:
        return Text(self.zh, self.en)


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    path: str
    kind: Kind
    title: _Title
    also: tuple[str, ...] = ()
    required: bool = False
    shared: bool = False
    members: dict[str, _Title] = {}


@cache
def _own_columns() -> tuple[Column, ...]:
    data = load(Path(__file__).with_name("columns.yaml")).data
    return tuple(
        Column(
            entry.path,
            entry.kind,
            entry.title.text(),
            entry.also,
            entry.required,
            entry.shared,
            {key: title.text() for key, title in entry.members.items()},
        )
        for entry in msgspec.convert(data["columns"], list[_Entry])
    )
