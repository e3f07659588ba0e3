"""The speed tables: `make bench`. Each file in `bench/tables` is one; words on the command line choose."""

import importlib
import sys
from pathlib import Path

sys.path[:0] = [str(folder) for folder in Path(__file__).resolve().parents[:2]]


def main() -> None:
    """Print every table, or those named."""
    chosen = sys.argv[1:]
    for path in sorted((Path(__file__).resolve().parent / "tables").glob("*.py")):
        if path.stem.startswith("_") or (chosen and path.stem not in chosen):
            continue
        table = importlib.import_module(f"tables.{path.stem}")
        print(f"\n## {table.TITLE}\n", flush=True)
        for line in table.lines():
            print(line, flush=True)


if __name__ == "__main__":
    main()
