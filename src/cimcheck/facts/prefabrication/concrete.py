"""Concrete by volume for green building: strong concrete in what stands, precast concrete above ground."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cimcheck.core.interval import Interval
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.facts.prefabrication import sizes
from cimcheck.facts.prefabrication.component import Component, components
from cimcheck.facts.prefabrication.jiangsu import FLAT, UPRIGHT
from cimcheck.facts.prefabrication.pieces import Piece, made, portion
from cimcheck.facts.prefabrication.structure import cast_portion, is_concrete, stands_upright
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def strong_pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """Columns and bearing walls of concrete, above and below ground; of grade C50 and above or not."""
    for one in components(store, building, *UPRIGHT):
        strong = one.truth("is_high_strength")
        lacks = () if strong.is_known else ("component.is_high_strength",)
        yield from _piece(one, stands_upright(one), portion(strong), lacks)


def precast_pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """All concrete above ground; of composite components only what is precast.

    Whether walls that bear no load belong to the concrete of the structure is left open.
    """
    for one in components(store, building, *UPRIGHT, *FLAT):
        if one.predefined == "BASESLAB":
            continue
        stands = stands_upright(one) if one.ifc_class == "IfcMember" else Truth(True, False)
        bears = one.truth("is_load_bearing") if one.ifc_class == "IfcWall" else Truth(True, False)
        belongs = bears if bears.surely else UNKNOWN
        part = cast_portion(one)
        lacks: tuple[str, ...] = () if part.is_known else ("component.casting",)
        lacks += () if one.above_ground.is_known else ("storey.is_above_ground",)
        yield from _piece(one, stands.and_(belongs).and_(one.above_ground), part, lacks)


def _piece(one: Component, belongs: Truth, part: Interval, lacks: tuple[str, ...]) -> Iterator[Piece]:
    concrete = is_concrete(one)
    counts = belongs.and_(concrete).and_(one.exists)
    if counts.surely_not:
        return
    size = sizes.volume(one)
    found = list(lacks)
    found += [] if belongs.is_known or one.ifc_class != "IfcWall" else ["component.is_load_bearing"]
    found += [] if concrete.is_known else ["component.material"]
    found += [] if size.is_known else ["component.net_volume"]
    yield made(one, size, part, counts, tuple(found))
