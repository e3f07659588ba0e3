"""Regions together: unions over parts that overlap, and what a storey and a building cover.

Works on plain values after measuring; nothing here opens a model.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cimcheck.reading.geometry.quantities import Region

if TYPE_CHECKING:
    from cimcheck.reading.geometry.plan import Area


def union(regions: Iterable[Region]) -> Region:
    """What at least one region covers."""
    found = list(regions)
    return _region(_united(found)) if found else Region(())


def union_area(regions: Iterable[Region]) -> float:
    """[m2] What at least one region covers; parts that lie over each other count once. 0 for none."""
    return union(regions).area


def overlap_area(one: Iterable[Region], other: Iterable[Region]) -> float:
    """[m2] What is covered both by some region of `one` and by some of `other`."""
    from cimcheck.reading.geometry.plan import tidied

    return _region(tidied(_united(one).intersection(_united(other)))).area


def without_bits(region: Region, share: float = 0.01) -> Region:
    """The region without its smallest parts (single posts), together less than `share` of its area."""
    ordered = sorted(region.polygons, key=lambda polygon: Region((polygon,)).area)
    left = share * region.area
    while len(ordered) > 1 and (size := Region((ordered[0],)).area) < left:
        left -= size
        ordered.pop(0)
    return Region(tuple(polygon for polygon in region.polygons if polygon in ordered))


def common(one: Region, other: Region) -> Region:
    """What both regions cover."""
    from cimcheck.reading.geometry.plan import tidied

    return _region(tidied(_area(one).intersection(_area(other))))


def closed_gaps(region: Region, width: float) -> Region:
    """The region with gaps and notches up to `width` [m] filled, its outer edges where they were."""
    import shapely

    from cimcheck.reading.geometry.plan import tidied

    area = _area(region)
    grown = shapely.buffer(area, width / 2, join_style="mitre")
    return _region(tidied(area.union(shapely.buffer(grown, -width / 2, join_style="mitre"))))


def simplified(region: Region, share: float = 0.01) -> Region:
    """Fewer corners, while less than `share` of the area is lost and gained together."""
    import shapely

    area = _area(region)
    best, tolerance = area, 0.005
    while tolerance < MOST_SIMPLE:
        candidate = shapely.make_valid(shapely.simplify(area, tolerance))
        if area.symmetric_difference(candidate).area > share * area.area:
            break
        best, tolerance = candidate, tolerance * 2
    return _region(best)


def without_holes(region: Region) -> Region:
    """Only the outer outlines."""
    return _region(_united(Region((polygon[:1],)) for polygon in region.polygons))


def _united(regions: Iterable[Region]) -> "Area":
    from cimcheck.reading.geometry.plan import unite

    return unite([_area(region) for region in regions])


def _area(region: Region) -> "Area":
    """Made valid, since a region may come from anywhere."""
    import shapely

    return shapely.make_valid(
        shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in region.polygons])
    )


def _region(area: "Area") -> Region:
    import numpy as np

    from cimcheck.reading.geometry.plan import region

    return region(area, np.zeros(3))


MOST_SIMPLE = 10.0  # [m] tolerance above which no outline is simplified
