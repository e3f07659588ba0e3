"""Sensitivities and fixes of a finding, in words."""

from collections.abc import Iterator
from fractions import Fraction

from cimcheck.core.conversion import to_unit
from cimcheck.core.interval import Interval, interval
from cimcheck.core.text import Text
from cimcheck.core.units import Unit
from cimcheck.core.value import Value, in_words
from cimcheck.engine.smallest_fix import Fix
from cimcheck.engine.trial import Place, Sensitivity, Trial
from cimcheck.engine.types import unit_of
from cimcheck.outputs.visible import one_line

MOST = 12


def sensitivity_lines(trial: Trial, found: list[Sensitivity], lang: str) -> Iterator[str]:
    """Which fact moves the margin how far: one line each, the strongest first."""
    if not found:
        return
    margin = _margin_unit(trial)
    yield Text(
        "敏感性：每项增加 1% 时余量的变化", "Sensitivity: how the margin moves when a fact grows by 1%"
    ).get(lang)
    for one in found[:MOST]:
        now = _words(interval(one.value), _unit(trial, one.place), lang)
        moves = _words(interval(one.moves), margin, lang)
        sign = "+" if one.moves > 0 else ""
        flip = _flip(trial, one, lang)
        yield one_line(f"  {_name(trial, one.place, lang)} = {now}: {sign}{moves}{flip}")
    if len(found) > MOST:
        more = len(found) - MOST
        yield "  " + Text(f"…另有 {more} 项影响更小", f"… {more} more that move it less").get(lang)


def _flip(trial: Trial, one: Sensitivity, lang: str) -> str:
    """Where the margin would be zero if it kept moving so."""
    at = one.value - one.margin * one.step / one.moves
    if at < 0:
        return ""
    words = _words(interval(at), _unit(trial, one.place), lang)
    return Text(f"；约在 {words} 处余量为零", f"; zero at about {words}").get(lang)


def fix_lines(trial: Trial, fixes: list[Fix], lang: str) -> Iterator[str]:
    """Each fix with its changes."""
    for number, fix in enumerate(fixes, 1):
        count = len(fix.changes)
        changes = "1 change" if count == 1 else f"{count} changes"
        yield Text(f"方案 {number}（改 {count} 项）", f"Fix {number} ({changes})").get(lang)
        for place, value in fix.changes:
            unit = _unit(trial, place)
            before, after = _words(trial.value(place), unit, lang), _words(value, unit, lang)
            yield one_line(f"  {_name(trial, place, lang)}: {before} → {after}")


def _name(trial: Trial, place: Place, lang: str) -> str:
    fact, subject = trial.fact(place), trial.subject(place)
    label = trial.catalogue.label(fact).get(lang)
    return f"{label} ({fact})" + (f" · {subject}" if subject else "")


def _unit(trial: Trial, place: Place) -> Unit | None:
    return trial.types[place.alias].unit


def _margin_unit(trial: Trial) -> Unit | None:
    from cimcheck.engine.judgement import compared
    from cimcheck.engine.world import build

    sides = compared(build(trial.rule, trial.inputs, with_sheets=False))
    return (unit_of(sides[0], trial.types) or unit_of(sides[2], trial.types)) if sides else None


def _words(value: Value, unit: Unit | None, lang: str) -> str:
    shown = to_unit(value, unit) if isinstance(value, Interval) else value
    rounded = (
        interval(round(Fraction(shown.lo), 6)) if isinstance(shown, Interval) and shown.is_known else shown
    )
    return in_words(rounded, unit.symbol if unit else "").get(lang)
