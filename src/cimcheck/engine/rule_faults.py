"""Everything that can be said against rules folders: the pack by itself, and each rule against the facts."""

from collections.abc import Iterator
from pathlib import Path

from cimcheck.engine.lint import lint
from cimcheck.errors import Fault
from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.packs.examination import Examination, examine
from cimcheck.packs.pack import Pack
from cimcheck.packs.rule import RuleVersion


def rule_faults(*folders: Path) -> list[Fault]:
    """All faults of the folders, in order of place.

    Raises RulesError when the fact catalogue or the bindings cannot be read, or a folder is not there.
    """
    catalogue = Catalogue.load(*folders)
    Bindings.load(catalogue, *folders)
    found = examine(*folders)
    return sorted({*found.faults, *_against_facts(found, catalogue)})


def _against_facts(found: Examination, catalogue: Catalogue) -> Iterator[Fault]:
    for rule in found.pack.rules:
        for version in versions(found.pack, rule):
            for fault in lint(version, catalogue.types()):
                yield found.fault(fault.rule, fault.path, fault.code, fault.text, fault.column)


def versions(pack: Pack, rule: str) -> list[RuleVersion]:
    """Every version of a rule that some date and place gives, oldest first."""
    from datetime import date

    source = pack.rules[rule]
    overlays = {place: those for (place, owner), those in pack.overlays.items() if owner == rule}
    days = {source.in_force, source.newest}
    days |= {day for parameter in source.rule.parameters.values() for day in parameter.values}
    days |= {
        day
        for those in overlays.values()
        for overlay in those
        for parameter in overlay.file.parameters.values()
        for day in parameter.values
    }
    places = sorted({source.rule.place, *overlays})
    found = (pack.version(rule, date.fromisoformat(day), place) for day in sorted(days) for place in places)
    return list({one.version: one for one in found if one is not None}.values())
