"""Findings as the rows and groups of the page."""

from collections import Counter
from dataclasses import dataclass

from cimcheck.core.text import Text
from cimcheck.core.trace import Trace
from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import Finding
from cimcheck.findings.report import Report
from cimcheck.outputs.buildings import building_names, building_places, domain_rank
from cimcheck.outputs.comparison import compared, in_words
from cimcheck.outputs.html.bar import Bar, bar
from cimcheck.outputs.words import DOMAINS, VERDICT_ORDER, word


@dataclass(frozen=True, slots=True)
class Row:
    """One finding as the page shows it unopened; `index` is its place in the trace data."""

    index: int
    finding: Finding
    building: int
    measured: Text | None
    required: Text | None
    shortfall: Text | None
    bar: Bar | None
    nodes: int


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one domain and one building, with its counts by verdict."""

    domain: str
    title: Text
    building: int
    building_name: str
    rows: tuple[Row, ...]
    counts: dict[str, int]


def groups(report: Report) -> list[Group]:
    """All findings by domain, then building, then verdict (worst first), rule and subject."""
    places = building_places(report)
    names = dict(enumerate(building_names(report)))
    sizes: dict[int, int] = {}
    found: dict[tuple[int, str, int], list[Row]] = {}
    for index, finding in enumerate(report.findings):
        building = places.get(finding.subject.building, 0)
        rank = domain_rank(finding.domain)
        found.setdefault((rank, finding.domain, building), []).append(_row(index, finding, building, sizes))
    return [
        Group(
            domain,
            word(DOMAINS, domain),
            building,
            names[building],
            tuple(sorted(rows, key=_order)),
            _counts(rows),
        )
        for (_, domain, building), rows in sorted(found.items(), key=lambda item: item[0])
    ]


def _order(row: Row) -> tuple[int, str, str, str]:
    finding = row.finding
    return (VERDICT_ORDER.index(finding.verdict), finding.rule, finding.subject.name, finding.id)


def _counts(rows: list[Row]) -> dict[str, int]:
    counted = Counter(row.finding.verdict for row in rows)
    return {verdict.value: counted[verdict] for verdict in VERDICT_ORDER}


def _row(index: int, finding: Finding, building: int, sizes: dict[int, int]) -> Row:
    measured, required = compared(finding.measured, finding.required)
    applies = finding.verdict is not Verdict.NOT_APPLICABLE
    return Row(
        index=index,
        finding=finding,
        building=building,
        measured=measured,
        required=required,
        shortfall=in_words(finding.shortfall) if finding.shortfall else None,
        bar=bar(finding.measured, finding.required) if applies else None,
        nodes=_size(finding.trace, sizes),
    )


def _size(trace: Trace, sizes: dict[int, int]) -> int:
    """How many nodes a trace unfolds to."""
    if id(trace) not in sizes:
        sizes[id(trace)] = 1 + sum(_size(operand, sizes) for operand in trace.operands)
    return sizes[id(trace)]
