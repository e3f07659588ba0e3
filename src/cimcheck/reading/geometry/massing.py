"""Each building of a model as a block: what it covers on the ground, how high it is, its storeys.

What stands on the ground decides the outline, so a garage below and eaves above do not: walls, columns,
rooms and floors of the storeys that reach out of the ground. The height goes to the top of anything built.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from cimcheck.reading.geometry.building import (
    JOINT,
    StoreyShape,
    building_footprint,
    building_height,
    storey_shapes,
    touches_ground,
)
from cimcheck.reading.geometry.measure import Measurements, measure
from cimcheck.reading.geometry.quantities import Measure, Measurement, Region
from cimcheck.reading.geometry.regions import closed_gaps, common, union, without_bits, without_holes
from cimcheck.reading.geometry.supervision import GeometryLimits
from cimcheck.reading.notes import Note
from cimcheck.reading.tables import NONE, ModelTables

OUTLINE = frozenset({Measure.GROSS_FOOTPRINT, Measure.BOX})
WALLS = frozenset({"IfcWall", "IfcWallStandardCase", "IfcWallElementedCase", "IfcCurtainWall"})
FLOORS = frozenset({"IfcSlab", "IfcSlabStandardCase", "IfcSlabElementedCase", "IfcSpace"})
FRAME = frozenset({"IfcColumn", "IfcColumnStandardCase", "IfcPlate", "IfcPlateStandardCase", "IfcMember"})
ROOFS = frozenset({"IfcRoof"})
SHELL = WALLS | FRAME | {"IfcSpace"}
BUILT = WALLS | FLOORS | FRAME | ROOFS | {"IfcBeam", "IfcBeamStandardCase"}
STEP_DOWN = 1.0  # [m] how far a storey that stands on the ground may lie below the zero level
DATUM_NOISE = 0.6  # [m] walls may stand so much above or below their storey
ENCLOSED = 0.5  # share of all floors that walls must enclose to be believed to enclose the building
NO_STOREY = NONE


@dataclass(frozen=True, slots=True)
class Storey:
    """One storey by its STEP id, from which to which level its elements reach [m]."""

    step: int
    name: str
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Block:
    """A building of a model, in metres of the model. `height` is above `ground`."""

    building: int  # row; NONE where the model has no building
    guid: str
    name: str
    footprint: Region
    ground: float
    height: float
    storeys: tuple[Storey, ...]


@dataclass(frozen=True, slots=True)
class Massing:
    """The blocks of a model, and what was measured on the way."""

    blocks: tuple[Block, ...]
    measured: Measurements

    @property
    def notes(self) -> tuple[Note, ...]:
        """Elements whose shape could not be made."""
        return self.measured.notes


def massing(
    path: Path,
    tables: ModelTables,
    *,
    meshes: Iterable[int] = (),
    limits: GeometryLimits = GeometryLimits(),  # noqa: B008  frozen
    sha256: str = "",
) -> Massing:
    """The blocks of a model that the reader let pass. `meshes`: STEP ids whose triangles are wanted as well.

    `sha256` of the file that the tables are from; when given, another file is not measured.
    A building of which nothing can be measured has no block. Never raises for what is in the file.
    """
    rows = built_rows(tables)
    objects = tables.objects
    wanted = {objects.step[row]: OUTLINE for row in rows}
    for step in meshes:
        wanted[step] = wanted.get(step, frozenset()) | {Measure.MESH}
    measured = measure(path, wanted, limits=limits, sha256=sha256)
    by_building: dict[int, list[int]] = {}
    for row in rows:
        by_building.setdefault(objects.building[row], []).append(row)
    blocks = (_block(tables, building, own, measured) for building, own in sorted(by_building.items()))
    return Massing(tuple(block for block in blocks if block is not None), measured)


def built_rows(tables: ModelTables) -> list[int]:
    """Rows of what encloses a building: walls, floors, columns, roofs, rooms."""
    return [row for row, name in enumerate(tables.objects.ifc_class) if name in BUILT]


def _block(tables: ModelTables, building: int, rows: list[int], measured: Measurements) -> Block | None:
    objects = tables.objects
    found = [measured.of(objects.step[row]) for row in rows]
    storey_of = {objects.step[row]: _storey(tables, row) for row in rows}
    everything = storey_shapes(found, storey_of)
    if not everything:
        return None
    elevations = _elevations(tables)
    ground = _ground(everything, _wall_bottoms(tables, rows, found), elevations)
    on_ground = _on_ground(everything, ground, elevations)
    shell = storey_shapes(_among(tables, rows, found, SHELL), storey_of)
    floors = storey_shapes(_among(tables, rows, found, FLOORS), storey_of)
    shapes = [
        replace(
            everything[storey], footprint=_outline(shell.get(storey), floors.get(storey), everything[storey])
        )
        for storey in on_ground
    ]
    footprint = without_bits(building_footprint(shapes, max(shape.bottom for shape in shapes)))
    height = building_height(everything.values(), ground)
    if not footprint.polygons or height is None:
        return None
    return Block(
        building,
        objects.guid[building] if building != NONE else "",
        objects.name[building] if building != NONE else "",
        footprint,
        round(ground, 6),
        height,
        tuple(
            Storey(step, _name(tables, step), shape.bottom, shape.top)
            for step, shape in sorted(everything.items(), key=lambda item: (item[1].bottom, item[0]))
        ),
    )


def _storey(tables: ModelTables, row: int) -> int:
    """STEP id of the storey of an object, NO_STOREY without one."""
    storey = tables.objects.storey[row]
    return tables.objects.step[storey] if storey != NONE else NO_STOREY


def _name(tables: ModelTables, step: int) -> str:
    rows = [row for row, number in enumerate(tables.objects.step) if number == step]
    return tables.objects.name[rows[0]] if rows else ""


def _elevations(tables: ModelTables) -> dict[int, float]:
    """[m] Stated elevation of each storey by its STEP id."""
    unit = tables.units.project.get("LENGTHUNIT")
    objects = tables.objects
    return {
        objects.step[row]: level * float(unit.factor)
        for row, level in enumerate(objects.elevation)
        if unit is not None and level is not None and objects.ifc_class[row] == "IfcBuildingStorey"
    }


def _wall_bottoms(tables: ModelTables, rows: list[int], found: list[Measurement]) -> dict[int, list[float]]:
    """[m] Lowest points of the walls of each storey, by its STEP id."""
    bottoms: dict[int, list[float]] = {}
    for row, one in zip(rows, found, strict=True):
        if one.box is not None and tables.objects.ifc_class[row] in WALLS:
            bottoms.setdefault(_storey(tables, row), []).append(one.box.low[2])
    return bottoms


def _ground(
    shapes: Mapping[int, StoreyShape], bottoms: Mapping[int, list[float]], elevations: Mapping[int, float]
) -> float:
    """[m] The zero level of the building in the model.

    Storeys state their elevation above it; where walls stand that much higher or lower, so does the zero
    level. Without a storey that reaches out of the ground there, the lowest storey stands on it.
    """
    offsets = [
        median(levels) - elevations[storey]
        for storey, levels in sorted(bottoms.items())
        if storey in elevations
    ]
    offset = median(offsets) if offsets else 0.0
    ground = 0.0 if abs(offset) < DATUM_NOISE else offset
    if _on_ground(shapes, ground, elevations, strict=True):
        return ground
    return min(shape.bottom for shape in shapes.values())


def _on_ground(
    shapes: Mapping[int, StoreyShape],
    ground: float,
    elevations: Mapping[int, float],
    *,
    strict: bool = False,
) -> list[int]:
    """The storeys that stand on the ground; the lowest above it when none does and `strict` is False."""
    found = [
        storey
        for storey, shape in sorted(shapes.items())
        if touches_ground(shape, ground) and elevations.get(storey, 0.0) > -STEP_DOWN
    ]
    if found or strict:
        return found
    return [
        min(shapes, key=lambda storey: (abs(shapes[storey].bottom - ground) > JOINT, shapes[storey].bottom))
    ]


def _among(
    tables: ModelTables, rows: list[int], found: list[Measurement], classes: frozenset[str]
) -> list[Measurement]:
    """The measurements of objects of some classes; a slab that is a roof shows no floor."""
    objects = tables.objects
    return [
        one
        for row, one in zip(rows, found, strict=True)
        if objects.ifc_class[row] in classes and objects.predefined_type[row] != "ROOF"
    ]


def _outline(shell: StoreyShape | None, floors: StoreyShape | None, everything: StoreyShape) -> Region:
    """What a storey covers inside its walls: terraces outside do not count, courts without floor neither.

    Where walls do not close around most of the floors, all floors and walls count.
    """
    if shell is None:
        return floors.footprint if floors else everything.footprint
    inside = without_holes(closed_gaps(shell.footprint, JOINT))
    if floors is None:
        return inside
    covered = union((floors.footprint, shell.footprint))
    return common(inside, covered) if inside.area >= ENCLOSED * covered.area else covered
