"""Unions in plan, footprints of buildings, and which way things look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimcheck.core.interval import interval
from cimcheck.reading.geometry import (
    Box,
    Measurement,
    Region,
    Span,
    building_footprint,
    building_height,
    compare,
    from_true_north,
    outward,
    overlap_area,
    storey_shapes,
    union,
    union_area,
)
from cimcheck.reading.geometry.regions import closed_gaps, simplified, without_holes


def rectangle(x: float, y: float, width: float, depth: float) -> Region:
    return Region((((((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))),),))


SQUARE = rectangle(0, 0, 10, 10)
COURT = Region(((SQUARE.polygons[0][0], ((3.0, 3.0), (3.0, 7.0), (7.0, 7.0), (7.0, 3.0))),))


def test_a_beam_under_a_slab_and_two_layers_count_once() -> None:
    slab, topping, beam = SQUARE, rectangle(0, 0, 10, 10), rectangle(2, -1, 0.3, 12)
    assert union_area([slab, topping, beam]) == pytest.approx(100 + 2 * 0.3)
    assert union_area([]) == 0
    assert overlap_area([slab], [beam]) == pytest.approx(3)


def test_holes_are_left_out_and_filled_by_others() -> None:
    assert COURT.area == 84
    assert union_area([COURT, rectangle(3, 3, 4, 4)]) == 100
    assert without_holes(COURT).area == 100


def test_a_region_that_crosses_itself_does_no_harm() -> None:
    bow_tie = Region(((((0, 0), (2, 2), (2, 0), (0, 2)),),))
    assert union_area([bow_tie, rectangle(0, 0, 1, 2)]) == pytest.approx(3)


@given(st.lists(st.tuples(*[st.integers(0, 12)] * 2, *[st.integers(1, 6)] * 2), min_size=1, max_size=6))
def test_a_union_lies_between_its_largest_part_and_its_sum(boxes: list[tuple[int, int, int, int]]) -> None:
    regions = [rectangle(*box) for box in boxes]
    cells = {(x + i, y + j) for x, y, w, d in boxes for i in range(w) for j in range(d)}
    assert union_area(regions) == len(cells)
    assert union_area(reversed(regions)) == len(cells)


def test_far_from_zero_areas_keep_their_digits() -> None:
    assert union_area([rectangle(500000, 3450000, 0.4, 0.4), rectangle(500000.2, 3450000, 0.4, 0.4)]) == 0.24


def test_joints_close_and_courtyards_stay() -> None:
    halves = union([rectangle(0, 0, 4.99, 10), rectangle(5.01, 0, 4.99, 10)])
    assert halves.area == pytest.approx(99.8)
    assert closed_gaps(halves, 0.05).area == pytest.approx(100)
    assert closed_gaps(COURT, 0.05).area == pytest.approx(84)


def test_simplifying_keeps_the_area_within_a_hundredth() -> None:
    teeth = [point for i in range(40) for point in ((i * 0.5, 0.0), (i * 0.5 + 0.25, 0.02))]
    saw = Region((((*teeth, (20.0, 0.0), (20.0, 15.0), (0.0, 15.0)),),))
    simple = simplified(saw)
    assert len(simple.polygons[0][0]) < 10
    assert simple.area == pytest.approx(saw.area, rel=0.01)


def measurement(step: int, region: Region, low: float, high: float) -> Measurement:
    return Measurement(step=step, gross_footprint=region, box=Box((0, 0, low), (1, 1, high)))


def test_a_building_stands_on_the_storeys_that_touch_the_ground() -> None:
    measurements = [
        measurement(1, rectangle(-5, -5, 20, 20), -3.5, -0.2),  # basement under the ground
        measurement(2, SQUARE, -0.2, 3.0),
        measurement(3, rectangle(0, 0, 16, 10), 3.0, 6.5),  # overhangs
        measurement(4, rectangle(50, 50, 1, 1), 0, 1),  # in no storey
        Measurement(step=5),
    ]
    storeys = storey_shapes(measurements, {1: 10, 2: 20, 3: 30, 5: 20})
    assert sorted(storeys) == [10, 20, 30]
    assert (storeys[30].bottom, storeys[30].top) == (3.0, 6.5)
    assert building_footprint(storeys.values(), ground=-0.1).area == pytest.approx(100)
    assert building_height(storeys.values(), ground=-0.1) == pytest.approx(6.6)
    assert building_height([], ground=0) is None
    assert building_footprint([], ground=0) == Region()


def test_rooms_of_a_model_without_slabs_are_not_courtyards() -> None:
    storeys = storey_shapes([measurement(1, COURT, 0, 3)], {1: 10}).values()
    assert building_footprint(storeys, ground=0).area == pytest.approx(84)
    assert building_footprint(storeys, ground=0, fill_courts=True).area == pytest.approx(100)


@pytest.mark.parametrize(
    ("azimuth", "north", "expected"),
    [
        (90, (0, 1), 90),
        (90, (1, 0), 0),  # true north is where the model has east
        (0, (-0.5, 0.8660254037844386), 30),
        (10, (0.5, 0.8660254037844386), 340),
        (10, None, None),
        (10, (0, 0), None),
    ],
)
def test_true_north_turns_azimuths(
    azimuth: float, north: tuple[float, float] | None, expected: float | None
) -> None:
    found = from_true_north(azimuth, north)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-3))


def test_outward_leads_out_of_the_building() -> None:
    assert outward(0, (5, 10), SQUARE) == 0
    assert outward(0, (5, 0), SQUARE) == 180
    assert outward(90, (0, 5), SQUARE) == 270
    assert outward(0, (5, 5), SQUARE) is None
    assert outward(0, (50, 50), SQUARE) is None
    assert outward(90, (3.0, 5.0), COURT) == 90  # into the courtyard


def test_a_stated_quantity_is_held_against_the_measured_one() -> None:
    assert compare(interval(3), Span(3.01, 3.01)).agrees
    assert not compare(interval(3), Span(3.1, 3.1)).agrees
    assert compare(interval(3), Span(2.0, 4.0)).agrees
    wrong_unit = compare(interval("6400000000"), Span(6.4, 6.4))
    assert not wrong_unit.agrees
    assert wrong_unit.factor == interval("1e-9").lo
    assert compare(interval(0), Span(1.0, 1.0)).factor is None
