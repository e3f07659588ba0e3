"""The cache: what comes back is what was put in, and nothing else ever does."""

import os
import stat
from decimal import Decimal
from pathlib import Path

import pytest

from cimcheck.core import plain_cache

DATA = {"a": [1, Decimal("3.10"), "3.10", None, True], "b": {"c": Decimal("1E+3")}, "d": b"\x00\xff"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def entry(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


@pytest.mark.usefixtures("folder")
def test_what_was_kept_comes_back_with_every_digit():
    assert plain_cache.read("pack", "key") is None
    plain_cache.write("pack", "key", DATA)
    found = plain_cache.read("pack", "key")
    assert found == DATA
    assert str(found["a"][1]) == "3.10"
    assert plain_cache.read("pack", "other") is None
    assert plain_cache.read("facts", "key") is None


def test_only_this_user_can_write_to_the_folder(folder):
    plain_cache.write("pack", "key", DATA)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o777)
    assert plain_cache.read("pack", "key") is None
    plain_cache.write("pack", "second", DATA)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b[:0], lambda b: b"\0" * len(b)]
)
def test_a_damaged_entry_is_no_entry(folder, damage):
    plain_cache.write("pack", "key", DATA)
    path = entry(folder)
    path.write_bytes(damage(path.read_bytes()))
    assert plain_cache.read("pack", "key") is None
    plain_cache.write("pack", "key", DATA)
    assert plain_cache.read("pack", "key") == DATA


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", str(tmp_path / "file" / "cache"))
    plain_cache.write("pack", "key", DATA)
    assert plain_cache.read("pack", "key") is None


def test_a_link_is_not_followed(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "cache").symlink_to(tmp_path / "elsewhere")
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    plain_cache.write("pack", "key", DATA)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_the_cache_can_be_turned_off(tmp_path, monkeypatch):
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    plain_cache.write("pack", "key", DATA)
    assert plain_cache.read("pack", "key") is None
    assert not list(tmp_path.iterdir())


def test_old_entries_are_dropped(folder):
    for number in range(20):
        plain_cache.write("pack", f"key{number:02}", number)
        os.utime(folder / f"pack-key{number:02}.msgpack", ns=(number, number))
    plain_cache.write("facts", "key", 0)
    assert plain_cache.read("pack", "key19") == 19
    assert plain_cache.read("pack", "key00") is None
    assert len(list(folder.glob("pack-*"))) == 16
    assert plain_cache.read("facts", "key") == 0


def test_entries_that_do_not_fit_are_dropped_by_last_use(folder):
    for number in range(4):
        plain_cache.write("shapes", f"key{number}", bytes(1000), most_bytes=3500)
        os.utime(folder / f"shapes-key{number}.msgpack", ns=(number, number))
        if number == 2:
            assert plain_cache.read("shapes", "key0") == bytes(1000)
    assert sorted(path.name for path in folder.iterdir()) == [
        f"shapes-key{number}.msgpack" for number in (0, 2, 3)
    ]


def test_the_same_data_gives_the_same_bytes():
    assert plain_cache.pack(DATA) == plain_cache.pack(dict(DATA))
    assert plain_cache.unpack(plain_cache.pack(DATA)) == DATA
