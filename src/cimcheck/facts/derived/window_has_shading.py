"""Whether a window is shaded."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import TRUE, Truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_hosts import shading_of

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "window.has_shading"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As stated; yes with adjustable shading or a device at the window. Without either it is not known."""
    adjustable = store.value("window.has_adjustable_shading", subject)
    assert isinstance(adjustable.value, Truth)
    devices = tuple(one.guid for one in shading_of(store, subject))
    found = [Candidate(TRUE, Strength.MEDIUM, elements=devices, note=_DEVICE)] if devices else []
    if adjustable.value.surely:
        found.append(Candidate(TRUE, Strength.MEDIUM, operands=(adjustable.trace,)))
    return store.settled(FACT, subject, found)


_DEVICE = Text("窗上或窗边有遮阳设施。", "A shading device belongs to the window or stands beside it.")
