"""What a project file says, be it YAML or a self-assessment workbook, as a batch needs it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cimcheck.core.yaml_lines import Located, Place, load
from cimcheck.errors import Fault, ProjectFileError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project_file import project_of

WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class StatedProject:
    """The data in the shape of a project file, models with their places, and what is wrong.

    `at_cell` turns the place of a model into the one that a reader of the file can find.
    """

    file: str
    data: Mapping[str, Any]
    models: tuple[tuple[str, Place], ...]
    faults: tuple[Fault, ...]
    at_cell: Callable[[Fault], Fault]


def stated_project(file: Path, catalogue: Catalogue, shown: str) -> StatedProject:
    """Read a project file; `shown` is its name in faults. Never raises for what is in it."""
    try:
        located, faults, at_cell = _located(file, catalogue, shown)
    except ProjectFileError as error:
        whole = Fault(shown, 0, 0, error.code, error.text)
        return StatedProject(shown, {}, (), error.faults or (whole,), _unchanged)
    try:
        project = project_of(located, catalogue)
    except ProjectFileError as error:
        faults += error.faults
        models: list[tuple[str, Place]] = []
    else:
        models = [
            (model.file, located.position(("buildings", building, "models", number)))
            for building, entry in enumerate(project.buildings)
            for number, model in enumerate(entry.models)
        ]
    data = located.data if isinstance(located.data, dict) else {}
    return StatedProject(shown, data, tuple(models), tuple(map(at_cell, faults)), at_cell)


def _located(
    file: Path, catalogue: Catalogue, shown: str
) -> tuple[Located, tuple[Fault, ...], Callable[[Fault], Fault]]:
    if file.suffix.lower() != WORKBOOK:
        return load(file, shown), (), _unchanged
    from cimcheck.workspace.assessment import assessment_of

    assessment = assessment_of(file, catalogue, shown)
    return assessment.located, assessment.faults, assessment.at_cell


def _unchanged(fault: Fault) -> Fault:
    return fault
