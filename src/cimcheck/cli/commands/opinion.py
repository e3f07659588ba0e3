"""`cimcheck opinion`: write down what a reviewer says of a finding."""

from datetime import date
from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Day, Existing, OneOf, exit_codes, language_option
from cimcheck.cli.report_file import read_report, unknown_finding


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "把审查人员对一项结果的意见记入 opinions.yaml。\n\n"
        "意见连同当时的依据一起记录；以后依据变化时会提示复核。程序结论不变。",
        "Write a reviewer's opinion on a finding into opinions.yaml.\n\n"
        "What the finding rests on is recorded with it, so that a later change is flagged. "
        "The verdict stays as it is.",
    )
    decision = say("accept 同意、reject 不同意、waive 豁免。", "accept, reject or waive.")
    params: list[click.Parameter] = [
        click.Argument(["report"], type=Existing(), metavar="REPORT.json"),
        click.Argument(["finding"], metavar="FINDING"),
        click.Option(["--decision"], type=OneOf(("accept", "reject", "waive")), required=True, help=decision),
        click.Option(["--reason"], required=True, metavar="TEXT", help=say("理由。", "Why.")),
        click.Option(["--reviewer"], required=True, metavar="NAME", help=say("审查人。", "Who.")),
        click.Option(
            ["--date", "day"], type=Day(), required=True, metavar="DATE", help=say("日期。", "When.")
        ),
        click.Option(
            ["--file"],
            type=click.Path(path_type=Path),
            default=Path("opinions.yaml"),
            metavar="FILE",
            help=say("意见文件，默认 opinions.yaml。", "The file; default: opinions.yaml."),
        ),
        language_option(),
    ]
    return make("opinion", opinion, params, about + exit_codes())


def opinion(
    report: Path, finding: str, decision: str, reason: str, reviewer: str, day: date, file: Path
) -> int:
    """Add the opinion to the file; what is in it already stays."""
    from cimcheck.findings.opinion import Decision, Opinion
    from cimcheck.findings.opinions_file import opinions_yaml, read_opinions
    from cimcheck.outputs.submission_folder import write_files

    document = read_report(report)
    found = next((one for one in document.findings if one.id == finding), None)
    if found is None:
        raise unknown_finding(document, finding)
    subject = found.subject.name or found.subject.key
    given = Opinion(
        finding=found.id,
        decision=Decision(decision),
        reason=reason,
        reviewer=reviewer,
        date=day.isoformat(),
        evidence=found.evidence,
        about=f"{found.rule} {found.title.get(language())} {subject}",
    )
    before = read_opinions(file) if file.exists() else []
    write_files(file.parent, [(file.name, opinions_yaml([*before, given]))])
    click.echo(file)
    return 0
