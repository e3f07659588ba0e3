"""How regions lie to each other: how far apart, how much of one inside another."""

from cimcheck.reading.geometry.quantities import Region
from cimcheck.reading.geometry.regions import overlap_area


def gap(one: Region, other: Region) -> float:
    """[m] The distance between two regions; 0 where they touch or overlap, infinite where one is empty."""
    return _distance(one, other, edge=False)


def edge_gap(region: Region, other: Region) -> float:
    """[m] The distance from the edge of a region to another region, from inside or outside."""
    return _distance(region, other, edge=True)


def share_inside(inner: Region, outer: Region) -> float:
    """[1] How much of a region lies inside another; 0 for an empty one."""
    area = inner.area
    return overlap_area([inner], [outer]) / area if area else 0.0


def shared_edge(one: Region, other: Region, reach: float) -> float:
    """[m] The length along which the edge of a region runs within `reach` [m] of another region."""
    import shapely

    near = shapely.buffer(_shape(other), reach, cap_style="flat", join_style="mitre")
    return round(float(shapely.boundary(_shape(one)).intersection(near).length), 6)


def _distance(one: Region, other: Region, *, edge: bool) -> float:
    import shapely

    if not one.polygons or not other.polygons:
        return float("inf")
    first = shapely.boundary(_shape(one)) if edge else _shape(one)
    return round(float(shapely.distance(first, _shape(other))), 6)


def _shape(region: Region):  # type: ignore[no-untyped-def]
    import shapely

    return shapely.MultiPolygon([(rings[0], list(rings[1:])) for rings in region.polygons])
