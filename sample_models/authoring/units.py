"""The unit systems a project may be written in."""

from dataclasses import dataclass

FOOT = 0.3048
INCH = 0.0254


@dataclass(frozen=True)
class UnitSystem:
    """SI size of one unit of length [m], area [m2] and volume [m3]."""

    length: float
    area: float = 1.0
    volume: float = 1.0
    conversion: tuple[str, str, str] | None = None
    prefix: str | None = None


SYSTEMS = {
    "mm": UnitSystem(length=0.001, prefix="MILLI"),
    "m": UnitSystem(length=1.0),
    "ft": UnitSystem(FOOT, FOOT**2, FOOT**3, ("FOOT", "SQUARE FOOT", "CUBIC FOOT")),
    "inch": UnitSystem(INCH, FOOT**2, FOOT**3, ("INCH", "SQUARE FOOT", "CUBIC FOOT")),
}
MEASURES = {
    "length": "IfcLengthMeasure",
    "positive_length": "IfcPositiveLengthMeasure",
    "area": "IfcAreaMeasure",
    "volume": "IfcVolumeMeasure",
    "mass": "IfcMassMeasure",
    "ratio": "IfcRatioMeasure",
    "positive_ratio": "IfcPositiveRatioMeasure",
    "count": "IfcCountMeasure",
    "transmittance": "IfcThermalTransmittanceMeasure",
    "conductivity": "IfcThermalConductivityMeasure",
}
SIZES = {"length": "length", "positive_length": "length", "area": "area", "volume": "volume"}
DECIMALS = 9


def convert(kind: str, value: float, system: UnitSystem) -> float:
    """An SI value in the unit the file uses for this kind of measure; other kinds stay as they are."""
    size = getattr(system, SIZES[kind]) if kind in SIZES else 1.0
    return round(value / size, DECIMALS)
