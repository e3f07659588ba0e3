"""The key plan of air defence units as paths."""

from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.html.plan_svg import frame_of

COLOURS = ("#cfe3f7", "#d8efd3", "#fde7c2", "#e6daf3", "#f9d6d5", "#d3f0ee", "#efe9c8", "#e0e4ea")
ROLES = {
    "exit": (Text("出入口（防护密闭门）", "exit (blast door)"), "#b3261e", "circle"),
    "connection": (Text("连通口", "connection to another unit"), "#124e86", "circle"),
    "blast_door": (Text("其他防护密闭门", "other blast door"), "#b3261e", "square"),
    "airtight_door": (Text("密闭门", "airtight door"), "#17693b", "square"),
    "closing_panel": (Text("封堵板", "closing panel"), "#5a6772", "square"),
    "blast_valve": (Text("防爆波活门", "blast valve"), "#5a6772", "circle"),
    "unknown": (Text("类别不明的门", "door of unknown kind"), "#8a5200", "square"),
}


def prepare(data: Any) -> dict[str, object]:
    """Units with colours, rooms as lines, doors as marks, and the legend of the marks that occur."""
    frame = frame_of(unit["rings"] for unit in data["units"])
    units = [
        {
            "name": unit["name"],
            "fill": COLOURS[number % len(COLOURS)],
            "path": frame.path(unit["rings"]),
            "at": frame.middle(unit["rings"]),
        }
        for number, unit in enumerate(data["units"])
    ]
    doors = [
        {"name": door["name"], "at": frame.at(*door["at"]), "colour": colour, "shape": shape}
        for door in data["doors"]
        for _, colour, shape in (ROLES.get(door["role"], ROLES["unknown"]),)
    ]
    found = {door["role"] for door in data["doors"]}
    legend = [
        {"text": text, "colour": colour, "shape": shape}
        for role, (text, colour, shape) in ROLES.items()
        if role in found
    ]
    rooms = [frame.path(room["rings"]) for room in data["rooms"]]
    return {"frame": frame, "units": units, "rooms": rooms, "doors": doors, "legend": legend}
