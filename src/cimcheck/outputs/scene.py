"""Where elements stand: boxes by GlobalId, for cameras and pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A box along the axes of the model: its lowest and highest corner [m]."""

    low: Point
    high: Point

    @property
    def centre(self) -> Point:
        """The middle of the box [m]."""
        (a, b, c), (x, y, z) = self.low, self.high
        return (a + x) / 2, (b + y) / 2, (c + z) / 2

    def corners(self) -> list[Point]:
        """The eight corners; the bits of a corner's place say which end of x, y and z it takes."""
        ends = (self.low, self.high)
        return [(ends[i & 1][0], ends[i >> 1 & 1][1], ends[i >> 2 & 1][2]) for i in range(8)]


@dataclass(frozen=True, slots=True)
class Scene:
    """The boxes of the elements behind findings, and in `around` some of the building they stand in."""

    boxes: Mapping[str, Box] = field(default_factory=dict)
    around: tuple[Box, ...] = ()


def hull(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around boxes; None for none."""
    found = list(boxes)
    if not found:
        return None
    low = tuple(min(box.low[axis] for box in found) for axis in range(3))
    high = tuple(max(box.high[axis] for box in found) for axis in range(3))
    return Box(low, high)  # type: ignore[arg-type]
