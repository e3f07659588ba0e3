"""The districts that buildings are counted in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cimcheck.outputs.cim.record import Building


@dataclass(frozen=True, slots=True)
class District:
    """A place by its division code, how many buildings it has and how many with each verdict.

    Buildings that were not checked are counted as such, never left out.
    """

    code: str
    name: str
    buildings: int
    counts: Mapping[str, int]
    shape: Any = None


def districts(buildings: Sequence[Building]) -> list[District]:
    """The districts of all buildings, by division code; "" is where nobody says one."""
    found: dict[str, Counter[str]] = {}
    for building in buildings:
        code = str(building.record.get("division_code") or "")
        found.setdefault(code, Counter())[str(building.record["verdict"])] += 1
    return [District(code, "", counts.total(), dict(counts)) for code, counts in sorted(found.items())]
