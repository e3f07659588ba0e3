"""What a model lacks that façades, rooms and storeys follow from, said once for each model or building."""

from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.core.truth import Truth
from cimcheck.facts.notes import Note
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.model_view import ModelView
    from cimcheck.facts.store import FactStore

SHOWN = 5
"""Elements that a note names."""


def note_shortcomings(store: "FactStore", building: SubjectRef) -> None:
    """Note what keeps the envelope of a building open: storeys, rooms, boundaries, true north, holes."""
    views = [part.view for part in store.scopes[building.key].parts]
    if not store.members("Wall", building):
        return
    if not store.members("Storey", building):
        store.note(Note("STOREYS_ABSENT", building.name or building.key, _NO_STOREYS))
    if not store.members("Space", building):
        store.note(Note("SPACES_ABSENT", building.name or building.key, _NO_SPACES))
    elif _is_dwelling(store, building) and not any(len(view.tables.boundaries) for view in views):
        store.note(Note("SPACE_BOUNDARIES_ABSENT", building.name or building.key, _NO_BOUNDARIES))
    for view in views:
        north = view.tables.georeference.true_north
        has_walls = "IfcWall" in view.by_class or "IfcWallStandardCase" in view.by_class
        if has_walls and (north is None or not any(north)):
            store.note(Note("TRUE_NORTH_ABSENT", view.file, _NO_NORTH))
        _note_loose_openings(store, view)


def _is_dwelling(store: "FactStore", building: SubjectRef) -> bool:
    """Whether people may dwell there and windows are drawn: then it matters which room has which."""
    said = store.value("building.is_residential", building).value
    return isinstance(said, Truth) and said.can_be_true and bool(store.members("Window", building))


def _note_loose_openings(store: "FactStore", view: "ModelView") -> None:
    """Openings that no element has: nothing says in which wall they are."""
    hosted = set(view.tables.voids.right)
    rows = [row for row, kind in enumerate(view.objects.kind) if kind == "opening" and row not in hosted]
    if rows:
        shown = " ".join(f"#{view.objects.step[row]}" for row in rows[:SHOWN])
        text = _LOOSE.fill({"count": str(len(rows))})
        store.note(Note("OPENING_WITHOUT_WALL", f"{view.file} {shown}", text))


_NO_STOREYS = Text(
    "模型没有楼层（IfcBuildingStorey）：分不出地上地下，体形系数、窗墙面积比、地上建筑面积待定；请导出楼层。",
    "The model has no storeys (IfcBuildingStorey): what is above ground cannot be told, so shape factor, "
    "window to wall ratio and floor area stay open; export the storeys.",
)
_NO_SPACES = Text(
    "模型没有房间（IfcSpace）：窗地面积比、通风开口、房间窗墙面积比、照明功率密度待定；请导出房间。",
    "The model has no rooms (IfcSpace): window to floor ratio, ventilation, window to wall ratio of rooms "
    "and lighting power density stay open; export the rooms.",
)
_NO_BOUNDARIES = Text(
    "房间没有空间边界（IfcRelSpaceBoundary）：不知道窗属于哪个房间，逐间的量待定；请在导出设置中打开空间边界。",
    "Rooms have no boundaries (IfcRelSpaceBoundary): which windows belong to which room is not known, so "
    "what is computed room by room stays open; switch space boundaries on when exporting.",
)
_NO_NORTH = Text(
    "模型没有给出正北（TrueNorth）：不假定图纸上方为北，朝向及分朝向的窗墙面积比待定；请在项目中设定正北后导出。",
    "The model gives no true north (TrueNorth), and the top of the drawing is not taken for it: orientations "
    "and what depends on them stay open; set true north in the project and export again.",
)
_LOOSE = Text(
    "{count} 个洞口（IfcOpeningElement）不属于任何墙或板，不计入窗洞口；请检查洞口与墙的关系。",
    "{count} openings (IfcOpeningElement) belong to no wall or slab and are not counted; check what they "
    "cut into.",
)
