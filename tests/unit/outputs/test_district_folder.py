"""What a roll-up writes: documents that fit their schemas, the same bytes every time, nothing that runs."""

import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from builders.districts import entry, many, rolled
from builders.reports import HOSTILE
from cimcheck.core.verdict import Verdict
from cimcheck.district.roll_up import RollUp
from cimcheck.district.write_schemas import files
from cimcheck.outputs.district.folder import write_district

FILES = ["district.html", "district.json", "district.xlsx", "evaluation.docx", "reported.csv"]


def written(folder: Path, made: RollUp, lang: str = "zh") -> dict[str, bytes]:
    write_district(made, folder, lang)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_roll_up_gives_the_same_bytes(tmp_path, lang):
    made = rolled(list(many(60)))
    first, second = written(tmp_path / "a", made, lang), written(tmp_path / "b", made, lang)
    assert sorted(name for name in first if "/" not in name) == FILES
    assert first == second


def test_documents_fit_the_published_schemas(tmp_path, root):
    found = written(tmp_path, rolled(list(many(80))))
    for name, text in files().items():
        assert (root / "docs/schemas" / name).read_text(encoding="utf-8") == text, (
            "run python -m cimcheck.district.write_schemas docs/schemas"
        )
    schemas = {name: json.loads(text) for name, text in files().items()}
    jsonschema.validate(json.loads(found["district.json"]), schemas["district.schema.json"])
    documents = [name for name in found if name.startswith("buildings/")]
    assert len(documents) > 50
    for name in documents:
        jsonschema.validate(json.loads(found[name]), schemas["building.schema.json"])


def test_every_building_of_the_list_has_its_document_and_old_ones_go(tmp_path):
    written(tmp_path, rolled([entry("P1"), entry("P2")]))
    found = written(tmp_path, rolled([entry("P2")]))
    listed = [one["file"] for one in json.loads(found["district.json"])["buildings"]]
    assert sorted(name for name in found if "/" in name) == [f"buildings/{name}" for name in listed]


def test_names_from_outside_are_never_paths_or_formulas(tmp_path):
    entries = [
        entry("../../x", "..", town="=1+1"),
        *(entry(text, text[:20], town=text[:50]) for text in HOSTILE),
    ]
    found = written(tmp_path / "out", rolled(entries))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert all(name.count("/") <= 1 for name in found)
    page = found["district.html"].decode()
    assert not [tag for tag in ("<script>document", "<img", "<svg/", "</style><style>") if tag in page]


def test_the_table_of_reported_figures_can_be_given_back(tmp_path):
    from builders.districts import plan
    from cimcheck.district.reported import read_reported

    write_district(rolled([entry(verdicts={"PFB001": Verdict.PASS})]), tmp_path)
    path = tmp_path / "reported.csv"
    assert read_reported(path, plan()) == {}
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 36
    path.write_text("\n".join([lines[0], "4,建成区绿地率,%,32.8,2023-12-31,统计局"]), encoding="utf-8")
    (figure,) = read_reported(path, plan()).values()
    assert (float(figure.value), figure.as_of, figure.source) == (32.8, "2023-12-31", "统计局")


def test_a_sum_without_an_upper_end_has_none_in_the_workbook(tmp_path):
    unsized = entry("P2", shelter=(0, 1_000_000))
    write_district(rolled([entry("P1", shelter=(5000, 5000)), unsized]), tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "district.xlsx").worksheets[0]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert (rows[32][6], rows[32][7]) == (0.5, None)  # from, to [10 000 m2]
    assert rows[32][11] is None
    assert (rows[16][6], rows[16][7]) == (0.2, 0.2)
