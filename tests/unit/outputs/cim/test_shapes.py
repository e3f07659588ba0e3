"""Shapes kept between exports: the same files without measuring, and never those of something else."""

from pathlib import Path

import pytest

from builders.placed import block_model, reports_of
from cimcheck.outputs.cim import shapes
from cimcheck.outputs.cim.export import ExportOptions, export
from cimcheck.reading.geometry import Measurement, Measurements, Missing
from cimcheck.reading.geometry.massing import Massing
from cimcheck.reading.geometry.quantities import Measure

FORMATS = ("geojson", "tiles")


class House:
    """A house to be exported, a cache folder, and how often shapes were measured."""

    def __init__(self, folder: Path) -> None:
        self.cache, self.measured = folder / "cache", 0
        self._models, self._out = folder / "models", folder / "out"
        self._models.mkdir()
        self._reports = [str(path) for path in reports_of([block_model(self._models)], folder)]

    def export(self, **options: object) -> dict[str, bytes]:
        """Export it; the files by name."""
        export(self._reports, self._out, ExportOptions(FORMATS, self._models, **options))  # type: ignore[arg-type]
        found = self._out.rglob("*.*")
        return {path.relative_to(self._out).as_posix(): path.read_bytes() for path in found}

    def kept(self, name: str) -> list[Path]:
        """What the cache has under a name."""
        return list(self.cache.glob(f"{name}-*"))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    made = House(tmp_path)
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", str(made.cache))
    really = shapes.massing

    def massing(*arguments: object, **options: object) -> Massing:
        made.measured += 1
        return really(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(shapes, "massing", massing)
    return made


def test_a_second_export_measures_nothing_and_is_the_same(house: House) -> None:
    first = house.export()
    assert any(name.endswith("/elements.glb") for name in first)
    assert house.export() == first
    assert not any(name.endswith("/elements.glb") for name in house.export(public=True))
    assert house.measured == 1


def test_without_a_cache_the_files_are_the_same(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.export()
    kept = house.export()
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", "")
    assert house.export() == kept
    assert house.measured == 2


@pytest.mark.parametrize("name", ["blocks", "meshes"])
def test_what_is_damaged_is_measured_again(name: str, house: House) -> None:
    first = house.export()
    (entry,) = house.kept(name)
    entry.write_bytes(entry.read_bytes()[:-1])
    assert house.export() == first
    assert house.measured == 2


def test_another_program_measures_anew(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.export()
    monkeypatch.setattr("cimcheck.outputs.cim.place.of_program", lambda: "another")
    house.export()
    assert house.measured == len(house.kept("blocks")) == 2


def test_what_ran_into_a_limit_is_not_kept(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Measurement(step=1, missing=(Missing(Measure.MESH, "too_slow", "30 s"),))
    monkeypatch.setattr(shapes, "massing", lambda *_, **__: Massing((), Measurements({1: slow})))
    house.export()
    assert not house.kept("blocks")
