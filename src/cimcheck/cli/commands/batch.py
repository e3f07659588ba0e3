"""`cimcheck batch`: a night's submissions in, one named outcome for each."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import say
from cimcheck.cli.parameters import (
    Existing,
    OneOf,
    day_option,
    exit_codes,
    language_option,
    place_option,
    rules_option,
)
from cimcheck.cli.processors import processors

SOME_NOT_RUN = 6


def command() -> click.Command:
    """The command in the language of the run."""
    return make("batch", batch, _parameters(), _about() + exit_codes() + "\n" + _more_exit_codes())


def batch(
    source: Path,
    workspace: str,
    models: Path | None,
    workers: int | None,
    scheduler: str,
    limit_time: float,
    limit_memory: int,
    retry: bool,
    rules: Path | None,
    place: str | None,
    as_of: date | None,
    fail_on: str,
) -> int:
    """Check every submission, tell how it goes, and return the exit code."""
    from cimcheck import api
    from cimcheck.cli.batch_progress import watching
    from cimcheck.workspace.request import Limits, Options
    from cimcheck.workspace.run_batch import BatchSettings, run_batch

    book = api.rule_book(rules)
    if place:
        book.pack.resolve(as_of or api.newest(book.pack), place)
    options = Options(
        rules=str(rules.resolve()) if rules else "",
        place=place or "",
        as_of=as_of.isoformat() if as_of else "",
    )
    limits = Limits(time=limit_time, memory=limit_memory)
    settings = BatchSettings(options, limits, workers or processors(), scheduler, retry, models)
    with _ended_by_terminate(), watching() as watch:
        result = run_batch(source, workspace, settings, watch)
        code = exit_code(result.verdicts, unfinished=len(result.failures), fail_on=fail_on)
        watch.finished(result, code)
    return code


def exit_code(verdicts: dict[str, int], *, unfinished: int, fail_on: str) -> int:
    """6 when a submission was not checked, else 1 for findings at or above `fail_on`, else 0."""
    if unfinished:
        return SOME_NOT_RUN
    failed, open_ones = verdicts.get("fail", 0), verdicts.get("undetermined", 0)
    return int(bool((failed and fail_on != "never") or (open_ones and fail_on == "undetermined")))


@contextmanager
def _ended_by_terminate() -> Iterator[None]:
    """Let SIGTERM end a batch as cleanly as Ctrl-C does."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _about() -> str:
    return say(
        "批量审查：每个报审在独立进程中检查，结果记入工作区；再次运行只补做变化的部分。\n\n"
        "SOURCE 是含 project.yaml、自评表或模型的文件夹，或 CSV、XLSX 报审表（模板见 batch-template）。",
        "Check many submissions, each in a process of its own; the workspace remembers what became of each, "
        "and running it again repeats only what changed.\n\n"
        "SOURCE is a folder with project.yaml files, self-assessment sheets or models, or a table in CSV or "
        "XLSX (see batch-template).",
    )


def _more_exit_codes() -> str:
    return say("6 有报审未能完成审查", "6 some submissions could not be checked")


def _parameters() -> list[click.Parameter]:
    workspace = say(
        "工作区：文件夹，或 postgresql:// 地址。", "The workspace: a folder, or a postgresql:// address."
    )
    models = say(
        "项目文件所列模型所在的文件夹，默认为 SOURCE；此外的模型不读取。",
        "The folder that project files name models from; default: SOURCE. No others are read.",
    )
    workers = say("同时进行的审查数，默认为处理器数。", "Checks at a time; default: the processors.")
    scheduler = say("在此地址的 Dask 集群上运行。", "Run on the Dask cluster at this address.")
    limit_time = say("每个报审的时限，秒。", "Time for one submission, in seconds.")
    limit_memory = say("每个报审的内存上限，MB。", "Memory for one submission, in MB.")
    retry = say("重试以前未能完成的报审。", "Try again what could not be checked before.")
    fail_on = say("到何种程度退出码为 1。", "From which verdict on the exit code is 1.")
    return [
        click.Argument(["source"], type=Existing(), metavar="SOURCE"),
        click.Option(["--workspace"], required=True, metavar="DIR|URL", help=workspace),
        click.Option(["--models"], type=Existing(), metavar="DIR", help=models),
        click.Option(["--workers"], type=click.IntRange(1, 256), metavar="N", help=workers),
        click.Option(["--scheduler"], default="", metavar="ADDRESS", help=scheduler),
        click.Option(
            ["--limit-time"],
            type=click.FloatRange(min=0, min_open=True),
            default=600.0,
            show_default=True,
            metavar="S",
            help=limit_time,
        ),
        click.Option(
            ["--limit-memory"],
            type=click.IntRange(min=64),
            default=4096,
            show_default=True,
            metavar="MB",
            help=limit_memory,
        ),
        click.Option(["--retry"], is_flag=True, help=retry),
        rules_option(),
        place_option(),
        day_option(),
        click.Option(
            ["--fail-on"],
            type=OneOf(("fail", "undetermined", "never")),
            default="fail",
            show_default=True,
            help=fail_on,
        ),
        language_option(),
    ]
