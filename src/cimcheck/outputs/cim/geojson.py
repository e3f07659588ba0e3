"""buildings.geojson by RFC 7946: one feature a building, in longitude and latitude."""

import json
from collections.abc import Iterator, Sequence

from cimcheck.outputs.cim.fields import FieldSet
from cimcheck.outputs.cim.outline import geographic
from cimcheck.outputs.cim.record import Building


def render(buildings: Sequence[Building], fields: FieldSet) -> bytes:
    """The collection, a feature on each line. A building without a place has a null geometry."""
    features = ",\n".join(_lines(buildings, fields))
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'.encode()


def _lines(buildings: Sequence[Building], fields: FieldSet) -> Iterator[str]:
    for building in buildings:
        polygons = geographic(building)
        yield json.dumps(
            {
                "type": "Feature",
                "id": building.id,
                "geometry": None
                if polygons is None
                else {"type": "Polygon", "coordinates": polygons[0]}
                if len(polygons) == 1
                else {"type": "MultiPolygon", "coordinates": polygons},
                "properties": fields.of(building.record),
            },
            ensure_ascii=False,
            allow_nan=False,
            separators=(",", ":"),
        )
