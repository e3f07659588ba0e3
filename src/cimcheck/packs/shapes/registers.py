"""The lists a pack refers to: instruments, places, terms and domains."""

from typing import Annotated, Literal

from msgspec import Meta

from cimcheck.packs.shapes.vocabulary import (
    Basis,
    Date,
    InstrumentId,
    Name,
    PlaceCode,
    Shape,
    Words,
    about,
    form,
)


class Instrument(Shape, frozen=True, kw_only=True):
    """A law, code, standard, notice or plan."""

    title: Annotated[Words, about("名称", "Its title.")]
    number: Annotated[str, Meta(min_length=1), about("文号或标准号", "Its number.")]
    kind: Annotated[
        Literal["law", "regulation", "notice", "code", "standard", "local_standard", "plan"],
        about(
            "法律、法规规章、通知、强制性规范、标准、地方标准、规划",
            "What it is; a code is mandatory in full.",
        ),
    ]
    place: Annotated[PlaceCode, about("适用地区", "Where it holds.")] = "CN"
    in_force: Annotated[Date, about("施行日期（未知则不写）", "In force from; absent when not known.")] = ""
    superseded_by: Annotated[InstrumentId, about("被何者取代", "What has taken its place.")] = ""
    superseded_in_part_by: Annotated[
        tuple[InstrumentId, ...], about("部分条文被何者取代", "What has taken the place of some clauses.")
    ] = ()
    basis: Annotated[Basis, about("题名与日期如何得知", "How title and dates are known.")]
    seen: Annotated[Words, about("在何处见到", "Where it was seen.")]
    url: str = ""


class InstrumentsFile(Shape, frozen=True, kw_only=True):
    """`rules/instruments.yaml`: every law, code and notice that rules cite."""

    instruments: dict[InstrumentId, Instrument]


class Place(Shape, frozen=True, kw_only=True):
    """A jurisdiction and the one it lies in."""

    title: Words
    parent: Annotated[PlaceCode, about("上级", "The place around it; absent for the state.")] = ""


class JurisdictionsFile(Shape, frozen=True, kw_only=True):
    """`rules/jurisdictions.yaml`: the places that may set values."""

    jurisdictions: dict[PlaceCode, Place]


class Term(Shape, frozen=True, kw_only=True):
    """A term of the law and its identifier in English."""

    zh: Annotated[str, Meta(min_length=1)]
    en: Annotated[str, Meta(min_length=1)]
    not_to_confuse: Annotated[tuple[Name, ...], about("易混术语", "Terms that mean something else.")] = ()
    definition: Annotated[Words | None, about("释义", "What it means.")] = None


class GlossaryFile(Shape, frozen=True, kw_only=True):
    """`rules/glossary.yaml`: Chinese term, English term, identifier."""

    terms: dict[Name, Term]


class DomainFile(Shape, frozen=True, kw_only=True):
    """`rules/<domain>/domain.yaml`: a subject of checking and the prefix of its rule ids."""

    prefix: Annotated[str, form(r"^[A-Z]{3}$", "前缀为三个大写字母。", "A prefix is three capitals.")]
    title: Words
