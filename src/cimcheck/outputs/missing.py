"""What is missing over all findings: who owes what, and how much hangs on it."""

from dataclasses import dataclass

from cimcheck.core.text import Text
from cimcheck.findings.finding import Finding
from cimcheck.outputs.words import OWNERS


@dataclass(frozen=True, slots=True)
class Owed:
    """One missing datum. `deciding` counts the findings that it could settle alone."""

    owner: str
    fact: str
    label: Text
    findings: tuple[Finding, ...]
    deciding: int
    subjects: tuple[str, ...]


def owed(findings: list[Finding]) -> list[Owed]:
    """Every missing datum once: by owner, then the one that settles most findings first."""
    found: dict[tuple[str, str], list[tuple[Finding, int]]] = {}
    for finding in findings:
        for place, missing in enumerate(finding.missing):
            found.setdefault((missing.owner, missing.fact), []).append((finding, place))
    return sorted((_owed(owner, fact, uses) for (owner, fact), uses in found.items()), key=_order)


def _owed(owner: str, fact: str, uses: list[tuple[Finding, int]]) -> Owed:
    entries = [finding.missing[place] for finding, place in uses]
    return Owed(
        owner=owner,
        fact=fact,
        label=entries[0].label,
        findings=tuple(finding for finding, _ in uses),
        deciding=sum(entry.decides for entry in entries),
        subjects=tuple(sorted({subject for entry in entries for subject in entry.subjects})),
    )


def _order(entry: Owed) -> tuple[int, str, int, int, str]:
    known = list(OWNERS)
    rank = known.index(entry.owner) if entry.owner in known else len(known)
    return (rank, entry.owner, -entry.deciding, -len(entry.findings), entry.fact)
