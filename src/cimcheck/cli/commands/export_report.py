"""`cimcheck export-report`: a finished report in other formats, with opinions and changes."""

from pathlib import Path

import click

from cimcheck.cli.formats import review_options, reviewed
from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Existing, language_option
from cimcheck.cli.report_file import read_report


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "把 report.json 写成其他格式：审查意见书、问题清单、BCF 等。\n\n不重新检查；结论与原报告相同。",
        "Write a report.json in other formats: letter, workbook, BCF and more.\n\n"
        "Nothing is checked again; the verdicts are those of the report.",
    )
    model = say(
        "报告所检查的模型，可多次给出；BCF 由此得到视点和快照。",
        "A model that the report is about, as often as needed; gives BCF its cameras and pictures.",
    )
    out = say("写入此文件夹。", "The folder to write into.")
    params: list[click.Parameter] = [
        click.Argument(["report"], type=Existing(), metavar="REPORT.json"),
        *review_options(),
        click.Option(["--model", "models"], type=Existing(), multiple=True, metavar="MODEL", help=model),
        click.Option(["--out"], type=click.Path(path_type=Path), metavar="DIR", required=True, help=out),
        language_option(),
    ]
    return make("export-report", export_report, params, about)


def export_report(
    report: Path,
    formats: tuple[str, ...],
    opinions: Path | None,
    previous: Path | None,
    models: tuple[Path, ...],
    out: Path,
) -> int:
    """Write the files and say where they are."""
    from cimcheck.outputs.submission_folder import write_formats

    (review,) = reviewed([read_report(report)], opinions, previous, models)
    for path in write_formats(review, out, language(), formats):
        click.echo(path)
    return 0
