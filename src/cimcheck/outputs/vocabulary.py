"""What identifiers of the law are called: members of categories, facts, places. Read from the rules' data.

A report names members, facts and places by identifier; the words travel with the program. What the rules do
not know is shown as it is written.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import load
from cimcheck.resources import rules_folder

if TYPE_CHECKING:
    from cimcheck.facts.catalogue import Catalogue

STATE = "CN"
_QUANTITY = re.compile(r"(-?[0-9][0-9.,]*) ([A-Za-z0-9/().]+)")


@cache
def _catalogue() -> "Catalogue":
    from cimcheck.facts.catalogue import Catalogue

    return Catalogue.load(rules_folder())


def member_words() -> Mapping[str, Text]:
    """Words for the members of all categories."""
    return _catalogue().words


def fact_words(fact: str) -> Text | None:
    """The title of a fact; None for what is no fact."""
    found = _catalogue().facts.get(fact)
    return found.title if found else None


def stated_words(fact: str, raw: str) -> Text:
    """A value as somebody wrote it, in words where it names a member of the fact."""
    from cimcheck.outputs.amounts import unit_text

    found = _catalogue().facts.get(fact)
    members = found.members if found else {}
    if raw in members:
        return members[raw]
    quantity = _QUANTITY.fullmatch(raw)
    if quantity is None:
        return Text(raw, raw)
    unit = unit_text(quantity[2])
    return Text(quantity[1] + unit.zh, quantity[1] + unit.en)


@cache
def _places() -> Mapping[str, tuple[Text, str]]:
    """The name of each place and the place around it."""
    data = load(rules_folder() / "jurisdictions.yaml").data
    return {
        str(code): (Text(str(one["title"]["zh"]), str(one["title"]["en"])), str(one.get("parent") or ""))
        for code, one in data["jurisdictions"].items()
    }


def place_text(code: str) -> Text:
    """A place with what is around it, and its code: `江苏省苏州市吴中区（320506）`."""
    names, known = [], _places()
    inside = code
    while inside in known and inside != STATE:
        title, inside = known[inside]
        names.append(title)
    if not names:
        return known[code][0] if code in known else Text(code, code)
    zh, en = "".join(one.zh for one in reversed(names)), ", ".join(one.en for one in names)
    return Text(f"{zh}（{code}）", f"{en} ({code})")


@cache
def _instruments() -> Mapping[str, tuple[str, Text]]:
    data = load(rules_folder() / "instruments.yaml").data
    return {
        str(name): (str(one.get("number") or ""), Text(str(one["title"]["zh"]), str(one["title"]["en"])))
        for name, one in data["instruments"].items()
    }


def instrument_words(instrument: str) -> tuple[str, Text] | None:
    """Number and title of an instrument that the law's list has; None for another."""
    return _instruments().get(instrument)
