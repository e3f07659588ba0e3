"""A table of submissions: the rows of one project and building are one submission."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Place
from cimcheck.errors import Fault, ProjectFileError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project_file import project_of
from cimcheck.workspace.cell_values import CellFaultError, Value, model_names, value_of
from cimcheck.workspace.cells import Line, read_lines
from cimcheck.workspace.columns import Column, columns_of
from cimcheck.workspace.model_files import model_faults
from cimcheck.workspace.project_tree import ProjectTree
from cimcheck.workspace.submission import Submission, Submissions
from cimcheck.workspace.table_header import find_header


@dataclass(slots=True)
class _Row:
    """One row: values by column with their places, the models it names, and what is wrong with it."""

    number: int
    values: dict[Column, tuple[Value, Place]] = field(default_factory=dict)
    models: list[tuple[str, Place]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def value(self, path: str) -> str:
        """What the row says at a path, as text; empty when it says nothing."""
        return next((str(value) for column, (value, _) in self.values.items() if column.path == path), "")


def read_table(path: Path, catalogue: Catalogue) -> Submissions:
    """Read a table of submissions. Raises ProjectFileError when it cannot be read or has no usable header."""
    lines = read_lines(path)
    header = find_header(path.name, lines, columns_of(catalogue))
    rows = [_read(path.name, line, header.columns) for line in lines[header.lines :]]
    items = [_submission(key, members, path, catalogue) for key, members in sorted(_grouped(rows).items())]
    return Submissions(str(path.resolve()), tuple(items), header.remarks)


def _read(file: str, line: Line, columns: Sequence[Column | None]) -> _Row:
    row = _Row(line.number)
    for number, column in enumerate(columns, start=1):
        cell = line.cells[number - 1] if number <= len(line.cells) else None
        if column is None:
            continue
        place = (line.number, number)
        if cell is None or cell == "":
            if column.required:
                text = column.title
                row.faults.append(
                    Fault(
                        file, *place, "CELL_MISSING", Text(f"缺少“{text.zh}”。", f"“{text.en}” is missing.")
                    )
                )
        elif column.kind == "models":
            row.models = [(name, place) for name in model_names(cell)]
        else:
            try:
                row.values[column] = (value_of(cell, column, line.epoch), place)
            except CellFaultError as fault:
                row.faults.append(Fault(file, *place, fault.code, fault.text, fault.hint))
    return row


def _grouped(rows: Sequence[_Row]) -> dict[str, list[_Row]]:
    """Rows by submission: project, building and, as a building may be filed again, the day.

    A row that leaves the day out belongs to the only filing of its building. A row without project or
    building is by itself.
    """
    filings: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        filings.setdefault(_building(row), set()).add(row.value("project.filed"))
    groups: dict[str, list[_Row]] = {}
    for row in rows:
        code, building = _building(row)
        days = filings[code, building] - {""}
        day = row.value("project.filed") or (min(days) if len(days) == 1 else "")
        key = f"{code}/{building}" + (f"@{day}" if day else "")
        groups.setdefault(key if code and building else f"row {row.number}", []).append(row)
    return groups


def _building(row: _Row) -> tuple[str, str]:
    return row.value("project.code"), row.value("building.id")


def _submission(key: str, rows: Sequence[_Row], path: Path, catalogue: Catalogue) -> Submission:
    faults = [fault for row in rows for fault in row.faults]
    tree = ProjectTree(path.name)
    for column, (value, place) in _shared(rows, path.name, faults).items():
        tree.put_column(column.path, value, place)
    models = _models(rows, path.name, faults)
    tree.put_models((name, discipline, place) for name, (discipline, place) in models.items())
    located = tree.located()
    places = {path.parent / name: place for name, (_, place) in sorted(models.items())}
    faults += model_faults(path.name, places)
    try:
        project_of(located, catalogue)
    except ProjectFileError as error:
        faults += error.faults
    return Submission(
        key=key,
        models=tuple(places),
        project_text=json.dumps(located.data, ensure_ascii=False, indent=1) + "\n",
        project_name=path.name,
        data=located.data,
        faults=tuple(sorted(set(faults))),
    )


def _shared(rows: Sequence[_Row], file: str, faults: list[Fault]) -> Mapping[Column, tuple[Value, Place]]:
    """What the rows say of the submission; that they contradict each other is a fault."""
    said: dict[Column, tuple[Value, Place]] = {}
    for row in rows:
        for column, (value, place) in row.values.items():
            first, where = said.setdefault(column, (value, place)) if column.shared else (value, place)
            if first != value:
                faults.append(_disagree(file, place, column.title, where, first, value))
    return said


def _models(rows: Sequence[_Row], file: str, faults: list[Fault]) -> dict[str, tuple[str, Place]]:
    """The models by name with discipline and place; a row given twice counts once."""
    models: dict[str, tuple[str, Place]] = {}
    for row in rows:
        discipline = row.value("model.discipline")
        for name, place in row.models:
            first, where = models.setdefault(name, (discipline, place))
            if first != discipline:
                title = Text("专业", "discipline")
                faults.append(_disagree(file, place, title, where, first, discipline))
    return models


def _disagree(file: str, place: Place, title: Text, where: Place, first: Value, value: Value) -> Fault:
    return Fault(
        file,
        *place,
        "ROWS_DISAGREE",
        Text(
            f"“{title.zh}”与第 {where[0]} 行不一致：{value}，那里是 {first}。",
            f"“{title.en}” disagrees with row {where[0]}: {value}, there {first}.",
        ),
    )
