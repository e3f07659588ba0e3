"""Elements that crash or hang the native engine are named; all others are measured all the same."""

import hashlib
from pathlib import Path

import pytest

from builders.solids import Solids
from cimcheck.reading.geometry import CacheKey, GeometryLimits, Measure, Span, measure

VOLUME = frozenset({Measure.VOLUME})
QUICK = GeometryLimits(seconds_each=5)


def walls(model: Solids, count: int = 4) -> list[int]:
    return [model.element("IfcWall", [model.block(5, 0.2, 3)], at=(0, y, 0)) for y in range(count)]


def place_deep_down(model: Solids, step: int) -> None:
    """The engine follows the placements until its stack is used up: it dies by signal."""
    product, here = model.file.by_id(step), model.axes((0, 0, 0))
    for _ in range(20_000):
        product.ObjectPlacement = model.file.create_entity("IfcLocalPlacement", product.ObjectPlacement, here)


def cut_again_and_again(model: Solids, step: int) -> None:
    """The engine does not come back for a long time."""
    solid = model.ring(3, 1, 1)
    for number in range(300):
        other = model.ring(3 + number / 100, 1, 1)
        solid = model.file.create_entity("IfcBooleanResult", "UNION", solid, other)
    model.file.by_id(step).Representation = model.shape([solid], "CSG")


@pytest.mark.parametrize("harm", [place_deep_down, cut_again_and_again])
def test_one_bad_element_is_named_and_costs_no_other(harm, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    model = Solids()
    steps = walls(model)
    harm(model, steps[1])
    found = measure(model.save(tmp_path), dict.fromkeys(steps, VOLUME), limits=QUICK)
    assert [found.of(step).volume for step in steps] == [Span(3, 3), None, Span(3, 3), Span(3, 3)]
    assert found.of(steps[1]).missing[0].reason in {"crashed", "too_slow"}
    assert [(note.code, note.steps) for note in found.notes] == [("GEOM", (steps[1],))]


def test_two_bad_elements_are_both_named(tmp_path: Path) -> None:
    model = Solids()
    steps = walls(model)
    place_deep_down(model, steps[0])
    place_deep_down(model, steps[3])
    found = measure(model.save(tmp_path), dict.fromkeys(steps, VOLUME), limits=QUICK)
    assert [found.of(step).volume for step in steps] == [None, Span(3, 3), Span(3, 3), None]
    assert [(note.code, note.steps) for note in found.notes] == [("GEOM", (steps[0], steps[3]))]


def test_the_part_to_blame_is_named_not_only_the_whole(tmp_path: Path) -> None:
    model = Solids()
    whole, good = model.element("IfcStair"), model.element("IfcStairFlight", [model.block(3, 1, 1)])
    bad = model.element("IfcStairFlight", [model.block(3, 1, 1)])
    place_deep_down(model, bad)
    model.aggregate(whole, [good, bad])
    found = measure(model.save(tmp_path), {whole: VOLUME, good: VOLUME}, limits=QUICK)
    assert found.of(good).volume == Span(3, 3)
    assert found.of(whole).missing[0].detail == f"#{bad} IfcStairFlight (crashed)"


def test_when_the_starts_are_used_up_the_rest_is_named(tmp_path: Path) -> None:
    model = Solids()
    steps = walls(model, 3)
    place_deep_down(model, steps[0])
    found = measure(model.save(tmp_path), dict.fromkeys(steps, VOLUME), limits=GeometryLimits(starts=1))
    assert [found.of(step).missing[0].reason for step in steps] == ["not_reached"] * 3


def test_a_file_that_cannot_be_opened_leaves_everything_unmeasured(tmp_path: Path) -> None:
    path = tmp_path / "broken.ifc"
    path.write_text("ISO-10303-21;\nHEADER;\nthis is no model")
    found = measure(path, {1: VOLUME, 2: VOLUME})
    assert found.of(1).volume is None
    assert {item.reason for step in (1, 2) for item in found.of(step).missing} == {"rejected"}
    assert [note.code for note in found.notes] == ["GEOM"]


def test_what_is_no_file_leaves_everything_unmeasured(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.ifc", tmp_path):
        found = measure(path, {1: VOLUME}, cache={})
        assert {item.reason for item in found.of(1).missing} == {"unreadable"}


def test_an_element_that_is_too_fine_is_named(tmp_path: Path) -> None:
    model = Solids()
    step = walls(model, 1)[0]
    found = measure(model.save(tmp_path), {step: VOLUME}, limits=GeometryLimits(triangles=11)).of(step)
    assert [(item.reason, item.detail) for item in found.missing] == [("too_many_triangles", "11")]


def test_what_was_measured_before_is_not_measured_again(tmp_path: Path) -> None:
    model = Solids()
    steps = walls(model, 2)
    path, cache = model.save(tmp_path), {}
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    first = measure(path, dict.fromkeys(steps, VOLUME), cache=cache, sha256=sha256)
    path.unlink()
    assert measure(path, dict.fromkeys(steps, VOLUME), cache=cache, sha256=sha256) == first
    assert {(key.model, key.step, key.measure) for key in cache} == {
        (sha256, step, "volume") for step in steps
    }


def test_only_what_is_new_is_measured(tmp_path: Path) -> None:
    model = Solids()
    step = walls(model, 1)[0]
    path, cache = model.save(tmp_path), {}
    measure(path, {step: VOLUME}, cache=cache)
    kept = dict(cache)
    found = measure(path, {step: frozenset({Measure.VOLUME, Measure.SIDE_AREA})}, cache=cache).of(step)
    assert (found.volume, found.side_area) == (Span(3, 3), Span(15, 15))
    assert {key: cache[key] for key in kept} == kept
    assert len(cache) == 2


def test_what_a_limit_cut_short_is_tried_again(tmp_path: Path) -> None:
    model = Solids()
    step = walls(model, 1)[0]
    path, cache = model.save(tmp_path), {}
    measure(path, {step: VOLUME}, cache=cache, limits=GeometryLimits(seconds=0))
    assert cache == {}
    assert measure(path, {step: VOLUME}, cache=cache).of(step).volume == Span(3, 3)


def test_a_damaged_entry_of_the_cache_counts_as_none(tmp_path: Path) -> None:
    model = Solids()
    step = walls(model, 1)[0]
    path, cache = model.save(tmp_path), {}
    measure(path, {step: VOLUME}, cache=cache)
    key: CacheKey = next(iter(cache))
    cache[key] = b"{"
    assert measure(path, {step: VOLUME}, cache=cache).of(step).volume == Span(3, 3)
