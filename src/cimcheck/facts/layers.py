"""Material layers of an element with thickness, thermal conductivity and heat storage."""

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.interval import exact
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.subject import SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

CONDUCTIVITY = ("thermalconductivity", "导热系数", "导热系数(λ)")
UNIT = "THERMALCONDUCTANCEUNIT"
STORAGE = ("heatstoragecoefficient", "蓄热系数", "蓄热系数s", "蓄热系数(s)")
HEAT = (("specificheatcapacity", "比热容"), "SPECIFICHEATCAPACITYUNIT")
DENSITY = (("massdensity", "密度"), "MASSDENSITYUNIT")
DAY = 86400
"""[s] The period that the storage of heat is told for."""


class Layer(msgspec.Struct, frozen=True):
    """One layer: thickness [m], conductivity [W/(m.K)] and storage of heat over a day [W/(m2.K)].

    None where the model does not say.
    """

    name: str
    thickness: Fraction | None
    conductivity: Fraction | None
    storage: Fraction | None


def layers_of(store: "FactStore", subject: SubjectRef) -> list[Layer]:
    """The layers of an element, or else of its type, in order; none where it has none."""
    for place in subject.places:
        view = store.views[place.model]
        by_object = store.once(("thermal layers", view.file), partial(_by_object, view))
        for row in (place.row, view.objects.type_of[place.row]):
            if row != NONE and row in by_object:
                return [_layer(view, at) for at in by_object[row]]
    return []


def _by_object(view: ModelView) -> dict[int, list[int]]:
    """The layers of each object in order."""
    uses = view.tables.material_uses
    found: dict[int, list[int]] = {}
    for at, row in enumerate(uses.object):
        if uses.kind[at] == "layer":
            found.setdefault(row, []).append(at)
    return {row: sorted(layers, key=lambda at: uses.position[at]) for row, layers in found.items()}


def _layer(view: ModelView, at: int) -> Layer:
    uses, units = view.tables.material_uses, view.tables.units.project
    length = units.get("LENGTHUNIT")
    thickness = uses.thickness[at]
    material = uses.material[at]
    metres = exact(thickness) * length.factor if thickness is not None and length is not None else None
    name = view.tables.materials.name[material] if material != NONE else ""
    sound = metres if metres is not None and metres > 0 else None
    if material == NONE:
        return Layer(name, sound, None, None)
    conductivity = _stated(view, material, CONDUCTIVITY, UNIT)
    return Layer(name, sound, conductivity, _storage(view, material, conductivity))


def _storage(view: ModelView, material: int, conductivity: Fraction | None) -> Fraction | None:
    """[W/(m2.K)] As stated, else the root of 2 pi * conductivity * specific heat * density / period.

    GB 50176-2016.
    """
    stated = _stated(view, material, STORAGE, "")
    heat, density = _stated(view, material, *HEAT), _stated(view, material, *DENSITY)
    if stated is not None or conductivity is None or heat is None or density is None:
        return stated
    return exact(round(math.sqrt(2 * math.pi * float(conductivity * heat * density) / DAY), 6))


def _stated(view: ModelView, material: int, names: Sequence[str], kind: str) -> Fraction | None:
    """A positive number that the material states under one of these names; any other counts as not given.

    In SI units, by the unit of this kind of the project; without one the number is in SI units already.
    """
    tables = view.tables
    unit = tables.units.project.get(kind)
    for set_row in tables.materials.sets.of(material):
        for row in tables.properties_of(set_row):
            value = tables.properties.value[row]
            if tables.properties.name[row].strip().casefold() not in names:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
                continue
            return exact(value) * (unit.factor if unit else 1)
    return None
