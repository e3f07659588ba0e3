"""The workbook: its sheets in order."""

from cimcheck.core.text import Text
from cimcheck.outputs.finding_lines import finding_lines
from cimcheck.outputs.review import Review
from cimcheck.outputs.xlsx.calculation_sheets import calculation_sheets
from cimcheck.outputs.xlsx.element_sheets import element_sheets
from cimcheck.outputs.xlsx.figures_sheet import figures_sheet
from cimcheck.outputs.xlsx.findings_sheet import findings_sheet
from cimcheck.outputs.xlsx.law_sheet import law_sheet
from cimcheck.outputs.xlsx.missing_sheet import missing_sheet
from cimcheck.outputs.xlsx.summary_sheet import summary_sheet
from cimcheck.outputs.xlsx.workbook import Sheets, workbook


def render(review: Review, lang: str = "zh") -> bytes:
    """The report as XLSX. The same review and language give the same bytes."""

    def fill(sheets: Sheets) -> None:
        lines = finding_lines(review)
        summary_sheet(sheets.add(Text("概要", "Summary")), review)
        findings_sheet(sheets.add(Text("问题清单", "Findings"), wide=True), lines, review)
        figures_sheet(sheets.add(Text("指标汇总", "Figures"), wide=True), lines, review.report)
        missing_sheet(sheets.add(Text("待补资料", "Missing data")), review.report)
        calculation_sheets(sheets.add, lines)
        element_sheets(sheets.add, lines)
        law_sheet(sheets.add(Text("依据与未编码条文", "Law")), review.report)

    return workbook(_TITLE, review.report.tool.name, lang, fill)


_TITLE = Text("建筑信息模型审查问题清单", "Findings of the building model review")
