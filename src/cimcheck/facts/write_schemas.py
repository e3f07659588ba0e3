"""Write the JSON Schemas of project, fact and binding files: `python -m cimcheck.facts.write_schemas`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from cimcheck.facts.bindings import BindingFile
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.catalogue_files import ConventionFile, EntityFile, FactFile
from cimcheck.facts.project_file import project_schema
from cimcheck.resources import rules_folder

SHAPES = {"bindings": BindingFile, "conventions": ConventionFile, "entities": EntityFile, "facts": FactFile}
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def files(catalogue: Catalogue) -> dict[str, str]:
    """The schema files by name, as text."""
    schemas: dict[str, Mapping[str, Any]] = {
        name: {"$schema": DRAFT, "title": f"cimcheck {name} file", **msgspec.json.schema(shape)}
        for name, shape in SHAPES.items()
    }
    schemas["project"] = project_schema(catalogue)
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in sorted(schemas.items())
    }


def write(folder: Path) -> None:
    """Write the schema files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files(Catalogue.load(rules_folder())).items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else rules_folder() / "schema" / "v1")
