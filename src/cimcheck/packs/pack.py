"""A pack: all rules of one or more rules folders, and how they stand at a date and a place."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import msgspec

from cimcheck.core import plain_cache
from cimcheck.core.text import Text
from cimcheck.errors import UsageError
from cimcheck.packs.base import chain, whole
from cimcheck.packs.documents import Document
from cimcheck.packs.history import Overlay, day, overlays_of
from cimcheck.packs.register import Register, joined
from cimcheck.packs.rule import Example, RuleVersion
from cimcheck.packs.shapes.rule import RuleFile
from cimcheck.packs.versions import RuleSource, version


class LeftOut(msgspec.Struct, frozen=True):
    """A rule that does not hold at a date or place, and why."""

    rule: str
    reason: Text


class Pack(msgspec.Struct, frozen=True):
    """Rules by id, local values by place and rule, and the register they refer to.

    `sha256` names the content: it does not depend on where the folders lie, on comments or on layout.
    """

    sha256: str
    rules: Mapping[str, RuleSource]
    overlays: Mapping[tuple[str, str], Sequence[Overlay]]
    register: Register

    @property
    def newest(self) -> date:
        """The last day on which a rule changed. ValueError for a pack without rules."""
        return day(max(source.newest for source in self.rules.values()))

    def resolve(self, as_of: date, place: str, only: Collection[str] | None = None) -> list[RuleVersion]:
        """The rules that hold on a date at a place, in order of id; with `only`, those with these ids.

        Raises UsageError PLACE_UNKNOWN for a place that jurisdictions.yaml does not have.
        """
        self._road(place)
        found = (self.version(rule, as_of, place) for rule in sorted(self.rules if only is None else only))
        return [one for one in found if one is not None]

    def version(self, rule: str, as_of: date, place: str) -> RuleVersion | None:
        """One rule on a date at a place; None when it does not hold there and then.

        Raises UsageError PLACE_UNKNOWN, KeyError for a rule that the pack does not have.
        """
        source, road = self.rules[rule], self._road(place)
        if source.rule.place not in road:
            return None
        names = (*source.bases, rule)
        overlays = [overlay for p in road for one in names for overlay in self.overlays.get((p, one), ())]
        return version(source, overlays, as_of.isoformat())

    def examples(self, rule: str) -> tuple[Example, ...]:
        """The examples of a rule, those without a date filed on the day it last changed."""
        return self.rules[rule].examples()

    def left_out(self, as_of: date, place: str) -> list[LeftOut]:
        """The rules that do not hold on a date at a place, each with the reason."""
        road, when = self._road(place), as_of.isoformat()
        found = []
        for rule, source in sorted(self.rules.items()):
            reason = _why_not(source, road, when)
            if reason is not None:
                found.append(LeftOut(rule, reason))
        return found

    def _road(self, place: str) -> tuple[str, ...]:
        road = self.register.road(place)
        if not road:
            from cimcheck.core.schema_faults import did_you_mean

            hint = did_you_mean(place, self.register.places) or Text("", "")
            raise UsageError(
                "PLACE_UNKNOWN",
                Text(f"没有地区代码“{place}”。{hint.zh}", f"There is no place “{place}”. {hint.en}".rstrip()),
            )
        return road


def assembled(documents: Sequence[Document], sha256: str) -> Pack:
    """The pack that the documents make."""
    files = {d.shape.id: d.shape for d in documents if isinstance(d.shape, RuleFile)}
    rules = {
        d.shape.id: RuleSource(
            whole(d.shape, files),
            d.folder,
            d.path,
            d.examples,
            inherited=frozenset(name for one in chain(d.shape.id, files) for name in files[one].parameters),
            bases=chain(d.shape.id, files),
        )
        for d in documents
        if isinstance(d.shape, RuleFile)
    }
    return Pack(sha256, rules, overlays_of(documents), joined(documents))


def _why_not(source: RuleSource, road: tuple[str, ...], when: str) -> Text | None:
    rule = source.rule
    if rule.place not in road:
        return Text(f"仅适用于 {rule.place}。", f"Applies in {rule.place} only.")
    if when < source.in_force:
        return Text(f"{source.in_force} 起施行。", f"In force from {source.in_force}.")
    if rule.repealed and when >= rule.repealed:
        return Text(f"{rule.repealed} 起失效。", f"No longer in force from {rule.repealed}.")
    return None


def digest(documents: Sequence[Document]) -> str:
    """The content of the documents as one digest; what the YAML looked like makes no difference."""
    found = hashlib.sha256()
    for document in documents:
        data = document.located.data if document.located is not None else None
        found.update(plain_cache.pack([document.layer, document.path, data]))
    return found.hexdigest()
