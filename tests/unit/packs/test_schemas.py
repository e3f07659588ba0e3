"""The JSON Schemas: in the repository as generated, valid, and of one mind with the shapes."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from builders.pack_mistakes import SHAPE
from builders.packs import changed, write_pack
from cimcheck.core.yaml_lines import load, parse
from cimcheck.packs.documents import shaped
from cimcheck.packs.files import gather
from cimcheck.packs.schema import SHAPES, schema
from cimcheck.packs.write_schemas import files, write


def test_the_repository_has_them_as_generated(root: Path):
    folder = root / "rules" / "schema" / "v1"
    for name, text in files().items():
        assert (folder / name).read_text(encoding="utf-8") == text, (
            "run python -m cimcheck.packs.write_schemas"
        )


def test_they_can_be_written_anywhere(tmp_path):
    write(tmp_path / "v1")
    assert sorted(path.name for path in (tmp_path / "v1").iterdir()) == sorted(files())


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_each_is_a_schema_that_explains_every_key(kind):
    found = schema(kind)
    Draft202012Validator.check_schema(found)
    for shape in found["$defs"].values():
        assert shape["additionalProperties"] is False
        assert shape["description"]


def test_they_accept_what_the_repository_ships(root: Path):
    shipped, faults = gather([root / "rules"])
    assert not faults
    for file in shipped:
        located = load(root / "rules" / file.path)
        errors = [
            error.message for error in Draft202012Validator(schema(file.kind)).iter_errors(located.data)
        ]
        assert errors == []


@pytest.mark.parametrize(("name", "old", "new", "code"), [mistake[:4] for mistake in SHAPE])
def test_schema_and_shape_refuse_the_same(tmp_path, name, old, new, code):
    located = parse(changed(name, old, new)[0][name])
    write_pack(tmp_path)
    kind = next(file.kind for file in gather([tmp_path])[0] if file.path == name)
    refused = not Draft202012Validator(schema(kind)).is_valid(located.data)
    assert refused == (shaped(kind, located.data) is None) or code in ("VALUE_FORM", "YAML_DUPLICATE_KEY")
