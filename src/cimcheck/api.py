"""The verbs a script needs.

    from pathlib import Path
    from cimcheck import api

    for report in api.check([Path("tower.ifc")], place="320506"):
        print(report.summary)
        api.write(report, Path("out"), formats=["html", "xlsx"])

One model or submission: `read`, `facts`, `check`, `explain`, `write`. Many: `batch` into a workspace,
`aggregate` to a district, `write` that too, `export` for a platform. Nothing here prints or exits; errors are
those of `cimcheck.errors`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.file_name import printable
from cimcheck.core.text import Text
from cimcheck.engine.applying import Applying, applying, make_ready
from cimcheck.engine.assemble import Basis, assemble, building_entries
from cimcheck.engine.check import check as run_rules
from cimcheck.engine.law import Instruments
from cimcheck.facts.bindings import Bindings, digest_of_facts
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.model_view import LoadedModel
from cimcheck.facts.positions import positions_of
from cimcheck.facts.project import Project
from cimcheck.facts.store import FactStore
from cimcheck.facts.supposed import SupposingStore, Supposition
from cimcheck.findings.finding import Finding
from cimcheck.findings.report import ModelEntry, ModelNote, Report
from cimcheck.packs.loading import load as load_pack
from cimcheck.packs.pack import Pack
from cimcheck.reading import Limits, ModelReading, Note, Pending, begin, read_model
from cimcheck.reading.tables import ModelTables
from cimcheck.resources import rules_folder
from cimcheck.results import aggregate, batch, explain, export, same_elements, scene, write

if TYPE_CHECKING:
    from cimcheck.engine.delivery import Delivery
    from cimcheck.engine.fact_rows import FactRow
    from cimcheck.engine.trial import Trial
    from cimcheck.reading.geometry import Measurement

__all__ = [
    "PROJECT_ABSENT", "STATE", "Model", "RuleBook", "aggregate", "batch", "check",
    "check_submission", "delivery", "explain", "export", "facts", "newest", "project_entry", "read",
    "rule_book", "same_elements", "scene", "trial", "write",
]  # fmt: skip

STATE = "CN"
WORKBOOK = ".xlsx"
PROJECT_ABSENT = ModelNote(
    code="PROJECT_ABSENT",
    severity="warning",
    message=Text(
        "没有项目文件：不知道规划条件和报审数据，结论只针对模型和法规本身，不能代替按规划条件的审查。",
        "No project file: planning conditions and what was submitted are not known. Verdicts hold the model "
        "against the law alone and do not stand in for a check against the conditions.",
    ),
)
"""Stands in every report on a model that came without a project file."""


class RuleBook(msgspec.Struct, frozen=True):
    """The law as loaded: rules, the catalogue of facts, and where facts stand in models."""

    pack: Pack
    catalogue: Catalogue
    bindings: Bindings

    @property
    def facts_sha256(self) -> str:
        """What names exactly which meanings and bindings of facts were applied."""
        return digest_of_facts(self.catalogue, self.bindings)


class Model(msgspec.Struct, frozen=True):
    """A model as read, under the name it goes by in the report; without `path` no shapes are measured."""

    file: str
    reading: ModelReading
    path: Path | None = None

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return self.reading.file.sha256

    @property
    def tables(self) -> ModelTables | None:
        """Its columns; None when it was rejected."""
        return self.reading.tables

    @property
    def notes(self) -> Sequence[Note]:
        """What the gate noted."""
        return self.reading.notes


def read(path: Path, *, limits: Limits = Limits()) -> ModelReading:  # noqa: B008
    """One model through the gate, in a process of its own. Never raises for what is in the file."""
    return read_model(path, limits=limits)


def rule_book(rules: Path | None = None) -> RuleBook:
    """The rules, facts and bindings that ship with the package, with those of the folder `rules` on top.

    Raises RulesError.
    """
    folders = (rules_folder(),) if rules is None else (rules_folder(), rules)
    pack = load_pack(*folders)
    catalogue = Catalogue.load(*folders)
    return RuleBook(pack, catalogue, Bindings.load(catalogue, *folders))


def check(
    models: Sequence[Path | Pending],
    *,
    project: Path | None = None,
    rules: Path | None = None,
    place: str | None = None,
    as_of: date | None = None,
    only: Collection[str] = (),
    geometry: bool = True,
    supposed: Sequence[Supposition] = (),
    limits: Limits = Limits(),  # noqa: B008
) -> list[Report]:
    """Check models against the rules of a date and place; one report a submission.

    A model is a path, or a reading that `cimcheck.reading.begin` has started already.

    With a project file all models are one submission (those it names when `models` is empty); without one
    each model is its own. `place` and `as_of` default to the project's, then to the whole state and to the
    newest rules. `only` keeps domains and rule ids. With `geometry` the shapes of elements are measured where
    a rule needs what no quantity says; without it that stays open. `supposed` facts take the place of what
    the submission says. A model that cannot be read is a report, not an error. Raises ProjectFileError,
    RulesError, UsageError.
    """
    started = [one if isinstance(one, Pending) else begin(one, limits) for one in models]
    book = rule_book(rules)
    told = _project(project, book)
    if project and not models:
        started = [begin(path, limits) for path in _models_of(told, project)]
    law = _applying(book, told, place, as_of, only)
    make_ready(law.rules)
    loaded = [Model(printable(one.path.name), one.result(), one.path) for one in started]
    submissions = [loaded] if project else [[model] for model in loaded]
    return [_checked(book, told, one, law, geometry, supposed) for one in submissions]


def check_submission(
    book: RuleBook,
    project: Project,
    models: Sequence[Model],
    *,
    place: str | None = None,
    as_of: date | None = None,
    only: Collection[str] = (),
    geometry: bool = True,
    supposed: Sequence[Supposition] = (),
) -> Report:
    """Check models that were read already, as one submission."""
    law = _applying(book, project, place, as_of, only)
    return _checked(book, project, models, law, geometry, supposed)


def _checked(
    book: RuleBook,
    project: Project,
    models: Sequence[Model],
    law: Applying,
    geometry: bool,
    supposed: Sequence[Supposition],
) -> Report:
    measurer = _measured if geometry else None
    facts = (book.catalogue, book.bindings, project, models, measurer)
    store = SupposingStore(supposed, *facts) if supposed else FactStore(*facts)
    readable = [model for model in models if model.tables is not None]
    findings = []
    if readable or project.is_given:
        names = {rule.id for rule in law.asked}
        store.announce({fact for rule in law.rules for fact in rule.facts.values()})
        found = run_rules(store, book.catalogue, law.rules, Instruments(book.pack.register))
        findings = [finding for finding in found if finding.rule in names]
    scopes = store.scopes.values() if readable or project.is_given else ()
    categories = {scope.subject.key: scope.category for scope in scopes}
    files = {scope.subject.key: [part.view.file for part in scope.parts] for scope in scopes}
    placed = positions_of(scopes)
    buildings = building_entries(store, book.catalogue, categories, files, placed) if categories else []
    disciplines = {part.view.file: part.discipline for scope in scopes for part in scope.parts}
    noted = [
        ModelNote(code=note.code, severity=note.severity, message=note.text, where=note.where)
        for note in store.notes()
    ]
    if readable and not project.is_given:
        noted.append(PROJECT_ABSENT)
    basis = Basis(project.sha256, book.pack.sha256, book.facts_sha256, law.as_of, law.place, geometry)
    entries = [_entry(model, disciplines.get(model.file, "")) for model in models]
    return assemble(entries, project_entry(project), buildings, findings, noted, basis)


def facts(
    model: Path,
    *,
    project: Path | None = None,
    rules: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008
) -> "tuple[ModelEntry, list[FactRow]]":
    """A model as it was read, and every fact of every subject in it; no facts when it was rejected.

    Raises ProjectFileError and RulesError.
    """
    from cimcheck.engine.fact_rows import fact_rows

    book = rule_book(rules)
    told = _project(project, book)
    read_one = Model(printable(model.name), read_model(model, limits=limits), model)
    if read_one.tables is None:
        return _entry(read_one, ""), []
    store = FactStore(book.catalogue, book.bindings, told, [read_one], _measured)
    disciplines = [part.discipline for scope in store.scopes.values() for part in scope.parts]
    return _entry(read_one, disciplines[0] if disciplines else ""), list(fact_rows(store))


def _measured(
    model: LoadedModel, wanted: Mapping[int, frozenset[str]], obstacles: Mapping[int, frozenset[int]]
) -> "tuple[Mapping[int, Measurement], Sequence[Note]]":
    """What the shapes of elements measure, made in a process of their own."""
    from cimcheck.reading.geometry.on_demand import measured

    return measured(getattr(model, "path", None), model.tables, wanted, obstacles)


def trial(
    report: Report,
    finding: Finding,
    models: Sequence[Path],
    *,
    project: Path | None = None,
    rules: Path | None = None,
) -> "Trial | None":
    """The rule of a finding with the facts of its subject, to be judged again with other facts.

    None when the models no longer have the subject or the rules no longer have the rule. Raises
    ProjectFileError and RulesError.
    """
    from cimcheck.engine.trial import Trial

    book = rule_book(rules)
    told = _project(project, book)
    started = [begin(path) for path in models]
    loaded = [Model(printable(one.path.name), one.result(), one.path) for one in started]
    measurer = _measured if report.receipt.geometry else None
    store = FactStore(book.catalogue, book.bindings, told, loaded, measurer)
    rule = book.pack.version(finding.rule, date.fromisoformat(report.receipt.as_of), report.receipt.place)
    about = finding.subject
    if rule is None:
        return None
    for subject in store.subjects(rule.entity):
        if (subject.building, subject.key, subject.guid) == (about.building, about.key, about.guid):
            return Trial.of(rule, subject, store, book.catalogue)
    return None


def delivery(
    book: RuleBook, *, place: str = STATE, as_of: date | None = None, only: Collection[str] = ()
) -> "Delivery":
    """What the rules of a date and place need of a model. Raises UsageError for an unknown `only`."""
    from cimcheck.engine.delivery import delivery as needed

    law = applying(book.pack, as_of or newest(book.pack), place, only)
    return needed(law.asked, book.catalogue, book.bindings)


def newest(pack: Pack) -> date:
    """The last day on which a rule of the pack changed: the date of a check that nobody dates."""
    return date.fromisoformat(max(source.newest for source in pack.rules.values()))


def _applying(
    book: RuleBook, project: Project, place: str | None, as_of: date | None, only: Collection[str]
) -> Applying:
    """The rules for a submission: for the place and date asked for, else its own, else all and the newest."""
    when = as_of or project.filed or newest(book.pack)
    return applying(book.pack, when, place or project.place or STATE, only)


def _project(path: Path | None, book: RuleBook) -> Project:
    """What a project file says; a submission without one when there is none."""
    if path is None:
        return Project.none()
    if path.suffix.lower() == WORKBOOK:
        from cimcheck.workspace.assessment import read_assessment

        return read_assessment(path, book.catalogue)
    from cimcheck.facts.project_file import load_project

    return load_project(path, book.catalogue)


def _models_of(project: Project, file: Path) -> list[Path]:
    """The models that a project file names, beside the file."""
    names = dict.fromkeys(model.file for building in project.buildings for model in building.models)
    return [file.parent / name for name in names]


def _entry(model: Model, discipline: str) -> ModelEntry:
    tables = model.tables
    return ModelEntry(
        file=model.file,
        sha256=model.sha256,
        bytes=model.reading.file.bytes,
        ifc_schema=model.reading.schema,
        application=tables.application if tables else "",
        discipline=discipline or "unknown",
        status=model.reading.status,
        notes=[
            ModelNote(code=note.code, severity=note.severity, message=note.message, where=note.where)
            for note in model.notes
        ],
    )


def project_entry(project: Project) -> dict[str, object]:
    """What a report repeats of the project file; empty without one."""
    if not project.is_given:
        return {}
    return {
        "code": project.code,
        "name": project.name,
        "place": project.place,
        "town": project.town,
        "filed": project.filed.isoformat() if project.filed else "",
        "started": project.started.isoformat() if project.started else "",
        "stage": project.stage,
        "conditions": {
            fact: {"raw": stated.raw, "document": stated.document}
            for fact, stated in sorted(project.conditions.items())
        },
    }
