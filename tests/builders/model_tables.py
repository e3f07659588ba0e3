"""Tables of a model put together by hand, for tests that need no file."""

from array import array
from dataclasses import dataclass, field
from fractions import Fraction

from cimcheck.core.text import Text
from cimcheck.reading.tables import NONE, ModelTables, Slices, Unit, Value

METRES = {
    "LENGTHUNIT": Unit("LENGTHUNIT", "METRE", Fraction(1)),
    "AREAUNIT": Unit("AREAUNIT", "SQUARE_METRE", Fraction(1)),
    "VOLUMEUNIT": Unit("VOLUMEUNIT", "CUBIC_METRE", Fraction(1)),
}
MILLIMETRES = METRES | {"LENGTHUNIT": Unit("LENGTHUNIT", "MILLIMETRE", Fraction(1, 1000))}
FEET = {
    "LENGTHUNIT": Unit("LENGTHUNIT", "FOOT", Fraction(3048, 10000)),
    "AREAUNIT": Unit("AREAUNIT", "SQUARE_FOOT", Fraction(3048, 10000) ** 2),
    "VOLUMEUNIT": Unit("VOLUMEUNIT", "CUBIC_FOOT", Fraction(3048, 10000) ** 3),
}
KINDS = {
    "IfcSpace": "spatial",
    "IfcBuildingStorey": "spatial",
    "IfcBuilding": "spatial",
    "IfcSite": "spatial",
    "IfcSpatialZone": "spatial",
    "IfcProject": "project",
    "IfcZone": "group",
    "IfcGroup": "group",
}
MEASURES = {"area": "IfcAreaMeasure", "length": "IfcLengthMeasure", "volume": "IfcVolumeMeasure"}


@dataclass
class HandNote:
    """A note of the gate."""

    code: str
    severity: str = "flagged"
    message: Text = field(default_factory=lambda: Text("注", "note"))


@dataclass
class HandModel:
    """A model as the reader would hand it over."""

    tables: ModelTables | None
    file: str = "model.ifc"
    sha256: str = "0" * 64
    notes: tuple[HandNote, ...] = ()


@dataclass
class TablesBuilder:
    """Adds objects one by one; sets and relations are kept until `model` is asked for."""

    schema: str = "IFC4"
    units: dict[str, Unit] = field(default_factory=lambda: dict(METRES))
    tables: ModelTables = field(default_factory=ModelTables)
    _sets: dict[int, list[int]] = field(default_factory=dict)
    building: int = NONE
    storey: int = NONE

    def add(self, ifc_class: str, name: str = "", **given: object) -> int:
        """A row of objects, in the current building and storey."""
        objects = self.tables.objects
        row = len(objects.step)
        objects.step.append(given.pop("step", 100 + row))  # type: ignore[arg-type]
        kind = "type" if ifc_class.endswith(("Type", "Style")) else KINDS.get(ifc_class, "element")
        texts = {"ifc_class": ifc_class, "kind": kind, "guid": f"{ifc_class[3:7]}{row:018d}", "name": name}
        for column in ("description", "object_type", "long_name", "tag", "predefined_type"):
            texts[column] = ""
        for column in ("operation_type", "assembly_place"):
            texts[column] = ""
        rows = {"type_of": NONE, "parent": NONE, "container": NONE, "site": NONE, "has_representation": 0}
        rows |= {"storey": self.storey, "building": self.building}
        numbers: dict[str, object] = {"elevation": None, "overall_width": None, "overall_height": None}
        objects.attributes[row] = given.pop("attributes", {})  # type: ignore[assignment]
        for column, value in {**texts, **rows, **numbers, **given}.items():
            getattr(objects, column).append(value)
        return row

    def start_building(self, name: str = "", **given: object) -> int:
        """An IfcBuilding that the following objects belong to."""
        self.storey = NONE
        row = self.add("IfcBuilding", name, **given)
        self.building = self.tables.objects.building[row] = row
        return row

    def start_storey(self, name: str, elevation: float | None = None, **given: object) -> int:
        """An IfcBuildingStorey that the following objects belong to."""
        row = self.add("IfcBuildingStorey", name, elevation=elevation, **given)
        self.storey = self.tables.objects.storey[row] = row
        return row

    def properties(self, rows: int | list[int], set_name: str, **values: Value | tuple[Value, str]) -> int:
        """A property set on one or more objects; a value may come with its measure."""
        return self._set(rows, set_name, "property", dict(values))

    def quantities(self, rows: int | list[int], set_name: str, kind: str = "area", **values: float) -> int:
        """A quantity set of one kind of quantity on one or more objects."""
        return self._set(rows, set_name, kind, dict(values))

    def _set(self, rows: int | list[int], name: str, kind: str, values: dict[str, object]) -> int:
        sets, columns = self.tables.sets, self.tables.properties
        set_row = len(sets.step)
        is_property = kind == "property"
        sets.step.append(5000 + set_row)
        sets.ifc_class.append("IfcPropertySet" if is_property else "IfcElementQuantity")
        sets.kind.append("property" if is_property else "quantity")
        sets.name.append(name)
        sets.method.append("")
        sets.first.append(len(columns.step))
        sets.count.append(len(values))
        for key, value in values.items():
            given, measure = (
                value if isinstance(value, tuple) else (value, "" if is_property else MEASURES[kind])
            )
            columns.step.append(9000 + len(columns.step))
            columns.name.append(key)
            columns.kind.append("single" if is_property else kind)
            columns.value.append(given)
            columns.measure.append(measure)
            columns.unit.append(NONE)
            columns.path.append("")
        for row in [rows] if isinstance(rows, int) else rows:
            self._sets.setdefault(row, []).append(set_row)
        return set_row

    def layers(self, row: int, *layers: tuple[str, float]) -> None:
        """What an object is made of: materials and their thickness, in the unit of length."""
        materials, uses = self.tables.materials, self.tables.material_uses
        for position, (name, thickness) in enumerate(layers):
            materials.step.append(7000 + len(materials.step))
            for column in (materials.name, materials.category, materials.description):
                column.append(name)
            uses.object.append(row)
            uses.material.append(len(materials.step) - 1)
            uses.kind.append("layer")
            uses.position.append(position)
            uses.thickness.append(thickness)
            for column in (uses.part_name, uses.part_category, uses.set_name):
                column.append("")
            uses.fraction.append(None)
            uses.ventilated.append(None)

    def group(self, ifc_class: str, name: str, members: list[int], **given: object) -> int:
        """A group with its members."""
        row = self.add(ifc_class, name, **{"storey": NONE, "building": NONE} | given)
        for member in members:
            self.tables.groups.left.append(row)
            self.tables.groups.right.append(member)
        return row

    def model(self, file: str = "model.ifc", sha256: str = "", notes: tuple[HandNote, ...] = ()) -> HandModel:
        """The finished model."""
        tables = self.tables
        tables.schema = self.schema
        tables.units.project = self.units
        tables.object_sets = Slices()
        for row in range(len(tables.objects)):
            found = self._sets.get(row, [])
            tables.object_sets.first.append(len(tables.object_sets.rows))
            tables.object_sets.count.append(len(found))
            tables.object_sets.rows.extend(array("q", found))
        return HandModel(tables, file, sha256 or file.rjust(64, "0"), notes)
