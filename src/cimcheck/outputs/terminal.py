"""A report as text: the same lines in a file and, with colour, on a terminal."""

from collections.abc import Iterable, Iterator
from typing import IO

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import Finding
from cimcheck.findings.report import ModelNote, Report
from cimcheck.outputs.amounts import size_text
from cimcheck.outputs.comparison import compared, in_words
from cimcheck.outputs.conclusion import conclusion
from cimcheck.outputs.missing import by_owner
from cimcheck.outputs.visible import one_line
from cimcheck.outputs.words import (
    DOMAINS,
    OWNERS,
    SEVERITIES,
    SIGNS,
    STATUSES,
    SUBJECT_KINDS,
    VERDICT_ORDER,
    VERDICTS,
    word,
)

Part = tuple[str, str]
"""Text and its style; "" is plain."""
MOST_MISSING = 8
MORE_MISSING = Text(
    "另有 {} 项，全部列在用 --out 写出的报告里", "{} more, all of them in the report that --out writes"
)
STYLES = {"fail": "bold red", "undetermined": "yellow", "pass": "green", "not_applicable": "dim"}
STATUS_STYLES = {"ok": "green", "flagged": "yellow", "rejected": "bold red"}


def text(report: Report, lang: str = "zh") -> str:
    """The report as plain text."""
    return "".join("".join(words for words, _ in line) + "\n" for line in lines(report, lang))


def write(report: Report, stream: IO[str], lang: str = "zh") -> None:
    """Write the report: coloured and wrapped on a terminal unless NO_COLOR is set, plain otherwise."""
    if not stream.isatty():
        stream.write(text(report, lang))
        return
    from rich.console import Console
    from rich.text import Text as Styled

    console = Console(file=stream, highlight=False, emoji=False, markup=False)
    for line in lines(report, lang):
        console.print(Styled.assemble(*line), soft_wrap=False)


def lines(report: Report, lang: str) -> Iterator[list[Part]]:
    """The lines of the report, each as styled parts. Every text goes through `one_line` here."""
    for line in _lines(report, lang):
        yield [(one_line(words), style) for words, style in line]


def _lines(report: Report, lang: str) -> Iterator[list[Part]]:
    for model in report.models:
        status = [(word(STATUSES, model.status).get(lang), STATUS_STYLES.get(model.status, ""))]
        about = [model.ifc_schema, model.application, size_text(model.bytes), f"sha256 {model.sha256[:16]}…"]
        yield [(model.file, "bold"), ("  ", ""), *status]
        yield [("  " + " · ".join(part for part in about if part), "dim")]
        yield from _notes(model.notes, lang)
    yield from _notes(report.notes, lang)
    yield from _findings(report.findings, lang)
    yield from _missing(report.findings, lang)
    yield []
    yield [(conclusion(report).get(lang), "bold")]
    yield [_count(verdict, _counts(report)[verdict], lang) for verdict in VERDICT_ORDER]


def _notes(notes: Iterable[ModelNote], lang: str) -> Iterator[list[Part]]:
    for note in notes:
        style = {"rejected": "red", "flagged": "yellow", "warning": "yellow"}.get(note.severity, "")
        where = f" ({note.where})" if note.where else ""
        yield [
            (f"  {word(SEVERITIES, note.severity).get(lang)} {note.code}: ", style),
            (note.message.get(lang) + where, ""),
        ]


def _findings(findings: list[Finding], lang: str) -> Iterator[list[Part]]:
    """By domain as they stand, failures first in each; what does not apply only as a count at the end."""
    shown = [finding for finding in findings if finding.verdict is not Verdict.NOT_APPLICABLE]
    for domain in dict.fromkeys(finding.domain for finding in shown):
        yield []
        yield [(word(DOMAINS, domain).get(lang), "bold")]
        for verdict in VERDICT_ORDER:
            for finding in shown:
                if finding.domain == domain and finding.verdict is verdict:
                    yield from _finding(finding, lang)


def _finding(finding: Finding, lang: str) -> Iterator[list[Part]]:
    verdict = finding.verdict.value
    subject = (
        f"{word(SUBJECT_KINDS, finding.subject.kind).get(lang)} {finding.subject.name or finding.subject.key}"
    )
    yield [
        (f"  {SIGNS[verdict]} {VERDICTS[verdict].get(lang)} ", STYLES[verdict]),
        (f"{finding.rule} {finding.title.get(lang)} — {subject}", ""),
    ]
    measured, required = compared(finding.measured, finding.required)
    figures = [
        Text(f"{zh} {value.zh}", f"{en} {value.en}").get(lang)
        for zh, en, value in (
            ("实测", "measured", measured),
            ("要求", "required", required),
            ("差", "short by", in_words(finding.shortfall) if finding.shortfall else None),
        )
        if value is not None
    ]
    if figures:
        yield [("      " + "  ".join(figures), "")]
    if finding.verdict is not Verdict.PASS:
        yield [("      " + finding.message.get(lang), "")]
    yield [("      " + finding.id, "dim")]


def _missing(findings: list[Finding], lang: str) -> Iterator[list[Part]]:
    """By who owes it, what settles most first; past `MOST_MISSING` only how many more there are."""
    missing = by_owner(findings)
    if not missing:
        return
    yield []
    yield [(Text("待补资料", "Missing data").get(lang), "bold")]
    for owner, entries in missing.items():
        yield [("  " + word(OWNERS, owner).get(lang), "")]
        for entry in entries[:MOST_MISSING]:
            count = Text(f"影响 {len(entry.findings)} 项", f"affects {len(entry.findings)}").get(lang)
            yield [(f"    {entry.label.get(lang)} ({entry.fact})  {count}", "")]
        if len(entries) > MOST_MISSING:
            yield [("    " + MORE_MISSING.get(lang).format(len(entries) - MOST_MISSING), "dim")]


def _counts(report: Report) -> dict[Verdict, int]:
    summary = report.summary
    return {
        Verdict.FAIL: summary.fail,
        Verdict.UNDETERMINED: summary.undetermined,
        Verdict.PASS: summary.passed,
        Verdict.NOT_APPLICABLE: summary.not_applicable,
    }


def _count(verdict: Verdict, count: int, lang: str) -> Part:
    return (
        f"{SIGNS[verdict.value]} {VERDICTS[verdict.value].get(lang)} {count}   ",
        STYLES[verdict.value] if count else "dim",
    )
