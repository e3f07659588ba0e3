"""Text from models made safe to show: what cannot be seen, or moves what can, becomes a visible mark.

Every output passes foreign text through `visible` and then through the escaping of its own format.
"""

import re

_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; tab and line feed stay
    "\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "]"
)


def visible(text: str) -> str:
    """The text with each control, direction or invisible character written as `⟨U+202E⟩`."""
    return _INVISIBLE.sub(_mark, text)


def one_line(text: str) -> str:
    """The same on a single line: line feeds and tabs become spaces."""
    return visible(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def _mark(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match.group()):04X}⟩"
