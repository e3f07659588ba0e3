"""The document: page, styles, and the blocks of the letter one after another."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cimcheck.core.text import Text
from cimcheck.outputs.docx import markup
from cimcheck.outputs.fixed_zip import repacked
from cimcheck.outputs.letter import letter
from cimcheck.outputs.letter.blocks import (
    Blank,
    Block,
    Heading,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Title,
    on_paper,
    running_head,
)
from cimcheck.outputs.pdf.picture import png, width
from cimcheck.outputs.plans.drawing import Drawing
from cimcheck.outputs.review import Review
from cimcheck.outputs.visible import one_line

if TYPE_CHECKING:
    from docx.document import Document

ALWAYS = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day of creation in every document, so that the same report gives the same bytes."""
SIZES = {"Normal": 10.5, "Title": 20.0, "Heading 1": 14.0, "Heading 2": 12.0, "Heading 3": 10.5}
_SPACES = {"Title": (0.0, 4.0), "Heading 1": (14.0, 4.0), "Heading 2": (10.0, 4.0), "Heading 3": (8.0, 2.0)}


def render(review: Review, lang: str = "zh") -> bytes:
    """The letter as DOCX. The same review and language give the same bytes."""
    return of_blocks(letter(review), _TITLE, lang)


def of_blocks(blocks: Iterable[Block], title: Text, lang: str) -> bytes:
    """Blocks as DOCX, under a title in the properties of the file."""
    from docx import Document

    document, drawn = Document(), list(blocks)
    _prepare(document, title, lang)
    _running_head(document, f"{title.get(lang)}\t{running_head(drawn).get(lang)}")
    for block in drawn:
        _draw(document, block, lang)
    stream = io.BytesIO()
    document.save(stream)
    return repacked(stream.getvalue())


def _prepare(document: "Document", title: Text, lang: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in SIZES.items():
        style: Any = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        style.font.name = "Times New Roman" if name == "Normal" else "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), "宋体" if name == "Normal" else "黑体")
        fonts.getparent().append(_language())
        before, after = _SPACES.get(name, (0.0, 3.0))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.15
    _plain_title(document)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for instruction in ("PAGE", "NUMPAGES"):
        if instruction == "NUMPAGES":
            footer.add_run(" / ")
        field = (
            f'<w:fldSimple {markup.NAMESPACE} w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
        footer._p.append(parse_xml(field))
    about = document.core_properties
    about.title, about.author = title.get(lang), "cimcheck"
    about.created = about.modified = ALWAYS
    about.language = "en" if lang == "en" else "zh-CN"


def _running_head(document: "Document", words: str) -> None:
    """At the head of each page: title at the left, what it is about at the right, over a thin rule."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml import parse_xml
    from docx.shared import Pt, RGBColor, Twips

    line = document.sections[0].header.paragraphs[0]
    line.style.paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Twips(markup.WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    run = line.add_run(words)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x5B, 0x64, 0x70)
    edge = '<w:bottom w:val="single" w:sz="4" w:space="2" w:color="B8BEC6"/>'
    rule = f"<w:pBdr {markup.NAMESPACE}>{edge}</w:pBdr>"
    line._p.get_or_add_pPr().insert_element_before(parse_xml(rule), "w:tabs", "w:spacing", "w:jc")


_TITLE = Text("建筑信息模型审查意见书", "Review of the building information model")


def _language() -> Any:
    """Which languages the text is in: Latin words said to be Chinese would be broken anywhere."""
    from docx.oxml import parse_xml

    return parse_xml(f'<w:lang {markup.NAMESPACE} w:val="en-US" w:eastAsia="zh-CN"/>')


def _plain_title(document: "Document") -> None:
    """The title without the rule that the template draws below it, in the middle."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn

    style: Any = document.styles["Title"]
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _draw(document: "Document", block: Block, lang: str) -> None:
    match block:
        case Title(text, below):
            document.add_paragraph(one_line(on_paper(text).get(lang)), style="Title")
            _add(
                document,
                f'<w:pPr><w:jc w:val="center"/></w:pPr>{markup.runs(on_paper(below).get(lang), size=13)}',
            )
        case Heading(level, text):
            document.add_heading(one_line(on_paper(text).get(lang)), level)
        case Paragraph(text, style, tone):
            colour = markup.TONES.get(tone, ("", ""))[0]
            size = {"lead": 12.0, "small": 9.0}.get(style, 0.0)
            colour = colour or ("5B6470" if style == "small" else "")
            keep = "<w:pPr><w:keepNext/></w:pPr>" if style in ("small", "caption") else ""
            _add(
                document,
                keep + markup.runs(on_paper(text).get(lang), size=size, bold=style == "lead", colour=colour),
            )
        case Table():
            _insert(document, markup.table(block, lang))
            _add(document, _GAP)
        case Picture(drawing):
            _picture(document, drawing, lang)
        case Blank(label, height):
            _insert(document, markup.box(label, height, lang))
            _add(document, _GAP)
        case Signatures(labels):
            for label in labels:
                line = f"{label.get(lang)}：" if lang != "en" else f"{label.get(lang)}: "
                _add(document, _SIGNATURE + markup.runs(line + " " * 30))


_GAP = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr>'
_SIGNATURE = '<w:pPr><w:spacing w:before="160" w:after="160"/><w:ind w:left="4800"/></w:pPr>'


def _picture(document: "Document", drawing: Drawing, lang: str) -> None:
    from docx.shared import Mm

    picture = document.add_picture(io.BytesIO(png(drawing, lang)), Mm(width(drawing)))
    picture._inline.docPr.set("descr", one_line(drawing.title.get(lang)))


def _add(document: "Document", content: str) -> None:
    """A paragraph of this content."""
    _insert(document, f"<w:p {markup.NAMESPACE}>{content}</w:p>")


def _insert(document: "Document", xml: str) -> None:
    """An element at the end of the body, before the page settings."""
    from docx.oxml import parse_xml

    body: Any = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))
