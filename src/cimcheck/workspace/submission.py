"""One submission of a batch: project data and the models it names, or the faults that make it unusable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cimcheck.errors import Fault


@dataclass(frozen=True, slots=True)
class Submission:
    """What is checked as one: it gives one report.

    `key` is stable from run to run. `project` is the project file, or `project_text` the content of one that
    was made from the table `project_name`; a model by itself has neither. `data` is the project data in the
    shape of a project file. With `faults` it is recorded and not run.
    """

    key: str
    models: tuple[Path, ...]
    project: Path | None = None
    project_text: str = ""
    project_name: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Submissions:
    """Everything that a source holds: submissions by key, and remarks that stop none of them."""

    source: str
    items: tuple[Submission, ...]
    remarks: tuple[Fault, ...] = ()
