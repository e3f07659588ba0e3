"""YAML: what plain scalars mean, where everything stands, and what is refused."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimcheck.core.yaml_lines import MAX_BYTES, MAX_DEPTH, load, parse

TEXT = (
    "no on Yes off y 2003-02-21 5.5.18 010 0o7 0x1F 12:30 1_000 + . '5' 'true' 'null' 1e e3 1.2.3 00 -01 3m"
)
SCALARS = [
    ("7", 7), ("-7", -7), ("+7", 7), ("0", 0), ("320506", 320506), ("true", True), ("False", False),
    ("TRUE", True), ("null", None), ("~", None), ("", None), ("3.10", Decimal("3.10")),
    ("-0.5", Decimal("-0.5")), (".5", Decimal("0.5")), ("1e3", Decimal(1000)), ("2.50E-2", Decimal("0.0250")),
]  # fmt: skip


@pytest.mark.parametrize("text", TEXT.split())
def test_what_is_not_plainly_a_number_or_an_answer_is_text(text):
    assert parse(f"a: {text}").data == {"a": text.strip("'")}


@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_plain_scalars(text, value):
    found = parse(f"a: {text}").data["a"]
    assert found == value
    assert type(found) is type(value)


def test_decimals_keep_their_digits():
    found = parse("[3.0, 3.00, 0.10, 1.000000000000000000001]").data
    assert [str(number) for number in found] == ["3.0", "3.00", "0.10", "1.000000000000000000001"]


def test_keys_are_always_text():
    assert list(parse("{1: a, true: b, 2003-02-21: c, ~: d, no: e}").data) == [
        "1",
        "true",
        "2003-02-21",
        "~",
        "no",
    ]


def test_every_key_and_value_has_a_place():
    located = parse('a: 1\nb:\n  c: [x, "y", {d: 甲乙, e: 2}]\n  f: |\n    text\n')
    assert located.position(()) == (1, 1)
    assert located.position(("a",)) == (1, 4)
    assert located.position(("b", "c")) == (3, 6)
    assert located.position(("b", "c", 1)) == (3, 10)
    assert located.position(("b", "c", 2, "e")) == (3, 26)
    assert located.key_position(("b", "c", 2, "e")) == (3, 23)
    assert located.key_position(("b", "f")) == (4, 3)
    assert located.key_position(("b", "c", 1)) == (3, 10)
    assert located.position(("b", "nowhere", "else")) == (3, 3)
    assert located.key_position(()) == (1, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: x + y", (1, 8)), ('a: "x + y"', (1, 9)), ("a: 'x + y'", (1, 9)), ("a: |\n   x + y", (2, 8))],
)
def test_a_place_inside_a_one_line_text(text, place):
    assert parse(text).inside(("a",), 5) == place


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: 1\nb: &x 2", "YAML_ANCHOR", (2, 4)),
        ("&k a: 1", "YAML_ANCHOR", (1, 1)),
        ("a: *x", "YAML_ALIAS", (1, 4)),
        ("*k : 1", "YAML_ALIAS", (1, 1)),
        ("a: {<<: {b: 1}}", "YAML_MERGE_KEY", (1, 5)),
        ("a: !!str 5", "YAML_TAG", (1, 4)),
        ("a: ! 5", "YAML_TAG", (1, 4)),
        ("a: !!python/object/apply:os.system [ls]", "YAML_TAG", (1, 4)),
        ("a: 1\nb: 2\na: 3", "YAML_DUPLICATE_KEY", (3, 1)),
        ("a: 1\n---\nb: 2", "YAML_DOCUMENTS", (2, 1)),
        ("%YAML 1.1\n---\na: 1", "YAML_DIRECTIVE", (1, 1)),
        ("? [x]\n: 1", "YAML_KEY_NOT_TEXT", (1, 3)),
        ("a: [.inf]", "YAML_NUMBER", (1, 5)),
        ("a: -.NaN", "YAML_NUMBER", (1, 4)),
        ("a: 1e999999999", "YAML_NUMBER", (1, 4)),
        ("a: " + "9" * 50, "YAML_NUMBER", (1, 4)),
        ("a:\n\tb: 1", "YAML_SYNTAX", (2, 1)),
        ("a: b: c", "YAML_SYNTAX", (1, 5)),
        ('a: "x', "YAML_SYNTAX", (1, 6)),
        ("a: 甲\nb: \x07", "YAML_SYNTAX", (2, 4)),
        ("[" * 10000, "YAML_TOO_DEEP", (1, MAX_DEPTH + 1)),
        ("# nothing", "YAML_EMPTY", (0, 0)),
        (b"a: 1\nb: \xff", "YAML_NOT_UTF8", (2, 1)),
        (b"a" * (MAX_BYTES + 1), "YAML_TOO_LARGE", (0, 0)),
    ],
)
def test_what_is_refused_has_a_code_and_a_place(text, code, place):
    (fault,) = parse(text, "file.yaml").faults
    assert (fault.code, (fault.line, fault.column), fault.file) == (code, place, "file.yaml")
    assert fault.text.zh
    assert fault.text.en


def test_all_faults_are_collected_and_the_rest_is_read():
    located = parse("a: &x 1\na: 2\nb: .inf\nc: 3\n")
    assert [fault.code for fault in located.faults] == ["YAML_ANCHOR", "YAML_DUPLICATE_KEY", "YAML_NUMBER"]
    assert located.data == {"a": 1, "b": None, "c": 3}


def test_aliases_cannot_blow_up():
    lines = ["a: &a [x, x]"] + [
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]" for a, b in zip("abcdef", "bcdefg", strict=True)
    ]
    assert {fault.code for fault in parse("\n".join(lines)).faults} == {"YAML_ANCHOR", "YAML_ALIAS"}


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path):
    (fault,) = load(tmp_path / "absent.yaml", "absent.yaml").faults
    assert (fault.code, fault.file) == ("FILE_UNREADABLE", "absent.yaml")
    (fault,) = load(tmp_path).faults
    assert fault.code == "FILE_UNREADABLE"


def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path / "pipe.yaml", Path("/dev/zero")):
        (fault,) = load(path).faults
        assert fault.code == "FILE_UNREADABLE"


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: x\r\n")
    located = load(path)
    assert (located.data, located.position(("b",))) == ({"a": 1, "b": "x"}, (2, 4))


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_nothing_raises(source):
    located = parse(source)
    assert located.faults or located.data is not None or source


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_decimal_comes_back_as_written(number):
    text = f"{number:f}"
    assert str(parse(f"a: {text}").data["a"]) == text
