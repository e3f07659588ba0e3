"""A pack from the cache is the same pack, and is used only for the same files."""

from datetime import date
from pathlib import Path

import pytest

from builders.packs import FILES, write_pack
from cimcheck.errors import RulesError
from cimcheck.packs import examination, load

TODAY = date(2024, 5, 20)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def full_readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time a pack was read in full."""
    readings: list[int] = []
    real = examination.examined

    def counted(files, unexpected):
        readings.append(len(files))
        return real(files, unexpected)

    monkeypatch.setattr(examination, "examined", counted)
    return readings


def test_the_second_load_reads_nothing_in_full_and_gives_the_same(tmp_path, full_readings):
    folder = write_pack(tmp_path / "rules")
    first, second = load(folder), load(folder)
    assert full_readings == [len(FILES)]
    assert second.sha256 == first.sha256
    assert second.resolve(TODAY, "320500") == first.resolve(TODAY, "320500")
    assert second.examples("SAF001") == first.examples("SAF001")
    assert second.register == first.register
    assert second.overlays == first.overlays


def test_the_same_files_elsewhere_are_the_same_pack(tmp_path, full_readings):
    load(write_pack(tmp_path / "a"))
    load(write_pack(tmp_path / "b"))
    assert len(full_readings) == 1


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_change_of_any_file_is_noticed(tmp_path, full_readings, name):
    folder = write_pack(tmp_path / "rules")
    load(folder)
    (folder / name).write_text(FILES[name] + "# changed\n", encoding="utf-8")
    load(folder)
    assert len(full_readings) == 2


def test_a_faulty_pack_is_never_kept(tmp_path, cache):
    folder = write_pack(tmp_path / "rules", {"glossary.yaml": "terms: 1"})
    for _ in range(2):
        with pytest.raises(RulesError):
            load(folder)
    assert not cache.exists()


def test_a_damaged_cache_is_read_past_and_repaired(tmp_path, cache, full_readings):
    folder = write_pack(tmp_path / "rules")
    first = load(folder)
    (path,) = cache.iterdir()
    path.write_bytes(b"not a pack")
    assert load(folder).sha256 == first.sha256
    load(folder)
    assert len(full_readings) == 2


def test_an_entry_of_another_shape_is_read_past(tmp_path, cache, full_readings):
    from cimcheck.core import plain_cache

    folder = write_pack(tmp_path / "rules")
    load(folder)
    (path,) = cache.iterdir()
    name, _, key = path.stem.partition("-")
    for data in ({"documents": [[0, "x", "rule", b"", {}]], "sha256": ""}, {"documents": 5}, [1], {}):
        plain_cache.write(name, key, data)
        assert load(folder).rules.keys() == {"SAF001"}
    assert len(full_readings) == 5
