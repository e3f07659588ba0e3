"""How an indicator is computed, in a sentence made from its derivation."""

from cimcheck.core.text import Text
from cimcheck.facts.catalogue import Catalogue
from cimcheck.packs.shapes.plan import Derivation, PlanFile

_CATEGORY = "building.category"


def derivation_in_words(derive: Derivation, plan: PlanFile, area: str, catalogue: Catalogue) -> Text:
    """The sentence; `area` overrules how the plan measures buildings."""
    who = _who(derive, catalogue)
    assessment = plan.assessments.get(derive.assessment or "")
    rules = ", ".join(assessment.rules) if assessment else ""
    basis = plan.areas.get(area or derive.area or "")
    size = basis.title.text() if basis else Text("", "")
    match derive.measure:
        case "share" if assessment:
            return Text(
                f"{assessment.met.zh}的{size.zh} ÷ {who.zh}的{size.zh}（规则 {rules}）",
                f"{size.en}: {assessment.met.en} ÷ all of {who.en} (rules {rules})",
            )
        case "area":
            return Text(f"{who.zh}的{size.zh}之和", f"{size.en}: sum over {who.en}")
        case "fact":
            label = catalogue.label(derive.fact or "")
            return Text(f"{who.zh}经检查的“{label.zh}”之和", f"sum of “{label.en}” as checked, over {who.en}")
        case "projects" if assessment:
            return Text(
                f"各单体均“{assessment.met.zh}”的项目数（规则 {rules}）",
                f"number of projects whose buildings all stand as “{assessment.met.en}” (rules {rules})",
            )
        case "works":
            label = catalogue.label(derive.fact or "")
            how = _stated(derive, catalogue)
            return Text(
                f"有{label.zh}且{how.zh}的项目数",
                f"number of projects with any “{label.en}” and {how.en}",
            )
    return Text(
        "达标排水分区面积 ÷ 全部排水分区面积", "area of drainage zones that qualify ÷ area of all zones"
    )


def _stated(derive: Derivation, catalogue: Catalogue) -> Text:
    """What submissions have to declare."""
    said = [
        (catalogue.label(fact), catalogue.facts[fact].members[name]) for fact, name in derive.stated.items()
    ]
    return Text(
        "、".join(f"“{fact.zh}”申报为“{member.zh}”" for fact, member in said),
        ", ".join(f"“{fact.en}” declared as “{member.en}”" for fact, member in said),
    )


def _who(derive: Derivation, catalogue: Catalogue) -> Text:
    if not derive.categories:
        return Text("全部单体", "all buildings")
    members = catalogue.facts[_CATEGORY].members
    names = [members[name] for name in derive.categories]
    return Text("、".join(one.zh for one in names), ", ".join(one.en for one in names))
