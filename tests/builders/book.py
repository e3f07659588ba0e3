"""The shipped rules, loaded once for a test run, and every version of them that examples speak of."""

from functools import cache

from cimcheck import api
from cimcheck.packs.rule import Example, RuleVersion

PLACES = ("CN", "320506")


@cache
def book() -> api.RuleBook:
    return api.rule_book()


def examples() -> list[tuple[str, Example]]:
    """Every example of every rule, with the rule's id."""
    return [(rule, one) for rule in sorted(book().pack.rules) for one in book().pack.examples(rule)]


def newest_versions() -> list[RuleVersion]:
    """Every rule as it stands today, for the whole state and for the district."""
    day = api.newest(book().pack)
    found = {}
    for place in PLACES:
        for rule in book().pack.resolve(day, place):
            found[rule.version] = rule
    return list(found.values())
