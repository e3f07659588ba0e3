"""What if: buildings taken to stand otherwise than the checks could tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.district.building import Building, Standing
from cimcheck.errors import UsageError
from cimcheck.packs.shapes.plan import PlanFile

_FORM = re.compile(r"(?P<building>.+?)(?::(?P<assessment>[a-z_]+))?=(?P<standing>pass|fail)")


@dataclass(frozen=True, slots=True, order=True)
class Assumption:
    """A building (by its id, or by the last part of it), an assessment ("" for all), and the standing."""

    building: str
    assessment: str
    standing: Standing


def parse_assumption(text: str, plan: PlanFile) -> Assumption:
    """An assumption written `B12=pass` or `PROJECT/B12:prefabricated=fail`. Raises UsageError."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            "ASSUMPTION_FORM",
            Text(
                f"“{text}”不是假设，请写成 B12=pass 或 项目/B12:prefabricated=fail。",
                f"“{text}” is no assumption; write B12=pass or PROJECT/B12:prefabricated=fail.",
            ),
        )
    assessment = match["assessment"] or ""
    if assessment and assessment not in plan.assessments:
        hint = did_you_mean(assessment, plan.assessments) or Text("", "")
        raise UsageError(
            "ASSESSMENT_UNKNOWN",
            Text(
                f"没有判定“{assessment}”。{hint.zh}",
                f"There is no assessment “{assessment}”. {hint.en}".strip(),
            ),
        )
    return Assumption(match["building"], assessment, Standing(match["standing"]))


def assumed(
    buildings: Sequence[Building], assumptions: Sequence[Assumption]
) -> tuple[tuple[Building, ...], tuple[Assumption, ...]]:
    """The buildings with the assumptions applied, and the assumptions with full ids.

    An assumption without an assessment settles what is open and leaves alone what is decided. Raises
    UsageError for a building that is not there or not alone.
    """
    by_id = {one.id: one for one in buildings}
    settled = []
    for assumption in assumptions:
        found = _named(assumption.building, buildings)
        settled.append(replace(assumption, building=found))
        by_id[found] = _with(by_id[found], assumption)
    return tuple(by_id.values()), tuple(sorted(settled))


def _with(building: Building, assumption: Assumption) -> Building:
    standings = {
        name: assumption.standing
        if name == assumption.assessment or (not assumption.assessment and standing.is_open)
        else standing
        for name, standing in building.standings.items()
    }
    return replace(building, standings=standings)


def _named(name: str, buildings: Sequence[Building]) -> str:
    exact = [one.id for one in buildings if one.id == name]
    found = exact or [one.id for one in buildings if name in (one.key, one.name)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(found[:6]) + (" …" if len(found) > 6 else "")
        text = Text(
            f"有几栋“{name}”，请写全：{listed}", f"There are several “{name}”; write one of: {listed}"
        )
        raise UsageError("BUILDING_AMBIGUOUS", text)
    hint = did_you_mean(name, [one.id for one in buildings]) or Text("", "")
    raise UsageError(
        "BUILDING_UNKNOWN",
        Text(f"没有楼栋“{name}”。{hint.zh}", f"There is no building “{name}”. {hint.en}".strip()),
    )
