"""What tables say of small models, odd ones included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.opened import model_of
from cimcheck.core.text import Text
from cimcheck.errors import ModelError
from cimcheck.reading.extract import extract_bytes
from cimcheck.reading.tables import NONE, ModelTables

SPACES = (
    "#10=IFCSITE('0000000000000000000010',$,'Site',$,$,$,$,$,$,$,$,$,$,$);",
    "#11=IFCBUILDING('0000000000000000000011',$,'House',$,$,$,$,$,$,$,$,$);",
    "#12=IFCBUILDINGSTOREY('0000000000000000000012',$,'F1',$,$,$,$,$,$,-3500.);",
    "#13=IFCSPACE('0000000000000000000013',$,'Room',$,$,$,$,$,$,$,$);",
    "#14=IFCRELAGGREGATES('0000000000000000000014',$,$,$,#10,(#11));",
    "#15=IFCRELAGGREGATES('0000000000000000000015',$,$,$,#11,(#12));",
    "#16=IFCRELAGGREGATES('0000000000000000000016',$,$,$,#12,(#13));",
)
WALL = "#20=IFCWALL('0000000000000000000020',$,'Wall',$,$,$,$,$,$);"


def read(*statements: str, schema: str = "IFC4") -> ModelTables:
    return extract_bytes(model_of(*statements, schema=schema).encode(), notes=[])


def row(tables: ModelTables, step: int) -> int:
    return tables.objects.step.index(step)


def place(tables: ModelTables, step: int) -> tuple[str, str, str]:
    """Names of storey, building and site."""
    objects, at = tables.objects, row(tables, step)
    found = (objects.storey[at], objects.building[at], objects.site[at])
    storey, building, site = ("" if one == NONE else objects.name[one] for one in found)
    return storey, building, site


def test_places_go_up_through_spaces_wholes_and_hosts() -> None:
    tables = read(
        *SPACES,
        WALL,
        "#21=IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000021',$,$,$,(#20),#13);",
        "#22=IFCOPENINGELEMENT('0000000000000000000022',$,'Hole',$,$,$,$,$,$);",
        "#23=IFCRELVOIDSELEMENT('0000000000000000000023',$,$,$,#20,#22);",
        "#24=IFCDOOR('0000000000000000000024',$,'Door',$,$,$,$,$,2100.,900.,$,.SINGLE_SWING_LEFT.,$);",
        "#25=IFCRELFILLSELEMENT('0000000000000000000025',$,$,$,#22,#24);",
        "#26=IFCPLATE('0000000000000000000026',$,'Part',$,$,$,$,$,$);",
        "#27=IFCRELAGGREGATES('0000000000000000000027',$,$,$,#20,(#26));",
    )
    for step in (12, 13, 20, 22, 24, 26):
        assert place(tables, step) == ("F1", "House", "Site")
    assert place(tables, 11) == ("", "House", "Site")
    door = row(tables, 24)
    assert tables.objects.overall_height[door] == 2100
    assert tables.objects.operation_type[door] == "SINGLE_SWING_LEFT"
    assert tables.objects.elevation[row(tables, 12)] == -3500
    assert tables.objects.kind[row(tables, 22)] == "opening"
    assert list(tables.voids) == [(row(tables, 20), row(tables, 22))]
    assert list(tables.fills) == [(row(tables, 22), row(tables, 24))]


def test_cycles_end_and_inherit_nothing() -> None:
    tables = read(
        *SPACES,
        WALL,
        "#21=IFCRELAGGREGATES('0000000000000000000021',$,$,$,#20,(#22));",
        "#22=IFCELEMENTASSEMBLY('0000000000000000000022',$,$,$,$,$,$,$,.FACTORY.,$);",
        "#23=IFCRELAGGREGATES('0000000000000000000023',$,$,$,#22,(#20));",
        "#24=IFCRELAGGREGATES('0000000000000000000024',$,$,$,#13,(#10));",
        "#25=IFCRELDEFINESBYTYPE('0000000000000000000025',$,$,$,(#20),#20);",
        "#26=IFCRELAGGREGATES('0000000000000000000026',$,$,$,#26,(#26));",
    )
    assert place(tables, 20) == place(tables, 22) == ("", "", "")
    assert place(tables, 13) == ("", "", "")
    assert tables.objects.assembly_place[row(tables, 22)] == "FACTORY"


def test_circles_of_properties_units_and_references_end() -> None:
    tables = read(
        WALL,
        "#30=IFCCOMPLEXPROPERTY('Outer',$,'use',(#31,#32));",
        "#31=IFCPROPERTYSINGLEVALUE('Inner',$,IFCINTEGER(1),$);",
        "#32=IFCCOMPLEXPROPERTY('Again',$,'use',(#30));",
        "#33=IFCPROPERTYSET('0000000000000000000033',$,'Set',$,(#30,#31));",
        "#34=IFCCLASSIFICATIONREFERENCE($,'1','One',#35,$,$);",
        "#35=IFCCLASSIFICATIONREFERENCE($,'2','Two',#34,$,$);",
        "#36=IFCRELASSOCIATESCLASSIFICATION('0000000000000000000036',$,$,$,(#20),#34);",
        "#37=IFCMATERIALLAYERSETUSAGE(#37,.AXIS2.,.POSITIVE.,0.,$);",
        "#38=IFCRELASSOCIATESMATERIAL('0000000000000000000038',$,$,$,(#20),#37);",
    )
    assert tables.properties.path == ["", "Outer/Inner", "Outer/Again", "Outer/Again/Outer", ""]
    assert tables.properties.name[:2] == ["Outer", "Inner"]
    assert tables.classifications.identification == ["1"]
    assert tables.classifications.system == [""]


def test_both_of_two_sets_of_one_name_are_kept() -> None:
    tables = read(
        WALL,
        "#30=IFCQUANTITYVOLUME('NetVolume',$,$,6.4,$);",
        "#31=IFCQUANTITYVOLUME('NetVolume',$,$,6.4E9,$);",
        "#32=IFCELEMENTQUANTITY('0000000000000000000032',$,'Qto',$,'by hand',(#30));",
        "#33=IFCELEMENTQUANTITY('0000000000000000000033',$,'Qto',$,$,(#31));",
        "#34=IFCRELDEFINESBYPROPERTIES('0000000000000000000034',$,$,$,(#20),#32);",
        "#35=IFCRELDEFINESBYPROPERTIES('0000000000000000000035',$,$,$,(#20),#33);",
        "#36=IFCRELDEFINESBYPROPERTIES('0000000000000000000036',$,$,$,(#20),#33);",
    )
    carried = tables.sets_of(row(tables, 20))
    assert [tables.sets.name[one] for one in carried] == ["Qto", "Qto"]
    assert [tables.sets.method[one] for one in carried] == ["by hand", ""]
    assert tables.properties.value == [6.4, 6.4e9]


def test_sets_in_a_list_type_and_of_the_type_object() -> None:
    tables = read(
        WALL,
        "#30=IFCPROPERTYSINGLEVALUE('A',$,IFCLOGICAL(.U.),$);",
        "#31=IFCPROPERTYSET('0000000000000000000031',$,'One',$,(#30));",
        "#32=IFCPROPERTYSET('0000000000000000000032',$,'Two',$,(#30));",
        "#33=IFCRELDEFINESBYPROPERTIES('0000000000000000000033',$,$,$,(#20),IFCPROPERTYSETDEFINITIONSET((#31,#32)));",
        "#34=IFCWALLTYPE('0000000000000000000034',$,'T',$,$,(#32),$,$,$,.SOLIDWALL.);",
        "#35=IFCRELDEFINESBYTYPE('0000000000000000000035',$,$,$,(#20),#34);",
    )
    wall = row(tables, 20)
    assert [tables.sets.name[one] for one in tables.sets_of(wall)] == ["One", "Two"]
    assert [tables.sets.name[one] for one in tables.sets_of(tables.objects.type_of[wall])] == ["Two"]
    assert (tables.properties.value, tables.properties.measure) == ([None, None], ["IfcLogical"] * 2)
    assert tables.objects.type_of[row(tables, 34)] == NONE


@pytest.mark.parametrize(
    ("statement", "value", "measure"),
    [
        ("IFCPROPERTYSINGLEVALUE('a','it''s',IFCLABEL('x(y'),$)", "x(y", "IfcLabel"),
        ("IFCPROPERTYSINGLEVALUE ( 'a' , $ , IFCREAL ( 1.5 ) , $ )", 1.5, "IfcReal"),
        ("IFCPROPERTYSINGLEVALUE('a',$,/* no */IFCREAL(2.),$)", 2.0, "IfcReal"),
        ("IFCPROPERTYSINGLEVALUE('a',$,$,$)", None, ""),
        ("IFCPROPERTYSINGLEVALUE('a',$,'bare',$)", "bare", ""),
        ("IFCPROPERTYSINGLEVALUE('a',$,#20,$)", None, ""),
        ("IFCPROPERTYSINGLEVALUE('a',$,IFCREAL(25,5),$)", None, "IfcReal"),
        ("IFCPROPERTYSINGLEVALUE('a',$,IFCREAL(1.E400),$)", None, "IfcReal"),
        ("IFCPROPERTYSINGLEVALUE('a',$,IFCNONSENSE(1.),$)", None, ""),
        (
            "IFCPROPERTYSINGLEVALUE('a',$,IFCCOMPOUNDPLANEANGLEMEASURE((1,2,3)),$)",
            (1, 2, 3),
            "IfcCompoundPlaneAngleMeasure",
        ),
        ("IFCPROPERTYENUMERATEDVALUE('a',$,(IFCLABEL('x'),IFCLABEL('y')),$)", ("x", "y"), "IfcLabel"),
        ("IFCPROPERTYLISTVALUE('a',$,(IFCREAL(1.),IFCREAL(2.)),$)", (1.0, 2.0), "IfcReal"),
        ("IFCPROPERTYREFERENCEVALUE('a',$,$,#40)", "C30", "IfcMaterial"),
        ("IFCQUANTITYAREA('a',$,$,3,$)", 3, "IfcAreaMeasure"),
        ("IFCQUANTITYAREA('a',$,$,$,$)", None, "IfcAreaMeasure"),
        ("IFCQUANTITYAREA('a',$,$,IFCAREAMEASURE(3.),$)", 3.0, "IfcAreaMeasure"),
    ],
)
def test_values_of_properties(statement: str, value: object, measure: str) -> None:
    tables = read(
        WALL,
        f"#30={statement};",
        "#31=IFCPROPERTYSET('0000000000000000000031',$,'S',$,(#30));",
        "#40=IFCMATERIAL('C30',$,$);",
    )
    assert (tables.properties.name, tables.properties.value, tables.properties.measure) == (
        ["a"],
        [value],
        [measure],
    )


def test_layers_of_a_usage() -> None:
    tables = read(
        WALL,
        "#30=IFCMATERIAL('Concrete',$,'concrete');",
        "#31=IFCMATERIALLAYER(#30,200.,$,$,$,'LoadBearing',$);",
        "#32=IFCMATERIALLAYER($,50.,.T.,'Gap',$,$,$);",
        "#33=IFCMATERIALLAYERSET((#31,#32),'Wall 250',$);",
        "#34=IFCMATERIALLAYERSETUSAGE(#33,.AXIS2.,.POSITIVE.,0.,$);",
        "#35=IFCRELASSOCIATESMATERIAL('0000000000000000000035',$,$,$,(#20),#34);",
    )
    uses = tables.material_uses
    assert (list(uses.material), uses.kind, list(uses.position)) == ([0, NONE], ["layer", "layer"], [0, 1])
    assert (uses.thickness, uses.ventilated, uses.part_category) == (
        [200.0, 50.0],
        [None, True],
        ["LoadBearing", ""],
    )
    assert (uses.set_name, uses.part_name) == (["Wall 250"] * 2, ["", "Gap"])


def test_map_conversion_of_a_site_in_ifc2x3() -> None:
    tables = read(
        "#10=IFCSITE('0000000000000000000010',$,'Site',$,$,$,$,$,.ELEMENT.,(31,15,36),(120,-37,0),$,$,$);",
        "#30=IFCPROPERTYSINGLEVALUE('Eastings',$,IFCLENGTHMEASURE(1000.),$);",
        "#31=IFCPROPERTYSET('0000000000000000000031',$,'ePset_MapConversion',$,(#30));",
        "#33=IFCRELDEFINESBYPROPERTIES('0000000000000000000033',$,$,$,(#10),#31);",
        schema="IFC2X3",
    )
    found = tables.georeference
    assert found.map_conversion == {"source": "ePset_MapConversion", "object": 1, "Eastings": 1000.0}
    assert found.latitude == pytest.approx(31.26)
    assert found.longitude is None


def test_true_north_of_the_model_context_wins() -> None:
    tables = read(
        "#30=IFCDIRECTION((0.,1.));",
        "#31=IFCDIRECTION((1.,1.,0.));",
        "#32=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Plan',2,$,#34,#30);",
        "#33=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,$,#34,#31);",
    )
    assert tables.georeference.true_north == (1.0, 1.0)


def test_order_in_the_file_makes_no_difference() -> None:
    statements = [*SPACES, WALL]
    assert read(*statements) == read(*reversed(statements))


def test_a_schema_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ModelError) as caught:
        read(schema="IFC9")
    assert caught.value.code == "SCHEMA_UNKNOWN"
    assert isinstance(caught.value.text, Text)
    assert "IFC9" in caught.value.text.en


@given(st.data())
def test_a_bent_model_never_raises(data: st.DataObject) -> None:
    """Tokens swapped for others of any kind: values may be lost, the reader goes on."""
    model = model_of(
        *SPACES,
        WALL,
        "#30=IFCPROPERTYSINGLEVALUE('A',$,IFCREAL(1.),#3);",
        "#31=IFCPROPERTYSET('0000000000000000000031',$,'One',$,(#30));",
        "#33=IFCRELDEFINESBYPROPERTIES('0000000000000000000033',$,$,$,(#20),#31);",
        "#34=IFCMATERIAL('C30',$,$);",
        "#35=IFCRELASSOCIATESMATERIAL('0000000000000000000035',$,$,$,(#20),#34);",
    )
    old = data.draw(
        st.sampled_from(["$", "#20", "#31", "#34", "#3", "'A'", "(#20)", "(#30)", "1.", "IFCREAL(1.)", "#12"])
    )
    new = data.draw(
        st.sampled_from(["$", "#20", "#99", "()", "(#13,$)", "'x'", "1.", ".T.", "IFCLABEL('y')", "#31"])
    )
    head, _, body = model.partition("DATA;")
    count = data.draw(st.integers(1, 8))
    extract_bytes((head + "DATA;" + body.replace(old, new, count)).encode(), notes=[])
