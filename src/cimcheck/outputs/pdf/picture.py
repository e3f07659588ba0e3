"""Drawings for paper: as SVG with the font of the letter, and as PNG for programs that take no SVG."""

from pathlib import Path

from cimcheck.outputs.pdf.coverage import FONTS, drawable
from cimcheck.outputs.plans.drawing import Drawing, by_itself
from cimcheck.outputs.plans.frame import MARGIN, WIDTH

FONT = "Cimcheck Sans SC"
TEMPLATE = Path(__file__).with_name("picture.typ")
WIDEST = 170.0
"""[mm] Between the margins of A4."""
DENSITY = 200
"""[pixels an inch]"""


def svg(drawing: Drawing, lang: str) -> str:
    """The drawing as a document of its own in one language."""
    return by_itself(drawing, lang, FONT, drawable)


def width(drawing: Drawing) -> float:
    """How wide the drawing is on paper [mm]: all are to one size of type."""
    return round(drawing.frame.width * WIDEST / (WIDTH + 2 * MARGIN), 2)


def png(drawing: Drawing, lang: str) -> bytes:
    """The drawing as PNG. The same drawing gives the same bytes."""
    import typst

    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="png",
        ppi=DENSITY,
        sys_inputs={"svg": svg(drawing, lang), "width": str(width(drawing))},
    )
