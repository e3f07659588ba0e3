"""What a finding rests on, without what exporting a model again changes.

GlobalIds, STEP ids, file names, names of elements and the order of elements may all change while nothing is
built differently; values, where they stand and how they were converted may not.
"""

import hashlib
from collections.abc import Iterator

import msgspec

from cimcheck.core.trace import Kind, Trace


def substance(trace: Trace) -> str:
    """A digest of the trace that two exports of one model share."""
    evidence = sorted(
        msgspec.json.encode(
            [one.source, one.where, one.raw, one.strength, one.unit, one.converted, one.ifc_class]
        ).decode()
        for one in trace.evidence
    )
    below = sorted(substance(operand) for operand in trace.operands)
    own = [trace.kind, trace.name, trace.value, trace.unit, trace.text, trace.clause, trace.conflict]
    return hashlib.sha256(msgspec.json.encode([own, evidence, below])).hexdigest()


def fact_values(trace: Trace) -> dict[str, list[str]]:
    """The values of each fact in a trace, in order of value, as JSON with the unit behind it."""
    found: dict[str, list[str]] = {}
    for node in _nodes(trace):
        if node.kind is Kind.FACT:
            value = msgspec.json.encode([node.value, node.unit]).decode()
            found.setdefault(node.name, []).append(value)
    return {name: sorted(values) for name, values in found.items()}


def labels(trace: Trace) -> dict[str, Trace]:
    """One node for each fact of a trace, for its label."""
    return {node.name: node for node in _nodes(trace) if node.kind is Kind.FACT}


def _nodes(trace: Trace) -> Iterator[Trace]:
    yield trace
    for operand in trace.operands:
        yield from _nodes(operand)
