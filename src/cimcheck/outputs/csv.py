"""The findings as CSV: one row a finding, UTF-8 with a mark for spreadsheets, RFC 4180."""

import csv
import io

from cimcheck.core.text import Text
from cimcheck.findings.finding import Measured
from cimcheck.outputs.finding_lines import Line, finding_lines
from cimcheck.outputs.review import Review
from cimcheck.outputs.visible import one_line

COLUMNS = (
    "id",
    "rule",
    "rule_version",
    "domain",
    "title",
    "verdict",
    "building",
    "storey",
    "subject_kind",
    "subject_name",
    "subject_guid",
    "op",
    "required_lo",
    "required_hi",
    "measured_lo",
    "measured_hi",
    "unit",
    "clauses",
    "basis",
    "missing",
    "owners",
    "elements",
    "message",
    "evidence",
    "opinion",
    "opinion_standing",
    "opinion_reason",
    "reviewer",
    "opinion_date",
    "change",
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def render(review: Review, lang: str = "zh") -> bytes:
    """The findings as CSV. The same review and language give the same bytes."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in finding_lines(review):
        writer.writerow([_cell(value, lang) for value in _values(line, review)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def safe(text: str) -> str:
    """Text on one line that no spreadsheet takes for a formula: an apostrophe stands before what could be."""
    shown = one_line(text)
    return "'" + shown if shown.lstrip(" \u3000").startswith(_STARTS_A_FORMULA) else shown


def _cell(value: Text | str | float | int | None, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Text):
        return safe(value.get(lang))
    return safe(value) if isinstance(value, str) else repr(value)


def _values(line: Line, review: Review) -> list[Text | str | float | int | None]:
    finding, held = line.finding, line.held
    unit = (finding.measured or finding.required or Measured()).unit
    return [
        finding.id,
        finding.rule,
        finding.rule_version,
        finding.domain,
        finding.title,
        finding.verdict.value,
        line.building,
        finding.subject.storey,
        finding.subject.kind,
        finding.subject.name or finding.subject.key,
        finding.subject.guid,
        finding.required.op if finding.required else "",
        *_side(finding.required),
        *_side(finding.measured),
        unit,
        " ".join(clause.ref for clause in finding.clauses),
        finding.basis,
        " ".join(missing.fact for missing in finding.missing),
        " ".join(dict.fromkeys(missing.owner for missing in finding.missing)),
        " ".join(finding.elements),
        finding.message,
        finding.evidence,
        held.opinion.decision.value if held else "",
        held.standing.value if held else "",
        held.opinion.reason if held else "",
        held.opinion.reviewer if held else "",
        held.opinion.date if held else "",
        (review.changes or {}).get(finding.id, ""),
    ]


def _side(side: Measured | None) -> tuple[float | int | str | None, float | int | None]:
    if side is None:
        return None, None
    return (" ".join(side.members), None) if side.members is not None else (side.lo, side.hi)
