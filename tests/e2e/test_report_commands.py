"""The commands around a finished report: formats, opinions, comparison, verification."""

import json
from pathlib import Path

import pytest

from builders.exports import exported_again
from cimcheck.cli import main


def run(*words: object) -> int:
    return main(["--lang", "en", *map(str, words)])


@pytest.fixture
def model(sample_models: list[Path]) -> Path:
    return next(path for path in sample_models if path.name.startswith("fail-adb002-three_units"))


def test_a_check_writes_every_format_and_an_export_the_same(model: Path, tmp_path: Path) -> None:
    formats = "docx,pdf,xlsx,bcf,junit,sarif,csv"
    assert run("check", model, "--out", tmp_path / "a", "--formats", formats) == 1
    report = tmp_path / "a" / "report.json"
    assert run("export-report", report, "--out", tmp_path / "b", "--formats", formats, "--model", model) == 0
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in "ab")
    assert set(first) - set(second) == {"report.json"}
    assert {name: first[name] == data for name, data in second.items()} == dict.fromkeys(second, True)
    assert len(second) == 8


def test_a_report_is_verified_and_a_tampered_one_is_not(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", model, "--out", tmp_path)
    report = tmp_path / "report.json"
    assert run("verify", report, model) == 0
    report.write_text(report.read_text().replace('"verdict":"fail"', '"verdict":"pass"'))
    assert run("verify", report, model) == 1
    assert "finding ADB002-" in capsys.readouterr().out
    other = tmp_path / "other.ifc"
    other.write_text(exported_again(model.read_text()))
    assert run("verify", report, other) == 1
    assert "the models:" in capsys.readouterr().out


def test_an_opinion_is_written_and_shown_and_leaves_the_verdict(model: Path, tmp_path: Path) -> None:
    run("check", model, "--out", tmp_path)
    report = tmp_path / "report.json"
    failed = next(one for one in json.loads(report.read_bytes())["findings"] if one["verdict"] == "fail")
    file = tmp_path / "opinions.yaml"
    say = ("--decision", "waive", "--reason", "permit 7", "--reviewer", "Li", "--date", "2024-06-01")
    assert run("opinion", report, failed["id"], *say, "--file", file) == 0
    assert run("opinion", report, "ADB002-nonsense", *say, "--file", file) == 2
    out = tmp_path / "out"
    assert run("check", model, "--opinions", file, "--out", out, "--formats", "csv,html") == 1
    text = (out / "report.csv").read_text("utf-8")
    assert "waived,permit 7,Li,2024-06-01" in text
    assert ",fail," in text
    assert "permit 7" in (out / "report.html").read_text("utf-8")


def test_submissions_are_compared_as_models_and_as_reports(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = tmp_path / "again.ifc"
    again.write_text(exported_again(model.read_text()))
    run("diff", model, again, "--format", "json")
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert set(counts) <= {"unchanged", "open"}
    for name, path in (("old", model), ("new", again)):
        run("check", path, "--out", tmp_path / name)
    capsys.readouterr()
    run("diff", tmp_path / "old" / "report.json", tmp_path / "new" / "report.json", "--format", "html")
    assert "<!doctype html>" in capsys.readouterr().out
    run(
        "check",
        again,
        "--previous",
        tmp_path / "old" / "report.json",
        "--out",
        tmp_path / "c",
        "--formats",
        "csv",
    )
    assert ",still open\r\n" in (tmp_path / "c" / "report.csv").read_bytes().decode()


def finding_of(report: Path, verdict: str, rule: str = "ADB002") -> str:
    found = json.loads(report.read_bytes())["findings"]
    return next(one["id"] for one in found if one["verdict"] == verdict and one["rule"] == rule)


def test_a_supposed_value_settles_what_follows_from_it(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", model, "--out", tmp_path)
    report = tmp_path / "report.json"
    capsys.readouterr()
    assert run("whatif", report, model, "--set", "protective_unit.floor_area@防护单元3=1990") == 0
    said = capsys.readouterr().out
    assert "fixed (1)" in said
    assert "2001 m² → 1990 m²" in said
    assert run("whatif", report, model, "--set", "protective_unit.flor_area=1990") == 2
    assert run("whatif", report, model, "--set", "protective_unit.floor_area=many") == 2
    assert run("whatif", report, "--set", "protective_unit.floor_area=1") == 2


def test_sums_over_buildings_follow_what_is_supposed_of_one(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = root / "sample_models" / "projects" / "plot_of_two_buildings" / "project.yaml"
    run("check", "--project", project, "--only", "air_defence", "--out", tmp_path)
    names = ("fail-adb001-residential_tower_small_shelter-ifc4.ifc", "pass-adb001-office-ifc4.ifc")
    models = [root / "sample_models" / name for name in names]
    capsys.readouterr()
    given = ("--project", project, "--set", "building.air_defence_floor_area@B1=500")
    assert run("whatif", tmp_path / "report.json", *models, *given) == 0
    said = capsys.readouterr().out
    assert "ADB010" in said
    assert "still open (" not in said


def test_the_smallest_fix_of_a_finding_passes_when_it_is_applied(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", model, "--out", tmp_path)
    report = tmp_path / "report.json"
    capsys.readouterr()
    assert run("fix", report, finding_of(report, "fail"), model) == 0
    said = capsys.readouterr().out
    assert "2001 m² → 2000 m²" in said
    assert "Sensitivity" in said
    assert run("whatif", report, model, "--set", "protective_unit.floor_area@防护单元3=2000") == 0
    assert "fixed (1)" in capsys.readouterr().out


def test_explain_says_which_fact_moves_the_margin(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", model, "--out", tmp_path)
    report = tmp_path / "report.json"
    capsys.readouterr()
    assert run("explain", report, finding_of(report, "fail"), "--model", model) == 0
    assert "zero at about 2000 m²" in capsys.readouterr().out
