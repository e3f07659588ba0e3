"""Which rules a check needs, and having what they call ready before the facts come."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date

import msgspec

from cimcheck.calculators.interface import find
from cimcheck.core.text import Text
from cimcheck.errors import UsageError
from cimcheck.facts import own_parts
from cimcheck.facts.catalogue_files import prefix_of
from cimcheck.packs.pack import Pack
from cimcheck.packs.rule import Calculation, RuleVersion


class Applying(msgspec.Struct, frozen=True):
    """The rules of a check at a date and place: those asked for, and those that settle facts for them."""

    as_of: date
    place: str
    asked: tuple[RuleVersion, ...]
    publishers: tuple[RuleVersion, ...]

    @property
    def rules(self) -> tuple[RuleVersion, ...]:
        """All of them."""
        return (*self.asked, *self.publishers)


def applying(pack: Pack, as_of: date, place: str, only: Collection[str]) -> Applying:
    """The rules whose id or domain is in `only`, every rule when that is empty; no other is resolved.

    Raises UsageError ONLY_UNKNOWN, PLACE_UNKNOWN.
    """
    _refuse_unknown(pack, only)
    wanted = {rule for rule, source in pack.rules.items() if not only or {rule, source.domain} & {*only}}
    asked = pack.resolve(as_of, place, wanted)
    facts = {fact for rule in asked for fact in rule.facts.values()}
    others = {rule for rule, source in pack.rules.items() if facts & source.rule.publishes.keys()} - wanted
    return Applying(as_of, place, tuple(asked), tuple(pack.resolve(as_of, place, others)))


def make_ready(rules: Iterable[RuleVersion]) -> None:
    """Load the calculators and derivations of rules: there is time for it while models are being read.

    What cannot be loaded shows where it is called, and costs the verdicts that need it.
    """
    for rule in rules:
        with suppress(Exception):
            _load(rule)


def _load(rule: RuleVersion) -> None:
    own_parts.finder(prefix_of(rule.entity))
    for step in rule.defines:
        if isinstance(step, Calculation):
            find(step.calculator)
    for fact in rule.facts.values():
        own_parts.deriver(fact.replace(".", "_"))


def _refuse_unknown(pack: Pack, only: Iterable[str]) -> None:
    known = set(pack.rules) | set(pack.register.domains)
    for word in sorted(set(only) - known):
        listed = ", ".join(sorted(pack.register.domains))
        raise UsageError(
            "ONLY_UNKNOWN",
            Text(
                f"没有领域或规则“{word}”。领域有：{listed}；规则见 cimcheck rules list。",
                f"There is no domain or rule “{word}”. Domains: {listed}; rules: cimcheck rules list.",
            ),
        )
