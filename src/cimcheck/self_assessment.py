"""What the self-assessment sheet of a submission is made from.

from cimcheck.outputs.assessment import workbook_form
from cimcheck.self_assessment import self_assessment

data = workbook_form.render(self_assessment([Path("tower.ifc")], place="320506"), "zh")
"""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from cimcheck.api import Model, _measured, _models_of, _project, check_submission, rule_book
from cimcheck.core.file_name import printable
from cimcheck.engine.fact_rows import fact_rows
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.own_parts import computer
from cimcheck.facts.store import FactStore
from cimcheck.outputs.assessment.lines import Assessment
from cimcheck.reading import Limits, begin

GREEN = "green_building"


def self_assessment(
    models: Sequence[Path],
    *,
    project: Path | None = None,
    rules: Path | None = None,
    place: str | None = None,
    as_of: date | None = None,
    beside: Path = Path(),
    limits: Limits = Limits(),  # noqa: B008
) -> Assessment:
    """What the sheet asks, with everything that is known already.

    The sheet names its models from the folder `beside`. Raises ProjectFileError, RulesError and UsageError.
    """
    book = rule_book(rules)
    told = _project(project, book)
    paths = models or (_models_of(told, project) if project else ())
    started = [begin(path, limits) for path in paths]
    loaded = [Model(printable(one.path.name), one.result(), one.path) for one in started]
    report = check_submission(book, told, loaded, place=place, as_of=as_of, only=(GREEN,))
    when = date.fromisoformat(report.receipt.as_of)
    chosen = [one for one in book.pack.resolve(when, report.receipt.place) if one.domain == GREEN]
    wanted = {fact for rule in chosen for fact in rule.facts.values()}
    wanted |= {one.id for one in book.catalogue.facts.values() if _is_green(one)}
    readable = [model for model in loaded if model.tables is not None]
    store = FactStore(book.catalogue, book.bindings, told, readable, _measured)
    rows = list(fact_rows(store, ("Project", "Building"))) if readable else []
    places = {
        printable(path.name): printable(Path(os.path.relpath(path, beside)).as_posix()) for path in paths
    }
    return Assessment(told, report, rows, book.catalogue, frozenset(wanted), places)


def _is_green(fact: FactDefinition) -> bool:
    """Whether green building alone asks for a fact, or models let one compute it again."""
    return PurePosixPath(fact.file).name.startswith("green") or bool(computer(fact.id.replace(".", "_")))
