"""The little Markdown that the pages need."""

from collections.abc import Iterable, Iterator


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table; bars and line ends in cells are made harmless."""
    titles = list(head)
    yield "| " + " | ".join(titles) + " |"
    yield "|" + "---|" * len(titles)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
    yield ""


def either(lang: str, zh: str, en: str) -> str:
    """The text of the page's language."""
    return zh if lang == "zh" else en
