"""What a rule says of one subject, before it is published."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from cimcheck.core.text import Text
from cimcheck.core.trace import Trace, Traced
from cimcheck.core.units import Unit
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict


class Comparison(msgspec.Struct, frozen=True):
    """What a finding shows: `measured op required`, in coherent units, to be shown in `unit`."""

    measured: Value
    op: str
    required: Value
    unit: Unit | None
    shortfall: Value | None
    """How far the measured number stays behind, or goes beyond, the required one; at least zero."""


class Open(msgspec.Struct, frozen=True):
    """Something not known behind an open verdict.

    `alias` is the name in the rule, `fact` the fact (or parameter) to supply, `subjects` the members
    that lack it, `effect` the share of the margin's width it causes (None: the width has
    no end), `decides` whether it alone could settle the verdict.
    """

    alias: str
    fact: str
    subjects: tuple[str, ...]
    effect: Fraction | None
    decides: bool


class Outcome(msgspec.Struct, frozen=True):
    """Verdict, comparison, what is missing, the trace and the elements behind it."""

    verdict: Verdict
    comparison: Comparison | None
    missing: tuple[Open, ...]
    trace: Trace
    elements: tuple[str, ...]
    details: dict[str, object]
    values: dict[str, tuple[Value, Unit | None]]
    """Single named values in coherent units with the unit they are shown in, for messages."""
    published: Mapping[str, Traced] = {}
    """Facts that the rule settles for rules after it."""
    failure: Text | None = None
    """What to say when the program itself failed on the rule."""
