"""tileset.json of a building and of the district, and the folders they stand in.

tiles/tileset.json                    every building that has a place
tiles/<building>/tileset.json         one building: first its block, then its elements
tiles/<building>/block.glb            in metres around the middle of its footprint
tiles/<building>/elements.glb         the same; a node for each storey, a feature for each element
"""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cimcheck.outputs.cim.element_facts import FactBook
from cimcheck.outputs.cim.fields import FieldSet
from cimcheck.outputs.cim.record import Building, centre
from cimcheck.outputs.cim.tiles.content import Content, block, elements
from cimcheck.outputs.cim.tiles.elements import storeys
from cimcheck.outputs.cim.tiles.metadata import of_facts

ELEMENTS = "elements.glb"
ROOT_ERROR = 5000.0  # [m] geometric errors: what a tile leaves out
BUILDING_ERROR = 500.0
BLOCK_ERROR = 10.0
MARGIN = 1.0  # [m] around a building, for the curvature of the earth and rounding
EARTH = 6_371_000.0  # [m]


@dataclass(frozen=True, slots=True)
class BuildingTiles:
    """One building's tiles: the folder, the region it fills (None without a place), files written."""

    folder: str
    region: tuple[float, ...] | None
    files: int


def folder_of(building: Building) -> str:
    """The name of a building's folder: short, and fit for any file system and address."""
    return "b-" + hashlib.sha256(building.id.encode()).hexdigest()[:16]


def write_building(
    folder: Path, building: Building, fields: FieldSet, book: FactBook | None, *, geoid: float = 0.0
) -> BuildingTiles | None:
    """Write the tiles of a building; None when no model shows it. Without a `book` it has no elements.

    Without a place the tiles lie around the origin, and the district does not list them.
    """
    shown = building.shown
    if shown is None:
        return None
    x, y = centre(shown)
    anchor = np.array([x, y, shown.block.ground])
    own = folder / folder_of(building)
    own.mkdir(parents=True, exist_ok=True)
    first = block(building, anchor, fields)
    (own / "block.glb").write_bytes(first.data)
    levels = storeys(building) if book else []
    children = []
    if levels and book:
        made = elements(levels, anchor, of_facts(book))
        (own / ELEMENTS).write_bytes(made.data)
        children.append((ELEMENTS, made))
    low = np.min([first.low, *(made.low for _, made in children)], axis=0)
    high = np.max([first.high, *(made.high for _, made in children)], axis=0)
    root: dict[str, Any] = {
        "boundingVolume": _box(low, high),
        "geometricError": BLOCK_ERROR if children else 0.0,
        "refine": "REPLACE",
        "content": {"uri": "block.glb"},
    }
    if children:
        root["children"] = [_leaf(name, made) for name, made in children]
    region = None
    if shown.projector is not None:
        root["transform"] = list(shown.projector.frame(x, y, shown.block.ground, geoid))
        region = _region(building, low, high, geoid)
    _write(own / "tileset.json", BUILDING_ERROR, root, {"placed": region is not None})
    return BuildingTiles(own.name, region, len(children) + 2)


def write_district(folder: Path, buildings: Sequence[BuildingTiles]) -> None:
    """Write the tileset of all buildings that have a place."""
    placed = [(one.folder, one.region) for one in buildings if one.region is not None]
    root: dict[str, Any] = {
        "boundingVolume": {"region": _around([region for _, region in placed])},
        "geometricError": ROOT_ERROR,
        "refine": "ADD",
    }
    if placed:
        root["children"] = [
            {
                "boundingVolume": {"region": list(region)},
                "geometricError": BUILDING_ERROR,
                "content": {"uri": f"{name}/tileset.json"},
            }
            for name, region in sorted(placed)
        ]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "tileset.json", ROOT_ERROR, root, {"unplaced": len(buildings) - len(placed)})


def _leaf(name: str, made: Content) -> dict[str, Any]:
    return {
        "boundingVolume": _box(made.low, made.high),
        "geometricError": 0.0,
        "content": {"uri": name},
    }


def _write(path: Path, error: float, root: dict[str, Any], extras: dict[str, object]) -> None:
    document = {"asset": {"version": "1.1", "extras": extras}, "geometricError": error, "root": root}
    path.write_text(json.dumps(document, allow_nan=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _box(low: Any, high: Any) -> dict[str, list[float]]:
    middle, half = (low + high) / 2, np.maximum((high - low) / 2, 0.01)
    axes = np.diag(half).reshape(-1)
    return {"box": [round(float(value), 6) for value in (*middle, *axes)]}


def _region(building: Building, low: Any, high: Any, geoid: float) -> tuple[float, ...]:
    """[rad, m] West, south, east, north, lowest and highest around a box relative to the anchor."""
    shown = building.shown
    assert shown is not None
    assert shown.projector is not None
    x, y = centre(shown)
    corners = [(x + dx, y + dy) for dx in (low[0], high[0]) for dy in (low[1], high[1])]
    positions = shown.projector.geographic(corners)
    longitudes, latitudes = zip(
        *((math.radians(lon), math.radians(lat)) for lon, lat in positions), strict=True
    )
    up = MARGIN / EARTH
    along = up / math.cos(max(map(abs, latitudes)))
    base = shown.projector.height(shown.block.ground) + geoid
    return tuple(
        round(value, 12)
        for value in (
            min(longitudes) - along,
            min(latitudes) - up,
            max(longitudes) + along,
            max(latitudes) + up,
            base + float(low[2]) - MARGIN,
            base + float(high[2]) + MARGIN,
        )
    )


def _around(regions: Sequence[tuple[float, ...]]) -> list[float]:
    if not regions:
        return [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    low = [min(region[end] for region in regions) for end in (0, 1)]
    high = [max(region[end] for region in regions) for end in (2, 3)]
    return [*low, *high, min(region[4] for region in regions), max(region[5] for region in regions)]
