"""What rules need of a model, as IDS 1.0: any IDS checker can say before submission what is missing."""

from fractions import Fraction

from cimcheck.core.evidence import Source
from cimcheck.engine.delivery import Delivery, Requirement, place_in_words
from cimcheck.outputs.words import SUBJECT_KINDS, word
from cimcheck.outputs.xml_elements import document, tag, words

NAMESPACE = "http://standards.buildingsmart.org/IDS"
VERSIONS = "IFC2X3 IFC4 IFC4X3_ADD2"
_ALWAYS_THERE = ("Project", "Building")
_REGULAR = "\\|.?*+(){}[]^$-"


def render(delivery: Delivery, *, as_of: str, place: str, lang: str = "zh") -> bytes:
    """The requirements as IDS 1.0; one specification a requirement. The same input gives the same bytes."""
    title = {"zh": "建筑信息模型交付要求", "en": "What a building model must deliver"}.get(lang, "")
    rules = ", ".join(rule.id for rule in delivery.rules)
    info = tag(
        "info",
        words("title", title),
        words("version", as_of),
        words("description", f"{rules} · {place}"),
        words("date", as_of),
    )
    specifications = [
        _specification(one, number, lang) for number, one in enumerate(delivery.requirements, 1)
    ]
    root = tag("ids", info, tag("specifications", *specifications), **_ROOT)
    return document(root.replace("xmlns_", "xmlns:").replace("xsi_", "xsi:"))


_ROOT = {
    "xmlns": NAMESPACE,
    "xmlns_xs": "http://www.w3.org/2001/XMLSchema",
    "xmlns_xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi_schemaLocation": f"{NAMESPACE} {NAMESPACE}/1.0/ids.xsd",
}


def _specification(one: Requirement, number: int, lang: str) -> str:
    subject = word(SUBJECT_KINDS, one.entity.name).get(lang)
    applies = [tag("entity", tag("name", _names([name.upper() for name in one.classes])))]
    if one.entity.marks:
        applies.append(tag("attribute", tag("name", _simple("Name")), tag("value", _called(one))))
    least = "1" if one.entity.name in _ALWAYS_THERE else "0"
    about = {
        "name": f"{subject}: {one.fact.title.get(lang)}",
        "ifcVersion": VERSIONS,
        "identifier": f"{number:03d} {one.fact.id}",
        "description": f"{one.fact.definition.get(lang)} ({', '.join(one.rules)})",
        "instructions": place_in_words(one).get(lang),
    }
    return tag(
        "specification",
        tag("applicability", *applies, minOccurs=least, maxOccurs="unbounded"),
        tag("requirements", _facet(one)),
        **about,
    )


def _called(one: Requirement) -> str:
    """Subjects that are told by name: what carries the entity's title in its name."""
    titles = (one.entity.title.zh, *_either_case(one.entity.title.en))
    return _restriction("string", [_pattern(".*(" + "|".join(_literal(title) for title in titles) + ").*")])


def _either_case(title: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((title, title.lower(), title.title())))


def _facet(one: Requirement) -> str:
    binding = one.binding
    value = _value(one)
    if binding.source is Source.ATTRIBUTE:
        return tag("attribute", tag("name", _simple(one.name)), *value, cardinality="required")
    told = "IfcBoolean" if one.fact.kind == "truth" else one.measure
    kind = {"dataType": told.upper()} if told else {}
    inner = (tag("propertySet", _set(one)), tag("baseName", _simple(one.name)), *value)
    return tag("property", *inner, cardinality="required", **kind)


def _set(one: Requirement) -> str:
    """The name of the set; one of the standard in any case, since sets are read so."""
    if one.binding.set:
        return _restriction("string", [_pattern("".join(_any_case(letter) for letter in one.binding.set))])
    return _simple(one.set)


def _any_case(letter: str) -> str:
    return f"[{letter.upper()}{letter.lower()}]" if letter.upper() != letter.lower() else _literal(letter)


def _literal(text: str) -> str:
    return "".join(f"\\{one}" if one in _REGULAR else one for one in text)


def _value(one: Requirement) -> list[str]:
    if one.values:
        return [tag("value", _names(list(one.values)))]
    if one.fact.kind != "number" or one.binding.source is Source.ATTRIBUTE:
        return []
    ends = []
    if one.fact.positive and (one.low is None or one.low <= 0):
        ends.append(tag("xs:minExclusive", value="0"))
    elif one.low is not None:
        ends.append(tag("xs:minInclusive", value=_decimal(one.low)))
    if one.high is not None:
        ends.append(tag("xs:maxInclusive", value=_decimal(one.high)))
    return [tag("value", _restriction("double", ends))] if ends else []


def _decimal(number: Fraction) -> str:
    return str(int(number)) if number.denominator == 1 else repr(float(number))


def _names(names: list[str]) -> str:
    if len(names) == 1:
        return _simple(names[0])
    return _restriction("string", [tag("xs:enumeration", value=name) for name in names])


def _simple(text: str) -> str:
    return words("simpleValue", text)


def _pattern(text: str) -> str:
    return tag("xs:pattern", value=text)


def _restriction(base: str, parts: list[str]) -> str:
    return tag("xs:restriction", *parts, base=f"xs:{base}")
