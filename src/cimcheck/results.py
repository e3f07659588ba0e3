"""What becomes of results: many of them together, in words, in files, on a platform.

Scripts have these verbs from `cimcheck.api`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cimcheck.errors import UsageError
from cimcheck.findings.report import Report
from cimcheck.reading import Pending, begin

if TYPE_CHECKING:
    from cimcheck.district.load import Wanted
    from cimcheck.district.roll_up import RollUp
    from cimcheck.outputs.cim.export import ExportOptions
    from cimcheck.outputs.cim.manifest import Manifest
    from cimcheck.outputs.scene import Scene
    from cimcheck.workspace.run_batch import BatchResult, BatchSettings, Watch


def explain(report: Report, finding: str | None = None, *, lang: str = "zh") -> str:
    """The findings with this id or of this rule (all when None), each with its whole trace, in words.

    Empty when the report has no such finding.
    """
    from cimcheck.outputs.explain import explain as in_words

    return in_words(report, finding, lang)


def batch(
    source: Path,
    workspace: str,
    settings: "BatchSettings | None" = None,
    watch: "Watch | None" = None,
) -> "BatchResult":
    """Check every submission of a table or folder into a workspace, a folder or a `postgresql://` address.

    `settings` are `cimcheck.workspace.run_batch.BatchSettings`: workers, limits, place, date, scheduler;
    `watch` is told of every step. What is there and unchanged is not checked again. Raises UsageError,
    ProjectFileError, RulesError, WorkspaceError; that a submission could not be checked is an outcome.
    """
    from cimcheck.workspace.run_batch import BatchSettings, Unwatched, run_batch

    return run_batch(source, workspace, settings or BatchSettings(), watch or Unwatched())


def aggregate(workspace: str, wanted: "Wanted | None" = None) -> "RollUp":
    """Roll up what counts now in a workspace: towns, district, city, indicators of a plan, with bounds.

    `wanted` is `cimcheck.district.load.Wanted`: plan, period, polygons, reported figures, assumptions.
    `district` of the result is what district.json holds. Raises UsageError, ProjectFileError, RulesError,
    WorkspaceError.
    """
    from cimcheck.district.load import Wanted
    from cimcheck.district.load import aggregate as rolled_up

    return rolled_up(workspace, wanted or Wanted())


def write(
    what: "Report | Sequence[Report] | RollUp",
    folder: Path,
    *,
    formats: Sequence[str] = ("html",),
    lang: str = "zh",
) -> Path:
    """Write reports in formats of `--formats`, or all files of a district; return the folder.

    One report goes into the folder itself, several into a folder each with an index.html; report.json is
    always there. A district has no choice of formats. Raises UsageError for a folder that cannot be written
    and for a word that is no format.
    """
    from cimcheck.district.roll_up import RollUp
    from cimcheck.outputs.district.folder import write_district
    from cimcheck.outputs.formats import known, unknown_format
    from cimcheck.outputs.submission_folder import write_index, write_submissions

    if isinstance(what, RollUp):
        write_district(what, folder, lang)
        return folder
    for word in formats:
        if word not in known():
            raise UsageError("FORMAT_UNKNOWN", unknown_format(word))
    reports = [what] if isinstance(what, Report) else list(what)
    written = write_submissions(reports, folder, lang, formats=formats)
    if len(written) > 1 and "html" in formats:
        write_index(written, folder, lang)
    return folder


def export(sources: Sequence[str], folder: Path, options: "ExportOptions | None" = None) -> "Manifest":
    """Write results for the platform of a city into a folder; say what was written.

    `sources`: one workspace, or files of reports. `options` are `cimcheck.outputs.cim.export.ExportOptions`:
    formats, the folder of the models, whether it is for the public. Raises UsageError, ProjectFileError,
    WorkspaceError.
    """
    from cimcheck.outputs.cim.export import ExportOptions
    from cimcheck.outputs.cim.export import export as write

    return write(sources, folder, options or ExportOptions())


def same_elements(old: Sequence[Path | Pending], new: Sequence[Path | Pending]) -> dict[str, str]:
    """GlobalIds of the earlier models and those that the same elements have in the later ones.

    Elements are told by GlobalId, then tag, then type, storey, name and stated quantities.
    """
    from cimcheck.facts.same_elements import same_elements as told

    sides = []
    for models in (old, new):
        readings = [(one if isinstance(one, Pending) else begin(one)).result() for one in models]
        sides.append([reading.tables for reading in readings if reading.tables is not None])
    return told(sides[0], sides[1])


def scene(models: Sequence[Path | Pending], report: Report) -> "Scene":
    """Where the elements of open findings stand in these models, for cameras and pictures.

    What cannot be measured is left out; nothing is raised for it.
    """
    from cimcheck.core.verdict import Verdict
    from cimcheck.outputs.scene import Box, Scene
    from cimcheck.reading.geometry.boxes import boxes

    guids = {
        guid
        for finding in report.findings
        if finding.verdict in (Verdict.FAIL, Verdict.UNDETERMINED)
        for guid in (finding.subject.guid, *finding.elements)
    }
    near: dict[str, Box] = {}
    around: list[Box] = []
    for one in [one if isinstance(one, Pending) else begin(one) for one in models]:
        reading = one.result()
        if reading.tables is not None and guids:
            found, shell = boxes(one.path, reading.file.sha256, reading.tables, guids)
            near.update((guid, Box(box.low, box.high)) for guid, box in found.items())
            around += [Box(box.low, box.high) for box in shell]
    return Scene(near, tuple(around))
