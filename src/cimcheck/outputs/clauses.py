"""Clauses in words: which instrument, which clause, and how its text is known."""

from collections.abc import Iterable, Mapping

from cimcheck.core.text import Text
from cimcheck.findings.finding import ClauseRef, Finding


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
    """The clause of a trace node, `instrument#clause` or `clause` alone, in words."""
    instrument, mark, clause = written.rpartition("#")
    if not mark:
        return clause_number(written)
    cited = known.get(instrument)
    if cited is None:
        return Text(written, written)
    place = clause_number(clause)
    return Text(
        f"{cited.number or cited.title.zh} {place.zh}", f"{cited.number or cited.title.en} {place.en}"
    )
