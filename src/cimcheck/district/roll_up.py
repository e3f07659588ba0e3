"""A workspace rolled up: towns to district to city, indicators of a plan, every building behind them."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from cimcheck import __version__
from cimcheck.core.interval import total
from cimcheck.district import document as doc
from cimcheck.district.amount import measured
from cimcheck.district.assumptions import Assumption, assumed
from cimcheck.district.building import Building
from cimcheck.district.buildings import buildings_of, facts_of
from cimcheck.district.indicators import Question, indicator_entry, printed_sums
from cimcheck.district.lines import building_document, building_line
from cimcheck.district.note import Note
from cimcheck.district.parts import Choice, Contribution, contributions, tally
from cimcheck.district.period import Period, dated
from cimcheck.district.places import Located, Place, locate
from cimcheck.district.polygons import Polygons
from cimcheck.district.remarks import remarks
from cimcheck.district.reported import Reported
from cimcheck.district.totals import AREA_UNIT, assessment_totals
from cimcheck.district.zones import zone_parts
from cimcheck.facts.catalogue import Catalogue
from cimcheck.findings.report import Tool
from cimcheck.packs.register import Register
from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.workspace.entry import Entry


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose; `area` and `dated_by` overrule the plan, digests name the files given."""

    plan: PlanFile
    period: Period
    dated_by: str
    area: str = ""
    place: str = ""
    polygons: Polygons | None = None
    zones: Polygons | None = None
    reported: Mapping[str, Reported] = field(default_factory=dict)
    assumptions: Sequence[Assumption] = ()
    digests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RollUp:
    """The district, the document of each building by file name, and the polygons of places by key."""

    district: doc.District
    buildings: Mapping[str, doc.BuildingDocument]
    located: Located


def roll_up(entries: Sequence[Entry], register: Register, catalogue: Catalogue, settings: Settings) -> RollUp:
    """Add up the entries of a ledger; their order makes no difference. UsageError for an assumption."""
    plan = settings.plan
    home = settings.place or plan.place
    ordered = sorted(entries, key=lambda entry: (entry.submission, entry.run))
    located = locate(buildings_of(ordered, plan, catalogue), register, home, settings.polygons)
    buildings, assumptions = assumed(located.buildings, settings.assumptions)
    choice = Choice(settings.dated_by, settings.period, settings.area)
    inside = [one for one in buildings if plan.place in located.road(one.located_in)]
    checked = [one for one in located.buildings if plan.place in located.road(one.located_in)]
    question = Question(
        plan,
        catalogue,
        choice,
        inside,
        _by_year(inside, settings.dated_by),
        checked if assumptions else None,
        settings.reported,
        zone_parts(settings.zones) if settings.zones else (),
    )
    notes = sorted([*located.notes, *remarks(located, plan, choice)])
    lines = [building_line(one, plan, choice) for one in buildings]
    before = {one.id: one for one in located.buildings}
    about: dict[str, list[Note]] = {}
    for note in notes:
        about.setdefault(note.building, []).append(note)
    district = doc.District(
        tool=_tool(),
        basis=_basis(ordered, settings, home),
        place=plan.place,
        assumptions=[
            doc.Assumed(building=one.building, assessment=one.assessment, standing=one.standing.value)
            for one in assumptions
        ],
        submissions=_outcomes(ordered),
        superseded=sum(len(one.filings) - 1 for one in buildings),
        assessments=_assessments(plan, settings.area),
        indicators=[indicator_entry(name, question) for name in plan.indicators],
        sums=printed_sums(plan),
        places=_places(located, buildings, plan, choice),
        notes=notes,
        buildings=lines,
    )
    units = {fact: catalogue.facts[fact].unit.symbol for fact in facts_of(plan)}
    documents = {
        line.file: building_document(before[one.id], one, about.get(one.id, []), units, _tool())
        for line, one in zip(lines, buildings, strict=True)
    }
    return RollUp(district, documents, located)


def _by_year(buildings: Sequence[Building], dated_by: str) -> dict[int | None, list[Building]]:
    found: dict[int | None, list[Building]] = {}
    for building in buildings:
        day = dated(building, dated_by)
        found.setdefault(day.year if day else None, []).append(building)
    return found


def _tool() -> Tool:
    return Tool(name="cimcheck", version=__version__)


def _basis(entries: Sequence[Entry], settings: Settings, home: str) -> doc.Basis:
    plan = settings.plan
    digest = hashlib.sha256()
    for entry in entries:
        project = msgspec.json.encode(entry.project, order="sorted")
        said = f"{entry.submission}\0{entry.run}\0{entry.outcome}\0{entry.report_sha256 or ''}\0"
        digest.update(said.encode() + project + b"\n")
    rules = {entry.brief.receipt.rules_sha256 for entry in entries if entry.brief}
    return doc.Basis(
        plan=plan.plan,
        plan_title=plan.title.text(),
        place=home,
        period=str(settings.period),
        dated_by=settings.dated_by,
        area=settings.area,
        results_sha256=digest.hexdigest(),
        rules_sha256=sorted(rules),
        polygons_sha256=settings.digests.get("polygons", ""),
        polygons_note=settings.polygons.note if settings.polygons else "",
        reported_sha256=settings.digests.get("reported", ""),
        zones_sha256=settings.digests.get("zones", ""),
    )


def _outcomes(entries: Sequence[Entry]) -> list[doc.OutcomeCount]:
    counts = Counter(entry.outcome for entry in entries)
    return [
        doc.OutcomeCount(outcome=outcome.value, text=outcome.text, count=count)
        for outcome, count in sorted(counts.items(), key=lambda item: item[0].value)
    ]


def _assessments(plan: PlanFile, area: str) -> list[doc.AssessmentEntry]:
    return [
        doc.AssessmentEntry(
            key=name,
            title=one.title.text(),
            met=one.met.text(),
            rules=list(one.rules),
            area=plan.areas[area or one.area].title.text(),
        )
        for name, one in plan.assessments.items()
    ]


def _places(
    located: Located, buildings: Sequence[Building], plan: PlanFile, choice: Choice
) -> list[doc.PlaceEntry]:
    """Every place with the buildings in it and in the places inside it."""
    inside: dict[str, list[Building]] = {key: [] for key in located.places}
    for building in buildings:
        for key in located.road(building.located_in):
            inside[key].append(building)
    values = _values(located, buildings, plan, choice)
    return [
        _place(located.places[key], members, values[key], plan, choice) for key, members in inside.items()
    ]


def _values(
    located: Located, buildings: Sequence[Building], plan: PlanFile, choice: Choice
) -> dict[str, list[doc.PlaceValue]]:
    """Each computed indicator by place. What counts is settled once, so that places add up."""
    values: dict[str, list[doc.PlaceValue]] = {key: [] for key in located.places}
    for name, indicator in plan.indicators.items():
        derive = indicator.derive
        if derive is None or derive.measure == "zones":
            continue
        parts: dict[str, list[Contribution]] = {key: [] for key in located.places}
        for one in contributions(buildings, derive, choice):
            for key in located.road(one.located_in):
                parts[key].append(one)
        for key, found in parts.items():
            value = measured(tally(found, derive).value(), indicator.unit)
            values[key].append(doc.PlaceValue(indicator=name, value=value))
    return values


def _place(
    place: Place,
    members: Sequence[Building],
    values: list[doc.PlaceValue],
    plan: PlanFile,
    choice: Choice,
) -> doc.PlaceEntry:
    days = [dated(one, choice.dated_by) for one in members]
    counted = [one for one, day in zip(members, days, strict=True) if choice.period.holds(day).can_be_true]
    area = choice.area or next(iter(plan.areas))
    return doc.PlaceEntry(
        key=place.key,
        code=place.code,
        name=place.name,
        level=place.level,
        parent=place.parent,
        buildings=len(counted),
        undated=days.count(None),
        area=measured(total(one.areas[area] for one in counted), AREA_UNIT),
        assessments=assessment_totals(counted, plan, choice.area),
        values=values,
    )
