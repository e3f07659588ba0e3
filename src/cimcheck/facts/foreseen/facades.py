"""The outer walls of façades, and the openings in them whose area is not stated."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from cimcheck.facts.envelope import openings_to_measure, perhaps_outer, perhaps_outer_curtains
from cimcheck.facts.looking import SHAPES
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACTS = frozenset(
    (
        "building.external_wall_transmittance",
        "building.shape_factor",
        "building.window_wall_ratio_east",
        "building.window_wall_ratio_north",
        "building.window_wall_ratio_south",
        "building.window_wall_ratio_west",
        "facade.gross_area",
        "facade.has_shading",
        "facade.highest_room_ratio",
        "facade.window_area",
        "facade.window_solar_gain",
        "facade.window_transmittance",
        "facade.window_wall_ratio",
        "room_facade.window_wall_ratio",
    )
)


def expect(store: "FactStore", building: SubjectRef, _facts: Collection[str]) -> None:
    """The shapes that telling the outer walls of a building apart needs."""
    walls = perhaps_outer(store, building)
    upright = [*walls, *perhaps_outer_curtains(store, building)]
    store.geometry.expect((place for wall in upright for place in wall.places[:1]), *SHAPES)
    store.geometry.expect(openings_to_measure(store, walls), "opening")
