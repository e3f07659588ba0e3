"""The opened file as the extractors see it: entities by class, attributes by position, and never an exception.

Attributes are read by position because a name is looked up anew on every access. What is hot is written as a plain loop
over `Source.get` that falls back to `Source.value` where something odd stands.
"""

from collections.abc import Iterator
from math import isfinite
from typing import Any, TypeAlias

from cimcheck.core.text import Text
from cimcheck.errors import ModelError
from cimcheck.reading.extract_schema import Layout, bypassed_types
from cimcheck.reading.tables import Value

Entity: TypeAlias = Any  # an entity of the parser, which carries no types

# What an access raises: RuntimeError for text that does not parse, the others where something else than the
# schema's type stands.
ODD = (RuntimeError, AttributeError, TypeError, IndexError, ValueError)


class Source:
    """One opened model. `broken` collects the STEP ids of entities whose text cannot be parsed."""

    def __init__(self, path: str) -> None:
        import ifcopenshell

        try:
            self.model = ifcopenshell.open(path, lazy=True, bypass_types=bypassed_types(path))
        except (ifcopenshell.Error, OSError, RuntimeError) as error:
            zh, en = "文件无法按 STEP 语法打开，请重新导出。", "The file cannot be opened as STEP; export it again."
            raise ModelError("NOT_STEP", Text(zh, en)) from error
        self.get = ifcopenshell.entity_instance.get_argument
        self.instance = ifcopenshell.entity_instance
        self.schema: str = self.model.schema_identifier
        self.layout = Layout(self.schema)
        self.broken: set[int] = set()

    def all(self, ifc_class: str) -> dict[int, Entity]:
        """Instances of a class and its kinds by ascending STEP id; none where the schema lacks the class."""
        if self.layout.declaration(ifc_class) is None:
            return {}
        found = {entity.id(): entity for entity in self.model.by_type(ifc_class)}
        return {step: found[step] for step in sorted(found)}

    def value(self, entity: Entity, position: int) -> Any:
        """An attribute as the parser gives it; None where it is absent or cannot be read."""
        if position < 0 or not isinstance(entity, self.instance):
            return None
        try:
            return self.get(entity, position)
        except ODD:
            self.broken.add(entity.id())
            return None

    def named(self, entity: Entity, attribute: str) -> Any:
        """An attribute by name; None where the class has none of that name."""
        return self.value(entity, self.layout.index(self.class_of(entity), attribute))

    def class_of(self, entity: Entity) -> str:
        """The IFC class; "" for None and for anything that is not an entity."""
        return str(entity.is_a()) if isinstance(entity, self.instance) else ""

    def step(self, entity: Entity) -> int:
        """The STEP id; 0 for a value without one, None, and anything that is not an entity."""
        return int(entity.id()) if isinstance(entity, self.instance) else 0

    def entities(self, found: Any) -> list[Entity]:
        """The entities in an aggregate, or the one entity where an aggregate should stand; else an empty list."""
        items = found if isinstance(found, tuple) else (found,)
        return [item for item in items if isinstance(item, self.instance)]

    def column(self, entities: list[Entity], position: int) -> list[Any]:
        """One attribute of many entities of one class."""
        get = self.get
        try:
            return [get(entity, position) for entity in entities]
        except ODD:
            return [self.value(entity, position) for entity in entities]

    def relation(self, ifc_class: str, one: str, many: str) -> Iterator[tuple[int, int, list[int]]]:
        """Of each relation: its STEP id, that of its `one` end, those of its `many` end; half relations are left out."""
        get = self.get
        left, right = self.layout.index(ifc_class, one), self.layout.index(ifc_class, many)
        for step, relation in self.all(ifc_class).items():
            try:
                start = get(relation, left).id()
                ends = [entity.id() for entity in get(relation, right)]
            except ODD:
                start = self.step(self.value(relation, left))
                ends = [self.step(entity) for entity in self.entities(self.value(relation, right))]
            if start and ends:
                yield step, start, ends


def text(value: object) -> str:
    """Text as it stands, and "" for anything else."""
    return value if isinstance(value, str) else ""


def number(value: object) -> float | None:
    """A finite number as a float, and None for anything else."""
    if isinstance(value, float | int) and not isinstance(value, bool) and isfinite(value):
        return float(value)
    return None


def plain(value: object) -> Value:
    """Text, truth and finite numbers as they stand, tuples of them likewise, and None for anything else."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    return None
