"""Facts as rows."""

import json

from builders.model_tables import MILLIMETRES, TablesBuilder
from cimcheck.facts.table import fact_rows


def model() -> TablesBuilder:
    builder = TablesBuilder(units=dict(MILLIMETRES))
    builder.start_building("1号住宅楼")
    builder.start_storey("地下一层", -3900.0, step=42)
    builder.properties(builder.storey, "Pset_BuildingStoreyCommon", AboveGround=True)
    return builder


def test_a_row_names_value_unit_source_place_and_raw_text(make_store) -> None:
    rows = fact_rows(make_store(model().model()), ["Storey"], lang="en")
    (row,) = [one for one in rows if one.fact == "storey.elevation"]
    assert (row.subject, row.step, row.ifc_class) == ("model.ifc#42", 42, "IfcBuildingStorey")
    assert (row.value, row.unit, row.shown) == ({"lo": -3.9, "hi": -3.9}, "m", "-3.9 m")
    assert (row.source, row.place, row.raw, row.raw_unit) == (
        "attribute",
        "Elevation",
        "-3900.0",
        "MILLIMETRE",
    )
    assert (row.converted, row.strength, row.conflict) == ("-3.9 m", "strong", False)


def test_conflicting_evidence_is_shown_piece_by_piece(make_store) -> None:
    rows = [one for one in fact_rows(make_store(model().model())) if one.fact == "storey.is_above_ground"]
    assert [(one.source, one.strength, one.conflict) for one in rows] == [
        ("property", "strong", True),
        ("name", "medium", True),
    ]


def test_facts_of_which_nothing_is_known_come_on_request(make_store) -> None:
    store = make_store(model().model())
    said = {row.fact for row in fact_rows(store, ["Building"])}
    everything = {row.fact for row in fact_rows(store, ["Building"], with_unknown=True)}
    assert "building.foundation_depth" in everything - said
    assert said < everything


def test_rows_are_plain_data(make_store) -> None:
    rows = fact_rows(make_store(model().model()), with_unknown=True)
    assert json.loads(json.dumps([row.as_json() for row in rows]))
