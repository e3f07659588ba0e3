"""Counts and areas of buildings by how they stand; together they are all of the buildings."""

from collections.abc import Iterable, Sequence

from cimcheck.core.interval import Interval, total
from cimcheck.district.amount import measured
from cimcheck.district.building import Building, Standing
from cimcheck.district.document import AssessmentTotals, StandingTotal
from cimcheck.packs.shapes.plan import PlanFile

AREA_UNIT = "m2"


def standing_totals(buildings: Iterable[Building], assessment: str, area: str) -> list[StandingTotal]:
    """A line for every standing, also for those that no building has."""
    sizes: dict[Standing, list[Interval]] = {standing: [] for standing in Standing}
    for building in buildings:
        sizes[building.standings[assessment]].append(building.areas[area])
    return [
        StandingTotal(standing=standing.value, count=len(found), area=measured(total(found), AREA_UNIT))
        for standing, found in sizes.items()
    ]


def assessment_totals(buildings: Sequence[Building], plan: PlanFile, area: str) -> list[AssessmentTotals]:
    """The same for every assessment of the plan; `area` overrules how it measures buildings."""
    return [
        AssessmentTotals(assessment=name, totals=standing_totals(buildings, name, area or one.area))
        for name, one in plan.assessments.items()
    ]
