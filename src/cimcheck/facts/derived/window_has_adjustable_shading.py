"""Whether the shading of a window can be adjusted."""

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

FACT = "window.has_adjustable_shading"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As stated; yes with an adjustable device at the window. Without either it is not known."""
    found = []
    for device in shading_of(store, subject):
        said = store.value("shading_device.is_adjustable", device)
        if isinstance(said.value, Truth) and said.value.surely:
            found.append(
                Candidate(
                    TRUE, Strength.MEDIUM, operands=(said.trace,), elements=(device.guid,), note=_DEVICE
                )
            )
    return store.settled(FACT, subject, found[:1])


_DEVICE = Text(
    "窗上或窗边有可调节的遮阳设施。", "An adjustable device belongs to the window or stands beside it."
)
