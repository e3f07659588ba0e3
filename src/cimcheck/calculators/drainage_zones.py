"""Share of a built-up area whose drainage zones qualify: a zone counts whole or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cimcheck.core.interval import Interval, exact, interval, total
from cimcheck.core.share import ANY_SHARE, counted
from cimcheck.core.truth import Truth

Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Zone:
    """A drainage zone: its area [m2] and whether it qualifies, as far as that is known."""

    name: str
    area: Interval
    qualifies: Truth


def qualified_share(zones: Iterable[Zone], built_up: Interval) -> Interval:
    """[1] Area of the zones that qualify over the built-up area [m2]; open zones stand on both sides.

    Everything possible where the built-up area may be nothing.
    """
    qualified = total(counted(zone.area, zone.qualifies.surely, zone.qualifies.can_be_true) for zone in zones)
    if built_up.lo <= 0:
        return ANY_SHARE
    return qualified.divided_by(built_up).clipped(ANY_SHARE)


def zone_area(rings: Sequence[Ring]) -> Interval:
    """[m2] The area of a polygon in a projected plane [m]: the first ring less the holes, in any direction.

    Longitudes and latitudes are no plane: project them first. ValueError for a ring with two points.
    """
    areas = [_area(ring) for ring in rings]
    return interval(max(Fraction(0), areas[0] - sum(areas[1:], Fraction(0)))) if areas else interval(0)


def _area(ring: Ring) -> Fraction:
    points = [(exact(x), exact(y)) for x, y in ring]
    if points and points[0] == points[-1]:
        points.pop()
    if len(points) < 3:
        raise ValueError("a ring needs three points")
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum((a[0] * b[1] - b[0] * a[1] for a, b in pairs), Fraction(0))) / 2
