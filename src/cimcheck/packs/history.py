"""Which value of a parameter holds on a date at a place, and what a place below may still choose."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec
from msgspec import UNSET

from cimcheck.core.text import Text
from cimcheck.core.units import PLAIN, Unit, parse_unit
from cimcheck.core.value import Value
from cimcheck.packs.cells import Kind, Report, kind_of, several, single
from cimcheck.packs.documents import Document
from cimcheck.packs.rule import ByCategory, Parameter, Table
from cimcheck.packs.shapes.rule import Dated, LocalFile, ParameterFile

Content = Value | ByCategory | Table | None


class Overlay(msgspec.Struct, frozen=True):
    """What one place sets for one rule."""

    place: str
    file: LocalFile


def overlays_of(documents: Iterable[Document]) -> dict[tuple[str, str], list[Overlay]]:
    """The local files by place and rule, those of later folders after those of earlier ones."""
    found: dict[tuple[str, str], list[Overlay]] = {}
    for document in documents:
        if isinstance(document.shape, LocalFile):
            overlay = Overlay(document.folder, document.shape)
            found.setdefault((document.folder, document.shape.rule), []).append(overlay)
    return found


class Setting(msgspec.Struct, frozen=True):
    """The entry that holds: who set it, from when, and how it is known."""

    entry: Dated
    place: str
    effective: str
    basis: str
    document: Text | None
    content: Content


def newest(values: Mapping[str, Dated], as_of: str) -> str | None:
    """The newest effective date not after `as_of` (ISO); None before the first."""
    return max((day for day in values if day <= as_of), default=None)


@lru_cache(maxsize=4096)
def day(iso: str) -> date:
    """The date written as 2024-05-20. ValueError when there is no such day."""
    return date.fromisoformat(iso)


def unit_of(parameter: ParameterFile) -> Unit:
    """The unit a parameter is written in."""
    return parse_unit(parameter.unit) if parameter.unit else PLAIN


def kind(parameter: ParameterFile) -> Kind:
    """What values the parameter may have."""
    return kind_of(parameter.kind, unit_of(parameter), parameter.members, parameter.limits)


def content_of(entry: Dated, of: Kind, report: Report) -> Content:
    """What an entry says, in coherent units; None when nobody has supplied it."""
    if entry.range is not None:
        return several(entry.range, of, report)
    return None if entry.value is UNSET else single(entry.value, of, report)


def settings(
    name: str, parameter: ParameterFile, basis: str, overlays: Sequence[Overlay], as_of: str, report: Report
) -> list[Setting]:
    """The entries in force, from the state down to the place; empty before the first.

    Each holds what it says together with what it leaves to the level above, so the last one decides.
    """
    of = kind(parameter)
    first = newest(parameter.values, as_of)
    if first is None:
        return []
    entry = parameter.values[first]
    found = [Setting(entry, "", first, entry.basis or basis, _text(entry), content_of(entry, of, report))]
    for overlay in overlays:
        local = overlay.file.parameters.get(name)
        when = newest(local.values, as_of) if local is not None else None
        if local is None or when is None or local.values[when].inherit:
            continue
        entry = local.values[when]
        content = _merged(found[-1].content, content_of(entry, of, report))
        document = _text(entry) or (overlay.file.document.text() if overlay.file.document else None)
        found.append(
            Setting(entry, overlay.place, when, entry.basis or overlay.file.basis, document, content)
        )
    return found


def _text(entry: Dated) -> Text | None:
    return entry.document.text() if entry.document else None


def _merged(above: Content, below: Content) -> Content:
    """A table by category that names only some members leaves the others as they are above."""
    if isinstance(above, ByCategory) and isinstance(below, ByCategory) and above.alias == below.alias:
        return ByCategory(below.alias, {**above.values, **below.values})
    return below


def resolved(name: str, parameter: ParameterFile, setting: Setting, place: str) -> Parameter:
    """The parameter as the engine takes it. `place` is that of the rule, for what no place below has set."""
    of = kind(parameter)
    return Parameter(
        name=name,
        title=parameter.title.text() if parameter.title else Text(name, name.replace("_", " ")),
        kind=parameter.kind,
        unit=of.unit,
        value=setting.content,
        limits=of.limits,
        members={member: words.text() for member, words in parameter.members.items()},
        clause=setting.entry.clause,
        basis=setting.basis,
        effective=day(setting.effective),
        place=setting.place or place,
        owner=parameter.owner,
        local=parameter.local,
        document=setting.document,
    )
