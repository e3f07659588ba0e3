"""Thickness of the reinforced concrete in walls and slabs, by their material layers."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cimcheck.core.interval import ZERO, Interval, exact
from cimcheck.facts.layers import layers_of
from cimcheck.facts.patterns import found
from cimcheck.facts.subject import Place, SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

CONCRETE = r"混凝土|砼|concrete|(?<![A-Z0-9])C[2-8][05](?![0-9])"
OTHER = (
    r"垫层|细石|找平|保护层|保温|轻骨料|陶粒|加气|泡沫|砌块|素混凝土|素砼"
    r"|screed|block|lightweight|aerated|foam"
)
FINISH = (
    r"砖|砌|石膏|木|岩棉|聚苯|防水|砂浆|抹灰|涂料|石材|玻璃"
    r"|brick|gypsum|insul|plaster|mortar|wood|glass|tile|membrane"
)
SIZES = ("wall_size", "extents")


def concrete_thickness(store: "FactStore", one: SubjectRef) -> Interval | None:
    """[m] The concrete among the layers; one material that is concrete has the whole thickness of the shape.

    A layer whose material says neither may be concrete. None where neither layers nor material are told.
    """
    layers = layers_of(store, one)
    if not layers:
        return _of_one_material(store, one)
    value = ZERO
    for layer in layers:
        if layer.thickness is None:
            return None
        thickness = Interval(layer.thickness, layer.thickness)
        if is_concrete(layer.name):
            value += thickness
        elif found(OTHER, layer.name) is None and found(FINISH, layer.name) is None:
            value += thickness.hull(ZERO)
    return value


def is_concrete(name: str) -> bool:
    """Whether a material is structural concrete."""
    return found(CONCRETE, name) is not None and found(OTHER, name) is None


def expect_sizes(store: "FactStore", subjects: Iterable[SubjectRef]) -> None:
    """Have the shapes of those measured that `concrete_thickness` will ask for."""
    places = (place for one in subjects for place in one.places if is_of_concrete(store, place))
    store.geometry.expect(places, *SIZES)


def _of_one_material(store: "FactStore", one: SubjectRef) -> Interval | None:
    places = [place for place in one.places if is_of_concrete(store, place)]
    for place, measured in store.geometry.of(places, *SIZES).items():
        is_wall = store.views[place.model].objects.ifc_class[place.row].startswith("IfcWall")
        size = measured.wall_size.thickness if is_wall and measured.wall_size else None
        if not is_wall and measured.extents is not None:
            size = measured.extents.height
        if size:
            return Interval(exact(size), exact(size))
    return None


def is_of_concrete(store: "FactStore", place: Place) -> bool:
    """Whether the only material of an object, or else of its type, is concrete."""
    view = store.views[place.model]
    for row in (place.row, view.objects.type_of[place.row]):
        names = _materials(store, Place(place.model, row)) if row != NONE else []
        if names:
            return all(is_concrete(name) for name in names)
    return False


def _materials(store: "FactStore", place: Place) -> Sequence[str]:
    tables = store.views[place.model].tables
    uses = tables.material_uses
    return [
        tables.materials.name[material]
        for owner, material in zip(uses.object, uses.material, strict=True)
        if owner == place.row and material != NONE
    ]
