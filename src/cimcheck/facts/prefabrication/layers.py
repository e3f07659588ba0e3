"""The layers that components are made of."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cimcheck.core.interval import exact
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.subject import SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


class Layer(NamedTuple):
    """One layer, or one of several materials; the thickness in the units of its model, None when not said."""

    material: str
    thickness: Fraction | None


Layers = tuple[Layer, ...]


def layers_of(store: "FactStore", subject: SubjectRef) -> Layers:
    """What a component is made of, by its first model that says so; else what its type is made of."""
    for place in subject.places:
        view = store.views[place.model]
        known = store.once(("layers", view.file), lambda view=view: _by_row(view))  # type: ignore[misc]
        found = known.get(place.row) or known.get(view.objects.type_of[place.row])
        if found:
            return found
    return ()


def core_of(layers: Layers) -> str:
    """The material of the thickest layer; of the only one; "" where that is not told."""
    if len(layers) == 1:
        return layers[0].material
    thick = [(layer.thickness, layer.material) for layer in layers if layer.thickness is not None]
    if not thick or len(thick) < len(layers):
        return ""
    most = max(thickness for thickness, _ in thick)
    names = {material for thickness, material in thick if thickness == most}
    return names.pop() if len(names) == 1 else ""


def _by_row(view: ModelView) -> dict[int, Layers]:
    """The layers by row of the object; objects made alike share one tuple, so that identity tells."""
    uses, names = view.tables.material_uses, view.tables.materials.name
    written: dict[int, list[tuple[int, float | None]]] = {}
    for row, material, thickness in zip(uses.object, uses.material, uses.thickness, strict=True):
        written.setdefault(row, []).append((material, thickness))
    known: dict[tuple[tuple[int, float | None], ...], Layers] = {}
    found = {}
    for row, layers in written.items():
        alike = tuple(layers)
        if alike not in known:
            known[alike] = tuple(_layer(names, *layer) for layer in layers)
        found[row] = known[alike]
    return found


def _layer(names: Sequence[str], material: int, thickness: float | None) -> Layer:
    name = names[material] if material != NONE else ""
    return Layer(name, None if thickness is None else exact(thickness))
