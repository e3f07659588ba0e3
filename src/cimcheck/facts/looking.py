"""Which way walls look, against true north."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Measurement, Region

WAYS = ("north", "east", "south", "west")
ANY = frozenset(WAYS)
SHAPES = ("faces", "gross_footprint")
"""The measures that tell which way a wall looks."""
JOINT = 0.05
"""[m] Gaps up to this between the walls of a storey are joints."""
SAME = 2.0
"""[degree] Faces that look the same way but for this are one side of a wall."""
MOST = 0.8
"""The share of its upright faces that a wall turns to its two sides; one that bends has less."""


def orientations(store: "FactStore", walls: Sequence[SubjectRef]) -> dict[str, frozenset[str]]:
    """The ways each wall may look, by its key; all of them where shape or true north is not known."""
    places = [place for wall in walls for place in wall.places[:1]]
    shapes = store.geometry.of(places, *SHAPES)
    outlines = _outlines(store, shapes)
    found = {}
    for wall in walls:
        place = wall.places[0]
        found[wall.key] = _ways(store, place, shapes.get(place), outlines)
    return found


def _outlines(store: "FactStore", shapes: Mapping[Place, "Measurement"]) -> dict[tuple[int, int], "Region"]:
    """What the walls of each storey enclose."""
    parts: dict[tuple[int, int], list[Region]] = {}
    for place, shape in shapes.items():
        if shape.gross_footprint is not None:
            storey = store.views[place.model].objects.storey[place.row]
            parts.setdefault((place.model, storey), []).append(shape.gross_footprint)
    if not parts:
        return {}
    from cimcheck.reading.geometry.regions import closed_gaps, union, without_holes

    return {key: without_holes(closed_gaps(union(regions), JOINT)) for key, regions in sorted(parts.items())}


def _ways(
    store: "FactStore",
    place: Place,
    shape: "Measurement | None",
    outlines: Mapping[tuple[int, int], "Region"],
) -> frozenset[str]:
    view = store.views[place.model]
    if shape is None or not shape.faces or shape.gross_footprint is None:
        return ANY
    from cimcheck.reading.geometry.orientation import from_true_north, outward

    axis = shape.faces[0].azimuth
    whole = sum(face.area for face in shape.faces)
    along = sum(face.area for face in shape.faces if _apart(2 * face.azimuth, 2 * axis) <= 2 * SAME)
    if along < MOST * whole:
        return ANY
    outline = outlines.get((place.model, view.objects.storey[place.row]))
    centre = _centre(shape.gross_footprint)
    out = outward(axis, centre, outline) if outline is not None and centre is not None else None
    found: set[str] = set()
    for azimuth in (axis, axis + 180) if out is None else (out,):
        true = from_true_north(azimuth % 360, view.tables.georeference.true_north)
        if true is None:
            return ANY
        found |= quadrants(store, true)
    return frozenset(found)


def quadrants(store: "FactStore", azimuth: float) -> set[str]:
    """The orientation of an azimuth [degree] against true north; both where it lies on an edge."""
    conventions = store.catalogue.conventions
    north = float(conventions["north_half_width"].value)
    south = 180 - float(conventions["south_half_width"].value)
    turned = _apart(azimuth, 0)
    side = "east" if azimuth % 360 < 180 else "west"
    found = {"north"} if turned <= north else set()
    found |= {side} if north <= turned <= south else set()
    return found | ({"south"} if turned >= south else set())


def _apart(one: float, other: float) -> float:
    """The angle between two directions, 0 to 180 [degree]."""
    turn = abs(one - other) % 360
    return min(turn, 360 - turn)


def _centre(region: "Region") -> tuple[float, float] | None:
    points = [point for polygon in region.polygons for point in polygon[0]]
    if not points:
        return None
    across, along = [x for x, _ in points], [y for _, y in points]
    return (min(across) + max(across)) / 2, (min(along) + max(along)) / 2
