"""Numbers in workbooks stay numbers, shown with their unit."""

import io

import openpyxl
import pytest

from cimcheck.core.text import Text
from cimcheck.outputs.sheets.table import Amount
from cimcheck.outputs.xlsx.pen import Content
from cimcheck.outputs.xlsx.workbook import workbook


@pytest.mark.parametrize(
    ("content", "value", "form"),
    [
        (44.576, 44.576, "#,##0.####"),
        (44, 44, "#,##0"),
        (Amount(44.576, "m3"), 44.576, '#,##0.####" m³"'),
        (Amount(800, "m2"), 800, '#,##0" m²"'),
        (Amount(0.5422, "%"), 0.5422, "0.####%"),
        (Amount(0.9, "%"), 0.9, "0%"),
        (Amount(2.5, "W/m2"), "2.5 W/m²", "General"),
    ],
)
def test_a_number_has_the_format_of_its_unit(content: Content, value: object, form: str) -> None:
    made = workbook(
        Text("表", "Table"), "cimcheck", "zh", lambda sheets: sheets.add(Text("表", "t")).line([content])
    )
    (sheet,) = openpyxl.load_workbook(io.BytesIO(made))
    assert (sheet["A1"].value, sheet["A1"].number_format) == (value, form)
