"""A folder of project files, or of nothing but models."""

from collections.abc import Iterator
from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Place, load
from cimcheck.errors import Fault, ProjectFileError, UsageError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project_file import project_of
from cimcheck.workspace.model_files import SUFFIXES, model_faults
from cimcheck.workspace.submission import Submission, Submissions

PROJECT_FILE = "project.yaml"


def read_folder(folder: Path, catalogue: Catalogue) -> Submissions:
    """Every `project.yaml` below a folder as a submission; without any, every model as one of its own.

    Raises UsageError when there is neither.
    """
    files = sorted(_below(folder, PROJECT_FILE, f"*.{PROJECT_FILE}"))
    items = [_of_project(file, folder, catalogue) for file in files] or [
        Submission(key=_key(path, folder), models=(path,)) for path in sorted(_models_below(folder))
    ]
    if not items:
        raise UsageError(
            "SOURCE_EMPTY",
            Text(
                f"{folder} 里既没有 {PROJECT_FILE}，也没有 IFC 模型。",
                f"{folder} holds neither a {PROJECT_FILE} nor an IFC model.",
            ),
        )
    used = {path.resolve() for item in items for path in item.models}
    stray = [path for path in sorted(_models_below(folder)) if path.resolve() not in used]
    return Submissions(str(folder.resolve()), tuple(items), tuple(_unused(path, folder) for path in stray))


def read_project_file(file: Path, catalogue: Catalogue) -> Submissions:
    """One project file as the only submission."""
    return Submissions(str(file.resolve()), (_of_project(file, file.parent, catalogue),))


def _of_project(file: Path, folder: Path, catalogue: Catalogue) -> Submission:
    located = load(file, _key(file, folder))
    faults: list[Fault] = []
    models: dict[Path, Place] = {}
    try:
        project = project_of(located, catalogue)
        for building, entry in enumerate(project.buildings):
            for number, model in enumerate(entry.models):
                models.setdefault(
                    file.parent / model.file, located.position(("buildings", building, "models", number))
                )
    except ProjectFileError as error:
        faults += error.faults
    else:
        models = models or dict.fromkeys(sorted(_models_in(file.parent)), (0, 0))
    faults += model_faults(located.file, models)
    return Submission(
        key=_key(file.parent if file.name == PROJECT_FILE else file, folder),
        models=tuple(models),
        project=file,
        data=located.data if isinstance(located.data, dict) else {},
        faults=tuple(sorted(set(faults))),
    )


def _key(path: Path, folder: Path) -> str:
    relative = path.relative_to(folder).as_posix()
    return folder.resolve().name if relative == "." else relative


def _below(folder: Path, *patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from (path for path in folder.rglob(pattern) if path.is_file())


def _models_below(folder: Path) -> Iterator[Path]:
    return (path for path in _below(folder, "*") if path.suffix.lower() in SUFFIXES)


def _models_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())


def _unused(path: Path, folder: Path) -> Fault:
    return Fault(
        _key(path, folder),
        0,
        0,
        "MODEL_UNUSED",
        Text("没有项目文件提到这个模型，未审查。", "No project file names this model; it is not checked."),
    )
