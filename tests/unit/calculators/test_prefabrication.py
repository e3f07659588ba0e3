"""Scores, grade, sheet and smallest fix of the prefabrication ratio."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.book import book
from cimcheck.calculators import prefabrication_score
from cimcheck.calculators.prefabrication_fix import Demands, smallest_fix
from cimcheck.calculators.prefabrication_items import read_items
from cimcheck.calculators.prefabrication_pieces import Pieces
from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN, Truth
from cimcheck.core.value import Value

RULE = book().pack.version("PFB001", date(2024, 5, 20), "CN")
assert RULE is not None
TABLE = RULE.parameters["items"].value
ITEMS = {item.name: item for item in read_items(TABLE)}
DEMANDS = Demands({"Q1": Fraction(20), "Q2": Fraction(10)}, Fraction(1, 2))


def traced(value: Value) -> Traced:
    return Traced(value, node(Kind.FACT, "x", value))


def arguments(full: Truth = TRUE, **ratios: object) -> dict[str, object]:
    found: dict[str, object] = {"items": TABLE, "full_fit_out": traced(full)}
    for name in prefabrication_score.RATIOS:
        value = ratios.get(name, 0)
        found[name] = traced(value if isinstance(value, Interval) else interval(Fraction(str(value)) / 100))
    for name in ("q3b", "q3c"):
        found[f"has_{name}"] = traced(ratios.get(f"has_{name}", TRUE))  # type: ignore[arg-type]
    return found


def outputs(**ratios: object) -> dict[str, Interval]:
    found = prefabrication_score.calculate(arguments(**ratios)).outputs  # type: ignore[arg-type]
    return {name: one.value for name, one in found.items()}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("ratios", "points"),
    [
        (
            {"q1b": 80, "q2a": 100, "q2c": 100, "q2d": 50, "q3b": 90, "q3c": 90, "q3d": 50},
            ("20", "12", "22", "0", "0.54"),
        ),
        (
            {
                "q1a": 35,
                "q1b": 70,
                "q2a": 80,
                "q2b": 50,
                "q2c": 50,
                "q2d": 50,
                "q3a": 70,
                "q3b": 70,
                "q3c": 70,
                "q3d": 50,
            },
            ("30", "14", "22", "0", "0.66"),
        ),
        (
            {
                "q1a": 62,
                "q1b": 75,
                "q2a": 85,
                "q2b": 65,
                "q2c": 60,
                "q3a": 72,
                "has_q3b": FALSE,
                "q3c": 80,
                "q3d": 60,
            },
            ("41", "13.5", "21.5", "6", "76/94"),
        ),
    ],
)
def test_cases_worked_by_hand(ratios, points) -> None:
    found = outputs(**ratios)
    expected = dict(
        zip(("q1", "q2", "q3", "q4", "ratio"), (interval(Fraction(p)) for p in points), strict=True)
    )
    assert found == expected


@pytest.mark.parametrize(
    ("ratio", "points"),
    [("0.3499", "0"), ("0.35", "20"), ("0.352", "20"), ("0.35225", "20.1"), ("0.7999", "30"), ("0.8", "30")],
)
def test_points_between_the_ends_are_rounded_half_up(ratio: str, points: str) -> None:
    assert ITEMS["q1a"].score(Fraction(ratio)) == Fraction(points)


@pytest.mark.parametrize("item", sorted(ITEMS))
def test_the_least_ratio_for_points_gives_them(item: str) -> None:
    one = ITEMS[item]
    points = one.score_min
    while points <= one.score_max:
        assert one.score(one.ratio_for(points)) >= points
        points += Fraction(1, 10)


def test_whether_a_function_exists_leaves_two_denominators() -> None:
    full = dict.fromkeys(prefabrication_score.RATIOS, 80)
    both = outputs(**full, has_q3b=UNKNOWN)["ratio"]
    for answer in (TRUE, FALSE):
        assert both.contains(outputs(**full, has_q3b=answer)["ratio"])


SHARES = st.integers(0, 100).map(lambda n: Fraction(n, 100))


@settings(max_examples=200)
@given(st.data())
def test_every_building_lies_inside_the_bounds(data) -> None:
    ends = {name: sorted((data.draw(SHARES), data.draw(SHARES))) for name in prefabrication_score.RATIOS}
    inside = {name: data.draw(st.sampled_from([lo, (lo + hi) / 2, hi])) for name, (lo, hi) in ends.items()}
    has = {name: data.draw(st.sampled_from([TRUE, FALSE, UNKNOWN])) for name in ("has_q3b", "has_q3c")}
    real = {
        name: data.draw(st.sampled_from([TRUE, FALSE])) if not v.is_known else v for name, v in has.items()
    }
    full = data.draw(st.sampled_from([TRUE, FALSE, UNKNOWN]))
    done = full if full.is_known else data.draw(st.sampled_from([TRUE, FALSE]))
    open_one = outputs(full=full, **{name: Interval(lo, hi) for name, (lo, hi) in ends.items()}, **has)
    closed = outputs(full=done, **{name: Interval(one, one) for name, one in inside.items()}, **real)
    for name, bounds in open_one.items():
        assert bounds.contains(closed[name]), name


def pieces(item: str, count: int, size: str, portion: int, part: str = "both") -> Pieces:
    amount = interval(Fraction(size) * count)
    return Pieces(f"{item}-{portion}", item, part, amount, interval(portion), count)


def fix(found: dict[str, list[Pieces]], full: Truth = TRUE, **ratios: object) -> dict[str, object]:
    lines = prefabrication_score.lines_of(arguments(full, **ratios))  # type: ignore[arg-type]
    return smallest_fix(lines, found, DEMANDS, full)


GOOD = {"q2a": 100, "q2c": 100, "q3a": 100, "q3b": 100, "q3c": 100, "q3d": 100}


def test_nothing_to_fix() -> None:
    assert fix({}, q1a=50, q1b=80, **GOOD)["state"] == "met"


def test_the_fewest_components_reach_the_threshold_and_one_less_does_not() -> None:
    found = {"q1a": [pieces("q1a", 30, "1", 1), pieces("q1a", 70, "1", 0)]}
    (step,) = fix(found, q1a=30, **GOOD)["steps"]  # type: ignore[misc]
    assert (step["item"], step["points"], step["amount"]) == ("q1a", 20, 5)
    assert [one["count"] for one in step["components"]] == [5]


def test_large_components_come_first() -> None:
    found = {"q1a": [pieces("q1a", 10, "1", 0), pieces("big", 10, "9", 0)]}
    (step,) = fix(found, **GOOD)["steps"]  # type: ignore[misc]
    assert [(one["label"], one["count"]) for one in step["components"]] == [("big", 4)]


def test_what_the_models_do_not_hold_cannot_be_raised() -> None:
    assert fix({}, **GOOD)["state"] == "beyond"


def test_open_fit_out_has_to_be_settled() -> None:
    assert fix({}, UNKNOWN, q1a=50, q1b=80, **GOOD) == {"state": "met", "fit_out": True, "steps": []}
