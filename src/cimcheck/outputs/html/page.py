"""Puts the page together. Nothing in it is loaded from elsewhere, and only its own script may run."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from cimcheck.core.text import Text
from cimcheck.findings.finding import Measured, Required
from cimcheck.findings.report import Report, Summary
from cimcheck.outputs import amounts, clauses, words
from cimcheck.outputs.buildings import building_names
from cimcheck.outputs.conclusion import conclusion
from cimcheck.outputs.detail_words import named, value_words
from cimcheck.outputs.finding_lines import opinion_text
from cimcheck.outputs.html import details
from cimcheck.outputs.html.bar import bar
from cimcheck.outputs.html.markup import both, finalise, foreign, say
from cimcheck.outputs.html.packed import MOST_WRITTEN, packed_rows
from cimcheck.outputs.html.rows import Group, groups
from cimcheck.outputs.html.trace_data import trace_data
from cimcheck.outputs.missing import by_owner
from cimcheck.outputs.overview import cited, matrix, unencoded
from cimcheck.outputs.project_data import CATEGORIES, entries
from cimcheck.outputs.review import Review
from cimcheck.outputs.vocabulary import place_text

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
SAMPLE_BAR = bar(Measured(lo=240, hi=320, unit="m2"), Required(op=">=", lo=300, hi=300, unit="m2"))
"""The drawing that the page explains its drawings with."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One line of an index: what was checked, why (may be empty), the outcome, and the report to open.

    `files` are the models of a submission that goes by another name; a name may be there more than once.
    """

    name: str
    files: str
    about: Text
    summary: Summary
    conclusion: Text
    rejected: bool
    link: str


def render(report: Report, lang: str = "zh", review: Review | None = None) -> bytes:
    """The report as one UTF-8 HTML file that opens in `lang` ("zh" or "en") and can be switched.

    `review` adds the opinions on it and what changed since an earlier report.

    The same report and language give the same bytes.
    """
    found = groups(report)
    of_findings: dict[str, Any] = {
        "review": review or Review(report),
        "opinion_text": opinion_text,
        "instruments": clauses.instruments(report.findings),
    }
    return page(
        "report.html",
        "report.js",
        lang,
        report=report,
        packed=_packed(found, of_findings) if len(report.findings) > MOST_WRITTEN else None,
        **of_findings,
        conclusion=conclusion(report),
        groups=found,
        matrix=matrix(report),
        buildings=building_names(report),
        owed=by_owner(report.findings),
        cited=cited(report),
        unencoded=unencoded(report),
        traces=trace_data(report.findings),
        sample_bar=SAMPLE_BAR,
    )


def _packed(found: list[Group], of_findings: dict[str, Any]) -> Markup:
    """The rows of all groups for a page that draws them as they are looked at."""
    draw = _environment().get_template("finding.html").make_module(of_findings).finding_row  # type: ignore[attr-defined]
    return packed_rows(found, draw)


def render_index(entries: list[IndexEntry], lang: str = "zh") -> bytes:
    """A page that lists reports with their verdicts and links to each."""
    return page("index.html", "index.js", lang, entries=entries)


def page(template: str, script: str, lang: str, *, more_style: str = "", **values: object) -> bytes:
    """A page from a template in its frame, with style and script inside and nothing else allowed.

    `more_style` is a style sheet on top of the common one.
    """
    style, program = _asset("page.css") + (_asset(more_style) if more_style else ""), _asset(script)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(program)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    text: str = (
        _environment()
        .get_template(template)
        .render(
            lang="en" if lang == "en" else "zh",
            policy=Markup(policy),
            style=Markup(style),
            program=Markup(program),
            **values,
        )
    )
    return text.encode("utf-8")


@cache
def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from cimcheck.outputs.html.template_cache import TemplateCache

    environment = Environment(
        loader=FileSystemLoader([HERE / "templates", HERE / "details"]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalise,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=TemplateCache(),
    )
    vocabulary: dict[str, Callable[..., object]] = {
        "say": say,
        "both": both,
        "foreign": foreign,
        "size": amounts.size_text,
        "bounds": amounts.bounds,
        "plain_value": amounts.plain_value,
        "clause_title": clauses.clause_title,
        "trace_clause": clauses.trace_clause,
        "word": words.word,
        "named": named,
        "value_words": value_words,
        "place_text": place_text,
        "entries": entries,
        "drawn": lambda name, data: details.drawn(environment, name, data),
    }
    environment.globals.update(vocabulary, words=words, categories=CATEGORIES)
    return environment
