"""The dashboard of a district as one HTML file that needs nothing else."""

from dataclasses import dataclass

from cimcheck.core.text import Text
from cimcheck.district.document import District, IndicatorEntry, StandingTotal
from cimcheck.district.roll_up import RollUp
from cimcheck.outputs.district import figures, sentences, vocabulary
from cimcheck.outputs.district.evaluation import evaluation
from cimcheck.outputs.html.district_data import district_data
from cimcheck.outputs.html.district_map import district_map
from cimcheck.outputs.html.gauge import WIDTH, Gauge, gauge
from cimcheck.outputs.html.page import page
from cimcheck.outputs.words import OWNERS, word

ASKED = 8


@dataclass(frozen=True, slots=True)
class Card:
    """One computed indicator: the drawing, the buildings behind it as strips, and sentences."""

    entry: IndicatorEntry
    gauge: Gauge | None
    strips: list[tuple[StandingTotal, float, float]]
    said: list[Text]


def render(rolled: RollUp, lang: str = "zh") -> bytes:
    """The page, in Chinese and English, opening in `lang`. The same roll-up gives the same bytes."""
    district = rolled.district
    computed = [one for one in district.indicators if one.how == "derived"]
    return page(
        "district.html",
        "district.js",
        lang,
        more_style="district.css",
        district=district,
        conclusion=sentences.conclusion(district),
        counted=sentences.counted_text(district),
        contradictions=sentences.contradictions(district),
        roundings=sentences.roundings(district),
        answers=_answers(district),
        cards=[
            Card(one, gauge(one), _strips(one.totals), sentences.sentences(one)) for one in _first(computed)
        ],
        gauges={one.key: gauge(one) for one in district.indicators},
        map=district_map(rolled),
        evaluation=evaluation(district),
        data=district_data(rolled),
        asked=ASKED,
        drawing_width=WIDTH,
        span=figures.span,
        no_unit=Text("", ""),
        plain_number=figures.number,
        value_text=sentences.value_text,
        target_text=sentences.target_text,
        owners=lambda owner: word(OWNERS, owner),
        vocabulary=vocabulary,
        kind=lambda block: type(block).__name__,
        place_names={place.key: place.name for place in district.places},
        note_counts=_note_counts(district),
    )


def _first(entries: list[IndicatorEntry]) -> list[IndicatorEntry]:
    """Shares of buildings first: they are what checks decide."""
    return sorted(entries, key=lambda one: (one.unit != "%", int(one.number)))


def _answers(district: District) -> list[tuple[str, int, int]]:
    """Each answer with how many indicators have it, and how many of those are binding."""
    return [
        (
            answer,
            sum(one.met == answer for one in district.indicators),
            sum(one.met == answer and one.property == "binding" for one in district.indicators),
        )
        for answer in ("no", "undetermined", "yes", "")
    ]


def _strips(totals: list[StandingTotal]) -> list[tuple[StandingTotal, float, float]]:
    """The standings side by side by number of buildings: begin and width in drawing units."""
    whole = sum(one.count for one in totals)
    strips, at = [], 0.0
    for one in totals:
        if one.count:
            width = one.count / whole * WIDTH
            strips.append((one, round(at, 1), round(width, 1)))
            at += width
    return strips


def _note_counts(district: District) -> list[tuple[str, int]]:
    codes = sorted({note.code for note in district.notes})
    return [(code, sum(note.code == code for note in district.notes)) for code in codes]
