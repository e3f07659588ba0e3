"""The plan of a site as paths."""

from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.html.details.site_words import FACILITIES, OPEN, SURFACES, named
from cimcheck.outputs.html.plan_svg import frame_of


def prepare(data: Any) -> dict[str, object]:
    """Elements with colours, larger ones below; facilities with their names; the surfaces that occur."""
    elements = data["elements"]
    frame = frame_of(element["rings"] for element in elements)
    shapes = [
        {
            "path": frame.path(element["rings"]),
            "fill": _colour(element["surface"]),
            "facility": _facility(element["facility"]),
            "at": frame.middle(element["rings"]),
            "name": element["name"],
        }
        for element in sorted(elements, key=lambda one: (-one["exposed"], one["key"]))
    ]
    found = {element["surface"][0] for element in elements if len(element["surface"]) == 1}
    legend = [{"text": text, "colour": colour} for name, (text, colour) in SURFACES.items() if name in found]
    if any(len(element["surface"]) > 1 for element in elements):
        legend.append({"text": Text("下垫面不确定", "surface not known"), "colour": OPEN})
    return {"frame": frame, "shapes": shapes, "legend": legend}


def _colour(surface: list[str]) -> str:
    return SURFACES[surface[0]][1] if len(surface) == 1 and surface[0] in SURFACES else OPEN


def _facility(members: list[str]) -> Text | None:
    return None if members == ["none"] else named([one for one in members if one != "none"], FACILITIES)
