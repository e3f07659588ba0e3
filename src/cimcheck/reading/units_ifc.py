"""Units of a model as exact factors to SI."""

from fractions import Fraction

from cimcheck.reading.extract_source import Source, number, text
from cimcheck.reading.tables import NONE, Unit, Units

DEEPEST = 8  # units made of units
LARGEST_EXPONENT = 12
PREFIXES = {
    "EXA": 18, "PETA": 15, "TERA": 12, "GIGA": 9, "MEGA": 6, "KILO": 3, "HECTO": 2, "DECA": 1,
    "DECI": -1, "CENTI": -2, "MILLI": -3, "MICRO": -6, "NANO": -9, "PICO": -12, "FEMTO": -15, "ATTO": -18,
}  # fmt: skip
NAMES = {
    "LENGTHUNIT": "METRE",
    "AREAUNIT": "SQUARE_METRE",
    "VOLUMEUNIT": "CUBIC_METRE",
    "MASSUNIT": "GRAM",
    "TIMEUNIT": "SECOND",
}
"""The one SI unit of a kind; another name contradicts the kind, and the unit cannot be believed."""
POWERS = {"SQUARE_METRE": 2, "CUBIC_METRE": 3}  # the prefix is of the metre that is squared: mm2 is (mm)2
GRAM = Fraction(1, 1000)  # SI counts mass in kilograms
CELSIUS_ZERO = Fraction("273.15")


class UnitReader:
    """Reads units, and keeps those that single properties declare."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.declared: list[Unit | None] = []
        self._rows: dict[int, int] = {}

    def row(self, row: int) -> int:
        """The row in `Units.declared` of a unit that stands on a property; NONE where there is no unit."""
        if row == NONE:
            return NONE
        if row not in self._rows:
            self._rows[row] = len(self.declared)
            self.declared.append(self.read(row))
        return self._rows[row]

    def project_units(self) -> Units:
        """What the unit assignments of the project say, kind by kind."""
        found: dict[str, list[Unit | None]] = {}
        units = Units(declared=self.declared)
        for row in self._assigned():
            if self.source.class_of(row) == "IfcMonetaryUnit":
                units.currency = units.currency or text(self.source.value(row, "Currency"))
                continue
            readings = found.setdefault(self._kind(row), [])
            unit = self.read(row)
            if all(not _same(unit, other) for other in readings):
                readings.append(unit)
        for kind, readings in found.items():
            sound = [unit for unit in readings if unit is not None]
            if len(readings) == len(sound) == 1:
                units.project[kind] = sound[0]
            elif len(readings) > 1:
                units.ambiguous[kind] = sound
            else:
                units.broken.append(kind)
        return units

    def read(self, row: int) -> Unit | None:
        """One unit; None where it is not understood or its factor is not a positive finite number."""
        scale = self._scale(row, DEEPEST)
        if scale is None:
            return None
        name, factor, offset = scale
        return Unit(self._kind(row), name, factor, offset)

    def _assigned(self) -> list[int]:
        found = []
        for project in self.source.rows("IfcProject"):
            assignment = self.source.target(project, "UnitsInContext")
            found += self.source.references(assignment, "Units")
        return found

    def _kind(self, row: int) -> str:
        """The unit type; a user-defined one goes by its own name, so that two of them do not meet."""
        kind = text(self.source.value(row, "UnitType"))
        if kind in ("USERDEFINED", ""):
            own = text(self.source.value(row, "UserDefinedType")) or text(self.source.value(row, "Name"))
            return f"USERDEFINED:{own}"
        return kind

    def _scale(self, row: int, depth: int) -> tuple[str, Fraction, Fraction] | None:
        """Name, factor and offset of a unit, going through at most `depth` other units.

        IfcConversionBasedUnitWithOffset is not understood: authoring tools do not agree on the sign of its
        offset.
        """
        ifc_class = self.source.class_of(row)
        if not depth:
            return None
        if ifc_class == "IfcSIUnit":
            return self._si(row)
        if ifc_class == "IfcConversionBasedUnit":
            return self._converted(row, depth)
        if ifc_class == "IfcDerivedUnit":
            return self._derived(row, depth)
        return None

    def _si(self, row: int) -> tuple[str, Fraction, Fraction] | None:
        name = text(self.source.value(row, "Name"))
        prefix = self.source.value(row, "Prefix")
        if not name or (prefix is not None and prefix not in PREFIXES):
            return None
        if NAMES.get(self._kind(row), name) != name:
            return None
        power = PREFIXES[prefix] * POWERS.get(name, 1) if prefix else 0
        factor = Fraction(10) ** power * (GRAM if name == "GRAM" else 1)
        offset = CELSIUS_ZERO if name == "DEGREE_CELSIUS" else Fraction(0)
        before, _, base = name.rpartition("_")
        written = f"{before}_{prefix or ''}{base}" if name in POWERS else (prefix or "") + name
        return written, factor, offset

    def _converted(self, row: int, depth: int) -> tuple[str, Fraction, Fraction] | None:
        conversion = self.source.target(row, "ConversionFactor")
        count = exact(number(self.source.measured(self.source.value(conversion, "ValueComponent"))[1]))
        base = self._scale(self.source.target(conversion, "UnitComponent"), depth - 1)
        if count is None or count <= 0 or base is None or base[2]:
            return None
        return text(self.source.value(row, "Name")), count * base[1], Fraction(0)

    def _derived(self, row: int, depth: int) -> tuple[str, Fraction, Fraction] | None:
        names, factor = [], Fraction(1)
        elements = self.source.references(row, "Elements")
        for element in elements:
            base = self._scale(self.source.target(element, "Unit"), depth - 1)
            exponent = self.source.value(element, "Exponent")
            if base is None or not isinstance(exponent, int) or abs(exponent) > LARGEST_EXPONENT:
                return None
            names.append(base[0] if exponent == 1 else f"{base[0]}^{exponent}")
            factor *= base[1] ** exponent
        return (".".join(names), factor, Fraction(0)) if elements else None


def exact(value: float | None) -> Fraction | None:
    """The decimal number that was written in the file, which is the shortest that reads as this float."""
    return None if value is None else Fraction(repr(value))


def _same(one: Unit | None, other: Unit | None) -> bool:
    """Whether two readings of one kind of unit make no difference."""
    if one is None or other is None:
        return one is other
    return (one.factor, one.offset) == (other.factor, other.offset)
