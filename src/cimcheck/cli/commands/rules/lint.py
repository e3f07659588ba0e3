"""`cimcheck rules lint`: every fault of the rules, each with file, line and column."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Existing, language_option

INVALID = 4


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "检查规则文件，一次列出全部错误（文件:行:列）。\n\nDIR 是加在随附规则之上的规则文件夹。",
        "Check the rule files and list all faults at once (file:line:column).\n\n"
        "DIR is a rules folder on top of the rules that are shipped.",
    )
    params: list[click.Parameter] = [
        click.Argument(["folder"], type=Existing(), required=False, metavar="[DIR]"),
        language_option(),
    ]
    return make("lint", lint, params, about)


def lint(folder: Path | None) -> int:
    """Print the faults; 4 when there are any."""
    from cimcheck.engine.rule_faults import rule_faults
    from cimcheck.resources import rules_folder

    faults = rule_faults(rules_folder(), *([folder] if folder else []))
    for fault in faults:
        click.echo(fault.render(language()))
    count = len(faults)
    click.echo(
        say(f"{count} 处错误。", f"{count} faults.") if count else say("没有错误。", "No faults."), err=True
    )
    return INVALID if faults else 0
