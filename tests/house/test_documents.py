"""The documents: both languages say the same, every link leads somewhere, every decision is listed."""

import re
from pathlib import Path

from builders.documents import blocks, prose
from builders.tracked import tracked_text

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def outline(text: str) -> list[int]:
    """The levels of the headings, in order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", prose(text), re.MULTILINE)]


def commands(text: str) -> list[str]:
    """The commands shown, in order, without the remarks beside them."""
    return [line for block in blocks(text) if block.language == "sh" for line in block.commands]


def test_readme_says_the_same_in_both_languages(root: Path) -> None:
    chinese, english = (root / "README.md").read_text("utf-8"), (root / "README.en.md").read_text("utf-8")
    assert outline(chinese) == outline(english)
    assert commands(chinese) == commands(english)
    assert len(blocks(chinese)) == len(blocks(english))
    assert len(LINK.findall(chinese)) == len(LINK.findall(english))


def test_every_link_leads_to_a_file(root: Path) -> None:
    broken = [
        f"{path.relative_to(root)}: {target}"
        for path, text in tracked_text(root, "*.md")
        for target in LINK.findall(prose(text))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert broken == []


def test_decisions_are_numbered_without_gaps_and_have_a_status(root: Path) -> None:
    decisions = [
        (path, text) for path, text in tracked_text(root, "docs/adr/*.md") if path.name != "README.md"
    ]
    assert [path.name[:4] for path, _ in decisions] == [
        f"{number:04}" for number in range(1, len(decisions) + 1)
    ]
    for path, text in decisions:
        assert outline(text) == [1, 2, 2, 2], path.name
        assert re.search(r"^(Accepted|Superseded by \d{4})\.$", text, re.MULTILINE), path.name


def test_every_make_target_that_a_document_names_exists(root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {name for _, text in tracked_text(root, "*.md") for name in re.findall(r"`make ([a-z]+)", text)}
    assert named - targets == set()
