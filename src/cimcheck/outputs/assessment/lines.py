"""What a self-assessment sheet asks, with what models and project file give already.

A line stands for one place of the project file; filled in and read back it is that place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from cimcheck.core.text import Text
from cimcheck.engine.fact_rows import FactRow
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project import Declared, Project, ProjectBuilding, ProjectModel
from cimcheck.findings.report import Report
from cimcheck.outputs.amounts import plain_value
from cimcheck.workspace.columns import Column, columns_of

PREFIX, DECLARED = "building.", "declared."
ITEM = "green_"
NOTHING = Text("", "")
PROJECT = Text("项目", "Project")
QUANTITY = Text("数量", "Quantities")
SCORE_RULE, SHEET = "GRN002", "green_score_sheet"
BUILDING = ("building.id", "building.name", "building.category", "model.files", "building.part")


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """`key` is the place it stands for; `computed` what is known already, `possible` the points left open."""

    column: Column
    group: Text
    clause: str = ""
    title: Text = NOTHING
    most: float | None = None
    computed: Text = NOTHING
    possible: Text = NOTHING
    stated: str = ""
    document: str = ""

    @property
    def key(self) -> str:
        """The place in the project file."""
        return self.column.path


@dataclass(frozen=True, slots=True)
class AssessmentSheet:
    """The lines about the project, or about one building."""

    title: Text
    lines: tuple[AssessmentLine, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a sheet is made from: the project, its report, facts of project and buildings.

    `wanted` are the facts that the rules of green building ask for, `paths` where the models lie, from the
    folder of the sheet.
    """

    project: Project
    report: Report
    rows: Sequence[FactRow]
    catalogue: Catalogue
    wanted: frozenset[str]
    paths: Mapping[str, str]


def sheets(assessment: Assessment) -> list[AssessmentSheet]:
    """One sheet for the project, then one for each building."""
    columns = {column.path: column for column in columns_of(assessment.catalogue)}
    found = [AssessmentSheet(PROJECT, tuple(_project_lines(assessment, columns)))]
    for building in buildings(assessment):
        lines = (
            *_building_lines(building, assessment, columns),
            *_declared_lines(building, assessment, columns),
        )
        found.append(AssessmentSheet(Text(f"自评 {building.id}", f"Building {building.id}"), lines))
    return found


def buildings(assessment: Assessment) -> list[ProjectBuilding]:
    """The buildings of the project file; without one those that the models hold."""
    if assessment.project.buildings:
        return list(assessment.project.buildings)
    models = tuple(ProjectModel(one.file) for one in assessment.report.models)
    held = {row.subject: row.name for row in assessment.rows if row.kind == "Building"}
    part = len(held) > 1
    return [
        ProjectBuilding(f"B{number}", name, models=models, part=name if part else "")
        for number, name in enumerate(held.values(), 1)
    ]


def _project_lines(assessment: Assessment, columns: Mapping[str, Column]) -> Iterator[AssessmentLine]:
    project = assessment.project
    said = {
        "project.code": project.code,
        "project.name": project.name,
        "project.place": project.place,
        "project.town": project.town,
        "project.filed": project.filed.isoformat() if project.filed else "",
        "project.started": project.started.isoformat() if project.started else "",
        "project.stage": project.stage,
    }
    for path, text in said.items():
        yield AssessmentLine(columns[path], PROJECT, title=columns[path].title, stated=text)
    facts = {row.fact: row for row in assessment.rows if row.kind == "Project"}
    for condition, fact in sorted(assessment.catalogue.conditions.items()):
        declared = project.conditions.get(fact.id)
        asked = fact.id in assessment.wanted or condition.startswith(PLOT)
        if declared is None and not asked:
            continue
        column = columns[f"conditions.{condition}"]
        yield _line(column, CONDITION, fact.title, facts.get(fact.id), declared)


PLOT = "plot."
CONDITION = Text("规划条件", "Planning conditions")


def _building_lines(
    building: ProjectBuilding, assessment: Assessment, columns: Mapping[str, Column]
) -> Iterator[AssessmentLine]:
    files = (assessment.paths.get(PurePosixPath(one.file).name, one.file) for one in building.models)
    said = {
        "building.id": building.id,
        "building.name": building.name,
        "building.category": building.category,
        "model.files": "; ".join(files),
        "building.part": building.part,
    }
    for path in BUILDING:
        yield AssessmentLine(columns[path], ABOUT, title=columns[path].title, stated=said[path])


ABOUT = Text("单体", "Building")


def _declared_lines(
    building: ProjectBuilding, assessment: Assessment, columns: Mapping[str, Column]
) -> Iterator[AssessmentLine]:
    facts = _facts_of(building, assessment)
    clauses = _score_rows(building, assessment)
    catalogue = assessment.catalogue
    names = [name for name in _in_order(catalogue) if PREFIX + name in assessment.wanted]
    for name in [one for one in names if not one.startswith(ITEM) or not one[-1].isdigit()]:
        fact = catalogue.facts[PREFIX + name]
        declared = building.declared.get(PREFIX + DECLARED.rstrip(".") + "_" + name)
        yield _line(columns[DECLARED + name], QUANTITY, fact.title, facts.get(fact.id), declared)
    for row in clauses:
        name = ITEM + str(row["clause"]).rstrip("A").replace(".", "_")
        declared = building.declared.get(PREFIX + DECLARED.rstrip(".") + "_" + name)
        possible = plain_value(row["possible"]) if row["possible"] is not None else NOTHING
        yield AssessmentLine(
            columns[DECLARED + name],
            _text(row["category"]),
            str(row["clause"]),
            _text(row["item"]),
            row["most"] if isinstance(row["most"], float | int) else None,
            _text(row["state"]),
            possible,
            declared.raw if declared else "",
            declared.document if declared else "",
        )


def _in_order(catalogue: Catalogue) -> list[str]:
    return [fact.removeprefix(PREFIX) for fact in catalogue.facts if catalogue.declared(fact)]


def _line(
    column: Column, group: Text, title: Text, row: FactRow | None, declared: Declared | None
) -> AssessmentLine:
    found = row is not None and row.found
    return AssessmentLine(
        column,
        group,
        title=title,
        computed=plain_value(row.value, row.unit) if row is not None and found else NOTHING,
        stated=declared.raw if declared else "",
        document=declared.document if declared else "",
    )


def _facts_of(building: ProjectBuilding, assessment: Assessment) -> dict[str, FactRow]:
    rows = [row for row in assessment.rows if row.kind == "Building"]
    mine = [row for row in rows if row.subject == building.id]
    return {row.fact: row for row in mine or rows if mine or row.name == building.name}


def _score_rows(building: ProjectBuilding, assessment: Assessment) -> list[Mapping[str, object]]:
    found = [one for one in assessment.report.findings if one.rule == SCORE_RULE and SHEET in one.details]
    mine = [one for one in found if building.id == one.subject.key or building.name == one.subject.name]
    details = (mine or found)[0].details[SHEET] if found else {}
    rows = details.get("rows", []) if isinstance(details, Mapping) else []
    return list(rows)


def _text(value: object) -> Text:
    if isinstance(value, Mapping):
        return Text(str(value["zh"]), str(value["en"]))
    return NOTHING
