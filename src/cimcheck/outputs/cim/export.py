"""The whole of `cimcheck export`: results in, the files of a city's platform out.

    export.json            what is in the export: counts, fields, files with their digests
    district.json          cimcheck.district/1
    buildings/             cimcheck.building/1
    buildings.geojson      RFC 7946
    buildings.gpkg         layers buildings, districts, results; EPSG:4490
    buildings.parquet      GeoParquet 1.1
    results.parquet        one row a submission, rule and subject
    district.city.json     CityJSON 2.0
    tiles/                 3D Tiles 1.1

The same results and models give the same bytes, on any machine and with any number of workers.
"""

import shutil
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.district.polygons import Polygons, read_polygons
from cimcheck.errors import UsageError
from cimcheck.outputs.cim import cityjson, geojson, manifest
from cimcheck.outputs.cim.districts import checked, districts
from cimcheck.outputs.cim.element_facts import FactBook
from cimcheck.outputs.cim.fields import FieldSet, field_set
from cimcheck.outputs.cim.place import ModelFolder
from cimcheck.outputs.cim.record import Building, buildings_of, division_of
from cimcheck.outputs.cim.results import Row, rows_of
from cimcheck.outputs.cim.submitted import Submitted, entries_of_files, is_workspace, submissions
from cimcheck.outputs.cim.tiles.tileset import BuildingTiles, write_building, write_district
from cimcheck.outputs.submission_folder import write_whole

FORMATS = ("json", "geojson", "gpkg", "geoparquet", "results", "cityjson", "tiles")
LIBRARIES = ("pyarrow", "pyogrio")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to write.

    `rules`: the folder that was checked with on top of the shipped rules, for what is said of elements.
    `districts`: polygons of districts and towns. `geoid` [m]: how high the zero of heights lies above the
    ellipsoid, for tiles.
    """

    formats: tuple[str, ...] = FORMATS
    models: Path | None = None
    districts: Path | None = None
    public: bool = False
    field_map: str = ""
    geoid: float = 0.0
    workers: int = 2
    rules: Path | None = None


def export(sources: Sequence[str], folder: Path, options: ExportOptions) -> manifest.Manifest:
    """Write the export of a workspace, or of reports, into a folder; files there are replaced whole.

    Raises UsageError, ProjectFileError (polygons), RulesError, WorkspaceError.
    """
    _refuse_without_libraries()
    fields = field_set(public=options.public, field_map=options.field_map)
    with_elements = "tiles" in options.formats and not options.public
    models = ModelFolder(options.models, FactBook.load(options.rules) if with_elements else None)
    with _writing(folder), tempfile.TemporaryDirectory(dir=folder, prefix=".export-") as scratch:
        unfinished = Path(scratch)
        polygons = read_polygons(options.districts) if options.districts else None
        buildings, tiles = gather(
            sources, models, unfinished / "tiles", fields, options.formats, options, polygons
        )
        write_formats(
            sources, buildings, fields, unfinished, options.formats, public=options.public, polygons=polygons
        )
        if "json" in options.formats and not options.public:
            _write_documents(sources, unfinished, options)
        if "tiles" in options.formats:
            write_district(unfinished / "tiles", tiles)
        made = manifest.manifest(
            buildings,
            fields,
            unfinished,
            public=options.public,
            geoid=options.geoid,
            without_facts=len(models.without_facts),
            sidecar_faults=() if options.public else models.sidecar_faults,
        )
        write_whole(unfinished / "export.json", manifest.to_json(made))
        for finished in sorted(unfinished.iterdir()):
            _replace(finished, folder / finished.name)
    return made


def gather(
    sources: Sequence[str],
    models: ModelFolder,
    tiles: Path,
    fields: FieldSet,
    formats: Sequence[str],
    options: ExportOptions,
    polygons: Polygons | None = None,
) -> tuple[list[Building], list[BuildingTiles]]:
    """Every building, in order, and its tiles; models are read and drawn `workers` at a time."""
    buildings: list[Building] = []
    written: list[BuildingTiles] = []

    def place(one: Submitted) -> tuple[list[Building], list[BuildingTiles]]:
        report = one.report
        shown = models.shown(report.models, report.buildings, report.receipt.facts_sha256) if report else {}
        declared = division_of(one)
        shown = {key: checked(value, declared, polygons) for key, value in shown.items()}
        found = buildings_of(one, shown, public=options.public)
        made: list[BuildingTiles | None] = []
        if "tiles" in formats:
            made = [
                write_building(tiles, building, fields, models.book, geoid=options.geoid)
                for building in found
            ]
        return [_without_meshes(building) for building in found], [one for one in made if one]

    with ThreadPoolExecutor(options.workers) as pool:
        for found, made in _in_order(pool, place, submissions(sources), options.workers * 2):
            buildings += found
            written += made
    return sorted(buildings, key=lambda building: building.id), written


def _in_order(pool: ThreadPoolExecutor, work, items: Iterator[Submitted], ahead: int) -> Iterator:  # type: ignore[no-untyped-def, type-arg]
    """The results in the order of the items, with few of them under way at a time."""
    waiting: deque[Future] = deque()  # type: ignore[type-arg]
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _without_meshes(building: Building) -> Building:
    """The same without what only tiles need, so that a district fits into memory."""
    shown = building.shown
    if shown is None:
        return building
    return replace(building, shown=shown.without_model(), findings=())


def write_formats(
    sources: Sequence[str],
    buildings: Sequence[Building],
    fields: FieldSet,
    folder: Path,
    chosen: Sequence[str],
    *,
    public: bool,
    polygons: Polygons | None = None,
) -> None:
    """Each of the chosen formats but tiles as files of a folder."""
    from cimcheck.outputs.cim import geopackage, parquet

    if "geojson" in chosen:
        (folder / "buildings.geojson").write_bytes(geojson.render(buildings, fields))
    if "cityjson" in chosen:
        (folder / "district.city.json").write_bytes(cityjson.render(buildings, fields))
    if "geoparquet" in chosen:
        parquet.write_buildings(folder / "buildings.parquet", buildings, fields)
    if "results" in chosen:
        parquet.write_results(folder / "results.parquet", _rows(sources, public), public=public)
    if "gpkg" in chosen:
        geopackage.write(
            folder / "buildings.gpkg",
            buildings,
            fields,
            districts(buildings, polygons),
            _rows(sources, public),
            public=public,
        )


def _write_documents(sources: Sequence[str], folder: Path, options: ExportOptions) -> None:
    """The roll-up and the document of each building; they name buildings, so no public export has them."""
    from cimcheck.district.document import to_json
    from cimcheck.district.load import Wanted, aggregate, aggregate_entries

    wanted = Wanted(districts=options.districts, rules=options.rules)
    if is_workspace(sources):
        rolled = aggregate(sources[0], wanted)
    else:
        rolled = aggregate_entries(entries_of_files(sources), wanted)
    (folder / "district.json").write_bytes(to_json(rolled.district) + b"\n")
    (folder / "buildings").mkdir()
    for name, document in rolled.buildings.items():
        (folder / "buildings" / name).write_bytes(to_json(document) + b"\n")


def _rows(sources: Sequence[str], public: bool) -> Iterator[Row]:
    for one in submissions(sources):
        yield from rows_of(one, public=public)


def _replace(source: Path, target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    source.replace(target)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            "EXPORT_UNWRITABLE",
            Text(
                f"无法写入“{folder}”：{reason}。请换一个可写的文件夹。",
                f"Cannot write into “{folder}”: {reason}. Name a folder that can be written.",
            ),
        ) from error


def _refuse_without_libraries() -> None:
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        names = ", ".join(missing)
        raise UsageError(
            "EXPORT_LIBRARIES",
            Text(
                f"导出需要 {names}。请执行 pip install 'cimcheck[cim]'。",
                f"Exporting needs {names}. Run pip install 'cimcheck[cim]'.",
            ),
        )
