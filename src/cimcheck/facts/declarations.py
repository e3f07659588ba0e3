"""Quantities that a submission declares and its models let one compute again."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cimcheck.core.value import hull
from cimcheck.facts.derived import (
    building_building_density,
    building_external_wall_transmittance,
    building_floor_area_above_ground,
    building_floor_area_ratio,
    building_shape_factor,
    building_window_wall_ratio_east,
    building_window_wall_ratio_north,
    building_window_wall_ratio_south,
    building_window_wall_ratio_west,
)
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

Compute = Callable[["FactStore", SubjectRef], Candidate | None]

COMPUTED: Mapping[str, Compute] = {
    module.FACT: module.computed
    for module in (
        building_floor_area_above_ground,
        building_floor_area_ratio,
        building_building_density,
        building_shape_factor,
        building_window_wall_ratio_north,
        building_window_wall_ratio_east,
        building_window_wall_ratio_south,
        building_window_wall_ratio_west,
        building_external_wall_transmittance,
    )
}
"""How each quantity follows from the models alone, whatever is declared of it."""


def declared(store: "FactStore", fact: str, building: SubjectRef) -> Candidate | None:
    """What project file and models declare of a quantity; None where nobody does."""
    if fact == building_external_wall_transmittance.FACT:
        return building_external_wall_transmittance.declared(store, building)
    twin = store.catalogue.declared(fact)
    said = [*store.candidates(fact, building), *(store.candidates(twin, building) if twin else ())]
    if not said:
        return None
    value = said[0].value
    for one in said[1:]:
        value = hull(value, one.value)
    evidence = tuple(dict.fromkeys(each for one in said for each in one.evidence))
    return Candidate(value, evidence=evidence)
