"""Which building of the submission each object belongs to."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import msgspec

from cimcheck.core.text import Text
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.notes import Note
from cimcheck.facts.project import Declared, Project, ProjectBuilding, ProjectModel
from cimcheck.facts.subject import Place, SubjectRef
from cimcheck.reading.tables import NONE


class Part(msgspec.Struct, frozen=True):
    """The share of one model in a building: its IfcBuildings, and whether loose objects belong to it."""

    view: ModelView
    buildings: frozenset[int]
    with_loose: bool
    discipline: str

    def holds(self, row: int) -> bool:
        """Whether the object belongs to the building."""
        building = self.view.objects.building[row]
        if building == NONE and row in self.buildings:
            return True
        return building in self.buildings or (building == NONE and self.with_loose)


class Scope(msgspec.Struct, frozen=True):
    """One building: its subject, what was stated of it, and its parts.

    `is_whole` means that the submission lists the models of the building and all of them could be read: what
    none of them holds is then not there. `is_damaged` means that a model of the building is missing, or that
    it is open what belongs to the building: there may be more than can be seen.
    """

    subject: SubjectRef
    parts: tuple[Part, ...]
    category: str = ""
    declared: Mapping[str, Declared] = {}
    is_whole: bool = False
    is_damaged: bool = False

    @property
    def lost_labels(self) -> bool:
        """Whether names or properties of its models were lost."""
        return _noted(self.parts, LOST_LABELS)


UNCERTAIN_PLACES = frozenset({"MULTI_PARENT"})
"""Notes of the gate after which it is open to which building an object belongs."""
LOST_LABELS = frozenset(
    {
        "ATTR_COUNT",
        "ATTR_TYPE",
        "DANGLING_REF",
        "ENTITY_IGNORED",
        "NON_ASCII",
        "NUL_BYTE",
        "STRING_ESCAPE",
        "TEXT_GARBLED",
    }
)
"""Notes of the gate after which a name, property or relation may have become unknown."""


def _noted(parts: Sequence[Part], codes: frozenset[str]) -> bool:
    return any(note.code in codes for part in parts for note in part.view.model.notes)


def scopes_of(
    views: Sequence[ModelView], unread: Sequence[str], project: Project, disciplines: Mapping[int, str]
) -> tuple[list[Scope], list[Note]]:
    """The buildings of a submission, those of the project file first; `unread` are models without tables."""
    builder = _Builder(views, unread, project, disciplines)
    found = [builder.listed(entry) for entry in project.buildings]
    used = {part.view.index for scope in found for part in scope.parts}
    for view in views:
        if view.index not in used:
            found += builder.found_in(view)
            if project.buildings:
                builder.notes.append(
                    Note("MODEL_NOT_LISTED", view.file, _NOT_LISTED.fill({"file": view.file}))
                )
    return _without_twins(found), builder.notes


class _Builder:
    def __init__(
        self,
        views: Sequence[ModelView],
        unread: Sequence[str],
        project: Project,
        disciplines: Mapping[int, str],
    ) -> None:
        self.notes: list[Note] = []
        self._views, self._unread, self._project, self._disciplines = views, unread, project, disciplines

    def listed(self, entry: ProjectBuilding) -> Scope:
        """A building of the project file with the models it names."""
        parts: list[Part] = []
        complete = bool(entry.models) or len(self._project.buildings) == 1
        named = entry.models or tuple(ProjectModel(view.file) for view in self._views if complete)
        for model in named:
            view = _find(self._views, model.file)
            if view is None:
                complete = False
                self.notes.append(self._absent(entry, model.file))
                continue
            rows = _buildings_in(view, entry.part)
            if entry.part and not rows:
                complete = False
                text = _NO_PART.fill({"file": view.file, "part": entry.part})
                self.notes.append(Note("BUILDING_NOT_FOUND", view.file, text))
                continue
            loose = not entry.part or len(_buildings_in(view, "")) == 1
            discipline = model.discipline or self._disciplines[view.index]
            parts.append(Part(view, frozenset(rows), loose, discipline))
        places = tuple(Place(part.view.index, row) for part in parts for row in sorted(part.buildings))
        guids = {part.view.objects.guid[row] for part in parts for row in part.buildings}
        guid = guids.pop() if len(guids) == 1 else ""
        subject = SubjectRef("Building", entry.id, entry.name or entry.id, guid, entry.id, places=places)
        lost = _noted(parts, UNCERTAIN_PLACES)
        whole = complete and bool(parts) and not lost
        return Scope(subject, tuple(parts), entry.category, entry.declared, whole, lost or not complete)

    def found_in(self, view: ModelView) -> list[Scope]:
        """The buildings that a model holds; one of the model's name where it holds none.

        A building without a name goes by that of its file, and its number there when it is not the only one.
        """
        rows = _buildings_in(view, "")
        discipline = self._disciplines[view.index]
        if not rows:
            subject = SubjectRef("Building", view.file, view.file, "", view.file)
            parts: tuple[Part, ...] = (Part(view, frozenset(), True, discipline),)
            return [Scope(subject, parts, is_damaged=_noted(parts, UNCERTAIN_PLACES))]
        found = []
        for number, row in enumerate(rows, 1):
            guid = view.objects.guid[row]
            name = view.label(row).strip() or (view.file if len(rows) == 1 else f"{view.file} {number}")
            alone = view.objects.guid.count(guid) == 1 and guid
            key = guid if alone else f"{view.file}#{view.objects.step[row]}"
            subject = SubjectRef("Building", key, name, guid, key, places=(Place(view.index, row),))
            parts = (Part(view, frozenset((row,)), len(rows) == 1, discipline),)
            found.append(Scope(subject, parts, is_damaged=_noted(parts, UNCERTAIN_PLACES)))
        return found

    def _absent(self, entry: ProjectBuilding, file: str) -> Note:
        unread = any(PurePosixPath(name).name == PurePosixPath(file).name for name in self._unread)
        code, text = ("MODEL_UNREAD", _UNREAD) if unread else ("MODEL_NOT_GIVEN", _NOT_GIVEN)
        return Note(code, file, text.fill({"file": file, "building": entry.id}))


def _find(views: Sequence[ModelView], file: str) -> ModelView | None:
    """The model of this path, else the only one of this name."""
    exact = [view for view in views if view.model.file == file]
    named = exact or [
        view for view in views if PurePosixPath(view.model.file).name == PurePosixPath(file).name
    ]
    return named[0] if len(named) == 1 else None


def _buildings_in(view: ModelView, part: str) -> list[int]:
    rows = view.by_class.get("IfcBuilding", [])
    if not part:
        return rows
    objects = view.objects
    return [row for row in rows if part in (objects.name[row], objects.long_name[row], objects.guid[row])]


def _without_twins(scopes: list[Scope]) -> list[Scope]:
    """Buildings of one key (one GlobalId in several models) are one building."""
    merged: dict[str, Scope] = {}
    for scope in scopes:
        first = merged.get(scope.subject.key)
        if first is None:
            merged[scope.subject.key] = scope
            continue
        places = first.subject.places + scope.subject.places
        subject = SubjectRef(
            "Building",
            first.subject.key,
            first.subject.name,
            first.subject.guid,
            first.subject.key,
            places=places,
        )
        merged[scope.subject.key] = Scope(
            subject,
            first.parts + scope.parts,
            first.category,
            first.declared,
            first.is_whole,
            first.is_damaged or scope.is_damaged,
        )
    return list(merged.values())


_UNREAD = Text(
    "建筑“{building}”的模型“{file}”未能读取，其内容视为未知。",
    "The model “{file}” of building “{building}” could not be read; what it holds is unknown.",
)
_NOT_GIVEN = Text(
    "项目文件为建筑“{building}”列出的模型“{file}”没有提交。",
    "The model “{file}” that the project file lists for building “{building}” was not given.",
)
_NOT_LISTED = Text(
    "模型“{file}”不在项目文件的任何建筑之下，按模型自身的建筑单独检查。",
    "The project file lists the model “{file}” under no building; its buildings are checked by themselves.",
)
_NO_PART = Text(
    "模型“{file}”中没有名称或 GlobalId 为“{part}”的建筑。",
    "The model “{file}” holds no building with the name or GlobalId “{part}”.",
)
