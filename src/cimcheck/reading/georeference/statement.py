"""What a model or a sidecar says of its map conversion, before it is believed."""

import math

import msgspec

from cimcheck.reading.tables import Georeference, ModelTables, Unit, Value

ENTITY = "IfcMapConversion"


class MapStatement(msgspec.Struct, frozen=True):
    """A map conversion as stated. Coordinates are in `map_unit` [m] (None: nobody says), lengths of the model
    in `model_unit` [m]; `axis` is the direction of the model's X axis in east and north.
    """

    source: str
    system: str
    zone: str
    east: float
    north: float
    height: float
    axis: tuple[float, float] | None
    scale: float | None
    factors: tuple[float, float, float]
    map_unit: float | None
    model_unit: float


def stated(tables: ModelTables) -> MapStatement | None:
    """The map conversion of a model; None where it has none, or one without coordinates."""
    found: Georeference = tables.georeference
    entries, system = found.map_conversion, found.projected_crs or {}
    unit = tables.units.project.get("LENGTHUNIT")
    if entries is None or unit is None:
        return None
    values = {name.casefold(): value for name, value in entries.items()}
    east = _number(values, "eastings", "firstcoordinate")
    north = _number(values, "northings", "secondcoordinate")
    if east is None or north is None:
        return None
    names = {name.casefold(): value for name, value in system.items()}
    return MapStatement(
        source="property_set" if str(entries["source"]).casefold().startswith("epset") else "map_conversion",
        system=str(names.get("name") or values.get("targetcrs") or ""),
        zone=str(names.get("mapzone") or ""),
        east=east,
        north=north,
        height=_number(values, "orthogonalheight", "height") or 0.0,
        axis=_axis(values),
        scale=_number(values, "scale"),
        factors=(
            _number(values, "factorx") or 1.0,
            _number(values, "factory") or 1.0,
            _number(values, "factorz") or 1.0,
        ),
        map_unit=_map_unit(found.map_unit, names.get("mapunit")),
        model_unit=float(unit.factor),
    )


def _number(values: dict[str, Value], *names: str) -> float | None:
    """The first that is a finite number; sets of other tools write numbers as text."""
    for name in names:
        value = values.get(name)
        if isinstance(value, str):
            try:
                value = float(value)
            except ValueError:
                continue
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
    return None


def _axis(values: dict[str, Value]) -> tuple[float, float] | None:
    east, north = _number(values, "xaxisabscissa"), _number(values, "xaxisordinate")
    length = math.hypot(east or 0.0, north or 0.0)
    if east is None or north is None or length < 1e-9:
        return None
    return east / length, north / length


UNIT_NAMES = {
    "METRE": 1.0, "METER": 1.0, "M": 1.0, "MILLIMETRE": 0.001, "MM": 0.001,
    "FOOT": 0.3048, "FT": 0.3048, "US SURVEY FOOT": 1200 / 3937,
}  # fmt: skip


def _map_unit(unit: Unit | None, named: Value) -> float | None:
    if unit is not None:
        return float(unit.factor)
    return UNIT_NAMES.get(str(named or "").strip().upper())
