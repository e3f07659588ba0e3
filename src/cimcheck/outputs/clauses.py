"""Clauses in words: which instrument, which clause, and how its text is known."""

import re
from collections.abc import Iterable, Mapping

from cimcheck.core.text import Text
from cimcheck.findings.finding import ClauseRef, Finding
from cimcheck.outputs.vocabulary import instrument_words

_IS_NUMBER = re.compile(r"[A-Z〔]")
"""In the number of a standard or notice; of a law only a date or the body that made it is known."""


def clause_number(clause: str) -> Text:
    """`第 47(1) 条` for a clause that starts with a digit; anything else as it is written."""
    if not clause[:1].isdigit():
        return Text(clause, clause)
    return Text(f"第 {clause} 条", f"clause {clause}")


def clause_title(clause: ClauseRef) -> Text:
    """`《标题》 GB 50038-2005 第 3.2.6 条`."""
    number = f" {clause.number}" if clause.number else ""
    place = clause_number(clause.clause)
    return Text(
        f"《{clause.title.zh.strip('《》')}》{number} {place.zh}".rstrip(),
        f"{clause.title.en}{number}, {place.en}".rstrip(", "),
    )


def instruments(findings: Iterable[Finding]) -> dict[str, ClauseRef]:
    """A clause of each instrument that the findings cite, by the id of the instrument."""
    return {clause.instrument: clause for finding in findings for clause in finding.clauses}


def trace_clause(written: str, known: Mapping[str, ClauseRef]) -> Text:
    """The clause of a trace node in words: `instrument#clause`, or either of them alone."""
    instrument, mark, clause = written.partition("#")
    cited = known.get(instrument)
    named = (cited.number, cited.title) if cited else instrument_words(instrument)
    if named is None:
        return Text(written, written) if mark else clause_number(written)
    number, title = named
    place = clause_number(clause)
    if _IS_NUMBER.search(number):
        return Text(f"{number} {place.zh}".rstrip(), f"{number} {place.en}".rstrip())
    return Text(f"《{title.zh.strip('《》')}》{place.zh}", f"{title.en} {place.en}".rstrip())
