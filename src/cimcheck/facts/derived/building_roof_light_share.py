"""Share of roof lights in the roof."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, exact, total
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.alone import alone
from cimcheck.facts.floors import share
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.roofs import gross_area, roof_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.roof_light_share"


def shown(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[1] What windows in the roof give, whatever is stated of it; None where they do not suffice."""
    return alone(store, FACT, subject, derive)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Windows in the roof over the roof in plan. Unknown without a roof, or with curtain walls."""
    roof = roof_of(store, subject)
    damaged = store.scopes[subject.key].is_damaged
    if not roof.sure or damaged or store.members("CurtainWall", subject):
        return store.settled(FACT, subject)
    lights, open_ones, guids = [], [], []
    for window in store.members("Window", subject):
        said = store.value("window.is_roof_light", window).value
        assert isinstance(said, Truth)
        if said.can_be_true:
            area = store.value("window.area", window).value
            assert isinstance(area, Interval)
            lights.append(share(area, said))
            guids.append(window.guid)
            open_ones += [] if said.is_known and area.is_known else [window.key]
    whole = gross_area(store, roof) if lights else None
    if lights and whole is None:
        return store.settled(FACT, subject)
    value = total(lights).divided_by(Interval(exact(whole), exact(whole))) if whole else ZERO
    gaps = (Gap("window.is_roof_light", tuple(open_ones)),) if open_ones else ()
    found = Candidate(value.clipped(ANY_SHARE), Strength.MEDIUM, gaps=gaps, elements=tuple(guids), note=_OVER)
    return store.settled(FACT, subject, [found])


_OVER = Text("天窗面积除以屋面水平投影面积。", "Roof lights over the roof in plan.")
