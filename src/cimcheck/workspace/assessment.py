"""A self-assessment workbook read back: one sheet about the project, one for each building.

Every sheet has a header row with a key column; a row says what a place of the project file holds. Faults and
evidence name sheet, row and column.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, Step
from cimcheck.errors import Fault, ProjectFileError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project import Declared, Project
from cimcheck.facts.project_file import project_of
from cimcheck.workspace.cell_values import CellFaultError, model_names, value_of
from cimcheck.workspace.cells import CellValue, Line, read_sheets
from cimcheck.workspace.columns import Column, columns_of, normal
from cimcheck.workspace.project_tree import ProjectTree

KEY, VALUE, DOCUMENT = Text("代号", "key"), Text("填写", "value"), Text("依据文件", "document")
DECLARED, BUILDING_ID, MODELS = "declared.", "building.id", "model.files"
_TITLES_ABOVE = 12
_LARGEST_UNPACKED = 50_000_000  # [byte]
_SHEET = 10_000_000
"""Rows of the sheets are numbered apart by this; no sheet has as many."""


class _Entry(msgspec.Struct, frozen=True):
    """One filled row: its key, its cell, and where both stand on the sheet."""

    key: str
    cell: CellValue
    document: str
    row: int
    key_column: int
    column: int
    line: Line


class Assessment(msgspec.Struct, frozen=True):
    """What a workbook says, in the shape of a project file, and what is wrong with its cells.

    Rows are numbered over all sheets; `at_cell` says which cell is meant.
    """

    located: Located
    faults: tuple[Fault, ...]
    sheets: tuple[str, ...]

    def at_cell(self, fault: Fault) -> Fault:
        """The same fault with its sheet and the row there."""
        sheet, row = divmod(fault.line, _SHEET)
        return replace(fault, file=f"{self.located.file}[{self.sheets[sheet]}]", line=row)


def is_assessment(path: Path) -> bool:
    """Whether a workbook has the header of a self-assessment on a sheet. Raises ProjectFileError."""
    sheets = read_sheets(path, rows=_TITLES_ABOVE, unpacked=_LARGEST_UNPACKED)
    return any(_entries(lines) is not None for _, lines in sheets)


def read_assessment(path: Path, catalogue: Catalogue) -> Project:
    """The project that a workbook describes. Raises ProjectFileError with every fault of every sheet."""
    assessment = assessment_of(path, catalogue, path.name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    faults = list(assessment.faults)
    try:
        project = project_of(assessment.located, catalogue, digest)
    except ProjectFileError as error:
        faults += error.faults
    if faults:
        said = Text(
            f"自评表有 {len(faults)} 处错误，未开始检查。",
            f"The self-assessment has {len(faults)} fault(s); nothing was checked.",
        )
        raise ProjectFileError("PROJECT_INVALID", said, tuple(map(assessment.at_cell, faults)))
    return _with_cells(project, assessment.located, assessment.sheets)


def assessment_of(path: Path, catalogue: Catalogue, name: str) -> Assessment:
    """What a workbook says; faults and evidence call it `name`.

    Raises ProjectFileError when it cannot be read as a table or no sheet is a self-assessment.
    """
    read = read_sheets(path, unpacked=_LARGEST_UNPACKED)
    sheets = [(title, found) for title, lines in read if (found := _entries(lines)) is not None]
    if not sheets:
        raise ProjectFileError("ASSESSMENT_HEADER", _no_header(path))
    columns = {column.path: column for column in columns_of(catalogue)}
    tree = ProjectTree(name)
    faults: list[Fault] = []
    building = -1
    for number, (_, entries) in enumerate(sheets):
        building += any(entry.key == BUILDING_ID for entry in entries)
        for entry in entries:
            faults += _put(tree, entry, columns, building, number * _SHEET)
    return Assessment(tree.located(), tuple(faults), tuple(title for title, _ in sheets))


def _entries(lines: Sequence[Line]) -> list[_Entry] | None:
    """The rows of a sheet that have a value; None for a sheet without a header."""
    for number, line in enumerate(lines[:_TITLES_ABOVE]):
        titles = {normal(str(cell)): place for place, cell in enumerate(line.cells) if cell is not None}
        found = [_place(titles, title) for title in (KEY, VALUE, DOCUMENT)]
        key, value, document = found
        if key is not None and value is not None:
            return list(_filled(lines[number + 1 :], key, value, document))
    return None


def _place(titles: dict[str, int], title: Text) -> int | None:
    return next((titles[normal(word)] for word in (title.zh, title.en) if normal(word) in titles), None)


def _filled(lines: Sequence[Line], key: int, value: int, document: int | None) -> Iterator[_Entry]:
    for line in lines:
        name, cell = _cell(line, key), _cell(line, value)
        if name in (None, "") or cell in (None, ""):
            continue
        proof = _cell(line, document) if document is not None else None
        text = "" if proof is None else str(proof)
        yield _Entry(str(name).strip(), cell, text, line.number, key + 1, value + 1, line)


def _cell(line: Line, column: int) -> CellValue:
    return line.cells[column] if column < len(line.cells) else None


def _put(
    tree: ProjectTree, entry: _Entry, columns: dict[str, Column], building: int, offset: int
) -> Iterator[Fault]:
    """Take a row into the tree; what is wrong with it is a fault at its cell."""
    place = (offset + entry.row, entry.column)
    column = columns.get(entry.key)
    if column is None:
        text = Text(f"不认识的代号“{entry.key}”。", f"Unknown key “{entry.key}”.")
        hint = did_you_mean(entry.key, columns)
        yield Fault("", offset + entry.row, entry.key_column, "KEY_UNKNOWN", text, hint)
        return
    part, _, name = column.path.partition(".")
    if part not in ("project", "conditions") and building < 0:
        yield Fault("", *place, "BUILDING_UNNAMED", _UNNAMED)
        return
    if column.path == MODELS:
        for number, file in enumerate(model_names(entry.cell)):
            tree.put(("buildings", building, "models", number, "file"), file, place)
        return
    try:
        value = value_of(entry.cell, column, entry.line.epoch)
    except CellFaultError as error:
        yield Fault("", *place, error.code, error.text, error.hint)
        return
    path = _path(part, name, building)
    if entry.document and part in ("conditions", "declared"):
        tree.put((*path, "value"), value, place)
        tree.put((*path, "document"), entry.document, place)
    else:
        tree.put(path, value, place)


def _path(part: str, name: str, building: int) -> tuple[Step, ...]:
    match part:
        case "project":
            return ("project", name)
        case "conditions":
            return ("conditions", *name.split(".", 1))
        case "declared":
            return ("buildings", building, "declared", name)
    return ("buildings", building, name)


def _with_cells(project: Project, located: Located, sheets: Sequence[str]) -> Project:
    """The project with statements that name the cell they stand in."""
    buildings = tuple(
        replace(
            one,
            declared={
                fact: _in_cell(said, ("buildings", number, "declared"), located, sheets)
                for fact, said in one.declared.items()
            },
        )
        for number, one in enumerate(project.buildings)
    )
    return replace(project, buildings=buildings)


def _in_cell(said: Declared, around: tuple[Step, ...], located: Located, sheets: Sequence[str]) -> Declared:
    key = said.where.rpartition(".")[2]
    number, column = located.position((*around, key, "value"))
    sheet, row = divmod(number, _SHEET)
    return replace(said, where=f"{sheets[sheet]}!{_letters(column)}{row}", file=located.file)


def _letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _no_header(path: Path) -> Text:
    return Text(
        f"{path.name} 里没有自评表：应有一行表头，含“{KEY.zh}”和“{VALUE.zh}”两列。"
        "可用 cimcheck green-template 生成。",
        f"{path.name} holds no self-assessment: a header row with “{KEY.en}” and “{VALUE.en}” is needed. "
        "cimcheck green-template writes one.",
    )


_UNNAMED = Text(
    "本表没有单体编号（building.id），不知道说的是哪栋楼。",
    "The sheet gives no building id (building.id), so that nobody knows which building it speaks of.",
)
