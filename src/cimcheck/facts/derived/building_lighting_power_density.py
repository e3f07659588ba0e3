"""Lighting power density of a building."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.alone import alone
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_lighting import NOWHERE, lamps_by_room
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.lighting_power_density"


def shown(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[W/m2] What lamps and rooms give, whatever is stated of it; None where they do not suffice."""
    return alone(store, FACT, subject, derive)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/m2] Of the rooms that hold lamps, together. Unknown without any, or with lamps of no room."""
    lamps = lamps_by_room(store, subject)
    rooms = [room for room in store.members("Space", subject) if room.key in lamps]
    if not rooms or NOWHERE in lamps or store.scopes[subject.key].is_damaged:
        return store.settled(FACT, subject)
    powers = [store.value("space.lighting_power", room) for room in rooms]
    areas = [store.value("space.room_area", room) for room in rooms]
    power = total(one.value for one in powers if isinstance(one.value, Interval))
    area = total(one.value for one in areas if isinstance(one.value, Interval))
    if area.lo <= 0:
        return store.settled(FACT, subject)
    found = Candidate(
        power.divided_by(area),
        Strength.MEDIUM,
        operands=tuple(one.trace for one in (*powers, *areas)),
        gaps=merged_gaps(gap for one in (*powers, *areas) for gap in one.gaps),
        elements=tuple(guid for one in powers for guid in one.elements),
        note=_OVER,
    )
    return store.settled(FACT, subject, [found])


_OVER = Text("各房间灯具功率之和除以净面积之和。", "Lamps of all such rooms over their net area.")
