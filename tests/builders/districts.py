"""Districts for tests: ledger entries as a batch would have left them, made up or by chance."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.district.document import District
from cimcheck.district.period import parse_period
from cimcheck.district.roll_up import RollUp, Settings, roll_up
from cimcheck.facts.catalogue import Catalogue
from cimcheck.findings.finding import Measured, Subject
from cimcheck.findings.report import BuildingEntry, Position, Receipt, Summary
from cimcheck.packs import load
from cimcheck.packs.register import Register
from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.resources import rules_folder
from cimcheck.workspace.brief import Brief, BriefFinding, BriefMissing, packed
from cimcheck.workspace.entry import Entry
from cimcheck.workspace.outcome import Outcome

RULES = ("PFB001", "GRN004", "ADB001", "SPG002")
CATEGORIES = ("commodity_housing", "talent_housing", "affordable_housing", "public", "industrial")
TOWNS = ("甲镇", "乙镇", "丙街道", "丁街道")
ABOVE, BELOW = "building.floor_area_above_ground", "building.floor_area_below_ground"
SHELTER = "building.air_defence_floor_area"
_RECEIPT = Receipt(
    models_sha256=[], project_sha256="", rules_sha256="a" * 64, facts_sha256="", as_of="2024-01-01", place=""
)
_MISSING = [
    BriefMissing(
        fact="project.prefabrication_minimum",
        label=Text("最低装配率", "minimum ratio"),
        owner="authority",
        effect=0.5,
        decides=True,
    )
]


@cache
def register() -> Register:
    return load(rules_folder()).register


@cache
def catalogue() -> Catalogue:
    return Catalogue.load(rules_folder())


def plan() -> PlanFile:
    return register().plans["wuzhong_2021_2025"]


def entry(
    project: str = "P1",
    building: str = "B1",
    *,
    verdicts: Mapping[str, Verdict] | None = None,
    area: tuple[float, float] = (1000, 1000),
    shelter: tuple[float, float] = (0, 0),
    category: str = "commodity_housing",
    town: str = "甲镇",
    filed: str = "2022-05-20",
    started: str = "",
    place: str = "320506",
    position: tuple[float, float] | None = None,
    modelled: Position | None = None,
    outcome: Outcome = Outcome.DONE,
    run: int = 1,
    submission: str = "",
) -> Entry:
    """One submission of one building; `verdicts` are by rule, those left out say nothing."""
    told: dict[str, Any] = {"id": building, "name": f"{building}号楼", "category": category}
    if position:
        told |= {"longitude": position[0], "latitude": position[1]}
    about = {"code": project, "place": place, "town": town, "filed": filed, "started": started}
    brief = None
    if outcome is Outcome.DONE:
        brief = packed(_brief(building, category, verdicts or {}, area, shelter, modelled))
    return Entry(
        run=run,
        submission=submission or f"{project}/{building}@{filed}",
        project={"project": {key: value for key, value in about.items() if value}, "buildings": [told]},
        models=(),
        outcome=outcome,
        message=None if brief else Text("示例", "example"),
        attempts=1,
        report_sha256=None,
        packed_brief=brief,
    )


def _brief(
    building: str,
    category: str,
    verdicts: Mapping[str, Verdict],
    area: tuple[float, float],
    shelter: tuple[float, float],
    modelled: Position | None,
) -> Brief:
    facts: dict[str, object] = {
        ABOVE: {"lo": area[0], "hi": area[1], "unit": "m2"},
        BELOW: {"lo": 0, "hi": 0, "unit": "m2"},
        SHELTER: {"lo": shelter[0], "hi": shelter[1], "unit": "m2"},
    }
    about = BuildingEntry(key=building, name="", category=category, models=[], facts=facts, position=modelled)
    return Brief(
        schema="cimcheck.report/1",
        receipt=_RECEIPT,
        models=[],
        project={},
        buildings=[about],
        findings=[_finding(rule, building, verdict) for rule, verdict in sorted(verdicts.items())],
        summary=Summary(),
    )


def _finding(rule: str, building: str, verdict: Verdict) -> BriefFinding:
    return BriefFinding(
        id=f"{rule}-{building}",
        rule=rule,
        rule_version="1",
        domain="prefabrication",
        subject=Subject(kind="Building", key=building),
        verdict=verdict,
        measured=Measured(lo=40, hi=60, unit="%"),
        required=None,
        shortfall=None,
        basis="secondary",
        missing=_MISSING if verdict is Verdict.UNDETERMINED else [],
    )


def many(count: int, seed: int = 7) -> Iterator[Entry]:
    """Entries by chance: every verdict and outcome, some without category, town or area, some filed again."""
    chance = random.Random(seed)
    for number in range(count):
        size = chance.randrange(500, 20_000)
        spread = chance.choice((0, 0, 0, size // 20))
        filed = date(2020, 7, 1) + timedelta(days=chance.randrange(365 * 5))
        yield entry(
            f"2205-320506-01-{number // 6:06}",
            f"B{number % 6 + (0 if chance.random() < 0.98 else -1)}",
            verdicts={rule: chance.choice(list(Verdict)) for rule in RULES if chance.random() < 0.97},
            area=(size - spread, size + spread),
            shelter=(0, chance.randrange(0, 900)),
            category=chance.choice((*CATEGORIES, *CATEGORIES[:3], "")),
            town=chance.choice((*TOWNS, "")),
            filed=filed.isoformat() if chance.random() < 0.97 else "",
            started=(filed + timedelta(days=90)).isoformat() if chance.random() < 0.7 else "",
            outcome=chance.choice([Outcome.DONE] * 30 + [Outcome.NATIVE_CRASH, Outcome.REJECTED]),
            submission=f"S{number:06}",
        )


def rolled(entries: list[Entry], period: str = "2021..2025", **changes: Any) -> RollUp:
    settings = {"dated_by": "filed", **changes}
    return roll_up(
        entries, register(), catalogue(), Settings(plan=plan(), period=parse_period(period), **settings)
    )


def indicator(district: District, name: str) -> Any:
    return next(one for one in district.indicators if one.key == name)
