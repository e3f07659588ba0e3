"""The traces of all findings as compact JSON inside the page, which its script unfolds on demand.

Each distinct text, piece of evidence and node is written once and referred to by its index, so that ten
thousand findings that share a parameter or a floor area carry it once. Index 0 of the texts is the empty one.
"""

import msgspec
from markupsafe import Markup

from cimcheck.core.evidence import Evidence
from cimcheck.core.text import Text
from cimcheck.core.trace import Trace
from cimcheck.findings.finding import ClauseRef, Finding
from cimcheck.outputs.amounts import plain_value, unit_text
from cimcheck.outputs.clauses import instruments, trace_clause
from cimcheck.outputs.node_names import node_names
from cimcheck.outputs.visible import visible
from cimcheck.outputs.words import BASES, KINDS, SOURCES, STRENGTHS, word

_EMPTY = Text("", "")
_NOT_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def trace_data(findings: list[Finding]) -> Markup:
    """The JSON for the page (texts, evidence, nodes, findings, elements), safe inside `<script>`."""
    pool = _Pool(instruments(findings))
    rows = [
        [pool.node(finding.trace), [pool.plain(guid) for guid in finding.elements]] for finding in findings
    ]
    document = {
        "texts": list(pool.texts),
        "evidence": list(pool.evidence),
        "nodes": list(pool.nodes),
        "findings": rows,
        "elements": {str(guid): list(places.values()) for guid, places in pool.elements.items()},
    }
    return in_script(msgspec.json.encode(document))


def in_script(data: bytes) -> Markup:
    """JSON as the content of a `<script>` that cannot end it."""
    text = data.decode()
    for character, escaped in _NOT_IN_SCRIPT.items():
        text = text.replace(character, escaped)
    return Markup(text)


class _Pool:
    """Collects what is distinct, in the order it is first met."""

    def __init__(self, known: dict[str, ClauseRef]) -> None:
        self.texts: dict[str | tuple[str, str], int] = {"": 0}
        self.evidence: dict[tuple[int, ...], int] = {}
        self.nodes: dict[tuple[object, ...], int] = {}
        self.elements: dict[int, dict[tuple[int, ...], int]] = {}
        self._known = known
        self._walked: dict[int, int] = {}

    def plain(self, text: str) -> int:
        """The index of a text that is the same in both languages."""
        return self.texts.setdefault(visible(text), len(self.texts))

    def both(self, text: Text) -> int:
        """The index of a text in two languages."""
        if text.zh == text.en:
            return self.plain(text.zh)
        return self.texts.setdefault((visible(text.zh), visible(text.en)), len(self.texts))

    def node(self, trace: Trace) -> int:
        """The index of a node, its operands first. An object that was met before is not walked again."""
        if id(trace) in self._walked:
            return self._walked[id(trace)]
        operands = tuple(self.node(operand) for operand in trace.operands)
        label, name = node_names(trace)
        key = (
            self.both(word(KINDS, trace.kind.value)),
            self.both(label),
            self.plain(name),
            self.both(plain_value(trace.value, trace.unit)),
            self.plain(trace.text),
            self.both(trace_clause(trace.clause, self._known) if trace.clause else _EMPTY),
            self.both(word(BASES, trace.basis) if trace.basis else _EMPTY),
            self.plain(trace.subject),
            self.both(trace.note or _EMPTY),
            int(trace.conflict),
            tuple(self.found(evidence) for evidence in trace.evidence),
            operands,
        )
        self._walked[id(trace)] = self.nodes.setdefault(key, len(self.nodes))
        return self._walked[id(trace)]

    def found(self, evidence: Evidence) -> int:
        """The index of a piece of evidence. Each place where a GUID stands is remembered under the GUID."""
        element = (
            self.plain(evidence.ifc_class),
            self.plain(evidence.name),
            self.plain(evidence.guid),
            self.plain(f"#{evidence.step}" if evidence.step else ""),
            self.plain(evidence.file),
        )
        key = (
            self.both(word(SOURCES, evidence.source.value)),
            self.plain(evidence.where),
            self.plain(evidence.raw + unit_text(evidence.unit).en),
            self.plain(evidence.converted),
            self.both(word(STRENGTHS, evidence.strength.value)),
            self.plain(f"#{evidence.property_step}" if evidence.property_step else ""),
            *element,
        )
        index = self.evidence.setdefault(key, len(self.evidence))
        if evidence.guid:
            self.elements.setdefault(element[2], {}).setdefault(element, index)
        return index
