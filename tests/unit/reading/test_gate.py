"""No verdict on half a file: what the gate says of files that are bent, and that it lets sound ones pass."""

from pathlib import Path

import pytest

from builders.hostile import HOSTILE, SOUND, SOUND_TOO
from builders.step import model, named, value
from cimcheck.core.text import placeholders
from cimcheck.reading.gate import GateResult, compare_counts, inspect
from cimcheck.reading.limits import ScanLimits
from cimcheck.reading.step_tokens import decode


def codes(result: GateResult) -> tuple[str, ...]:
    return tuple(note.code for note in result.notes)


@pytest.mark.parametrize("name", HOSTILE)
def test_each_deviation_has_its_own_note(name: str) -> None:
    data, expected = HOSTILE[name]
    assert codes(inspect(data)) == expected


@pytest.mark.parametrize("name", SOUND_TOO)
def test_what_is_sound_passes_without_a_word(name: str) -> None:
    result = inspect(SOUND_TOO[name])
    assert (codes(result), result.status, result.repaired) == ((), "ok", None)


@pytest.mark.parametrize("name", [name for name, (_, expected) in HOSTILE.items() if expected])
def test_every_note_speaks_both_languages_and_leaves_no_gap(name: str) -> None:
    for note in inspect(HOSTILE[name][0]).notes:
        assert note.message.zh != note.message.en
        assert not placeholders(note.message)
        assert note.message.zh.endswith("。")


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_repaired_is_sound(name: str) -> None:
    result = inspect(HOSTILE[name][0])
    if result.repaired is not None:
        again = inspect(result.repaired)
        assert again.status != "rejected"
        assert again.repaired is None
        assert again.instances == result.instances


def test_statements_are_counted_by_class() -> None:
    result = inspect(SOUND)
    assert result.schema == "IFC4"
    assert result.counts["IFCRELAGGREGATES"] == 3
    assert sum(result.counts.values()) == result.instances == SOUND.count(b"\n#")


def test_a_note_says_where() -> None:
    result = inspect(HOSTILE["GlobalId given twice"][0])
    line = (
        HOSTILE["GlobalId given twice"][0]
        .split(b"\n")
        .index(b"#50=IFCWALL('0000000000000000000012',$,'W',$,$,$,$,$,$);")
    )
    assert result.notes[0].where == f"{line + 1}: #50 IFCWALL"
    assert result.notes[0].steps == (50,)


def test_a_cut_names_its_line() -> None:
    data = HOSTILE["cut in a statement"][0]
    assert f"line {data.count(10) + 1}" in inspect(data).notes[0].message.en


def test_a_circle_is_spelled_out() -> None:
    note = inspect(HOSTILE["building in itself"][0]).notes[0]
    assert "#7 IFCBUILDING → #7" in note.message.en


@pytest.mark.parametrize("text", ["NaN", "1.E999", "25.5.5", "'25.5'", "", "about"])
def test_a_value_that_cannot_be_read_becomes_unknown(text: str) -> None:
    result = inspect(value(text))
    assert result.repaired == value("$")
    assert result.damaged == {18}


def test_a_decimal_comma_is_never_read_as_a_whole_number() -> None:
    typed = inspect(HOSTILE["decimal comma"][0])
    assert typed.repaired == model({15: "IFCPROPERTYSINGLEVALUE('Width',$,$,$)"})
    plain = inspect(value("25,5"))
    assert plain.repaired == model({18: "IFCQUANTITYVOLUME($,$,$,$,$)"})


def test_a_value_is_repaired_where_it_is_certain() -> None:
    assert inspect(value(".5")).repaired == value("0.5")
    assert inspect(value("-.5")).repaired == value("-0.5")
    assert inspect(value("1.E-400")).repaired == value("0.")


def test_a_property_that_is_not_there_makes_its_set_unknown_but_keeps_the_element() -> None:
    result = inspect(HOSTILE["property that is not there"][0])
    assert result.repaired is not None
    assert b"#14=IFCPROPERTYSET('0000000000000000000014',$,'Pset_WallCommon',$,$);" in result.repaired
    assert b"#12=IFCWALL('0000000000000000000012',$,'Wall',$,$,#25,$,$,$);" in result.repaired


def name_after_repair(name: bytes) -> str:
    """The name of the wall in the bytes that are read in the end."""
    data = inspect(named(name)).repaired or named(name)
    start = data.index(b"#12=IFCWALL('0000000000000000000012',$,'") + 40
    return decode(data[start : data.index(b"',$,$,#25", start)])


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("外墙 200厚".encode(), "外墙 200厚"),
        ("外墙😀".encode(), "外墙😀"),
        ("预制叠合板".encode("gb18030"), "预制叠合板"),
        ("墙''柱".encode("gb18030"), "墙'柱"),
        ("Außenwand".encode("latin-1"), "Au\N{REPLACEMENT CHARACTER}enwand"),
        (rb"D:\models\wall", "D:\\models\\wall"),
        (rb"\X2\D83DDE00\X0\!", "😀!"),
        (rb"\X2\623F95\X0\!", "\N{REPLACEMENT CHARACTER}!"),
        (rb"a\X2\623F", "a\N{REPLACEMENT CHARACTER}"),
        (b"a\0b", "a\N{REPLACEMENT CHARACTER}b"),
        (rb"\X\D4\X\A4\X\D6\X\C6\X\C7\X\BD", "预制墙"),
        (rb"\S\T\S\$\S\V\S\F\S\G\S\=", "预制墙"),
        (rb"\X\E5\X\A2\X\99\X\E6\X\9D\X\BF", "墙板"),
        (rb"Stra\X\DFe gr\X\FCn \X\E4\X\F6", "Straße grün äö"),
        (rb"\X\83R\X\83\X\93", "\N{REPLACEMENT CHARACTER}R\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_text_is_read_as_meant_or_marked_as_unknown(name: bytes, meant: str) -> None:
    assert name_after_repair(name) == meant


def test_one_damaged_string_does_not_spoil_the_encoding_of_the_others() -> None:
    names = {100 + k: f"IFCPERSON('{'外墙'.encode().decode('latin-1')}',$,$,$,$,$,$,$)" for k in range(20)}
    data = model({**names, 200: "IFCPERSON('\xe5\xa4',$,$,$,$,$,$,$)"})
    result = inspect(data)
    assert [(note.code, note.count) for note in result.notes] == [("NON_ASCII", 1), ("TEXT_UTF8", 20)]
    assert result.damaged == {200}


def test_limits_can_be_set() -> None:
    assert codes(inspect(SOUND, ScanLimits(depth=0))) == ("LIMIT_DEPTH",)
    assert codes(inspect(SOUND, ScanLimits(string=10))) == ("LIMIT_STRING",)
    data = model({15: "IFCPROPERTYSINGLEVALUE('A',$,NaN,$)", 16: "IFCPROPERTYSINGLEVALUE('B',$,NaN,$)"})
    assert codes(inspect(data, ScanLimits(issues=1))) == ("LIMIT_ISSUES",)


def test_a_parser_that_drops_something_is_caught() -> None:
    gate = inspect(SOUND)
    assert compare_counts(gate, gate.instances) == []
    (note,) = compare_counts(gate, gate.instances - 1)
    assert (note.code, note.severity) == ("COUNT_MISMATCH", "rejected")


def test_the_parser_has_as_many_instances_as_the_gate_counts(tmp_path: Path) -> None:
    import ifcopenshell

    for name in SOUND_TOO.keys() - {
        "comments everywhere",
        "sections of the third edition",
    }:  # it reads neither
        data = SOUND_TOO[name]
        path = tmp_path / "model.ifc"
        path.write_bytes(data)
        assert compare_counts(inspect(data), len(ifcopenshell.open(path).entity_names())) == [], name


def test_real_models_are_judged_as_they_deserve(shared_models: list[Path]) -> None:
    expected = {
        "Duplex_truncated.ifc": ("rejected", {"TRUNCATED"}),
        "errorfile.ifc": ("rejected", {"SYNTAX"}),
        "middle.ifc": ("rejected", {"SCHEMA_UNKNOWN"}),
        "linear-placement.ifc": ("rejected", {"SCHEMA_UNKNOWN"}),
        "doubleguids.ifc": ("flagged", {"DUP_GLOBALID"}),
        "vectorworks_sjis.ifc": ("flagged", {"TEXT_GARBLED", "STRING_BACKSLASH"}),
    }
    for path in shared_models:
        result = inspect(path.read_bytes())
        assert (result.status, set(codes(result))) == expected.get(path.name, ("ok", set())), path.name


def test_no_bent_file_raises_or_hangs() -> None:
    """Every byte of the sound model dropped, doubled, or replaced by what means something in STEP."""
    for at in range(0, len(SOUND), 7):
        for piece in (b"", SOUND[at : at + 1] * 2, b"'", b"(", b")", b"#", b"\\", b"/*", b"\xff", b"\0"):
            inspect(SOUND[:at] + piece + SOUND[at + 1 :])
