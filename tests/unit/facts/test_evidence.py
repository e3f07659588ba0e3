"""Every value names where it was found."""

from builders.model_tables import MILLIMETRES, TablesBuilder
from cimcheck.core.evidence import Evidence
from cimcheck.facts.store import FactStore


def evidence(store: FactStore, fact: str) -> list[Evidence]:
    (storey,) = store.subjects("Storey")
    return list(store.value(fact, storey).trace.evidence)


def model() -> TablesBuilder:
    builder = TablesBuilder(units=dict(MILLIMETRES))
    builder.start_building("1号住宅楼")
    builder.start_storey("地下一层", -3900.0, step=42, guid="storey")
    builder.properties(builder.storey, "Pset_BuildingStoreyCommon", AboveGround=True)
    return builder


def test_a_value_names_its_element_place_unit_and_conversion(make_store) -> None:
    (found,) = evidence(make_store(model().model("tower.ifc")), "storey.elevation")
    assert (found.file, found.step, found.guid) == ("tower.ifc", 42, "storey")
    assert (found.ifc_class, found.name) == ("IfcBuildingStorey", "地下一层")
    assert (found.source, found.where, found.strength) == ("attribute", "Elevation", "strong")
    assert (found.raw, found.unit, found.converted) == ("-3900.0", "MILLIMETRE", "-3.9 m")


def test_conflicting_evidence_is_kept_piece_by_piece(make_store) -> None:
    store = make_store(model().model())
    found = evidence(store, "storey.is_above_ground")
    assert [(one.source, one.strength, one.raw) for one in found] == [
        ("property", "strong", "TRUE"),
        ("name", "medium", "地下一层"),
    ]
    assert found[0].property_step == 9000
    (note,) = store.notes()
    assert "AboveGround = TRUE" in note.text.en
    assert "地下一层" in note.text.zh


def test_what_the_project_file_states_names_its_place_and_document(make_store) -> None:
    project = "conditions: {air_defence: {ratio: 7%, document: 人防意见书}}"
    store = make_store(model().model(), project=project)
    (found,) = store.value("project.air_defence_ratio", store.subjects("Project")[0]).trace.evidence
    assert (found.source, found.where, found.raw) == ("declared", "conditions.air_defence.ratio", "7%")
    assert (found.file, found.name) == ("project.yaml", "人防意见书")


def test_many_unusable_values_of_one_kind_are_one_note(make_store) -> None:
    builder = model()
    for number in range(30):
        builder.quantities(
            builder.add("IfcSpace", str(number)), "Qto_SpaceBaseQuantities", GrossFloorArea=0.0
        )
    store = make_store(builder.model())
    for space in store.subjects("Space"):
        store.value("space.floor_area", space)
    notes = [note for note in store.notes() if note.code == "FACT_VALUE_UNUSABLE"]
    assert len(notes) == 1
    assert "30" in notes[0].text.en
    assert notes[0].where.startswith("model.ifc#")
