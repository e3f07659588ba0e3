"""From a path to tables or to notes, through a process of its own."""

import hashlib
import os
import threading
import time
from pathlib import Path

import pytest

from builders.archives import archive
from builders.hostile import HOSTILE, SOUND
from builders.step import model, named
from cimcheck.reading import Limits, ModelReading, read_model

NAMES = ["cut in a statement", "placements in a circle", "no digits before the point", "GlobalId given twice"]


def read(tmp_path: Path, data: bytes, name: str = "model.ifc", limits: Limits = Limits()) -> ModelReading:  # noqa: B008
    path = tmp_path / name
    path.write_bytes(data)
    return read_model(path, limits=limits)


def codes(reading: ModelReading) -> list[str]:
    return [note.code for note in reading.notes]


def test_a_sound_model_comes_back_as_tables(tmp_path: Path) -> None:
    reading = read(tmp_path, SOUND)
    assert (reading.status, codes(reading), reading.schema) == ("ok", [], "IFC4")
    assert (reading.file.name, reading.file.bytes) == ("model.ifc", len(SOUND))
    assert reading.file.sha256 == hashlib.sha256(SOUND).hexdigest()
    assert reading.tables is not None
    assert "Wall" in reading.tables.objects.name


@pytest.mark.parametrize("name", NAMES)
def test_notes_of_the_gate_come_through(tmp_path: Path, name: str) -> None:
    data, expected = HOSTILE[name]
    reading = read(tmp_path, data)
    assert codes(reading) == list(expected)
    assert (reading.tables is None) == (reading.status == "rejected")
    assert reading.file.sha256 == hashlib.sha256(data).hexdigest()


def test_what_the_gate_repaired_is_what_is_read(tmp_path: Path) -> None:
    reading = read(tmp_path, named("外墙".encode()))
    assert (reading.status, codes(reading)) == ("ok", ["TEXT_UTF8"])
    assert reading.tables is not None
    assert "外墙" in reading.tables.objects.name


def test_what_was_damaged_is_told_by_step_id(tmp_path: Path) -> None:
    reading = read(tmp_path, model({18: "IFCQUANTITYVOLUME('NetVolume',$,$,NaN,$)"}))
    assert (reading.status, reading.damaged) == ("flagged", {18})
    assert reading.tables is not None
    at = reading.tables.properties.name.index("NetVolume")
    assert reading.tables.properties.value[at] is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({1: "IFCPROJECT('0000000000000000000001',$,'Project',$,$,$,$,(#30),$)"}, "UNIT_MISSING"),
        ({2: "IFCUNITASSIGNMENT((#4,#5))"}, "UNIT_MISSING"),
        (
            {2: "IFCUNITASSIGNMENT((#3,#4,#5,#50))", 50: "IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)"},
            "UNIT_AMBIGUOUS",
        ),
        (
            {
                3: "IFCCONVERSIONBASEDUNIT(#50,.LENGTHUNIT.,'FOOT',#51)",
                50: "IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0)",
                51: "IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(0.),#52)",
                52: "IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)",
            },
            "UNIT_BROKEN",
        ),
    ],
)
def test_without_one_sound_unit_of_length_there_is_no_verdict(
    tmp_path: Path, changes: dict[int, str | None], code: str
) -> None:
    reading = read(tmp_path, model(changes))
    assert (reading.status, codes(reading)[0], reading.tables) == ("rejected", code, None)


def test_an_archive_is_read_like_the_model_in_it(tmp_path: Path) -> None:
    content = archive({"inside.ifc": SOUND})
    packed = read(tmp_path, content, "model.ifczip")
    plain = read(tmp_path, SOUND)
    assert packed.tables == plain.tables
    assert packed.file.sha256 == hashlib.sha256(content).hexdigest()
    assert codes(read(tmp_path, archive({}), "empty.ifczip")) == ["ZIP_NO_MODEL"]
    inside = archive({"inside.ifc": b"%PDF-1.7"})
    assert codes(read(tmp_path, inside, "inside.ifczip")) == ["PDF_FILE"]


def test_what_is_no_model_needs_no_process_and_keeps_its_digest(tmp_path: Path) -> None:
    reading = read(tmp_path, b"%PDF-1.7")
    assert codes(reading) == ["PDF_FILE"]
    assert reading.file.sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()


def test_paths_that_lead_to_no_file_are_notes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert codes(read_model(pipe)) == ["NOT_A_FILE"]
    assert codes(read_model(tmp_path)) == ["NOT_A_FILE"]
    assert codes(read_model(tmp_path / "missing.ifc")) == ["NOT_FOUND"]
    assert codes(read_model("zero\0byte")) == ["NOT_FOUND"]
    assert read_model(tmp_path / "missing.ifc").file.name == "missing.ifc"


def test_limits_are_outcomes_with_a_name(tmp_path: Path) -> None:
    assert codes(read(tmp_path, SOUND, limits=Limits(file_bytes=100))) == ["LIMIT_SIZE"]
    assert codes(read(tmp_path, SOUND, limits=Limits(time=0))) == ["LIMIT_TIME"]
    assert codes(read(tmp_path, SOUND, limits=Limits(memory=1))) == ["LIMIT_MEMORY"]
    assert codes(read(tmp_path, SOUND, limits=Limits(reply=10))) == ["LIMIT_REPLY"]


def test_a_file_that_changes_while_it_is_read_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "model.ifc"
    path.write_bytes(SOUND)
    stop = threading.Event()

    def touch() -> None:
        while not stop.is_set():
            os.utime(path)
            time.sleep(0.001)

    thread = threading.Thread(target=touch)
    thread.start()
    try:
        assert codes(read_model(path)) == ["FILE_CHANGED"]
    finally:
        stop.set()
        thread.join()


def test_the_same_file_gives_the_same_reading(tmp_path: Path) -> None:
    assert read(tmp_path, SOUND) == read(tmp_path, SOUND)


def test_every_model_at_hand_is_read(any_model: Path) -> None:
    reading = read_model(any_model)
    assert reading.status in ("ok", "flagged", "rejected")
    assert (reading.tables is None) == (reading.status == "rejected")
    assert not {note.code for note in reading.notes} & {
        "NATIVE_CRASH",
        "READER_ERROR",
        "LIMIT_TIME",
        "LIMIT_MEMORY",
    }
