"""GB/T 50378-2019 as data: how many items there are, and what their points add up to."""

from datetime import date

import pytest

from builders.book import book
from cimcheck.calculators.green_points import highest

FULL = {"Q1": 100, "Q2": 100, "Q3": 100, "Q4": 200, "Q5": 100}
EDITIONS = [(date(2024, 9, 30), 40, 180), (date(2024, 10, 1), 45, 230)]


def tables(day):
    parameters = book().pack.version("GRN002", day, "CN").parameters
    steps = {**parameters["steps"].value, **parameters["revised_steps"].value}
    return parameters["items"].value, steps


def worth(clause, row, steps):
    return row["points"] if "points" in row else highest(steps[clause.rstrip("A")])


@pytest.mark.parametrize(("day", "prerequisites", "bonus"), EDITIONS)
def test_items_and_points(day, prerequisites, bonus):
    items, steps = tables(day)
    assert len(items["prerequisites"]) == prerequisites
    sums = {
        group: sum(worth(clause, row, steps) for clause, row in rows.items())
        for group, rows in items["scoring"].items()
    }
    assert sums == {**FULL, "QA": bonus}
    counted = {group: len(rows) for group, rows in items["scoring"].items()}
    assert (sum(counted.values()) - counted["QA"], counted["QA"]) == (60, 10)


@pytest.mark.parametrize("day", [day for day, _, _ in EDITIONS])
def test_what_counts_only_after_completion(day):
    items, steps = tables(day)
    later = {
        clause: worth(clause, row, steps)
        for rows in items["scoring"].values()
        for clause, row in rows.items()
        if row.get("assessed_only")
    }
    assert sorted(later) == ["6.2.10", "6.2.11", "6.2.12", "6.2.13", "9.2.8"]
    assert sum(points for clause, points in later.items() if clause.startswith("6")) == 30


@pytest.mark.parametrize("day", [day for day, _, _ in EDITIONS])
def test_every_item_says_how_it_is_decided_and_has_a_fact(day):
    items, steps = tables(day)
    facts = book().catalogue.facts
    for rows in (items["prerequisites"], *items["scoring"].values()):
        for clause, row in rows.items():
            assert set(row["decided"]) <= {"geometry", "property", "simulation", "surroundings", "document"}
            assert f"building.green_{clause.rstrip('A').replace('.', '_')}" in facts
            assert not row.get("computed") or clause.rstrip("A") in steps
