"""district.city.json: CityJSON 2.0 with LoD0 and LoD1.2 of each building, and its results as attributes.

Coordinates are in metres of the three-degree belt that most buildings lie in; heights are those that the
models state. A building without a place, or far from that belt, is there without geometry.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cimcheck.outputs.cim.fields import FieldSet
from cimcheck.outputs.cim.outline import in_system
from cimcheck.outputs.cim.record import Building
from cimcheck.outputs.cim.solid import GROUND, ROOF, WALL, Corner, Face, simple, solid
from cimcheck.reading.georeference.systems import BELTS, belt_at, find_system

DIGITS = 3
NEIGHBOURS = 3.0  # [degree] beyond its belt that a system still serves
SURFACES = (GROUND, WALL, ROOF)
Shell = list[list[list[int]]]


@dataclass
class Vertices:
    """Whole millimetres from a corner of the whole, each point once."""

    origin: tuple[int, int, int]
    index: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def of(self, corner: Corner) -> int:
        """The number of a corner [m]."""
        x, y, z = (round(value * 1000) - start for value, start in zip(corner, self.origin, strict=True))
        return self.index.setdefault((x, y, z), len(self.index))

    def shell(self, faces: Sequence[Face]) -> Shell:
        """Faces by the numbers of their corners."""
        return [[[self.of(corner) for corner in ring] for ring in face.rings] for face in faces]


def render(buildings: Sequence[Building], fields: FieldSet) -> bytes:
    """The whole city model as one line of JSON."""
    system = system_for(buildings)
    solids = {building.id: _solids(building, system) for building in buildings}
    corners = [corner for shells in solids.values() for faces in shells for face in faces
               for ring in face.rings for corner in ring]  # fmt: skip
    low = [min((corner[axis] for corner in corners), default=0.0) for axis in range(3)]
    high = [max((corner[axis] for corner in corners), default=0.0) for axis in range(3)]
    vertices = Vertices((int(low[0] // 1) * 1000, int(low[1] // 1) * 1000, int(low[2] // 1) * 1000))
    objects = {
        building.id: _city_object(building, fields, solids[building.id], vertices) for building in buildings
    }
    metadata: dict[str, object] = {"title": "cimcheck"}
    if corners:
        metadata["referenceSystem"] = f"https://www.opengis.net/def/crs/EPSG/0/{system.removeprefix('EPSG:')}"
        metadata["geographicalExtent"] = [round(end, DIGITS) for end in (*low, *high)]
    document = {
        "type": "CityJSON",
        "version": "2.0",
        "metadata": metadata,
        "transform": {
            "scale": [0.001, 0.001, 0.001],
            "translate": [start / 1000 for start in vertices.origin],
        },
        "CityObjects": objects,
        "vertices": [list(point) for point in vertices.index],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def system_for(buildings: Sequence[Building]) -> str:
    """The belt of CGCS2000 that most buildings lie in; UTM where they lie outside of China."""
    counts: Counter[str] = Counter()
    for building in buildings:
        longitude, latitude = building.record.get("longitude"), building.record.get("latitude")
        if isinstance(longitude, float) and isinstance(latitude, float):
            belt = belt_at(longitude)
            zone = int((longitude + 180) // 6) + 1
            counts[belt.code if belt else f"EPSG:{32600 + zone if latitude >= 0 else 32700 + zone}"] += 1
    by_number = sorted(counts, key=lambda code: (-counts[code], code not in BELTS, code))
    return by_number[0] if counts else "EPSG:4549"


def _solids(building: Building, system: str) -> list[list[Face]]:
    shown = building.shown
    if shown is None or shown.projector is None or not _reaches(system, building):
        return []
    bottom = round(shown.projector.height(shown.block.ground), DIGITS)
    top = round(bottom + shown.block.height, DIGITS)
    return [solid(rings, bottom, top) for rings in simple(in_system(shown, system, DIGITS), DIGITS)]


def _reaches(system: str, building: Building) -> bool:
    """Whether a building lies near enough for the system's plane to mean anything."""
    found, longitude = find_system(system), building.record.get("longitude")
    if isinstance(found, str) or found.bounds is None or not isinstance(longitude, float):
        return False
    return found.bounds[0] - NEIGHBOURS <= longitude <= found.bounds[2] + NEIGHBOURS


def _city_object(
    building: Building, fields: FieldSet, solids: Sequence[Sequence[Face]], vertices: Vertices
) -> dict[str, object]:
    attributes = {name: value for name, value in fields.of(building.record).items() if value is not None}
    found: dict[str, object] = {"type": "Building", "attributes": attributes}
    if solids:
        found["geometry"] = [_flat(solids, vertices), _raised(solids, vertices)]
    return found


def _flat(solids: Sequence[Sequence[Face]], vertices: Vertices) -> Mapping[str, object]:
    """LoD0: the footprint at the height of the ground, seen from above."""
    faces = []
    for shell in solids:
        ground = next(face for face in shell if face.kind == GROUND)
        faces.append(Face(GROUND, tuple(tuple(reversed(ring)) for ring in ground.rings)))
    return {
        "type": "MultiSurface",
        "lod": "0",
        "boundaries": vertices.shell(faces),
        "semantics": {"surfaces": [{"type": GROUND}], "values": [0] * len(faces)},
    }


def _raised(solids: Sequence[Sequence[Face]], vertices: Vertices) -> Mapping[str, object]:
    """LoD1.2: a solid, or several where a building stands on several."""
    shells = [vertices.shell(faces) for faces in solids]
    values = [[SURFACES.index(face.kind) for face in faces] for faces in solids]
    one = len(solids) == 1
    return {
        "type": "Solid" if one else "MultiSolid",
        "lod": "1.2",
        "boundaries": [shells[0]] if one else [[shell] for shell in shells],
        "semantics": {
            "surfaces": [{"type": kind} for kind in SURFACES],
            "values": [values[0]] if one else [[value] for value in values],
        },
    }
