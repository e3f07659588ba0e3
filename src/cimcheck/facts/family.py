"""The objects of an entity in one model, and what they are called, each name once."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from cimcheck.facts.definition import ClassFilter, EntityDefinition
from cimcheck.facts.patterns import unnumbered
from cimcheck.facts.texts import text_of
from cimcheck.reading.tables import NONE, ModelTables

Named = Mapping[str, Sequence[tuple[int, str]]]
"""Row and whole text of the objects that bear a name, by the name without the number of the element."""


class Family:
    """Hundreds of bindings look at the same objects: what they share is found once."""

    def __init__(
        self, tables: ModelTables, by_class: Mapping[str, Sequence[int]], entity: EntityDefinition
    ) -> None:
        self._tables = tables
        self._by_class = by_class
        self._entity = entity
        self._named: dict[str, Named] = {}
        self._of_classes: dict[tuple[str, ...], frozenset[int]] = {(): self.members}

    @cached_property
    def rows(self) -> list[int]:
        """The rows of the objects, ascending."""
        found = set[int]()
        for one in self._entity.classes:
            if _in_schema(one, self._tables.schema):
                found.update(self._of_class(one))
        if self._entity.kinds:
            kinds = enumerate(self._tables.objects.kind)
            found.update(row for row, kind in kinds if kind in self._entity.kinds)
        return sorted(found)

    def _of_class(self, one: ClassFilter) -> Sequence[int]:
        rows = self._by_class.get(one.ifc_class, ())
        if not one.type_class:
            return rows
        types, classes = self._tables.objects.type_of, self._tables.objects.ifc_class
        return [row for row in rows if types[row] != NONE and classes[types[row]] == one.type_class]

    @cached_property
    def members(self) -> frozenset[int]:
        """The same rows, to look one up."""
        return frozenset(self.rows)

    def of_classes(self, names: tuple[str, ...]) -> frozenset[int]:
        """Those of some IFC classes; all for none."""
        if names not in self._of_classes:
            classes = self._tables.objects.ifc_class
            self._of_classes[names] = frozenset(row for row in self.rows if classes[row] in names)
        return self._of_classes[names]

    def named(self, attribute: str) -> Named:
        """The objects by one of their texts: an attribute, or TypeName for the name of their type."""
        if attribute not in self._named:
            found: dict[str, list[tuple[int, str]]] = {}
            for row in self.rows:
                text = text_of(self._tables.objects, row, attribute)
                if text and not (
                    attribute == "Tag" and text.isdigit()
                ):  # the tool's own number of the element
                    found.setdefault(unnumbered(text), []).append((row, text))
            self._named[attribute] = found
        return self._named[attribute]


def _in_schema(one: ClassFilter, schema: str) -> bool:
    return not one.schemas or any(schema.startswith(name) for name in one.schemas)
