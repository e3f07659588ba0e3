"""The fact catalogue: what each fact means, and in which places of a model it is looked for."""

from collections.abc import Iterator

from cimcheck import api
from cimcheck.facts.binding import Binding
from pages.markdown import either, table


def lines(lang: str) -> Iterator[str]:
    """All facts, entity by entity."""
    book = api.rule_book()
    yield either(lang, "# 事实", "# Facts")
    yield ""
    yield either(
        lang,
        "由 `rules/facts` 和 `rules/bindings` 生成。缺少的事实从不取默认值。",
        "Generated from `rules/facts` and `rules/bindings`. A fact that is absent has no default.",
    )
    yield ""
    entities = sorted({one.entity for one in book.catalogue.facts.values()})
    for entity in entities:
        yield f"## {entity}"
        yield ""
        for fact in sorted(name for name, one in book.catalogue.facts.items() if one.entity == entity):
            yield from _fact(book, fact, lang)


def _fact(book: api.RuleBook, fact: str, lang: str) -> Iterator[str]:
    meaning = book.catalogue.facts[fact]
    unit = f" [{meaning.unit.symbol}]" if meaning.kind == "number" else f" ({meaning.kind})"
    yield f"### `{fact}`{unit} {meaning.title.get(lang)}"
    yield ""
    yield meaning.definition.get(lang)
    yield ""
    if meaning.members:
        yield from table(
            either(lang, "成员,含义", "Member,Meaning").split(","),
            ((f"`{name}`", text.get(lang)) for name, text in meaning.members.items()),
        )
    bindings = book.bindings.of(fact)
    if bindings:
        head = either(lang, "来源,集,名称,强度", "Source,Set,Names,Strength").split(",")
        yield from table(head, (_binding(one) for one in bindings))


def _binding(one: Binding) -> tuple[str, ...]:
    where = one.set or one.set_pattern
    return (one.source.value, where, ", ".join(one.names), one.strength.value)
