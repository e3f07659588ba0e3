"""Which rules a check needs: those asked for, those that settle facts for them, and no others."""

import pytest
from msgspec.structs import replace

from cimcheck import api
from cimcheck.engine.applying import applying, make_ready
from cimcheck.errors import UsageError
from cimcheck.packs.pack import Pack
from cimcheck.packs.rule import Calculation


@pytest.fixture(scope="module")
def pack() -> Pack:
    return api.rule_book().pack


def test_without_a_choice_all_rules_apply(pack: Pack) -> None:
    law = applying(pack, api.newest(pack), "320506", ())
    assert list(law.rules) == pack.resolve(api.newest(pack), "320506")


def test_a_single_rule_comes_with_those_that_settle_facts_for_it(pack: Pack) -> None:
    every = pack.resolve(api.newest(pack), "320506")
    with_others = 0
    for rule in every:
        law = applying(pack, api.newest(pack), "320506", (rule.id,))
        needed = [one for one in every if set(rule.facts.values()) & one.publishes.keys()]
        assert law.asked == (rule,)
        assert list(law.publishers) == [one for one in needed if one.id != rule.id]
        with_others += bool(law.publishers)
    assert with_others


def test_a_domain_stands_for_its_rules(pack: Pack) -> None:
    law = applying(pack, api.newest(pack), "CN", ("air_defence", "GRN001"))
    assert {rule.domain for rule in law.asked} == {"air_defence", "green_building"}
    assert [rule.id for rule in law.asked if rule.domain == "green_building"] == ["GRN001"]


def test_what_is_unknown_is_refused(pack: Pack) -> None:
    for only, place, code in ((("ADB",), "CN", "ONLY_UNKNOWN"), (("air_defence",), "9", "PLACE_UNKNOWN")):
        with pytest.raises(UsageError) as caught:
            applying(pack, api.newest(pack), place, only)
        assert caught.value.code == code


def test_what_cannot_be_loaded_stops_nothing(pack: Pack) -> None:
    rule = applying(pack, api.newest(pack), "CN", ("ADB001",)).asked[0]
    make_ready([replace(rule, defines=(Calculation("not_there", {}, {}),))])
