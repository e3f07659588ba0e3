"""The lock pins and hashes all that pyproject.toml asks for; nothing else decides what is installed."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; [^\\]+)? \\$", re.MULTILINE)


def requirements(root: Path) -> list[Requirement]:
    """Everything pyproject.toml names: at run time, in extras, and to build."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = [project["build-system"]["requires"], project["project"]["dependencies"], *extras]
    return [Requirement(line) for group in groups for line in group]


def locked(root: Path) -> dict[str, list[str]]:
    """Each name in the lock with its versions: several when Pythons differ."""
    versions: dict[str, list[str]] = {}
    for name, version in PINNED.findall((root / "requirements.lock").read_text("utf-8")):
        versions.setdefault(name, []).append(version)
    return versions


def test_all_that_is_asked_for_is_locked_at_a_version_that_fits(root: Path) -> None:
    lock = locked(root)
    for requirement in requirements(root):
        versions = lock.get(canonicalize_name(requirement.name))
        assert versions, requirement.name
        assert all(requirement.specifier.contains(version, prereleases=True) for version in versions), (
            requirement
        )


def test_every_line_of_the_lock_is_pinned_or_a_hash(root: Path) -> None:
    lines = (root / "requirements.lock").read_text("utf-8").splitlines()
    strange = [line for line in lines if not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line)]
    assert [line for line in strange if not PINNED.fullmatch(line)] == []


def test_every_pinned_name_has_a_hash(root: Path) -> None:
    text = (root / "requirements.lock").read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [entry.partition("==")[0] for entry in entries if "--hash=sha256:" not in entry] == []
