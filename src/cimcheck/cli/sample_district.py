"""The sample district, from its table of submissions to the dashboard; all of it is invented."""

from pathlib import Path

from cimcheck.resources import sample_models_folder
from cimcheck.workspace.run_batch import BatchSettings, Unwatched, run_batch

PERIOD = "2021..2023"


def show_district(folder: Path, lang: str, workers: int) -> Path:
    """Check the submissions of the sample district and write its dashboard; the page to open."""
    from cimcheck.district.load import Wanted, aggregate
    from cimcheck.outputs.district.folder import write_district

    source = sample_models_folder() / "district"
    workspace = str(folder / "workspace")
    run_batch(source / "submissions.csv", workspace, BatchSettings(workers=workers), Unwatched())
    wanted = Wanted(period=PERIOD, districts=source / "towns.geojson", reported=source / "reported.csv")
    return write_district(aggregate(workspace, wanted), folder, lang).page
