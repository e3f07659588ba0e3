"""The self-assessment sheet as a project file.

Every line is a comment until somebody fills it in; what is known already stands beside it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from cimcheck.outputs.assessment.lines import DECLARED, Assessment, AssessmentLine, sheets

PLAIN = ("building.id", "building.name", "building.category", "building.part")


def render(assessment: Assessment, lang: str) -> str:
    """YAML text that is read back with --project."""
    project, *buildings = sheets(assessment)
    about = [line for line in project.lines if line.key.startswith("project.")]
    conditions = [line for line in project.lines if line.key.startswith("conditions.")]
    lines = [*_HEAD[lang], _opened("project", "", about), *_block(about, "project.", "  ", lang)]
    lines += [_opened("conditions", "", conditions), *_conditions(conditions, lang), "buildings:"]
    for building in buildings:
        lines += [*_about(building.lines), "    declared:", "      document: ''"]
        lines += _block(building.lines, DECLARED, "      ", lang)
    return "\n".join(lines) + "\n"


def _opened(name: str, indent: str, lines: Iterable[AssessmentLine]) -> str:
    """The key above some lines: a comment while none of them states anything."""
    mark = "" if any(line.stated for line in lines) else "# "
    return f"{indent}{mark}{name}:"


_HEAD = {
    "zh": (
        "# 绿色建筑自评表。去掉行首的 # 并填写；写作 {value: 10, document: 依据文件} 可注明依据。",
        "# 由数量得分的条文填数量，不填分数。行尾是已算出的值和可能得分。",
    ),
    "en": (
        "# Self-assessment of a green building. Take the # away and fill in;",
        "# {value: 10, document: proof} names the proof.",
        "# Items scored by quantities take the quantity, not points.",
        "# What is known already and the points that are possible stand at the end of a line.",
    ),
}


def _about(lines: Iterable[AssessmentLine]) -> Iterator[str]:
    start = "  - "
    for line in lines:
        key = line.key.partition(".")[2]
        if line.key in PLAIN and line.stated:
            yield f"{start}{key}: {_quoted(line.stated)}"
            start = "    "
        elif line.key == "model.files" and line.stated:
            yield "    models:"
            yield from (f"      - {_quoted(name)}" for name in line.stated.split("; ") if name)


def _conditions(lines: Iterable[AssessmentLine], lang: str) -> Iterator[str]:
    """The conditions; those of one block below its name."""
    for block, found in groupby(lines, key=lambda line: line.key.split(".")[1]):
        inside = list(found)
        prefix = f"conditions.{block}"
        if inside[0].key == prefix:
            yield _one(inside[0], "  ", block, lang)
        else:
            yield _opened(block, "  ", inside)
            yield from _block(inside, f"{prefix}.", "    ", lang)


def _block(lines: Iterable[AssessmentLine], prefix: str, indent: str, lang: str) -> Iterator[str]:
    for line in lines:
        if line.key.startswith(prefix):
            yield _one(line, indent, line.key.removeprefix(prefix), lang)


def _one(line: AssessmentLine, indent: str, key: str, lang: str) -> str:
    unit = f" [{line.column.unit}]" if line.column.unit else ""
    known = [one.get(lang) for one in (line.computed, line.possible) if one.get(lang)]
    about = f"# {line.title.get(lang)}{unit}" + (f"; {' / '.join(known)}" if known else "")
    if not line.stated:
        return f"{indent}# {key}:   {about}"
    value = _stated(line)
    proof = f"{{value: {value}, document: {_quoted(line.document)}}}" if line.document else value
    return f"{indent}{key}: {proof}   {about}"


def _stated(line: AssessmentLine) -> str:
    if line.column.kind == "truth":
        return line.stated.lower()
    if line.column.kind == "number":
        try:
            float(line.stated)
        except ValueError:
            return _quoted(line.stated)
        return line.stated
    return _quoted(line.stated)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
