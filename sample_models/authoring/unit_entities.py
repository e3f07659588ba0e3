"""The entities that declare the units of a file."""

from typing import Any

from sample_models.authoring.step import StepText
from sample_models.authoring.units import UnitSystem


def _si(step: StepText, unit_type: str, name: str, prefix: str | None = None) -> Any:
    return step.shared("IfcSIUnit", None, unit_type, prefix, name)


def _converted(step: StepText, unit_type: str, name: str, size: float, base: Any, power: int) -> Any:
    exponents = step.shared("IfcDimensionalExponents", power, 0, 0, 0, 0, 0, 0)
    measure = {1: "IfcLengthMeasure", 2: "IfcAreaMeasure", 3: "IfcVolumeMeasure"}[power]
    factor = step.shared("IfcMeasureWithUnit", step.value(measure, size), base)
    return step.shared("IfcConversionBasedUnit", exponents, unit_type, name, factor)


def geometric_units(step: StepText, system: UnitSystem) -> dict[str, Any]:
    """Unit entities of length, area and volume, by kind."""
    metres = {
        "length": _si(step, "LENGTHUNIT", "METRE"),
        "area": _si(step, "AREAUNIT", "SQUARE_METRE"),
        "volume": _si(step, "VOLUMEUNIT", "CUBIC_METRE"),
    }
    if system.conversion is None:
        return metres | {"length": _si(step, "LENGTHUNIT", "METRE", system.prefix)}
    sizes = (system.length, system.area, system.volume)
    return {
        kind: _converted(step, f"{kind.upper()}UNIT", name, size, metres[kind], power)
        for power, (kind, name, size) in enumerate(zip(metres, system.conversion, sizes, strict=True), 1)
    }


def _derived(step: StepText, unit_type: str, parts: list[tuple[Any, int]]) -> Any:
    elements = [step.shared("IfcDerivedUnitElement", unit, power) for unit, power in parts]
    return step.shared("IfcDerivedUnit", tuple(elements), unit_type, None)


def assignment(step: StepText, system: UnitSystem) -> Any:
    """The IfcUnitAssignment of a project in this system."""
    metre = _si(step, "LENGTHUNIT", "METRE")
    watt, kelvin = _si(step, "POWERUNIT", "WATT"), _si(step, "THERMODYNAMICTEMPERATUREUNIT", "KELVIN")
    units = [
        *geometric_units(step, system).values(),
        _si(step, "PLANEANGLEUNIT", "RADIAN"),
        _si(step, "MASSUNIT", "GRAM", "KILO"),
        watt,
        kelvin,
        _derived(step, "THERMALTRANSMITTANCEUNIT", [(watt, 1), (metre, -2), (kelvin, -1)]),
        _derived(step, "THERMALCONDUCTANCEUNIT", [(watt, 1), (metre, -1), (kelvin, -1)]),
    ]
    return step.shared("IfcUnitAssignment", tuple(units))
