"""Measured volumes against those that authoring tools state, in sample models and in real ones at hand."""

from pathlib import Path

import ifcopenshell
import ifcopenshell.util.element
import pytest

from cimcheck.core.interval import interval
from cimcheck.reading.geometry import Measure, compare, measure

VOLUME = frozenset({Measure.VOLUME})
METRIC = "pass-pfb001-qualifies_without_grade-ifc4x3_metre.ifc"
REAL = {
    "AC20-FZK-Haus_1.ifc": 1.0,
    "ROOT-breedplaatvloeren.ifc": 0.98,
    "simple_floor_plan_commented.ifc": 0.98,
}


def stated_volumes(path: Path) -> dict[int, float]:
    """NetVolume by STEP id, in a model whose volumes are in m3."""
    found, model = {}, ifcopenshell.open(path)
    for element in model.by_type("IfcElement"):
        for name, entries in ifcopenshell.util.element.get_psets(element, qtos_only=True).items():
            if "NetVolume" in entries and name != "id":
                found[element.id()] = float(entries["NetVolume"])
    return found


def share_that_agrees(path: Path) -> float:
    stated = stated_volumes(path)
    found = measure(path, dict.fromkeys(stated, VOLUME))
    assert found.notes == ()
    pairs = [(value, found.of(step).volume) for step, value in stated.items()]
    return sum(span is not None and compare(interval(value), span).agrees for value, span in pairs) / len(
        pairs
    )


def test_a_sample_model_states_the_volumes_of_its_shapes(sample_models: list[Path]) -> None:
    (path,) = [path for path in sample_models if path.name == METRIC]
    assert share_that_agrees(path) == 1


def test_real_models_mostly_state_the_volumes_of_their_shapes(shared_models: list[Path]) -> None:
    for path in shared_models:
        if path.name in REAL:
            assert share_that_agrees(path) >= REAL[path.name], path.name


@pytest.mark.parametrize("measures", [VOLUME, frozenset({Measure.FOOTPRINT, Measure.SIDE_AREA})])
def test_every_element_of_a_sample_model_gives_a_measure_or_a_reason(
    sample_models: list[Path], measures: frozenset[Measure]
) -> None:
    for path in sample_models[:1]:
        model = ifcopenshell.open(path)
        steps = [element.id() for element in model.by_type("IfcProduct")]
        found = measure(path, dict.fromkeys(steps, measures))
        for step in steps:
            reasons = {missing.measure for missing in found.of(step).missing}
            assert {item for item in measures if getattr(found.of(step), item) is None} == reasons
