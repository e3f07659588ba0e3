"""A camera that sees a box whole, and where to cut the building open so that it is not hidden."""

from dataclasses import dataclass
from math import radians, sqrt, tan

from cimcheck.outputs.scene import Box, Point, Scene, hull

FIELD_OF_VIEW = 60.0
"""[degree] The only value that every version and reader of BCF takes."""
ASPECT = 4 / 3
_TOWARDS = (0.5, 0.65, -0.5727)
"""Seen from the south-west and above: the direction of sight, of length 1."""
_CLEARANCE = 0.1
"""[m] The cut lies this far above what is looked at."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Where it stands [m], where it looks and what is up (length 1), and the height of a cut [m] or None."""

    at: Point
    towards: Point
    up: Point
    cut: float | None


NOWHERE = Box((-5.0, -5.0, 0.0), (5.0, 5.0, 10.0))
"""[m] What a camera looks at when nothing is known of where anything stands."""


def camera(scene: Scene, guids: list[str]) -> Camera | None:
    """A camera for the elements whose boxes are known, or else for all that is; None when nothing is."""
    seen = hull(scene.boxes[guid] for guid in guids if guid in scene.boxes)
    if seen is not None:
        return looking_at(seen, _cut(scene, seen))
    whole = hull((*scene.around, *scene.boxes.values()))
    return looking_at(whole) if whole else None


def looking_at(seen: Box, cut: float | None = None) -> Camera:
    """A camera that sees the whole of a box."""
    radius = sqrt(sum((high - low) ** 2 for low, high in zip(seen.low, seen.high, strict=True))) / 2
    distance = max(radius, 0.5) * 1.15 / tan(radians(FIELD_OF_VIEW / 2))
    at = tuple(middle - way * distance for middle, way in zip(seen.centre, _TOWARDS, strict=True))
    return Camera(at=_rounded(at), towards=_rounded(_TOWARDS), up=_rounded(_up()), cut=cut)


def _up() -> Point:
    """The upward direction at right angles to the line of sight."""
    x, y, z = _TOWARDS
    flat = sqrt(x * x + y * y)
    return (-x * z / flat, -y * z / flat, flat)


def _cut(scene: Scene, seen: Box) -> float | None:
    """Just above what is looked at, where something of the building rises above it."""
    highest = max((box.high[2] for box in (*scene.boxes.values(), *scene.around)), default=seen.high[2])
    return round(seen.high[2] + _CLEARANCE, 3) if highest > seen.high[2] + 5 * _CLEARANCE else None


def _rounded(point: tuple[float, ...]) -> Point:
    x, y, z = (round(one, 4) + 0.0 for one in point)
    return x, y, z
