"""Writes docs/reference from the rules, the fact catalogue, the note catalogue, the source and the commands.

`python docs/generate.py` writes the pages; with a folder as argument it writes them there instead.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import msgspec
from pages import commands, errors, export, facts, rules

from cimcheck.outputs.cim.manifest import Manifest

HERE = Path(__file__).resolve().parent
PAGES: dict[str, Callable[[str], Iterator[str]]] = {
    "rules": rules.lines,
    "facts": facts.lines,
    "errors": errors.lines,
    "commands": commands.lines,
    "export": export.lines,
}
SCHEMAS = {"export.schema.json": Manifest}


def write(folder: Path) -> None:
    """Every page in both languages, `<page>.md` in Chinese and `<page>.en.md` in English, and schemas."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in PAGES.items():
        for lang, suffix in (("zh", ".md"), ("en", ".en.md")):
            text = "\n".join(line.rstrip() for line in lines(lang))
            (folder / f"{name}{suffix}").write_text(text.rstrip() + "\n", encoding="utf-8")
    for name, kind in SCHEMAS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
        (folder / name).write_bytes(msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "reference")
