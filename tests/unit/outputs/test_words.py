"""Every identifier that rules and readers use has words in both languages."""

from pathlib import Path
from typing import get_args

import pytest

from cimcheck.core.evidence import Source, Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind
from cimcheck.core.verdict import Verdict
from cimcheck.core.yaml_lines import load
from cimcheck.outputs import words
from cimcheck.packs.schema import schema
from cimcheck.reading.note_kind import Severity


def enumerated(kind: str, name: str) -> set[str]:
    """All values that the schema of a file allows for keys of one name."""
    found: set[str] = set()

    def walk(node: object, key: str) -> None:
        if isinstance(node, dict):
            if key == name:
                found.update(value for value in node.get("enum", ()) if isinstance(value, str))
            for inner_key, inner in node.items():
                walk(inner, inner_key)
        elif isinstance(node, list | tuple):
            for inner in node:
                walk(inner, key)

    walk(schema(kind), "")
    return found - {""}


@pytest.mark.parametrize(
    ("names", "identifiers"),
    [
        (words.VERDICTS, set(Verdict)),
        (words.SIGNS, set(Verdict)),
        (words.KINDS, set(Kind)),
        (words.SOURCES, set(Source)),
        (words.STRENGTHS, set(Strength)),
        (words.SEVERITIES, set(get_args(Severity))),
        (words.LEVELS, enumerated("rule", "level")),
        (words.BASES, enumerated("rule", "basis")),
    ],
    ids=["verdicts", "signs", "kinds", "sources", "strengths", "severities", "levels", "bases"],
)
def test_all_have_words(names: dict[str, Text], identifiers: set[str]) -> None:
    assert identifiers
    assert identifiers <= set(names)


def test_all_subjects_and_domains_of_the_rules_have_words(root: Path) -> None:
    assert set(load(root / "rules" / "facts" / "entities.yaml").data["entities"]) <= set(words.SUBJECT_KINDS)
    assert {path.parent.name for path in root.glob("rules/*/domain.yaml")} <= set(words.DOMAINS)


def test_an_unknown_identifier_is_shown_as_it_is() -> None:
    assert words.word(words.DOMAINS, "new_domain") == Text("new_domain", "new_domain")
