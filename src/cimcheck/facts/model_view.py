"""Indices over the columns of one model, made when first asked for."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from cimcheck.facts.definition import EntityDefinition
from cimcheck.facts.family import Family
from cimcheck.facts.texts import text_of
from cimcheck.reading.tables import NONE, ModelTables


class ModelNote(Protocol):
    """What facts need to know of a note of the gate."""

    @property
    def code(self) -> str:
        """The code of the note."""


class LoadedModel(Protocol):
    """What facts need of a model that the reader handed over. A rejected model has no tables."""

    @property
    def file(self) -> str:
        """The name the model goes by in reports."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""

    @property
    def tables(self) -> ModelTables | None:
        """Its columns; None when it was rejected."""

    @property
    def notes(self) -> Sequence[ModelNote]:
        """What the gate noted."""


class ModelView:
    """One model with its indices; `index` is its place among the models of the submission."""

    def __init__(self, index: int, model: LoadedModel, tables: ModelTables) -> None:
        self.index = index
        self.model = model
        self.file = model.file
        self.tables = tables
        self.objects = tables.objects
        self._families: dict[str, Family] = {}
        self._members: dict[int, list[int]] = {}

    @cached_property
    def owners(self) -> dict[int, list[int]]:
        """Rows of the objects that carry a set, by row of the set."""
        found: dict[int, list[int]] = {}
        slices = self.tables.object_sets
        first, count, rows = slices.first, slices.count, slices.rows
        for row, size in enumerate(count):
            if size:
                start = first[row]
                for set_row in rows[start : start + size]:
                    found.setdefault(set_row, []).append(row)
        return found

    @cached_property
    def occurrences(self) -> dict[int, list[int]]:
        """Rows of the occurrences of a type, by row of the type."""
        found: dict[int, list[int]] = {}
        for row, type_row in enumerate(self.objects.type_of):
            if type_row != NONE:
                found.setdefault(type_row, []).append(row)
        return found

    @cached_property
    def _properties(self) -> dict[str, list[int]]:
        by_written: dict[str, list[int]] = {}
        for row, name in enumerate(self.tables.properties.name):
            by_written.setdefault(name, []).append(row)
        found: dict[str, list[int]] = {}
        for name, rows in by_written.items():
            found.setdefault(name.strip().casefold(), []).extend(rows)
        return found

    def properties_named(self, name: str) -> list[int]:
        """Rows of properties and quantities of this name; case and outer blanks make no difference."""
        return self._properties.get(name.strip().casefold(), [])

    @cached_property
    def _set_starts(self) -> tuple[list[int], list[int]]:
        pairs = sorted(
            (start, row) for row, start in enumerate(self.tables.sets.first) if self.tables.sets.count[row]
        )
        return [start for start, _ in pairs], [row for _, row in pairs]

    def set_of(self, property_row: int) -> int:
        """Row of the set that a property stands in."""
        starts, rows = self._set_starts
        return rows[bisect_right(starts, property_row) - 1]

    @cached_property
    def by_class(self) -> dict[str, list[int]]:
        """Rows by IFC class."""
        found: dict[str, list[int]] = {}
        for row, ifc_class in enumerate(self.objects.ifc_class):
            found.setdefault(ifc_class, []).append(row)
        return found

    def family(self, entity: EntityDefinition) -> Family:
        """The objects of an entity."""
        if entity.name not in self._families:
            self._families[entity.name] = Family(self.tables, self.by_class, entity)
        return self._families[entity.name]

    def rows_of(self, entity: EntityDefinition) -> list[int]:
        """Rows of the family of an entity, ascending."""
        return self.family(entity).rows

    @cached_property
    def direct_members(self) -> dict[int, list[int]]:
        """Rows that belong directly to a group or spatial zone, by its row."""
        found: dict[int, list[int]] = {}
        for group, member in self.tables.groups:
            found.setdefault(group, []).append(member)
        for zone, member in self.tables.referenced:
            if self.objects.ifc_class[zone] == "IfcSpatialZone":
                found.setdefault(zone, []).append(member)
        for row, container in enumerate(self.objects.container):
            if container != NONE and self.objects.ifc_class[container] == "IfcSpatialZone":
                found.setdefault(container, []).append(row)
        return found

    @cached_property
    def materials_of(self) -> dict[int, list[int]]:
        """Rows of the materials that an object or type is said to be of, by its row."""
        found: dict[int, list[int]] = {}
        uses = self.tables.material_uses
        for row, material in zip(uses.object, uses.material, strict=True):
            if material != NONE:
                found.setdefault(row, []).append(material)
        return found

    def members_of(self, group: int) -> list[int]:
        """Rows that belong to a group or spatial zone, directly or through other groups, ascending.

        Looked up for the groups that matter and not for all: of groups nested deeply each has all below it.
        """
        if group not in self._members:
            self._members[group] = _reached(group, self.direct_members)
        return self._members[group]

    def texts(self, row: int, names: Sequence[str]) -> list[str]:
        """The named texts of an object: attributes, and TypeName for the name of its type."""
        return [self.text(row, name) for name in names]

    def text(self, row: int, name: str) -> str:
        """One text of an object; "" when it has none."""
        return text_of(self.objects, row, name)

    def label(self, row: int) -> str:
        """What people call the object: long name and name where they differ."""
        name, long_name = self.objects.name[row], self.objects.long_name[row]
        return f"{name} {long_name}".strip() if long_name and long_name != name else name or long_name


def _reached(group: int, members: dict[int, list[int]]) -> list[int]:
    """All members below a group; groups that hold each other in a ring end the descent."""
    seen: set[int] = set()
    waiting = list(members.get(group, ()))
    while waiting:
        member = waiting.pop()
        if member not in seen:
            seen.add(member)
            waiting += members.get(member, ())
    return sorted(seen)
