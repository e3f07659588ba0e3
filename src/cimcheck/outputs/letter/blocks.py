"""What a letter is made of. Formats draw blocks; they know nothing of findings."""

from collections.abc import Sequence
from dataclasses import dataclass

from cimcheck.core.text import Text
from cimcheck.outputs.plans.drawing import Drawing
from cimcheck.outputs.visible import one_line


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
    """Text. `style` is "", "lead", "small" or "caption" of what follows; `tone` a verdict whose colour it
    takes, or "".
    """

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
class Picture:
    """A drawing under its title."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Blank:
    """A box to write into by hand, of some height [mm]."""

    label: Text
    height: float


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places for signature, seal and date."""

    labels: tuple[Text, ...]


Block = Title | Heading | Paragraph | Table | Picture | Blank | Signatures


LONGEST = 600
"""Characters of one text on paper; a model may bring texts of many pages."""


def on_paper(text: Text) -> Text:
    """The text as it is, or its beginning and a word on where the rest is."""
    return Text(
        _beginning(text.zh, "……〔全文见 report.json〕"), _beginning(text.en, " … [all of it in report.json]")
    )


def _beginning(text: str, mark: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(mark)] + mark


RUNNING = 60
"""Characters of what stands at the head of each page."""


def running_head(blocks: Sequence[Block]) -> Text:
    """What a page says of the letter that it belongs to: the line below the title."""
    below = next((block.below for block in blocks if isinstance(block, Title)), same(""))
    return Text(
        *(
            one_line(text if len(text) <= RUNNING else f"{text[: RUNNING - 1]}…")
            for text in (below.zh, below.en)
        )
    )


def same(text: str) -> Text:
    """Text that is the same in both languages."""
    return Text(text, text)
