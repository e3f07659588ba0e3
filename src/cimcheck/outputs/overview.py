"""What outputs say before the findings: counts by building and domain, clauses cited and not encoded."""

from collections import Counter
from dataclasses import dataclass

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import ClauseRef, NotEncoded
from cimcheck.findings.report import Report
from cimcheck.outputs.buildings import building_names, building_places, domain_rank
from cimcheck.outputs.words import DOMAINS, VERDICT_ORDER, word


@dataclass(frozen=True, slots=True)
class Cell:
    """The counts of one building in one domain; `worst` is the verdict that needs attention first."""

    domain: str
    building: int
    counts: dict[str, int]
    worst: str | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Buildings down, domains across."""

    domains: list[tuple[str, Text]]
    lines: list[tuple[int, str, list[Cell]]]


def matrix(report: Report) -> Matrix:
    """The table of counts, with a line for each building and one for the submission where it has findings."""
    places = building_places(report)
    found: dict[tuple[int, str], Counter[str]] = {}
    for finding in report.findings:
        place = places.get(finding.subject.building, 0)
        found.setdefault((place, finding.domain), Counter())[finding.verdict.value] += 1
    domains = sorted({domain for _, domain in found}, key=lambda domain: (domain_rank(domain), domain))
    used = {place for place, _ in found}
    names = [(place, name) for place, name in enumerate(building_names(report)) if place or 0 in used]
    lines = [
        (place, name, [_cell(domain, place, found.get((place, domain), Counter())) for domain in domains])
        for place, name in names
    ]
    return Matrix([(domain, word(DOMAINS, domain)) for domain in domains], lines)


def _cell(domain: str, building: int, counted: Counter[str]) -> Cell:
    counts = {verdict.value: counted[verdict.value] for verdict in VERDICT_ORDER} if counted else {}
    worst = next((verdict.value for verdict in VERDICT_ORDER if counts.get(verdict.value)), None)
    return Cell(domain, building, counts, worst)


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause with its basis and the rules that apply it."""

    clause: ClauseRef
    basis: str
    rules: list[str]


def cited(report: Report) -> list[Cited]:
    """Every clause that a finding cites, once for each basis, by instrument and clause."""
    found: dict[tuple[str, str, str], tuple[ClauseRef, set[str]]] = {}
    for finding in report.findings:
        for clause in finding.clauses:
            key = (clause.instrument, clause.clause, finding.basis)
            found.setdefault(key, (clause, set()))[1].add(finding.rule)
    return [
        Cited(clause, key[2], sorted(rules))
        for key, (clause, rules) in sorted(found.items(), key=lambda i: i[0])
    ]


@dataclass(frozen=True, slots=True)
class Unencoded:
    """A clause that no rule computes, with the rules that name it and how many findings it may change."""

    entry: NotEncoded
    rules: list[str]
    findings: int


def unencoded(report: Report) -> list[Unencoded]:
    """The clauses that a person still has to judge, once each."""
    found: dict[tuple[str, str, str], tuple[NotEncoded, set[str], list[str]]] = {}
    for finding in report.findings:
        for entry in finding.not_encoded:
            key = (finding.rule, entry.clause, entry.what.zh)
            kept = found.setdefault(key, (entry, set(), []))
            kept[1].add(finding.rule)
            if finding.verdict is not Verdict.NOT_APPLICABLE:
                kept[2].append(finding.id)
    return [Unencoded(entry, sorted(rules), len(ids)) for _, (entry, rules, ids) in sorted(found.items())]
