"""Regions laid upon each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimcheck.reading.geometry import Region, union_area
from cimcheck.reading.geometry.coverage import Coverage


def box(x: float, y: float, width: float, depth: float) -> Region:
    return Region(((((x, y), (x + width, y), (x + width, y + depth), (x, y + depth)),),))


def test_a_place_counts_for_the_first_region_that_covers_it() -> None:
    covered = Coverage([box(0, 0, 4, 4)])
    added = [covered.add(one) for one in (box(2, 2, 4, 4), box(0, 0, 4, 4), box(4, 0, 2, 2), box(0, 0, 6, 6))]
    assert added == [12, 0, 4, 4]


def test_an_empty_region_covers_nothing() -> None:
    assert Coverage().add(Region()) == 0


SIDE = st.integers(min_value=1, max_value=6)
CORNER = st.integers(min_value=0, max_value=8)


@given(st.lists(st.builds(box, CORNER, CORNER, SIDE, SIDE), max_size=8))
def test_together_they_cover_their_union(regions: list[Region]) -> None:
    covered = Coverage()
    assert sum(covered.add(one) for one in regions) == pytest.approx(union_area(regions))
