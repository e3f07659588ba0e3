"""Plane geometry of outlines (metres)."""

from math import dist

from sample_models.authoring.description import Point

Outline = tuple[Point, ...]


def rectangle(x: float, y: float, width: float, depth: float) -> Outline:
    """Corners of an axis-parallel rectangle, counter-clockwise from its lower left one."""
    return ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))


def area(outline: Outline) -> float:
    """Enclosed area [m2], by the shoelace formula."""
    following = outline[1:] + outline[:1]
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(outline, following, strict=True))) / 2


def perimeter(outline: Outline) -> float:
    """Length of the edge [m]."""
    return sum(dist(a, b) for a, b in zip(outline, outline[1:] + outline[:1], strict=True))
