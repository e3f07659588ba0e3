"""`cimcheck check`: models in, verdicts out."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cimcheck.cli.formats import DEFAULT, review_options, reviewed
from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import (
    Existing,
    OneOf,
    Words,
    day_option,
    exit_codes,
    format_option,
    language_option,
    model_argument,
    place_option,
    rules_option,
)
from cimcheck.reading import begin

if TYPE_CHECKING:
    from cimcheck.findings.report import Report
    from cimcheck.outputs.review import Review

UNUSABLE = 3


def command() -> click.Command:
    """The command in the language of the run."""
    return make("check", check, _parameters(), _about() + exit_codes())


def check(
    models: tuple[Path, ...],
    project: Path | None,
    rules: Path | None,
    place: str | None,
    as_of: date | None,
    only: tuple[str, ...],
    geometry: bool,
    out: Path | None,
    formats: tuple[str, ...],
    opinions: Path | None,
    previous: Path | None,
    form: str,
    fail_on: str,
) -> int:
    """Check, print, write, and return the exit code."""
    if not models and project is None:
        ctx = click.get_current_context()
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    if out is None and (opinions or previous or formats != (DEFAULT,)):
        raise click.UsageError(say("需要 --out：写到哪个文件夹。", "Give --out: the folder to write into."))
    started = [begin(path) for path in models]
    from cimcheck import api  # after the readers have started: loading it takes as long as a small model

    if sys.stderr.isatty() and models:
        click.echo(say(f"正在检查 {len(models)} 个模型…", f"Checking {len(models)} models…"), err=True)
    reports = api.check(
        started, project=project, rules=rules, place=place, as_of=as_of, only=only, geometry=geometry
    )
    if out is not None:
        seen = started if "bcf" in formats else []
        _write(reviewed(reports, opinions, previous, seen), out, formats)
    _print(reports, form)
    return exit_code(reports, fail_on)


def exit_code(reports: Sequence["Report"], fail_on: str) -> int:
    """3 for a model that cannot be used, else 1 for findings at or above `fail_on`, else 0."""
    if any(model.status == "rejected" for report in reports for model in report.models):
        return UNUSABLE
    failed = any(report.summary.fail for report in reports)
    open_ones = any(report.summary.undetermined for report in reports)
    return int((failed and fail_on != "never") or (open_ones and fail_on == "undetermined"))


def _print(reports: Sequence["Report"], form: str) -> None:
    if form == "json":
        from cimcheck.findings.report import to_json

        for report in reports:
            sys.stdout.buffer.write(to_json(report) + b"\n")
        sys.stdout.buffer.flush()
        return
    from cimcheck.outputs import terminal

    for place, report in enumerate(reports):
        if place:
            sys.stdout.write("\n" + "─" * 60 + "\n\n")
        terminal.write(report, sys.stdout, language())


def _write(reviews: Sequence["Review"], out: Path, formats: Sequence[str]) -> None:
    from cimcheck.outputs.submission_folder import write_index, write_submissions

    written = write_submissions(reviews, out, language(), formats=formats)
    opened = out if DEFAULT not in formats else written[0].html
    if len(written) > 1 and DEFAULT in formats:
        opened = write_index(written, out, language())
    click.echo(say(f"报告：{opened}", f"Report: {opened}"), err=True)


def _about() -> str:
    return say(
        "检查模型并给出结论。\n\n"
        "每个 MODEL 是一次单独的报审；有 --project 时全部模型合为一次报审，"
        "不写 MODEL 则用项目文件所列的模型。",
        "Check models and give verdicts.\n\n"
        "Each MODEL is a submission of its own; with --project all models are one submission, "
        "and without MODEL those that the project file names.",
    )


def _parameters() -> list[click.Parameter]:
    project = say(
        "项目文件 project.yaml：规划条件、单体和申报数据。",
        "project.yaml: conditions, buildings, declared data.",
    )
    only = say(
        "只检查这些专项或规则，逗号分隔，如 air_defence,PFB001。",
        "Only these subjects or rules, separated by commas, such as air_defence,PFB001.",
    )
    geometry = say(
        "没有工程量或工程量互相矛盾时，是否由几何量取；默认量取。",
        "Whether shapes are measured where quantities are absent or contradict each other; default: yes.",
    )
    out = say(
        "把 report.json 和 --formats 所列的文件写入此文件夹。",
        "Write report.json and the files of --formats into this folder.",
    )
    fail_on = say(
        "到何种程度退出码为 1，默认 fail。", "From which verdict on the exit code is 1; default: fail."
    )
    return [
        model_argument(many=True),
        click.Option(["--project"], type=Existing(), metavar="FILE", help=project),
        rules_option(),
        place_option(),
        day_option(),
        click.Option(["--only"], type=Words(), default=(), metavar="SUBJECT,...", help=only),
        click.Option(["--geometry/--no-geometry"], default=True, help=geometry),
        click.Option(["--out"], type=click.Path(path_type=Path), metavar="DIR", help=out),
        *review_options(),
        format_option(),
        click.Option(
            ["--fail-on"],
            type=OneOf(("fail", "undetermined", "never")),
            default="fail",
            help=fail_on,
        ),
        language_option(),
    ]
