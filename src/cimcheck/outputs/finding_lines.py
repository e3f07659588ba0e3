"""Findings as lines of a list: everything a table says of one, in words."""

from dataclasses import dataclass

from cimcheck.core.text import Text
from cimcheck.findings.finding import Finding
from cimcheck.findings.opinion import Held
from cimcheck.outputs.buildings import building_names, building_places, domain_rank
from cimcheck.outputs.clauses import clause_title
from cimcheck.outputs.comparison import compared, in_words
from cimcheck.outputs.review import Review
from cimcheck.outputs.words import (
    CHANGES,
    DECISIONS,
    DOMAINS,
    OWNERS,
    STANDINGS,
    SUBJECT_KINDS,
    VERDICT_ORDER,
    VERDICTS,
    word,
)

NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in words; `number` counts from 1 in the order of the list."""

    number: int
    finding: Finding
    verdict: Text
    domain: Text
    building: str
    kind: Text
    subject: str
    measured: Text
    required: Text
    shortfall: Text
    clauses: Text
    missing: Text
    owners: Text
    opinion: Text
    held: Held | None
    change: Text

    @property
    def place(self) -> str:
        """Where the subject is found: building, storey and its own name, each once."""
        parts = (self.building, self.finding.subject.storey, self.subject)
        return " ".join(dict.fromkeys(part for part in parts if part))


def finding_lines(review: Review) -> list[Line]:
    """Every finding of the report: by domain, verdict (worst first), rule, building, name of the subject."""
    places = building_places(review.report)
    names = building_names(review.report)

    def order(finding: Finding) -> tuple[int, str, int, str, int, str, str]:
        place = places.get(finding.subject.building, 0)
        verdict = VERDICT_ORDER.index(finding.verdict)
        about = (finding.rule, place, finding.subject.name, finding.id)
        return (domain_rank(finding.domain), finding.domain, verdict, *about)

    return [
        _line(number, finding, names[places.get(finding.subject.building, 0)], review)
        for number, finding in enumerate(sorted(review.report.findings, key=order), 1)
    ]


def _line(number: int, finding: Finding, building: str, review: Review) -> Line:
    measured, required = compared(finding.measured, finding.required)
    held = review.opinions.get(finding.id)
    change = review.changes.get(finding.id, "") if review.changes is not None else ""
    return Line(
        number=number,
        finding=finding,
        verdict=word(VERDICTS, finding.verdict.value),
        domain=word(DOMAINS, finding.domain),
        building=building,
        kind=word(SUBJECT_KINDS, finding.subject.kind),
        subject=finding.subject.name or finding.subject.key,
        measured=measured or NOTHING,
        required=required or NOTHING,
        shortfall=in_words(finding.shortfall) if finding.shortfall else NOTHING,
        clauses=_joined([clause_title(clause) for clause in finding.clauses]),
        missing=_joined(list(dict.fromkeys(missing.label for missing in finding.missing))),
        owners=_joined(list(dict.fromkeys(word(OWNERS, missing.owner) for missing in finding.missing))),
        opinion=opinion_text(held) if held else NOTHING,
        held=held,
        change=word(CHANGES, change) if change else NOTHING,
    )


def opinion_text(held: Held) -> Text:
    """The decision with its standing: `接受 · 依据已变化，须复核`."""
    decision, standing = DECISIONS[held.opinion.decision.value], STANDINGS[held.standing.value]
    if not standing.zh:
        return decision
    return Text(f"{decision.zh}（{standing.zh}）", f"{decision.en} ({standing.en})")


def _joined(texts: list[Text]) -> Text:
    return Text("；".join(text.zh for text in texts), "; ".join(text.en for text in texts))
