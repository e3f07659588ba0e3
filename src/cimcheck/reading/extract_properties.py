"""One property or quantity at a time: from a statement to rows of `Properties`."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from cimcheck.reading.extract_source import Source, plain, text
from cimcheck.reading.step_tokens import Parsed, Scalar, scalar
from cimcheck.reading.tables import NONE, Value
from cimcheck.reading.units_ifc import UnitReader

Row: TypeAlias = tuple[int, str, str, Value, str, int, str]  # the columns of `Properties`, in their order
Content: TypeAlias = tuple[str, Value, str, int]  # kind, value, measure, row of the unit in the source

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
SINGLE_UNIT, QUANTITY_UNIT = 3, 2  # positions
KEPT = (b"'", b".")

# Nearly all properties look like these two and are read at one stroke; the others token by token.
_STRING = rb"'[^']*(?:''[^']*)*'"
_START = rb"\#\d+\s*=\s*%s\s*\(\s*(" + _STRING + rb")\s*,\s*(?:\$|" + _STRING + rb")\s*,\s*"
SINGLE = re.compile(
    _START % b"IFCPROPERTYSINGLEVALUE"
    + rb"(?:(\w+)\s*\(\s*("
    + _STRING
    + rb"|[^'()]*?)\s*\)|\$)\s*,\s*(?:\$|(\#)\d+)\s*\)"
)
QUANTITY = re.compile(_START % rb"IFCQUANTITY\w+" + rb"(?:\$|(\#)\d+)\s*,\s*([^'()#,]*?)\s*[,)]")


class PropertyReader:
    """Reads each property once, however many sets share it."""

    def __init__(self, source: Source, units: UnitReader) -> None:
        self.source = source
        self.units = units
        self._data, self._offset, self._step = source.data, source.offset, source.step
        self._known: dict[int, Row] = {}
        self._kept: dict[bytes, Scalar] = {}
        self._measures: dict[bytes, str] = {}

    def rows(self, members: Iterable[int]) -> list[Row]:
        """The rows of the members of one set, in their order; what is no property is left out."""
        found: list[Row] = []
        known, class_of = self._known, self.source.class_of
        for row in members:
            item = known.get(row)
            if item is None:
                ifc_class = class_of(row)
                if ifc_class in COMPLEX:
                    found.extend(self._complex(row, ifc_class, ()))
                    continue
                item = self._row(row, ifc_class)
                if item is None:
                    continue
                known[row] = item
            found.append(item)
        return found

    def attribute_rows(self, row: int, start: int) -> list[Row]:
        """Direct attributes of a predefined set from position `start` on, those that hold something plain."""
        source, step = self.source, self.source.step[row]
        found: list[Row] = []
        attributes = source.declared.plain_attributes(source.class_of(row))
        for name, (position, measure) in attributes.items():
            value = plain(source.value(row, name)) if position >= start else None
            if value is not None:
                found.append((step, name, "predefined", value, measure, NONE, ""))
        return found

    def _complex(self, row: int, ifc_class: str, outer: tuple[tuple[int, str], ...]) -> Iterator[Row]:
        """Rows of a property and of all inside it; `outer`: source row and name of what it stands in."""
        found = self._row(row, ifc_class)
        if found is None:
            return
        yield (*found[:6], "/".join([*(name for _, name in outer), found[1]])) if outer else found
        if ifc_class in COMPLEX and len(outer) < DEEPEST and all(row != other for other, _ in outer):
            for member in self.source.references(row, COMPLEX[ifc_class][2]):
                yield from self._complex(member, self.source.class_of(member), (*outer, (row, found[1])))

    def _row(self, row: int, ifc_class: str) -> Row | None:
        if ifc_class == "IfcPropertySingleValue":
            match = SINGLE.match(self._data, self._offset[row])
            if match is not None:
                name, keyword, raw, unit = match.groups()
                measure = self._measure(keyword) if keyword is not None else ""
                value = self.scalar(raw) if measure else None
                unit_row = self._unit(row, SINGLE_UNIT) if unit is not None else NONE
                return (self._step[row], text(self.scalar(name)), "single", value, measure, unit_row, "")
        elif ifc_class in QUANTITIES:
            match = QUANTITY.match(self._data, self._offset[row])
            if match is not None:
                name, unit, raw = match.groups()
                kind, measure = QUANTITIES[ifc_class]
                unit_row = self._unit(row, QUANTITY_UNIT) if unit is not None else NONE
                return (self._step[row], text(self.scalar(name)), kind, scalar(raw), measure, unit_row, "")
        content = self._content(row, ifc_class)
        if content is None:
            return None
        kind, any_value, measure, unit_at = content
        name = text(self.source.value(row, "Name"))
        return (self._step[row], name, kind, any_value, measure, self.units.row(unit_at), "")

    def _unit(self, row: int, position: int) -> int:
        found = self.source.targets(row, position)
        return self.units.row(found[0]) if found else NONE

    def scalar(self, raw: bytes) -> Scalar:
        """The value of a token; texts and truth values, which repeat, are kept."""
        known = self._kept.get(raw)
        if known is None:
            known = scalar(raw)
            if raw[:1] in KEPT:
                self._kept[raw] = known
        return known

    def _measure(self, keyword: bytes) -> str:
        known = self._measures.get(keyword)
        if known is None:
            known = self._measures[keyword] = self.source.declared.name_of(keyword.decode())
        return known

    def _content(self, row: int, ifc_class: str) -> Content | None:
        """What any property or quantity says; None for what is neither."""
        source = self.source
        if ifc_class in COMPLEX:
            kind, usage, _ = COMPLEX[ifc_class]
            return kind, text(source.value(row, usage)), "", NONE
        if ifc_class in QUANTITIES:
            kind, measure = QUANTITIES[ifc_class]
            name = next(name for name in source.declared.attributes(ifc_class) if name.endswith("Value"))
            return kind, source.measured(source.value(row, name))[1], measure, source.target(row, "Unit")
        reader = self.READERS.get(ifc_class)
        return reader(self, row) if reader is not None else None

    def _single(self, row: int) -> Content:
        measure, value = self.source.measured(self.source.value(row, "NominalValue"))
        return "single", value, measure, self.source.target(row, "Unit")

    def _enumerated(self, row: int) -> Content:
        value, measure = self._several(self.source.value(row, "EnumerationValues"))
        choices = self.source.target(row, "EnumerationReference")
        return "enumerated", value, measure, self.source.target(choices, "Unit")

    def _list(self, row: int) -> Content:
        value, measure = self._several(self.source.value(row, "ListValues"))
        return "list", value, measure, self.source.target(row, "Unit")

    def _bounded(self, row: int) -> Content:
        names = ("LowerBoundValue", "UpperBoundValue", "SetPointValue")
        value, measure = self._several(tuple(self.source.value(row, name) for name in names))
        return "bounded", value, measure, self.source.target(row, "Unit")

    def _table(self, row: int) -> Content:
        defining, _ = self._several(self.source.value(row, "DefiningValues"))
        defined, measure = self._several(self.source.value(row, "DefinedValues"))
        return "table", (defining or (), defined or ()), measure, self.source.target(row, "DefinedUnit")

    def _reference(self, row: int) -> Content:
        target = self.source.target(row, "PropertyReference")
        name = text(self.source.value(target, "Name")) or None
        return "reference", name, self.source.class_of(target), NONE

    def _several(self, found: Parsed) -> tuple[Value, str]:
        """Measured values as one tuple, and the measure of the first that has one; (None, "") for no list."""
        if not isinstance(found, tuple):
            return None, ""
        read = [self.source.measured(item) for item in found]
        return tuple(value for _, value in read), next((measure for measure, _ in read if measure), "")

    READERS = {  # noqa: RUF012  a constant, though not of the class alone
        "IfcPropertySingleValue": _single,
        "IfcPropertyEnumeratedValue": _enumerated,
        "IfcPropertyListValue": _list,
        "IfcPropertyBoundedValue": _bounded,
        "IfcPropertyTableValue": _table,
        "IfcPropertyReferenceValue": _reference,
    }
