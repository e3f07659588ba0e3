"""Writes the sample models: `python -m sample_models.generate [--out DIR]`. The same text every time."""

import argparse
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from sample_models import buildings
from sample_models.authoring.description import Model
from sample_models.authoring.writer import write

HERE = Path(__file__).parent


def models() -> Iterator[Model]:
    """Every model of every building module, in the order of the modules' names."""
    for module in sorted(pkgutil.iter_modules(buildings.__path__), key=lambda found: found.name):
        yield from importlib.import_module(f"{buildings.__name__}.{module.name}").models()


def generate(folder: Path) -> list[Path]:
    """Write all models into a folder and return their paths; refuses two models of one name."""
    paths: list[Path] = []
    folder.mkdir(parents=True, exist_ok=True)
    for model in models():
        path = folder / model.file
        if path in paths:
            raise ValueError(f"{model.file}: two models have this name")
        path.write_text(write(model), encoding="ascii", newline="\n")
        paths.append(path)
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    folder = parser.parse_args().out
    for path in generate(folder):
        print(f"{path.stat().st_size:>9,} {path.name}")


if __name__ == "__main__":
    main()
