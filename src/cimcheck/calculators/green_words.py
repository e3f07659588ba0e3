"""The words of the green building score sheet."""

from collections.abc import Iterable

from cimcheck.core.text import Text
from cimcheck.core.truth import Truth

PREREQUISITES = Text("控制项", "Prerequisites")
GROUPS = {
    "Q1": Text("Q1 安全耐久", "Q1 Safety and durability"),
    "Q2": Text("Q2 健康舒适", "Q2 Health and comfort"),
    "Q3": Text("Q3 生活便利", "Q3 Convenience"),
    "Q4": Text("Q4 资源节约", "Q4 Resource saving"),
    "Q5": Text("Q5 环境宜居", "Q5 Liveable surroundings"),
    "QA": Text("QA 提高与创新加分项", "QA Bonus for improvement and innovation"),
}
WAYS = {
    "geometry": Text("几何", "geometry"),
    "property": Text("属性", "property"),
    "simulation": Text("模拟", "simulation"),
    "surroundings": Text("周边", "surroundings"),
    "document": Text("文件", "document"),
}
PROOFS = {
    "geometry": Text("图纸或计算书", "drawings or calculation"),
    "property": Text("设计参数或产品资料", "design data or product data"),
    "simulation": Text("模拟报告", "simulation report"),
    "surroundings": Text("周边资料", "data of the surroundings"),
    "document": Text("证明文件", "documents"),
}
STARS = {
    "one_star": Text("一星级", "one star"),
    "two_star": Text("二星级", "two stars"),
    "three_star": Text("三星级", "three stars"),
}
SOUND = {
    "mean": Text("达到平均值", "the mean reached"),
    "high": Text("达到高要求标准", "the high demand reached"),
}
MET, NOT_MET, OPEN = Text("满足", "met"), Text("不满足", "not met"), Text("缺依据", "nothing decides it yet")
LATER = Text("竣工后才计分", "counts after completion only")
COMPUTED = Text("由数量计算", "computed from quantities")
PARTLY = Text("数量与自评", "quantities and claim")
CLAIMED = Text("按自评", "as claimed")
REFUTED = Text("自评高于可得分值", "claimed more than is possible")
CLAIM = Text("自评得分，附", "points claimed, with ")
STATEMENT = Text("是否满足，附", "whether it is met, with ")


def plain(text: Text | None) -> dict[str, str]:
    """A text as data; empty for none."""
    return {"zh": text.zh, "en": text.en} if text is not None else {"zh": "", "en": ""}


def joined(texts: Iterable[Text]) -> Text:
    """Texts one after the other."""
    found = list(texts)
    return Text("、".join(one.zh for one in found), ", ".join(one.en for one in found))


def ways(decided: Iterable[str]) -> Text:
    """How an item is decided."""
    return joined(WAYS[way] for way in decided)


def wanted(decided: Iterable[str], what: Text) -> Text:
    """What would decide an item that no quantity gives."""
    proofs = joined(PROOFS[way] for way in decided)
    return Text(what.zh + proofs.zh, what.en + proofs.en)


def met(answer: Truth) -> Text:
    """Whether a prerequisite is met."""
    if not answer.is_known:
        return OPEN
    return MET if answer.surely else NOT_MET
