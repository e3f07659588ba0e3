"""`cimcheck fix`: the smallest set of changes that makes a finding pass."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.models_of_report import models_of
from cimcheck.cli.parameters import Existing, exit_codes, language_option, rules_option
from cimcheck.cli.report_file import read_report, unknown_finding


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "求使一项结果变为“符合”的最小改动，并说明各事实的敏感性。\n\n"
        "全部改动一起才符合，缺一不可；只改设计单位提供的事实。",
        "Find the smallest set of changes that makes a finding pass, and which fact moves it how far.\n\n"
        "All changes together pass and no part of them does; only what designers supply is changed.",
    )
    params: list[click.Parameter] = [
        click.Argument(["report"], type=Existing(), metavar="REPORT.json"),
        click.Argument(["finding"], metavar="FINDING"),
        click.Argument(["models"], type=Existing(), nargs=-1, metavar="[MODEL]..."),
        click.Option(
            ["--project"], type=Existing(), metavar="FILE", help=say("项目文件。", "The project file.")
        ),
        rules_option(),
        language_option(),
    ]
    return make("fix", fix, params, about + exit_codes())


def fix(
    report: Path, finding: str, models: tuple[Path, ...], project: Path | None, rules: Path | None
) -> int:
    """Print sensitivities and fixes; 1 when there is no fix for a finding that does not pass."""
    from cimcheck import api
    from cimcheck.core.verdict import Verdict
    from cimcheck.engine.smallest_fix import smallest_fixes
    from cimcheck.engine.trial import sensitivities
    from cimcheck.outputs.trial_text import fix_lines, sensitivity_lines

    document = read_report(report)
    found = next((one for one in document.findings if one.id == finding), None)
    if found is None:
        raise unknown_finding(document, finding)
    trial = api.trial(document, found, models_of(report, document, models), project=project, rules=rules)
    if trial is None:
        click.echo(say("规则或对象已不存在。", "The rule or the subject is no longer there."), err=True)
        return 1
    for line in sensitivity_lines(trial, sensitivities(trial), language()):
        click.echo(line)
    if found.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE):
        return 0
    fixes = smallest_fixes(trial)
    for line in fix_lines(trial, fixes, language()):
        click.echo(line)
    if not fixes:
        click.echo(
            say("改动设计单位提供的事实无法使其符合。", "No change of what designers supply makes it pass.")
        )
    return int(not fixes)
