"""One property or quantity at a time: from an entity to rows of `Properties`."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from cimcheck.reading.extract_source import ODD, Entity, Source, plain, text
from cimcheck.reading.tables import NONE, Value
from cimcheck.reading.units_ifc import UnitReader

Row: TypeAlias = tuple[int, str, str, Value, str, int, str]  # the columns of `Properties`, in their order
Content: TypeAlias = tuple[str, Value, str, Entity]  # kind, value, measure, unit

DEEPEST = 16  # complex properties inside complex properties
QUANTITIES = {
    "IfcQuantityLength": ("length", "IfcLengthMeasure"),
    "IfcQuantityArea": ("area", "IfcAreaMeasure"),
    "IfcQuantityVolume": ("volume", "IfcVolumeMeasure"),
    "IfcQuantityCount": ("count", "IfcCountMeasure"),
    "IfcQuantityWeight": ("weight", "IfcMassMeasure"),
    "IfcQuantityTime": ("time", "IfcTimeMeasure"),
    "IfcQuantityNumber": ("number", "IfcNumericMeasure"),
}
COMPLEX = {  # kind, attribute that says what for, attribute that holds the members
    "IfcComplexProperty": ("complex", "UsageName", "HasProperties"),
    "IfcPhysicalComplexQuantity": ("complex_quantity", "Usage", "HasQuantities"),
}


class PropertyReader:
    """Reads each property once, however many sets share it."""

    def __init__(self, source: Source, units: UnitReader) -> None:
        self.source = source
        self.units = units
        self._known: dict[int, Row] = {}
        self._texts: dict[str, str] = {}
        self._measures: dict[str, str] = {}

    def rows(self, members: Any) -> list[Row]:
        """The rows of the members of one set, in their order; what is no property is left out."""
        found: list[Row] = []
        known = self._known
        for entity in self.source.entities(members):
            step = entity.id()
            row = known.get(step)
            if row is not None:
                found.append(row)
            else:
                found.extend(self._read(entity, step, ()))
        return found

    def attribute_rows(self, entity: Entity, start: int) -> list[Row]:
        """Direct attributes of a predefined set from position `start` on, those that hold something plain."""
        step, found = self.source.step(entity), []
        attributes = self.source.layout.plain_attributes(self.source.class_of(entity))
        for name, (position, measure) in attributes.items():
            value = plain(self.source.value(entity, position)) if position >= start else None
            if value is not None:
                found.append((step, name, "predefined", value, measure, NONE, ""))
        return found

    def _read(self, entity: Entity, step: int, outer: tuple[Row, ...]) -> Iterator[Row]:
        """The row of a property, and of all inside it; `outer` are the complex properties it stands in."""
        ifc_class = entity.is_a()
        if ifc_class == "IfcPropertySingleValue":
            row = self._single(entity, step)
        elif ifc_class in COMPLEX:
            kind, usage, _ = COMPLEX[ifc_class]
            content = (kind, text(self.source.named(entity, usage)), "", None)
            row = self._row(entity, step, content)
        else:
            content = self._content(entity, ifc_class)
            if content is None:
                return
            row = self._row(entity, step, content)
        if outer:
            row = (*row[:6], "/".join([item[1] for item in outer] + [row[1]]))
        elif ifc_class not in COMPLEX:
            self._known[step] = row
        yield row
        if ifc_class in COMPLEX and len(outer) < DEEPEST and all(item[0] != step for item in outer):
            for member in self.source.entities(self.source.named(entity, COMPLEX[ifc_class][2])):
                yield from self._read(member, member.id(), (*outer, row))

    def _single(self, entity: Entity, step: int) -> Row:
        get = self.source.get
        try:
            name, nominal, unit = get(entity, 0), get(entity, 2), get(entity, 3)
        except ODD:
            name, nominal, unit = (self.source.value(entity, position) for position in (0, 2, 3))
        measure, value = self._measured(nominal)
        unit_row = NONE if unit is None else self.units.row(unit)
        return (step, self._text(name), "single", value, measure, unit_row, "")

    def _row(self, entity: Entity, step: int, content: Content) -> Row:
        kind, value, measure, unit = content
        unit_row = NONE if unit is None else self.units.row(unit)
        return (step, self._text(self.source.value(entity, 0)), kind, value, measure, unit_row, "")

    def _content(self, entity: Entity, ifc_class: str) -> Content | None:
        """What a property or quantity other than a single value or a complex one says; None for neither."""
        value = self.source.value
        if ifc_class in QUANTITIES:
            kind, measure = QUANTITIES[ifc_class]
            return kind, self._measured(value(entity, 3))[1], measure, value(entity, 2)
        if ifc_class == "IfcPropertyEnumeratedValue":
            choices = value(entity, 3)
            return "enumerated", *self._several(value(entity, 2)), self.source.named(choices, "Unit")
        if ifc_class == "IfcPropertyListValue":
            return "list", *self._several(value(entity, 2)), value(entity, 3)
        if ifc_class == "IfcPropertyBoundedValue":
            return self._bounded(entity)
        if ifc_class == "IfcPropertyTableValue":
            defining, _ = self._several(value(entity, 2))
            defined, measure = self._several(value(entity, 3))
            return "table", (defining or (), defined or ()), measure, value(entity, 6)
        if ifc_class == "IfcPropertyReferenceValue":
            target = value(entity, 3)
            name = text(self.source.named(target, "Name")) or None
            return "reference", name, self.source.class_of(target), None
        return None

    def _bounded(self, entity: Entity) -> Content:
        found = [self.source.named(entity, name) for name in ("LowerBoundValue", "UpperBoundValue", "SetPointValue")]
        read = [self._measured(item) for item in found]
        measure = next((name for name, _ in read if name), "")
        return "bounded", tuple(value for _, value in read), measure, self.source.named(entity, "Unit")

    def _several(self, found: Any) -> tuple[Value, str]:
        """A list of measured values as one tuple, and the measure of the first; (None, "") where there is none."""
        if not isinstance(found, tuple):
            return None, ""
        read = [self._measured(item) for item in found]
        return tuple(value for _, value in read), next((name for name, _ in read if name), "")

    def _measured(self, found: Any) -> tuple[str, Value]:
        """IFC type and value of what stands where a measured value should; ("", the value) where it has no type."""
        if found is None:
            return "", None
        try:
            measure, value = found.is_a(), self.source.get(found, 0)
        except ODD:
            return "", plain(found)
        known = self._measures.get(measure)
        if known is None:
            known = "" if self.source.layout.declaration(measure) is not None else measure
            self._measures[measure] = known
        if not known or (known == "IfcLogical" and value == "UNKNOWN"):
            return known, None
        if value.__class__ is str:
            return known, self._texts.setdefault(value, value)
        return known, plain(value)

    def _text(self, found: object) -> str:
        return self._texts.setdefault(found, found) if isinstance(found, str) else ""
