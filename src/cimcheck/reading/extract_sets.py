"""Property sets, quantity sets and predefined sets, and which object carries which."""

from array import array
from collections.abc import Iterable

from cimcheck.reading.extract_properties import PropertyReader, Row
from cimcheck.reading.extract_source import Entity, Source, text
from cimcheck.reading.tables import ModelTables, Properties, Sets, Slices

PREDEFINED_START = 4  # behind the attributes of IfcRoot


class SetReader:
    """Collects sets and their properties; several extractors add to one."""

    def __init__(self, source: Source, properties: PropertyReader) -> None:
        self.source = source
        self.properties = properties
        self.sets = Sets()
        self.row_of: dict[int, int] = {}
        self._rows: list[Row] = []

    def add(self, step: int, ifc_class: str, kind: str, name: object, method: object, rows: list[Row]) -> int:
        """Append one set with its properties; its row."""
        sets = self.sets
        sets.step.append(step)
        sets.ifc_class.append(ifc_class)
        sets.kind.append(kind)
        sets.name.append(text(name))
        sets.method.append(text(method))
        sets.first.append(len(self._rows))
        sets.count.append(len(rows))
        self._rows += rows
        self.row_of[step] = len(sets) - 1
        return len(sets) - 1

    def read_definitions(self) -> None:
        """All IfcPropertySetDefinition of the model."""
        value = self.source.value
        for step, entity in self.source.all("IfcPropertySetDefinition").items():
            ifc_class, name = entity.is_a(), value(entity, 2)
            if ifc_class == "IfcPropertySet":
                self.add(step, ifc_class, "property", name, "", self.properties.rows(value(entity, 4)))
            elif ifc_class == "IfcElementQuantity":
                rows = self.properties.rows(value(entity, 5))
                self.add(step, ifc_class, "quantity", name, value(entity, 4), rows)
            else:
                rows = self.properties.attribute_rows(entity, PREDEFINED_START)
                self.add(step, ifc_class, "predefined", name, "", rows)

    def columns(self) -> Properties:
        """The properties of all sets, as columns."""
        rows = self._rows
        return Properties(
            step=array("q", [row[0] for row in rows]),
            name=[row[1] for row in rows],
            kind=[row[2] for row in rows],
            value=[row[3] for row in rows],
            measure=[row[4] for row in rows],
            unit=array("q", [row[5] for row in rows]),
            path=[row[6] for row in rows],
        )


def read_sets(source: Source, reader: SetReader, tables: ModelTables, row_of: dict[int, int]) -> None:
    """Read all sets of objects and types, and link them to the rows that carry them."""
    reader.read_definitions()
    owned: list[list[int]] = [[] for _ in range(len(tables.objects))]
    for step, entity in source.all("IfcTypeObject").items():
        owned[row_of[step]] += _set_rows(reader, source, source.named(entity, "HasPropertySets"))
    related = source.layout.index("IfcRelDefinesByProperties", "RelatedObjects")
    relating = source.layout.index("IfcRelDefinesByProperties", "RelatingPropertyDefinition")
    for entity in source.all("IfcRelDefinesByProperties").values():
        sets = _set_rows(reader, source, source.value(entity, relating))
        for item in source.entities(source.value(entity, related)):
            row = row_of.get(item.id())
            if row is not None:
                owned[row] += sets
    tables.object_sets = slices(owned)


def _set_rows(reader: SetReader, source: Source, found: object) -> list[int]:
    """Rows of the set or sets that stand in an attribute, also where they are wrapped in a list type."""
    rows = []
    for item in source.entities(found):
        step = item.id()
        if step in reader.row_of:
            rows.append(reader.row_of[step])
        elif not step:
            rows += _set_rows(reader, source, source.value(item, 0))
    return rows


def slices(owned: Iterable[list[int]]) -> Slices:
    """Lists of rows as one column; a row that stands twice in a list counts once."""
    found = Slices()
    for rows in owned:
        found.first.append(len(found.rows))
        found.rows.extend(dict.fromkeys(rows))
        found.count.append(len(found.rows) - found.first[-1])
    return found
