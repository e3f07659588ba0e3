"""The sample models are what their program writes, are sound IFC, and are what MANIFEST.yaml says of them."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.geom
import ifcopenshell.util.element
import ifcopenshell.util.shape
import ifcopenshell.util.unit
import ifcopenshell.validate
import pytest
import yaml

SAMPLES = Path(__file__).resolve().parents[2] / "sample_models"
MANIFEST = yaml.safe_load((SAMPLES / "MANIFEST.yaml").read_text(encoding="utf-8"))
CASES: dict[str, Any] = MANIFEST["cases"]
WRITTEN = {file: written for case in CASES.values() for file, written in case["files"].items()}
QUANTITIES = {file: case.get("quantities", {}) for case in CASES.values() for file in case["files"]}
VERDICT = re.compile(r"(pass|fail|undetermined|not_applicable)-([a-z]{3}\d{3})-")
LARGEST = 400_000
METRES = {"mm": 0.001, "m": 1.0, "ft": 0.3048, "inch": 0.0254}
SETS = ifcopenshell.util.element.get_psets


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sample_models.generate", "--out", str(tmp_path)]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    subprocess.run(command, cwd=SAMPLES.parent, env=environment, check=True, capture_output=True)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in SAMPLES.glob("*.ifc")}
    assert sorted(written) == sorted(kept)
    assert [name for name in kept if kept[name] != written[name]] == []


def test_the_manifest_lists_every_model_and_project() -> None:
    assert sorted(WRITTEN) == sorted(path.name for path in SAMPLES.glob("*.ifc"))
    assert {case["building"] for case in CASES.values()} == {
        path.stem for path in SAMPLES.glob("buildings/*.py") if path.stem != "__init__"
    }
    listed = {project for case in CASES.values() for project in case.get("projects", {})} | set(
        MANIFEST["plots"]
    )
    assert listed == {
        path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("projects/*/project.yaml")
    }


@pytest.mark.parametrize("name", CASES)
def test_file_names_carry_the_verdict(name: str) -> None:
    case = CASES[name]
    for file in case["files"]:
        found = VERDICT.match(file)
        assert found, file
        verdict, rule = found[1], found[2].upper()
        expected = [case.get("alone", {}), *case.get("projects", {}).values()]
        assert verdict in [verdicts.get(rule) for verdicts in expected], file


def test_projects_name_models_that_exist() -> None:
    for project in SAMPLES.glob("projects/*/project.yaml"):
        for building in yaml.safe_load(project.read_text(encoding="utf-8"))["buildings"]:
            for model in building["models"]:
                assert (project.parent / model).is_file(), f"{project}: {model}"


def test_model_is_small_and_ascii(sample_model: Path) -> None:
    text = sample_model.read_bytes()
    assert len(text) < LARGEST
    assert text.isascii()


def test_model_has_the_schema_and_unit_of_the_manifest(sample_model: Path) -> None:
    model = ifcopenshell.open(sample_model)
    assert model.schema_identifier == WRITTEN[sample_model.name]["schema"]
    assert ifcopenshell.util.unit.calculate_unit_scale(model) == METRES[WRITTEN[sample_model.name]["unit"]]


def test_model_obeys_its_schema(sample_model: Path) -> None:
    logger = ifcopenshell.validate.json_logger()
    ifcopenshell.validate.validate(str(sample_model), logger, express_rules=False)
    assert logger.statements == []


def shapes(model: Any, **settings: bool) -> dict[int, Any]:
    """Triangles of every product that has any, by instance id."""
    chosen = ifcopenshell.geom.settings()
    for name, value in settings.items():
        chosen.set(name.replace("_", "-"), value)
    iterator = ifcopenshell.geom.iterator(chosen, model, 1)
    made = {}
    if iterator.initialize():
        while True:
            shape = iterator.get()
            if len(shape.geometry.verts):
                made[shape.id] = shape.geometry
            if not iterator.next():
                break
    return made


def test_every_shape_can_be_made(sample_model: Path) -> None:
    model = ifcopenshell.open(sample_model)
    drawn = {product.id() for product in model.by_type("IfcProduct") if product.Representation}
    assert drawn - shapes(model, disable_opening_subtractions=True).keys() == set()


@pytest.mark.parametrize(
    "file", ["undetermined-grn001-housing_rooms-ifc4.ifc", "pass-adb001-office-ifc4_inch.ifc"]
)
def test_volumes_agree_with_the_geometry_once_openings_are_cut(file: str) -> None:
    model = ifcopenshell.open(SAMPLES / file)
    scale = ifcopenshell.util.unit.calculate_unit_scale(model, "VOLUMEUNIT")
    made = shapes(model)
    for wall in model.by_type("IfcWall"):
        stated = SETS(wall)["Qto_WallBaseQuantities"]["NetVolume"] * scale
        assert ifcopenshell.util.shape.get_volume(made[wall.id()]) == pytest.approx(stated, rel=1e-6), wall


def scale_of(model: Any, kind: str, file: str) -> float:
    """SI size of the unit that the quantities of a file are in: their own, when they state one."""
    own = METRES.get(WRITTEN[file].get("quantity_unit", ""))
    power = {"LENGTHUNIT": 1, "AREAUNIT": 2, "VOLUMEUNIT": 3}[kind]
    return own**power if own else float(ifcopenshell.util.unit.calculate_unit_scale(model, kind))


def storey_areas(model: Any, scale: float) -> dict[bool, list[float]]:
    """Floor area [m2] of each storey in rising order, above ground and below."""
    areas: dict[bool, list[float]] = {True: [], False: []}
    for storey in sorted(model.by_type("IfcBuildingStorey"), key=lambda found: found.Elevation):
        stated = SETS(storey).get("Qto_BuildingStoreyBaseQuantities", {}).get("GrossFloorArea")
        for space in ifcopenshell.util.element.get_decomposition(storey):
            if space.ObjectType == "总建筑面积":
                stated = SETS(space)["尺寸标注"]["面积"]
        if stated is not None:
            areas[storey.Elevation >= 0].append(stated * scale)
    return areas


def unit_areas(model: Any, scale: float) -> list[float]:
    """Gross floor area [m2] of each space drawn in the air defence area plan."""
    spaces = [space for space in model.by_type("IfcSpace") if space.ObjectType == "人防建筑面积"]
    found = [SETS(space) for space in spaces]
    return [
        (
            sets["尺寸标注"]["面积"]
            if "尺寸标注" in sets
            else sets["Qto_SpaceBaseQuantities"]["GrossFloorArea"]
        )
        * scale
        for sets in found
    ]


@pytest.mark.parametrize("file", [file for file in WRITTEN if WRITTEN[file]["style"] != "tekla"])
def test_areas_worked_out_by_hand_stand_in_the_file(file: str) -> None:
    by_hand = QUANTITIES[file]
    model = ifcopenshell.open(SAMPLES / file)
    scale = scale_of(model, "AREAUNIT", file)
    areas, units = storey_areas(model, scale), unit_areas(model, scale)
    found = {
        "storeys_above_ground": len(areas[True]),
        "first_floor_area": areas[True][0] if areas[True] else None,
        "floor_area_above_ground": sum(areas[True]),
        "basement_area": sum(areas[False]),
        "air_defence_floor_area": sum(units),
        "protective_units": units,
    }
    compared = {name: value for name, value in by_hand.items() if name in found}
    assert {name: found[name] for name in compared} == {
        name: pytest.approx(value, rel=1e-9) for name, value in compared.items()
    }


SUMS = {
    # name in the manifest: class, quantity, which elements by the name of their type
    "column_volume": ("IfcColumn", "NetVolume", "柱"),
    "precast_column_volume": ("IfcColumn", "NetVolume", "预制柱"),
    "ceiling_slab_area": ("IfcSlab", "GrossArea", "叠合板|楼板"),
    "composite_slab_area": ("IfcSlab", "GrossArea", "叠合板60"),
    "envelope_wall_area": ("IfcWall", "GrossSideArea", "外墙"),
    "non_masonry_envelope_area": ("IfcWall", "GrossSideArea", "外墙板"),
    "integrated_envelope_area": ("IfcWall", "GrossSideArea", "外墙板200$(?<!条板200)"),
    "partition_wall_area": ("IfcWall", "GrossSideArea", "隔墙"),
    "integrated_partition_area": ("IfcWall", "GrossSideArea", "管线装修一体化"),
    "external_wall_area": ("IfcWall", "GrossSideArea", "外墙-钢筋混凝土200-EPS60"),
    "window_area": ("IfcWindow", "Area", ""),
    "road_area": ("IfcCivilElement", "NetArea", "道路"),
    "permeable_area": ("IfcCivilElement", "NetArea", "^透水"),
    "green_area": ("IfcGeographicElement", "NetArea", "绿地|花园"),
    "sunken_area": ("IfcGeographicElement", "NetArea", "下沉"),
    "rain_garden_area": ("IfcGeographicElement", "NetArea", "花园"),
    "effective_areas": ("IfcSpace", "NetFloorArea", "人防建筑面积"),
    "pipe_length": ("IfcFlowSegment", "Length", ""),
    "separated_pipe_length": ("IfcFlowSegment", "Length", "管线分离"),
}
UNIT_OF = {
    "NetVolume": "VOLUMEUNIT",
    "GrossArea": "AREAUNIT",
    "GrossSideArea": "AREAUNIT",
    "Area": "AREAUNIT",
    "NetArea": "AREAUNIT",
    "NetFloorArea": "AREAUNIT",
    "Length": "LENGTHUNIT",
}


def total(model: Any, ifc_class: str, quantity: str, pattern: str) -> float:
    """Sum [SI] of a base quantity over the elements whose type name matches."""
    scale = ifcopenshell.util.unit.calculate_unit_scale(model, UNIT_OF[quantity])
    found = [
        values[quantity]
        for element in model.by_type(ifc_class)
        if re.search(pattern, element.ObjectType or "")
        for name, values in SETS(element, qtos_only=True).items()
        if quantity in values and name.startswith("Qto_")
    ]
    return float(sum(found) * scale)


@pytest.mark.parametrize(
    "file",
    [file for file in WRITTEN if WRITTEN[file]["style"] == "clean" and SUMS.keys() & QUANTITIES[file]],
)
def test_sums_worked_out_by_hand_stand_in_the_file(file: str) -> None:
    model = ifcopenshell.open(SAMPLES / file)
    by_hand = {
        name: sum(value) if isinstance(value, list) else value
        for name, value in QUANTITIES[file].items()
        if name in SUMS
    }
    found = {name: total(model, *SUMS[name]) for name in by_hand}
    assert found == {name: pytest.approx(value, rel=1e-9) for name, value in by_hand.items()}


@pytest.mark.parametrize("file", [file for file in WRITTEN if "exits" in QUANTITIES[file]])
def test_exits_and_halls_of_the_shelter_are_as_listed(file: str) -> None:
    model = ifcopenshell.open(SAMPLES / file)
    outer = [wall for wall in model.by_type("IfcWall") if "临空墙" in wall.Name]
    doors = [
        fill.RelatedBuildingElement
        for wall in outer
        for void in wall.HasOpenings
        for fill in void.RelatedOpeningElement.HasFillings
    ]
    assert sum("HFM" in door.ObjectType for door in doors) == sum(QUANTITIES[file]["exits"])
    halls = [space for space in model.by_type("IfcSpace") if "人员掩蔽区" in f"{space.Name}{space.LongName}"]
    areas = [
        SETS(hall).get("尺寸标注", {}).get("面积") or SETS(hall)["Qto_SpaceBaseQuantities"]["NetFloorArea"]
        for hall in halls
    ]
    assert areas == pytest.approx(QUANTITIES[file]["sheltering_areas"], rel=1e-9)
