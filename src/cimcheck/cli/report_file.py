"""Reading report.json for commands that start from one."""

from pathlib import Path

import msgspec

from cimcheck.core.plain_file import read_start
from cimcheck.core.text import Text
from cimcheck.errors import UsageError
from cimcheck.findings.report import Report, from_json

LARGEST = 1 << 31
"""Bytes of a report that are read."""


def read_report(path: Path) -> Report:
    """The report in a file. Raises UsageError REPORT_UNREADABLE or REPORT_INVALID."""
    try:
        return from_json(read_start(path, LARGEST))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            "REPORT_UNREADABLE", Text(f"无法读取“{path}”：{reason}。", f"Cannot read “{path}”: {reason}.")
        ) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            "REPORT_INVALID",
            Text(
                f"“{path}”不是 cimcheck 的报告（{error}）。请给出 cimcheck check --out 写出的 report.json。",
                f"“{path}” is no report of cimcheck ({error}). Give a report.json of cimcheck check --out.",
            ),
        ) from error


def unknown_finding(document: Report, finding: str) -> UsageError:
    """The error for an id that the report does not have, with those that come close."""
    from difflib import get_close_matches

    ids = [name for one in document.findings for name in (one.rule, one.id)]
    near = ", ".join(get_close_matches(finding, dict.fromkeys(ids), n=3, cutoff=0.5)) or "–"
    return UsageError(
        "FINDING_UNKNOWN",
        Text(
            f"报告里没有“{finding}”。相近的有：{near}；全部共 {len(document.findings)} 项。",
            f"The report has no “{finding}”. Close to it: {near}; {len(document.findings)} findings in all.",
        ),
    )
