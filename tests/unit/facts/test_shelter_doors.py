"""Codes of air defence doors: kinds, sizes, and ordinary doors whose codes look alike."""

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.category import Category
from cimcheck.core.interval import interval

CODES = [
    ("HFM1520", {"blast_door"}),
    ("BHFM1520-15", {"blast_door"}),
    ("GHSFM6025(6)", {"blast_door"}),
    ("HHM1220", {"airtight_door"}),
    ("BFM0820", {"blast_door"}),
    ("FMDB6025", {"closing_panel"}),
    ("HK600(5)", {"blast_valve"}),
    ("FM1521甲", {"ordinary"}),
    ("GFM1521甲", {"ordinary"}),
    ("FM甲1021", {"ordinary"}),
    ("人防_钢结构防护密闭门 GFM3025", {"blast_door"}),
    ("密闭门 HM1520", {"airtight_door"}),
]
OPEN = ["M0921", "HM1520", "BM1021", "GFM1521"]


def kind(make_store, name: str) -> frozenset[str]:
    builder = TablesBuilder()
    builder.start_building("B")
    builder.add("IfcDoor", name)
    store = make_store(builder.model())
    (door,) = store.subjects("Door")
    value = store.value("door.air_defence_kind", door).value
    assert isinstance(value, Category)
    return value.members


@pytest.mark.parametrize(("name", "members"), CODES)
def test_a_code_tells_the_kind(make_store, name: str, members: set[str]) -> None:
    assert kind(make_store, name) == members


@pytest.mark.parametrize("name", OPEN)
def test_codes_of_ordinary_doors_decide_nothing_alone(make_store, name: str) -> None:
    assert len(kind(make_store, name)) == 5


def test_a_code_tells_the_size_in_decimetres(make_store) -> None:
    builder = TablesBuilder()
    builder.start_building("B")
    builder.add("IfcDoor", "HFM1520", overall_width=1.5, overall_height=2.0)
    builder.add("IfcDoor", "HFM0820", overall_width=1.2, overall_height=2.0)
    store = make_store(builder.model())
    widths = [store.value("door.clear_width", door).value for door in store.subjects("Door")]
    assert widths == [interval("1.5"), interval("0.8", "1.2")]
