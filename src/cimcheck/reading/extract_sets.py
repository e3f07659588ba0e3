"""Property sets, quantity sets and predefined sets, and which object carries which."""

import re
from array import array
from collections.abc import Iterable

from cimcheck.reading.extract_properties import PropertyReader, Row
from cimcheck.reading.extract_source import Source, text
from cimcheck.reading.tables import ModelTables, Properties, Sets, Slices

PREDEFINED_START = 4  # behind the attributes of IfcRoot
PROPERTIES_POSITION, QUANTITIES_POSITION = 4, 5
# The start of any IfcRoot that has a name.
NAMED = re.compile(rb"\#\d+\s*=\s*\w+\s*\(\s*(?:'[^']*'|\$)\s*,\s*(?:\#\d+|\$)\s*,\s*('[^']*(?:''[^']*)*')")


class SetReader:
    """Collects sets and their properties; several extractors add to one."""

    def __init__(self, source: Source, properties: PropertyReader) -> None:
        self.source = source
        self.properties = properties
        self.sets = Sets()
        self.row_of: dict[int, int] = {}
        self._rows: list[Row] = []

    def add(self, row: int, kind: str, name: object, method: object, rows: list[Row]) -> int:
        """Append one set with its properties; its row in `Sets`."""
        sets = self.sets
        at = self.row_of[row] = len(sets)
        sets.step.append(self.source.step[row])
        sets.ifc_class.append(self.source.class_of(row))
        sets.kind.append(kind)
        sets.name.append(text(name))
        sets.method.append(text(method))
        sets.first.append(len(self._rows))
        sets.count.append(len(rows))
        self._rows += rows
        return at

    def read_definitions(self) -> None:
        """All IfcPropertySetDefinition of the model."""
        source, properties = self.source, self.properties
        for row in source.rows("IfcPropertySetDefinition"):
            ifc_class = source.class_of(row)
            if ifc_class == "IfcPropertySet":
                rows = properties.rows(source.targets(row, PROPERTIES_POSITION))
                self.add(row, "property", self._name(row), "", rows)
            elif ifc_class == "IfcElementQuantity":
                rows = properties.rows(source.targets(row, QUANTITIES_POSITION))
                self.add(row, "quantity", self._name(row), source.value(row, "MethodOfMeasurement"), rows)
            else:
                rows = properties.attribute_rows(row, PREDEFINED_START)
                self.add(row, "predefined", source.value(row, "Name"), "", rows)

    def _name(self, row: int) -> object:
        """The name without reading the members, which may be many."""
        match = NAMED.match(self.source.data, self.source.offset[row])
        return self.properties.scalar(match[1]) if match is not None else self.source.value(row, "Name")

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
    set_row = reader.row_of
    owned: list[list[int]] = [[] for _ in range(len(tables.objects))]
    for row in source.rows("IfcTypeObject"):
        sets = source.references(row, "HasPropertySets")
        owned[row_of[row]] += [set_row[item] for item in sets if item in set_row]
    relating = source.declared.index("IfcRelDefinesByProperties", "RelatingPropertyDefinition")
    related = source.declared.index("IfcRelDefinesByProperties", "RelatedObjects")
    for relation in source.rows("IfcRelDefinesByProperties"):
        carried = [set_row[item] for item in source.targets(relation, relating) if item in set_row]
        for item in source.targets(relation, related):
            at = row_of.get(item)
            if at is not None:
                owned[at] += carried
    tables.object_sets = slices(owned)


def slices(owned: Iterable[list[int]]) -> Slices:
    """Lists of rows as one column; a row that stands twice in a list counts once."""
    found = Slices()
    for rows in owned:
        found.first.append(len(found.rows))
        found.rows.extend(dict.fromkeys(rows))
        found.count.append(len(found.rows) - found.first[-1])
    return found
