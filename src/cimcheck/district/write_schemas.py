"""Write the JSON Schemas of the published documents: `python -m cimcheck.district.write_schemas FOLDER`."""

import json
import sys
from pathlib import Path

import msgspec

from cimcheck.district.document import BUILDING_SCHEMA, DISTRICT_SCHEMA, BuildingDocument, District

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SHAPES = {"district": (DISTRICT_SCHEMA, District), "building": (BUILDING_SCHEMA, BuildingDocument)}


def files() -> dict[str, str]:
    """The schema files by name, as text."""
    return {
        f"{name}.schema.json": json.dumps(
            {"$schema": DRAFT, "title": title, **msgspec.json.schema(shape)}, ensure_ascii=False, indent=2
        )
        + "\n"
        for name, (title, shape) in sorted(SHAPES.items())
    }


def write(folder: Path) -> None:
    """Write the schema files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
