"""A package that adds a fact, a calculator and an output, installed as any other package is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "example_package"
CALCULATE = """
from cimcheck.calculators.interface import find
from cimcheck.core.interval import interval
from cimcheck.core.trace import Kind, Traced, node
def given(name, lo, hi): return Traced(interval(lo, hi), node(Kind.FACT, name, interval(lo, hi), unit="m2"))
left = find("our_remainder").calculate({"whole": given("whole", 10, 12), "part": given("part", 4, 11)})
print(float(left.outputs["left"].value.lo), float(left.outputs["left"].value.hi))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the package is installed into."""
    folder = tmp_path_factory.mktemp("site")
    source = tmp_path_factory.mktemp("source") / "our_city"
    subprocess.run(["cp", "-r", str(PACKAGE), str(source)], check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--target", str(folder), str(source)],
        check=True,
    )  # fmt: skip
    return folder


def run(installed: Path | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    search = [str(installed)] if installed else []
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([*search, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]),
    }
    return subprocess.run(
        [sys.executable, *arguments], check=False, capture_output=True, text=True, env=environment
    )


def reference_elevation(root: Path, installed: Path | None) -> dict[str, object]:
    model = root / "sample_models" / "pass-adb001-office-ifc4.ifc"
    done = run(installed, "-m", "cimcheck", "facts", str(model), "--format", "json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["facts"]
    found: dict[str, object] = next(row for row in rows if row["fact"] == "building.reference_elevation")
    return found


def test_a_fact_comes_from_the_other_package(root: Path, installed: Path) -> None:
    without, with_package = (reference_elevation(root, one) for one in (None, installed))
    assert without != with_package
    assert "3.85" in json.dumps(with_package)


def test_the_receipt_names_the_package(root: Path, installed: Path) -> None:
    model = root / "sample_models" / "pass-adb001-exact_area-ifc4.ifc"
    arguments = ("-m", "cimcheck", "check", str(model), "--only", "ADB001", "--format", "json")
    receipts = [json.loads(run(one, *arguments).stdout)["receipt"] for one in (None, installed)]
    assert [receipt["packages"] for receipt in receipts] == [[], ["our-city 1.0"]]


def test_another_version_of_the_package_is_another_program(installed: Path) -> None:
    ask = "from cimcheck.workspace.fingerprint import of_program; print(of_program())"
    before, with_package = (run(one, "-c", ask).stdout for one in (None, installed))
    assert with_package.endswith("our-city 1.0\n")
    (module,) = installed.glob("our_city/reference_elevation.py")
    text = module.read_text(encoding="utf-8")
    module.write_text(text + "\n# changed\n", encoding="utf-8")
    changed = run(installed, "-c", ask).stdout
    module.write_text(text, encoding="utf-8")
    assert len({before, with_package, changed}) == 3


def test_a_calculator_of_the_other_package_is_found(installed: Path) -> None:
    done = run(installed, "-c", CALCULATE)
    assert done.stdout.split() == ["0.0", "8.0"], done.stderr
    assert "CALCULATOR_UNKNOWN" in run(None, "-c", CALCULATE).stderr


def test_an_output_of_the_other_package_is_written(root: Path, installed: Path, tmp_path: Path) -> None:
    model = root / "sample_models" / "fail-adb001-office_small_shelter-revit_zh.ifc"
    arguments = ("-m", "cimcheck", "check", str(model), "--out", str(tmp_path), "--formats", "our-list")
    assert run(installed, *arguments).returncode == 1
    lines = (tmp_path / "fails.txt").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("ADB001\t") for line in lines)
    assert run(None, *arguments).returncode == 2
