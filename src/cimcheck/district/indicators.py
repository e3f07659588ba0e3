"""The indicators of a plan over the buildings of a district: value with bounds, target, path, forecast."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cimcheck.core.interval import Interval, exact, interval, total
from cimcheck.core.text import Text
from cimcheck.core.units import parse_unit
from cimcheck.district import forecast, targets
from cimcheck.district.amount import in_unit, measured, plain, shown_number
from cimcheck.district.building import Building
from cimcheck.district.document import (
    Forecast,
    IndicatorEntry,
    PathState,
    PrintedSum,
    ReportedFigure,
    Said,
    StandingTotal,
    Target,
    Year,
)
from cimcheck.district.moves import moves
from cimcheck.district.parts import Choice, Contribution, contributions, tally
from cimcheck.district.period import year
from cimcheck.district.reported import Reported
from cimcheck.district.tally import Part, Tally
from cimcheck.district.totals import standing_totals
from cimcheck.district.words import derivation_in_words
from cimcheck.facts.catalogue import Catalogue
from cimcheck.findings.finding import Measured
from cimcheck.packs.shapes.plan import Derivation, Indicator, PlanFile
from cimcheck.packs.shapes.plan import Said as SaidShape

_ANSWERS = {(True, False): "yes", (False, True): "no", (True, True): "undetermined"}
_PLANNED_UNIT = "hm2"


@dataclass(frozen=True, slots=True)
class Question:
    """What all indicators are computed from. `as_checked` are the buildings without the assumptions.

    `by_year` has the buildings by the year that they are dated in, those without a date under None.
    """

    plan: PlanFile
    catalogue: Catalogue
    choice: Choice
    buildings: Sequence[Building]
    by_year: Mapping[int | None, Sequence[Building]]
    as_checked: Sequence[Building] | None
    reported: Mapping[str, Reported]
    zones: Sequence[Part]


def indicator_entry(name: str, question: Question) -> IndicatorEntry:
    """One indicator with everything that is known of it."""
    plan, indicator = question.plan, question.plan.indicators[name]
    derive = indicator.derive
    entry = _bare(name, indicator, plan, question.reported.get(name))
    if derive is None:
        return entry
    words = derivation_in_words(derive, plan, question.choice.area, question.catalogue)
    if derive.measure == "zones":
        return _of_zones(replace_entry(entry, derivation=words), indicator, question.zones)
    found = contributions(question.buildings, derive, question.choice)
    added = tally(found, derive)
    value = in_unit(added.value(), indicator.unit)
    moving, open_ones = moves(indicator, found, added, question.catalogue)
    target = targets.required(indicator, targets.final_year(indicator))
    return replace_entry(
        entry,
        derivation=words,
        how="derived",
        value=plain(value, indicator.unit),
        decided=_decided(found, derive, indicator.unit),
        met=_answer(value, target, indicator),
        distance=plain(targets.distance(value, target, indicator.bound), indicator.unit),
        totals=_totals(found, derive, question),
        years=_years(indicator, derive, question),
        path=_path(indicator, derive, question),
        forecast=_forecast(indicator, found, value, target, question),
        without_assumptions=_unassumed(indicator, derive, question),
        moves=moving,
        open=open_ones,
        unsized=_unsized(found, derive, question),
    )


def printed_sums(plan: PlanFile) -> list[PrintedSum]:
    """The totals that the plan prints, each beside the sum of its own targets."""
    found = []
    for one in plan.sums.values():
        parts = [plan.indicators[name] for name in one.indicators]
        figures = [_table_figure(part) for part in parts]
        found.append(_printed(one.title.text(), one.said, figures, parts[0].unit, plan))
    for indicator in plan.indicators.values():
        if indicator.path:
            title = Text(
                f"第 {indicator.number} 项 {indicator.title.zh}，逐年数字",
                f"No. {indicator.number} {indicator.title.en}, its years",
            )
            years = [exact(figure) for figure in indicator.path.values()]
            said = indicator.targets[targets.final_year(indicator)]
            found.append(_printed(title, said, years, indicator.unit, plan))
    return found


def _printed(
    title: Text, said: Sequence[SaidShape], parts: Sequence[Fraction], unit: str, plan: PlanFile
) -> PrintedSum:
    """Printed totals beside the sum of their parts."""
    added = sum(parts, Fraction(0))
    printed = [exact(one.value) for one in said]
    return PrintedSum(
        title=title,
        said=[_said(one, plan) for one in said],
        sum=plain(Interval(added, added), unit),
        agrees=added in printed,
        contradictory=targets.sum_contradicts(printed, parts),
    )


def replace_entry(entry: IndicatorEntry, **changes: object) -> IndicatorEntry:
    """The entry with some of its fields changed."""
    import msgspec

    return msgspec.structs.replace(entry, **changes)


def _bare(name: str, indicator: Indicator, plan: PlanFile, reported: Reported | None) -> IndicatorEntry:
    """The indicator as the plan and a reported figure have it."""
    last = targets.final_year(indicator)
    target = targets.required(indicator, last)
    value = interval(reported.value) if reported else None
    shown = indicator.shown.text() if indicator.shown else Text(indicator.unit, indicator.unit)
    figure = (
        ReportedFigure(value=shown_number(reported.value), as_of=reported.as_of, source=reported.source)
        if reported
        else None
    )
    return IndicatorEntry(
        key=name,
        number=indicator.number,
        group=plan.groups[indicator.group].text(),
        title=indicator.title.text(),
        unit=indicator.unit,
        shown=shown,
        property=indicator.property,
        bound=indicator.bound,
        how="reported" if reported else "absent",
        derivation=None,
        target=Target(
            year=last,
            said=[_said(said, plan) for said in indicator.targets[last]],
            required=plain(target, indicator.unit),
            contradictory=targets.contradict([exact(said.value) for said in indicator.targets[last]]),
        ),
        value=plain(value, indicator.unit) if value else None,
        decided=None,
        reported=figure,
        met=_answer(value, target, indicator) if value else "",
        distance=plain(targets.distance(value, target, indicator.bound), indicator.unit) if value else None,
        totals=[],
        years=[],
        path=None,
        forecast=None,
        without_assumptions=None,
        moves=[],
        open=0,
        unsized=0,
        note=indicator.note.text() if indicator.note else None,
    )


def _said(said: SaidShape, plan: PlanFile) -> Said:
    return Said(value=shown_number(exact(said.value)), where=plan.passages[said.where].text())


def _answer(value: Interval, target: Interval, indicator: Indicator) -> str:
    met = targets.is_met(value, target, indicator.bound)
    return _ANSWERS[met.can_be_true, met.can_be_false]


def _of_zones(entry: IndicatorEntry, indicator: Indicator, zones: Sequence[Part]) -> IndicatorEntry:
    if not zones:
        return entry
    value = in_unit(Tally(zones, is_share=True).value(), indicator.unit)
    target = targets.required(indicator, targets.final_year(indicator))
    return replace_entry(
        entry,
        how="derived",
        value=plain(value, indicator.unit),
        met=_answer(value, target, indicator),
        distance=plain(targets.distance(value, target, indicator.bound), indicator.unit),
    )


def _decided(found: Sequence[Contribution], derive: Derivation, unit: str) -> Measured | None:
    """The share among what surely counts and is decided; None for a sum, or when there is nothing such."""
    if derive.measure != "share":
        return None
    known = [one for one in found if one.part.portion.is_known and one.part.size.is_known]
    if all(one.part.size.hi == 0 for one in known):
        return None
    return measured(tally(known, derive).value(), unit)


def _totals(found: Sequence[Contribution], derive: Derivation, question: Question) -> list[StandingTotal]:
    """The buildings behind the value by standing, where an assessment decides."""
    if derive.assessment is None:
        return []
    area = question.choice.area or question.plan.assessments[derive.assessment].area
    return standing_totals((one for item in found for one in item.buildings), derive.assessment, area)


def _unsized(found: Sequence[Contribution], derive: Derivation, question: Question) -> int:
    """How many contributions have a size of which nothing is known."""
    if derive.measure in ("projects", "works"):
        return 0
    area = question.plan.areas.get(question.choice.area or derive.area or "")
    facts = (derive.fact,) if derive.fact else area.facts if area else ()
    limits = {fact: question.catalogue.facts[fact].limits.hi for fact in facts}
    return sum(any(one.buildings[0].facts[fact].hi >= most for fact, most in limits.items()) for one in found)


def _years(indicator: Indicator, derive: Derivation, question: Question) -> list[Year]:
    plan = question.plan
    found = []
    for number in range(int(plan.begins[:4]), int(plan.ends[:4]) + 1):
        planned = indicator.path.get(str(number))
        found.append(
            Year(
                year=str(number),
                planned=shown_number(exact(planned)) if planned is not None else None,
                value=measured(_in_year(number, derive, question), indicator.unit),
            )
        )
    return found


def _in_year(number: int, derive: Derivation, question: Question) -> Interval:
    choice = replace(question.choice, period=year(number))
    members = [*question.by_year.get(number, ()), *question.by_year.get(None, ())]
    return tally(contributions(members, derive, choice), derive).value()


def _path(indicator: Indicator, derive: Derivation, question: Question) -> PathState | None:
    """The path up to the last whole year of the period, when the period begins with the plan."""
    period = question.choice.period
    until = period.last.year if (period.last.month, period.last.day) == (12, 31) else period.last.year - 1
    planned = targets.path_until(indicator.path, until)
    if planned is None or period.first.isoformat() > question.plan.begins:
        return None
    choice = replace(question.choice, period=replace(period, last=year(until).last))
    value = in_unit(tally(contributions(question.buildings, derive, choice), derive).value(), indicator.unit)
    return PathState(
        until=str(until),
        planned=plain(planned, indicator.unit),
        distance=plain(targets.distance(value, planned, indicator.bound), indicator.unit),
    )


def _forecast(
    indicator: Indicator,
    found: Sequence[Contribution],
    value: Interval,
    target: Interval,
    question: Question,
) -> Forecast | None:
    derive = indicator.derive
    if derive is None or indicator.bound != "at_least":
        return None
    if derive.measure == "share":
        return _share_forecast(indicator, found, target, question)
    years = int(question.plan.ends[:4]) - question.choice.period.last.year
    needed = forecast.needed_each_year(value, target, years)
    return Forecast(kind="each_year", needed=plain(needed, indicator.unit), years=years) if needed else None


def _share_forecast(
    indicator: Indicator, found: Sequence[Contribution], target: Interval, question: Question
) -> Forecast | None:
    if not indicator.planned:
        return None
    planned = total(_target_of(question.plan.indicators[name]) for name in indicator.planned)
    parts = [one.part for one in found]
    done = in_unit(total(part.size for part in parts), _PLANNED_UNIT)
    good = in_unit(total(part.good for part in parts), _PLANNED_UNIT)
    share = Interval(*(Fraction(end) * parse_unit(indicator.unit).factor for end in (target.lo, target.hi)))
    needed = forecast.needed_of_rest(planned, done, good, share)
    if needed is None:
        return None
    return Forecast(
        kind="of_rest",
        needed=measured(needed, indicator.unit),
        planned=plain(planned, _PLANNED_UNIT),
        counted=plain(done, _PLANNED_UNIT),
        good=plain(good, _PLANNED_UNIT),
    )


def _target_of(indicator: Indicator) -> Interval:
    """The planned area in its own unit, as wide as its passages differ."""
    return targets.required(indicator, targets.final_year(indicator))


def _table_figure(indicator: Indicator) -> Fraction:
    """The figure that the first passage gives, which is the table of indicators."""
    return exact(indicator.targets[targets.final_year(indicator)][0].value)


def _unassumed(indicator: Indicator, derive: Derivation, question: Question) -> Measured | None:
    if question.as_checked is None:
        return None
    found = contributions(question.as_checked, derive, question.choice)
    return measured(tally(found, derive).value(), indicator.unit)
