"""Options about the files of a report, shared by the commands that write them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Existing, Words

if TYPE_CHECKING:
    from cimcheck.findings.report import Report
    from cimcheck.outputs.review import Review
    from cimcheck.reading import Pending

DEFAULT = "html"


class Formats(Words):
    """Names of formats separated by commas."""

    name = "formats"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The formats, each once, or a usage error that names those there are."""
        from cimcheck.outputs.formats import FORMATS, known, unknown_format

        words = tuple(dict.fromkeys(super().convert(value, param, ctx)))
        for word in words:
            if word not in FORMATS and word not in known():
                self.fail(unknown_format(word).get(language()), param, ctx)
        return words


def review_options() -> list[click.Parameter]:
    """`--formats`, `--opinions` and `--previous`."""
    formats = say(
        "写哪些格式，逗号分隔：html,docx,pdf,xlsx,bcf,junit,sarif,csv；默认 html。",
        "Which formats to write, separated by commas: html,docx,pdf,xlsx,bcf,junit,sarif,csv; default: html.",
    )
    opinions = say(
        "审查意见文件 opinions.yaml，并入各种格式；不改变程序结论。",
        "opinions.yaml, shown in every format beside the verdicts, which it never changes.",
    )
    previous = say(
        "上次报审的 report.json：标出已解决、新增和仍未解决的问题。",
        "The report.json of the last submission: marks what is fixed, new and still open.",
    )
    return [
        click.Option(["--formats"], type=Formats(), default=(DEFAULT,), metavar="NAME,...", help=formats),
        click.Option(["--opinions"], type=Existing(), metavar="FILE", help=opinions),
        click.Option(["--previous"], type=Existing(), metavar="REPORT.json", help=previous),
    ]


def reviewed(
    reports: Sequence["Report"],
    opinions: Path | None,
    previous: Path | None,
    models: Sequence["Path | Pending"] = (),
) -> list["Review"]:
    """The reports with what people said of them, what changed, and where things stand in the models.

    Raises UsageError for unusable files.
    """
    from cimcheck import api
    from cimcheck.cli.report_file import read_report
    from cimcheck.findings.opinions_file import read_opinions
    from cimcheck.outputs.review import review

    given = read_opinions(opinions) if opinions else []
    before = read_report(previous) if previous else None
    return [
        review(report, given, before, api.scene(models, report) if models else None) for report in reports
    ]
