"""Shapes kept between exports: the same files without measuring, and never those of something else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders.placed import block_model, reports_of
from cimcheck.outputs.cim import shapes
from cimcheck.outputs.cim.export import ExportOptions, export
from cimcheck.reading.geometry import Measurement, Measurements, Missing
from cimcheck.reading.geometry.massing import Massing
from cimcheck.reading.geometry.quantities import Measure

Measured = list[Path]
FORMATS = ("geojson", "tiles")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Measured:
    """The models that are measured from here on, one entry each time."""
    seen: Measured = []
    really = shapes.massing

    def massing(path: Path, *arguments: object, **options: object) -> Massing:
        seen.append(path)
        return really(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(shapes, "massing", massing)
    return seen


@pytest.fixture
def exports(tmp_path: Path) -> Callable[..., dict[str, bytes]]:
    """Exports a house, and gives the files by name."""
    models = tmp_path / "models"
    models.mkdir()
    model = block_model(models)
    reports = [str(path) for path in reports_of([model], tmp_path)]

    def run(**options: object) -> dict[str, bytes]:
        out = tmp_path / "out"
        export(reports, out, ExportOptions(FORMATS, models, **options))  # type: ignore[arg-type]
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.*")}

    return run


@pytest.mark.usefixtures("cache")
def test_a_second_export_measures_nothing_and_is_the_same(
    exports: Callable[..., dict[str, bytes]], measured: Measured
) -> None:
    first = exports()
    assert any(name.endswith("/elements.glb") for name in first)
    assert len(measured) == 1
    assert exports() == first
    assert len(measured) == 1
    public = exports(public=True)
    assert not any(name.endswith("/elements.glb") for name in public)
    assert len(measured) == 1


def test_without_a_cache_the_files_are_the_same(
    cache: Path,
    exports: Callable[..., dict[str, bytes]],
    measured: Measured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exports()
    kept = exports()
    assert {path.name.partition("-")[0] for path in cache.iterdir()} >= {"blocks", "meshes"}
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", "")
    assert exports() == kept
    assert len(measured) == 2


@pytest.mark.parametrize("name", ["blocks", "meshes"])
def test_what_is_damaged_is_measured_again(
    name: str, cache: Path, exports: Callable[..., dict[str, bytes]], measured: Measured
) -> None:
    first = exports()
    (entry,) = cache.glob(f"{name}-*")
    entry.write_bytes(entry.read_bytes()[:-1])
    assert exports() == first
    assert len(measured) == 2


def test_another_program_measures_anew(
    cache: Path,
    exports: Callable[..., dict[str, bytes]],
    measured: Measured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exports()
    monkeypatch.setattr("cimcheck.outputs.cim.place.of_program", lambda: "another")
    exports()
    assert len(measured) == 2
    assert len(list(cache.glob("blocks-*"))) == 2


def test_what_ran_into_a_limit_is_not_kept(
    cache: Path, exports: Callable[..., dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Measurement(step=1, missing=(Missing(Measure.MESH, "too_slow", "30 s"),))
    monkeypatch.setattr(shapes, "massing", lambda *_, **__: Massing((), Measurements({1: slow})))
    exports()
    assert not list(cache.glob("blocks-*"))
