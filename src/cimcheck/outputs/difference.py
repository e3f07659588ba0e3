"""Two submissions compared, as text and as JSON."""

from collections.abc import Iterator

import msgspec

from cimcheck.core.text import Text
from cimcheck.findings.finding import Finding
from cimcheck.findings.resubmission import Changed, Comparison
from cimcheck.outputs.amounts import plain_value
from cimcheck.outputs.comparison import compared
from cimcheck.outputs.visible import one_line
from cimcheck.outputs.words import CHANGES, SUBJECT_KINDS, VERDICTS, word

SCHEMA = "cimcheck.diff/1"
URGENT = ("new", "reopened", "open_changed", "open")
ORDER = (*URGENT, "fixed", "evidence_changed", "appeared", "gone", "unchanged")
QUIET = ("unchanged", "appeared")


def text(comparison: Comparison, lang: str = "zh", *, only_changes: bool = False) -> str:
    """What changed, what needs attention first; findings that did not change are only counted.

    So are those that are open as before, with `only_changes`.
    """
    return "".join(one_line(line) + "\n" for line in _lines(comparison, lang, only_changes))


def to_json(comparison: Comparison) -> bytes:
    """The comparison as one line of JSON, `cimcheck.diff/1`; findings by id, verdicts and changed facts."""
    document = {
        "schema": SCHEMA,
        "counts": comparison.counts(),
        "same_rules": comparison.same_rules,
        "same_date_and_place": comparison.same_date_and_place,
        "findings": [_plain(one) for one in comparison.findings if one.change not in QUIET],
    }
    return msgspec.json.encode(document)


def ordered(comparison: Comparison) -> list[tuple[str, list[Changed]]]:
    """The findings by what became of them, in order of urgency; nothing that did not change."""
    return [
        (change, found)
        for change in ORDER
        if change not in QUIET and (found := [one for one in comparison.findings if one.change == change])
    ]


def remarks(comparison: Comparison) -> list[Text]:
    """What makes two reports hard to compare."""
    found = []
    if not comparison.same_rules:
        found.append(
            Text("两次所用规则库不同，变化可能出自规则。", "The rules differ; changes may come from them.")
        )
    if not comparison.same_date_and_place:
        found.append(
            Text("两次的适用日期或地区不同。", "The date of the law or the place differs between the two.")
        )
    return found


def headline(one: Changed, lang: str) -> str:
    """Rule, title, subject and both verdicts of a finding."""
    finding = one.new or one.old
    if finding is None:
        return ""
    subject = (
        f"{word(SUBJECT_KINDS, finding.subject.kind).get(lang)} {finding.subject.name or finding.subject.key}"
    )
    verdicts = [VERDICTS[side.verdict.value].get(lang) for side in (one.old, one.new) if side]
    return f"{finding.rule} {finding.title.get(lang)} — {subject}: {' → '.join(dict.fromkeys(verdicts))}"


def facts(one: Changed, lang: str) -> Iterator[str]:
    """The measured value and every changed fact, before and after."""
    sides = [compared(side.measured, side.required)[0] if side else None for side in (one.old, one.new)]
    if sides[0] and sides[1] and sides[0] != sides[1]:
        measured = Text("实测", "measured").get(lang)
        yield f"{measured}: {sides[0].get(lang)} → {sides[1].get(lang)}"
    for change in one.facts:
        before, after = (_values(values, lang) for values in (change.before, change.after))
        yield f"{change.label.get(lang)} ({change.fact}): {before} → {after}"


MOST = 5


def _values(values: list[object], lang: str) -> str:
    shown = [
        plain_value(one[0], str(one[1])).get(lang) if isinstance(one, list) and len(one) == 2 else str(one)
        for one in values[:MOST]
    ]
    more = len(values) - MOST
    if more > 0:
        shown.append(Text(f"…另 {more} 个", f"… {more} more").get(lang))
    return ", ".join(shown) or "–"


def _lines(comparison: Comparison, lang: str, only_changes: bool) -> Iterator[str]:
    for remark in remarks(comparison):
        yield remark.get(lang)
    for change, found in ordered(comparison):
        if change == "open" and only_changes:
            continue
        yield f"{word(CHANGES, change).get(lang)} ({len(found)})"
        for one in found:
            yield f"  {headline(one, lang)}"
            if change not in ("new", "gone"):
                yield from (f"      {line}" for line in facts(one, lang))
    counts = comparison.counts()
    yield "  ".join(f"{word(CHANGES, change).get(lang)} {counts.get(change, 0)}" for change in ORDER)


def _plain(one: Changed) -> dict[str, object]:
    return {
        "change": one.change,
        "old": _side(one.old),
        "new": _side(one.new),
        "facts": msgspec.to_builtins(one.facts),
    }


def _side(finding: Finding | None) -> dict[str, object] | None:
    if finding is None:
        return None
    return {
        "id": finding.id,
        "rule": finding.rule,
        "subject": msgspec.to_builtins(finding.subject),
        "verdict": finding.verdict.value,
        "measured": msgspec.to_builtins(finding.measured),
        "evidence": finding.evidence,
    }
