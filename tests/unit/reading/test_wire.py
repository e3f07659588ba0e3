"""Tables survive the way between processes, and damaged ones do not."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from builders.opened import model_of
from cimcheck.errors import ModelError
from cimcheck.reading.extract import extract, extract_bytes
from cimcheck.reading.tables import ModelTables
from cimcheck.reading.wire import dump, load

SMALL = model_of(
    "#6=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);",
    "#10=IFCWALL('0000000000000000000002',$,'\\X2\\5899\\X0\\',$,$,$,$,'T',.SOLIDWALL.);",
    "#11=IFCPROPERTYSINGLEVALUE('Width',$,IFCLENGTHMEASURE(0.2),#6);",
    "#12=IFCPROPERTYBOUNDEDVALUE('Load',$,IFCREAL(2.),$,$,IFCREAL(1.));",
    "#13=IFCPROPERTYTABLEVALUE('Table',$,(IFCREAL(1.),IFCREAL(2.)),(IFCLABEL('a'),IFCLABEL('b')),$,$,$,$);",
    "#14=IFCPROPERTYSET('0000000000000000000003',$,'Set',$,(#11,#12,#13));",
    "#15=IFCRELDEFINESBYPROPERTIES('0000000000000000000004',$,$,$,(#10),#14);",
    "#16=IFCMATERIAL('C30',$,$);",
    "#17=IFCRELASSOCIATESMATERIAL('0000000000000000000005',$,$,$,(#10),#16);",
    "#18=IFCSITE('0000000000000000000006',$,$,$,$,$,$,$,$,(31,15,0),(120,37,0),3.5,$,$);",
)


def small() -> ModelTables:
    return extract_bytes(SMALL.encode(), notes=[])


def damaged(change: Callable[[dict[str, object]], None]) -> bytes:
    frame = msgspec.msgpack.decode(dump(small()))
    change(frame)
    return msgspec.msgpack.encode(frame)


def test_every_model_comes_back_as_it_went(any_model: Path) -> None:
    try:
        tables = extract(str(any_model), notes=[])
    except ModelError:
        return
    assert load(dump(tables)) == tables


def test_values_keep_their_types() -> None:
    tables = load(dump(small()))
    assert tables.properties.value == [0.2, (None, 2.0, 1.0), ((1.0, 2.0), ("a", "b"))]
    assert tables.objects.name[1] == "墙"
    assert tables.units.declared == small().units.declared
    assert tables.georeference.latitude == 31.25


def test_the_same_tables_give_the_same_bytes() -> None:
    assert dump(small()) == dump(load(dump(small())))


def test_equal_texts_are_one_text_in_memory() -> None:
    tables = load(dump(extract_bytes(SMALL.replace("'Load'", "'Width'").encode(), notes=[])))
    assert tables.properties.name[0] is tables.properties.name[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda frame: frame.update(format="cimcheck.tables/0"),
        lambda frame: frame.pop("texts"),
        lambda frame: frame["texts"].clear(),
        lambda frame: frame["body"].pop("objects"),
        lambda frame: frame["body"]["objects"].update(type_of=b"123"),
        lambda frame: frame["body"]["objects"].update(type_of=(9).to_bytes(8, "little") * 3),
        lambda frame: frame["body"]["objects"].update(type_of=b""),
        lambda frame: frame["body"]["objects"].update(attributes={99: {}}),
        lambda frame: frame["body"]["objects"].update(attributes={"a": {}}),
        lambda frame: frame["body"]["objects"].update(elevation=["high", None, None]),
        lambda frame: frame["body"]["properties"].update(value=[{}, None, None]),
        lambda frame: frame["body"]["properties"].update(value=[]),
        lambda frame: frame["body"]["sets"].update(count=(4).to_bytes(8, "little")),
        lambda frame: frame["body"]["object_sets"].update(rows=(7).to_bytes(8, "little")),
        lambda frame: frame["body"]["material_uses"].update(material=(1).to_bytes(8, "little")),
        lambda frame: frame["body"]["units"].update(declared=[]),
        lambda frame: frame["body"]["units"]["declared"][0].update(factor="1/0"),
        lambda frame: frame["body"]["georeference"].update(site=-2),
        lambda frame: frame.update(body=None),
    ],
)
def test_damage_is_told(change: Callable[[dict[str, object]], None]) -> None:
    with pytest.raises(ModelError) as caught:
        load(damaged(change))
    assert caught.value.code == "READER_ERROR"


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x80", b"\x93\x01\x02\x03", dump(small())[:-1]])
def test_what_is_no_answer_is_told(data: bytes) -> None:
    with pytest.raises(ModelError):
        load(data)
