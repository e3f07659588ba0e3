"""Measures of shapes that can be worked out by hand."""

import math
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders.solids import Solids
from cimcheck.reading.gate import inspect
from cimcheck.reading.geometry import Measure, Measurement, Region, Span, measure
from cimcheck.reading.geometry.measuring import Subject, measure_element
from cimcheck.reading.geometry.shapes import Shapes
from cimcheck.reading.geometry.source import Refused, SoundModel

EVERYTHING = frozenset(Measure) - {Measure.CLEAR_HEIGHTS, Measure.OPENING}
Take = Callable[..., Measurement]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Measure one element of a model under construction in metres, in this very process."""

    def measured(model: Solids, step: int, measures: frozenset[Measure] = EVERYTHING) -> Measurement:
        path = model.save(tmp_path)
        source = SoundModel(str(path), Fraction(model.unit), inspect(path.read_bytes()))
        shapes = Shapes(source, 100_000)
        return measure_element(Subject(shapes, step), measures)

    return measured


def test_a_model_that_the_parser_reads_otherwise_is_not_measured(tmp_path: Path) -> None:
    path = Solids().save(tmp_path)
    gate = inspect(path.read_bytes())
    other = SoundModel(str(path), Fraction(1), replace(gate, instances=gate.instances + 1))
    with pytest.raises(Refused, match="not_whole"):
        Shapes(other, 100_000)


def near(span: Span | None, number: float) -> None:
    assert span is not None
    assert span.is_known
    assert span.lo == pytest.approx(number, rel=1e-6, abs=2e-6)


def area(region: Region | None) -> float:
    assert region is not None
    return region.area


@pytest.mark.parametrize("unit", ["m", "mm", "ft"])
def test_a_wall_with_a_window_and_a_door(tmp_path: Path, unit: str) -> None:
    model = Solids(unit)
    wall = model.element("IfcWall", [model.block(6, 0.2, 3)], at=(10, 20, 1))
    model.opening(wall, [model.block(1.5, 0.4, 1.2)], at=(11, 19.9, 2))
    model.opening(wall, [model.block(1, 0.4, 2.1)], at=(14, 19.9, 1))
    found = measure(model.save(tmp_path), {wall: EVERYTHING}).of(wall)
    near(found.gross_volume, 3.6)
    near(found.volume, 3.6 - 0.2 * (1.8 + 2.1))
    near(found.side_area, 18)
    near(found.net_side_area, 18 - 1.8 - 2.1)
    assert found.side_faces == Span(18.0, 18.0)
    assert found.wall_size is not None
    assert (found.wall_size.length, found.wall_size.thickness, found.wall_size.height) == pytest.approx(
        (6, 0.2, 3)
    )
    assert area(found.footprint) == pytest.approx(1.2)
    assert found.box is not None
    assert found.box.low == pytest.approx((10, 20, 1))
    assert found.box.high == pytest.approx((16, 20.2, 4))
    near(found.top_area, 1.2)  # the sill lies under the top of the wall
    assert found.missing == ()


def test_an_opening_is_cut_off_at_the_wall_and_knows_which_way_the_wall_looks(tmp_path: Path) -> None:
    model = Solids()
    wall = model.element("IfcWall", [model.block(6, 0.2, 3)], turn=30)
    hole = model.opening(wall, [model.block(1, 1, 5)], at=(math.cos(math.radians(30)), 0.5, -1), turn=30)
    opening = measure(model.save(tmp_path), {hole: frozenset({Measure.OPENING})}).of(hole).opening
    assert opening is not None
    assert opening.area == pytest.approx(3)
    assert opening.azimuth == pytest.approx(150)
    assert (opening.bottom, opening.top) == (-1, 4)


def test_nothing_is_left_of_a_wall_that_is_all_opening(take: Take) -> None:
    model = Solids()
    wall = model.element("IfcWall", [model.block(1, 0.2, 2)])
    model.opening(wall, [model.block(3, 1, 4)], at=(-1, -0.5, -1))
    found = take(model, wall)
    near(found.gross_volume, 0.4)
    near(found.volume, 0)
    near(found.side_area, 2)
    near(found.net_side_area, 0)
    assert found.footprint == Region()
    assert {(item.measure, item.reason) for item in found.missing} == {
        (Measure.OUTLINE, "nothing_left"),
        (Measure.MESH, "nothing_left"),
    }


def test_an_opening_in_a_slab_has_no_azimuth(tmp_path: Path) -> None:
    model = Solids()
    slab = model.element("IfcSlab", [model.block(6, 4, 0.2)])
    hole = model.opening(slab, [model.block(1, 2, 1)], at=(5.5, 1, -0.5))
    found = measure(model.save(tmp_path), {hole: frozenset({Measure.OPENING}), slab: EVERYTHING})
    opening = found.of(hole).opening
    assert opening is not None
    assert (opening.area, opening.azimuth) == (1.0, None)
    assert area(found.of(slab).footprint) == pytest.approx(23)
    assert area(found.of(slab).gross_footprint) == pytest.approx(24)
    near(found.of(slab).volume, 4.6)


def test_what_is_no_opening_is_not_measured_as_one(take: Take) -> None:
    model = Solids()
    wall = model.element("IfcWall", [model.block(6, 0.2, 3)])
    found = take(model, wall, frozenset({Measure.OPENING}))
    assert found.opening is None
    assert [missing.reason for missing in found.missing] == ["not_an_opening"]


def test_an_l_shaped_slab(take: Take) -> None:
    model = Solids()
    outline = [(0, 0), (8, 0), (8, 3), (3, 3), (3, 6), (0, 6)]
    found = take(model, model.element("IfcSlab", [model.prism(outline, 0.25)]))
    near(found.volume, 33 * 0.25)
    near(found.projected_area, 33)
    near(found.bottom_area, 33)
    near(found.surface_area, 2 * 33 + 28 * 0.25)
    assert found.footprint is not None
    assert len(found.footprint.polygons[0][0]) == 6


def test_a_turned_box_keeps_its_length_and_width(take: Take) -> None:
    model = Solids()
    found = take(
        model, model.element("IfcBeam", [model.block(7, 0.3, 0.6)], at=(100000, 200000, 50), turn=25)
    )
    assert found.extents is not None
    assert (found.extents.length, found.extents.width, found.extents.height) == pytest.approx(
        (7, 0.3, 0.6), abs=1e-5
    )
    assert found.extents.azimuth == pytest.approx(65, abs=1e-3)
    near(found.projected_area, 2.1)
    near(found.volume, 7 * 0.3 * 0.6)
    assert found.faces is not None
    assert [round(face.azimuth) for face in found.faces] == [155, 335, 65, 245]
    assert [face.area for face in found.faces] == pytest.approx([4.2, 4.2, 0.18, 0.18], abs=1e-4)


def test_mapped_shapes_are_moved_and_scaled(take: Take) -> None:
    model = Solids("mm")
    found = take(model, model.element("IfcColumn", [model.mapped(model.block(1, 1, 3), (5, 5, 0), 0.5)],
                                      kind="MappedRepresentation"))  # fmt: skip
    near(found.volume, 3 / 8)
    assert found.box is not None
    assert found.box.low == pytest.approx((5, 5, 0))
    assert found.box.high == pytest.approx((5.5, 5.5, 1.5))


def test_layers_of_a_wall_count_once_in_its_side_and_all_in_its_volume(take: Take) -> None:
    model = Solids()
    layers = [model.block(5, 0.1, 3), model.block(5, 0.2, 3, at=(0, 0.1, 0))]
    found = take(model, model.element("IfcWall", layers))
    near(found.volume, 4.5)
    near(found.side_area, 15)
    near(found.projected_area, 1.5)


def test_parts_that_overlap_bound_the_volume(take: Take) -> None:
    model = Solids()
    found = take(
        model,
        model.element("IfcBuildingElementProxy", [model.block(2, 1, 1), model.block(2, 1, 1, at=(1, 0, 0))]),
    )
    assert found.volume == Span(3.0, 4.0)
    near(found.projected_area, 3)


def test_a_ring_wall_has_the_length_of_its_centre_line(take: Take) -> None:
    model = Solids()
    found = take(model, model.element("IfcWall", [model.ring(5.1, 4.9, 3)]))
    assert found.wall_size is not None
    assert not found.wall_size.straight
    assert found.wall_size.length == pytest.approx(2 * math.pi * 5, rel=2e-3)
    assert found.wall_size.thickness == pytest.approx(0.2, rel=2e-3)
    assert found.side_area is not None
    assert found.side_area.lo == pytest.approx(2 * math.pi * 5 * 3, rel=2e-3)
    assert {(item.measure, item.reason) for item in found.missing} == {
        (Measure.LENGTH, "not_prismatic"),
        (Measure.NET_SIDE_AREA, "not_straight"),
        (Measure.SIDE_FACES, "not_straight"),
    }


def test_a_curved_solid_loses_little_to_its_facets(take: Take) -> None:
    model = Solids()
    found = take(model, model.element("IfcColumn", [model.ring(0.3, 0.1, 3)]))
    assert found.volume is not None
    assert found.volume.lo == pytest.approx(math.pi * (0.09 - 0.01) * 3, rel=2.5e-3)


def test_an_l_shaped_wall_is_as_long_as_its_centre_line(take: Take) -> None:
    model = Solids()
    outline = [(0, 0), (5, 0), (5, 0.2), (0.2, 0.2), (0.2, 4), (0, 4)]
    found = take(model, model.element("IfcWall", [model.prism(outline, 3)]))
    assert found.wall_size is not None
    assert found.wall_size.length == pytest.approx(8.8)
    assert found.wall_size.thickness == pytest.approx(0.2)
    near(found.side_area, 8.8 * 3)


def test_a_mitred_wall_has_a_smaller_and_a_larger_side(take: Take) -> None:
    model = Solids()
    found = take(model, model.element("IfcWall", [model.prism([(0, 0), (6, 0), (5.5, 0.5), (0.5, 0.5)], 2)]))
    assert found.side_faces == Span(10.0, 12.0)
    near(found.side_area, 12)


def test_a_pipe_is_as_long_as_its_axis_however_it_lies(take: Take) -> None:
    model = Solids("mm")
    pipe = take(model, model.element("IfcPipeSegment", [model.ring(0.055, 0.05, 4.2)], turn=20))
    assert pipe.length == Span(4.2, 4.2)
    sloped = [(0, 0, 0), (3, 0, 4), (3, 0.1, 4), (0, 0.1, 0)]
    points = [*sloped, *((x - 0.08, y, z + 0.06) for x, y, z in sloped)]
    tray = take(
        model, model.element("IfcCableCarrierSegment", [model.faces(points, SIDES)], kind="SurfaceModel")
    )
    near(tray.length, 5)


def test_slanted_ends_give_a_mean_and_a_longest_length(take: Take) -> None:
    model = Solids()
    found = take(
        model, model.element("IfcBeam", [model.prism([(0, 0), (6, 0), (5.5, 0.5), (0.5, 0.5)], 0.3)])
    )
    assert found.length == Span(5.5, 6.0)


def test_a_bent_pipe_has_no_certain_length(take: Take) -> None:
    model = Solids()
    outline = [(0, 0), (5, 0), (5, 0.2), (0.2, 0.2), (0.2, 4), (0, 4)]
    found = take(
        model, model.element("IfcPipeSegment", [model.prism(outline, 0.1)]), frozenset({Measure.LENGTH})
    )
    assert [item.reason for item in found.missing] == ["not_prismatic"]


CUBE = [(x, y, z) for z in (0, 2) for x, y in ((0, 0), (2, 0), (2, 2), (0, 2))]
SIDES = [[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]]


def test_faces_without_common_orientation_still_close(take: Take) -> None:
    model = Solids()
    mixed = [side[::-1] if number % 2 else side for number, side in enumerate(SIDES)]
    found = take(model, model.element("IfcSlab", [model.faces(CUBE, mixed)], kind="SurfaceModel"))
    near(found.volume, 8)
    near(found.surface_area, 24)
    near(found.top_area, 4)


def test_a_surface_with_a_hole_encloses_nothing_certain(take: Take) -> None:
    model = Solids()
    found = take(model, model.element("IfcSlab", [model.faces(CUBE, SIDES[:5])], kind="SurfaceModel"))
    assert found.volume == Span(0.0, 8.0)
    near(found.projected_area, 4)
    assert (Measure.SURFACE_AREA, "not_closed") in {(item.measure, item.reason) for item in found.missing}


def test_a_sloped_top_has_its_true_area(take: Take) -> None:
    model = Solids()
    points = [*CUBE[:4], (0, 0, 1), (2, 0, 1), (2, 2, 3), (0, 2, 3)]
    found = take(model, model.element("IfcRoof", [model.faces(points, SIDES)], kind="SurfaceModel"))
    near(found.top_area, 4 * math.sqrt(2))
    near(found.bottom_area, 4)
    near(found.volume, 8)


def test_the_outline_of_a_space_is_taken_at_mid_height(take: Take) -> None:
    model = Solids()
    space = [model.block(4, 3, 1), model.block(2, 3, 2, at=(0, 0, 1))]
    found = take(model, model.element("IfcSpace", space))
    assert area(found.outline) == pytest.approx(6)
    assert area(found.footprint) == pytest.approx(12)


def test_an_element_without_shape_is_measured_by_its_parts(take: Take) -> None:
    model = Solids()
    stair = model.element("IfcStair")
    flights = [model.element("IfcStairFlight", [model.block(3, 1, 0.2)], at=(0, y, 0)) for y in (0, 1.5)]
    model.aggregate(stair, flights)
    found = take(model, stair)
    near(found.volume, 1.2)
    near(found.projected_area, 6)


def test_a_part_without_shape_leaves_the_whole_unknown(tmp_path: Path) -> None:
    model = Solids()
    stair = model.element("IfcStair")
    good, bad = model.element("IfcStairFlight", [model.block(3, 1, 0.2)]), model.element("IfcSlab")
    model.aggregate(stair, [good, bad])
    found = measure(model.save(tmp_path), {stair: frozenset({Measure.VOLUME})})
    assert found.of(stair).volume is None
    assert found.of(stair).missing[0].reason == "part_unmeasured"
    assert found.of(stair).missing[0].detail == f"#{bad} IfcSlab (no_representation)"
    assert [(note.code, note.steps) for note in found.notes] == [("GEOM", (stair,))]


def test_nothing_is_guessed_without_a_body(take: Take) -> None:
    model = Solids()
    line = model.file.create_entity("IfcPolyline", [model.point(0, 0), model.point(4, 0)])
    axis = model.element("IfcWall", [line], kind="Curve2D", identifier="Axis")
    bare = model.element("IfcWall")
    assert {item.reason for item in take(model, axis).missing} == {"no_body"}
    assert {item.reason for item in take(model, bare).missing} == {"no_representation"}
    assert {item.reason for item in take(model, 999999).missing} == {"no_such_element"}


def test_clear_height_is_under_the_lowest_point_inside_the_room(tmp_path: Path) -> None:
    model = Solids()
    room = model.element("IfcSpace", [model.block(4, 4, 2.8)])
    slab = model.element("IfcSlab", [model.block(10, 10, 0.2)], at=(-3, -3, 2.8))
    beam = model.element("IfcBeam", [model.block(0.3, 10, 0.5)], at=(1, -3, 2.3))
    beside = model.element("IfcBeam", [model.block(0.3, 10, 1)], at=(4, -3, 1.8))
    column = model.element("IfcColumn", [model.block(0.4, 0.4, 2.8)], at=(2, 2, 0))
    ramp = [
        (-3, 0, 1),
        (13, 0, 3),
        (13, 4, 3),
        (-3, 4, 1),
        (-3, 0, 3.5),
        (13, 0, 3.5),
        (13, 4, 3.5),
        (-3, 4, 3.5),
    ]
    slope = model.element("IfcSlab", [model.faces(ramp, SIDES)], kind="SurfaceModel")
    above = frozenset({slab, beam, beside, column, slope})
    found = measure(model.save(tmp_path), {room: frozenset({Measure.CLEAR_HEIGHTS})}, obstacles={room: above})
    heights = found.of(room).clear_heights
    assert heights == {
        slab: 2.8,
        beam: 2.3,
        beside: None,
        column: None,
        slope: pytest.approx(1.375, abs=1e-3),
    }


def test_an_obstacle_that_cannot_be_measured_leaves_the_height_unknown(tmp_path: Path) -> None:
    model = Solids()
    room, beam = model.element("IfcSpace", [model.block(4, 4, 2.8)]), model.element("IfcBeam")
    wanted = {room: frozenset({Measure.CLEAR_HEIGHTS})}
    found = measure(model.save(tmp_path), wanted, obstacles={room: frozenset({beam})}).of(room)
    assert found.clear_heights is None
    assert found.missing[0].reason == "obstacle_unmeasured"


def test_without_a_sound_length_unit_nothing_is_measured(tmp_path: Path) -> None:
    model = Solids()
    wall = model.element("IfcWall", [model.block(6, 0.2, 3)])
    model.file.by_type("IfcProject")[0].UnitsInContext = None
    path = model.save(tmp_path)
    found = measure(path, {wall: frozenset({Measure.VOLUME})})
    assert [item.reason for item in found.of(wall).missing] == ["unit_unknown"]


def test_a_packed_model_is_measured_like_the_file_in_it(tmp_path: Path) -> None:
    model = Solids("mm")
    wall = model.element("IfcWall", [model.block(6, 0.2, 3)])
    packed = tmp_path / "solids.ifczip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(model.save(tmp_path), "solids.ifc")
    near(measure(packed, {wall: frozenset({Measure.VOLUME})}).of(wall).volume, 3.6)


def test_a_shape_with_a_number_that_cannot_be_read_is_not_measured(tmp_path: Path) -> None:
    model = Solids()
    good = model.element("IfcWall", [model.block(6, 0.2, 3.25)])
    bad = model.element("IfcWall", [model.block(6, 0.2, 4.25)])
    path = model.save(tmp_path)
    path.write_text(path.read_text().replace("4.25)", "4,25)"))  # a reader makes 4 of it
    found = measure(path, dict.fromkeys((good, bad), frozenset({Measure.VOLUME})))
    near(found.of(good).volume, 3.9)
    assert found.of(bad).volume is None
    assert [item.reason for item in found.of(bad).missing] == ["damaged"]


def test_another_file_than_meant_is_not_measured(tmp_path: Path) -> None:
    model = Solids()
    wall = model.element("IfcWall", [model.block(6, 0.2, 3)])
    found = measure(model.save(tmp_path), {wall: frozenset({Measure.VOLUME})}, sha256="0" * 64)
    assert [item.reason for item in found.of(wall).missing] == ["file_changed"]


def test_order_and_company_make_no_difference(tmp_path: Path) -> None:
    model = Solids()
    walls = [model.element("IfcWall", [model.block(6, 0.2, 3)], at=(0, y, 0), turn=7 * y) for y in range(3)]
    path = model.save(tmp_path)
    together = measure(path, dict.fromkeys(reversed(walls), EVERYTHING))
    for wall in walls:
        assert measure(path, {wall: EVERYTHING}).of(wall) == together.of(wall)
