"""All bindings: `rules/bindings/*.yaml`, one file an authoring style or subject."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from cimcheck.core.evidence import Source, Strength
from cimcheck.core.text import Text
from cimcheck.core.units import parse_unit
from cimcheck.core.yaml_lines import Located
from cimcheck.errors import DataError, Fault, RulesError
from cimcheck.facts.binding import Binding, Member, TextFilter, WordCase
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.catalogue_files import TextEntry
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.documents import documents, typed, unknown_word
from cimcheck.facts.patterns import fault_of

SourceName = Literal["property", "quantity", "attribute", "name", "material", "classification", "relation"]


class CaseEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A pattern, what it says, and the traps it must not fall into."""

    match: str
    value: str | bool
    unless: str = ""


class FilterEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Only objects whose text matches."""

    names: list[str]
    match: str
    unless: str = ""


class SetPattern(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A pattern for the name of a set."""

    match: str


class BindingEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One binding as written."""

    fact: str
    source: SourceName
    strength: Literal["strong", "medium", "weak"] = "strong"
    names: list[str] = []
    set: str | SetPattern | None = None
    schemas: list[Literal["IFC2X3", "IFC4", "IFC4X3"]] = []
    classes: list[str] = []
    relation: Literal["", "group", "storey", "container", "whole"] = ""
    unit: str = ""
    words: dict[str, str | bool] = {}
    answers: bool = False
    cases: list[CaseEntry] = []
    closed: bool = False
    only: FilterEntry | None = None


class BindingFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """`rules/bindings/<style>.yaml`; `answers` are words for yes and no that bindings may ask for."""

    style: TextEntry
    bindings: list[BindingEntry] = []
    answers: dict[str, bool] = {}


class Bindings(msgspec.Struct, frozen=True):
    """The bindings of each fact, strongest first, otherwise in the order of the files."""

    by_fact: Mapping[str, tuple[Binding, ...]]
    sha256: str

    @classmethod
    def load(cls, catalogue: Catalogue, *folders: Path) -> "Bindings":
        """Read `bindings` of the rules folders; a later folder adds to an earlier one.

        Raises RulesError BINDINGS_INVALID with every fault of every file.
        """
        read = documents(folders, "bindings")
        bindings, faults = read_bindings(read.located, catalogue, with_patterns=not read.are_sound)
        if faults:
            raise RulesError(
                "BINDINGS_INVALID",
                Text(f"绑定文件有 {len(faults)} 处错误。", f"The bindings have {len(faults)} fault(s)."),
                tuple(faults),
            )
        read.keep()
        return cls(bindings, read.sha256)

    def of(self, fact: str) -> tuple[Binding, ...]:
        """The bindings of a fact; none for facts that are only derived or declared."""
        return self.by_fact.get(fact, ())


def read_bindings(
    written: Sequence[Located], catalogue: Catalogue, *, with_patterns: bool = True
) -> tuple[dict[str, tuple[Binding, ...]], list[Fault]]:
    """The bindings by fact, and every fault of every document; checking patterns takes long, and may wait."""
    faults: list[Fault] = []
    files: list[tuple[Located, BindingFile]] = []
    for located in written:
        file, wrong = typed(located, BindingFile)
        faults += wrong
        if file:
            files.append((located, file))
    answers = {word.casefold(): value for _, file in files for word, value in file.answers.items()}
    by_fact: dict[str, list[Binding]] = {}
    for located, file in files:
        for number, entry in enumerate(file.bindings):
            fact = catalogue.facts.get(entry.fact)
            check = _Check(located, ("bindings", number), entry, catalogue)
            found = [*check.faults(), *(check.patterns() if with_patterns else ())]
            faults += found
            if fact and not found:
                by_fact.setdefault(entry.fact, []).append(_binding(entry, answers))
    order = list(Strength)
    return {
        fact: tuple(sorted(found, key=lambda one: order.index(one.strength)))
        for fact, found in by_fact.items()
    }, faults


def _binding(entry: BindingEntry, answers: Mapping[str, bool]) -> Binding:
    words: dict[str, Member] = {word.strip().casefold(): value for word, value in entry.words.items()}
    if entry.answers:
        words = {**answers, **words}
    return Binding(
        fact=entry.fact,
        source=Source(entry.source),
        strength=Strength(entry.strength),
        names=tuple(entry.names),
        set=entry.set.strip().casefold() if isinstance(entry.set, str) else "",
        set_written=entry.set.strip() if isinstance(entry.set, str) else "",
        set_pattern=entry.set.match if isinstance(entry.set, SetPattern) else "",
        schemas=tuple(entry.schemas),
        classes=tuple(entry.classes),
        relation=entry.relation,
        unit=parse_unit(entry.unit) if entry.unit else None,
        words=tuple(words.items()),
        cases=tuple(WordCase(case.match, case.value, case.unless) for case in entry.cases),
        closed=entry.closed or not entry.cases,
        only=TextFilter(tuple(entry.only.names), entry.only.match, entry.only.unless) if entry.only else None,
    )


class _Check:
    """What is wrong with one binding."""

    def __init__(
        self, located: Located, path: tuple[str | int, ...], entry: BindingEntry, catalogue: Catalogue
    ) -> None:
        self._located, self._path, self._entry, self._catalogue = located, path, entry, catalogue

    def faults(self) -> list[Fault]:
        fact = self._catalogue.facts.get(self._entry.fact)
        if fact is None:
            known = sorted(self._catalogue.facts)
            return [unknown_word(self._located, (*self._path, "fact"), self._entry.fact, known)]
        return [*self._values(fact), *self._shape(fact)]

    def _fault(self, key: tuple[str | int, ...], code: str, text: Text) -> Fault:
        return self._located.fault((*self._path, *key), code, text)

    def patterns(self) -> Iterator[Fault]:
        """Patterns that are refused."""
        entry = self._entry
        written: list[tuple[tuple[str | int, ...], str]] = []
        for number, case in enumerate(entry.cases):
            written += [(("cases", number, "match"), case.match)]
            written += [(("cases", number, "unless"), case.unless)] if case.unless else []
        if entry.only:
            written += [(("only", "match"), entry.only.match)]
            written += [(("only", "unless"), entry.only.unless)] if entry.only.unless else []
        if isinstance(entry.set, SetPattern):
            written += [(("set", "match"), entry.set.match)]
        for key, pattern in written:
            reason = fault_of(pattern)
            if reason:
                yield self._fault(key, "PATTERN_REFUSED", reason)

    def _values(self, fact: FactDefinition) -> Iterator[Fault]:
        entry = self._entry
        given: list[tuple[tuple[str | int, ...], Any]] = [
            (("words", word), one) for word, one in entry.words.items()
        ]
        given += [(("cases", number, "value"), case.value) for number, case in enumerate(entry.cases)]
        for key, value in given:
            if fact.kind == "category" and value not in fact.members:
                yield unknown_word(self._located, (*self._path, *key), str(value), sorted(fact.members))
            elif fact.kind == "truth" and not isinstance(value, bool):
                yield self._fault(
                    key, "BINDING_VALUE", Text("应为 true 或 false。", "Expected true or false.")
                )
            elif fact.kind == "number" and key[0] == "words":
                yield self._fault(key, "BINDING_VALUE", Text("数值事实不用词表。", "Numbers take no words."))
            elif fact.kind == "number" and not _holds_digits(entry, entry.cases[int(key[1])]):
                yield self._fault(key, "BINDING_VALUE", _NO_GROUP)

    def _shape(self, fact: FactDefinition) -> Iterator[Fault]:
        entry = self._entry
        if not entry.names:
            yield self._fault((), "BINDING_NAMES", Text("缺少 names。", "`names` is missing."))
        if (entry.source == "relation") != bool(entry.relation):
            yield self._fault((), "BINDING_RELATION", _RELATION)
        says_itself = fact.kind == "number" or (fact.kind == "truth" and entry.source == "property")
        if not (says_itself or entry.words or entry.cases or entry.answers):
            yield self._fault((), "BINDING_VALUE", _NO_WORDS)
        try:
            parse_unit(entry.unit or "1")
        except DataError as error:
            yield self._fault(("unit",), error.code, error.text)


_RELATION = Text(
    "source: relation 与 relation 须同时给出。", "`source: relation` and `relation` go together."
)


def _holds_digits(entry: BindingEntry, case: CaseEntry) -> bool:
    return entry.source == "name" and f"(?P<{case.value}>" in case.match


_NO_GROUP = Text(
    "数值事实只从名称（source: name）取数，value 应为正则中数字所在命名组的名称。",
    "A number is taken out of names alone (source: name); its `value` names the group that holds the digits.",
)
_NO_WORDS = Text("缺少 words、cases 或 answers。", "`words`, `cases` or `answers` is missing.")


def digest_of_facts(catalogue: Catalogue, bindings: Bindings) -> str:
    """What names exactly which meanings and bindings of facts were applied."""
    return hashlib.sha256(f"{catalogue.sha256} {bindings.sha256}".encode()).hexdigest()
