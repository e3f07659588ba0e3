"""What a building covers on the ground and how high it is, from the measures of its elements.

Whoever asks chooses the elements: slabs, roofs, walls and spaces give a footprint; furniture and site do not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cimcheck.reading.geometry.quantities import Box, Measurement, Region
from cimcheck.reading.geometry.regions import closed_gaps, simplified, union, without_holes

JOINT = 0.05  # [m] gaps up to this between elements are joints, not courtyards


@dataclass(frozen=True, slots=True)
class StoreyShape:
    """One storey: what it covers, and from which level to which its elements reach [m]."""

    footprint: Region
    bottom: float
    top: float


def storey_shapes(
    measurements: Iterable[Measurement], storey_of: Mapping[int, int]
) -> dict[int, StoreyShape]:
    """By STEP id of the storey, the union of the footprints of its elements.

    Elements without gross footprint or box, or in no storey, are left out; a storey without any is left out.
    """
    parts: dict[int, list[tuple[Region, Box]]] = {}
    for measurement in measurements:
        storey = storey_of.get(measurement.step)
        if storey is not None and measurement.gross_footprint is not None and measurement.box is not None:
            parts.setdefault(storey, []).append((measurement.gross_footprint, measurement.box))
    return {
        storey: StoreyShape(
            union(region for region, _ in found),
            min(box.low[2] for _, box in found),
            max(box.high[2] for _, box in found),
        )
        for storey, found in sorted(parts.items())
    }


def building_footprint(storeys: Iterable[StoreyShape], ground: float, *, fill_courts: bool = False) -> Region:
    """The union over the storeys that touch the ground, simplified by at most 1 % of its area.

    A storey touches the ground when its elements reach from below or at the ground level [m] to above it.
    Empty where none does. `fill_courts`: for models without slabs, in which rooms look like courtyards.
    """
    touching = [storey.footprint for storey in storeys if touches_ground(storey, ground)]
    covered = closed_gaps(union(touching), JOINT)
    return simplified(without_holes(covered) if fill_courts else covered)


def touches_ground(storey: StoreyShape, ground: float) -> bool:
    """Whether the elements of a storey reach from the ground level or below to above it."""
    return storey.bottom <= ground + JOINT and storey.top > ground + JOINT


def building_height(storeys: Iterable[StoreyShape], ground: float) -> float | None:
    """[m] From the ground level to the highest element; None where nothing stands out of the ground."""
    highest = max((storey.top for storey in storeys), default=ground)
    return round(highest - ground, 6) if highest > ground else None
