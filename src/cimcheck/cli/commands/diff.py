"""`cimcheck diff`: what became of each finding between two submissions."""

import sys
from datetime import date
from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import (
    Existing,
    OneOf,
    day_option,
    exit_codes,
    language_option,
    place_option,
    rules_option,
)
from cimcheck.cli.report_file import read_report
from cimcheck.findings.report import Report


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "比较两次报审：已解决、新增、仍未解决、依据有变化。\n\n"
        "OLD、NEW 各为 report.json 或模型；构件依次按 GlobalId、标记、类型、楼层、名称和工程量对应，"
        "GlobalId 全部重新生成也不会产生虚假变化。",
        "Compare two submissions: fixed, new, still open, changed evidence.\n\n"
        "OLD and NEW are a report.json or a model each. Elements are matched by GlobalId, then tag, type, "
        "storey, name and quantities, so that new GlobalIds make no false changes.",
    )
    form = say("text、json 或 html，默认 text。", "text, json or html; default: text.")
    params: list[click.Parameter] = [
        click.Argument(["old"], type=Existing(), metavar="OLD"),
        click.Argument(["new"], type=Existing(), metavar="NEW"),
        rules_option(),
        place_option(),
        day_option(),
        click.Option(["--format", "form"], type=OneOf(("text", "json", "html")), default="text", help=form),
        language_option(),
    ]
    return make("diff", diff, params, about + exit_codes())


def diff(old: Path, new: Path, rules: Path | None, place: str | None, as_of: date | None, form: str) -> int:
    """Print the comparison; 1 when something is open in the later submission that is not just unchanged."""
    from cimcheck import api
    from cimcheck.findings.resubmission import compare
    from cimcheck.outputs import difference

    reports = [_report(path, rules, place, as_of) for path in (old, new)]
    models = all(path.suffix.lower() != ".json" for path in (old, new))
    same = api.same_elements([old], [new]) if models else None
    comparison = compare(reports[0], reports[1], same)
    if form == "html":
        from cimcheck.outputs.html.difference import render

        names = (old.name, new.name) if old.name != new.name else (str(old), str(new))
        sys.stdout.buffer.write(render(comparison, names, language()))
    elif form == "json":
        sys.stdout.buffer.write(difference.to_json(comparison) + b"\n")
    else:
        sys.stdout.write(difference.text(comparison, language()))
    sys.stdout.flush()
    return int(any(comparison.counts().get(change) for change in difference.URGENT))


def _report(path: Path, rules: Path | None, place: str | None, as_of: date | None) -> Report:
    from cimcheck import api

    if path.suffix.lower() == ".json":
        return read_report(path)
    (report,) = api.check([path], rules=rules, place=place, as_of=as_of)
    return report
