"""The outcome of a submission in one sentence that claims no more than the findings do."""

from cimcheck.core.text import Text
from cimcheck.findings.report import Report


def conclusion(report: Report) -> Text:
    """What the counts allow to say. Rejected models and open findings are named before any praise."""
    rejected = sum(model.status == "rejected" for model in report.models)
    said = _verdicts(report)
    if not rejected:
        return said
    before = Text(
        f"{rejected} 个模型未通过接收检查，未对其作任何判定。",
        f"{rejected} model{'s' if rejected > 1 else ''} did not pass the intake check and "
        f"{'were' if rejected > 1 else 'was'} not judged. ",
    )
    return Text(before.zh + said.zh, before.en + said.en) if report.findings else before


def _verdicts(report: Report) -> Text:
    counts = report.summary
    if counts.fail:
        also = Text(f"，另有 {counts.undetermined} 项待定", f"; {counts.undetermined} more undetermined")
        tail = also if counts.undetermined else Text("", "")
        return Text(f"有 {counts.fail} 项不符合{tail.zh}。", f"{counts.fail} not met{tail.en}.")
    if counts.undetermined:
        return Text(
            f"未发现不符合项；{counts.undetermined} 项待定，资料补齐之前不能视为符合。",
            f"Nothing found that is not met; {counts.undetermined} undetermined, "
            "not to be taken as met until the missing data is supplied.",
        )
    if counts.passed:
        return Text(
            f"已计算的 {counts.passed} 项全部符合。未编码条文仍须人工审查。",
            f"All {counts.passed} computed items are met. Clauses not encoded still need a person.",
        )
    return Text("没有可以判定的条文。", "There was nothing to judge.")
