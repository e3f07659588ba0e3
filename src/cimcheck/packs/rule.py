"""A rule as it stands at one date and one place: typed, frozen, ready to be evaluated."""

from collections.abc import Mapping
from datetime import date

import msgspec

from cimcheck.core.formula import Expr
from cimcheck.core.interval import WHOLE_LINE, Interval
from cimcheck.core.text import Text
from cimcheck.core.units import PLAIN, Unit
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict

Table = Mapping[str, object]
"""Nested plain data for a calculator: mappings, tuples, words, exact `Fraction`s in units it documents."""


class ByCategory(msgspec.Struct, frozen=True):
    """A parameter that depends on a category: the value for each member of what fact alias `alias` may be."""

    alias: str
    values: Mapping[str, Value]


class Parameter(msgspec.Struct, frozen=True):
    """A number, category, answer or table that the law or a place sets.

    `value` is in coherent units; None when nobody has supplied it: then everything inside `limits` (numbers)
    or `members` (categories) is possible and `owner` can close the gap. `effective` is the date the value
    holds from, `place` the jurisdiction that set it, `basis` how its text is known.
    """

    name: str
    title: Text
    kind: str
    unit: Unit = PLAIN
    value: Value | ByCategory | Table | None = None
    limits: Interval = WHOLE_LINE
    members: Mapping[str, Text] = {}
    clause: str = ""
    basis: str = ""
    effective: date | None = None
    place: str = ""
    owner: str = "authority"
    local: str = "none"
    """Whether a place below may ("allowed") or must ("required") set it."""
    document: Text | None = None
    """The document that sets the value, when it is named."""
    inherited: bool = False
    """True for a parameter of the rule that this one builds on: its numbers are tested there."""


class Case(msgspec.Struct, frozen=True):
    """One line of a case list: `then` holds where `when` does; `when` is None for the last."""

    when: Expr | None
    then: Expr
    clause: str = ""


class Define(msgspec.Struct, frozen=True):
    """A named intermediate value: a list of cases, the first true one decides.

    A plain formula is a single case without `when`.
    """

    name: str
    title: Text
    unit: Unit | None
    cases: tuple[Case, ...]


class Calculation(msgspec.Struct, frozen=True):
    """A call of a calculator. `outputs` maps the rule's own names, to its outputs."""

    calculator: str
    arguments: Mapping[str, Expr]
    outputs: Mapping[str, str]


class Headline(msgspec.Struct, frozen=True):
    """What a finding shows as measured and required when the check is not a single comparison."""

    measured: Expr
    op: str
    required: Expr


class NotEncodedClause(msgspec.Struct, frozen=True):
    """A clause that bears on the rule but is not computed, and what it may change."""

    clause: str
    what: Text
    verdict: str


class Example(msgspec.Struct, frozen=True):
    """Given facts (by alias) and what must come out. `as_of` and `place` select the rule version."""

    name: str
    given: Mapping[str, object]
    verdict: Verdict
    missing: tuple[str, ...] | None
    measured: Value | None
    required: Value | None
    as_of: date
    place: str
    line: int


class RuleVersion(msgspec.Struct, frozen=True):
    """One rule at one date and place. `version` names exactly the content that was applied."""

    id: str
    name: str
    version: str
    title: Text
    domain: str
    entity: str
    clauses: tuple[Mapping[str, str], ...]
    basis: str
    facts: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    defines: tuple[Define | Calculation, ...]
    not_applicable: Expr | None
    check: Expr
    headline: Headline | None
    messages: Mapping[Verdict, Text]
    not_encoded: tuple[NotEncodedClause, ...]
    tags: tuple[str, ...]
    details: tuple[str, ...]
    """Names of calculator tables to publish with the finding."""
    source: str
    publishes: Mapping[str, str] = {}
    """Fact id → name of the rule whose value other rules, of higher ids, take as that fact."""
