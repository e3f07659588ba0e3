"""Outlines in metres as paths of a drawing: the y axis points up, the largest side is `WIDTH` wide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Rings = Sequence[Sequence[Sequence[float]]]
WIDTH = 720.0
MARGIN = 12.0
LINE = 16.0  # of text
BAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Frame:
    """How metres become units of the drawing."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    @property
    def bar(self) -> tuple[int, float]:
        """A scale bar: its length in metres and on the drawing, about a fifth of the width."""
        metres = next((step for step in BAR_STEPS if step * self.scale >= self.width / 6), BAR_STEPS[-1])
        return metres, round(metres * self.scale, 1)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the drawing."""
        return round((x - self.left) * self.scale + MARGIN, 1), round((self.top - y) * self.scale + MARGIN, 1)

    def path(self, rings: Rings) -> str:
        """A path through all rings, for the even-odd rule."""
        return " ".join(
            "M" + " L".join(f"{x:g} {y:g}" for x, y in (self.at(*point) for point in ring)) + " Z"
            for ring in rings
        )

    def middle(self, rings: Rings) -> tuple[float, float]:
        """Where to write the name of an area: the middle of its box, or below one too low for a line."""
        xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
        x, y = self.at((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        tall = (max(ys) - min(ys)) * self.scale
        return x, round(y + (tall / 2 + LINE if tall < LINE else 0), 1)


def frame_of(outlines: Iterable[Rings]) -> Frame:
    """The frame that holds all outlines."""
    points = [point for rings in outlines for ring in rings for point in ring]
    xs, ys = zip(*points, strict=True)
    across, along = max(xs) - min(xs), max(ys) - min(ys)
    scale = WIDTH / (max(across, along) or 1.0)
    return Frame(
        min(xs), max(ys), scale, round(across * scale + 2 * MARGIN, 1), round(along * scale + 2 * MARGIN, 1)
    )
