"""One point on earth for a building of a model, without looking at shapes."""

import math
from collections.abc import Iterable

import msgspec

from cimcheck.reading.georeference.projector import Projector
from cimcheck.reading.georeference.resolve import resolve
from cimcheck.reading.tables import ModelTables

DIGITS = 7  # [degree] about a centimetre


class Position(msgspec.Struct, frozen=True):
    """Longitude and latitude [degree], and what the model's place was taken from."""

    longitude: float
    latitude: float
    source: str


def position_of(tables: ModelTables, buildings: Iterable[int]) -> Position | None:
    """Where buildings (rows; NONE for elements of none) stand on earth, as the model says.

    None where the model says nothing that can be believed, or has no element whose place is known.
    """
    found = tables.georeference
    unit = tables.units.project.get("LENGTHUNIT")
    middles = [found.middles[row] for row in sorted(set(buildings)) if row in found.middles]
    if not middles or unit is None:
        return None
    georeferencing = resolve(tables)
    if georeferencing.placement is None:
        return None
    from statistics import mean

    factor = float(unit.factor)
    point = (mean(x for x, _ in middles) * factor, mean(y for _, y in middles) * factor)
    longitude, latitude = Projector(georeferencing.placement).geographic([point])[0]
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        return None
    return Position(round(longitude, DIGITS), round(latitude, DIGITS), georeferencing.source)
