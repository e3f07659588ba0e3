"""Tables of submissions: encodings, headers in two languages, mangled cells, faults with their places."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cimcheck.core.text import Text
from cimcheck.errors import Fault, ProjectFileError, UsageError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project_file import load_project
from cimcheck.resources import rules_folder
from cimcheck.workspace.columns import columns_of
from cimcheck.workspace.submission import Submission, Submissions
from cimcheck.workspace.submissions import read_submissions
from cimcheck.workspace.template import write_template

HEADER = "项目代码,项目名称,楼栋,镇街,类别,申报日期,开工日期,模型文件,专业"
CODE = "2505-320506-01-000001"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(rules_folder())


def table(
    folder: Path, text: str, encoding: str = "utf-8", models: Sequence[str] = ("a.ifc", "b.ifc")
) -> Path:
    for name in models:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def places(faults: Sequence[Fault]) -> list[tuple[int, int, str]]:
    return [(fault.line, fault.column, fault.code) for fault in faults]


def only(found: Submissions) -> Submission:
    assert len(found.items) == 1
    return found.items[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_row_is_the_same_whatever_wrote_it(
    encoding: str, delimiter: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    row = f"{CODE},金鸡湖𠮷苑,B1,木渎镇,商品住房,2024-05-20,2024/6/1,a.ifc,建筑"
    path = table(tmp_path, f"{HEADER}\n{row}\n".replace(",", delimiter), encoding)
    found = only(read_submissions(path, catalogue))
    assert found.faults == ()
    assert found.key == f"{CODE}/B1@2024-05-20"
    assert found.models == (tmp_path / "a.ifc",)
    assert found.data == {
        "project": {
            "code": CODE,
            "name": "金鸡湖𠮷苑",
            "town": "木渎镇",
            "filed": "2024-05-20",
            "started": "2024-06-01",
        },
        "buildings": [
            {
                "id": "B1",
                "category": "commodity_housing",
                "models": [{"file": "a.ifc", "discipline": "architecture"}],
            }
        ],
    }


def test_the_text_handed_to_the_check_is_the_same_project(tmp_path: Path, catalogue: Catalogue) -> None:
    ratio = next(
        column.title.zh for column in columns_of(catalogue) if column.path.endswith("air_defence.ratio")
    )
    header = (
        f"project_code,building,filed,models,{ratio},declared.floor_area_above_ground,conditions.green_star"
    )
    path = table(tmp_path, f'{header}\n{CODE},B1,2024-05-20,a.ifc;b.ifc,7%,"12,000 m2",二星级\n')
    found = only(read_submissions(path, catalogue))
    assert found.faults == ()
    file = tmp_path / "table.yaml"
    file.write_text(found.project_text)
    project = load_project(file, catalogue)
    assert project.conditions[catalogue.conditions["air_defence.ratio"].id].value == value(
        "7%", "air_defence.ratio", catalogue
    )
    assert [model.file for model in project.buildings[0].models] == ["a.ifc", "b.ifc"]
    assert project.filed == date(2024, 5, 20)
    assert len(project.buildings[0].declared) == 1


def value(text: str, condition: str, catalogue: Catalogue) -> Any:
    from cimcheck.facts.stated import stated_value

    return stated_value(catalogue.conditions[condition], text)


def test_rows_of_one_building_are_one_submission(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = (
        f"{CODE},,B1,,,2024-05-20,,a.ifc,建筑\n{CODE},小区,B1,木渎镇,,,,b.ifc,结构\n{CODE},,B2,,,,,a.ifc,\n"
    )
    first, second = read_submissions(table(tmp_path, f"{HEADER}\n{rows}"), catalogue).items
    assert (first.key, second.key) == (f"{CODE}/B1@2024-05-20", f"{CODE}/B2")
    assert [path.name for path in first.models] == ["a.ifc", "b.ifc"]
    assert first.data["project"]["town"] == "木渎镇"  # type: ignore[index]
    assert first.faults == ()


def test_a_building_filed_again_is_another_submission(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = f"{CODE},,B1,,,2024-05-20,,a.ifc,\n{CODE},,B1,,,2024-09-01,,b.ifc,\n"
    found = read_submissions(table(tmp_path, f"{HEADER}\n{rows}"), catalogue).items
    assert [one.key.partition("@")[2] for one in found] == ["2024-05-20", "2024-09-01"]


@pytest.mark.parametrize(
    "header", ["申报的人防工程建设方式", "人防工程建设方式", "declared.air_defence_builder"]
)
def test_a_declared_fact_goes_by_its_title_too(header: str, tmp_path: Path, catalogue: Catalogue) -> None:
    row = f"{CODE},,B1,,,2024-05-20,,a.ifc,,自建"
    found = only(read_submissions(table(tmp_path, f"{HEADER},{header}\n{row}\n"), catalogue))
    (building,) = found.data["buildings"]  # type: ignore[misc]
    assert (found.faults, building["declared"]) == ((), {"air_defence_builder": "authority"})


def test_faults_are_listed_with_their_cells_and_stop_no_other_row(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    rows = [
        f"{CODE},,B1,,,2024-05-20,,a.ifc,",
        f"{CODE},,B2,,别墅,2024-02-30,,absent.ifc,",
        ",,B3,,,,,a.ifc,",
        f"{CODE},甲,B4,,,,,a.ifc,建筑",
        f"{CODE},乙,B4,,,,,a.ifc,结构",
        f"{CODE},,B5,,,,,,",
    ]
    found = read_submissions(table(tmp_path, "\n".join([HEADER, *rows])), catalogue)
    assert {one.key: places(one.faults) for one in found.items} == {
        f"{CODE}/B1@2024-05-20": [],
        f"{CODE}/B2": [(3, 5, "VALUE_UNKNOWN"), (3, 6, "DATE_UNKNOWN"), (3, 8, "MODEL_ABSENT")],
        "row 4": [(4, 1, "CELL_MISSING")],
        f"{CODE}/B4": [(6, 2, "ROWS_DISAGREE"), (6, 8, "ROWS_DISAGREE")],
        f"{CODE}/B5": [(7, 8, "CELL_MISSING")],
    }
    bad = next(one for one in found.items if one.key.endswith("B2"))
    assert bad.faults[0].place() == "table.csv:3:5"
    assert bad.faults[0].text == Text("“别墅”不是“类别”的取值。", "“别墅” is not a value of “category”.")


def test_values_that_the_catalogue_refuses_are_at_their_cell(tmp_path: Path, catalogue: Catalogue) -> None:
    path = table(
        tmp_path,
        f"项目代码,楼栋,模型文件,conditions.air_defence.ratio,declared.floor_area\n{CODE},B1,a.ifc,多,-5\n",
    )
    assert {place[:2] for place in places(only(read_submissions(path, catalogue)).faults)} == {(2, 4), (2, 5)}


def test_unknown_columns_are_remarked_and_headers_may_stand_below_a_title(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    text = f"2024年报审表,,,\n项目代码,楼 栋,模型文件（IFC）,负责人\n{CODE},B1,a.ifc,张工\n"
    found = read_submissions(table(tmp_path, text), catalogue)
    assert places(found.remarks) == [(2, 4, "COLUMN_UNKNOWN")]
    assert only(found).faults == ()


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "项目代码,楼栋\nx,y\n", "项目代码,楼栋,模型文件,项目编号\n"]
)
def test_a_table_without_a_usable_header_is_refused(text: str, tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(ProjectFileError, match="TABLE_HEADER"):
        read_submissions(table(tmp_path, text), catalogue)


def test_quoted_cells_of_several_lines_keep_row_numbers(tmp_path: Path, catalogue: Catalogue) -> None:
    text = f'{HEADER}\n{CODE},"甲\n乙",B1,,,,,"a.ifc\nb.ifc",\n{CODE},,B2,,,?,,a.ifc,\n'
    first, second = read_submissions(table(tmp_path, text), catalogue).items
    assert [path.name for path in first.models] == ["a.ifc", "b.ifc"]
    assert places(second.faults) == [(3, 6, "DATE_UNKNOWN")]


def test_two_models_of_one_name_are_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    path = table(tmp_path, f"{HEADER}\n{CODE},,B1,,,,,x/m.ifc;y/m.ifc,\n", models=("x/m.ifc", "y/m.ifc"))
    assert places(only(read_submissions(path, catalogue)).faults) == [(2, 8, "MODEL_NAME_TWICE")]


DATES = ["2024-05-20", "2024/5/20", "2024.5.20", "2024年5月20日", "20240520", "45432", "2024-05-20 00:00:00"]


@pytest.mark.parametrize("text", DATES)
def test_dates_as_people_and_spreadsheets_write_them(text: str, tmp_path: Path, catalogue: Catalogue) -> None:
    path = table(tmp_path, f"{HEADER}\n{CODE},,B1,,,{text},,a.ifc,\n")
    assert only(read_submissions(path, catalogue)).key.endswith("@2024-05-20")


@pytest.mark.parametrize("text", ["20.5.2024", "2024-13-01", "1", "12345678", "昨天"])
def test_what_is_no_date_is_a_fault(text: str, tmp_path: Path, catalogue: Catalogue) -> None:
    path = table(tmp_path, f"{HEADER}\n{CODE},,B1,,,{text},,a.ifc,\n")
    assert places(only(read_submissions(path, catalogue)).faults) == [(2, 6, "DATE_UNKNOWN")]


def workbook(path: Path, rows: Sequence[Sequence[Any]], *, mac: bool = False) -> Path:
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    for row in rows:
        book.active.append(row)
    book.create_sheet("others").append(["项目代码"])
    book.save(path)
    return path


@pytest.mark.parametrize("mac", [False, True])
def test_a_workbook_with_typed_cells(mac: bool, tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "a.ifc").touch()
    rows = [
        [
            "项目代码",
            "楼栋",
            "行政区划代码",
            "申报日期",
            "开工日期",
            "模型文件",
            "conditions.air_defence.ratio",
        ],
        [
            20240520,
            3.0,
            320506,
            datetime(2024, 5, 20, tzinfo=None),  # noqa: DTZ001
            date(2024, 6, 1),
            "a.ifc",
            0.07,
        ],
    ]
    found = only(read_submissions(workbook(tmp_path / "t.xlsx", rows, mac=mac), catalogue))
    assert found.faults == ()
    assert found.key == "20240520/3@2024-05-20"
    assert found.data["project"] == {
        "code": "20240520",
        "place": "320506",
        "filed": "2024-05-20",
        "started": "2024-06-01",
    }


@pytest.mark.parametrize(("serial", "mac"), [(45432, False), (43970, True)])
def test_a_serial_number_counts_from_the_day_of_its_workbook(
    serial: int, mac: bool, tmp_path: Path, catalogue: Catalogue
) -> None:
    (tmp_path / "a.ifc").touch()
    rows = [["项目代码", "楼栋", "申报日期", "模型文件"], ["c", "B1", serial, "a.ifc"]]
    found = only(read_submissions(workbook(tmp_path / "t.xlsx", rows, mac=mac), catalogue))
    assert found.key == "c/B1@2024-05-20"


def test_a_long_code_that_became_a_number_is_a_fault(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "a.ifc").touch()
    rows = [["项目代码", "楼栋", "模型文件"], [2505320506010000013, "B1", "a.ifc"]]
    found = only(read_submissions(workbook(tmp_path / "t.xlsx", rows), catalogue))
    assert (2, 1, "CODE_AS_NUMBER") in places(found.faults)


def test_what_is_no_workbook_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"PK\x03\x04 no zip at all")
    with pytest.raises(ProjectFileError, match="TABLE_UNREADABLE"):
        read_submissions(path, catalogue)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_template_is_understood_again(
    suffix: str, lang: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    path, again = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    write_template(path, catalogue, lang)
    write_template(again, catalogue, lang)
    assert path.read_bytes() == again.read_bytes()
    found = read_submissions(path, catalogue)
    assert (found.items, found.remarks) == ((), ())
    with pytest.raises(UsageError, match="FILE_EXISTS"):
        write_template(path, catalogue, lang)


def test_no_two_columns_have_the_same_header(catalogue: Catalogue) -> None:
    from cimcheck.workspace.columns import normal

    headers = [
        normal(header) for column in columns_of(catalogue) for header in set(map(normal, column.headers()))
    ]
    assert sorted(headers) == sorted(set(headers))
