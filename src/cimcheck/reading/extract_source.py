"""A scanned file as the extractors see it: rows by class, attributes by position, and never an exception.

A row is an instance of the data section, counted from 0. What refers to what comes from the columns of the
scan; only statements whose values are asked for are read.
"""

import ctypes
from array import array
from collections.abc import Iterator
from typing import Any

from cimcheck.core.text import Text
from cimcheck.errors import ModelError
from cimcheck.reading.declarations import ALIASES, SCHEMAS, declarations
from cimcheck.reading.step_tokens import Parsed, Typed, arguments
from cimcheck.reading.stepscan import NOWHERE, Bytes, StepScan
from cimcheck.reading.tables import NONE, Value


class Source:
    """One scanned model. `scan` must have been resolved, and stay open.

    Raises ModelError SCHEMA_UNKNOWN where the model is of a schema that cannot be read.
    """

    def __init__(self, scan: StepScan) -> None:
        columns = scan._scan
        self.data: Bytes = scan.data
        self._scan = scan
        self.schema = self._schema()
        self.declared = declarations(self.schema)
        self.step = _column(columns.id, "I", scan.instances)
        self.first_reference = _column(columns.first_reference, "I", scan.instances + 1)
        self.reference = _column(columns.reference, "I", int(columns.references))
        self.reference_argument = _column(columns.reference_argument, "B", int(columns.references))
        self.offset = _column(columns.offset, "Q", scan.instances)
        self.end = int(columns.end_of_data)
        self._type_of = _column(columns.type_of, "H", scan.instances)
        uses = scan.types()
        self._classes = [self.declared.name_of(use.name) for use in uses]
        self._instances = [use.instances for use in uses]
        self._read: tuple[int, tuple[Parsed, ...]] = (NONE, ())

    def rows(self, ifc_class: str) -> list[int]:
        """Rows of a class and its kinds by ascending STEP id; of two with one id the later one."""
        found: dict[int, int] = {}
        for kind, name in enumerate(self._classes):
            if self._instances[kind] and ifc_class in self.declared.lineage(name):
                rows = self._scan.rows_of(kind, self._instances[kind])
                found.update(zip([self.step[row] for row in rows], rows, strict=True))
        return [found[step] for step in sorted(found)]

    def class_of(self, row: int) -> str:
        """The IFC class of a row; "" for NONE and for a class that the schema does not have."""
        return self._classes[self._type_of[row]] if row != NONE else ""

    def values(self, row: int) -> tuple[Parsed, ...]:
        """The attributes of a row as they are written; references are None."""
        if self._read[0] != row:
            end = self.offset[row + 1] if row + 1 < len(self.offset) else self.end
            self._read = (row, arguments(bytes(self.data[self.offset[row] : end])))
        return self._read[1]

    def value(self, row: int, attribute: str) -> Parsed:
        """An attribute by name; None where it is absent or a reference, or the class has none such."""
        position = self.declared.index(self.class_of(row), attribute)
        if position < 0:
            return None
        values = self.values(row)
        return values[position] if position < len(values) else None

    def targets(self, row: int, position: int) -> list[int]:
        """Rows that an attribute refers to, also inside lists and typed values, but dangling ones."""
        begin, end = self.first_reference[row], self.first_reference[row + 1]
        return [
            target
            for at, target in zip(self.reference_argument[begin:end], self.reference[begin:end], strict=True)
            if at == position and target != NOWHERE
        ]

    def references(self, row: int, attribute: str) -> list[int]:
        """The same by name."""
        position = self.declared.index(self.class_of(row), attribute)
        return self.targets(row, position) if position >= 0 else []

    def target(self, row: int, attribute: str) -> int:
        """The one row, or first row, that an attribute refers to; NONE where there is none."""
        found = self.references(row, attribute)
        return found[0] if found else NONE

    def relation(self, ifc_class: str, one: str, many: str) -> Iterator[tuple[int, list[int]]]:
        """Of each relation the row at its `one` end and those at its `many` end, where both are there."""
        left, right = self.declared.index(ifc_class, one), self.declared.index(ifc_class, many)
        for relation in self.rows(ifc_class):
            start, ends = self.targets(relation, left), self.targets(relation, right)
            if start and ends:
                yield start[0], ends

    @property
    def originating_system(self) -> str:
        """What the header names as the origin."""
        found = self._header("FILE_NAME")
        return text(found[5]) if len(found) > 5 else ""

    def _schema(self) -> str:
        found = self._header("FILE_SCHEMA")
        names = found[0] if found else ()
        name = text(names[0]).upper() if isinstance(names, tuple) and names else ""
        name = ALIASES.get(name, name)
        if name not in SCHEMAS:
            zh, en = f"不支持的 IFC 版本：{name}。", f"IFC schema {name} cannot be read."
            raise ModelError("SCHEMA_UNKNOWN", Text(zh, en))
        return name

    def _header(self, keyword: str) -> tuple[Parsed, ...]:
        """The arguments of a statement of the header; () where there is none."""
        for offset, name in self._scan.header():
            if name == keyword:
                ranges = self._scan.arguments_at(offset)
                return arguments(b"#0=" + bytes(self.data[offset : ranges[-1][1]]) + b")") if ranges else ()
        return ()

    def measured(self, value: Parsed) -> tuple[str, Value]:
        """IFC type and value of what stands where a measured value should; type "" where it has none."""
        if not isinstance(value, Typed):
            return "", plain(value)
        measure = self.declared.name_of(value.keyword)
        return (measure, plain(value.value)) if measure else ("", None)


def _column(pointer: Any, typecode: str, count: int) -> "array[int]":
    """A copy, so that it does not depend on the scan."""
    column = array(typecode)
    if count:
        column.frombytes(ctypes.string_at(pointer, count * column.itemsize))
    return column


def text(value: object) -> str:
    """Text as it stands, and "" for anything else."""
    return value if isinstance(value, str) else ""


def number(value: object) -> float | None:
    """A number as a float, and None for anything else."""
    return float(value) if isinstance(value, float | int) and not isinstance(value, bool) else None


def plain(value: object) -> Value:
    """Text, truth and numbers as they stand, tuples of them likewise, the value of a typed one, else None."""
    if isinstance(value, str | float | int):
        return value
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    return plain(value.value) if isinstance(value, Typed) else None
