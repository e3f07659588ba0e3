"""One export for all tests: two placed houses, one without a place, one model that cannot be read."""

import pytest

from builders.placed import NORTH, Exported, block_model, reports_of
from cimcheck.outputs.cim.export import ExportOptions, export


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    root = tmp_path_factory.mktemp("cim")
    models = root / "models"
    models.mkdir()
    paths = [
        block_model(models),
        block_model(models, "north.ifc", north=NORTH + 200),
        block_model(models, "nowhere.ifc", placed=False),
        models / "broken.ifc",
    ]
    paths[-1].write_text("ISO-10303-21;\nHEADER;\n")
    reports = [str(path) for path in reports_of(paths, root)]
    export(reports, root / "out", ExportOptions(models=models))
    export(reports, root / "public", ExportOptions(models=models, public=True))
    return Exported(reports, models, root / "out", root / "public")
