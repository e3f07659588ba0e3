"""What no file of the repository may say."""

import re
from pathlib import Path

from builders.tracked import tracked_files, tracked_text

# Written in two parts, so that this file does not name what it forbids.
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted",
    "npmjs" + ".org",
    "npmmirror" + ".com",
    "index" + "-url",
    "index" + "_url",
]
PLACES = ["/" + "work/", "/" + "tmp/", "/" + "root/", "/" + "home/", "/" + "opt/", "C:" + "\\Users"]
UNFINISHED = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "X" + "XX", "NotImplemented" + "Error"]
LARGEST = 1_048_576
LARGEST_FONT = 3_000_000


def lines_with(root: Path, pattern: str, *files: str) -> list[str]:
    """Each line that matches, as path:line."""
    search = re.compile(pattern)
    return [
        f"{path.relative_to(root)}:{number}"
        for path, text in tracked_text(root, *files)
        for number, line in enumerate(text.splitlines(), 1)
        if search.search(line)
    ]


def either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def test_no_package_registry_is_named(root: Path) -> None:
    # `make lock` tells the resolver not to write the address down.
    allowed = {
        f"Makefile:{n}"
        for n, line in enumerate((root / "Makefile").read_text().splitlines(), 1)
        if "--no-emit-" in line
    }
    assert set(lines_with(root, either(HOSTS))) <= allowed


def test_no_path_of_one_machine_is_named(root: Path) -> None:
    assert lines_with(root, rf"(?<![\w.}}\])])(?:{either(PLACES)})") == []


def test_nothing_is_left_for_later(root: Path) -> None:
    words = either(UNFINISHED)
    assert lines_with(root, rf"\b(?:{words})\b", "*.py", "*.c", "*.yaml", "*.toml", "*.html", "*.j2") == []


def test_no_file_is_large(root: Path) -> None:
    limits = {".otf": LARGEST_FONT}
    assert [
        path for path in tracked_files(root) if path.stat().st_size > limits.get(path.suffix, LARGEST)
    ] == []


def test_only_data_lies_among_the_rules(root: Path) -> None:
    assert [
        path for path in tracked_files(root, "rules") if path.suffix not in {".yaml", ".json", ".md"}
    ] == []
