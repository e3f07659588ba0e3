"""From a source to submissions: a folder, one project file or self-assessment, or a table (CSV, XLSX)."""

from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.errors import UsageError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.workspace.stated_project import WORKBOOK
from cimcheck.workspace.submission import Submissions

_TABLES = (".csv", ".txt", ".tsv", WORKBOOK)
_PROJECTS = (".yaml", ".yml")


def read_submissions(source: Path, catalogue: Catalogue, models: Path | None = None) -> Submissions:
    """Everything that a source holds. Faults of one submission stay with it and stop no other.

    Projects in a folder name models from it, or from the folder `models`. Raises UsageError for what is no
    source, ProjectFileError for a table that cannot be read at all.
    """
    if source.is_dir():
        from cimcheck.workspace.folder_source import read_folder

        return read_folder(source, catalogue, models or source)
    if source.is_file() and _is_project(source):
        from cimcheck.workspace.folder_source import read_project_file

        return read_project_file(source, catalogue)
    if source.is_file() and source.suffix.lower() in _TABLES:
        from cimcheck.workspace.table_source import read_table

        return read_table(source, catalogue)
    raise UsageError(
        "SOURCE_UNKNOWN",
        Text(
            f"{source} 不是可用的来源：应为文件夹、project.yaml、自评表，或 CSV、XLSX 报审表。",
            f"{source} is no source: name a folder, a project.yaml, a self-assessment, or a table in CSV or "
            "XLSX.",
        ),
    )


def _is_project(source: Path) -> bool:
    """Whether a file is about one submission: YAML, or a workbook that is a self-assessment."""
    suffix = source.suffix.lower()
    if suffix != WORKBOOK:
        return suffix in _PROJECTS
    from cimcheck.workspace.assessment import is_assessment

    return is_assessment(source)
