"""What components add to an item: how much, which portion counts, and whether they belong there at all."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.interval import INFINITY, ZERO, Interval, total
from cimcheck.core.share import ANY_SHARE, counted, share
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.truth import TRUE, Truth
from cimcheck.core.value import Value
from cimcheck.facts.prefabrication.component import Component
from cimcheck.facts.prefabrication.sizes import Size
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

NONE_OF_IT = ZERO
ALL_OF_IT = Interval(Fraction(1), Fraction(1))
UNBOUNDED = Interval(Fraction(0), INFINITY)
NOT_DRAWN = "—"
"""The label of what no model holds."""


def portion(answer: Truth) -> Interval:
    """All of it, none of it, or anything between, by a yes/no."""
    if answer.is_known:
        return ALL_OF_IT if answer.surely else NONE_OF_IT
    return ANY_SHARE


class Piece(msgspec.Struct, frozen=True):
    """One component, or what is not modelled, as it counts for an item.

    `size` in m3, m2 or m; `part` is both (a part of the whole), part (of the numerator alone) or whole (of
    the denominator alone); `lacks` are the facts that keep size, portion or membership open.
    """

    label: str
    size: Interval
    portion: Interval = ALL_OF_IT
    counts: Truth = TRUE
    part: str = "both"
    lacks: tuple[str, ...] = ()
    subject: SubjectRef | None = None
    """The component; None for the floor area of the building and for what is not modelled."""
    evidence: str = "none"
    """What kind of place tells how it counts: a member of component_group.evidence."""
    given: Size | None = None
    """What the models state of the size of the component; `size` may be narrower, by geometry."""

    @property
    def key(self) -> str:
        """The key of the component; "" without one."""
        return self.subject.key if self.subject else ""

    @property
    def guid(self) -> str:
        """The GUID of the component; "" without one."""
        return self.subject.guid if self.subject else ""


def made(
    one: Component,
    size: Size,
    part: Interval,
    counts: Truth,
    lacks: tuple[str, ...],
    *,
    facts: tuple[str, ...] = (),
    role: str = "both",
) -> Piece:
    """A component as a piece; `facts` may tell which portion of it counts, the first of them first."""
    found = one.told_by(*facts)
    evidence = "inferred" if found == "none" and part.is_known else found
    return Piece(one.label, size.bounds, part, counts, role, lacks, one.subject, evidence, size)


class Group(msgspec.Struct, frozen=True):
    """Pieces alike: the same label, portion, membership, lacks and evidence. `size` is their sum."""

    pieces: tuple[Piece, ...]

    @property
    def first(self) -> Piece:
        """One that stands for all."""
        return self.pieces[0]

    @property
    def size(self) -> Interval:
        """The sum of what counts, in the unit of the item."""
        counts = self.first.counts
        return counted(total(one.size for one in self.pieces), counts.surely, counts.can_be_true)


def grouped(pieces: Iterable[Piece]) -> list[Group]:
    """Pieces alike together, in the order of their labels."""
    found: dict[tuple[object, ...], list[Piece]] = {}
    for one in pieces:
        if one.counts.surely_not:
            continue
        bounded = isinstance(one.size.hi, Fraction)
        alike = (one.part, one.label, one.portion, one.counts, one.lacks, one.evidence, bounded)
        found.setdefault(alike, []).append(one)
    groups = [Group(tuple(sorted(alike, key=lambda one: one.key))) for alike in found.values()]
    return sorted(groups, key=lambda group: (group.first.part, group.first.label, group.first.key))


def group_subjects(
    store: "FactStore", entity: str, building: SubjectRef, item: str, groups: Sequence[Group]
) -> list[SubjectRef]:
    """Groups as subjects of an entity; `group_behind` finds them again."""
    known: dict[str, tuple[str, Group]] = store.once(("groups", entity), dict)
    found = []
    for number, group in enumerate(groups, 1):
        key = f"{building.key}/{item}/{number:04d}"
        known[key] = (item, group)
        found.append(SubjectRef(entity, key, group.first.label, "", building.key))
    return found


def group_behind(store: "FactStore", subject: SubjectRef) -> tuple[str, Group]:
    """The item and the group that a subject stands for."""
    known: dict[str, tuple[str, Group]] = store.once(("groups", subject.kind), dict)
    return known[subject.key]


def group_fact(store: "FactStore", fact: str, subject: SubjectRef, value: Value) -> Traced:
    """A fact of a group, with the GUIDs of its components."""
    _, group = group_behind(store, subject)
    label = Text(group.first.label, group.first.label)
    trace = node(Kind.ELEMENT, fact, value, label=label, subject=subject.key)
    return Traced(value, trace, (), tuple(one.guid for one in group.pieces if one.guid))


def ratio(pieces: Iterable[Piece]) -> Interval:
    """[1] The share of the whole that counts; sharp, and anything when the whole may be nothing."""
    groups = grouped(pieces)
    if any(group.first.part != "both" for group in groups):
        return _quotient(groups)
    members = [(group.size, group.first.portion) for group in groups]
    if any(size.lo > 0 for size, _ in members):
        return share(members)
    if not any(group.first.counts.surely for group in groups):
        return ANY_SHARE
    return Interval(min(one.lo for _, one in members), max(one.hi for _, one in members))


def _quotient(groups: Iterable[Group]) -> Interval:
    """Parts against a whole that is measured by itself."""
    part = total(group.size * group.first.portion for group in groups if group.first.part == "part")
    whole = total(group.size for group in groups if group.first.part == "whole")
    if whole.lo <= 0:
        return ANY_SHARE
    return part.divided_by(whole).clipped(ANY_SHARE)
