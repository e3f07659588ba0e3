"""From the ledger's entries to buildings: each once, as its latest submission has it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from cimcheck.core.interval import Interval, exact, total
from cimcheck.core.units import parse_unit
from cimcheck.district.building import Building, Filing
from cimcheck.district.standing import standing_of, told_by
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.stated import stated_value
from cimcheck.findings.report import BuildingEntry
from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.workspace.entry import Entry

Plain = Mapping[str, Any]
DECLARED = "declared"
_DEGREE = 111_000.0  # [m] of latitude


def buildings_of(entries: Iterable[Entry], plan: PlanFile, catalogue: Catalogue) -> list[Building]:
    """Every building that the entries hold, in order of id, with all its filings."""
    reader = _Reader(plan, catalogue, facts_of(plan), stated_of(plan))
    found: dict[str, list[Building]] = {}
    for entry in entries:
        for one in reader.of_entry(entry):
            found.setdefault(one.id, []).append(one)
    return [_latest(found[name]) for name in sorted(found)]


def _latest(filed: list[Building]) -> Building:
    """The building as filed last: by the day of filing, then by run, then by the key of the submission."""
    ordered = sorted(filed, key=_when)
    last = ordered[-1]
    filings = tuple(replace(one.filings[0], counts=one is last) for one in reversed(ordered))
    return replace(last, filings=filings)


def _when(building: Building) -> tuple[date, int, str]:
    filing = building.filings[0]
    return (filing.filed or date.min, filing.run, filing.submission)


@dataclass(frozen=True, slots=True)
class _Reader:
    plan: PlanFile
    catalogue: Catalogue
    fact_ids: tuple[str, ...]
    categories: tuple[str, ...]

    def of_entry(self, entry: Entry) -> list[Building]:
        """The buildings of one submission: those of the report and those that only the project data names."""
        listed = _listed(entry.project)
        checked = {one.key: one for one in entry.brief.buildings} if entry.brief else {}
        keys = list(dict.fromkeys([*checked, *listed])) or [""]
        return [self._building(entry, key, listed.get(key, {}), checked.get(key)) for key in keys]

    def _building(
        self, entry: Entry, key: str, told: Mapping[str, Any], checked: BuildingEntry | None
    ) -> Building:
        about: Plain = _mapping(entry.project.get("project"))
        project = str(about.get("code") or "")
        filed = _day(about.get("filed"))
        facts = self._facts(told, checked)
        filing = Filing(
            submission=entry.submission,
            run=entry.run,
            filed=filed,
            outcome=entry.outcome,
            message=entry.message,
            report_sha256=entry.report_sha256,
            counts=True,
            town=str(about.get("town") or ""),
        )
        position, source = _position(told, checked)
        assessments = self.plan.assessments.items()
        return Building(
            id="/".join(part for part in (project or entry.submission, key) if part),
            project=project or entry.submission,
            key=key,
            name=str(told.get("name") or (checked.name if checked else "") or ""),
            category=str(told.get("category") or (checked.category if checked else "") or ""),
            filed=filed,
            started=_day(told.get("started")) or _day(about.get("started")),
            place=str(about.get("place") or ""),
            town=filing.town,
            position=position,
            position_source=source,
            apart=_apart(position, checked) if source == DECLARED else None,
            outcome=entry.outcome,
            areas={
                name: _sum([facts[fact] for fact in area.facts]) for name, area in self.plan.areas.items()
            },
            facts=facts,
            stated={fact: said for fact in self.categories if (said := self._stated(fact, told))},
            standings={name: standing_of(entry, key, assessment.rules) for name, assessment in assessments},
            findings={name: told_by(entry, key, assessment.rules) for name, assessment in assessments},
            filings=(filing,),
        )

    def _facts(self, told: Plain, checked: BuildingEntry | None) -> dict[str, Interval]:
        """The facts that the plan adds up: from the report, else as declared, else anything possible."""
        return {fact: self._fact(fact, told, checked) for fact in self.fact_ids}

    def _fact(self, fact: str, told: Plain, checked: BuildingEntry | None) -> Interval:
        definition = self.catalogue.facts[fact]
        if checked is not None and isinstance(plain := checked.facts.get(fact), dict):
            lo, hi, unit = plain.get("lo"), plain.get("hi"), str(plain.get("unit") or "1")
            low = definition.limits.lo if lo is None else _coherent(lo, unit)
            if hi == lo is not None:
                return Interval(low, low)
            return Interval(low, definition.limits.hi if hi is None else _coherent(hi, unit))
        given = _declared(told, fact)
        stated = stated_value(definition, given) if given is not None else None
        return stated if isinstance(stated, Interval) else definition.limits

    def _stated(self, fact: str, told: Plain) -> str:
        """The member that the submission declares; "" when it declares none that there is."""
        given = str(_declared(told, fact) or "")
        return given if given in self.catalogue.facts[fact].members else ""


def _declared(told: Plain, fact: str) -> object:
    """What the project data declares for a fact of a building, without its document."""
    given = _mapping(told.get("declared")).get(fact.partition(".")[2])
    return given.get("value") if isinstance(given, dict) else given


def _coherent(number: int | float, unit: str) -> Fraction:
    factor = parse_unit(unit).factor
    return exact(number) if factor == 1 else exact(number) * factor


def _sum(values: list[Interval]) -> Interval:
    return values[0] if len(values) == 1 else total(values)


def facts_of(plan: PlanFile) -> tuple[str, ...]:
    """The facts of buildings that a plan adds up, in order."""
    areas = {fact for area in plan.areas.values() for fact in area.facts}
    summed = {one.derive.fact for one in plan.indicators.values() if one.derive and one.derive.fact}
    return tuple(sorted(areas | summed))


def stated_of(plan: PlanFile) -> tuple[str, ...]:
    """The declared categories that a plan asks for, in order."""
    derived = [one.derive for one in plan.indicators.values() if one.derive]
    return tuple(sorted({fact for derive in derived for fact in derive.stated}))


def _listed(project: Plain) -> dict[str, Plain]:
    """The buildings that the project data names, by id; whatever is not in shape is passed over."""
    listed = project.get("buildings")
    entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return {str(one.get("id") or ""): one for one in entries}


def _mapping(value: object) -> Plain:
    return value if isinstance(value, dict) else {}


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _apart(position: tuple[float, float] | None, checked: BuildingEntry | None) -> float | None:
    """[m] From a position to that of the model; None without the latter."""
    if position is None or checked is None or checked.position is None:
        return None
    there = checked.position
    north = there.latitude - position[1]
    east = (there.longitude - position[0]) * math.cos(math.radians(position[1]))
    return math.hypot(north, east) * _DEGREE


def _position(told: Plain, checked: BuildingEntry | None) -> tuple[tuple[float, float] | None, str]:
    """Longitude and latitude with their source: as declared, else as the model has them."""
    longitude, latitude = told.get("longitude"), told.get("latitude")
    if isinstance(longitude, int | float) and isinstance(latitude, int | float):
        return (float(longitude), float(latitude)), DECLARED
    if checked is not None and checked.position is not None:
        return (checked.position.longitude, checked.position.latitude), checked.position.source
    return None, ""
