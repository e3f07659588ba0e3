"""The sample district, from its table of submissions to the dashboard; all of it is invented."""

from pathlib import Path

from cimcheck.errors import Fault
from cimcheck.resources import sample_models_folder
from cimcheck.workspace.batch import Ended
from cimcheck.workspace.plan import Run
from cimcheck.workspace.request import Limits, Options
from cimcheck.workspace.run_batch import BatchSettings, run_batch
from cimcheck.workspace.submission import Submissions

PERIOD = "2021..2023"


class _Silence:
    """Hears how the batch goes and says nothing."""

    def read(self, submissions: Submissions, faults: tuple[Fault, ...]) -> None:
        """The source is read."""

    def planned(self, run: Run) -> None:
        """The checks begin."""

    def ended(self, one: Ended) -> None:
        """One more has ended."""


def show_district(folder: Path, lang: str, workers: int) -> Path:
    """Check the submissions of the sample district and write its dashboard; the page to open."""
    from cimcheck.district.load import Wanted, aggregate
    from cimcheck.outputs.district.folder import write_district

    source = sample_models_folder() / "district"
    workspace = str(folder / "workspace")
    run_batch(source / "submissions.csv", workspace, BatchSettings(Options(), Limits(), workers), _Silence())
    wanted = Wanted(period=PERIOD, districts=source / "towns.geojson", reported=source / "reported.csv")
    return write_district(aggregate(workspace, wanted), folder, lang).page
