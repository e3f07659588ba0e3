"""Instruments, places, terms, domains and plans: what they refer to exists."""

from collections.abc import Collection

from cimcheck.core.text import Text
from cimcheck.packs.documents import Document
from cimcheck.packs.lint_plan import lint_plan
from cimcheck.packs.register import STATE, Register
from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.packs.shapes.registers import (
    DomainFile,
    GlossaryFile,
    InstrumentsFile,
    JurisdictionsFile,
)
from cimcheck.packs.sheet import Path, Sheet


def lint_register(document: Document, register: Register, rules: Collection[str], sheet: Sheet) -> None:
    """One file of the register."""
    match document.shape:
        case InstrumentsFile():
            _instruments(document.shape, register, sheet)
        case JurisdictionsFile():
            _places(document.shape, register, sheet)
        case GlossaryFile():
            for name, term in document.shape.terms.items():
                for index, other in enumerate(term.not_to_confuse):
                    if other not in register.terms:
                        path: Path = ("terms", name, "not_to_confuse", index)
                        sheet.unknown(path, "TERM_UNKNOWN", other, register.terms)
        case DomainFile():
            _domain(document, document.shape, register, sheet)
        case PlanFile():
            lint_plan(document, document.shape, register, rules, sheet)


def _instruments(file: InstrumentsFile, register: Register, sheet: Sheet) -> None:
    for name, instrument in file.instruments.items():
        path: Path = ("instruments", name)
        if instrument.in_force:
            sheet.day((*path, "in_force"), instrument.in_force)
        if instrument.place not in register.places:
            sheet.unknown((*path, "place"), "PLACE_UNKNOWN", instrument.place, register.places)
        others: list[tuple[Path, str]] = [
            ((*path, "superseded_in_part_by", index), other)
            for index, other in enumerate(instrument.superseded_in_part_by)
        ]
        if instrument.superseded_by:
            others.append(((*path, "superseded_by"), instrument.superseded_by))
        for place, other in others:
            if other not in register.instruments:
                sheet.unknown(place, "INSTRUMENT_UNKNOWN", other, register.instruments)


def _places(file: JurisdictionsFile, register: Register, sheet: Sheet) -> None:
    for code, place in file.jurisdictions.items():
        path: Path = ("jurisdictions", code)
        if place.parent and place.parent not in register.places:
            sheet.unknown((*path, "parent"), "PLACE_UNKNOWN", place.parent, register.places)
        elif register.road(code)[0] != STATE:
            text = Text(
                f"“{code}”的上级没有通到 {STATE}。", f"The places around “{code}” do not lead to {STATE}."
            )
            sheet.at_key(path, "PLACE_ASTRAY", text)


def _domain(document: Document, domain: DomainFile, register: Register, sheet: Sheet) -> None:
    for folder, other in register.domains.items():
        if folder != document.folder and other.prefix == domain.prefix:
            text = Text(
                f"{folder} 已用前缀 {domain.prefix}。", f"{folder} already has the prefix {domain.prefix}."
            )
            sheet.add(("prefix",), "PREFIX_TAKEN", text)
