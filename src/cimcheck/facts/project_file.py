"""From the project file to a `Project`; every fault is kept with its place."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

import msgspec

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, Step, load
from cimcheck.errors import Fault, ProjectFileError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.catalogue_files import Discipline
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.documents import typed
from cimcheck.facts.project import Declared, Project, ProjectBuilding, ProjectModel
from cimcheck.facts.stated import Refused, stated_value

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Code = Annotated[
    str, msgspec.Meta(pattern="^[0-9]{6}$", description="administrative division code, in quotes")
]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180, description="degree, east positive")]
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90, description="degree, north positive")]
Day = Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="YYYY-MM-DD")]


class About(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """`project`: what the submission is."""

    code: str = ""
    name: str = ""
    place: Code | None = None
    town: str = ""
    filed: Day | None = None
    started: Day | None = None
    stage: Literal["scheme", "preliminary_design", "construction_drawings", "completion", ""] = ""
    document: str = ""


class ModelEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A model with its discipline stated."""

    file: Name
    discipline: Discipline | None = None
    document: str = ""


class BuildingEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One entry of `buildings`."""

    id: Name
    name: str = ""
    category: Literal[
        "commodity_housing", "talent_housing", "affordable_housing", "public", "industrial", ""
    ] = ""
    models: list[Name | ModelEntry] = []
    part: str = ""
    started: Day | None = None
    longitude: Longitude | None = None
    latitude: Latitude | None = None
    declared: dict[str, Any] = {}
    document: str = ""


class ProjectFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """project.yaml."""

    project: About = About()
    conditions: dict[str, Any] = {}
    buildings: list[BuildingEntry] = []


def load_project(path: Path, catalogue: Catalogue) -> Project:
    """Read a project file. Raises ProjectFileError PROJECT_INVALID with every fault."""
    located = load(path, path.name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if located.data is not None else ""
    return project_of(located, catalogue, digest)


def project_of(located: Located, catalogue: Catalogue, sha256: str = "") -> Project:
    """A project from data with places, such as a row of a table. Raises like `load_project`."""
    project, faults = read_project(located, catalogue, sha256)
    if project is None or faults:
        raise ProjectFileError(
            "PROJECT_INVALID",
            Text(
                f"项目文件有 {len(faults)} 处错误，未开始检查。",
                f"The project file has {len(faults)} fault(s); nothing was checked.",
            ),
            tuple(faults),
        )
    return project


def read_project(located: Located, catalogue: Catalogue, sha256: str) -> tuple[Project | None, list[Fault]]:
    """The project, or None where its shape is wrong, and every fault."""
    file, found = typed(located, ProjectFile)
    if file is None:
        return None, [*found]
    reader = _Reader(located, catalogue)
    conditions = reader.conditions()
    buildings = tuple(reader.building(number, entry) for number, entry in enumerate(file.buildings))
    reader.faults += _repeated(located, file.buildings)
    project = Project(
        code=file.project.code,
        name=file.project.name,
        place=file.project.place or "",
        town=file.project.town,
        filed=reader.day(file.project.filed, ("project", "filed")),
        started=reader.day(file.project.started, ("project", "started")),
        stage=file.project.stage,
        conditions=conditions,
        groups=frozenset(file.conditions),
        buildings=buildings,
        file=PurePosixPath(located.file).name,
        sha256=sha256,
    )
    return project, sorted(reader.faults)


class _Reader:
    """Reads stated values and collects what is wrong with them."""

    def __init__(self, located: Located, catalogue: Catalogue) -> None:
        self.faults: list[Fault] = []
        self._located = located
        self._catalogue = catalogue

    def day(self, text: str | None, path: tuple[Step, ...]) -> date | None:
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.faults.append(
                self._located.fault(
                    path, "DATE_UNKNOWN", Text(f"没有“{text}”这一天。", f"There is no day “{text}”.")
                )
            )
            return None

    def conditions(self) -> dict[str, Declared]:
        """Every stated condition by fact id; `document` in a block holds for the whole block."""
        known = self._catalogue.conditions
        blocks = {condition.partition(".")[0] for condition in known}
        found: dict[str, Declared] = {}
        for block, content in self._located.data.get("conditions", {}).items():
            path: tuple[Step, ...] = ("conditions", block)
            if block not in blocks:
                self._unknown(path, block, blocks)
            elif block in known:
                self._take(found, path, known[block], content, "")
            elif isinstance(content, dict):
                self._block(found, path, content, block)
            else:
                self.faults.append(self._located.fault(path, "SCHEMA_TYPE", _BLOCK))
        return found

    def _block(
        self, found: dict[str, Declared], path: tuple[Step, ...], content: dict[str, Any], block: str
    ) -> None:
        known = self._catalogue.conditions
        document = content.get("document", "")
        for key, value in content.items():
            if key == "document":
                continue
            fact = known.get(f"{block}.{key}")
            if fact is None:
                prefix = f"{block}."
                names = {name.removeprefix(prefix) for name in known if name.startswith(prefix)}
                self._unknown((*path, key), key, {*names, "document"})
            else:
                self._take(found, (*path, key), fact, value, str(document))

    def building(self, number: int, entry: BuildingEntry) -> ProjectBuilding:
        """One building with its declared values."""
        declared: dict[str, Declared] = {}
        known = self._catalogue.declarable
        for key, value in self._located.data["buildings"][number].get("declared", {}).items():
            path: tuple[Step, ...] = ("buildings", number, "declared", key)
            if key == "document":
                continue
            if key in known:
                self._take(declared, path, known[key], value, str(entry.declared.get("document", "")))
            else:
                self._unknown(path, key, {*known, "document"})
        models = (ProjectModel(one) if isinstance(one, str) else _model(one) for one in entry.models)
        started = self.day(entry.started, ("buildings", number, "started"))
        return ProjectBuilding(
            entry.id, entry.name, entry.category, tuple(models), entry.part, declared, started
        )

    def _take(
        self,
        found: dict[str, Declared],
        path: tuple[Step, ...],
        fact: FactDefinition,
        entry: Any,
        document: str,
    ) -> None:
        value = entry
        if isinstance(entry, dict):
            extra = sorted(set(entry) - {"value", "document"})
            for key in extra:
                self._unknown((*path, key), key, {"value", "document"})
            value, document = entry.get("value"), str(entry.get("document", document))
        stated = stated_value(fact, value)
        if isinstance(stated, Refused):
            self.faults.append(self._located.fault(path, stated.code, stated.text, stated.hint))
            return
        where = ".".join(str(step) for step in path)
        found[fact.id] = Declared(stated, str(value), where, document)

    def _unknown(self, path: tuple[Step, ...], key: str, known: set[str]) -> None:
        text = Text(f"不认识的键“{key}”。", f"Unknown key “{key}”.")
        self.faults.append(
            self._located.fault(path, "KEY_UNKNOWN", text, did_you_mean(key, known), at_key=True)
        )


def _model(entry: ModelEntry) -> ProjectModel:
    return ProjectModel(entry.file, entry.discipline or "")


def _repeated(located: Located, buildings: list[BuildingEntry]) -> Iterator[Fault]:
    """Ids given twice, and a model in two buildings without saying which part of it is meant."""
    ids: dict[str, int] = {}
    files: dict[str, bool] = {}
    for number, entry in enumerate(buildings):
        if entry.id in ids:
            text = Text(f"编号“{entry.id}”重复。", f"The id “{entry.id}” is given twice.")
            yield located.fault(("buildings", number, "id"), "BUILDING_TWICE", text)
        ids[entry.id] = number
        for index, one in enumerate(entry.models):
            file = one if isinstance(one, str) else one.file
            if file in files and not (entry.part and files[file]):
                yield located.fault(("buildings", number, "models", index), "MODEL_TWICE", _MODEL_TWICE)
            files[file] = bool(entry.part)


_BLOCK = Text("此处应为键值表。", "Expected a mapping.")
_MODEL_TWICE = Text(
    "同一模型属于几栋建筑时，每栋都要用 part 写明模型里的建筑名称或 GlobalId。",
    "Where buildings share a model, each says in `part` which one of the model it is (name or GlobalId).",
)


def project_schema(catalogue: Catalogue) -> Mapping[str, Any]:
    """The JSON Schema of project files, with the conditions and declared values of the catalogue."""
    schema = msgspec.json.schema(ProjectFile)
    shapes = schema["$defs"]
    blocks: dict[str, Any] = {}
    for condition, fact in sorted(catalogue.conditions.items()):
        block, _, key = condition.partition(".")
        if not key:
            blocks[block] = _entry_schema(fact)
            continue
        content = blocks.setdefault(
            block, {"type": "object", "additionalProperties": False, "properties": {}}
        )
        content["properties"][key] = _entry_schema(fact)
        content["properties"]["document"] = {"type": "string"}
    shapes["ProjectFile"]["properties"]["conditions"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": blocks,
    }
    declared = {key: _entry_schema(fact) for key, fact in sorted(catalogue.declarable.items())}
    shapes["BuildingEntry"]["properties"]["declared"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {**declared, "document": {"type": "string"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cimcheck project file",
        **schema,
    }


def _entry_schema(fact: FactDefinition) -> Mapping[str, Any]:
    if fact.kind == "number":
        value: list[dict[str, Any]] = [
            {"type": "number", "description": f"in {fact.unit.symbol}"},
            {"type": "string", "description": f"a number with its unit, such as “1 {fact.unit.symbol}”"},
        ]
    elif fact.kind == "category":
        value = [{"enum": sorted(fact.members)}]
    else:
        value = [{"type": "boolean"}]
    entry = {
        "type": "object",
        "additionalProperties": False,
        "required": ["value"],
        "properties": {"value": {"anyOf": value}, "document": {"type": "string"}},
    }
    return {
        "title": fact.title.en,
        "description": f"{fact.title.zh} — {fact.definition.en}",
        "anyOf": [*value, entry],
    }
