"""What was measured against what is required, in words."""

from cimcheck.core.text import Text
from cimcheck.findings.finding import Measured, Required
from cimcheck.outputs.amounts import bounds, same_when_rounded
from cimcheck.outputs.vocabulary import members_text
from cimcheck.outputs.words import OPERATORS


def compared(measured: Measured | None, required: Required | None) -> tuple[Text | None, Text | None]:
    """Both sides in words, with all digits when rounding would make different numbers look the same."""
    exact = measured is not None and required is not None and _look_alike(measured, required)
    left = in_words(measured, all_digits=exact) if measured else None
    if required is None:
        return left, None
    right, sign = in_words(required, all_digits=exact), OPERATORS.get(required.op, required.op)
    return left, Text(f"{sign} {right.zh}", f"{sign} {right.en}")


def in_words(side: Measured, *, all_digits: bool = False) -> Text:
    """A number with its bounds, or the possible members of a category."""
    if side.members is not None:
        return members_text(side.members)
    return bounds(side.lo, side.hi, side.unit, all_digits=all_digits)


def _look_alike(measured: Measured, required: Required) -> bool:
    return any(
        same_when_rounded(a, b) for a in (measured.lo, measured.hi) for b in (required.lo, required.hi)
    )
