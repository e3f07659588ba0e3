"""`cimcheck explain`: the trace of findings as a tree in words."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Existing, language_option
from cimcheck.cli.report_file import read_report, unknown_finding

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
    params: list[click.Parameter] = [
        click.Argument(["report"], type=Existing(), metavar="REPORT.json"),
        click.Argument(["finding"], required=False, metavar="[FINDING]"),
        click.Option(["--all", "every"], is_flag=True, help=every),
        language_option(),
    ]
    return make("explain", explain, params, about)


def explain(report: Path, finding: str | None, every: bool) -> int:
    """Print the tree, or say what the report has instead."""
    from cimcheck.outputs.explain import explain as in_words

    document = read_report(report)
    text = in_words(document, finding, language(), most=None if every else FEW)
    if not text and finding is not None:
        raise unknown_finding(document, finding)
    click.echo(text, nl=False)
    return 0
