"""Units of a model are exact, and never made up."""

from fractions import Fraction

import pytest

from builders.opened import model_of
from cimcheck.reading.extract import extract_bytes
from cimcheck.reading.notes import Note
from cimcheck.reading.tables import ModelTables

FOOT = (
    "#20=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);",
    "#21=IFCCONVERSIONBASEDUNIT(#20,.LENGTHUNIT.,'FOOT',#22);",
    "#22=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(0.3048),#23);",
    "#23=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);",
    "#24=IFCCONVERSIONBASEDUNIT(#20,.LENGTHUNIT.,'INCH',#25);",
    "#25=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(25.4),#26);",
    "#26=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);",
)


def read(*statements: str, notes: list[Note] | None = None) -> ModelTables:
    model = model_of(*statements, project=False)
    return extract_bytes(model.encode(), notes=[] if notes is None else notes)


def assigned(unit: str, *statements: str, notes: list[Note] | None = None) -> ModelTables:
    """A model whose project has the units named."""
    return read(
        "#1=IFCPROJECT('0000000000000000000001',$,'P',$,$,$,$,$,#2);",
        f"#2=IFCUNITASSIGNMENT(({unit}));",
        *statements,
        notes=notes,
    )


@pytest.mark.parametrize(
    ("statement", "kind", "factor", "name"),
    [
        ("IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)", "LENGTHUNIT", "1/1000", "MILLIMETRE"),
        ("IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.)", "LENGTHUNIT", "1", "METRE"),
        ("IFCSIUNIT(*,.AREAUNIT.,.MILLI.,.SQUARE_METRE.)", "AREAUNIT", "1/1000000", "SQUARE_MILLIMETRE"),
        ("IFCSIUNIT(*,.VOLUMEUNIT.,.DECI.,.CUBIC_METRE.)", "VOLUMEUNIT", "1/1000", "CUBIC_DECIMETRE"),
        ("IFCSIUNIT(*,.MASSUNIT.,.KILO.,.GRAM.)", "MASSUNIT", "1", "KILOGRAM"),
        ("IFCSIUNIT(*,.MASSUNIT.,$,.GRAM.)", "MASSUNIT", "1/1000", "GRAM"),
        ("IFCSIUNIT(*,.FORCEUNIT.,.KILO.,.NEWTON.)", "FORCEUNIT", "1000", "KILONEWTON"),
    ],
)
def test_si_units(statement: str, kind: str, factor: str, name: str) -> None:
    unit = assigned("#3", f"#3={statement};").units.project[kind]
    assert (unit.factor, unit.name, unit.offset) == (Fraction(factor), name, 0)


@pytest.mark.parametrize(("step", "factor"), [("#21", "381/1250"), ("#24", "127/5000")])
def test_converted_units_are_exact(step: str, factor: str) -> None:
    assert assigned(step, *FOOT).units.project["LENGTHUNIT"].factor == Fraction(factor)


def test_derived_units_multiply() -> None:
    unit = assigned(
        "#3",
        "#3=IFCDERIVEDUNIT((#4,#5,#6),.THERMALTRANSMITTANCEUNIT.,$);",
        "#4=IFCDERIVEDUNITELEMENT(#7,1);",
        "#5=IFCDERIVEDUNITELEMENT(#8,-1);",
        "#6=IFCDERIVEDUNITELEMENT(#9,-1);",
        "#7=IFCSIUNIT(*,.POWERUNIT.,$,.WATT.);",
        "#8=IFCSIUNIT(*,.AREAUNIT.,.CENTI.,.SQUARE_METRE.);",
        "#9=IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.KELVIN.);",
    ).units.project["THERMALTRANSMITTANCEUNIT"]
    assert unit.factor == 10_000


def test_celsius_has_an_offset() -> None:
    unit = assigned("#3", "#3=IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.DEGREE_CELSIUS.);").units.project
    assert unit["THERMODYNAMICTEMPERATUREUNIT"].offset == Fraction("273.15")


def test_a_unit_on_a_property_is_kept() -> None:
    tables = assigned(
        "#26",
        *FOOT,
        "#30=IFCPROPERTYSINGLEVALUE('a',$,IFCLENGTHMEASURE(1.),#21);",
        "#31=IFCPROPERTYSINGLEVALUE('b',$,IFCLENGTHMEASURE(1.),$);",
        "#32=IFCQUANTITYLENGTH('c',$,#24,2.,$);",
        "#33=IFCQUANTITYLENGTH('d',$,#21,2.,$);",
        "#34=IFCELEMENTQUANTITY('0000000000000000000002',$,'q',$,$,(#30,#31,#32,#33));",
    )
    names = [unit.name if unit else "" for unit in tables.units.declared]
    assert [names[row] if row >= 0 else "-" for row in tables.properties.unit] == [
        "FOOT",
        "-",
        "INCH",
        "FOOT",
    ]


@pytest.mark.parametrize(
    ("units", "statements", "code"),
    [
        ("#3", ["#3=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);"], "UNIT_MISSING"),
        ("#23,#26", FOOT, "UNIT_AMBIGUOUS"),
        ("#3", ["#3=IFCCONTEXTDEPENDENTUNIT($,.LENGTHUNIT.,'SPAN');"], "UNIT_BROKEN"),
        ("#21", [line.replace("0.3048", "0.") for line in FOOT], "UNIT_BROKEN"),
        ("#21", [line.replace("0.3048", "-1.") for line in FOOT], "UNIT_BROKEN"),
        ("#21", [line.replace("#23)", "#21)") for line in FOOT], "UNIT_BROKEN"),
        ("#3", ["#3=IFCSIUNIT(*,.LENGTHUNIT.,.TINY.,.METRE.);"], "UNIT_BROKEN"),
        ("#3", ["#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.SQUARE_METRE.);"], "UNIT_BROKEN"),
    ],
)
def test_a_length_unit_is_never_made_up(units: str, statements: list[str], code: str) -> None:
    notes: list[Note] = []
    tables = assigned(units, *statements, notes=notes)
    assert "LENGTHUNIT" not in tables.units.project
    assert [note.code for note in notes] == [code]


def test_without_project_there_is_no_unit() -> None:
    notes: list[Note] = []
    assert read("#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);", notes=notes).units.project == {}
    assert [note.code for note in notes] == ["UNIT_MISSING"]


def test_the_same_unit_twice_is_no_contradiction() -> None:
    tables = assigned("#23,#27", *FOOT, "#27=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);")
    assert tables.units.project["LENGTHUNIT"].factor == 1


def test_contradicting_area_units_are_kept_apart() -> None:
    notes: list[Note] = []
    tables = assigned(
        "#23,#30,#31",
        *FOOT,
        "#30=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);",
        "#31=IFCSIUNIT(*,.AREAUNIT.,.CENTI.,.SQUARE_METRE.);",
        notes=notes,
    )
    assert [unit.factor for unit in tables.units.ambiguous["AREAUNIT"]] == [1, Fraction(1, 10_000)]
    assert [note.code for note in notes] == ["UNIT_KIND_AMBIGUOUS"]


def test_a_missing_area_unit_matters_where_there_are_areas() -> None:
    notes: list[Note] = []
    area = (
        "#30=IFCQUANTITYAREA('a',$,$,1.,$);",
        "#31=IFCELEMENTQUANTITY('0000000000000000000002',$,'q',$,$,(#30));",
    )
    assigned("#23", *FOOT, *area, notes=notes)
    assert [note.code for note in notes] == ["UNIT_KIND_MISSING"]
    notes.clear()
    assigned("#23", *FOOT, notes=notes)
    assert notes == []
