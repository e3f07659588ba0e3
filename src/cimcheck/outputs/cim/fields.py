"""The documented fields of a building, and the names a region wants for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import load, parse
from cimcheck.errors import UsageError

Record = Mapping[str, object]
CHINESE = "zh"


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


@dataclass(frozen=True, slots=True)
class FieldSet:
    """The fields that an export carries, each with the name it has there."""

    names: Mapping[Field, str]

    def of(self, record: Record) -> dict[str, object]:
        """What an export says of a building; None for what is not known."""
        return {name: record.get(field.name) for field, name in self.names.items()}


def field_set(*, public: bool, field_map: str = "") -> FieldSet:
    """The fields of an export. `field_map`: "" for names as documented, "zh" for Chinese titles, or a file.

    The file is a YAML mapping of documented names to other ones. Raises UsageError FIELD_MAP.
    """
    chosen = [field for field in fields() if field.public or not public]
    names = _names(field_map)
    found = {field: names.get(field.name, field.name) for field in chosen}
    if len(set(found.values())) < len(found):
        raise _refused(field_map, Text("两个字段同名", "two fields have one name"))
    return FieldSet(found)


def _names(field_map: str) -> dict[str, str]:
    if not field_map:
        return {}
    if field_map == CHINESE:
        return {field.name: field.title.zh for field in fields()}
    located = load(Path(field_map))
    if located.faults:
        raise _refused(field_map, Text("不能读取", "it cannot be read"), located.faults)
    known = {field.name for field in fields()}
    if not isinstance(located.data, dict) or not all(isinstance(name, str) for name in located.data.values()):
        raise _refused(field_map, Text("应为“字段: 名称”", "it must map fields to names"))
    if unknown := sorted(located.data.keys() - known):
        listed = ", ".join(unknown)
        raise _refused(field_map, Text(f"没有字段 {listed}", f"there is no field {listed}"))
    return dict(located.data)


def _refused(name: str, reason: Text, faults: tuple[object, ...] = ()) -> UsageError:
    return UsageError(
        "FIELD_MAP",
        Text(
            f"字段对照表 {name} 不可用：{reason.zh}。请按文档修改。",
            f"The field map {name} cannot be used: {reason.en}. Correct it as documented.",
        ),
        faults,  # type: ignore[arg-type]  # faults of the YAML reader
    )
