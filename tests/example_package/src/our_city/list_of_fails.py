"""A line for each finding that fails: what a caretaker wants."""

from cimcheck.core.verdict import Verdict
from cimcheck.outputs.review import Review

FILE = "fails.txt"


def render(review: Review, lang: str) -> bytes:
    """Rule, subject and message of each finding that fails."""
    lines = [
        f"{finding.rule}\t{finding.subject.name}\t{finding.message.get(lang)}\n"
        for finding in review.report.findings
        if finding.verdict is Verdict.FAIL
    ]
    return "".join(lines).encode()
