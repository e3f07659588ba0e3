"""What rules need of a submission, in plain language, for the designer who has to put it there."""

from collections.abc import Iterator
from itertools import groupby

from cimcheck.core.text import Text
from cimcheck.engine.delivery import Delivery, Elsewhere, Requirement, place_in_words
from cimcheck.outputs.amounts import unit_text
from cimcheck.outputs.visible import visible
from cimcheck.outputs.vocabulary import place_text
from cimcheck.outputs.words import OWNERS, SUBJECT_KINDS, word


def render(delivery: Delivery, *, as_of: str, place: str, lang: str = "zh") -> bytes:
    """The sheet as Markdown. The same input gives the same bytes."""
    return "".join(visible(line) + "\n" for line in _lines(delivery, as_of, place, lang)).encode()


def _lines(delivery: Delivery, as_of: str, place: str, lang: str) -> Iterator[str]:
    def say(zh: str, en: str) -> str:
        return Text(zh, en).get(lang)

    yield "# " + say("建筑信息模型交付要求", "What a building model must deliver")
    yield ""
    where = place_text(place)
    yield say(
        f"适用地区：{where.zh}；按 {as_of} 有效的规定。", f"Place: {where.en}; law in force on {as_of}."
    )
    yield ""
    for rule in delivery.rules:
        yield f"- {rule.id} {rule.title.get(lang)}"
    yield ""
    yield "## " + say("写进模型的内容", "What stands in the model")
    by_entity = sorted(delivery.requirements, key=lambda one: one.entity.name)
    for entity, found in groupby(by_entity, key=lambda one: one.entity.name):
        yield ""
        yield "### " + word(SUBJECT_KINDS, entity).get(lang)
        yield ""
        yield say("| 内容 | 写在何处 | 允许的值 | 用于 |", "| What | Where | Values | For |")
        yield "|---|---|---|---|"
        for one in found:
            yield _row(one, lang)
    yield ""
    yield "## " + say("不写在模型某一处的内容", "What does not stand in one place of a model")
    yield ""
    for entry in delivery.elsewhere:
        yield _elsewhere(entry, lang)


def _row(one: Requirement, lang: str) -> str:
    classes = Text(f"（{'、'.join(one.classes)}）", f" ({', '.join(one.classes)})")
    limited = Text("", "") if one.whole else classes
    title = Text(one.fact.title.zh + limited.zh, one.fact.title.en + limited.en)
    cells = (
        title,
        place_in_words(one),
        _values(one),
        Text(*[", ".join(one.rules)] * 2),
    )
    return "| " + " | ".join(cell.get(lang).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _values(one: Requirement) -> Text:
    if one.values:
        titles = [title for title in one.fact.members.values() if {title.zh, title.en} & set(one.values)]
        return Text("；".join(title.zh for title in titles), "; ".join(title.en for title in titles))
    if one.fact.kind == "truth":
        return Text("是或否（IfcBoolean）", "true or false (IfcBoolean)")
    unit = unit_text((one.binding.unit or one.fact.unit).symbol)
    zh, en = unit.zh.strip(), unit.en.strip()
    if one.measure:
        return Text(f"数，带单位（{one.measure}）", f"a number with its unit ({one.measure})")
    return Text(f"数（{zh}）", f"a number ({en})") if zh else Text("数", "a number")


def _elsewhere(entry: Elsewhere, lang: str) -> str:
    fact = entry.fact
    used = ", ".join(entry.rules)
    if fact.condition:
        place = f"conditions.{fact.condition}"
        where = Text(f"项目文件 {place}", f"project file, {place}")
    elif entry.sources:
        names = ", ".join(entry.sources)
        where = Text(f"由程序从 {names} 计算", f"computed from {names}")
    else:
        where = Text("由模型结构得出", "taken from the structure of the model")
    if fact.declarable:
        where = Text(f"{where.zh}；也可在项目文件中申报", f"{where.en}; may be declared in the project file")
    owner = word(OWNERS, fact.owner).get(lang)
    return f"- {fact.title.get(lang)} ({fact.id}): {where.get(lang)} · {owner} · {used}"
