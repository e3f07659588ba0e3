"""A document under examination and what was found wrong with it."""

from collections.abc import Iterable
from datetime import date

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.core.units import parse_unit, symbols
from cimcheck.core.yaml_lines import Located, Step
from cimcheck.errors import DataError, Fault, FormulaError
from cimcheck.packs.cells import Report

Path = tuple[Step, ...]


class Sheet:
    """Collects the faults of one file at their places."""

    def __init__(self, located: Located) -> None:
        self.located = located
        self.faults: list[Fault] = []

    def add(self, path: Path, code: str, text: Text, hint: Text | None = None) -> None:
        """A fault of the value at `path`."""
        self.faults.append(self.located.fault(path, code, text, hint))

    def at_key(self, path: Path, code: str, text: Text, hint: Text | None = None) -> None:
        """A fault of the key that ends `path`."""
        self.faults.append(self.located.fault(path, code, text, hint, at_key=True))

    def below(self, path: Path) -> Report:
        """How `cells` reports what is wrong inside the cell at `path`."""
        return lambda inside, code, text, hint: self.add((*path, *inside), code, text, hint)

    def formula(self, path: Path, error: FormulaError) -> None:
        """A fault inside the formula at `path`."""
        line, column = self.located.inside(path, error.column)
        self.faults.append(Fault(self.located.file, line, column, error.code, error.text))

    def unit(self, path: Path, symbol: str) -> None:
        """Check that a unit is known."""
        try:
            parse_unit(symbol)
        except DataError as error:
            self.add(path, error.code, error.text, did_you_mean(symbol, symbols()))

    def day(self, path: Path, iso: str, *, at_key: bool = False) -> bool:
        """Check that a day written as 2024-05-20 exists."""
        try:
            date.fromisoformat(iso)
        except ValueError:
            text = Text(f"没有 {iso} 这一天。", f"There is no day {iso}.")
            (self.at_key if at_key else self.add)(path, "DATE_UNKNOWN", text)
            return False
        return True

    def unknown(
        self, path: Path, code: str, word: str, known: Iterable[str], *, at_key: bool = False
    ) -> None:
        """A name that does not exist, with what was probably meant."""
        text = Text(f"没有“{word}”。", f"There is no “{word}”.")
        (self.at_key if at_key else self.add)(path, code, text, did_you_mean(word, known))
