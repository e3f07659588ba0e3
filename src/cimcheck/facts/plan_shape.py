"""Where a subject stands: its outline in plan and the levels it reaches between."""

from typing import TYPE_CHECKING

import msgspec

from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.reading.geometry.quantities import Region


class Shape(msgspec.Struct, frozen=True):
    """A subject in plan, between two levels [m]."""

    subject: SubjectRef
    outline: "Region"
    low: float
    high: float

    def is_level_with(self, other: "Shape") -> bool:
        """Whether both stand on one level: they overlap in height."""
        return self.low < other.high and other.low < self.high
