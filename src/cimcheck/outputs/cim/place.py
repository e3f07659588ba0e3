"""Which model shows a building, where that stands, and the block it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec.structs import replace

from cimcheck.core.file_name import printable
from cimcheck.core.text import Text
from cimcheck.errors import Fault, ProjectFileError, UsageError
from cimcheck.facts.positions import FIRST
from cimcheck.findings.report import BuildingEntry
from cimcheck.outputs.cim.element_facts import FactBook, Stated, element_facts
from cimcheck.outputs.cim.shapes import shapes
from cimcheck.outputs.cim.submitted import ExportedModel
from cimcheck.reading import ModelReading, read_model
from cimcheck.reading.geometry import Measurements
from cimcheck.reading.geometry.massing import Block, Massing
from cimcheck.reading.georeference import Georeferencing, Projector, read_sidecar, resolve, sidecar_of
from cimcheck.reading.notes import note
from cimcheck.reading.tables import NONE, ModelTables
from cimcheck.workspace.entry import ModelFile
from cimcheck.workspace.fingerprint import model_file, of_program


class Shown(msgspec.Struct, frozen=True):
    """A building as one model shows it. `projector` is None for a model without a place."""

    file: str
    tables: ModelTables
    measured: Massing
    block: Block
    georeferencing: Georeferencing
    projector: Projector | None
    facts: Mapping[int, Mapping[str, object]] = {}
    """What the model states of elements, by row; only where elements are to be drawn."""

    def without_model(self) -> "Shown":
        """Only the place and the block."""
        return replace(self, tables=ModelTables(), measured=Massing((), Measurements()), facts={})


@dataclass
class ModelFolder:
    """The models that reports were made from, found by name and recognised by digest."""

    folder: Path | None
    book: FactBook | None = None
    """The meanings of facts, when elements are to be drawn with what models state of them."""
    without_facts: list[str] = field(default_factory=list)
    """Models whose elements are drawn without facts, as their reports rest on other meanings of facts."""
    sidecar_faults: set[Fault] = field(default_factory=set)
    """What is wrong in files that say where models stand."""
    _program: str = ""
    _by_name: dict[str, list[Path]] = field(default_factory=dict)
    _digests: dict[Path, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.folder is None:
            return
        if not self.folder.is_dir():
            raise UsageError(
                "MODELS_ABSENT",
                Text(f"没有文件夹“{self.folder}”。", f"There is no folder “{self.folder}”."),
            )
        self._program = of_program()
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                self._by_name.setdefault(printable(path.name), []).append(path)

    def shown(
        self, models: Sequence[ExportedModel], buildings: Sequence[BuildingEntry], facts_sha256: str = ""
    ) -> dict[str, Shown]:
        """By key, each building that some model shows; architecture comes before structure.

        `facts_sha256` names the meanings and bindings of facts that the report rests on.
        """
        found: dict[str, Shown] = {}
        for model in sorted(models, key=lambda one: (FIRST.get(one.discipline, 3), one.file)):
            wanting = [one for one in buildings if one.key not in found and model.file in one.models]
            if wanting and model.status != "rejected":
                found.update(self._shown_by(model, wanting, facts_sha256))
        return found

    def _shown_by(
        self, model: ExportedModel, buildings: Sequence[BuildingEntry], facts_sha256: str
    ) -> dict[str, Shown]:
        path, reading = self._read(model)
        if path is None or reading is None or reading.tables is None:
            return {}
        tables = reading.tables
        meshes = [tables.objects.step[row] for row in drawn(tables)] if self.book else []
        measured = shapes(path, model.sha256, tables, meshes, self._program)
        place = self._place(path, tables)
        projector = Projector(place.placement) if place.placement else None
        facts = self._facts(Stated(model.file, reading), facts_sha256)
        return {
            one.key: Shown(model.file, tables, measured, block, place, projector, facts)
            for one in buildings
            if (block := _block_of(one, measured.blocks)) is not None
        }

    def _read(self, model: ExportedModel) -> tuple[Path | None, ModelReading | None]:
        for path in self._by_name.get(Path(model.file).name, ()):
            if path not in self._digests:
                found = model_file(path)
                self._digests[path] = found.sha256 if isinstance(found, ModelFile) else ""
            if self._digests[path] == model.sha256:
                reading = read_model(path)
                if reading.file.sha256 == model.sha256:
                    return path, reading
        return None, None

    def _place(self, path: Path, tables: ModelTables) -> Georeferencing:
        """Where a model stands; nowhere when the file that would say so has faults, which are kept."""
        try:
            return resolve(tables, read_sidecar(sidecar_of(path)))
        except ProjectFileError as error:
            self.sidecar_faults.update(error.faults)
            return Georeferencing("none", None, (note("GEO_SIDECAR"), note("GEO_NONE")))

    def _facts(self, model: Stated, facts_sha256: str) -> Mapping[int, Mapping[str, object]]:
        """What the model states of elements; nothing where the report rests on other meanings of facts."""
        if self.book is None:
            return {}
        if facts_sha256 == self.book.sha256:
            return element_facts(model, self.book)
        self.without_facts.append(model.file)
        return {}


def drawn(tables: ModelTables) -> list[int]:
    """Rows of the elements that a picture of the building shows."""
    objects = tables.objects
    return [
        row for row, kind in enumerate(objects.kind) if kind == "element" and objects.has_representation[row]
    ]


def _block_of(building: BuildingEntry, blocks: Sequence[Block]) -> Block | None:
    """The block of a building: by GlobalId, by name, or the only one there is."""
    for block in blocks:
        if building.guid and block.guid == building.guid:
            return block
    named = [block for block in blocks if building.name and block.name == building.name]
    if len(named) == 1:
        return named[0]
    inside = [block for block in blocks if block.building != NONE]
    only = inside or list(blocks)
    return only[0] if len(only) == 1 else None
