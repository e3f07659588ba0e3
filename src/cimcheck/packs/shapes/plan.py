"""A plan: what it asks to be counted, by when, and how each figure follows from checked buildings."""

from typing import Annotated, Literal

from msgspec import Meta, field

from cimcheck.packs.shapes.vocabulary import (
    Date,
    FactId,
    InstrumentId,
    Name,
    Number,
    PlaceCode,
    RuleId,
    Shape,
    Words,
    about,
    form,
)

Year = Annotated[str, form(r"^[0-9]{4}$", "年份为四位数字。", "A year is four digits.")]
Category = Literal["commodity_housing", "talent_housing", "affordable_housing", "public", "industrial"]


class Said(Shape, frozen=True, kw_only=True):
    """A figure as one passage of a plan gives it."""

    value: Number
    where: Annotated[Name, about("出处，见 passages", "The passage, one of `passages`.")]


class Area(Shape, frozen=True, kw_only=True):
    """A way to measure how large a building is: the sum of some of its facts."""

    title: Words
    facts: Annotated[tuple[FactId, ...], Meta(min_length=1)]


class Assessment(Shape, frozen=True, kw_only=True):
    """A question that checks answer for a building: met when every rule that applies passes.

    The first rule has to have an answer for every building; the others are about parts it may not have.
    """

    title: Words
    met: Annotated[Words, about("满足时的说法", "What a building is called that meets it.")]
    rules: Annotated[tuple[RuleId, ...], Meta(min_length=1)]
    area: Annotated[Name, about("面积口径，见 areas", "How buildings are measured, one of `areas`.")]


class Derivation(Shape, frozen=True, kw_only=True):
    """How an indicator is computed from buildings of some categories (of all when none is named).

    share: area of those that meet an assessment / area of all. area: sum of areas. fact: sum of a fact.
    projects: how many projects have every building meet an assessment. works: how many projects have a
    building with some of a fact. zones: area of the zones that qualify / area of all zones, from polygons
    that the user supplies.
    """

    measure: Literal["share", "area", "fact", "projects", "works", "zones"]
    categories: tuple[Category, ...] = ()
    assessment: Annotated[Name, about("所用判定，见 assessments", "One of `assessments`.")] | None = None
    area: Annotated[Name, about("面积口径，见 areas", "One of `areas`.")] | None = None
    fact: FactId | None = None
    stated: Annotated[
        dict[FactId, Name],
        about("只计申报为此值的楼栋", "Only buildings whose submission declares these members count."),
    ] = field(default_factory=dict)
    not_applicable: Annotated[
        Literal["not_met", "left_out"],
        about("不适用的楼栋：计入分母但不算满足，或不计入", "Buildings a check does not apply to."),
    ] = "not_met"


class Indicator(Shape, frozen=True, kw_only=True):
    """An indicator of a plan. Passages that contradict each other are all kept."""

    number: Annotated[str, about("计划中的序号", "Its number in the plan.")]
    group: Annotated[Name, about("类型，见 groups", "One of `groups`.")]
    title: Words
    unit: str
    shown: Annotated[Words | None, about("单位的写法", "How the unit is written.")] = None
    property: Annotated[Literal["binding", "expected"], about("约束性或预期性", "Binding or expected.")]
    bound: Annotated[
        Literal["at_least", "at_most"], about("不少于或不超过", "Which side of the target is good.")
    ] = "at_least"
    targets: Annotated[dict[Year, tuple[Said, ...]], about("年份 → 各处的说法", "Year → what passages say.")]
    derive: Annotated[
        Derivation | None, about("如何由检查结果汇总；没有则填报", "How it is computed; absent: reported.")
    ] = None
    path: Annotated[dict[Year, Number], about("逐年安排", "What the plan sets for each year.")] = field(
        default_factory=dict
    )
    planned: Annotated[
        tuple[Name, ...], about("规划总量所含指标", "The indicators that together give the planned area.")
    ] = ()
    note: Words | None = None


class Sum(Shape, frozen=True, kw_only=True):
    """A total that the plan prints, and the indicators it should be the sum of."""

    title: Words
    indicators: tuple[Name, ...]
    said: tuple[Said, ...]


class PlanFile(Shape, frozen=True, kw_only=True):
    """`rules/plans/<name>.yaml`: what a plan asks to be counted."""

    plan: Name
    title: Words
    place: PlaceCode
    instrument: InstrumentId
    begins: Date
    ends: Date
    dated_by: Annotated[
        Literal["filed", "started"], about("按申报或开工日期归入时段", "The date that places a building.")
    ]
    passages: dict[Name, Words]
    groups: dict[Name, Words]
    areas: dict[Name, Area]
    assessments: dict[Name, Assessment]
    indicators: dict[Name, Indicator]
    sums: dict[Name, Sum] = field(default_factory=dict)
