"""What a node of a trace is called."""

from cimcheck.core.evidence import Evidence
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Trace
from cimcheck.outputs.words import NODE_NAMES


def node_names(trace: Trace) -> tuple[Text, str]:
    """The name for people, and the identifier beside it; "" where that says no more."""
    if trace.label is not None:
        return trace.label, f"{trace.alias} = {trace.name}" if trace.alias else trace.name
    if trace.kind is Kind.ELEMENT:
        called = _element(trace)
        return Text(called, called), ""
    return NODE_NAMES.get(trace.name) or Text(trace.name, trace.name), ""


def _element(trace: Trace) -> str:
    """Class and name of the element as first read for it; else its key."""
    found: list[Evidence] = [*trace.evidence, *(e for operand in trace.operands for e in operand.evidence)]
    if found and found[0].ifc_class:
        return f"{found[0].ifc_class} {found[0].name}".rstrip()
    return trace.subject or trace.name
