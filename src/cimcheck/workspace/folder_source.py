"""A folder of project files, self-assessment workbooks and models."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from cimcheck.core.file_name import printable
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Place
from cimcheck.errors import Fault, ProjectFileError, UsageError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.workspace.model_files import SUFFIXES, model_faults, outside
from cimcheck.workspace.stated_project import WORKBOOK, StatedProject, stated_project
from cimcheck.workspace.submission import Submission, Submissions

PROJECT_FILE = "project.yaml"
_LOCK = "~$"
"""What spreadsheet programs put before the name of a workbook that is open; such files hold no table."""


@dataclass(slots=True)
class _Found:
    """What lies below a folder, in order, and what of it could not be looked at."""

    projects: list[Path] = field(default_factory=list)
    workbooks: list[Path] = field(default_factory=list)
    models: list[Path] = field(default_factory=list)
    unreadable: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)


def read_folder(folder: Path, catalogue: Catalogue, within: Path) -> Submissions:
    """Every project file and self-assessment below a folder, and every model that belongs to none of them.

    A model belongs to the project files of its own folder and of the folders around it; one that none of them
    names is left out, and a remark says so. None may name models but those `within` a folder. Raises
    UsageError when there is nothing to check.
    """
    found = _look(folder)
    workbooks = _assessments(found, folder)
    beside = {file.parent: file for file in workbooks}
    items = [_unlinked(file, folder, catalogue, within, beside.get(file.parent)) for file in found.projects]
    with_project = {file.parent for file in found.projects}
    items += [
        _unlinked(file, folder, catalogue, within) for file in workbooks if file.parent not in with_project
    ]
    items += [Submission(key=fault.file, models=(), faults=(fault,)) for fault in found.unreadable]
    used = {path.resolve() for item in items for path in item.models}
    governed = with_project | set(beside)
    for path in found.models:
        if governed.intersection(path.parents):
            if path.resolve() not in used:
                found.remarks.append(_unused(path, folder))
        elif path.resolve() not in used:
            items.append(Submission(key=_key(path, folder), models=(path,)))
    if not items:
        raise UsageError("SOURCE_EMPTY", _empty(folder))
    return Submissions(
        printable(folder.resolve()),
        tuple(sorted(items, key=lambda item: item.key)),
        tuple(sorted(found.remarks)),
    )


def read_project_file(file: Path, catalogue: Catalogue) -> Submissions:
    """One project file, or self-assessment, as the only submission."""
    return Submissions(printable(file.resolve()), (_of_project(file, file.parent, catalogue, within=None),))


def _look(folder: Path) -> _Found:
    found = _Found()

    def unreadable(error: OSError) -> None:
        reason = error.strerror or type(error).__name__
        fault = Fault(
            _key(Path(error.filename), folder),
            0,
            0,
            "FOLDER_UNREADABLE",
            Text(
                f"无法查看此文件夹：{reason}。其中的模型未审查。",
                f"This folder cannot be looked into: {reason}. Models in it are not checked.",
            ),
        )
        found.unreadable.append(fault)

    for parent, folders, files in os.walk(folder, onerror=unreadable):
        folders.sort()
        found.remarks += [
            _linked(Path(parent, name), folder) for name in folders if Path(parent, name).is_symlink()
        ]
        for name in sorted(files):
            path = Path(parent, name)
            suffix = path.suffix.lower()
            if suffix in SUFFIXES:
                found.models.append(path)
            elif name == PROJECT_FILE or name.endswith(f".{PROJECT_FILE}"):
                found.projects.append(path)
            elif suffix == WORKBOOK and not name.startswith(_LOCK):
                found.workbooks.append(path)
    for paths in (found.projects, found.models):
        paths.sort()
    return found


def _assessments(found: _Found, folder: Path) -> list[Path]:
    """The workbooks that are project files; the others are left out, and a remark says so.

    One that cannot be read may be one, so it counts as one unless a project file stands beside it.
    """
    from cimcheck.workspace.assessment import is_assessment

    with_project = {file.parent for file in found.projects}
    kept = []
    for path in sorted(found.workbooks):
        remark = Fault(
            _key(path, folder),
            0,
            0,
            "WORKBOOK_UNUSED",
            Text("此工作簿里没有自评表，未读取。", "This workbook holds no self-assessment; it is not read."),
        )
        try:
            is_one = path.is_symlink() or is_assessment(path)
        except ProjectFileError as error:
            is_one = path.parent not in with_project
            remark = replace(remark, code=error.code, text=error.text)
        if is_one:
            kept.append(path)
        else:
            found.remarks.append(remark)
    return kept


def _unlinked(
    file: Path, folder: Path, catalogue: Catalogue, within: Path, workbook: Path | None = None
) -> Submission:
    """A project file as a submission; a link is not followed, as faults would show what it leads to."""
    if not file.is_symlink():
        return _of_project(file, folder, catalogue, workbook, within=within)
    fault = Fault(
        _key(file, folder),
        0,
        0,
        "PROJECT_LINKED",
        Text(
            "项目文件是符号链接；为防止读到提交范围以外的文件，不跟随链接。请给出文件本身。",
            "The project file is a symbolic link; links are not followed, so that nothing outside of a "
            "submission is read. Give the file itself.",
        ),
    )
    return Submission(_submission_key(file, folder), (), faults=(fault,))


def _of_project(
    file: Path, folder: Path, catalogue: Catalogue, workbook: Path | None = None, *, within: Path | None
) -> Submission:
    """A project file as a submission; a `workbook` beside it contradicts it by being there.

    It may name no models but those `within` a folder: of many files not all are written by whoever runs them.
    """
    said = stated_project(file, catalogue, _key(file, folder))
    faults = list(said.faults)
    models = _models_of(file, said)
    named = outside(said.file, models, within) if within is not None else []
    faults += map(said.at_cell, named or model_faults(said.file, models))
    if workbook is not None:
        faults.append(_twice(_key(workbook, folder), printable(file.name)))
    return Submission(
        key=_submission_key(file, folder),
        models=() if named else tuple(models),
        project=file,
        data=said.data,
        faults=tuple(sorted(set(faults))),
    )


def _models_of(file: Path, said: StatedProject) -> Mapping[Path, Place]:
    """The models that a project names, or those beside it where it names none."""
    if said.faults:
        return {}
    models: dict[Path, Place] = {}
    for name, place in said.models:
        models.setdefault(file.parent / name, place)
    return models or dict.fromkeys(sorted(_models_in(file.parent)), (0, 0))


def _models_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not path.is_dir()]


def _submission_key(file: Path, folder: Path) -> str:
    return _key(file.parent if file.name == PROJECT_FILE else file, folder)


def _key(path: Path, folder: Path) -> str:
    relative = path.relative_to(folder).as_posix()
    return printable(folder.resolve().name if relative == "." else relative)


def _linked(path: Path, folder: Path) -> Fault:
    return Fault(
        _key(path, folder),
        0,
        0,
        "FOLDER_LINKED",
        Text(
            "此文件夹是符号链接，不跟随；其中的模型未审查。",
            "This folder is a symbolic link and is not followed; models in it are not checked.",
        ),
    )


def _unused(path: Path, folder: Path) -> Fault:
    return Fault(
        _key(path, folder),
        0,
        0,
        "MODEL_UNUSED",
        Text("没有项目文件提到这个模型，未审查。", "No project file names this model; it is not checked."),
    )


def _twice(workbook: str, project: str) -> Fault:
    return Fault(
        workbook,
        0,
        0,
        "PROJECT_TWICE",
        Text(
            f"同一文件夹里既有 {project}，又有自评表，不知道以哪个为准。请只留一个；用 cimcheck "
            f"green-template --project {project} 写出的自评表已含项目文件的内容。",
            f"A self-assessment stands beside {project}, and nothing says which of them holds. Leave one; a "
            f"sheet written with cimcheck green-template --project {project} has what the project file says.",
        ),
    )


def _empty(folder: Path) -> Text:
    return Text(
        f"{folder} 里既没有 {PROJECT_FILE} 或自评表，也没有 IFC 模型。",
        f"{folder} holds neither a {PROJECT_FILE} or self-assessment nor an IFC model.",
    )
