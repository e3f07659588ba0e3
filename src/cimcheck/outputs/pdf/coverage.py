"""Which characters the font of the PDF can draw, and a mark for those it cannot."""

import re
import struct
from functools import cache
from pathlib import Path

from cimcheck.outputs.visible import visible

FONTS = Path(__file__).parent / "fonts"
FONT = FONTS / "CimcheckSansSC-Regular.otf"


def drawable(text: str) -> str:
    """The text with a visible mark for what is invisible or has no shape in the font."""
    shown = visible(text.replace("\t", " "))
    if shown.isascii():
        return shown
    # The brackets of other outputs' marks have no shape in Chinese fonts.
    shown = shown.replace("⟨", "〔").replace("⟩", "〕")
    return _undrawable().sub(lambda match: f"〔U+{ord(match.group()):04X}〕", shown)


@cache
def _undrawable() -> re.Pattern[str]:
    known = "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges(FONT.read_bytes()))
    return re.compile(f"[^{known}\\n]")


def ranges(font: bytes) -> list[tuple[int, int]]:
    """The ranges of characters in the font's map for the basic plane (OpenType `cmap`, format 4)."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">L", font, start + 4 + 8 * number + 4)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == 4:
            return _segments(font, start + offset)
    raise ValueError(f"{FONT.name}: no character map of format 4")


def _segments(font: bytes, start: int) -> list[tuple[int, int]]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    last = struct.unpack_from(f">{count}H", font, start + 14)
    first = struct.unpack_from(f">{count}H", font, start + 16 + doubled)
    return [pair for pair in zip(first, last, strict=True) if pair[0] != 0xFFFF]


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"{FONT.name}: no table {tag.decode()}")
