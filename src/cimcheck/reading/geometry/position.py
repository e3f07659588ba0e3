"""How regions lie to each other: how far apart, how much of one inside another."""

from collections.abc import Sequence

from cimcheck.reading.geometry.quantities import Point, Region
from cimcheck.reading.geometry.regions import overlap_area

LONG = 1.5  # times as long as wide: then it has two sides


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


def across(region: Region, reach: float) -> tuple[Point, Point] | None:
    """Two points `reach` [m] from the middle of a long region, on either side; None for one not long."""
    import shapely

    if not region.polygons:
        return None
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(_shape(region)))[:4]
    if len(corners) < 4:
        return None
    first, second = corners[1] - corners[0], corners[2] - corners[1]
    long, short = sorted((first, second), key=lambda side: -float(side @ side))
    length, width = float(long @ long) ** 0.5, float(short @ short) ** 0.5
    if length < LONG * width or length == 0.0:
        return None
    middle = corners.mean(axis=0)
    aside = reach / length * long[::-1] * (-1.0, 1.0)
    one, other = middle + aside, middle - aside
    return (float(one[0]), float(one[1])), (float(other[0]), float(other[1]))


def sides(region: Region) -> tuple[float, float]:
    """[m] The longer and the shorter side of the smallest rectangle around a region; 0 for an empty one."""
    from cimcheck.reading.geometry.plan import rectangle

    if not region.polygons:
        return 0.0, 0.0
    length, width, _ = rectangle(_shape(region))
    return round(length, 6), round(width, 6)


def covers(region: Region, point: Point) -> bool:
    """Whether a point lies in a region or on its edge."""
    import shapely

    return bool(region.polygons) and bool(shapely.intersects_xy(_shape(region), *point))


def holders(regions: Sequence[Region], points: Sequence[Point]) -> list[list[int]]:
    """For each point the numbers of the regions that it lies in or on the edge of, ascending."""
    import shapely

    tree = shapely.STRtree([_shape(region) for region in regions])
    found: list[list[int]] = [[] for _ in points]
    if points:
        for point, region in zip(*tree.query(shapely.points(points), predicate="intersects"), strict=True):
            found[int(point)].append(int(region))
    return [sorted(numbers) for numbers in found]


def _distance(one: Region, other: Region, *, edge: bool) -> float:
    import shapely

    if not one.polygons or not other.polygons:
        return float("inf")
    first = shapely.boundary(_shape(one)) if edge else _shape(one)
    return round(float(shapely.distance(first, _shape(other))), 6)


def _shape(region: Region):  # type: ignore[no-untyped-def]
    import shapely

    return shapely.MultiPolygon([(rings[0], list(rings[1:])) for rings in region.polygons])
