"""The receipt in words."""

from cimcheck.core.text import Text
from cimcheck.findings.report import Report
from cimcheck.outputs.vocabulary import place_text


def receipt_lines(report: Report) -> list[tuple[Text, Text | str]]:
    """What names exactly what was checked, with what, and by which law."""
    receipt = report.receipt
    models: list[tuple[Text, Text | str]] = [
        (Text("模型 SHA-256", "Model SHA-256"), digest) for digest in receipt.models_sha256
    ]
    return [
        (Text("适用地区", "Place"), place_text(receipt.place)),
        (Text("适用规定日期", "Law as of"), receipt.as_of),
        (Text("程序", "Program"), f"{report.tool.name} {report.tool.version}"),
        *models,
        (Text("项目文件 SHA-256", "Project file SHA-256"), receipt.project_sha256 or "–"),
        (Text("规则库 SHA-256", "Rules SHA-256"), receipt.rules_sha256),
        (Text("事实目录 SHA-256", "Facts SHA-256"), receipt.facts_sha256),
        *((Text("另装的软件包", "Package added"), name) for name in receipt.packages),
    ]
