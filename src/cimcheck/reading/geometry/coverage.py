"""What regions cover, one after another, beyond those before them."""

from collections.abc import Iterable

from cimcheck.reading.geometry.quantities import Region
from cimcheck.reading.geometry.regions import overlap_area

Bounds = tuple[float, float, float, float]


class Coverage:
    """Regions laid upon each other: a place counts for the first of them that covers it.

    Only regions whose bounds meet are held against each other, so that many small ones take little time.
    """

    def __init__(self, regions: Iterable[Region] = ()) -> None:
        self._laid: list[tuple[Bounds, Region]] = []
        for region in regions:
            self.add(region)

    def add(self, region: Region) -> float:
        """[m2] What the region covers that none before it does; it is laid upon them."""
        if not region.polygons:
            return 0.0
        bounds = _bounds(region)
        below = [other for around, other in self._laid if _meet(bounds, around)]
        self._laid.append((bounds, region))
        shared = overlap_area([region], below) if below else 0.0
        return max(round(region.area - shared, 6), 0.0)


def _bounds(region: Region) -> Bounds:
    points = [point for polygon in region.polygons for point in polygon[0]]
    return (
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
