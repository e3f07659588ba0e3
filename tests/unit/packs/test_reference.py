"""The reference page of rule files names every key and every code, in both languages."""

import re
from pathlib import Path

import pytest

from builders.pack_mistakes import MISTAKES
from cimcheck.core.yaml_lines import parse
from cimcheck.packs.documents import shaped
from cimcheck.packs.schema import schema

PAGES = ["rule_file.md", "rule_file.en.md"]
CODE = re.compile(r'"([A-Z]{2,}(?:_[A-Z0-9]+)+)"')


def words(page: Path) -> set[str]:
    text = page.read_text(encoding="utf-8")
    return set(re.findall(r"[A-Za-z_0-9]+", " ".join(re.findall(r"`([^`\n]+)`", text))))


@pytest.mark.parametrize("name", PAGES)
def test_every_key_is_named(root: Path, name: str):
    keys = {
        key
        for kind in ("rule", "local")
        for shape in schema(kind)["$defs"].values()
        for key in shape["properties"]
    }
    spoken_of_as_a_verdict = {"pass", "fail", "undetermined", "not_applicable"}
    in_the_examples = {"zh", "en", "given", "expect", "rule", "note"}
    assert (
        keys - words(root / "docs" / "reference" / name) - spoken_of_as_a_verdict - in_the_examples == set()
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_code_is_named(root: Path, name: str):
    sources = [*(root / "src/cimcheck/packs").glob("*.py"), *(root / "src/cimcheck/core").glob("yaml_*.py")]
    codes = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}
    codes |= {code for _, _, _, code, _ in MISTAKES}
    assert codes - words(root / "docs" / "reference" / name) == set()


def test_both_languages_show_the_same_codes(root: Path):
    chinese, english = (words(root / "docs" / "reference" / name) for name in PAGES)
    assert {word for word in chinese if "_" in word} == {word for word in english if "_" in word}


@pytest.mark.parametrize("name", PAGES)
def test_what_is_shown_has_the_shape_of_a_file(root: Path, name: str):
    text = (root / "docs" / "reference" / name).read_text(encoding="utf-8")
    rule, local = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for kind, block in (("rule", rule), ("local", local)):
        located = parse(block)
        assert located.faults == ()
        assert shaped(kind, located.data) is not None
