"""The self-assessment sheet as a workbook: one sheet about the project, one for each building."""

from collections.abc import Sequence

from cimcheck.core.text import Text
from cimcheck.outputs.assessment.lines import Assessment, AssessmentLine, AssessmentSheet, sheets
from cimcheck.outputs.xlsx.pen import Content, Pen
from cimcheck.outputs.xlsx.workbook import Sheets, workbook
from cimcheck.workspace.assessment import DOCUMENT, KEY, VALUE

TITLE = Text("绿色建筑自评表", "Self-assessment of a green building")
HEADER = (
    Text("类别", "Group"),
    Text("条文", "Clause"),
    Text("内容", "Item"),
    Text("填写方式", "How"),
    Text("满分", "Maximum"),
    Text("已算出或状态", "Computed, or state"),
    Text("可能得分", "Possible"),
    VALUE,
    DOCUMENT,
    KEY,
)
WIDTHS = (16, 9, 42, 22, 8, 24, 12, 18, 30, 30)
VALUE_AT, DOCUMENT_AT = 7, 8
HOW = {
    "text": Text("文字", "text"),
    "code": Text("编码", "code"),
    "date": Text("日期，如 2024-05-20", "date, such as 2024-05-20"),
    "models": Text("文件名，用分号隔开", "file names, with semicolons"),
    "choice": Text("从选项中选", "one of the list"),
    "truth": Text("是 / 否", "yes / no"),
    "number": Text("数值", "number"),
    "degree": Text("度", "degrees"),
}
POINTS = Text("得分", "points")
ANSWERS = (Text("是", "yes"), Text("否", "no"))


def render(assessment: Assessment, lang: str) -> bytes:
    """XLSX that is read back with --project; only the columns for value and document are read."""

    def fill(book: Sheets) -> None:
        for one in sheets(assessment):
            _sheet(book.add(one.title, wide=True), one, lang)
        _notes(book.add(Text("填表说明", "Notes")))

    return workbook(TITLE, assessment.report.tool.name, lang, fill)


def _sheet(pen: Pen, sheet: AssessmentSheet, lang: str) -> None:
    pen.widths(*WIDTHS)
    pen.title(Text(f"{TITLE.zh}　{sheet.title.zh}", f"{TITLE.en}: {sheet.title.en}"))
    pen.head(HEADER, filters_for=len(sheet.lines))
    for line in sheet.lines:
        choices = [one.get(lang) for one in _choices(line)]
        if choices and len(",".join(choices)) <= 255:
            at = (pen.row, VALUE_AT, pen.row, VALUE_AT)
            pen.sheet.data_validation(*at, {"validate": "list", "source": choices})
        _line(pen, line, lang)


def _line(pen: Pen, line: AssessmentLine, lang: str) -> None:
    contents: Sequence[Content] = (
        line.group,
        line.clause,
        line.title,
        _how(line),
        line.most,
        line.computed,
        line.possible,
        _stated(line, lang),
        line.document,
        line.key,
    )
    for column, content in enumerate(contents):
        pen.put(column, content, "input" if column in (VALUE_AT, DOCUMENT_AT) else "text")
    pen.row += 1


def _how(line: AssessmentLine) -> Text:
    if line.clause and line.column.kind == "number":
        return POINTS
    how, unit = HOW[line.column.kind], line.column.unit
    return Text(f"{how.zh}（{unit}）", f"{how.en} ({unit})") if unit else how


def _choices(line: AssessmentLine) -> Sequence[Text]:
    if line.column.kind == "truth":
        return ANSWERS
    return tuple(line.column.members.values()) if line.column.kind == "choice" else ()


def _stated(line: AssessmentLine, lang: str) -> Content:
    """What is stated already, as the reader takes it back."""
    if not line.stated:
        return None
    if line.column.kind == "truth":
        return ANSWERS[0 if line.stated.lower() == "true" else 1].get(lang)
    if line.column.kind == "choice" and line.stated in line.column.members:
        return line.column.members[line.stated].get(lang)
    if line.column.kind == "number":
        try:
            return float(line.stated)
        except ValueError:
            return line.stated
    return line.stated


def _notes(pen: Pen) -> None:
    pen.widths(110)
    for text in NOTES:
        pen.line([text], "plain")


NOTES = (
    Text(
        "只填浅黄色的两列：“填写”与“依据文件”。其他各列由程序写出，读回时不看；“代号”一列不要改动。",
        "Fill in the two yellow columns only, value and document. All others are written by the program and "
        "not read back; leave the key column as it is.",
    ),
    Text(
        "控制项填“是”或“否”，评分项填自评得分；由数量得分的条文请在“数量”各行填数量。",
        "Prerequisites take yes or no, scoring items the points claimed; items scored by quantities take the "
        "quantity, in its own row.",
    ),
    Text(
        "数值可带单位，如 5000 m2、35%。空着的行表示没有申报。",
        "A number may carry its unit, such as 5000 m2 or 35%. An empty row states nothing.",
    ),
    Text(
        "填好后用 cimcheck check --project 本文件 检查：与模型矛盾的逐条列出，填错的指明工作表、行、列。",
        "Check the filled workbook with cimcheck check --project FILE: what contradicts the models is "
        "listed, and what cannot be read is named with sheet, row and column.",
    ),
)
