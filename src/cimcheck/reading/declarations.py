"""What an IFC schema declares: where an attribute stands, what is a kind of what, what a type is made of.

Read from data in `schemas/`, because loading the parser for it takes longer than reading a small model.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

SCHEMAS = ("IFC2X3", "IFC4", "IFC4X3_ADD2")
# Other names that the very same schemas go by.
ALIASES = {"IFC2X3_TC1": "IFC2X3", "IFC4_ADD2": "IFC4", "IFC4_ADD2_TC1": "IFC4", "IFC4X3": "IFC4X3_ADD2"}

# The name of a type, a simple type in lower case, or ["list", most members (-1: any), type].
TypeOf: TypeAlias = Any


class Declarations:
    """One schema. Classes and types go by the names of the standard; `name_of` translates those of a file."""

    def __init__(self, schema: str) -> None:
        text = (Path(__file__).parent / "schemas" / f"{schema}.json").read_text(encoding="utf-8")
        found = json.loads(text)
        self.schema = schema
        self._entities: dict[str, tuple[str, list[list[TypeOf]]]] = found["entities"]
        self._types: dict[str, TypeOf] = found["types"]
        self._names: dict[str, str] = {name.upper(): name for name in (*self._entities, *self._types)}
        self._attributes: dict[str, dict[str, int]] = {}
        self._lineage: dict[str, tuple[str, ...]] = {}

    def name_of(self, keyword: str) -> str:
        """The class or type that a keyword of a file stands for; "" where the schema has none such."""
        return self._names.get(keyword, "") or self._names.get(keyword.upper(), "")

    def is_entity(self, name: str) -> bool:
        """Whether the schema has an entity of that name."""
        return name in self._entities

    def lineage(self, ifc_class: str) -> tuple[str, ...]:
        """The class and everything it is a kind of, nearest first; empty for no class of the schema."""
        known = self._lineage.get(ifc_class)
        if known is None:
            names, name = [], ifc_class
            while name in self._entities:
                names.append(name)
                name = self._entities[name][0]
            known = self._lineage[ifc_class] = tuple(names)
        return known

    def attribute_types(self, ifc_class: str) -> list[tuple[str, TypeOf]]:
        """Name and type of all direct attributes, inherited ones first."""
        return [
            (name, kind)
            for owner in reversed(self.lineage(ifc_class))
            for name, kind in self._entities[owner][1]
        ]

    def attributes(self, ifc_class: str) -> dict[str, int]:
        """Name to position of all direct attributes."""
        known = self._attributes.get(ifc_class)
        if known is None:
            names = [name for name, _ in self.attribute_types(ifc_class)]
            known = self._attributes[ifc_class] = {name: at for at, name in enumerate(names)}
        return known

    def index(self, ifc_class: str, attribute: str) -> int:
        """Position of an attribute; -1 where the class has none of that name."""
        return self.attributes(ifc_class).get(attribute, -1)

    def plain_attributes(self, ifc_class: str) -> dict[str, tuple[int, str]]:
        """Attributes that hold text, numbers or enumeration items: name to position and name of the type."""
        found = {}
        for at, (name, kind) in enumerate(self.attribute_types(ifc_class)):
            member = _member(kind)
            if not self.is_entity(member) and not self.is_select(member):
                found[name] = (at, member if member in self._types else "")
        return found

    def type_named(self, name: str) -> TypeOf | None:
        """What a type that is no entity is declared as; None for simple types, entities and unknown names."""
        return self._types.get(name)

    def is_select(self, name: str) -> bool:
        """Whether a name is that of a choice between types and entities."""
        kind = self._types.get(name)
        return isinstance(kind, list) and kind[0] == "select"


def _member(kind: TypeOf) -> str:
    """What a list is a list of, and anything else itself."""
    while isinstance(kind, list):
        kind = kind[2]
    return str(kind)


@cache
def declarations(schema: str) -> Declarations:
    """The declarations of one of `SCHEMAS`."""
    return Declarations(schema)
