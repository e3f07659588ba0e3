"""The boxes of some elements of a model by GlobalId, and of some of the building around them."""

from collections.abc import Collection
from pathlib import Path

from cimcheck.reading.geometry.measure import measure
from cimcheck.reading.geometry.quantities import Box, Measure
from cimcheck.reading.tables import ModelTables

SHELL = ("IfcSlab", "IfcWall", "IfcWallStandardCase", "IfcColumn", "IfcRoof")
MOST_AROUND = 240
"""Elements that show the building; more would make a picture slower, not clearer."""


def boxes(
    path: Path, sha256: str, tables: ModelTables, guids: Collection[str]
) -> tuple[dict[str, Box], list[Box]]:
    """Boxes [m] of the elements that have these GlobalIds, and of part of the building.

    What has no shape or cannot be measured is left out; so is everything of a model without a sound unit of
    length.
    """
    if "LENGTHUNIT" not in tables.units.project:
        return {}, []
    objects = tables.objects
    steps = {
        guid: objects.step[row]
        for row, guid in enumerate(objects.guid)
        if guid in guids and objects.has_representation[row]
    }
    shell = [objects.step[row] for row, name in enumerate(objects.ifc_class) if name in SHELL]
    shell = shell[:: max(1, -(-len(shell) // MOST_AROUND))]
    wanted = dict.fromkeys([*steps.values(), *shell], frozenset({Measure.BOX}))
    found = measure(path, wanted, sha256=sha256)
    near = {guid: box for guid, step in steps.items() if (box := found.of(step).box)}
    around = [box for step in shell if step not in set(steps.values()) and (box := found.of(step).box)]
    return near, around
