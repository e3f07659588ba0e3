"""WordprocessingML by hand: python-docx takes minutes for tables of thousands of rows.

Every text goes through `safe`.
"""

from xml.sax.saxutils import escape

from cimcheck.core.text import Text
from cimcheck.outputs.letter.blocks import Cell, Table, on_paper
from cimcheck.outputs.visible import visible

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TONES = {
    "fail": ("9C1C12", "FBE3E0"),
    "undetermined": ("7A5200", "FFF3D6"),
    "pass": ("1C6B2F", "E2F2E5"),
    "not_applicable": ("6B7280", ""),
}
"""Colour of the text and of the cell behind it."""
WIDTH = 9_638
"""Of the text on A4 with margins of 20 mm [twentieths of a point]."""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A93A0"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def safe(text: str) -> str:
    """Text as XML: invisible characters marked, markup escaped."""
    return escape(visible(text).replace("\t", " "))


def runs(text: str, *, size: float = 0, bold: bool = False, colour: str = "") -> str:
    """Runs of one style; a line feed is a line break. `size` [pt], 0 for that of the paragraph."""
    style = "<w:b/>" if bold else ""
    style += f'<w:color w:val="{colour}"/>' if colour else ""
    style += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    lines = safe(text).split("\n")
    return "<w:r><w:br/></w:r>".join(
        f'<w:r>{properties}<w:t xml:space="preserve">{line}</w:t></w:r>' for line in lines
    )


def table(block: Table, lang: str) -> str:
    """A table with fixed column widths; the header repeats and no row is torn apart."""
    widths = [round(share * WIDTH) for share in block.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([Cell(text) for text in block.header], widths, lang, "head") if block.header else ""
    kind = "" if block.header else "pairs"
    body = "".join(_row(row, widths, lang, kind) for row in block.rows)
    return (
        f"<w:tbl {NAMESPACE}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def _row(cells: list[Cell] | tuple[Cell, ...], widths: list[int], lang: str, kind: str) -> str:
    repeat = "<w:tblHeader/>" if kind == "head" else ""
    inner = "".join(
        _cell(cell, width, lang, "head" if kind == "head" or (kind == "pairs" and not place) else "")
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{inner}</w:tr>"


def _cell(cell: Cell, width: int, lang: str, kind: str) -> str:
    colour, fill = TONES.get(cell.tone, ("", ""))
    fill = "E9EDF2" if kind == "head" else fill
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    spacing = '<w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>'
    bold = kind == "head" or bool(colour)
    text = _paragraph(spacing, runs(on_paper(cell.text).get(lang), size=9, bold=bold, colour=colour))
    below = on_paper(cell.below).get(lang)
    if below:
        text += _paragraph(spacing, runs(below, size=7, colour="5B6470"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{text}</w:tc>'


def _paragraph(properties: str, content: str) -> str:
    return f"<w:p>{properties}{content}</w:p>"


def box(label: Text, height: float, lang: str) -> str:
    """One cell of some height [mm] to write into."""
    row_height = round(height / 25.4 * 1440)
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="{WIDTH}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{row_height}" w:hRule="atLeast"/></w:trPr>'
        f"{_cell(Cell(label), WIDTH, lang, '')}</w:tr></w:tbl>"
    )
