"""The formats of a report by name: the files each one writes."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from cimcheck.core.entry_points import OUTPUTS, outside
from cimcheck.core.text import Text

if TYPE_CHECKING:
    from cimcheck.outputs.review import Review

Render = Callable[["Review", str], bytes]

FORMATS: dict[str, dict[str, str]] = {
    "html": {"report.html": "html.whole_review"},
    "docx": {"report.docx": "docx"},
    "pdf": {"report.pdf": "pdf"},
    "xlsx": {"report.xlsx": "xlsx"},
    "bcf": {"report.bcf": "bcf.version_2_1", "report-3.0.bcf": "bcf.version_3_0"},
    "junit": {"report.junit.xml": "junit"},
    "sarif": {"report.sarif": "sarif"},
    "csv": {"report.csv": "csv"},
}
"""For each format its files, and the module of `cimcheck.outputs` whose `render` makes each."""


def known() -> list[str]:
    """The names of all formats, those of other packages last."""
    return [*FORMATS, *sorted(set(outside(OUTPUTS)) - set(FORMATS))]


def unknown_format(word: str) -> Text:
    """That there is no such format, and which there are."""
    listed = ", ".join(known())
    return Text(f"没有格式“{word}”，有：{listed}。", f"There is no format “{word}”; there are: {listed}.")


def rendered(review: "Review", form: str, lang: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of a format. KeyError for a word that names none.

    Another package adds a format with an entry point `cimcheck.outputs`.
    """
    if form not in FORMATS:
        module = outside(OUTPUTS)[form].load()
        yield module.FILE, module.render(review, lang)
        return
    for file, name in FORMATS[form].items():
        render: Render = import_module(f"cimcheck.outputs.{name}").render
        yield file, render(review, lang)
