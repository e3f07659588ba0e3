"""The rules as they stand today: what they check, on what basis, with which numbers, what they leave out."""

from collections.abc import Iterator, Mapping

from cimcheck import api
from cimcheck.core.conversion import to_unit
from cimcheck.core.interval import Interval
from cimcheck.core.value import in_words
from cimcheck.packs.rule import ByCategory, Define, Parameter, RuleVersion
from pages.markdown import either, table

PLACES = ("CN", "320506")


def lines(lang: str) -> Iterator[str]:
    """All rules that hold for the whole state or for the district, in order of id."""
    book = api.rule_book()
    day = api.newest(book.pack)
    found: dict[str, RuleVersion] = {}
    for place in PLACES:
        found |= {rule.id: rule for rule in book.pack.resolve(day, place)}
    yield either(lang, "# 规则", "# Rules")
    yield ""
    intro_zh = f"由 `rules/` 生成，按 {day.isoformat()} 有效的版本，共 {len(found)} 条。"
    yield either(
        lang, intro_zh, f"Generated from `rules/`: {len(found)} rules as they stand on {day.isoformat()}."
    )
    yield ""
    for rule in (found[key] for key in sorted(found)):
        yield from _rule(rule, book, lang)


def _rule(rule: RuleVersion, book: api.RuleBook, lang: str) -> Iterator[str]:
    yield f"## {rule.id} {rule.title.get(lang)}"
    yield ""
    clauses = ", ".join(f"`{clause['ref']}`" for clause in rule.clauses)
    yield either(
        lang,
        f"对象 `{rule.entity}`；条款 {clauses}；依据 `{rule.basis}`；文件 `{rule.source}`。",
        f"Subject `{rule.entity}`; clauses {clauses}; basis `{rule.basis}`; file `{rule.source}`.",
    )
    yield ""
    yield f"`{rule.check.text}`"
    yield ""
    facts = (
        (f"`{alias}`", f"`{fact}`", book.catalogue.label(fact).get(lang))
        for alias, fact in rule.facts.items()
    )
    yield from table(either(lang, "别名,事实,含义", "Alias,Fact,Meaning").split(","), facts)
    if rule.parameters:
        head = either(lang, "参数,值,起,地区,条款,依据", "Parameter,Value,From,Place,Clause,Basis").split(",")
        yield from table(head, (_parameter(one, lang) for one in rule.parameters.values()))
    for step in rule.defines:
        if isinstance(step, Define):
            yield from _define(step)
    for left_out in rule.not_encoded:
        yield either(
            lang,
            f"- 未编码 `{left_out.clause}`：{left_out.what.zh}",
            f"- Not encoded, `{left_out.clause}`: {left_out.what.en}",
        )
    yield ""


def _define(step: Define) -> Iterator[str]:
    for case in step.cases:
        condition = f" — `{case.when.text}`" if case.when is not None else ""
        yield f"- `{step.name}` = `{case.then.text}`{condition} {case.clause}"


def _parameter(parameter: Parameter, lang: str) -> tuple[str, ...]:
    effective = parameter.effective.isoformat() if parameter.effective else ""
    return (
        parameter.title.get(lang),
        _value(parameter, lang),
        effective,
        parameter.place,
        parameter.clause,
        parameter.basis,
    )


def _value(parameter: Parameter, lang: str) -> str:
    value = parameter.value
    if value is None:
        return either(lang, "（须由有关方面提供）", "(to be supplied)")
    if isinstance(value, ByCategory):
        return "; ".join(f"{member}: {_shown(one, parameter, lang)}" for member, one in value.values.items())
    return either(lang, "（表）", "(table)") if isinstance(value, Mapping) else _shown(value, parameter, lang)


def _shown(value: object, parameter: Parameter, lang: str) -> str:
    shown = to_unit(value, parameter.unit) if isinstance(value, Interval) else value
    symbol = parameter.unit.symbol if isinstance(value, Interval) else ""
    return in_words(shown, symbol, dict(parameter.members)).get(lang)  # type: ignore[arg-type]
