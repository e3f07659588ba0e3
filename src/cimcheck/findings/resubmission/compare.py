"""Two reports compared: fixed, new, still open, and what changed below verdicts that did not."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import Finding
from cimcheck.findings.report import Report
from cimcheck.findings.resubmission.match import SameElements, matched
from cimcheck.findings.resubmission.substance import fact_values, labels, substance

SCHEMA = "cimcheck.diff/1"
OPEN = (Verdict.FAIL, Verdict.UNDETERMINED)


class FactChange(msgspec.Struct, frozen=True, kw_only=True):
    """A fact whose values changed: `[value, unit]` before and after, those that only one side has."""

    fact: str
    label: Text
    before: list[object]
    after: list[object]


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one finding.

    `change` is new (and open), appeared (and not open), gone, fixed, reopened, open (still), open_changed
    (still, on other evidence), evidence_changed (not open before nor after) or unchanged.
    """

    change: str
    old: Finding | None
    new: Finding | None
    facts: list[FactChange]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All findings of both reports, in the order of the later one; then those it no longer has."""

    findings: list[Changed]
    same_rules: bool
    same_date_and_place: bool

    def counts(self) -> dict[str, int]:
        """How many there are of each change."""
        return dict(sorted(Counter(one.change for one in self.findings).items()))

    def by_new_id(self) -> dict[str, str]:
        """The change of each finding of the later report."""
        return {one.new.id: one.change for one in self.findings if one.new}

    def earlier(self) -> dict[str, tuple[str, str]]:
        """For the ids of earlier findings: the id now, and the evidence then where it still holds."""
        return {
            one.old.id: (one.new.id, "" if one.change in _MOVED else one.old.evidence)
            for one in self.findings
            if one.old and one.new
        }


_MOVED = ("fixed", "reopened", "open_changed", "evidence_changed")


def compare(old: Report, new: Report, same_elements: Mapping[str, str] | None = None) -> Comparison:
    """What became of the findings of `old` in `new`.

    `same_elements` leads from GlobalIds of the earlier models to those of the same elements now. Changes of
    the law or of its date show as changes of findings; the comparison says when they are possible.
    """
    same: SameElements = same_elements or {}
    pairs, gone = matched(old, new, same)
    by_new = {id(after): (before, after) for before, after in pairs}
    found = [
        _pair(*by_new[id(finding)])
        if id(finding) in by_new
        else Changed(change="new" if finding.verdict in OPEN else "appeared", old=None, new=finding, facts=[])
        for finding in new.findings
    ]
    found += [Changed(change="gone", old=finding, new=None, facts=[]) for finding in gone]
    before, after = old.receipt, new.receipt
    return Comparison(
        findings=found,
        same_rules=(before.rules_sha256, before.facts_sha256) == (after.rules_sha256, after.facts_sha256),
        same_date_and_place=(before.as_of, before.place) == (after.as_of, after.place),
    )


def _pair(old: Finding, new: Finding) -> Changed:
    moved = old.verdict is not new.verdict or substance(old.trace) != substance(new.trace)
    return Changed(change=_change(old, new, moved), old=old, new=new, facts=_facts(old, new) if moved else [])


def _change(old: Finding, new: Finding, moved: bool) -> str:
    was, still = old.verdict in OPEN, new.verdict in OPEN
    if was and still:
        return "open_changed" if moved else "open"
    if was != still:
        return "fixed" if was else "reopened"
    return "evidence_changed" if moved else "unchanged"


def _facts(old: Finding, new: Finding) -> list[FactChange]:
    before, after = fact_values(old.trace), fact_values(new.trace)
    named = {**labels(old.trace), **labels(new.trace)}
    changes = []
    for fact in sorted({*before, *after}):
        left, right = Counter(before.get(fact, ())), Counter(after.get(fact, ()))
        if left != right:
            label = named[fact].label or Text(fact, fact)
            lost, gained = _plain(left - right), _plain(right - left)
            changes.append(FactChange(fact=fact, label=label, before=lost, after=gained))
    return changes


def _plain(values: Counter[str]) -> list[object]:
    return [msgspec.json.decode(value) for value in sorted(values.elements())]
