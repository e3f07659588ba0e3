"""The report of each submission in a folder, in every format asked for, each file whole or not at all."""

import os
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.errors import UsageError
from cimcheck.findings.report import Report, to_json
from cimcheck.outputs.conclusion import conclusion
from cimcheck.outputs.formats import rendered
from cimcheck.outputs.html import IndexEntry, render_index
from cimcheck.outputs.review import Review

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


@dataclass(frozen=True, slots=True)
class Written:
    """Where a submission's report lies; `folder` is relative to the folder that was asked for."""

    report: Report
    folder: str
    html: Path


def write_submissions(
    submissions: Sequence[Report | Review],
    folder: Path,
    lang: str = "zh",
    names: Sequence[str] | None = None,
    formats: Sequence[str] = ("html",),
) -> list[Written]:
    """Write every report: one into `folder` itself, several into a folder each, after `names` or the models.

    report.json is always there; `formats` are words of `outputs.formats`. Raises UsageError FOLDER_UNUSABLE
    when the folder cannot be written.
    """
    reviews = [one if isinstance(one, Review) else Review(one) for one in submissions]
    reports = [review.report for review in reviews]
    if names is None:
        names = [""] if len(reports) == 1 else folder_names(reports)
    with writing(folder):
        return [
            _write(review, folder, name, lang, formats) for review, name in zip(reviews, names, strict=True)
        ]


def write_index(
    written: Sequence[Written], folder: Path, lang: str = "zh", about: Sequence[Text] = ()
) -> Path:
    """Write index.html, which lists the reports with their verdicts; `about` says a word on each.

    Raises UsageError FOLDER_UNUSABLE.
    """
    remarks = about or [Text("", "")] * len(written)
    entries = [_entry(one, remark) for one, remark in zip(written, remarks, strict=True)]
    with writing(folder):
        write_whole(folder / "index.html", render_index(entries, lang))
    return folder / "index.html"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say which folder cannot be written, and why."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            "FOLDER_UNUSABLE",
            Text(
                f"无法写入文件夹“{folder}”：{reason}。请换一个可写的文件夹。",
                f"Cannot write into the folder “{folder}”: {reason}. Name a folder that can be written.",
            ),
        ) from error


def _entry(written: Written, about: Text) -> IndexEntry:
    """A submission as a line of the index."""
    report = written.report
    files = ", ".join(model.file for model in report.models)
    project = str(report.project.get("name") or "")
    return IndexEntry(
        name=project or files or written.folder,
        files=files if project else "",
        about=about,
        summary=report.summary,
        conclusion=conclusion(report),
        rejected=any(model.status == "rejected" for model in report.models),
        link=f"{written.folder}/report.html",
    )


def folder_names(reports: Sequence[Report]) -> list[str]:
    """A folder name for each report after its first model; `-2`, `-3` … where names meet."""
    names: list[str] = []
    taken: set[str] = set()
    for report in reports:
        stem = Path(report.models[0].file).stem if report.models else ""
        name = base = _NOT_IN_NAMES.sub("_", stem).strip(". ")[:80] or "model"
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that its name never stands for half of it: beside it first, then renamed over it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def write_formats(review: Review, folder: Path, lang: str, formats: Sequence[str]) -> list[Path]:
    """Write the files of some formats of one report and return where they are.

    Raises UsageError FOLDER_UNUSABLE when the folder cannot be written.
    """
    return write_files(folder, (one for form in formats for one in rendered(review, form, lang)))


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write files by name and return where they are. Raises UsageError FOLDER_UNUSABLE."""
    with writing(folder):
        return [_file(folder / file, data) for file, data in files]


def _write(review: Review, folder: Path, name: str, lang: str, formats: Sequence[str]) -> Written:
    place = folder / name
    write_whole(place / "report.json", to_json(review.report) + b"\n")
    write_formats(review, place, lang, formats)
    return Written(review.report, name, place / "report.html")


def _file(path: Path, data: bytes) -> Path:
    write_whole(path, data)
    return path
