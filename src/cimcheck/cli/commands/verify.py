"""`cimcheck verify`: run a check again and compare byte for byte."""

from datetime import date
from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Existing, Words, exit_codes, language_option, rules_option
from cimcheck.cli.report_file import read_report


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "重新检查并逐字节核对报告。\n\n"
        "REPORT 是 report.json；MODEL 是当时的模型。日期和地区取自报告的凭证；相同则退出码为 0。",
        "Run a check again and compare it byte for byte.\n\n"
        "REPORT is a report.json and MODEL the models it is about. Date and place come from its receipt; "
        "the exit code is 0 when both are the same.",
    )
    project = say("当时所用的项目文件。", "The project file that was used.")
    only = say("当时用了 --only 时照写。", "As it was given to check, if it was.")
    params: list[click.Parameter] = [
        click.Argument(["report"], type=Existing(), metavar="REPORT.json"),
        click.Argument(["models"], type=Existing(), nargs=-1, required=True, metavar="MODEL..."),
        click.Option(["--project"], type=Existing(), metavar="FILE", help=project),
        rules_option(),
        click.Option(["--only"], type=Words(), default=(), metavar="SUBJECT,...", help=only),
        language_option(),
    ]
    return make("verify", verify, params, about + exit_codes())


def verify(
    report: Path, models: tuple[Path, ...], project: Path | None, rules: Path | None, only: tuple[str, ...]
) -> int:
    """Say whether both are the same, or what differs."""
    from cimcheck import api
    from cimcheck.findings.receipts import differences
    from cimcheck.findings.report import to_json

    given = read_report(report)
    made = api.check(
        list(models),
        project=project,
        rules=rules,
        place=given.receipt.place or None,
        as_of=date.fromisoformat(given.receipt.as_of) if given.receipt.as_of else None,
        only=only,
        geometry=given.receipt.geometry,
    )
    written = report.read_bytes().removesuffix(b"\n")
    if any(to_json(one) == written for one in made):
        click.echo(
            say("相同：重新检查所得与报告逐字节一致。", "The same: the check gives these very bytes again.")
        )
        return 0
    nearest = next((one for one in made if one.receipt == given.receipt), made[0])
    click.echo(say("不同：", "Not the same:"))
    for difference in differences(given, nearest):
        click.echo("  " + difference.get(language()))
    return 1
