"""Which finding of an earlier report a finding of a later one continues."""

from collections.abc import Callable, Hashable, Mapping

import msgspec

from cimcheck.findings.finding import Finding
from cimcheck.findings.report import Report
from cimcheck.findings.resubmission.substance import substance

SameElements = Mapping[str, str]
"""GlobalIds of the earlier submission and those that the same elements have in the later one."""


class _Side(msgspec.Struct, frozen=True):
    """A finding with what it is compared by."""

    finding: Finding
    guid: str
    building: str
    substance: str


Key = Callable[[_Side], Hashable | None]


Pairs = list[tuple[Finding, Finding]]


def matched(old: Report, new: Report, same: SameElements) -> tuple[Pairs, list[Finding]]:
    """Pairs of earlier and later findings, and the earlier ones that nothing continues.

    The surest sign is tried first: id, GlobalId, the same element under another GlobalId, then place, name
    and content. Findings that nothing tells apart are paired in order; each belongs to one pair at most.
    """
    before = _sides(old, same)
    after = _sides(new, {})
    pairs: Pairs = []
    for key in _KEYS:
        before, after, found = _paired(before, after, key)
        pairs += found
    return pairs, [side.finding for side in before]


def _sides(report: Report, same: SameElements) -> list[_Side]:
    names = _building_names(report)
    return [
        _Side(
            finding,
            same.get(finding.subject.guid, finding.subject.guid),
            names.get(finding.subject.building, finding.subject.building),
            substance(finding.trace),
        )
        for finding in report.findings
    ]


def _building_names(report: Report) -> dict[str, str]:
    """What buildings go by from one submission to the next: nothing for the only one, else their names."""
    if len(report.buildings) == 1:
        return {report.buildings[0].key: ""}
    return {building.key: building.name or building.key for building in report.buildings}


def _numbers(side: _Side) -> bytes:
    return msgspec.json.encode([side.finding.measured, side.finding.required, side.finding.verdict])


def _place(side: _Side) -> tuple[str, str, str, str]:
    subject = side.finding.subject
    return side.finding.rule, subject.kind, side.building, subject.storey


def _guid(side: _Side) -> Hashable | None:
    return (side.finding.rule, side.finding.subject.kind, side.guid) if side.guid else None


def _whole(side: _Side) -> Hashable | None:
    """Projects and buildings are told by what they are."""
    kind = side.finding.subject.kind
    return (side.finding.rule, kind, side.building) if kind in ("Project", "Building") else None


_KEYS: tuple[Key, ...] = (
    lambda side: (side.finding.id, side.guid),
    _guid,
    _whole,
    lambda side: (*_place(side), side.finding.subject.name, side.substance),
    lambda side: (*_place(side), side.finding.subject.name, _numbers(side)),
    lambda side: (*_place(side), side.finding.subject.name) if side.finding.subject.name else None,
    lambda side: (*_place(side), side.substance),
    lambda side: (*_place(side), _numbers(side)),
)


def _paired(before: list[_Side], after: list[_Side], key: Key) -> tuple[list[_Side], list[_Side], Pairs]:
    waiting: dict[Hashable, list[_Side]] = {}
    for side in after:
        found = key(side)
        if found is not None:
            waiting.setdefault(found, []).append(side)
    pairs, left, taken = [], [], set()
    for side in before:
        sign = key(side)
        candidates = waiting.get(sign, []) if sign is not None else []
        if not candidates:
            left.append(side)
            continue
        best = next((one for one in candidates if one.substance == side.substance), candidates[0])
        candidates.remove(best)
        taken.add(id(best))
        pairs.append((side.finding, best.finding))
    return left, [side for side in after if id(side) not in taken], pairs
