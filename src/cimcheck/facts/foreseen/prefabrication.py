"""The components of prefabrication whose size no quantity tells."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from cimcheck.facts.prefabrication.component import components
from cimcheck.facts.prefabrication.items import ITEMS, pieces_of
from cimcheck.facts.prefabrication.jiangsu import SHARES, pieces_of_share
from cimcheck.facts.prefabrication.joints import joints_to_measure
from cimcheck.facts.prefabrication.measured import footprints_to_measure, to_measure
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ALL_ITEMS = "component_group.item"
FACTS = frozenset((ALL_ITEMS, *SHARES))


def expect(store: "FactStore", building: SubjectRef, facts: Collection[str]) -> None:
    """The shapes that the items of GB/T 51129-2017 and the shares of Jiangsu need.

    Joints come first and together: what else is to be measured hangs on whether they count.
    """
    if ALL_ITEMS in facts:
        may_be_joints = components(store, building, "Column", "Member", "Wall", "Beam", "Slab", "Proxy")
        store.geometry.expect(joints_to_measure(may_be_joints), "extents")
        flat = pieces_of(store, building, "q1b")
        store.geometry.expect(footprints_to_measure(store, flat), "footprint")
    items = [item for item in ITEMS if ALL_ITEMS in facts and item != "q1b"]
    of_items = (pieces_of(store, building, item) for item in items)
    of_shares = (pieces_of_share(store, building, fact) for fact in SHARES if fact in facts)
    for pieces in (*of_items, *of_shares):
        for measure, places in to_measure(pieces).items():
            store.geometry.expect(places, measure)
