"""The findings as JUnit XML, for continuous integration.

A suite is a rule and building, a case a subject. A fail is a `failure`, what is undetermined an `error`, what
does not apply is `skipped`; so no runner takes an open finding for one that is met. A rejected model is an
error of its own.
"""

from itertools import groupby
from xml.sax.saxutils import quoteattr

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.findings.report import Report
from cimcheck.outputs.finding_lines import Line, finding_lines
from cimcheck.outputs.markup_text import xml_text
from cimcheck.outputs.review import Review
from cimcheck.outputs.visible import one_line

Case = tuple[str, str]
"""The verdict that counts it, and its markup."""


def render(review: Review, lang: str = "zh") -> bytes:
    """The findings as JUnit XML. The same review and language give the same bytes."""
    suites = [_models(review.report, lang)] if _rejected(review.report) else []
    lines = finding_lines(review)
    for (rule, building), found in groupby(lines, key=lambda line: (line.finding.rule, line.building)):
        cases = [_case(line, lang) for line in found]
        suites.append(_suite(f"{rule} {building}".strip(), cases))
    counts = [case for _, cases in suites for case in cases]
    body = "".join(text for text, _ in suites)
    start = '<?xml version="1.0" encoding="UTF-8"?>\n'
    whole = f'<testsuites name="cimcheck" {_totals(counts)} time="0">\n{body}</testsuites>\n'
    return (start + whole).encode()


def _suite(name: str, cases: list[Case]) -> tuple[str, list[Case]]:
    body = "".join(markup for _, markup in cases)
    skipped = [verdict for verdict, _ in cases].count("not_applicable")
    about = f'name={_attribute(name)} {_totals(cases)} skipped="{skipped}" time="0"'
    return f"<testsuite {about}>\n{body}</testsuite>\n", cases


def _totals(cases: list[Case]) -> str:
    """What every reader of JUnit XML wants of the whole file and of a suite; `skipped` only suites have."""
    counted = [verdict for verdict, _ in cases]
    failures, errors = (counted.count(one) for one in ("fail", "undetermined"))
    return f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'


def _case(line: Line, lang: str) -> Case:
    finding, verdict = line.finding, line.finding.verdict
    name = f"{line.kind.get(lang)} {line.place} [{finding.id}]"
    open_tag = f'<testcase classname={_attribute(finding.rule)} name={_attribute(name)} time="0"'
    said = finding.message.get(lang)
    detail = "\n".join(
        part
        for part in (said, line.clauses.get(lang), line.missing.get(lang), line.opinion.get(lang))
        if part
    )
    about = f"message={_attribute(said)} type={_attribute(verdict.value)}"
    inner = {
        Verdict.FAIL: f"<failure {about}>{xml_text(detail)}</failure>",
        Verdict.UNDETERMINED: f"<error {about}>{xml_text(detail)}</error>",
        Verdict.NOT_APPLICABLE: f"<skipped message={_attribute(said)}/>",
    }.get(verdict, "")
    inner += _opinion(line, lang)
    return verdict.value, f"{open_tag}>{inner}</testcase>\n" if inner else f"{open_tag}/>\n"


def _opinion(line: Line, lang: str) -> str:
    """What the reviewer said, whatever the verdict: decision, name, day and reason."""
    if line.held is None:
        return ""
    given = line.held.opinion
    said = " · ".join((line.opinion.get(lang), given.reviewer, given.date, given.reason))
    return f"<system-out>{xml_text(said)}</system-out>"


def _rejected(report: Report) -> bool:
    return any(model.status == "rejected" for model in report.models)


def _models(report: Report, lang: str) -> tuple[str, list[Case]]:
    said = Text("模型被拒收，未作判定", "The model was rejected and not judged").get(lang)
    cases = []
    for model in report.models:
        tag = f'<testcase classname="intake" name={_attribute(model.file)} time="0"'
        if model.status == "rejected":
            notes = "\n".join(f"{note.code}: {note.message.get(lang)} {note.where}" for note in model.notes)
            inner = f'<error message={_attribute(said)} type="rejected">{xml_text(notes)}</error>'
            cases.append(("undetermined", f"{tag}>{inner}</testcase>\n"))
        else:
            cases.append(("pass", f"{tag}/>\n"))
    return _suite("intake", cases)


def _attribute(text: str) -> str:
    return quoteattr(one_line(text))
