"""Write the JSON Schemas of the files in `rules/`: `python -m cimcheck.packs.write_schemas [FOLDER]`."""

import json
import sys
from pathlib import Path

from cimcheck.packs.schema import SHAPES, schema
from cimcheck.resources import rules_folder


def files() -> dict[str, str]:
    """The schema files by name, as text."""
    return {
        f"{kind}.schema.json": json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in sorted(SHAPES)
    }


def write(folder: Path) -> None:
    """Write the schema files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else rules_folder() / "schema" / "v1")
