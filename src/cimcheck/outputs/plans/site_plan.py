"""The plan of a site: surfaces by colour; facilities have a thick edge and their name."""

from collections.abc import Iterator
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.plans.drawing import Drawing, Label, Sign, titled
from cimcheck.outputs.plans.frame import Frame, frame_of
from cimcheck.outputs.plans.site_words import FACILITIES, OPEN, SURFACES, named

TITLE = Text("场地平面示意图", "Plan of the site")
_FACILITY, _EDGE = "#124e86", "#72808d"


def drawings(data: Any) -> Iterator[Drawing]:
    """One drawing, larger elements below; the legend names the surfaces that occur."""
    elements = sorted(data["elements"], key=lambda one: (-one["exposed"], one["key"]))
    frame = frame_of(element["rings"] for element in elements)
    labels = (
        Label(frame.middle(one["rings"]), facility, 12, _FACILITY, "#ffffff")
        for one in elements
        if (facility := _facility(one["facility"]))
    )
    shapes = tuple(_shape(one, frame) for one in elements)
    yield Drawing(TITLE, frame, shapes, tuple(labels), tuple(_legend(elements)))


def _shape(element: Any, frame: Frame) -> str:
    fill = _colour(element["surface"])
    edge, width = (_FACILITY, 2.5) if _facility(element["facility"]) else (_EDGE, 0.8)
    dashes = ' stroke-dasharray="5 3"' if fill == "none" else ""
    return titled(
        f'<path d="{frame.path(element["rings"])}" fill="{fill}" fill-rule="evenodd" stroke="{edge}" '
        f'stroke-width="{width}"{dashes}/>',
        element["name"],
    )


def _legend(elements: Any) -> Iterator[Sign]:
    found = {element["surface"][0] for element in elements if len(element["surface"]) == 1}
    for name, (text, colour) in SURFACES.items():
        if name in found:
            yield Sign(_swatch(colour), text)
    if any(len(element["surface"]) > 1 for element in elements):
        yield Sign(_swatch(OPEN), Text("下垫面不确定", "surface not known"))
    if any(_facility(element["facility"]) for element in elements):
        edge = (
            f'<rect x="1" y="2" width="12" height="10" fill="none" stroke="{_FACILITY}" stroke-width="2.5"/>'
        )
        yield Sign(edge, Text("海绵设施", "facility"))


def _swatch(colour: str) -> str:
    dashes = ' stroke-dasharray="3 2"' if colour == "none" else ""
    return f'<rect x="1" y="2" width="12" height="10" fill="{colour}" stroke="{_EDGE}"{dashes}/>'


def _colour(surface: list[str]) -> str:
    return SURFACES[surface[0]][1] if len(surface) == 1 and surface[0] in SURFACES else OPEN


def _facility(members: list[str]) -> Text | None:
    return None if members == ["none"] else named([one for one in members if one != "none"], FACILITIES)
