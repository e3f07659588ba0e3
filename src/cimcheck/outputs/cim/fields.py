"""The documented fields of a building, and the names a region wants for them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.core.yaml_lines import parse
from cimcheck.errors import UsageError
from cimcheck.outputs.cim.field_map import chosen
from cimcheck.reading.georeference.placement import SOURCES

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `need`: M always there, C when what it depends on is, O may be absent."""

    name: str
    type: str
    need: str
    public: bool
    title: Text
    unit: str = ""


@cache
def fields() -> tuple[Field, ...]:
    """Every field of a building, in the order in which formats write them."""
    source = files("cimcheck.outputs.cim").joinpath("fields.yaml").read_bytes()
    return tuple(
        Field(**{**item, "title": Text(**item["title"])})
        for item in parse(source, "fields.yaml").data["fields"]
    )


VALUES = {
    "verdict": frozenset({*(one.value for one in Verdict), "not_checked"}),
    "georeference": frozenset(SOURCES),
}
"""The values of fields that have no others; every field with a verdict has those of `verdict`."""


@dataclass(frozen=True, slots=True)
class FieldSet:
    """The fields that an export carries, each with the name it has there; and how values are written."""

    names: Mapping[Field, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, record: Record) -> dict[str, object]:
        """What an export says of a building; None for what is not known."""
        return {name: self.value(field, record) for field, name in self.names.items()}

    def value(self, field: Field, record: Record) -> object:
        """What it says in one field."""
        value = record.get(field.name)
        words = self.values.get(field.name)
        return words.get(value, value) if words and isinstance(value, str) else value


def field_set(*, public: bool, field_map: str = "") -> FieldSet:
    """The fields of an export. `field_map`: "" for names as documented, else as `field_map.chosen` has it.

    Raises UsageError FIELD_MAP.
    """
    carried = [one for one in fields() if one.public or not public]
    given = chosen(field_map, {one.name: _values(one) for one in fields()})
    found = {one: given.names.get(one.name) or _title(one, given.titles) for one in carried}
    if len(set(found.values())) < len(found):
        twice = sorted(name for name, count in Counter(found.values()).items() if count > 1)
        listed = ", ".join(twice)
        text = Text(
            f"字段对照表 {field_map} 使几个字段同名：{listed}。",
            f"The field map {field_map} gives several fields one name: {listed}.",
        )
        raise UsageError("FIELD_MAP", text)
    return FieldSet(found, given.values)


def _title(one: Field, lang: str) -> str:
    return one.title.get(lang) if lang else one.name


def _values(one: Field) -> frozenset[str]:
    """The only values that a field has; empty where it may have others."""
    is_verdict = one.name == "project_verdict" or one.name.startswith("verdict")
    return VALUES.get("verdict" if is_verdict else one.name, frozenset())
