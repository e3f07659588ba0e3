"""指标汇总: the figures of each building, then what the rules measured of buildings and the project."""

from cimcheck.core.text import Text
from cimcheck.findings.report import BuildingEntry, Report
from cimcheck.outputs.amounts import unit_text
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.project_data import CATEGORIES, LABELS
from cimcheck.outputs.words import word
from cimcheck.outputs.xlsx.findings_sheet import ends, unit
from cimcheck.outputs.xlsx.pen import Pen

WHOLE = ("Project", "Building", "ProtectiveUnit")


def figures_sheet(pen: Pen, lines: list[Line], report: Report) -> None:
    """Two tables: headline facts by building; measured against required by rule."""
    pen.widths(18, 26, 30, 16, 16, 16, 16, 9, 10)
    if report.buildings:
        pen.title(Text("单体指标", "Figures of buildings"), "heading")
        heads = (Text("单体", "Building"), Text("类别", "Category"), Text("指标", "Figure"))
        pen.line((*heads, Text("下限", "From"), Text("上限", "To"), Text("单位", "Unit")), "head")
        for building in report.buildings:
            _building(pen, building)
        pen.row += 1
    pen.title(Text("审查指标", "Figures of rules"), "heading")
    pen.line(_HEADS, "head")
    for line in lines:
        finding = line.finding
        if finding.subject.kind in WHOLE and (finding.measured or finding.required):
            about = (line.building or Text("整个项目", "Whole submission"), finding.title)
            named = Text(f"{line.kind.zh} {line.subject}", f"{line.kind.en} {line.subject}")
            numbers = (*ends(finding.measured), *ends(finding.required))
            for column, content in enumerate((*about, named, *numbers, unit(finding.measured))):
                pen.put(column, content)
            pen.put(8, line.verdict, finding.verdict.value)
            pen.row += 1


_HEADS = (
    Text("单体", "Building"),
    Text("审查内容", "What was checked"),
    Text("对象", "Object"),
    Text("实测下限", "Measured from"),
    Text("实测上限", "Measured to"),
    Text("要求下限", "Required from"),
    Text("要求上限", "Required to"),
    Text("单位", "Unit"),
    Text("结论", "Verdict"),
)


def _building(pen: Pen, building: BuildingEntry) -> None:
    category = word(CATEGORIES, building.category)
    name = building.name or building.key
    for fact, value in building.facts.items():
        label = word(LABELS, fact.rpartition(".")[2])
        if isinstance(value, dict):
            shown = unit_text(str(value.get("unit") or ""))
            bounds = [end if isinstance(end := value.get(key), int | float) else None for key in ("lo", "hi")]
            pen.line((name, category, label, *bounds, Text(shown.zh.strip(), shown.en.strip())))
        else:
            pen.line((name, category, label, str(value)))
