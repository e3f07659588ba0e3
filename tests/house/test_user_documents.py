"""The documents for users: both languages show the same code, it runs, and what they name exists."""

import re
import shlex
from pathlib import Path

import click
import pytest

from builders.documents import blocks, checkout, prose, run
from cimcheck.cli.grammar import group

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for place in ("docs/*.md", "docs/howto/*.md", "docs/explanation/*.md")
    for path in ROOT.glob(place)
    if not path.name.endswith(".en.md")
)
VERSIONS = [version for page in PAGES for version in (page, page.with_suffix(".en.md"))]
RUNNABLE = [
    one for one in VERSIONS if any(block.exit_code is not None for block in blocks(one.read_text("utf-8")))
]
PATHS = re.compile(r"`((?:rules|src|docs|sample_models|reports|tests)/[\w./-]*)`")
SPANS = re.compile(r"`((?:cimcheck|make) [^`]+)`")
HEADING = re.compile(r"^(#+) ", re.MULTILINE)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_both_languages_have_the_same_outline_and_code(page: Path) -> None:
    chinese, english = (one.read_text("utf-8") for one in (page, page.with_suffix(".en.md")))
    assert HEADING.findall(prose(chinese)) == HEADING.findall(prose(english))
    shown, twin = blocks(chinese), blocks(english)
    assert [(one.language, one.mark) for one in shown] == [(one.language, one.mark) for one in twin]
    for one, other in zip(shown, twin, strict=True):
        if one.language == "sh":
            assert one.commands == other.commands
        elif one.mark != "output":
            assert one.body == other.body


@pytest.mark.parametrize("document", RUNNABLE, ids=name_of)
def test_what_a_document_shows_is_what_happens(document: Path, tmp_path: Path) -> None:
    checkout(ROOT, tmp_path)
    assert list(run(document, tmp_path, "en" if document.name.endswith(".en.md") else "zh")) == []


@pytest.mark.parametrize("document", [ROOT / "README.md", ROOT / "README.en.md", *VERSIONS], ids=name_of)
def test_commands_options_and_files_that_a_document_names_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    lines = [line for block in blocks(text) if block.language == "sh" for line in block.commands]
    absent = [fault for line in lines + SPANS.findall(prose(text)) for fault in faults_of(line)]
    absent += [path for path in PATHS.findall(prose(text)) if not (ROOT / path).exists()]
    assert absent == []


def faults_of(line: str) -> list[str]:
    """What a command line names that does not exist; nothing for a line that runs something else."""
    words = shlex.split(line, comments=True)
    if words[:1] == ["make"]:
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        return [line for word in words[1:2] if word not in targets]
    if not words or Path(words[0]).name != "cimcheck":
        return []
    command, options = command_of(words[1:])
    return [f"{line}: {option}" for option in options if option not in options_of(command)]


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the words name, and the options among them."""
    command: click.Command = group("cimcheck", "cimcheck.cli.commands", "")
    context = click.Context(command)
    for word in words:
        found = command.get_command(context, word) if isinstance(command, click.Group) else None
        if found is None:
            break
        command = found
    assert command.name != "cimcheck" or words[0].startswith("--"), f"no such command: {words[0]}"
    return command, [word.partition("=")[0] for word in words if word.startswith("--")]


def options_of(command: click.Command) -> set[str]:
    """Every option of a command."""
    own = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    return own | {"--help", "--version", "--lang"}
