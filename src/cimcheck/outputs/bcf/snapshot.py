"""A picture of boxes: the elements of a finding in the colour of their verdict, the building in grey."""

import io
from collections.abc import Sequence
from math import radians, tan

from cimcheck.outputs.bcf.camera import ASPECT, FIELD_OF_VIEW, Camera
from cimcheck.outputs.scene import Box, Point, Scene

WIDTH, HEIGHT = 800, 600
COLOURS = {
    "fail": (192, 40, 28),
    "undetermined": (214, 150, 20),
    "pass": (18, 78, 134),
    "not_applicable": (18, 78, 134),
    "": (205, 210, 216),
}
_FACES = (
    ((0, 1, 3, 2), 0.55),
    ((4, 5, 7, 6), 1.0),
    ((0, 1, 5, 4), 0.85),
    ((2, 3, 7, 6), 0.7),
    ((0, 2, 6, 4), 0.75),
    ((1, 3, 7, 5), 0.62),
)
"""Corners of each face of a box, and how bright it is."""
_MOST_AROUND = 1_500
Face = tuple[float, list[tuple[float, float]], tuple[int, int, int], bool]


def snapshot(scene: Scene, seen: Camera, marked: Sequence[tuple[str, str]]) -> bytes:
    """A PNG of what the camera sees; `marked` are GlobalIds with the verdict that colours them."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), (250, 251, 252))
    canvas = ImageDraw.Draw(image, "RGBA")
    names = {guid for guid, _ in marked}
    grey = [box for guid, box in sorted(scene.boxes.items()) if guid not in names]
    solid = [(box, "") for box in (*scene.around, *grey)[:_MOST_AROUND] if _below(box, seen.cut)]
    coloured = [(scene.boxes[guid], verdict) for guid, verdict in marked if guid in scene.boxes]
    faces = [face for box, verdict in (*solid, *coloured) for face in _faces(box, verdict, seen)]
    for _, corners, colour, strong in sorted(faces, key=lambda face: (face[3], -face[0], face[1])):
        canvas.polygon(
            corners, fill=(*colour, 225 if strong else 60), outline=(70, 78, 90, 255 if strong else 90)
        )
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=False, compress_level=9)
    return stream.getvalue()


def _below(box: Box, cut: float | None) -> bool:
    return cut is None or box.low[2] < cut


def _faces(box: Box, verdict: str, seen: Camera) -> list[Face]:
    """The faces of a box in the picture; none of a box that is behind the camera."""
    projected = [_project(corner, seen) for corner in box.corners()]
    if any(point is None for point in projected):
        return []
    points = [point for point in projected if point is not None]
    colour = COLOURS.get(verdict, COLOURS[""])
    faces: list[Face] = []
    for corners, light in _FACES:
        depth = sum(points[corner][2] for corner in corners) / 4
        shade = tuple(round(part * light) for part in colour)
        flat = [(points[corner][0], points[corner][1]) for corner in corners]
        faces.append((depth, flat, shade, bool(verdict)))  # type: ignore[arg-type]
    return faces


def _project(point: Point, seen: Camera) -> tuple[float, float, float] | None:
    """The place in the picture [pixel] and the depth [m]."""
    way = [a - b for a, b in zip(point, seen.at, strict=True)]
    right = _cross(seen.towards, seen.up)
    depth = _dot(way, seen.towards)
    if depth < 0.05:
        return None
    scale = HEIGHT / 2 / tan(radians(FIELD_OF_VIEW / 2)) / depth
    x, y = _dot(way, right) * scale, _dot(way, seen.up) * scale
    return round(WIDTH / 2 + x, 2), round(WIDTH / ASPECT / 2 - y, 2), round(depth, 4)


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return sum(p * q for p, q in zip(a, b, strict=True))


def _cross(a: Point, b: Point) -> Point:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
