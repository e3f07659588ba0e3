"""Is the file whole? Sections, statements, limits and the schema that the header names."""

import re

from cimcheck.core.text import Text
from cimcheck.reading.declarations import SCHEMAS
from cimcheck.reading.gate_findings import Findings
from cimcheck.reading.gate_schema import ALIASES
from cimcheck.reading.limits import ScanLimits
from cimcheck.reading.stepscan import Issue, IssueCode, Seen

_QUOTED = re.compile(rb"'((?:[^']|'')*)'")
_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_OBJECT_IDENTIFIER = re.compile(r"\s*\{.*\}\s*$")
_LIMITS = {
    IssueCode.DEPTH: "LIMIT_DEPTH",
    IssueCode.ID: "LIMIT_ID",
    IssueCode.NAME: "LIMIT_NAMES",
    IssueCode.LENGTH: "LIMIT_STRING",
}
_BROKEN = (IssueCode.SYNTAX, IssueCode.BETWEEN, IssueCode.COMMENT)


def check_structure(findings: Findings, issues: list[Issue], limits: ScanLimits) -> None:
    """Notes on what is missing, cut, malformed or beyond a limit."""
    seen = findings.scan.seen
    if not seen & Seen.ISO:
        findings.add("NOT_STEP")
        return
    if seen & Seen.NO_MEMORY:
        findings.add("LIMIT_MEMORY")
    if seen & Seen.STOPPED:
        findings.add("LIMIT_ISSUES", detail=str(limits.issues))
    _check_limits(findings, issues, limits)
    broken = [issue for issue in issues if issue.code in _BROKEN]
    if broken:
        findings.add("SYNTAX", count=len(broken), offsets=(issue.begin for issue in broken))
    if not findings.rejected():
        _check_ends(findings, seen)
    if seen & Seen.BOM:
        findings.add("BOM")
        findings.patches.append((0, 3, b""))


def _check_limits(findings: Findings, issues: list[Issue], limits: ScanLimits) -> None:
    for code, name in _LIMITS.items():
        places = [issue.begin for issue in issues if issue.code == code]
        if places:
            detail = (
                f"{findings.scan.longest_string} > {limits.string} byte" if code == IssueCode.LENGTH else ""
            )
            findings.add(name, count=len(places), detail=detail, offsets=places)


def _check_ends(findings: Findings, seen: Seen) -> None:
    unfinished = findings.scan.unfinished
    if unfinished is not None:
        line = findings.lines([unfinished])
        detail = Text(f"第 {line} 行的语句没有结束", f"the statement on line {line} does not end")
        findings.add("TRUNCATED", detail=detail, offsets=[unfinished])
    elif not (seen & Seen.DATA and seen & Seen.HEADER_END):
        findings.add("TRUNCATED", detail=Text("没有 HEADER 或 DATA 段", "there is no HEADER or DATA section"))
    elif not seen & Seen.DATA_END:
        findings.add("TRUNCATED", detail=Text("DATA 段没有结束", "the DATA section does not end"))
    elif not seen & Seen.END:
        findings.add("TRAILER_MISSING")
    elif seen & Seen.TRAILING:
        findings.add("TRAILING_DATA")


def read_schema(findings: Findings) -> str | None:
    """The supported schema that the header names; None, with a note, where it names none or another."""
    named = [offset for offset, keyword in findings.scan.header() if keyword == "FILE_SCHEMA"]
    ranges = [place for offset in named for place in findings.scan.arguments_at(offset)[:1]]
    names = [
        match[1].decode("ascii", "replace")
        for begin, end in ranges
        for match in _QUOTED.finditer(_COMMENT.sub(b"", bytes(findings.scan.data[begin:end])))
    ]
    official = {_official(name) for name in names}
    if len(official) != 1 or None in official:
        findings.add("SCHEMA_UNKNOWN", detail=", ".join(names) or Text("未写明", "none is named"))
        return None
    schema = official.pop()
    if len(names) != 1 or names[0].upper() != schema:
        begin, end = ranges[0]
        findings.add("SCHEMA_ALIAS", detail=f"{', '.join(names)} = {schema}")
        findings.patches.append((begin, end, f"('{schema}')".encode()))
    return schema


def _official(name: str) -> str | None:
    bare = _OBJECT_IDENTIFIER.sub("", name).strip().upper()
    bare = ALIASES.get(bare, bare)
    return bare if bare in SCHEMAS else None
