"""`cimcheck.district/1`: the figures of a district, and `cimcheck.building/1`: one building behind them."""

import msgspec

from cimcheck.core.text import Text
from cimcheck.district.note import Note
from cimcheck.findings.finding import Measured
from cimcheck.findings.report import Tool
from cimcheck.workspace.brief import BriefFinding

DISTRICT_SCHEMA = "cimcheck.district/1"
BUILDING_SCHEMA = "cimcheck.building/1"


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What exactly the figures rest on; areas and dates in words where a reader has to know them.

    `place` is where buildings count that do not say theirs. `results_sha256` names the results that were
    added up, `polygons_sha256` and `reported_sha256` the files that were given, empty without one.
    """

    plan: str
    plan_title: Text
    place: str
    period: str
    dated_by: str
    area: str
    results_sha256: str
    rules_sha256: list[str]
    polygons_sha256: str
    polygons_note: str
    reported_sha256: str
    zones_sha256: str


class Assumed(msgspec.Struct, frozen=True, kw_only=True):
    """An assumption that the figures rest on; `assessment` is empty for all that were open."""

    building: str
    assessment: str
    standing: str


class StandingTotal(msgspec.Struct, frozen=True, kw_only=True):
    """How many buildings stand so, and their area."""

    standing: str
    count: int
    area: Measured


class AssessmentTotals(msgspec.Struct, frozen=True, kw_only=True):
    """The buildings of a place in the period by their standing; all together they are all of them."""

    assessment: str
    totals: list[StandingTotal]


class PlaceValue(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator for the buildings of one place."""

    indicator: str
    value: Measured


class PlaceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A city, district or town. `buildings` counts those in the period; `undated` may not be in it."""

    key: str
    code: str
    name: Text
    level: str
    parent: str
    buildings: int
    undated: int
    area: Measured
    assessments: list[AssessmentTotals]
    values: list[PlaceValue]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the plan and the passage that gives it."""

    value: float | int
    where: Text


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan wants by the end of a year; what each of its passages says is kept.

    `contradictory`: they differ by more than that some print fewer decimals.
    """

    year: str
    said: list[Said]
    required: Measured
    contradictory: bool


class ReportedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that somebody has entered."""

    value: float | int
    as_of: str
    source: str


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """One year of the plan: what it sets (null when it sets nothing) and what came of it."""

    year: str
    planned: float | int | None
    value: Measured


class PathState(msgspec.Struct, frozen=True, kw_only=True):
    """Where the yearly path should be at the end of the period, and what is missing to it."""

    until: str
    planned: Measured
    distance: Measured


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """What is still needed. For a share: the part of the remaining planned area that must be good.

    For a sum: what each remaining year must add. `planned`, `counted` and `good` are areas in 10 000 m2.
    """

    kind: str
    needed: Measured
    planned: Measured | None = None
    counted: Measured | None = None
    good: Measured | None = None
    years: int = 0


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that keeps a building open, and who can supply it."""

    fact: str
    label: Text
    owner: str


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """How far one open building moves an indicator: `moves` of its width goes away when it is settled."""

    building: str
    standing: str
    moves: float | int
    if_good: Measured
    if_bad: Measured
    owed: list[Owed]


class IndicatorEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator. `how` is derived, reported or absent (nobody has supplied anything).

    `value` has every open building on the bad and on the good side; `decided` is the share among buildings
    that are decided, for comparison only. `met` is yes, no, undetermined, or empty without a value.
    `without_assumptions` is there when assumptions changed the value. `moves` lists the open buildings that
    move it most, of `open` in all. `unsized` buildings have no size at all: they count from nothing up to the
    most that the catalogue allows.
    """

    key: str
    number: str
    group: Text
    title: Text
    unit: str
    shown: Text
    property: str
    bound: str
    how: str
    derivation: Text | None
    target: Target
    value: Measured | None
    decided: Measured | None
    reported: ReportedFigure | None
    met: str
    distance: Measured | None
    totals: list[StandingTotal]
    years: list[Year]
    path: PathState | None
    forecast: Forecast | None
    without_assumptions: Measured | None
    moves: list[Move]
    open: int
    unsized: int
    note: Text | None


class PrintedSum(msgspec.Struct, frozen=True, kw_only=True):
    """A total that the plan prints, or several, beside the sum of its own parts.

    `agrees`: the sum is one of them. `contradictory`: it is none even where all are rounded as printed.
    """

    title: Text
    said: list[Said]
    sum: Measured
    agrees: bool
    contradictory: bool


class BuildingLine(msgspec.Struct, frozen=True, kw_only=True):
    """A building in the list; `file` is its own document. Areas in m2."""

    id: str
    file: str
    project: str
    building: str
    name: str
    category: str
    place: str
    filed: str
    started: str
    in_period: str
    outcome: str
    area: Measured
    standings: dict[str, str]
    filings: int


class OutcomeCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many submissions have an outcome."""

    outcome: str
    text: Text
    count: int


class AssessmentEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A question that checks answer, the rules that answer it, and how buildings are measured for it."""

    key: str
    title: Text
    met: Text
    rules: list[str]
    area: Text


class District(msgspec.Struct, frozen=True, kw_only=True):
    """The whole roll-up. Same ledger, same options, same bytes."""

    schema: str = DISTRICT_SCHEMA
    tool: Tool
    basis: Basis
    place: str
    assumptions: list[Assumed]
    submissions: list[OutcomeCount]
    superseded: int
    assessments: list[AssessmentEntry]
    indicators: list[IndicatorEntry]
    sums: list[PrintedSum]
    places: list[PlaceEntry]
    notes: list[Note]
    buildings: list[BuildingLine]


class FilingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A submission that held the building. Exactly one counts."""

    submission: str
    run: int
    filed: str
    outcome: str
    message: Text | None
    report_sha256: str
    town: str
    counts: bool


class BuildingAssessment(msgspec.Struct, frozen=True, kw_only=True):
    """How the building stands, as checked; `assumed` is the standing that an assumption puts in its place."""

    assessment: str
    standing: str
    assumed: str
    findings: list[BriefFinding]


class BuildingDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One building: what it is, where it is counted, how it stands, and every submission of it.

    `position_source` says where longitude and latitude come from: declared, or map_conversion, property_set
    or site of a model; empty without a position.
    """

    schema: str = BUILDING_SCHEMA
    tool: Tool
    id: str
    project: str
    building: str
    name: str
    category: str
    place: str
    declared_town: str
    position: tuple[float, float] | None
    position_source: str
    filed: str
    started: str
    outcome: str
    areas: dict[str, Measured]
    facts: dict[str, Measured]
    assessments: list[BuildingAssessment]
    filings: list[FilingEntry]
    notes: list[Note]


def to_json(document: District | BuildingDocument) -> bytes:
    """The document as UTF-8 JSON on one line, keys in the order of the schema."""
    return msgspec.json.encode(document)


def from_json(data: bytes) -> District:
    """Read what `to_json` wrote. Raises msgspec.ValidationError when it is no district."""
    return msgspec.json.decode(data, type=District)
