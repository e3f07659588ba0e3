"""From what the command line names to a roll-up: plan, period, files, workspace."""

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.district.assumptions import parse_assumption
from cimcheck.district.period import Period, parse_period
from cimcheck.district.polygons import read_polygons
from cimcheck.district.reported import read_reported
from cimcheck.district.roll_up import RollUp, Settings, roll_up
from cimcheck.errors import UsageError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.packs import load as load_pack
from cimcheck.packs.register import Register
from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.resources import rules_folder
from cimcheck.workspace.entry import Entry
from cimcheck.workspace.workspace import open_workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to roll up, as a person writes it; what is empty is as the plan has it."""

    plan: str = "wuzhong_2021_2025"
    period: str = ""
    dated_by: str = ""
    area: str = ""
    place: str = ""
    districts: Path | None = None
    zones: Path | None = None
    reported: Path | None = None
    assumptions: Sequence[str] = ()
    rules: Path | None = None


def aggregate(workspace: str, wanted: Wanted) -> RollUp:
    """Roll up what counts now in a workspace.

    Raises UsageError, ProjectFileError, RulesError, WorkspaceError.
    """
    with open_workspace(workspace) as opened, _collector_paused():
        entries = list(opened.ledger.entries())
    if not entries:
        raise UsageError(
            "WORKSPACE_EMPTY",
            Text(
                f"{workspace} 里没有报审。请先运行 cimcheck batch。",
                f"{workspace} holds no submission. Run cimcheck batch first.",
            ),
        )
    return aggregate_entries(entries, wanted)


def aggregate_entries(entries: Sequence[Entry], wanted: Wanted) -> RollUp:
    """Roll up submissions wherever they come from. Raises UsageError, ProjectFileError, RulesError."""
    folders = [rules_folder(), *([wanted.rules] if wanted.rules else [])]
    register = load_pack(*folders).register
    settings = settings_of(wanted, register)
    with _collector_paused():
        return roll_up(entries, register, Catalogue.load(*folders), settings)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nothing here refers back to what refers to it; looking for cycles would take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def settings_of(wanted: Wanted, register: Register) -> Settings:
    """The settings that the words and files mean. Raises UsageError, ProjectFileError."""
    plan = _named("PLAN_UNKNOWN", Text("计划", "plan"), wanted.plan, register.plans)
    if wanted.area:
        _named("AREA_UNKNOWN", Text("面积口径", "area basis"), wanted.area, plan.areas)
    if wanted.place:
        _named("PLACE_UNKNOWN", Text("地区代码", "place"), wanted.place, register.places)
    files = {"polygons": wanted.districts, "zones": wanted.zones, "reported": wanted.reported}
    return Settings(
        plan=plan,
        period=parse_period(wanted.period) if wanted.period else _whole(plan),
        dated_by=wanted.dated_by or plan.dated_by,
        area=wanted.area,
        place=wanted.place,
        polygons=read_polygons(wanted.districts) if wanted.districts else None,
        zones=read_polygons(wanted.zones) if wanted.zones else None,
        reported=read_reported(wanted.reported, plan) if wanted.reported else {},
        assumptions=[parse_assumption(text, plan) for text in wanted.assumptions],
        digests={name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items() if path},
    )


def _whole(plan: PlanFile) -> Period:
    return parse_period(f"{plan.begins}..{plan.ends}")


def _named(code: str, kind: Text, name: str, known: Mapping[str, T]) -> T:
    if name in known:
        return known[name]
    hint = did_you_mean(name, known) or Text("", "")
    raise UsageError(
        code, Text(f"没有{kind.zh}“{name}”。{hint.zh}", f"There is no {kind.en} “{name}”. {hint.en}".strip())
    )
