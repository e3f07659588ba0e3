"""A rule that could not be evaluated because the program made a mistake: named, open, no reason to stop."""

from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, node
from cimcheck.core.truth import UNKNOWN
from cimcheck.core.verdict import Verdict
from cimcheck.engine.outcome import Outcome
from cimcheck.packs.rule import RuleVersion


def failure(rule: RuleVersion, error: Exception) -> Outcome:
    """The undetermined outcome that says what happened."""
    said = f"{type(error).__name__}: {error}"
    text = Text(
        f"程序在计算本条时出错（{said}），因此待定；其余各条不受影响。请报告此问题。",
        f"The program failed on this rule ({said}), so it stays open; the others are not touched. Report it.",
    )
    trace = node(Kind.CHECK, rule.id, UNKNOWN, text=rule.check.text, label=rule.title, note=text)
    return Outcome(Verdict.UNDETERMINED, None, (), trace, (), {}, {}, failure=text)
