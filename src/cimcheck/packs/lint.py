"""Everything that can be said of a pack without facts: all faults of all files, in order of place."""

from collections.abc import Iterable

from cimcheck.core.text import Text
from cimcheck.errors import Fault
from cimcheck.packs.base import lint_base, whole
from cimcheck.packs.documents import Document
from cimcheck.packs.history import overlays_of
from cimcheck.packs.lint_local import lint_local
from cimcheck.packs.lint_registers import lint_register
from cimcheck.packs.lint_rule import lint_rule
from cimcheck.packs.register import joined
from cimcheck.packs.shapes.rule import LocalFile, RuleFile
from cimcheck.packs.sheet import Sheet


def lint(documents: Iterable[Document]) -> list[Fault]:
    """The faults of documents that have their shape."""
    ordered = list(documents)
    register = joined(ordered)
    rules = {d.shape.id: d.shape for d in reversed(ordered) if isinstance(d.shape, RuleFile)}
    overlays = overlays_of(ordered)
    first: dict[str, str] = {}
    faults: list[Fault] = []
    for document in ordered:
        if document.located is None:
            continue
        sheet = Sheet(document.located)
        if isinstance(document.shape, RuleFile):
            if document.shape.base:
                lint_base(document.shape, rules, sheet)
            lint_rule(document, whole(document.shape, rules), register, sheet)
            _only_once(document.shape.id, first, sheet)
        elif isinstance(document.shape, LocalFile):
            lint_local(document, document.shape, rules, overlays, register, sheet)
        else:
            lint_register(document, register, rules, sheet)
        faults += sheet.faults
    return sorted(set(faults))


def _only_once(rule: str, first: dict[str, str], sheet: Sheet) -> None:
    if rule in first:
        text = Text(
            f"{first[rule]} 已有规则 {rule}；改值请用 local/<地区>/{rule}.yaml。",
            f"{first[rule]} already has the rule {rule}; to change values use local/<place>/{rule}.yaml.",
        )
        sheet.add(("id",), "RULE_TWICE", text)
    first.setdefault(rule, sheet.located.file)
