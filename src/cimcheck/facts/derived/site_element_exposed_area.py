"""Area of a site element that rain falls on."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.derived.site_element_area import lessened
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.site_plan import UNDERGROUND, drawn
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "site_element.exposed_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The area in plan less what roofs, facilities and smaller surfaces cover.

    None for what lies in the ground. Without a shape the stated area, which is then not held against others.
    """
    surface = store.value("site_element.surface", subject)
    if isinstance(surface.value, Category) and surface.value.members == {UNDERGROUND}:
        none = Candidate(ZERO, Strength.MEDIUM, operands=(surface.trace,), note=_IN_GROUND)
        return store.settled(FACT, subject, [none])
    area = store.value("site_element.area", subject)
    plan = drawn(store, subject)
    if plan is None:
        return lessened(store, FACT, area, Fraction(0), _NO_SHAPE)
    return lessened(store, FACT, area, plan.beside - plan.exposed, _EXPOSED)


_IN_GROUND = Text("在地下，不受雨。", "Lies in the ground; no rain falls on it.")
_NO_SHAPE = Text(
    "没有形体可量，按所标面积；未与其他构件核对重叠。",
    "Has no shape: the area as stated, not held against others.",
)
_EXPOSED = Text("被其他构件遮盖的部分不计。", "What other elements cover does not count.")
