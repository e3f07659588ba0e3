"""What identifiers of the law are called: members of categories, facts, places. Read from the rules' data.

A report names members, facts and places by identifier; the words travel with the program. What the rules do
not know is shown as it is written.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.core.value import in_order_of
from cimcheck.core.yaml_lines import load
from cimcheck.outputs.words import ANSWERS, word
from cimcheck.resources import rules_folder

if TYPE_CHECKING:
    from cimcheck.facts.catalogue import Catalogue

STATE = "CN"


@cache
def _catalogue() -> "Catalogue":
    from cimcheck.facts.catalogue import Catalogue

    return Catalogue.load(rules_folder())


def member_words() -> Mapping[str, Text]:
    """Words for the members of all categories."""
    return _catalogue().words


def members_of(fact: str) -> Mapping[str, Text]:
    """The members of a category with their words; empty for another fact, or none."""
    found = _catalogue().facts.get(fact)
    return found.members if found else {}


def unit_of(fact: str) -> str:
    """The symbol of the unit in which a number of the fact is meant when nothing is said; "" for none."""
    found = _catalogue().facts.get(fact)
    return found.unit.symbol if found and found.kind == "number" else ""


def fact_words(fact: str) -> Text | None:
    """The title of a fact; None for what is no fact."""
    found = _catalogue().facts.get(fact)
    return found.title if found else None


def members_text(members: Iterable[str]) -> Text:
    """Possible members of a category or of a yes/no: `二星级 或 三星级`."""
    found = list(members)
    known = ANSWERS if set(found) <= set(ANSWERS) else member_words()
    texts = [word(known, member) for member in in_order_of(known, found)]
    return Text(" 或 ".join(text.zh for text in texts), " or ".join(text.en for text in texts))


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
