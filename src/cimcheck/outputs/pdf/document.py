"""The letter through typst. Its text travels as data and is never read as markup."""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from cimcheck.core.text import Text
from cimcheck.outputs.letter import letter
from cimcheck.outputs.letter.blocks import (
    Blank,
    Block,
    Cell,
    Heading,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Title,
    on_paper,
    running_head,
)
from cimcheck.outputs.pdf.coverage import FONTS, drawable
from cimcheck.outputs.pdf.picture import svg, width
from cimcheck.outputs.review import Review

TEMPLATE = Path(__file__).with_name("letter.typ")
ALWAYS = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
"""The day of creation in every document, so that the same report gives the same bytes."""

MOST_TAGGED = 2_000
"""Findings up to which the PDF is tagged for screen readers: beyond that the tags take gigabytes to make."""
_UNBROKEN = re.compile(r"[A-Za-z0-9_$/.+-]{12,}")
"""Identifiers that are too long for a narrow column."""


def render(review: Review, lang: str = "zh") -> bytes:
    """The letter as PDF. The same review and language give the same bytes."""
    import typst

    letter_blocks = letter(review)
    blocks = [_plain(block, lang) for block in letter_blocks]
    data = {
        "lang": "en" if lang == "en" else "zh",
        "running": drawable(running_head(letter_blocks).get(lang)),
        "blocks": blocks,
    }
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        timestamp=ALWAYS,
        pdf_tags=len(review.report.findings) <= MOST_TAGGED,
        sys_inputs={"letter": msgspec.json.encode(data).decode()},
    )


def _plain(block: Block, lang: str) -> dict[str, object]:
    """A block as the template takes it."""

    def say(text: Text) -> str:
        return drawable(on_paper(text).get(lang))

    def cell(one: Cell) -> list[str | bool]:
        words, below = say(one.text), say(one.below)
        return [words, below, one.tone, bool(_UNBROKEN.search(words) or _UNBROKEN.search(below))]

    match block:
        case Title(text, below):
            return {"kind": "title", "text": say(text), "below": say(below)}
        case Heading(level, text):
            return {"kind": "heading", "level": level, "text": say(text)}
        case Paragraph(text, style, tone):
            return {"kind": "paragraph", "text": say(text), "style": style, "tone": tone}
        case Table(header, rows, widths):
            cells = [[cell(one) for one in row] for row in rows]
            return {"kind": "table", "header": [say(one) for one in header], "rows": cells, "widths": widths}
        case Picture(drawing):
            alt, size = say(drawing.title), width(drawing)
            return {"kind": "picture", "svg": svg(drawing, lang), "width": size, "alt": alt}
        case Blank(label, height):
            return {"kind": "blank", "text": say(label), "height": height}
        case Signatures(labels):
            return {"kind": "signatures", "labels": [say(one) for one in labels]}
