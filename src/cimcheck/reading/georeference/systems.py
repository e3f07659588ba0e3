"""Names of coordinate systems, as models write them, into systems that PROJ knows.

CGCS2000 in Gauss-Kruger belts has four families in EPSG: three and six degrees wide, each with eastings that
begin with the number of the zone or without it.
"""

import re
from functools import lru_cache
from typing import Any

import msgspec

CGCS2000 = "EPSG:4490"
WGS84 = "EPSG:4326"
FALSE_EASTING = 500_000.0  # [m] of every belt
ZONE = 1_000_000.0  # [m] what one zone number adds to an easting
_CHINESE = re.compile(r"CGCS ?_?2000|2000 ?国家大地|国家2000", re.IGNORECASE)
_OFFSET = re.compile(r"GCJ-?_?0?2|BD-?_?0?9|火星|百度|高德", re.IGNORECASE)
_LOCAL = re.compile(r"独立坐标|地方坐标|城市坐标|LOCAL", re.IGNORECASE)
_MERIDIAN = re.compile(r"(?:CM|中央子午线|子午线)[ _:：]*(\d{2,3})|(\d{2,3}) ?(?:°|度)? ?E\b", re.IGNORECASE)
_ZONE = re.compile(r"(?:ZONE|带号)[ _:：]*(\d{2})|(?:第)(\d{2})带", re.IGNORECASE)
_SIX = re.compile(r"(?<!\d)6[ -_]?(?:DEGREE|度)", re.IGNORECASE)


class Belt(msgspec.Struct, frozen=True):
    """One Gauss-Kruger belt of CGCS2000: central meridian [degree], width 3 or 6, zone in eastings or not."""

    meridian: int
    width: int
    prefixed: bool

    @property
    def zone(self) -> int:
        """The number that eastings of the prefixed family begin with."""
        return self.meridian // 3 if self.width == 3 else (self.meridian + 3) // 6

    @property
    def code(self) -> str:
        """In EPSG."""
        if self.width == 3:
            return f"EPSG:{4513 + self.zone - 25 if self.prefixed else 4534 + (self.meridian - 75) // 3}"
        return f"EPSG:{4491 + self.zone - 13 if self.prefixed else 4502 + self.zone - 13}"


def belts() -> list[Belt]:
    """Every belt that EPSG has."""
    found = [Belt(meridian, 3, prefixed) for prefixed in (True, False) for meridian in range(75, 136, 3)]
    return found + [
        Belt(meridian, 6, prefixed) for prefixed in (True, False) for meridian in range(75, 136, 6)
    ]


BELTS = {belt.code: belt for belt in belts()}


def belt_at(longitude: float) -> Belt | None:
    """The three-degree belt without zone numbers that a longitude [degree] lies in; None outside of China."""
    meridian = 3 * round(longitude / 3)
    return Belt(meridian, 3, False) if 75 <= meridian <= 135 else None


class System(msgspec.Struct, frozen=True):
    """A projected system that PROJ knows: `code` names it; `unit` [m] is that of its axes."""

    code: str
    unit: float
    bounds: tuple[float, float, float, float] | None  # [degree] west, south, east, north of its use
    vertical: str = ""


@lru_cache(maxsize=64)
def find_system(name: str, zone: str = "") -> System | str:
    """The system of a name and a map zone, or why there is none: a code of the note catalogue."""
    text = name.strip()
    if _OFFSET.search(text):
        return "GEO_SYSTEM_OFFSET"
    if _LOCAL.search(text) and not text.startswith("+proj"):
        return "GEO_SYSTEM_LOCAL"
    belt = _belt_of(text, zone)
    found = _known(belt.code if belt else text)
    if found is None and text.isdigit():
        found = _known(f"EPSG:{text}")
    return found or "GEO_SYSTEM_UNKNOWN"


def _belt_of(name: str, zone: str) -> Belt | None:
    """The belt that a free text means: "CGCS2000 3度带 CM 120E", or "CGCS2000" with zone "40"."""
    if not _CHINESE.search(name) or _known(name) is not None:
        return None
    width = 6 if _SIX.search(name) else 3
    given = [int(group) for match in _MERIDIAN.finditer(name) for group in match.groups() if group]
    zones = [int(group) for match in _ZONE.finditer(name) for group in match.groups() if group]
    number = re.sub(r"\D", "", zone)
    if number:
        (given if int(number) >= 75 else zones).append(int(number))
    meridians = {*given, *(3 * one if width == 3 else 6 * one - 3 for one in zones)}
    if len(meridians) != 1:
        return None
    belt = Belt(meridians.pop(), width, bool(zones) and not given)
    return belt if belt in BELTS.values() else None


@lru_cache(maxsize=64)
def _known(text: str) -> System | None:
    """What PROJ makes of a text, when that is a projected system."""
    import pyproj

    try:
        system: Any = pyproj.CRS.from_user_input(text)
    except pyproj.exceptions.CRSError:
        return None
    parts = system.sub_crs_list if system.is_compound else [system]
    flat = parts[0]
    if not flat.is_projected:
        return None
    area = flat.area_of_use or system.area_of_use
    authority = flat.to_authority()
    return System(
        ":".join(authority) if authority else flat.to_string(),
        flat.axis_info[0].unit_conversion_factor,
        area.bounds if area else None,
        parts[1].name if len(parts) > 1 else "",
    )
