"""Nothing in shown text is invisible or moves its neighbours."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cimcheck.outputs.visible import one_line, visible

MOVES = {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}


@given(st.text(st.characters(codec=None), max_size=200))
def test_no_control_format_or_direction_character_is_left(text: str) -> None:
    for character in one_line(text):
        assert unicodedata.category(character) not in {"Cc", "Cs"}
        assert unicodedata.bidirectional(character) not in MOVES


@given(st.text(st.sampled_from("墙体 A1-甲級(é²³)㎡㎥—“”、《》𠮷"), max_size=50))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_marks_say_which_character_it_was() -> None:
    assert visible("a\u202eb\x00c\x1b[31m") == "a⟨U+202E⟩b⟨U+0000⟩c⟨U+001B⟩[31m"
    assert visible("两行\n文字\t表") == "两行\n文字\t表"
    assert one_line("两行\r\n文字\t表") == "两行 文字 表"
