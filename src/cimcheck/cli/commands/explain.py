"""`cimcheck explain`: the trace of findings as a tree in words."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.models_of_report import models_of
from cimcheck.cli.parameters import Existing, language_option, rules_option
from cimcheck.cli.report_file import read_report, unknown_finding
from cimcheck.findings.report import Report

FEW = 20


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "把结论的计算过程写成文字。\n\nREPORT 是 report.json；FINDING 是结果编号或规则编号，不写则全部说明。",
        "Explain findings: every number down to clause and element.\n\n"
        "REPORT is a report.json; FINDING the id of a finding or of a rule, all findings when absent.",
    )
    every = say(
        f"列出全部构件，不止每个数的前 {FEW} 个。",
        f"List all elements, not only the first {FEW} of each number.",
    )
    model = say(
        "报告所检查的模型：另给出各事实的敏感性，即哪项使余量变化多少。",
        "The models of the report: adds which fact moves the margin of the check how far.",
    )
    project = say("当时所用的项目文件。", "The project file that was used.")
    params: list[click.Parameter] = [
        click.Argument(["report"], type=Existing(), metavar="REPORT.json"),
        click.Argument(["finding"], required=False, metavar="[FINDING]"),
        click.Option(["--all", "every"], is_flag=True, help=every),
        click.Option(["--model", "models"], type=Existing(), multiple=True, metavar="MODEL", help=model),
        click.Option(["--project"], type=Existing(), metavar="FILE", help=project),
        rules_option(),
        language_option(),
    ]
    return make("explain", explain, params, about)


def explain(
    report: Path,
    finding: str | None,
    every: bool,
    models: tuple[Path, ...],
    project: Path | None,
    rules: Path | None,
) -> int:
    """Print the tree, or say what the report has instead."""
    from cimcheck.outputs.explain import explain as in_words

    document = read_report(report)
    text = in_words(document, finding, language(), most=None if every else FEW)
    if not text and finding is not None:
        raise unknown_finding(document, finding)
    click.echo(text, nl=False)
    if models:
        _sensitivities(document, finding, models_of(report, document, models), project, rules)
    return 0


def _sensitivities(
    document: Report, finding: str | None, models: list[Path], project: Path | None, rules: Path | None
) -> None:
    """Print them for the findings that are explained."""
    from cimcheck import api
    from cimcheck.engine.trial import sensitivities
    from cimcheck.outputs.trial_text import sensitivity_lines

    for one in document.findings:
        if finding is None or finding in (one.id, one.rule):
            trial = api.trial(document, one, models, project=project, rules=rules)
            lines = list(sensitivity_lines(trial, sensitivities(trial), language())) if trial else []
            for line in [one.id, *lines] if lines else []:
                click.echo(line)
