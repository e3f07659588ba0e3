"""The floor area of a storey."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, ZERO, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.areas import lowest_area, plan_areas, rooms_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "storey.floor_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What the storey states; the areas of its floor area plan; at least the sum of its rooms.

    A roof or drawing level without areas of any kind has none.
    """
    found: list[Candidate] = []
    spaces = store.members("Space", subject)
    plan = plan_areas(store, spaces, "floor_area_plan")
    if plan:
        value = total(one.value for one in plan if isinstance(one.value, Interval))
        found.append(
            Candidate(value, Strength.MEDIUM, operands=tuple(one.trace for one in plan), note=_BY_PLAN)
        )
    rooms = rooms_of(store, spaces)
    least = [lowest_area(store, room) for room in rooms if not room.doubtful]
    if least:
        lower = total(
            Interval(one.value.lo, one.value.lo) for one in least if isinstance(one.value, Interval)
        )
        operands = tuple(one.trace for one in least)
        found.append(
            Candidate(Interval(lower.lo, INFINITY), Strength.MEDIUM, operands=operands, note=_BY_ROOMS)
        )
    role = store.value("storey.role", subject)
    if not found and isinstance(role.value, Category) and role.value.members <= {"roof", "datum"}:
        said = [one for one in store.candidates(FACT, subject) if one.strength is not Strength.WEAK]
        if not said and not rooms:
            found.append(Candidate(ZERO, Strength.MEDIUM, operands=(role.trace,), note=_NO_FLOOR))
    return store.settled(FACT, subject, found)


_BY_PLAN = Text("取自建筑面积平面。", "From the floor area plan.")
_BY_ROOMS = Text("至少为各房间面积之和。", "At least the sum of its rooms.")
_NO_FLOOR = Text("屋面或基准标高，没有建筑面积。", "A roof or drawing level; it has no floor area.")
