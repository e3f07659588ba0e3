"""The content of tiles: a building as one block, and all of its elements, merged storey by storey."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cimcheck.outputs.cim.fields import FieldSet
from cimcheck.outputs.cim.record import Building
from cimcheck.outputs.cim.solid import simple, solid
from cimcheck.outputs.cim.tiles import metadata
from cimcheck.outputs.cim.tiles.glb import Buffers, Floats, Surface, binary, primitive
from cimcheck.reading.geometry import Triangles

ELEMENT: Mapping[str, Mapping[str, object]] = {
    "guid": metadata.TEXT,
    "step": metadata.COUNT,
    "file": metadata.TEXT,
    "ifc_class": metadata.TEXT,
    "name": metadata.TEXT,
    "storey": metadata.TEXT,
    "verdict": metadata.VERDICT,
    "findings": metadata.COUNT,
    "rules": metadata.TEXT,
}
KINDS = {"text": metadata.TEXT, "code": metadata.TEXT, "number": metadata.NUMBER, "integer": metadata.COUNT}


@dataclass(frozen=True, slots=True)
class Content:
    """A GLB, and the box around it relative to its anchor: lowest and highest x, y, z [m]."""

    data: bytes
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class Part:
    """One element: its triangles and its properties."""

    mesh: Triangles
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A mesh under a name, with what else is to be said of it."""

    name: str
    extras: Mapping[str, object]
    surface: Surface


def block(building: Building, anchor: Floats, fields: FieldSet) -> Content:
    """The building as its footprint pulled up, with everything that is said of it as properties."""
    assert building.shown is not None
    shape = building.shown.block
    polygons = simple([[list(ring) for ring in polygon] for polygon in shape.footprint.polygons], 3)
    corners: list[Floats] = []
    triangles, count = [], 0
    for rings in polygons:
        points, faces = _raised(rings, shape.ground, shape.ground + shape.height)
        triangles.append(faces + count)
        corners.append(points)
        count += len(points)
    points = np.concatenate(corners) - anchor
    properties, row = _of_building(building, fields)
    surface = Surface(
        points,
        np.concatenate(triangles),
        np.zeros(len(points), dtype=np.int64),
        _colours([row["verdict"]], np.zeros(len(points), dtype=np.int64)),
    )
    return _content([Node("block", {}, surface)], "building", properties, [row])


@dataclass(frozen=True, slots=True)
class Level:
    """One storey: its name, its level [m] (None for what stands in no storey), its elements."""

    name: str
    elevation: float | None
    parts: Sequence[Part]


def elements(
    levels: Sequence[Level], anchor: Floats, of_facts: Mapping[str, Mapping[str, object]]
) -> Content:
    """All elements of a building in one file: one table of properties, a node and a mesh for each storey.

    `of_facts`: the properties that elements may have beside their own.
    """
    rows: list[Mapping[str, Any]] = []
    nodes = []
    for number, level in enumerate(levels):
        extras = {"storey": number, "elevation": level.elevation}
        nodes.append(Node(level.name, extras, _surface(level.parts, anchor, len(rows))))
        rows += [part.properties for part in level.parts]
    told = {*ELEMENT, *(key for row in rows for key in row)}
    every = {**ELEMENT, **of_facts}
    properties = {name: kind for name, kind in every.items() if name in told}
    return _content(nodes, "element", properties, rows)


def _surface(parts: Sequence[Part], anchor: Floats, first: int) -> Surface:
    """Elements in one mesh; their features are numbered from `first`."""
    points, triangles, features, count = [], [], [], 0
    for number, part in enumerate(parts, start=first):
        own = np.frombuffer(part.mesh.points, dtype="<f4").reshape(-1, 3).astype(np.float64)
        corners = np.frombuffer(part.mesh.corners, dtype="<u4").reshape(-1, 3).astype(np.int64)
        points.append(own + (np.array(part.mesh.origin) - anchor))
        triangles.append(corners + count)
        features.append(np.full(len(own), number, dtype=np.int64))
        count += len(own)
    of_point = np.concatenate(features)
    return Surface(
        np.concatenate(points),
        np.concatenate(triangles),
        of_point,
        _colours([part.properties["verdict"] for part in parts], of_point - first),
    )


def _content(
    nodes: Sequence[Node],
    name: str,
    properties: Mapping[str, Mapping[str, object]],
    rows: metadata.Rows,
) -> Content:
    buffers = Buffers()
    meshes = []
    for node in nodes:
        mesh = primitive(buffers, node.surface)
        own = len(np.unique(node.surface.features))
        identified = {"featureCount": own, "attribute": 0, "propertyTable": 0, "label": name}
        mesh["extensions"] = {"EXT_mesh_features": {"featureIds": [identified]}}
        meshes.append({"primitives": [mesh]})
    table = metadata.property_table(buffers, name, properties, rows)
    document = {
        "asset": {"version": "2.0", "generator": "cimcheck"},
        "extensionsUsed": ["EXT_mesh_features", "EXT_structural_metadata"],
        "extensions": {
            "EXT_structural_metadata": {
                "schema": metadata.schema(name, properties),
                "propertyTables": [table],
            }
        },
        "scene": 0,
        "scenes": [{"nodes": list(range(len(nodes)))}],
        "nodes": [
            {"mesh": number, "name": node.name, "extras": node.extras} for number, node in enumerate(nodes)
        ],
        "meshes": meshes,
        "materials": [{"doubleSided": True, "pbrMetallicRoughness": {"metallicFactor": 0.0}}],
        "accessors": buffers.accessors,
        "bufferViews": buffers.views,
        "buffers": [{"byteLength": len(buffers.padded())}],
    }
    points = [node.surface.points for node in nodes]
    low = np.min([one.min(axis=0) for one in points], axis=0)
    high = np.max([one.max(axis=0) for one in points], axis=0)
    return Content(binary(document, buffers.padded()), low, high)


def _of_building(
    building: Building, fields: FieldSet
) -> tuple[Mapping[str, Mapping[str, object]], dict[str, Any]]:
    """Every field that has a kind in tiles; booleans say nothing here, as what is drawn has a shape."""
    chosen = [field for field in fields.names if field.type in KINDS]
    properties = {
        field.name: metadata.VERDICT if field.name == "verdict" else KINDS[field.type] for field in chosen
    }
    return properties, {field.name: building.record.get(field.name) for field in chosen}


def _colours(verdicts: Sequence[str], features: Any) -> Any:
    table = np.array([(*metadata.COLOURS[verdict], 255) for verdict in verdicts], dtype=np.uint8)
    return table[features]


def _raised(rings: list[list[tuple[float, float]]], bottom: float, top: float) -> tuple[Floats, Any]:
    """Points and triangles of the solid over a polygon."""
    import shapely

    points: dict[tuple[float, float, float], int] = {}
    triangles: list[tuple[int, ...]] = []
    flat = shapely.constrained_delaunay_triangles(shapely.Polygon(rings[0], rings[1:]))
    for piece in shapely.get_parts(flat):
        corners = list(shapely.orient_polygons(piece).exterior.coords)[:3]
        triangles.append(tuple(points.setdefault((x, y, top), len(points)) for x, y in corners))
        triangles.append(tuple(points.setdefault((x, y, bottom), len(points)) for x, y in reversed(corners)))
    for face in solid(rings, bottom, top)[1:-1]:
        a, b, c, d = (points.setdefault(corner, len(points)) for corner in face.rings[0])
        triangles += [(a, b, c), (a, c, d)]
    return np.array(list(points), dtype=np.float64), np.array(triangles, dtype=np.int64)
