"""What other installed packages add: facts, calculators, outputs.

A package names them in its `pyproject.toml`; what cimcheck has itself is never replaced.

    [project.entry-points."cimcheck.facts"]        # a module with derive(store, subject) -> Traced
    building_reference_elevation = "our_city.reference_elevation"
    [project.entry-points."cimcheck.calculators"]  # a module with ARGUMENTS, OUTPUTS and calculate
    our_score = "our_city.our_score"
    [project.entry-points."cimcheck.outputs"]      # a module with FILE and render(review, lang) -> bytes
    our_list = "our_city.our_list"
"""

import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FACTS, CALCULATORS, OUTPUTS = "cimcheck.facts", "cimcheck.calculators", "cimcheck.outputs"


@lru_cache(maxsize=8)
def outside(group: str) -> Mapping[str, Any]:
    """The entry points of a group by name, each with `load()`; the first on the search path counts."""
    if not any(f"[{group}]".encode() in listed for listed in _listings()):
        return {}  # loading importlib.metadata takes a tenth of a whole check
    from importlib import metadata

    found: dict[str, Any] = {}
    for entry in metadata.entry_points(group=group):
        found.setdefault(entry.name, entry)
    return found


def packages() -> list[str]:
    """Name and version of each package that adds facts or calculators, which may change what checks say."""
    added = [*outside(FACTS).values(), *outside(CALCULATORS).values()]
    return sorted({f"{entry.dist.name} {entry.dist.version}" for entry in added if entry.dist})


def sources() -> list[Path]:
    """The files of the modules that add facts or calculators, with those beside them."""
    found: set[Path] = set()
    for group in (FACTS, CALCULATORS):
        for entry in outside(group).values():
            spec = find_spec(entry.module.partition(".")[0])
            for folder in spec.submodule_search_locations or () if spec else ():
                found.update(Path(folder).rglob("*.py"))
            if spec and spec.origin and not spec.submodule_search_locations:
                found.add(Path(spec.origin))
    return sorted(found)


def _listings() -> Iterator[bytes]:
    """The entry points of each package that is installed as files."""
    for folder in dict.fromkeys(sys.path):
        for listed in sorted(Path(folder or ".").glob("*.*-info/entry_points.txt")):
            yield listed.read_bytes()
