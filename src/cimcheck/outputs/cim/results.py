"""Findings as flat rows: one a model submission, rule and subject."""

from collections.abc import Iterator

from cimcheck.findings.finding import Measured
from cimcheck.outputs.cim.record import identifier
from cimcheck.outputs.cim.submitted import ExportedFinding, Submitted

TEXTS = (
    "submission", "building_id", "finding", "rule", "rule_version", "domain", "subject_kind", "subject_key",
    "subject_name", "subject_guid", "verdict", "measured_unit", "operator", "required_unit", "basis",
    "missing", "as_of", "division_code",
)  # fmt: skip
NUMBERS = ("measured_lo", "measured_hi", "required_lo", "required_hi", "shortfall_lo", "shortfall_hi")
LISTS = ("elements", "models")
PRIVATE = ("submission", "finding", "subject_name", "subject_guid", "elements", "models")
Row = dict[str, object]


def rows_of(one: Submitted, *, public: bool) -> Iterator[Row]:
    """The rows of a submission in the order of its report; one row without a rule when it has no report."""
    if one.report is None:
        yield _without(
            {
                "submission": one.key,
                "building_id": identifier(one, "", public=public),
                "verdict": "not_checked",
            },
            public,
        )
        return
    common: Row = {
        "submission": one.key,
        "as_of": one.report.receipt.as_of,
        "division_code": one.report.receipt.place,
        "models": sorted(model.file for model in one.report.models),
    }
    for finding in one.report.findings:
        yield _without({**common, **_row(one, finding, public)}, public)


def columns(*, public: bool) -> dict[str, str]:
    """The columns of the table by name: text, number or list."""
    kinds = {
        **dict.fromkeys(TEXTS, "text"),
        **dict.fromkeys(NUMBERS, "number"),
        **dict.fromkeys(LISTS, "list"),
    }
    return {name: kind for name, kind in kinds.items() if not (public and name in PRIVATE)}


def _without(row: Row, public: bool) -> Row:
    return {name: value for name, value in row.items() if not (public and name in PRIVATE)}


def _row(one: Submitted, finding: ExportedFinding, public: bool) -> Row:
    subject = finding.subject
    building = subject.key if subject.kind == "Building" else subject.building
    required = finding.required
    key = subject.key
    return {
        "building_id": identifier(one, building, public=public) if building else None,
        "finding": finding.id,
        "rule": finding.rule,
        "rule_version": finding.rule_version,
        "domain": finding.domain,
        "subject_kind": subject.kind,
        "subject_key": one.public_name(key) if public else key,
        "subject_name": subject.name,
        "subject_guid": subject.guid,
        "verdict": finding.verdict.value,
        **_ends("measured", finding.measured),
        "measured_unit": finding.measured.unit if finding.measured else None,
        "operator": required.op if required else None,
        **_ends("required", required),
        "required_unit": required.unit if required else None,
        **_ends("shortfall", finding.shortfall),
        "basis": finding.basis,
        "missing": " ".join(item.fact for item in finding.missing),
        "elements": list(finding.elements),
    }


def _ends(name: str, value: Measured | None) -> Row:
    ends = (value.lo, value.hi) if value else (None, None)
    return {
        f"{name}_{end}": None if one is None else float(one)
        for end, one in zip(("lo", "hi"), ends, strict=True)
    }
