"""export.json: what an export holds, so that whoever takes it in can check that nothing is missing."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from cimcheck import __version__
from cimcheck.core.entry_points import packages
from cimcheck.core.text import Text
from cimcheck.errors import Fault
from cimcheck.findings.report import Tool
from cimcheck.outputs.cim.fields import FieldSet
from cimcheck.outputs.cim.record import Building

SCHEMA = "cimcheck.export/1"


class ExportedField(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a building: the name it has here, the documented one, and what it means."""

    name: str
    field: str
    type: str
    need: str
    title: Text
    unit: str


class ExportedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the export, relative to it."""

    path: str
    bytes: int
    sha256: str


class Coordinates(msgspec.Struct, frozen=True, kw_only=True):
    """What positions and heights are."""

    system: str
    geojson: str
    heights: Text
    geoid: float


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The export as a whole. `denominator` counts every building, checked or not, with a place or without.

    `models_without_facts`: elements of so many models are drawn without what the model states of them, as
    their reports rest on other meanings of facts (a folder of rules that was not named). `sidecar_faults`:
    what is wrong in files that say where models stand; empty for the public, as they name models.
    """

    schema: str = SCHEMA
    tool: Tool
    packages: list[str]
    public: bool
    denominator: int
    placed: int
    models_without_facts: int = 0
    sidecar_faults: list[Text] = []
    georeferences: dict[str, int]
    outcomes: dict[str, int]
    verdicts: dict[str, int]
    coordinates: Coordinates
    fields: list[ExportedField]
    files: list[ExportedFile]


def manifest(
    buildings: Sequence[Building],
    fields: FieldSet,
    folder: Path,
    *,
    public: bool,
    geoid: float,
    without_facts: int = 0,
    sidecar_faults: Iterable[Fault] = (),
) -> Manifest:
    """Describe the files of a folder."""
    return Manifest(
        tool=Tool(name="cimcheck", version=__version__),
        packages=packages(),
        public=public,
        denominator=len(buildings),
        placed=sum(building.record["placed"] is True for building in buildings),
        models_without_facts=without_facts,
        sidecar_faults=[Text(one.render("zh"), one.render("en")) for one in sorted(sidecar_faults)],
        georeferences=_counts(buildings, "georeference"),
        outcomes=_counts(buildings, "outcome"),
        verdicts=_counts(buildings, "verdict"),
        coordinates=Coordinates(
            system="EPSG:4490",
            geojson="OGC:CRS84; EPSG:4490 to EPSG:4326 is no change in PROJ",
            heights=_HEIGHTS,
            geoid=geoid,
        ),
        fields=[
            ExportedField(
                name=name,
                field=field.name,
                type=field.type,
                need=field.need,
                title=field.title,
                unit=field.unit,
            )
            for field, name in fields.names.items()
        ],
        files=[_file(path, folder) for path in sorted(folder.rglob("*")) if path.is_file()],
    )


def to_json(made: Manifest) -> bytes:
    """The document, indented for people."""
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def _counts(buildings: Sequence[Building], name: str) -> dict[str, int]:
    return dict(sorted(Counter(str(building.record[name]) for building in buildings).items()))


def _file(path: Path, folder: Path) -> ExportedFile:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return ExportedFile(path=path.relative_to(folder).as_posix(), bytes=path.stat().st_size, sha256=digest)


_HEIGHTS = Text(
    "高程为模型所述，未作大地水准面改正；三维切片加上 geoid。",
    "Heights are as models state them, without correction for the geoid; tiles add geoid.",
)
