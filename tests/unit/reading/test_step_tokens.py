"""Statements become values as the standard says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimcheck.reading.step_tokens import Typed, arguments, decode, scalar


@pytest.mark.parametrize(
    ("string", "text"),
    [
        (rb"plain", "plain"),
        (rb"it''s", "it's"),
        (rb"back\\slash", "back\\slash"),
        (rb"\X2\623F95F4\X0\ 1", "房间 1"),
        (rb"\X2\D83CDFE0\X0\.", "🏠."),
        (rb"\X4\0001F3E0\X0\.", "🏠."),
        (rb"\X\E9t\X\E9", "été"),
        (rb"\S\ip", "ép"),
        (rb"\PE\\S\P", "а"),
        (rb"\X2\D83C\X0\lone", "lone"),
        (rb"C:\temp", "C:\\temp"),
        (b"raw \xe6\x88\xbf", "raw "),
        (rb"\X2\\X0\empty", "empty"),
    ],
)
def test_strings(string: bytes, text: str) -> None:
    assert decode(string) == text


@pytest.mark.parametrize(
    ("token", "value"),
    [
        (b"12", 12),
        (b"-3", -3),
        (b"1.", 1.0),
        (b"1.5E-3", 0.0015),
        (b"1.E400", None),
        (b"1.2.3", None),
        (b".T.", True),
        (b".F.", False),
        (b".U.", None),
        (b".USERDEFINED.", "USERDEFINED"),
        (b"", None),
        (b"25,5", None),
    ],
)
def test_scalars(token: bytes, value: object) -> None:
    assert scalar(token) == value
    assert isinstance(scalar(token), type(value))


def test_arguments() -> None:
    found = arguments(b"#1 = IFCTHING( 'a(,)''b' , $,*, #2,(1,(2.,#3)),IFCLABEL('x'),/* 'no' */.ENUM. ) ;")
    assert found[:5] == ("a(,)'b", None, None, None, (1, (2.0, None)))
    typed = found[5]
    assert isinstance(typed, Typed)
    assert (typed.keyword, typed.value, found[6]) == ("IFCLABEL", "x", "ENUM")


def test_typed_lists_and_empty_types() -> None:
    first, second = arguments(b"#1=IFCTHING(IFCCOMPOUNDPLANEANGLEMEASURE((1,2,3)),IFCLABEL());")
    assert isinstance(first, Typed)
    assert isinstance(second, Typed)
    assert (first.value, second.value) == ((1, 2, 3), None)


@pytest.mark.parametrize("statement", [b"", b"#1=", b"#1=IFCTHING('a'", b"#1=IFCTHING('a'));", b")("])
def test_broken_statements_have_no_arguments(statement: bytes) -> None:
    assert arguments(statement) == ()


@given(st.binary(max_size=80))
def test_nothing_makes_it_raise(statement: bytes) -> None:
    arguments(statement)
    arguments(b"#1=IFCTHING(" + statement + b");")
    decode(statement)
    scalar(statement)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_survives_its_escape(text: str) -> None:
    escaped = "\\X2\\" + text.encode("utf-16-be").hex().upper() + "\\X0\\"
    assert decode(escaped.encode()) == text
