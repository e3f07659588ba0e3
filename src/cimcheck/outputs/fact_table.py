"""The facts of a submission as text, by subject."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from cimcheck.core.text import Text
from cimcheck.engine.fact_rows import FactRow
from cimcheck.outputs.amounts import plain_value, unit_text
from cimcheck.outputs.visible import one_line
from cimcheck.outputs.words import SOURCES, STRENGTHS, SUBJECT_KINDS, word


def fact_table(rows: Iterable[FactRow], lang: str = "zh", *, every: bool = False) -> Iterator[str]:
    """Lines: a heading a subject, a line a fact with its evidence below it.

    Facts of which nothing is known are counted, and listed only with `every`.
    """
    for (kind, key), group in groupby(rows, key=lambda row: (row.kind, row.subject)):
        facts = list(group)
        name = facts[0].name or key
        yield one_line(f"{word(SUBJECT_KINDS, kind).get(lang)} {name}  {facts[0].guid}".rstrip())
        shown = [fact for fact in facts if fact.found or every]
        for fact in shown:
            yield from map(one_line, _fact(fact, lang))
        if len(shown) < len(facts):
            silent = len(facts) - len(shown)
            yield "  " + Text(f"另有 {silent} 项没有任何来源", f"{silent} more of which nothing is said").get(
                lang
            )


def _fact(row: FactRow, lang: str) -> Iterator[str]:
    conflict = Text("（来源不一致）", " (sources disagree)").get(lang) if row.trace.conflict else ""
    yield f"  {row.title.get(lang)} ({row.fact}) = {plain_value(row.value, row.unit).get(lang)}{conflict}"
    for evidence in row.trace.evidence:
        raw = evidence.raw + unit_text(evidence.unit).get(lang)
        converted = f" → {evidence.converted}" if evidence.converted else ""
        step = f" #{evidence.step}" if evidence.step else ""
        source = word(SOURCES, evidence.source.value).get(lang)
        strength = word(STRENGTHS, evidence.strength.value).get(lang)
        yield f"    ← {source} {evidence.where}{step} = {raw}{converted} · {strength}"
    if row.trace.operands:
        text = row.trace.note.get(lang) if row.trace.note else row.trace.text
        count = len(row.trace.operands)
        yield f"    ← {text} " + Text(f"（由 {count} 项得出）", f"(from {count})").get(lang)
