"""Quantities of one component that cannot all be true: told without geometry, so that few need measuring.

A volume is held against a face times a thickness or a section times a length, a face against length times
height, what is net against what is gross. None of this tells which of the quantities is the wrong one.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cimcheck.core.conversion import to_unit
from cimcheck.core.evidence import Source
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.value import in_words
from cimcheck.facts.notes import Note
from cimcheck.facts.prefabrication.component import Component

if TYPE_CHECKING:
    pass

NET_AND_GROSS = (
    ("net_volume", "gross_volume"),
    ("net_side_area", "gross_side_area"),
    ("net_area", "gross_area"),
)
PRODUCTS = (
    ("gross_volume", ("gross_side_area", "width")),
    ("gross_volume", ("gross_area", "thickness")),
    ("gross_volume", ("section_area", "length")),
    ("net_volume", ("net_side_area", "width")),
    ("net_volume", ("net_area", "thickness")),
    ("net_volume", ("gross_side_area", "width")),
    ("net_volume", ("gross_area", "thickness")),
    ("net_volume", ("section_area", "length")),
    ("gross_side_area", ("length", "height")),
)
"""Quantities, and what multiplied may not be less, nor very much more unless openings tell why."""

FACTS = tuple(
    sorted(
        {fact for pair in NET_AND_GROSS for fact in pair}
        | {fact for one, sides in PRODUCTS for fact in (one, *sides)}
    )
)


class Contradiction(NamedTuple):
    """Facts of a component whose values do not go together: one, and those it was held against."""

    one: str
    others: tuple[str, ...]


def contradiction(one: Component) -> Contradiction | None:
    """The first contradiction among the quantities of a component, also noted; None where there is none."""
    known: dict[object, Contradiction | None] = one.store.once(("contradictions",), dict)
    if one.subject.key in known:
        return known[one.subject.key]
    stated = _stated(one)
    said = [one.said(fact) for fact in stated]
    for fact, places in zip(stated, said, strict=True):
        if len(places) > 1:
            one.number(fact)  # notes a conflict of each component, of those alike too
        elif places and places[0].source is Source.DECLARED:
            return None  # what is supposed is not doubted
    key = (*stated, *said, id(one.layers), one.has_openings)
    if key not in known:
        values = {fact: _number(one, fact) for fact in FACTS}
        known[key] = next(_contradictions(one, values), None)
    found = known[one.subject.key] = known[key]
    if found is not None:
        one.store.note(_note(one, found))
    return found


def _stated(one: Component) -> list[str]:
    """The quantities that any component of its class states; layers are held against nothing but these."""
    store = one.store
    classes = [store.views[at.model].objects.ifc_class[at.row] for at in one.subject.places]

    def find() -> list[str]:
        return [fact for fact in FACTS if any(store.is_said(f"component.{fact}", name) for name in classes)]

    return store.once(("stated quantities", *classes), find)


Values = Mapping[str, Interval | None]


def _contradictions(one: Component, values: Values) -> Iterator[Contradiction]:
    conventions = one.store.catalogue.conventions
    most = 1 + conventions["quantities_agree_within"].value
    least = conventions["quantity_of_its_product"].value
    for net, gross in NET_AND_GROSS:
        value, whole = values[net], values[gross]
        if value is not None and whole is not None and value.lo > whole.hi * most:
            yield Contradiction(net, (gross,))
    for fact, sides in PRODUCTS:
        value, product = values[fact], _product(values, sides)
        if value is None or product is None:
            continue
        across = fact.startswith("net_") and not sides[0].startswith("net_")
        too_small = value.hi < product.lo * least and not (across and one.has_openings)
        if too_small or value.lo > product.hi * most:
            yield Contradiction(fact, sides)


def _product(values: Values, sides: tuple[str, ...]) -> Interval | None:
    product = Interval(Fraction(1), Fraction(1))
    for side in sides:
        factor = values[side]
        if factor is None:
            return None
        product = product * factor
    return product


def _number(one: Component, fact: str) -> Interval | None:
    """A stated number; a thickness also from the layers."""
    stated = one.number(fact)
    return stated if stated is not None or fact not in ("width", "thickness") else one.thickness_of_layers


def _note(one: Component, found: Contradiction) -> Note:
    said = [_said(one, fact) for fact in (found.one, *found.others)]
    zh, en = ("；".join(each.zh for each in said), "; ".join(each.en for each in said))
    return Note(
        "QUANTITY_CONTRADICTION",
        f"{one.subject.key} {one.subject.name}".strip(),
        Text(
            f"同一构件的工程量互相矛盾：{zh}。有几何时改由几何量取，否则按未知处理；请核对导出的工程量与单位。",
            f"Quantities of one component contradict each other: {en}. It is measured where there is "
            "geometry, and else taken as unknown; check the exported quantities and their units.",
        ),
        kind=f"{found.one} {' '.join(found.others)}",
    )


def _said(one: Component, fact: str) -> Text:
    definition = one.store.catalogue.facts[f"component.{fact}"]
    value = _number(one, fact)
    assert value is not None
    words = in_words(to_unit(value, definition.unit), definition.unit.symbol)
    return Text(f"{definition.title.zh} {words.zh}", f"{definition.title.en} {words.en}")
