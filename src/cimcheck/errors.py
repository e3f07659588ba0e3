"""Everything cimcheck raises on purpose.

    CimcheckError
    ├── UsageError            the command line or an argument makes no sense            exit 2
    ├── ProjectFileError      project.yaml or a submission table is not usable          exit 2
    ├── ModelError            a model cannot be used at all                             exit 3
    ├── RulesError            a rule pack, catalogue or binding is invalid              exit 4
    │   └── FormulaError      a one-line formula cannot be accepted
    ├── DataError             numbers or units that cannot be combined                  exit 5
    └── WorkspaceError        a ledger or a result store cannot be read or written      exit 5

Every error says what, where and what to do, in Chinese and in English, and has a code that has a page in
the reference. Bad input found while reading many things is collected as `Fault`s and raised once.
"""

import msgspec

from cimcheck.core.text import Text


class Fault(msgspec.Struct, frozen=True, order=True):
    """One thing wrong at one place: `file:line:column`, a code, and a sentence in both languages.

    `line` and `column` count from 1; 0 means the place is the whole file.
    """

    file: str
    line: int
    column: int
    code: str
    text: Text
    hint: Text | None = None

    def place(self) -> str:
        """The place as `file:line:column`, without what is unknown."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"

    def render(self, lang: str) -> str:
        """One line for a person: place, code, sentence, and the hint when there is one."""
        line = f"{self.place()}: {self.code}: {self.text.get(lang)}"
        return f"{line} {self.hint.get(lang)}" if self.hint else line


class CimcheckError(Exception):
    """The root of all errors raised on purpose; `code`, `text` (zh, en) and `faults` say what happened."""

    exit_code = 5

    def __init__(self, code: str, text: Text, faults: tuple[Fault, ...] = ()) -> None:
        self.code = code
        self.text = text
        self.faults = tuple(sorted(faults))
        super().__init__(self.render("en"))

    def render(self, lang: str) -> str:
        """The message for a person in `lang` ("zh" or "en"), one fault a line."""
        head = f"{self.code}: {self.text.get(lang)}"
        return "\n".join([head, *("  " + fault.render(lang) for fault in self.faults)])


class UsageError(CimcheckError):
    """The command line or an argument makes no sense."""

    exit_code = 2


class ProjectFileError(CimcheckError):
    """project.yaml or a submission table is not usable."""

    exit_code = 2


class ModelError(CimcheckError):
    """A model cannot be used at all."""

    exit_code = 3


class RulesError(CimcheckError):
    """A rule pack, fact catalogue, binding or instrument list is invalid."""

    exit_code = 4


class FormulaError(RulesError):
    """A one-line formula cannot be accepted; `column` is the offset in the formula, from 1."""

    def __init__(self, code: str, text: Text, column: int = 1) -> None:
        self.column = column
        super().__init__(code, text)


class DataError(CimcheckError):
    """Numbers, categories or units that cannot be combined."""


class WorkspaceError(CimcheckError):
    """A ledger or a result store cannot be read or written."""
