"""`cimcheck demo`: the sample models checked, each verdict beside the expected one, and a page to open."""

import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import click
import msgspec

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import language_option
from cimcheck.core.text import Text
from cimcheck.findings.report import Report

DEFAULT_FOLDER = Path("out", "demo")


class Sample(msgspec.Struct, frozen=True):
    """One submission of the samples, and the verdict of each rule, by building or for all."""

    path: Path
    is_project: bool
    purpose: Text
    expected: Mapping[str, str | Mapping[str, str]]

    @property
    def name(self) -> str:
        """The model, or the folder of the project."""
        return self.path.parent.name + "/" + self.path.name if self.is_project else self.path.name


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "检查随附的示例模型，写出报告；最后一行是要打开的网页。",
        "Check the sample models and write their reports; the last line is the page to open.",
    )
    out = say(f"写入的文件夹，默认 {DEFAULT_FOLDER}。", f"Where to write; default: {DEFAULT_FOLDER}.")
    params: list[click.Parameter] = [
        click.Option(
            ["--out"], type=click.Path(path_type=Path), default=DEFAULT_FOLDER, metavar="DIR", help=out
        ),
        language_option(),
    ]
    return make("demo", demo, params, about)


def demo(out: Path) -> int:
    """Check, compare, write; 1 when a verdict is not the expected one."""
    from cimcheck import api
    from cimcheck.cli.processors import processors
    from cimcheck.cli.sample_district import show_district
    from cimcheck.outputs.submission_folder import write_index, write_submissions

    samples = list(read_manifest())
    checked = list(zip(samples, reports(samples, processors()), strict=True))
    known = set(api.rule_book().pack.rules)
    surprises = [_line(sample, report, known) for sample, report in checked].count(False)
    names = [_folder(sample) for sample, _ in checked]
    written = write_submissions([report for _, report in checked], out, language(), names)
    index = write_index(written, out, language(), [sample.purpose for sample, _ in checked])
    if surprises:
        click.echo(
            say(f"{surprises} 个结论与预期不同。", f"{surprises} verdicts are not the expected ones."),
            err=True,
        )
    page = show_district(out / "district", language(), processors())
    click.echo(say(f"示例片区的看板：{page}", f"Dashboard of the sample district: {page}"))
    click.echo(str(index))
    return int(surprises > 0)


def read_manifest() -> Iterator[Sample]:
    """The samples in the order of MANIFEST.yaml."""
    from cimcheck.core.yaml_lines import load
    from cimcheck.resources import sample_models_folder

    folder = sample_models_folder()
    data = load(folder / "MANIFEST.yaml").data
    for case in data["cases"].values():
        purpose = Text(case["purpose"]["zh"], case["purpose"]["en"])
        for name in case["files"]:
            yield Sample(folder / name, False, purpose, case.get("alone") or {})
        for path, expected in (case.get("projects") or {}).items():
            yield Sample(folder / path, True, purpose, expected)
    plot = Text("同一地块上的几栋楼一起判定", "Buildings of one plot, judged together")
    for path, expected in (data.get("plots") or {}).items():
        yield Sample(folder / path, True, plot, expected)


def reports(samples: list[Sample], workers: int) -> list[Report]:
    """The report of each sample, several at a time."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from cimcheck.findings.report import from_json

    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        return [from_json(content) for content in pool.map(_report, samples)]


def _report(sample: Sample) -> bytes:
    """The report of one sample, as it travels between processes."""
    from cimcheck import api
    from cimcheck.findings.report import to_json

    (report,) = api.check([], project=sample.path) if sample.is_project else api.check([sample.path])
    return to_json(report)


def _line(sample: Sample, report: Report, known: Collection[str]) -> bool:
    """Print the worst verdict of each rule on one sample; False when one is not as expected."""
    from cimcheck.outputs.words import SIGNS

    as_expected = True
    parts = []
    for rule, wanted in sorted(sample.expected.items()):
        for building, expected in wanted.items() if isinstance(wanted, Mapping) else [("", wanted)]:
            verdict = worst(report, rule, building)
            if rule in known:
                as_expected &= verdict == expected
                remark = "" if verdict == expected else say(f"（应为 {expected}）", f" (expected {expected})")
                about = f"{rule} {building}".rstrip()
                parts.append(f"{about} {SIGNS[verdict]} {verdict}{remark}")
    sys.stdout.write(f"{sample.name}  {'  '.join(parts)}".rstrip() + "\n")
    return as_expected


def worst(report: Report, rule: str, subject: str = "") -> str:
    """The verdict of a rule that needs attention first: in one building, on the project, or on everything."""
    from cimcheck.outputs.words import VERDICT_ORDER

    found = {
        finding.verdict
        for finding in report.findings
        if finding.rule == rule and subject in ("", finding.subject.building, finding.subject.key)
    }
    return next((verdict.value for verdict in VERDICT_ORDER if verdict in found), "not_applicable")


def _folder(sample: Sample) -> str:
    return sample.path.parent.name if sample.is_project else sample.path.stem
