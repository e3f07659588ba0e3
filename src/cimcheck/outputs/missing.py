"""What is missing over all findings: who owes what, and how much hangs on it."""

from dataclasses import dataclass
from itertools import groupby

from cimcheck.core.text import Text
from cimcheck.findings.finding import Finding, Missing
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
    found: dict[tuple[str, str], list[tuple[Finding, Missing]]] = {}
    for finding in findings:
        for missing in finding.missing:
            found.setdefault((missing.owner, missing.fact), []).append((finding, missing))
    return sorted((_owed(owner, fact, uses) for (owner, fact), uses in found.items()), key=_order)


def by_owner(findings: list[Finding]) -> dict[str, list[Owed]]:
    """`owed`, by who owes it."""
    return {owner: list(entries) for owner, entries in groupby(owed(findings), key=lambda entry: entry.owner)}


def _owed(owner: str, fact: str, uses: list[tuple[Finding, Missing]]) -> Owed:
    """A finding may name the same datum several times, for different subjects; it counts once."""
    return Owed(
        owner=owner,
        fact=fact,
        label=uses[0][1].label,
        findings=tuple({finding.id: finding for finding, _ in uses}.values()),
        deciding=len({finding.id for finding, missing in uses if missing.decides}),
        subjects=tuple(sorted({subject for _, missing in uses for subject in missing.subjects})),
    )


def _order(entry: Owed) -> tuple[int, str, int, int, str]:
    known = list(OWNERS)
    rank = known.index(entry.owner) if entry.owner in known else len(known)
    return (rank, entry.owner, -entry.deciding, -len(entry.findings), entry.fact)
