"""Thermal transmittance of a component from its layers, and beside what is stated of it."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import TRUE, Truth
from cimcheck.facts.layers import Layer, layers_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


SIDES = ("inside", "outside")


def from_layers(
    store: "FactStore", fact: str, subject: SubjectRef, outside: Truth = TRUE, gap: tuple[Gap, ...] = ()
) -> Traced:
    """[W/(m2.K)] 1 / (Ri + sum(thickness / conductivity) + Re), GB 50176-2016.

    Of the plain section: no thermal bridges, conductivities not adjusted. Unknown without layers, or where a
    layer has no thickness or conductivity. What is not `outside` has the air of rooms on both sides; where
    that is open both are possible, and `gap` says what would tell.
    """
    layers = layers_of(store, subject)
    inner = _resistance(layers)
    if not layers or inner is None:
        return store.settled(fact, subject)
    room, air = (store.catalogue.conventions[f"surface_resistance_{side}"].value for side in SIDES)
    highest, lowest = 1 / (room + inner + air), 1 / (room + inner + room)
    value = Interval(highest if outside.surely else lowest, lowest if outside.surely_not else highest)
    found = Candidate(value, Strength.MEDIUM, gaps=gap, elements=(subject.guid,), note=_note(layers))
    return store.settled(fact, subject, [found])


def stated_or_layered(store: "FactStore", fact: str, subject: SubjectRef) -> Traced:
    """[W/(m2.K)] What is stated and what the layers give; where they differ either may be right."""
    entity = fact.partition(".")[0]
    found = []
    for one in (f"{entity}.stated_transmittance", f"{entity}.layered_transmittance"):
        said = store.value(one, subject)
        if said.value.is_known:
            found.append(
                Candidate(said.value, Strength.MEDIUM, operands=(said.trace,), elements=said.elements)
            )
    return store.settled(fact, subject, found)


def _resistance(layers: list[Layer]) -> Fraction | None:
    """[m2.K/W] Of the layers alone."""
    total = Fraction(0)
    for layer in layers:
        if layer.thickness is None or layer.conductivity is None:
            return None
        total += layer.thickness / layer.conductivity
    return total


def _note(layers: list[Layer]) -> Text:
    """The layers as they were read."""
    listed = "；".join(
        f"{layer.name} {float(layer.thickness or 0):g} m / {float(layer.conductivity or 1):g}"
        for layer in layers
    )
    return Text(
        f"按构造层计算（主断面，导热系数未修正）：{listed}。",
        f"From its layers (plain section, conductivities not adjusted): {listed}.",
    )
