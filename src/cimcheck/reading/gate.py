"""The gate: no verdict on half a file.

Parsers accept a great deal in silence: a file cut in the middle, half the entities after a stray character,
raw bytes deleted from names, 25,5 read as 25. So the bytes are looked at before anything is read. Each
deviation is a named note; what cannot be read becomes an unknown value, so that nobody ever sees a wrong one.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from cimcheck.reading.gate_findings import Findings
from cimcheck.reading.gate_references import check_references
from cimcheck.reading.gate_schema import Schema
from cimcheck.reading.gate_structure import check_structure, read_schema
from cimcheck.reading.gate_text import check_text
from cimcheck.reading.gate_values import check_values
from cimcheck.reading.limits import SCAN, ScanLimits
from cimcheck.reading.notes import Note, Status, in_order, note, status
from cimcheck.reading.preflight import HEAD, recognise
from cimcheck.reading.stepscan import Bytes, Seen, StepScan


class GateResult(msgspec.Struct, frozen=True):
    """What the gate says of one file.

    `instances` counts statements, `counts` by upper-case class; `repaired` are the bytes to open instead of
    the file, None where the file itself is fit; `damaged` are the STEP ids of instances that lost something.
    """

    notes: tuple[Note, ...]
    schema: str = ""
    instances: int = 0
    counts: dict[str, int] = {}
    repaired: bytes | None = None
    damaged: frozenset[int] = frozenset()

    @property
    def status(self) -> Status:
        """`rejected` when the file must not be opened."""
        return status(self.notes)


def inspect(data: Bytes, limits: ScanLimits = SCAN) -> GateResult:
    """Look at the bytes of a STEP file; never raises for what is in it."""
    with scanned(data, limits) as (result, _):
        return result


@contextmanager
def scanned(
    data: Bytes,
    limits: ScanLimits = SCAN,
) -> Iterator[tuple[GateResult, StepScan | None]]:
    """The same with the resolved scan of what may be read: the file's own bytes, or the repaired ones.

    None where the file is rejected. The scan is closed at the end of the `with`.
    """
    unfit = recognise(bytes(data[:HEAD]), len(data)) if len(data) else note("EMPTY")
    if unfit is not None:
        yield GateResult((unfit,)), None
        return
    with StepScan(data, limits) as scan:
        result = _judge(scan, limits)
        if result.repaired is None:
            yield result, None if result.status == "rejected" else scan
            return
    with StepScan(result.repaired, limits) as scan:
        scan.resolve()
        yield result, scan


def _judge(scan: StepScan, limits: ScanLimits) -> GateResult:
    findings = Findings(scan)
    schema = _check(findings, limits)
    uses = sorted((use.name, use.instances) for use in findings.types if use.instances)
    return GateResult(
        notes=in_order(findings.notes),
        schema=schema or "",
        instances=scan.instances,
        counts=dict(uses),
        repaired=None if findings.rejected() else findings.repaired(),
        damaged=frozenset(scan.step(row) for row in findings.damaged),
    )


def _check(findings: Findings, limits: ScanLimits) -> str | None:
    """All checks, as far as each makes sense after the one before; the schema where it is known."""
    issues = findings.scan.issues()
    check_structure(findings, issues, limits)
    if not findings.scan.seen & Seen.HEADER_END:
        return None
    schema = read_schema(findings)
    if schema is None or findings.rejected():
        return schema
    declared = Schema(schema)
    check_text(findings, issues)
    check_values(findings, declared, issues)
    check_references(findings, declared)
    if findings.scan.seen & Seen.STOPPED and not findings.rejected():
        findings.add("LIMIT_ISSUES", detail=str(limits.issues))
    return schema


def compare_counts(gate: GateResult, parsed: int) -> list[Note]:
    """A note where a parser has not as many instances as the file has statements."""
    if parsed == gate.instances:
        return []
    return [note("COUNT_MISMATCH", detail=f"{gate.instances} ≠ {parsed}")]
