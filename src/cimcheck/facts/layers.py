"""Material layers of an element with thickness and thermal conductivity."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.interval import exact
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.subject import SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

CONDUCTIVITY = ("thermalconductivity", "导热系数", "导热系数(λ)")
UNIT = "THERMALCONDUCTANCEUNIT"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: thickness [m] and conductivity [W/(m.K)], None where the model does not say."""

    name: str
    thickness: Fraction | None
    conductivity: Fraction | None


def layers_of(store: "FactStore", subject: SubjectRef) -> list[Layer]:
    """The layers of an element, or else of its type, in order; none where it has none."""
    for place in subject.places:
        view = store.views[place.model]
        uses = view.tables.material_uses
        for row in (place.row, view.objects.type_of[place.row]):
            found = [at for at, one in enumerate(uses.object) if one == row and uses.kind[at] == "layer"]
            if row != NONE and found:
                return [_layer(view, at) for at in sorted(found, key=lambda at: uses.position[at])]
    return []


def _layer(view: ModelView, at: int) -> Layer:
    uses, units = view.tables.material_uses, view.tables.units.project
    length = units.get("LENGTHUNIT")
    thickness = uses.thickness[at]
    material = uses.material[at]
    metres = exact(thickness) * length.factor if thickness is not None and length is not None else None
    name = view.tables.materials.name[material] if material != NONE else ""
    sound = metres if metres is not None and metres > 0 else None
    return Layer(name, sound, _conductivity(view, material) if material != NONE else None)


def _conductivity(view: ModelView, material: int) -> Fraction | None:
    """[W/(m.K)] As the material states it; a number that cannot be one counts as not given."""
    tables = view.tables
    for set_row in tables.materials.sets.of(material):
        for row in tables.properties_of(set_row):
            value = tables.properties.value[row]
            if tables.properties.name[row].strip().casefold() not in CONDUCTIVITY:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
                continue
            unit = tables.units.project.get(UNIT)
            return exact(value) * (unit.factor if unit else 1)
    return None
