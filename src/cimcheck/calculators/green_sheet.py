"""The score sheet of a green building as plain data: category by category, item by item."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cimcheck.calculators import green_words as words
from cimcheck.calculators.green_items import Item, Prerequisite
from cimcheck.core.evidence import Source
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Trace, Traced
from cimcheck.core.truth import TRUE
from cimcheck.core.value import as_json

BONUS, BASE = "QA", "Q0"
ZERO = Interval(Fraction(0), Fraction(0))
COLUMNS = {
    "category": Text("类别", "Category"),
    "clause": Text("条文", "Clause"),
    "item": Text("内容", "Item"),
    "most": Text("满分", "Maximum"),
    "possible": Text("可能得分", "Possible"),
    "claimed": Text("自评", "Claimed"),
    "decided": Text("判定方式", "Decided by"),
    "state": Text("状态", "State"),
    "missing": Text("缺什么", "Missing"),
    "proof": Text("依据文件", "Proof"),
}


def sheet(
    items: Sequence[Item],
    answers: Sequence[Prerequisite],
    stages: frozenset[str],
    outputs: Mapping[str, Traced],
    share: Fraction,
    cap: Fraction,
) -> dict[str, object]:
    """`share` is the least part of the points of a category, `cap` the most points of the bonus."""
    groups = {
        group: [item for item in items if item.group == group]
        for group in dict.fromkeys(item.group for item in items)
    }
    return {
        "title": words.plain(TITLE),
        "columns": columns(COLUMNS),
        "rows": [*(_prerequisite(one) for one in answers), *(_row(item, stages) for item in items)],
        "groups": [_group(group, mine, stages, share, cap) for group, mine in groups.items()],
        "stages": sorted(stages),
        "score": as_json(outputs["score"].value),
        "minima": as_json(outputs["minima"].value),
        "prerequisites_met": as_json(outputs["prerequisites"].value),
    }


TITLE = Text("绿色建筑得分表（GB/T 50378）", "Green building score sheet (GB/T 50378)")


def counted(item: Item, stage: str) -> bool:
    """Whether an item counts in a stage."""
    return stage == "assessment" or not item.assessed_only


def columns(titles: Mapping[str, Text]) -> list[dict[str, object]]:
    """The columns of a table by id."""
    return [{"id": name, "label": words.plain(title)} for name, title in titles.items()]


def _prerequisite(one: Prerequisite) -> dict[str, object]:
    wanted = None if one.answer.is_known else words.wanted(one.decided, words.STATEMENT)
    return {
        "group": BASE,
        "category": words.plain(words.PREREQUISITES),
        "clause": one.clause,
        "item": words.plain(name_of(one.label, one.clause)),
        "most": None,
        "possible": None,
        "claimed": None,
        "decided": words.plain(words.ways(one.decided)),
        "state": words.plain(words.met(one.answer)),
        "missing": words.plain(wanted),
        "proof": _documents([one.given.trace] if one.given else []),
    }


def _group(
    group: str, items: Sequence[Item], stages: frozenset[str], share: Fraction, cap: Fraction
) -> dict[str, object]:
    """A category; in an open stage its full points are those of either."""
    full: Interval | None = None
    possible: Interval | None = None
    met = TRUE
    for stage in sorted(stages):
        counting = [item for item in items if counted(item, stage)]
        points = sum((item.most for item in counting), Fraction(0))
        found = total(item.possible for item in counting)
        if group == BONUS:
            points, found = min(points, cap), found.minimum(Interval(cap, cap))
        else:
            met = met.and_(Interval(share * points, share * points).less_equal(found))
        whole = Interval(points, points)
        full = whole if full is None else full.hull(whole)
        possible = found if possible is None else possible.hull(found)
    least = None if group == BONUS or full is None else as_json(full * Interval(share, share))
    return {
        "group": group,
        "category": words.plain(words.GROUPS[group]),
        "full": as_json(full or ZERO),
        "minimum": least,
        "minimum_met": None if group == BONUS else words.plain(words.met(met)),
        "possible": as_json(possible or ZERO),
    }


def _row(item: Item, stages: frozenset[str]) -> dict[str, object]:
    later = item.assessed_only and "assessment" not in stages
    return {
        "group": item.group,
        "category": words.plain(words.GROUPS[item.group]),
        "clause": item.clause,
        "item": words.plain(name_of(item.label, item.clause)),
        "most": float(item.most),
        "possible": as_json(ZERO if later else item.possible),
        "claimed": None if item.claimed is None else as_json(item.claimed),
        "decided": words.plain(words.ways(item.decided)),
        "state": words.plain(words.LATER if later else _state(item)),
        "missing": words.plain(None if later else _missing(item)),
        "proof": _documents(item.operands),
    }


def _state(item: Item) -> Text:
    if item.claim_holds.surely_not:
        return words.REFUTED
    if item.open:
        return words.OPEN
    if not item.computed:
        return words.CLAIMED
    return words.PARTLY if item.rest else words.COMPUTED


def _missing(item: Item) -> Text | None:
    """What would settle the item: the quantities that are not known, else a claim and its proof."""
    if not item.open:
        return None
    if item.missing:
        return words.joined(item.missing)
    return words.wanted(item.decided, words.CLAIM)


def name_of(label: Text | None, clause: str) -> Text | None:
    """The name of an item without its clause."""
    bare = clause.rstrip("A")
    return label and Text(label.zh.removeprefix(bare).strip(), label.en.removeprefix(bare).strip())


def _documents(traces: Sequence[Trace]) -> str:
    """The documents that statements rest on."""
    said = (one for trace in traces for one in trace.evidence if one.source is Source.DECLARED)
    return "; ".join(sorted({one.name for one in said if one.name}))
