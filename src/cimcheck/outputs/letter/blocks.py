"""What a letter is made of. Formats draw blocks; they know nothing of findings."""

from dataclasses import dataclass

from cimcheck.core.text import Text


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the letter, with a line below it."""

    text: Text
    below: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text. `style` is "", "lead" or "small"; `tone` a verdict whose colour it takes, or ""."""

    text: Text
    style: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, a smaller line below it, and the verdict whose colour it takes."""

    text: Text
    below: Text = Text("", "")  # noqa: RUF009 - Text is frozen
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with shares of the width; the header, where there is one, repeats on each page."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A box to write into by hand, of some height [mm]."""

    label: Text
    height: float


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places for signature, seal and date."""

    labels: tuple[Text, ...]


Block = Title | Heading | Paragraph | Table | Blank | Signatures


LONGEST = 600
"""Characters of one text on paper; a model may bring texts of many pages."""


def on_paper(text: Text) -> Text:
    """The text as it is, or its beginning and a word on where the rest is."""
    return Text(
        _beginning(text.zh, "……〔全文见 report.json〕"), _beginning(text.en, " … [all of it in report.json]")
    )


def _beginning(text: str, mark: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(mark)] + mark


def same(text: str) -> Text:
    """Text that is the same in both languages."""
    return Text(text, text)
