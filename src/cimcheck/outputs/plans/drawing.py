"""A drawing: shapes, labels and a legend, as SVG within a page or by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cimcheck.core.text import Text
from cimcheck.outputs.markup_text import xml_text
from cimcheck.outputs.plans.frame import Frame
from cimcheck.outputs.typed import typed

INK, SOFT = "#18222d", "#4d5b68"
FOOT = 26.0
"""Height below the outlines for the scale bar."""
_ROW, _GAP, _SIGN = 20.0, 22.0, 18.0
_TYPE = 12.0
"""Size of the legend's text."""
Words = Callable[[Text], str]


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point, on a rim of the colour around them so that lines do not cross them."""

    at: tuple[float, float]
    text: Text
    size: float
    colour: str
    rim: str


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of the legend: SVG in a square of 14 units, and what it stands for."""

    markup: str
    text: Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture. `shapes` are elements of SVG from the lowest up; labels lie on all of them."""

    title: Text
    frame: Frame
    shapes: tuple[str, ...]
    labels: tuple[Label, ...]
    legend: tuple[Sign, ...]

    @property
    def height(self) -> float:
        """With the scale bar, without the legend."""
        return round(self.frame.height + FOOT, 1)


def titled(element: str, name: str) -> str:
    """A shape that shows a name when pointed at; `element` is empty: `<path …/>`."""
    tag = element[1:].split(" ", 1)[0]
    return f"{element.removesuffix('/>')}><title>{xml_text(name)}</title></{tag}>"


def body(drawing: Drawing, words: Words) -> str:
    """What stands inside the `svg` element; `words` puts a text into markup."""
    return "\n".join((*drawing.shapes, *(_label(label, words) for label in drawing.labels), *_bar(drawing)))


def by_itself(drawing: Drawing, lang: str, font: str, shown: Callable[[str], str]) -> str:
    """A whole SVG document in one language with its legend; `shown` makes text fit for the font."""

    def words(text: Text) -> str:
        return xml_text(shown(text.get(lang)))

    legend, rows = _legend(drawing, lang, words)
    width, height = drawing.frame.width, round(drawing.height + rows * _ROW, 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="{font}">{body(drawing, words)}{legend}</svg>'
    )


def _label(label: Label, words: Words) -> str:
    x, y = label.at
    return (
        f'<text x="{x}" y="{y}" text-anchor="middle" font-size="{label.size:g}" fill="{label.colour}" '
        f'stroke="{label.rim}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">'
        f"{words(label.text)}</text>"
    )


def _bar(drawing: Drawing) -> Iterator[str]:
    metres, length = drawing.frame.bar
    y = drawing.frame.height
    yield f'<path d="M12 {y + 12:g} h{length}" stroke="{INK}" stroke-width="2"/>'
    yield f'<text x="{18 + length:g}" y="{y + 16:g}" font-size="11" fill="{SOFT}">{metres} m</text>'


def _legend(drawing: Drawing, lang: str, words: Words) -> tuple[str, int]:
    """The entries in as many rows as the width asks for."""
    parts: list[str] = []
    x, row = 12.0, 0
    for sign in drawing.legend:
        length = _SIGN + typed(sign.text.get(lang)) * _TYPE * 0.55
        if x > 12.0 and x + length > drawing.frame.width - 12:
            x, row = 12.0, row + 1
        y = drawing.height + row * _ROW
        parts.append(
            f'<g transform="translate({x:g} {y:g})">{sign.markup}<text x="{_SIGN:g}" y="11" '
            f'font-size="{_TYPE:g}" fill="{SOFT}">{words(sign.text)}</text></g>'
        )
        x += length + _GAP
    return "".join(parts), row + 1 if parts else 0
