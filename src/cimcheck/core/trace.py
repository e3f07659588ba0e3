"""How a number came to be: a tree from the number down to clauses, elements and properties."""

from enum import StrEnum

import msgspec

from cimcheck.core.evidence import Evidence
from cimcheck.core.text import Text
from cimcheck.core.value import Value, as_json


class Kind(StrEnum):
    """What a node of a trace is."""

    CHECK = "check"
    FORMULA = "formula"
    CASE = "case"
    PARAMETER = "parameter"
    FACT = "fact"
    ELEMENT = "element"
    AGGREGATE = "aggregate"
    CALCULATION = "calculation"


class Trace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One node: a named value in `unit`, how it was made (`text`), and what it was made from (`operands`).

    `value` is plain data as `core.value.as_json` gives it, already in `unit`. `label` is the name for people.
    `subject` names the element or building the value belongs to when it is not the finding's own. `alias` is
    what the rule's formulas call a fact.
    """

    kind: Kind
    name: str
    value: object = None
    unit: str = ""
    label: Text | None = None
    text: str = ""
    alias: str = ""
    clause: str = ""
    basis: str = ""
    subject: str = ""
    note: Text | None = None
    conflict: bool = False
    evidence: tuple[Evidence, ...] = ()
    operands: tuple["Trace", ...] = ()


class Gap(msgspec.Struct, frozen=True):
    """Something that is not known and that somebody could supply.

    `subjects` are the elements (their keys) that lack it; empty when it is the finding's own subject.
    """

    fact: str
    subjects: tuple[str, ...] = ()


class Closing(msgspec.Struct, frozen=True):
    """What a value would be if one of its gaps were closed: `values` are the ends of what may come out."""

    gap: Gap
    label: Text
    values: tuple[Value, ...]


class Traced(msgspec.Struct, frozen=True):
    """A possible value in coherent units, together with how it came to be and what would narrow it.

    `closings` tell for gaps of this very value how far each narrows it; they do not travel with the gaps.
    """

    value: Value
    trace: Trace
    gaps: tuple[Gap, ...] = ()
    elements: tuple[str, ...] = ()
    """GUIDs of the elements behind the value, in order of file and STEP id."""
    closings: tuple[Closing, ...] = ()


def node(kind: Kind, name: str, value: Value, **more: object) -> Trace:
    """A trace node whose `value` is given in the node's own unit as a possible value."""
    return Trace(kind=kind, name=name, value=as_json(value), **more)  # type: ignore[arg-type]


class Column(msgspec.Struct, frozen=True):
    """One value for each member of a collection: `subjects[i]` is the key of the member with `values[i]`."""

    subjects: tuple[str, ...]
    values: tuple[Traced, ...]
