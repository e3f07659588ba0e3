"""`cimcheck.report/1`: one document per submission."""

import hashlib

import msgspec

from cimcheck.core.text import Text
from cimcheck.findings.finding import Finding

SCHEMA = "cimcheck.report/1"


class ModelNote(msgspec.Struct, frozen=True, kw_only=True):
    """A deviation that the gate or the reading of facts met, with the place in the file."""

    code: str
    severity: str
    message: Text
    where: str = ""


class ModelEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One model of the submission as it was read. `status` is ok, flagged or rejected."""

    file: str
    sha256: str
    bytes: int
    ifc_schema: str
    application: str
    discipline: str
    status: str
    notes: list[ModelNote]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where a model places a building [degree]. `source`: map_conversion, property_set or site."""

    longitude: float
    latitude: float
    source: str
    model: str


class BuildingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One building of the submission: identity, category, and its models by file name."""

    key: str
    name: str
    category: str
    models: list[str]
    guid: str = ""
    facts: dict[str, object] = {}
    """Headline facts (floor areas, storeys) as `{"lo", "hi", "unit"}`, for summaries."""
    position: Position | None = None


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """The program that made the document."""

    name: str
    version: str


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What exactly went in: enough for a third party to run the check again and compare."""

    models_sha256: list[str]
    project_sha256: str
    rules_sha256: str
    facts_sha256: str
    as_of: str
    place: str
    geometry: bool = True
    """Whether shapes were measured where quantities are absent or contradict each other."""
    packages: list[str] = []
    """Name and version of each other package that added facts or calculators."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings have each verdict."""

    passed: int = msgspec.field(default=0, name="pass")
    fail: int = 0
    undetermined: int = 0
    not_applicable: int = 0


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole outcome of checking one submission. Same input, same bytes."""

    schema: str = SCHEMA
    tool: Tool
    receipt: Receipt
    models: list[ModelEntry]
    project: dict[str, object]
    buildings: list[BuildingEntry]
    findings: list[Finding]
    summary: Summary
    notes: list[ModelNote] = []


def summarise(findings: list[Finding]) -> Summary:
    """Count the findings by verdict."""
    counts = {"pass": 0, "fail": 0, "undetermined": 0, "not_applicable": 0}
    for finding in findings:
        counts[finding.verdict.value] += 1
    passed = counts.pop("pass")
    return Summary(passed=passed, **counts)


def to_json(report: Report) -> bytes:
    """The document as UTF-8 JSON on one line, keys in the order of the schema."""
    return msgspec.json.encode(report)


def from_json(data: bytes) -> Report:
    """Read a document that `to_json` wrote. Raises msgspec.ValidationError when it is not one."""
    return msgspec.json.decode(data, type=Report)


def sha256(data: bytes) -> str:
    """The hexadecimal sha256 of bytes."""
    return hashlib.sha256(data).hexdigest()
