"""The buildings of a roll-up as compact JSON inside the page, which its script lists, filters and unfolds.

Texts are written once and referred to by index; index 0 is the empty text.
"""

from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from cimcheck.core.text import Text
from cimcheck.district.document import BuildingDocument, BuildingLine
from cimcheck.district.roll_up import RollUp
from cimcheck.outputs.amounts import bounds
from cimcheck.outputs.district.vocabulary import LEVELS, NOTES, STANDINGS
from cimcheck.outputs.html.trace_data import in_script
from cimcheck.outputs.project_data import CATEGORIES
from cimcheck.outputs.visible import visible
from cimcheck.outputs.words import OPERATORS, OWNERS, VERDICTS, word
from cimcheck.workspace.brief import BriefFinding


def district_data(rolled: RollUp) -> Markup:
    """The JSON for the page, safe inside `<script>`."""
    district = rolled.district
    pool = _Pool()
    numbers = {place.key: number for number, place in enumerate(district.places)}
    standings = list(STANDINGS)
    document = {
        "assessments": [pool.text(one.title) for one in district.assessments],
        "standings": [[standing, pool.text(STANDINGS[standing])] for standing in standings],
        "places": [
            [
                pool.text(
                    Text(f"{place.name.zh}（{LEVELS[place.level].zh}）", f"{place.name.en} ({place.level})")
                ),
                numbers.get(place.parent, -1),
            ]
            for place in district.places
        ],
        "buildings": [
            _line(line, rolled.buildings[line.file], numbers, standings, pool) for line in district.buildings
        ],
        "texts": pool.texts(),
    }
    return in_script(msgspec.json.encode(document))


class _Pool:
    def __init__(self) -> None:
        self._numbers: dict[Text, int] = {Text("", ""): 0}

    def text(self, text: Text) -> int:
        shown = Text(visible(text.zh), visible(text.en))
        return self._numbers.setdefault(shown, len(self._numbers))

    def texts(self) -> list[object]:
        return [one.zh if one.zh == one.en else [one.zh, one.en] for one in self._numbers]


def _line(
    line: BuildingLine,
    document: BuildingDocument,
    places: dict[str, int],
    standings: list[str],
    pool: _Pool,
) -> list[object]:
    """One building: what the list shows, then what unfolds."""
    return [
        visible(line.id),
        visible(line.name),
        pool.text(word(CATEGORIES, line.category)) if line.category else 0,
        places[line.place],
        line.filed,
        line.started,
        line.in_period,
        line.area.lo,
        line.area.hi,
        [standings.index(one) for one in line.standings.values()],
        line.file,
        [standings.index(one.standing) if one.assumed else -1 for one in document.assessments],
        [list(_findings(one.findings, pool)) for one in document.assessments],
        [
            [
                visible(one.submission),
                one.filed,
                one.outcome,
                pool.text(one.message or Text("", "")),
                one.counts,
            ]
            for one in document.filings
        ],
        [[pool.text(NOTES[one.code]), pool.text(one.text)] for one in document.notes],
    ]


def _findings(findings: Iterable[BriefFinding], pool: _Pool) -> Iterable[list[object]]:
    for one in findings:
        owed = [[pool.text(missing.label), pool.text(word(OWNERS, missing.owner))] for missing in one.missing]
        yield [
            one.rule,
            one.verdict.value,
            pool.text(word(VERDICTS, one.verdict.value)),
            pool.text(_measured(one)),
            pool.text(_required(one)),
            owed,
        ]


def _measured(finding: BriefFinding) -> Text:
    one = finding.measured
    if one is None:
        return Text("", "")
    return _members(one.members) if one.members is not None else bounds(one.lo, one.hi, one.unit)


def _required(finding: BriefFinding) -> Text:
    one = finding.required
    if one is None:
        return Text("", "")
    said = _members(one.members) if one.members is not None else bounds(one.lo, one.hi, one.unit)
    sign = OPERATORS.get(one.op, one.op)
    return Text(f"{sign} {said.zh}", f"{sign} {said.en}")


def _members(members: list[str]) -> Text:
    plain = " / ".join(members)
    return Text(plain, plain)
