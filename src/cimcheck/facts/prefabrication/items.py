"""The items of GB/T 51129-2017, table 4.0.1: their pieces, ratios and traces."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cimcheck.core.interval import Interval
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.text import Text
from cimcheck.core.trace import Closing, Gap, Kind, Trace, Traced, node
from cimcheck.facts.prefabrication import envelope, fit_out, structure
from cimcheck.facts.prefabrication.closings import narrowed
from cimcheck.facts.prefabrication.measured import with_footprints, with_sizes
from cimcheck.facts.prefabrication.pieces import Group, Piece, grouped, ratio
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

Pieces = Callable[["FactStore", SubjectRef], Iterator[Piece]]
ITEMS: Mapping[str, tuple[Pieces, str]] = {
    "q1a": (structure.vertical_pieces, "m3"),
    "q1b": (structure.floor_pieces, "m2"),
    "q2a": (envelope.non_masonry_envelope, "m2"),
    "q2b": (envelope.integrated_envelope, "m2"),
    "q2c": (envelope.non_masonry_partition, "m2"),
    "q2d": (envelope.integrated_partition, "m2"),
    "q3a": (fit_out.dry_floors, "m2"),
    "q3b": (fit_out.kitchens, "m2"),
    "q3c": (fit_out.bathrooms, "m2"),
    "q3d": (fit_out.services, "m"),
}
"""The pieces of each item, and the unit that they are measured in."""


def pieces_of(store: "FactStore", building: SubjectRef, item: str) -> Sequence[Piece]:
    """The pieces of one item of a building as the models state them, before anything is measured."""
    make, _ = ITEMS[item]
    return store.once(("pieces", building.key, item), lambda: tuple(make(store, building)))


def groups_of(store: "FactStore", building: SubjectRef, item: str) -> list[Group]:
    """The pieces of one item of a building, those alike together."""
    sized = with_footprints if item == "q1b" else with_sizes
    return store.once(
        ("prefabrication", building.key, item),
        lambda: grouped(sized(store, pieces_of(store, building, item))),
    )


def item_ratio(store: "FactStore", fact: str, building: SubjectRef, item: str) -> Traced:
    """[1] The ratio of an item, with the groups behind it; everything where models or members are missing."""
    return _settled(store, fact, building, groups_of(store, building, item), ITEMS[item][1])


def ratio_of(
    store: "FactStore", fact: str, building: SubjectRef, pieces: Sequence[Piece], unit: str
) -> Traced:
    """[1] The ratio of any pieces, in the same way; `unit` is what they are measured in."""
    return _settled(store, fact, building, grouped(with_sizes(store, pieces)), unit)


def _settled(
    store: "FactStore", fact: str, building: SubjectRef, groups: Sequence[Group], unit: str
) -> Traced:
    damaged = store.scopes[building.key].is_damaged
    value = ANY_SHARE if damaged else ratio(one for group in groups for one in group.pieces)
    gaps = () if value.is_known else _gaps(groups)
    candidate = Candidate(
        value,
        operands=tuple(_traced(store, group, unit) for group in groups),
        gaps=gaps,
        elements=tuple(guid for group in groups for one in group.pieces if (guid := one.guid)),
        note=_DAMAGED if damaged else None if groups else _NOTHING,
    )
    found = store.settled(fact, building, [candidate])
    if damaged or found.value.is_known:
        return found
    label = store.catalogue.label
    closed = ((gap, narrowed(groups, gap.fact)) for gap in gaps)
    closings = tuple(Closing(gap, label(gap.fact), values) for gap, values in closed if values)
    return replace(found, closings=closings)


def _traced(store: "FactStore", group: Group, unit: str) -> Trace:
    """A group as a node: how many, how much, which portion, and the evidence of one that stands for all."""
    first = group.first
    shown = f"{len(group.pieces)} × " if first.subject else ""
    kept: Interval = first.portion
    return node(
        Kind.ELEMENT,
        first.part,
        group.size,
        unit=unit,
        label=Text(first.label, first.label),
        text=f"{shown}{first.label}",
        subject=first.key,
        operands=(
            node(
                Kind.FACT,
                "component_group.portion",
                kept,
                label=store.catalogue.label("component_group.portion"),
            ),
            *_evidence(store, first),
        ),
    )


def _evidence(store: "FactStore", first: Piece) -> Iterator[Trace]:
    """What is said of the component that stands for its group; open facts, and how it is made."""
    if first.subject is None:
        return
    assert first.subject is not None
    own = first.subject.kind == "Reinforcement"
    for fact in first.lacks if own else dict.fromkeys((*first.lacks, "component.casting")):
        if fact.startswith("reinforcement." if own else "component."):
            trace = store.value(fact, first.subject).trace
            if trace.evidence or fact in first.lacks:
                yield trace


def _gaps(groups: Sequence[Group]) -> tuple[Gap, ...]:
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        for fact in group.first.lacks:
            if fact.startswith("building."):
                found.setdefault(fact, {})
            else:
                found.setdefault(fact, {}).update({one.key: None for one in group.pieces if one.key})
    return tuple(Gap(fact, tuple(found[fact])) for fact in sorted(found))


_NOTHING = Text(
    "模型中没有这一项的部品部件，按未知处理。", "The models hold nothing of this item; it is unknown."
)
_DAMAGED = Text(
    "模型有缺损或未齐，可能还有未读到的部品部件。",
    "A model is missing or damaged; there may be components that cannot be seen.",
)
