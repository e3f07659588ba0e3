"""`cimcheck whatif`: what the verdicts would be if some facts were otherwise."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.models_of_report import models_of
from cimcheck.cli.parameters import Existing, exit_codes, language_option, rules_option
from cimcheck.cli.report_file import read_report
from cimcheck.facts.supposed import Supposition
from cimcheck.findings.report import Report


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "假设某些事实取别的值，重新判定。\n\n"
        "REPORT 是 report.json；MODEL 不写时在报告旁边找同名且内容相同的模型。",
        "Judge again as if some facts were otherwise.\n\n"
        "REPORT is a report.json; without MODEL the models are looked for beside it, by name and content.",
    )
    values = say(
        "假设，如 building.foundation_depth=3.2 或 building.foundation_depth@1号楼=3.2 m；可多次给出。",
        "Such as building.foundation_depth=3.2 or building.foundation_depth@B1=3.2 m; may be repeated.",
    )
    params: list[click.Parameter] = [
        click.Argument(["report"], type=Existing(), metavar="REPORT.json"),
        click.Argument(["models"], type=Existing(), nargs=-1, metavar="[MODEL]..."),
        click.Option(["--set", "values"], multiple=True, required=True, metavar="FACT=VALUE", help=values),
        click.Option(
            ["--project"], type=Existing(), metavar="FILE", help=say("项目文件。", "The project file.")
        ),
        rules_option(),
        language_option(),
    ]
    return make("whatif", whatif, params, about + exit_codes())


def whatif(
    report: Path, models: tuple[Path, ...], values: tuple[str, ...], project: Path | None, rules: Path | None
) -> int:
    """Print what would change."""
    from cimcheck import api
    from cimcheck.facts.supposed import supposition
    from cimcheck.findings.resubmission import compare
    from cimcheck.outputs.difference import text

    document = read_report(report)
    catalogue = api.rule_book(rules).catalogue
    supposed = []
    for written in values:
        name, mark, value = written.partition("=")
        if not mark:
            raise click.BadParameter(say("应写成 FACT=VALUE。", "write FACT=VALUE."), param_hint="--set")
        fact, _, subject = name.partition("@")
        supposed.append(supposition(catalogue, fact.strip(), value, subject.strip()))
    receipt, files = document.receipt, models_of(report, document, models)

    def judged(supposed: Sequence[Supposition]) -> Report:
        (found,) = api.check(
            files,
            project=project,
            rules=rules,
            place=receipt.place or None,
            as_of=date.fromisoformat(receipt.as_of) if receipt.as_of else None,
            only=sorted({finding.rule for finding in document.findings}),
            geometry=receipt.geometry,
            supposed=supposed,
        )
        return found

    before, after = document, judged(supposed)
    if after.receipt != receipt:
        click.echo(
            say(
                "报告所用的规则或项目文件与现在不同；下面是按现在的规则和项目文件，有假设与没有假设之比。",
                "The report was made with other rules or another project file; what follows compares with "
                "and without the supposition under those of today.",
            ),
            err=True,
        )
        before = judged(())
    sys.stdout.write(text(compare(before, after), language(), only_changes=True))
    return 0
