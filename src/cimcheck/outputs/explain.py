"""A finding and its trace as a tree in words, for a terminal or a file."""

from collections.abc import Iterator, Mapping

from cimcheck.core.evidence import Evidence
from cimcheck.core.text import Text
from cimcheck.core.trace import Trace
from cimcheck.findings.finding import ClauseRef, Finding, Missing, NotEncoded
from cimcheck.findings.report import Report
from cimcheck.outputs.amounts import plain_value, unit_text
from cimcheck.outputs.clauses import clause_title, instruments, trace_clause
from cimcheck.outputs.comparison import compared, in_words
from cimcheck.outputs.node_names import node_names
from cimcheck.outputs.visible import one_line
from cimcheck.outputs.words import (
    BASES,
    KINDS,
    NOT_ENCODED_EFFECTS,
    OWNERS,
    SIGNS,
    SOURCES,
    STRENGTHS,
    SUBJECT_KINDS,
    VERDICTS,
    word,
)


def explain(
    report: Report, finding_id: str | None = None, lang: str = "zh", *, most: int | None = None
) -> str:
    """The findings whose id or rule is `finding_id` (all when None), each with its whole trace.

    `most` limits how many operands of one node are written out; how many were left out is said. Empty when
    no finding has that id or rule.
    """
    chosen = [f for f in report.findings if finding_id is None or finding_id in (f.id, f.rule)]
    writer = _Writer(lang, instruments(report.findings), most)
    return "".join(one_line(line) + "\n" for finding in chosen for line in writer.finding(finding))


class _Writer:
    """Writes lines in one language."""

    def __init__(self, lang: str, known: Mapping[str, ClauseRef], most: int | None) -> None:
        self._lang = lang
        self._known = known
        self._most = most

    def _say(self, zh: str, en: str) -> str:
        return Text(zh, en).get(self._lang)

    def _get(self, text: Text) -> str:
        return text.get(self._lang)

    def finding(self, finding: Finding) -> Iterator[str]:
        """The finding itself, then its trace."""
        verdict, about = finding.verdict.value, finding.subject
        subject = f"{self._get(word(SUBJECT_KINDS, about.kind))} {about.name or about.key}"
        head = f"{SIGNS[verdict]} {self._get(VERDICTS[verdict])}  {finding.rule} {self._get(finding.title)}"
        yield f"{head} — {subject}  [{finding.id}]"
        yield f"  {self._get(finding.message)}"
        yield from self._numbers(finding)
        for clause in finding.clauses:
            yield f"  {self._say('条文', 'clause')}: {self._get(clause_title(clause))}"
        yield f"  {self._say('文本来源', 'basis')}: {self._get(word(BASES, finding.basis))}"
        yield from map(self._missing, finding.missing)
        yield from map(self._not_encoded, finding.not_encoded)
        yield from self._node(finding.trace, "  ", "  ")

    def _missing(self, missing: Missing) -> str:
        share = "" if missing.effect is None else f", {round(missing.effect * 100)}%"
        alone = (
            self._say("，单独补齐即可能定论", ", could settle the verdict alone") if missing.decides else ""
        )
        what = f"{self._get(missing.label)} ({missing.fact}{share})"
        return f"  {self._say('缺少', 'missing')}: {what} ← {self._get(word(OWNERS, missing.owner))}{alone}"

    def _not_encoded(self, entry: NotEncoded) -> str:
        what = f"{self._get(trace_clause(entry.clause, self._known))} {self._get(entry.what)}"
        effect = self._get(word(NOT_ENCODED_EFFECTS, entry.verdict))
        return f"  {self._say('未编码', 'not computed')}: {what} ({effect})"

    def _numbers(self, finding: Finding) -> Iterator[str]:
        measured, required = compared(finding.measured, finding.required)
        parts = [
            f"{label} {self._get(value)}"
            for label, value in (
                (self._say("实测", "measured"), measured),
                (self._say("要求", "required"), required),
                (self._say("差", "short by"), in_words(finding.shortfall) if finding.shortfall else None),
            )
            if value is not None
        ]
        if parts:
            yield "  " + self._say("；", "; ").join(parts)

    def _node(self, trace: Trace, first: str, rest: str) -> Iterator[str]:
        """One node: `first` leads its own line, `rest` all lines below it."""
        label, name = node_names(trace)
        named = f"{self._get(label)} ({name})" if name else self._get(label)
        value = self._get(plain_value(trace.value, trace.unit))
        yield f"{first}{self._get(word(KINDS, trace.kind.value))} · {named} = {value}"
        shown = trace.operands if self._most is None else trace.operands[: self._most]
        hidden = len(trace.operands) - len(shown)
        stem = rest + ("│  " if trace.operands else "   ")
        for line in self._origins(trace):
            yield stem + line
        for place, operand in enumerate(shown, 1):
            last = place == len(shown) and not hidden
            yield from self._node(
                operand, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  ")
            )
        if hidden:
            yield rest + "└─ " + self._say(f"… 另有 {hidden} 项未列出", f"… {hidden} more not listed")

    def _origins(self, trace: Trace) -> Iterator[str]:
        """How the node was made and where it was read."""
        if trace.subject and trace.subject != node_names(trace)[0].zh:
            yield f"{self._say('对象', 'of')}: {trace.subject}"
        if trace.text:
            yield trace.text
        about = [self._get(trace_clause(trace.clause, self._known))] if trace.clause else []
        about += [self._get(word(BASES, trace.basis))] if trace.basis else []
        if about:
            yield " · ".join(about)
        if trace.note:
            yield self._get(trace.note)
        if trace.conflict:
            yield self._say(
                "不同来源的数值不一致，已取包含全部可能的范围", "sources disagree; the range covers them all"
            )
        for evidence in trace.evidence:
            yield self._evidence(evidence)

    def _evidence(self, evidence: Evidence) -> str:
        step = f" #{evidence.property_step}" if evidence.property_step else ""
        raw = evidence.raw + unit_text(evidence.unit).get(self._lang)
        converted = f" → {evidence.converted}" if evidence.converted else ""
        place = f"#{evidence.step}" if evidence.step else ""
        element = (evidence.ifc_class, evidence.name, evidence.guid, place, evidence.file)
        parts = (
            f"{self._get(word(SOURCES, evidence.source.value))} {evidence.where}{step} = {raw}{converted}",
            self._get(word(STRENGTHS, evidence.strength.value)),
            " ".join(part for part in element if part),
        )
        return "← " + " · ".join(part for part in parts if part)
