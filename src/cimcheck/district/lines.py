"""A building as a line of the district's list, and as a document of its own."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date

from cimcheck.district import document as doc
from cimcheck.district.amount import measured
from cimcheck.district.building import Building
from cimcheck.district.note import Note
from cimcheck.district.parts import Choice
from cimcheck.district.period import dated
from cimcheck.district.totals import AREA_UNIT
from cimcheck.findings.report import Tool
from cimcheck.packs.shapes.plan import PlanFile

_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def file_name(building: str) -> str:
    """The file of a building's document: readable, safe on every system, different for different ids."""
    digest = hashlib.sha256(building.encode()).hexdigest()[:10]
    readable = _PLAIN.sub("-", building).strip("-.")[:60]
    return f"{readable}-{digest}.json" if readable else f"{digest}.json"


def building_line(building: Building, plan: PlanFile, choice: Choice) -> doc.BuildingLine:
    """The line in the list."""
    belongs = choice.period.holds(dated(building, choice.dated_by))
    area = choice.area or next(iter(plan.areas))
    return doc.BuildingLine(
        id=building.id,
        file=file_name(building.id),
        project=building.project,
        building=building.key,
        name=building.name,
        category=building.category,
        place=building.located_in,
        filed=_day(building.filed),
        started=_day(building.started),
        in_period="yes" if belongs.surely else "perhaps" if belongs.can_be_true else "no",
        outcome=building.outcome.value,
        area=measured(building.areas[area], AREA_UNIT),
        standings={name: standing.value for name, standing in building.standings.items()},
        filings=len(building.filings),
    )


def building_document(
    checked: Building, assumed: Building, notes: Sequence[Note], units: Mapping[str, str], tool: Tool
) -> doc.BuildingDocument:
    """The document; `assumed` is the building with the assumptions of the run, `units` are those of facts."""
    return doc.BuildingDocument(
        tool=tool,
        id=checked.id,
        project=checked.project,
        building=checked.key,
        name=checked.name,
        category=checked.category,
        place=checked.located_in,
        declared_town=checked.town,
        position=checked.position,
        position_source=checked.position_source,
        filed=_day(checked.filed),
        started=_day(checked.started),
        outcome=checked.outcome.value,
        areas={name: measured(size, AREA_UNIT) for name, size in checked.areas.items()},
        facts={name: measured(size, units[name]) for name, size in checked.facts.items()},
        assessments=[
            doc.BuildingAssessment(
                assessment=name,
                standing=standing.value,
                assumed=assumed.standings[name].value if assumed.standings[name] != standing else "",
                findings=list(checked.findings[name]),
            )
            for name, standing in checked.standings.items()
        ],
        filings=[
            doc.FilingEntry(
                submission=filing.submission,
                run=filing.run,
                filed=_day(filing.filed),
                outcome=filing.outcome.value,
                message=filing.message,
                report_sha256=filing.report_sha256 or "",
                town=filing.town,
                counts=filing.counts,
            )
            for filing in checked.filings
        ],
        notes=list(notes),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
