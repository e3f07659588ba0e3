"""Facts of models as they are read: samples mean what their names say, real ones never break anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.model_tables import HandModel
from cimcheck.core.interval import Interval
from cimcheck.core.value import contains
from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project import Project
from cimcheck.facts.store import FactStore
from cimcheck.reading import read_model

STYLES = ("ifc4", "ifc4_foot", "ifc4_inch", "ifc4x3_metre", "revit_zh")


def store_of(path: Path, catalogue: Catalogue, bindings: Bindings) -> FactStore:
    found = read_model(path)
    return FactStore(
        catalogue, bindings, Project.none(), [HandModel(found.tables, path.name, found.file.sha256)]
    )


def values(store: FactStore, entities: tuple[str, ...]) -> Iterator[tuple[str, str, Interval]]:
    for entity in entities:
        for subject in store.subjects(entity):
            for fact in sorted(one.id for one in store.catalogue.facts.values() if one.entity == entity):
                value = store.value(fact, subject).value
                if isinstance(value, Interval):
                    yield subject.name, fact, value


def families(root: Path) -> dict[str, list[Path]]:
    """Sample models of one building in several styles."""
    found: dict[str, list[Path]] = {}
    for path in sorted((root / "sample_models").glob("*-adb*.ifc")):
        stem, _, style = path.stem.rpartition("-")
        if style in STYLES:
            found.setdefault(stem, []).append(path)
    return {stem: paths for stem, paths in found.items() if len(paths) > 1}


def test_one_building_in_several_styles_and_units_has_the_same_numbers(
    root: Path, catalogue: Catalogue, bindings: Bindings
) -> None:
    stems = families(root)
    assert stems
    for paths in stems.values():
        results = []
        for path in paths:
            store = store_of(path, catalogue, bindings)
            (building,) = store.subjects("Building")
            names = (
                "storeys_above_ground",
                "first_floor_area",
                "floor_area_above_ground",
                "air_defence_floor_area",
            )
            found = [store.value(f"building.{name}", building).value for name in names]
            found += [
                store.value("protective_unit.floor_area", one).value
                for one in store.subjects("ProtectiveUnit")
            ]
            results.append(
                [(float(value.lo), float(value.hi)) for value in found if isinstance(value, Interval)]
            )
        for other in results[1:]:
            assert other == [pytest.approx(pair, rel=1e-9) for pair in results[0]], paths


@pytest.mark.parametrize(
    ("name", "shelter"),
    [
        ("pass-adb001-residential_tower-ifc4.ifc", (560, 560)),
        ("pass-adb001-residential_tower-revit_zh.ifc", (560, 560)),
        ("fail-adb001-school_pump_rooms-revit_zh.ifc", (66, 66)),
        ("undetermined-adb001-school_traps-ifc4.ifc", (0, 540)),
        ("undetermined-adb001-unlabelled_basement-revit_zh.ifc", (0, 336)),
    ],
)
def test_air_defence_area_of_samples(
    root: Path, catalogue: Catalogue, bindings: Bindings, name: str, shelter: tuple[int, int]
) -> None:
    store = store_of(root / "sample_models" / name, catalogue, bindings)
    value = store.value("building.air_defence_floor_area", store.subjects("Building")[0]).value
    assert isinstance(value, Interval)
    assert (value.lo, value.hi) == shelter


def test_every_fact_of_every_model_is_possible(
    any_model: Path, catalogue: Catalogue, bindings: Bindings
) -> None:
    store = store_of(any_model, catalogue, bindings)
    if not store.views:
        assert store.subjects("Building") == []
        return
    for name, fact, value in values(
        store, ("Project", "Building", "Storey", "Space", "ProtectiveUnit", "Door")
    ):
        assert contains(catalogue.unknown(fact), value), (name, fact)
