"""The JSON behind the folded traces: whole, shared where equal, harmless inside a script element."""

import json
from typing import Any

from builders.reports import HOSTILE, hostile_report, rich_report
from cimcheck.core.trace import Trace
from cimcheck.findings.report import Report
from cimcheck.outputs.amounts import plain_value
from cimcheck.outputs.html.trace_data import trace_data
from cimcheck.outputs.visible import visible

VALUE, FORMULA, EVIDENCE, OPERANDS = 3, 4, 10, 11


def unfolded(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(str(trace_data(report.findings)))
    return found


def says(data: dict[str, Any], index: int) -> str:
    text = data["texts"][index]
    return text[0] if isinstance(text, list) else text


def same(data: dict[str, Any], index: int, trace: Trace) -> None:
    """The node at an index and all below it say what the trace says."""
    node = data["nodes"][index]
    assert says(data, node[VALUE]) == visible(plain_value(trace.value, trace.unit).zh)
    assert says(data, node[FORMULA]) == visible(trace.text)
    assert len(node[EVIDENCE]) == len(trace.evidence)
    assert len(node[OPERANDS]) == len(trace.operands)
    for operand, expected in zip(node[OPERANDS], trace.operands, strict=True):
        same(data, operand, expected)


def test_every_node_of_every_trace_is_there() -> None:
    report = rich_report(doors=25, spaces=30)
    data = unfolded(report)
    for (root, elements), finding in zip(data["findings"], report.findings, strict=True):
        same(data, root, finding.trace)
        assert [says(data, guid) for guid in elements] == finding.elements


def test_equal_nodes_are_written_once() -> None:
    few, many = (unfolded(rich_report(doors=doors)) for doors in (100, 200))
    parameters = [node for node in many["nodes"] if says(many, node[0]) == "法定参数"]
    assert len(parameters) == 2
    assert len(many["nodes"]) - len(few["nodes"]) == 200


def test_no_text_can_leave_the_script_element() -> None:
    text = str(trace_data(hostile_report().findings))
    assert not set("<>&\u2028\u2029") & set(text)
    shown = {says(json.loads(text), index) for index in range(len(json.loads(text)["texts"]))}
    assert {visible(hostile) for hostile in HOSTILE} <= shown
