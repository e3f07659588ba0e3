"""How the source is cut: small files, nothing heavy at start-up, no clock where results are made."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from builders.tracked import tracked_files

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared"}
HEAVY = {
    "dask",
    "distributed",
    "hypothesis",
    "ifcopenshell",
    "jinja2",
    "jsonschema",
    "lxml",
    "numpy",
    "openpyxl",
    "pandas",
    "pyarrow",
    "pyogrio",
    "pyproj",
    "shapely",
    "sqlalchemy",
    "trimesh",
    "typst",
    "xlsxwriter",
}
COMPUTING = ["core", "facts", "packs", "calculators", "findings", "engine", "district"]
CHANGES_BETWEEN_RUNS = {"time", "random", "secrets", "socket", "getpass", "platform", "uuid", "locale"}
NETWORK = {"requests", "httpx", "urllib3", "ftplib", "smtplib"}


def modules(root: Path, *folders: str) -> list[Path]:
    return tracked_files(
        root, *(f"src/cimcheck/{folder}/*.py" for folder in folders) if folders else ("src/*.py",)
    )


def imported(path: Path) -> set[str]:
    """The first part of the name of each module that a file imports anywhere."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from its first statement, the docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_module_is_long(root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text("utf-8").splitlines()) for path in modules(root)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_function_is_long(root: Path) -> None:
    lengths = {
        f"{path.relative_to(root)}:{node.lineno} {node.name}": body_length(node)
        for path in modules(root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_names_say_what_is_inside(root: Path) -> None:
    parts = {
        part for path in tracked_files(root, "*.py") for part in path.relative_to(root).with_suffix("").parts
    }
    assert parts & VAGUE == set()


def test_results_do_not_depend_on_clock_chance_or_machine(root: Path) -> None:
    found = {
        str(path.relative_to(root)): imported(path) & CHANGES_BETWEEN_RUNS
        for path in modules(root, *COMPUTING)
    }
    assert {name: names for name, names in found.items() if names} == {}


def test_nothing_goes_to_the_network(root: Path) -> None:
    assert [path for path in modules(root) if imported(path) & NETWORK] == []


@pytest.mark.parametrize("statement", ["import cimcheck", "import cimcheck.cli", "import cimcheck.api"])
def test_heavy_libraries_are_loaded_only_where_they_are_used(statement: str) -> None:
    program = f"import sys; {statement}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    assert set(loaded) & HEAVY == set()


def test_version_is_shown_without_the_machinery() -> None:
    program = (
        "import sys; from cimcheck.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    assert set(loaded) & HEAVY == set()
