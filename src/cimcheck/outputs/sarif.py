"""The findings as SARIF 2.1.0.

The verdict is the `kind`: fail, pass, open (undetermined) or notApplicable; a rejected model is a
notification of the tool and makes the run unsuccessful. An opinion stands in the properties; a waiver is a
suppression as well, so that tools show it as one.
"""

from collections.abc import Iterable

import msgspec

from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import Finding
from cimcheck.findings.opinion import Decision, Standing
from cimcheck.findings.report import Report
from cimcheck.outputs.finding_lines import Line, finding_lines
from cimcheck.outputs.review import Review
from cimcheck.outputs.visible import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
KINDS = {
    Verdict.PASS: "pass",
    Verdict.FAIL: "fail",
    Verdict.UNDETERMINED: "open",
    Verdict.NOT_APPLICABLE: "notApplicable",
}


def render(review: Review, lang: str = "zh") -> bytes:
    """The findings as SARIF. The same review and language give the same bytes."""
    report, lines = review.report, finding_lines(review)
    rules = {finding.rule: finding for finding in sorted(report.findings, key=lambda one: (one.rule, one.id))}
    places = {rule: place for place, rule in enumerate(rules)}
    files = {model.file: place for place, model in enumerate(report.models)}
    run = {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "language": "en" if lang == "en" else "zh-CN",
                "rules": [_rule(finding, lang) for finding in rules.values()],
            }
        },
        "invocations": [_invocation(report, lang)],
        "artifacts": [_artifact(model.file, model.sha256, model.bytes) for model in report.models],
        "columnKind": "unicodeCodePoints",
        "results": [_result(line, places, files, lang) for line in lines],
        "properties": {"receipt": msgspec.to_builtins(report.receipt)},
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(_safe(document)), indent=1) + b"\n"


def _safe(data: object) -> object:
    """The document with every text made visible."""
    if isinstance(data, str):
        return visible(data)
    if isinstance(data, dict):
        return {visible(str(key)): _safe(value) for key, value in data.items()}
    return [_safe(one) for one in data] if isinstance(data, list | tuple) else data


def _rule(finding: Finding, lang: str) -> dict[str, object]:
    links = [clause.url for clause in finding.clauses if clause.url.startswith("https://")]
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.title.get(lang)},
        "properties": {"tags": sorted({finding.domain, *finding.tags}), "version": finding.rule_version},
        **({"helpUri": _uri(links[0])} if links else {}),
    }


def _invocation(report: Report, lang: str) -> dict[str, object]:
    rejected = [model for model in report.models if model.status == "rejected"]
    notes = [
        {
            "level": "error" if model.status == "rejected" else "note",
            "descriptor": {"id": note.code},
            "message": {"text": f"{model.file}: {note.message.get(lang)} {note.where}".rstrip()},
        }
        for model in report.models
        for note in model.notes
    ]
    return {"executionSuccessful": not rejected, "toolExecutionNotifications": notes}


def _artifact(file: str, sha256: str, size: int) -> dict[str, object]:
    hashes = {"hashes": {"sha-256": sha256}} if sha256 else {}
    return {"location": {"uri": _uri(file)}, "length": size, **hashes}


def _uri(text: str) -> str:
    """A relative reference or address with everything that is not plain escaped."""
    from urllib.parse import quote

    return quote(
        text.encode("utf-8", "surrogatepass"), safe="/:#?&=%~" if text.startswith("https://") else ""
    )


def _result(line: Line, places: dict[str, int], files: dict[str, int], lang: str) -> dict[str, object]:
    finding = line.finding
    failed = finding.verdict is Verdict.FAIL
    place = {"fullyQualifiedName": finding.subject.guid or finding.subject.key, "name": line.place}
    location: dict[str, object] = {"logicalLocations": [{**place, "kind": finding.subject.kind}]}
    file = next((file for file in _files_of(finding) if file in files), None)
    if file is not None:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(file), "index": files[file]}}
    held = line.held
    waived = held is not None and held.opinion.decision is Decision.WAIVE
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "kind": KINDS[finding.verdict],
        "level": "error" if failed else "none",
        "message": {"text": finding.message.get(lang) or finding.title.get(lang)},
        "locations": [location],
        "partialFingerprints": {"finding/v1": finding.id, "evidence/v1": finding.evidence},
        **({"suppressions": [_suppression(line)]} if waived else {}),
        "properties": _properties(line),
    }


def _suppression(line: Line) -> dict[str, object]:
    current = line.held is not None and line.held.standing is Standing.CURRENT
    justification = line.held.opinion.reason if line.held else ""
    status = "accepted" if current else "underReview"
    return {"kind": "external", "status": status, "justification": justification}


def _properties(line: Line) -> dict[str, object]:
    finding = line.finding
    found: dict[str, object] = {
        "domain": finding.domain,
        "basis": finding.basis,
        "clauses": [clause.ref for clause in finding.clauses],
        "missing": [missing.fact for missing in finding.missing],
        "elements": finding.elements,
    }
    if line.held:
        opinion = msgspec.to_builtins(line.held.opinion)
        found["opinion"] = {**opinion, "standing": line.held.standing.value}
    return found


def _files_of(finding: Finding) -> Iterable[str]:
    """The files that the evidence names, in the order of the trace."""
    waiting = [finding.trace]
    while waiting:
        node = waiting.pop()
        yield from (evidence.file for evidence in node.evidence if evidence.file)
        waiting.extend(reversed(node.operands))
