"""What was submitted and what came out of it: project, models, counts, receipt."""

from cimcheck.core.text import Text
from cimcheck.findings.report import ModelNote, Report
from cimcheck.outputs.amounts import size_text
from cimcheck.outputs.letter.blocks import Block, Cell, Heading, Paragraph, Table, same
from cimcheck.outputs.overview import matrix
from cimcheck.outputs.project_data import CATEGORIES, entries
from cimcheck.outputs.receipt import receipt_lines
from cimcheck.outputs.vocabulary import place_text
from cimcheck.outputs.words import DISCIPLINES, SEVERITIES, STATUSES, VERDICT_ORDER, VERDICTS, word


def project(report: Report) -> list[Block]:
    """Project data as it was stated, the law that was applied, and the buildings."""
    lines = [(line.label, line.value) for line in entries(report.project) if line.value is not None]
    lines += [
        (Text("适用地区", "Place"), place_text(report.receipt.place)),
        (Text("适用规定日期", "Law as of"), same(report.receipt.as_of)),
    ]
    blocks: list[Block] = [pairs(lines)]
    if report.buildings:
        blocks += [Heading(2, Text("单体", "Buildings")), _buildings(report)]
    return blocks


def pairs(lines: list[tuple[Text, Text]]) -> Table:
    """Names and values without a header."""
    rows = tuple((Cell(label), Cell(value)) for label, value in lines)
    return Table((), rows, (0.26, 0.74))


def _buildings(report: Report) -> Table:
    header = (
        Text("名称", "Name"),
        Text("类别", "Category"),
        Text("主要指标", "Figures"),
        Text("模型", "Models"),
    )
    rows = []
    for building in report.buildings:
        figures = [line for line in entries(building.facts) if line.value is not None]
        shown = Text(
            "\n".join(f"{line.label.zh} {line.value.zh}" for line in figures if line.value),
            "\n".join(f"{line.label.en} {line.value.en}" for line in figures if line.value),
        )
        name, category = same(building.name or building.key), word(CATEGORIES, building.category)
        rows.append((Cell(name), Cell(category), Cell(shown), Cell(same("\n".join(building.models)))))
    return Table(header, tuple(rows), (0.18, 0.14, 0.36, 0.32))


def models(report: Report) -> list[Block]:
    """The models and what the intake check remarked."""
    header: tuple[Text, ...] = (
        Text("模型文件", "Model file"),
        Text("接收检查", "Intake check"),
        Text("专业", "Discipline"),
    )
    header += (Text("IFC 版本与建模软件", "IFC schema and authoring tool"),)
    rows = tuple(
        (
            Cell(same(model.file), same(size_text(model.bytes))),
            Cell(word(STATUSES, model.status), tone="fail" if model.status == "rejected" else ""),
            Cell(word(DISCIPLINES, model.discipline)),
            Cell(same(model.ifc_schema), same(model.application)),
        )
        for model in report.models
    )
    blocks: list[Block] = [
        Heading(2, Text("模型", "Models")),
        Table(header, rows, (0.36, 0.2, 0.12, 0.32)),
    ]
    noted = [(model.file, note) for model in report.models for note in model.notes]
    noted += [("", note) for note in report.notes]
    return [*blocks, *_notes(noted)]


def _notes(noted: list[tuple[str, ModelNote]]) -> list[Block]:
    if not noted:
        return []
    header = (Text("性质", "Kind"), Text("提示", "Remark"), Text("位置", "Where"))
    rows = tuple(
        (
            Cell(word(SEVERITIES, note.severity), tone="fail" if note.severity == "rejected" else ""),
            Cell(note.message, same(note.code)),
            Cell(same(" ".join(part for part in (file, note.where) if part))),
        )
        for file, note in noted
    )
    return [Heading(2, Text("接收与读取时的提示", "Remarks")), Table(header, rows, (0.1, 0.6, 0.3))]


def verdict_table(report: Report) -> list[Block]:
    """Counts of verdicts by building and subject."""
    table = matrix(report)
    rows = []
    for _, name, cells in table.lines:
        for (_, title), cell in zip(table.domains, cells, strict=True):
            if cell.worst:
                counted = (
                    Cell(same(str(count)), tone=verdict.value if count else "")
                    for verdict in VERDICT_ORDER
                    for count in [cell.counts.get(verdict.value, 0)]
                )
                whole = Text("整个项目", "Whole submission")
                rows.append((Cell(same(name) if name else whole), Cell(title), *counted))
    if not rows:
        return [Paragraph(Text("没有检查结果。", "There are no findings."))]
    header: tuple[Text, ...] = (Text("单体", "Building"), Text("专项", "Subject"))
    header += tuple(VERDICTS[verdict.value] for verdict in VERDICT_ORDER)
    return [Table(header, tuple(rows), (0.26, 0.22, 0.13, 0.13, 0.13, 0.13))]


def receipt(report: Report) -> list[Block]:
    """What lets a third party run the check again and compare."""
    return [
        Paragraph(
            Text(
                "同样的模型、项目文件和规则库必得同样的报告；可用 cimcheck verify 复核。",
                "The same models, project file and rules give the same report; cimcheck verify confirms it.",
            ),
            "small",
        ),
        pairs(
            [
                (label, value if isinstance(value, Text) else same(value))
                for label, value in receipt_lines(report)
            ]
        ),
    ]
