"""Small models with a place on the map, their reports, and exports of them."""

from dataclasses import dataclass
from pathlib import Path

from builders.solids import Solids
from cimcheck import api
from cimcheck.findings.report import to_json

EAST, NORTH = 557122.865, 3464391.326  # EPSG:4549; 120.6° E, 31.3° N


@dataclass(frozen=True)
class Exported:
    """An export, its public counterpart, and what both were made of."""

    reports: list[str]
    models: Path
    folder: Path
    public: Path


def block_model(folder: Path, name: str = "block.ifc", *, north: float = NORTH, placed: bool = True) -> Path:
    """A house of 20 m by 10 m with a court of 4 m by 4 m, two storeys of 3 m, a cellar twice as large below.

    In millimetres, turned by the angle whose cosine is 0.8.
    """
    made = Solids("mm")
    file = made.file
    file.by_type("IfcProject")[0].Name = "P"
    site, building = made.element("IfcSite"), made.element("IfcBuilding")
    file.by_id(building).Name = "1号楼"
    made.aggregate(file.by_type("IfcProject")[0].id(), [site])
    made.aggregate(site, [building])
    storeys = []
    for number, level in enumerate((-3.0, 0.0, 3.0)):
        storey = made.element("IfcBuildingStorey")
        file.by_id(storey).Name = f"S{number}"
        file.by_id(storey).Elevation = level * 1000
        storeys.append(storey)
    made.aggregate(building, storeys)
    cellar = made.element("IfcSlab", [made.block(40, 10, 0.2)], at=(0, 0, -3.2))
    contents = {storeys[0]: [cellar]}
    for storey, level in zip(storeys[1:], (0.0, 3.0), strict=True):
        ring = [(0, 0), (20, 0), (20, 10), (0, 10)]
        walls = [
            made.element("IfcWall", [made.block(20, 0.2, 3)], at=(0, 0, level)),
            made.element("IfcWall", [made.block(20, 0.2, 3)], at=(0, 9.8, level)),
            made.element("IfcWall", [made.block(0.2, 10, 3)], at=(0, 0, level)),
            made.element("IfcWall", [made.block(0.2, 10, 3)], at=(19.8, 0, level)),
        ]
        floor = made.element("IfcSlab", [_with_court(made, ring)], at=(0, 0, level - 0.2))
        contents[storey] = [*walls, floor]
    terrace = made.element("IfcSlab", [made.block(5, 10, 0.1)], at=(20, 0, -0.1))
    contents[storeys[1]].append(terrace)
    for storey, elements in contents.items():
        file.create_entity(
            "IfcRelContainedInSpatialStructure",
            made.guid(),
            RelatedElements=[file.by_id(step) for step in elements],
            RelatingStructure=file.by_id(storey),
        )
    if placed:
        _place(made, north)
    path = folder / name
    file.write(str(path))
    return path


def _with_court(made: Solids, ring: list[tuple[int, int]]) -> object:
    make = made.file.create_entity
    court = [(8, 3), (12, 3), (12, 7), (8, 7)]
    outer, inner = (
        make("IfcPolyline", [*points, points[0]])
        for points in ([made.point(*point) for point in ring], [made.point(*point) for point in court])
    )
    profile = make("IfcArbitraryProfileDefWithVoids", "AREA", None, outer, [inner])
    return made.upright(profile, 0.2, (0, 0, 0))


def _place(made: Solids, north: float) -> None:
    make = made.file.create_entity
    metre = make("IfcSIUnit", UnitType="LENGTHUNIT", Name="METRE")
    system = make("IfcProjectedCRS", Name="EPSG:4549", MapUnit=metre)
    make("IfcMapConversion", made.context, system, EAST, north, 4.5, 0.8, 0.6, 0.001)


def reports_of(models: list[Path], folder: Path) -> list[Path]:
    """The report of each model as a file."""
    found = []
    for number, report in enumerate(api.check(models, place="320506")):
        path = folder / f"report-{number}.json"
        path.write_bytes(to_json(report))
        found.append(path)
    return found
