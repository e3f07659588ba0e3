"""The storey, building and site that each object ends up in."""

from array import array

from cimcheck.reading.tables import NONE, Objects

LEVELS = {"IfcBuildingStorey": "storey", "IfcBuilding": "building", "IfcSite": "site"}


def resolve_places(objects: Objects, hosts: dict[int, int]) -> None:
    """Fill storey, building and site with the nearest one upwards, or the row itself.

    Upwards means: what contains it, else the whole it is a part of, else the element it sits on (`hosts`).
    Rows on a cycle inherit nothing.
    """
    above = _above(objects, hosts)
    done = bytearray(len(objects))
    for row in range(len(objects)):
        if not done[row]:
            _climb(objects, above, done, row)


def _above(objects: Objects, hosts: dict[int, int]) -> "array[int]":
    above = array("q", objects.container)
    for row, container in enumerate(objects.container):
        if container == NONE:
            parent = objects.parent[row]
            above[row] = parent if parent != NONE else hosts.get(row, NONE)
    return above


def _climb(objects: Objects, above: "array[int]", done: bytearray, row: int) -> None:
    """Walk up to a row that is settled already or has nothing above it, and settle the way back down."""
    path: list[int] = []
    position: dict[int, int] = {}
    while row != NONE and not done[row] and row not in position:
        position[row] = len(path)
        path.append(row)
        row = above[row]
    cycle = set(path[position[row] :]) if row in position else set()
    for place in reversed(path):
        over = NONE if place in cycle else above[place]
        for ifc_class, name in LEVELS.items():
            column = getattr(objects, name)
            if objects.ifc_class[place] == ifc_class:
                column[place] = place
            elif over != NONE:
                column[place] = column[over]
        done[place] = 1
