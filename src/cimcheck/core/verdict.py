"""The four verdicts and how they follow from a set of possible answers."""

from enum import StrEnum

from cimcheck.core.text import Text
from cimcheck.core.truth import Truth


class Verdict(StrEnum):
    """What can be said of a rule about a subject."""

    PASS = "pass"
    FAIL = "fail"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


VERDICT_NAMES = {
    Verdict.PASS: Text("符合", "pass"),
    Verdict.FAIL: Text("不符合", "fail"),
    Verdict.UNDETERMINED: Text("待定", "undetermined"),
    Verdict.NOT_APPLICABLE: Text("不适用", "not applicable"),
}


def verdict(not_applicable: Truth, check: Truth) -> Verdict:
    """The verdict over all possible worlds.

    A rule that may or may not apply passes only when it would pass if it applied (a world where it does not
    apply cannot break it), and never fails while it may turn out not to apply.
    """
    if not_applicable.surely:
        return Verdict.NOT_APPLICABLE
    if check.surely:
        return Verdict.PASS
    if check.surely_not and not_applicable.surely_not:
        return Verdict.FAIL
    return Verdict.UNDETERMINED
