"""Latitude and longitude of the site: what is left when a model has no map conversion."""

import math

from cimcheck.reading.georeference.placement import Placement
from cimcheck.reading.notes import Note, note
from cimcheck.reading.tables import ModelTables

# Where authoring tools put a building that nobody has placed: the cities of their installations, the origin.
AUTHORING_DEFAULTS = (
    (0.0, 0.0),
    (42.3584, -71.0597), (42.3587, -71.0567), (42.4149, -71.2581),  # Boston
    (39.916, 116.433),  # Beijing
    (51.5002, -0.1262),  # London
    (48.133, 11.583),  # Munich
    (50.1166, 8.6833),  # Frankfurt
    (49.15, 8.7167), (49.1004, 8.4365),  # Karlsruhe
    (35.7, 139.7667),  # Tokyo
    (24.4667, 54.4167),  # Abu Dhabi
    (52.15, 5.3833),  # Amersfoort
    (41.8744, -87.6394),  # Chicago
)  # fmt: skip
DEFAULT_WITHIN = 0.0002  # [degree]
CHINA = (73.62, 16.7, 134.77, 53.56)  # [degree] west, south, east, north: the area of use of EPSG:4490


def is_default(longitude: float, latitude: float) -> bool:
    """Whether this is a position that an authoring tool fills in by itself."""
    return any(
        abs(latitude - at[0]) < DEFAULT_WITHIN and abs(longitude - at[1]) < DEFAULT_WITHIN
        for at in AUTHORING_DEFAULTS
    )


def in_china(longitude: float, latitude: float) -> bool:
    """Whether a position [degree] lies in the box around China."""
    west, south, east, north = CHINA
    return west <= longitude <= east and south <= latitude <= north


def site_placement(tables: ModelTables) -> tuple[Placement | None, list[Note]]:
    """A plane that touches the earth at the site, turned by true north; None where that is suspect."""
    found = tables.georeference
    unit = tables.units.project.get("LENGTHUNIT")
    if found.latitude is None or found.longitude is None:
        return None, []
    here = f"{found.latitude:.6f}, {found.longitude:.6f}"
    if unit is None:
        return None, [note("GEO_NO_UNIT")]
    if is_default(found.longitude, found.latitude):
        return None, [note("GEO_SITE_DEFAULT", detail=here)]
    if not in_china(found.longitude, found.latitude):
        return None, [note("GEO_SITE_OUTSIDE", detail=here)]
    factor = float(unit.factor)
    x, y, z = (value * factor for value in found.site_origin or (0.0, 0.0, 0.0))
    cosine, sine = _turn(found.true_north)
    placement = Placement(
        system=f"+proj=tmerc +lat_0={found.latitude!r} +lon_0={found.longitude!r} +k=1 +x_0=0 +y_0=0"
        " +ellps=GRS80 +units=m +type=crs",
        east=-(cosine * x - sine * y),
        north=-(sine * x + cosine * y),
        height=(found.elevation or 0.0) * factor - z,
        x_axis=(cosine, sine),
        y_axis=(-sine, cosine),
    )
    return placement, [note("GEO_SITE_ROUGH", detail=here)]


def _turn(true_north: tuple[float, float] | None) -> tuple[float, float]:
    """The direction of the model's X axis in east and north: what turns true north of the model upwards."""
    if true_north is None:
        return 1.0, 0.0
    length = math.hypot(*true_north)
    return true_north[1] / length, true_north[0] / length
