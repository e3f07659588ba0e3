"""Every code that a person can meet: notes of the gate from their catalogue, the others from the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import cimcheck
from cimcheck.reading.note_catalogue import CATALOGUE
from cimcheck.workspace.outcome import Outcome
from pages.markdown import either, table

SOURCE = Path(cimcheck.__file__).resolve().parent


def lines(lang: str) -> Iterator[str]:
    """Three tables: notes of models, errors and faults, outcomes of a batch."""
    yield either(lang, "# 提示与错误", "# Notes and errors")
    yield ""
    yield either(lang, "## 读取模型时的提示", "## Notes on models")
    yield ""
    head = either(lang, "代码,程度,说明", "Code,Severity,What it says").split(",")
    notes = ((f"`{code}`", kind.severity, kind.message.get(lang)) for code, kind in sorted(CATALOGUE.items()))
    yield from table(head, notes)
    yield either(lang, "## 其他错误", "## Other errors")
    yield ""
    head = either(lang, "代码,说明", "Code,What it says").split(",")
    yield from table(head, ((f"`{code}`", text) for code, text in sorted(_coded(lang).items())))
    yield either(lang, "## 批量审查的结局", "## Outcomes of a batch")
    yield ""
    head = either(lang, "结局,含义", "Outcome,Meaning").split(",")
    yield from table(head, ((f"`{outcome}`", outcome.text.get(lang)) for outcome in Outcome))


def _coded(lang: str) -> dict[str, str]:
    """Codes with the first sentence that the source gives them."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                code, text = _code(node), _text(node, lang)
                if code and text and code not in CATALOGUE:
                    found.setdefault(code, text)
    return found


def _code(call: ast.Call) -> str:
    for argument in call.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            word = argument.value
            if len(word) > 3 and word.isupper() and word.replace("_", "").isalnum():
                return word
    return ""


def _text(call: ast.Call, lang: str) -> str:
    for argument in call.args:
        if (
            isinstance(argument, ast.Call)
            and getattr(argument.func, "id", "") == "Text"
            and len(argument.args) == 2
        ):
            return _literal(argument.args[0 if lang == "zh" else 1])
    return ""


def _literal(node: ast.expr) -> str:
    match node:
        case ast.Constant():
            return str(node.value)
        case ast.JoinedStr():
            return "".join(_literal(part) for part in node.values)
        case ast.FormattedValue():
            return "…"
    return "…"
