"""Exports many small placed models in one process and says what each format takes."""

import json
import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from cimcheck import api
from cimcheck.findings.report import sha256, to_json
from cimcheck.outputs.cim import export as exporting
from cimcheck.outputs.cim.element_facts import FactBook
from cimcheck.outputs.cim.export import FORMATS, ExportOptions
from cimcheck.outputs.cim.fields import field_set
from cimcheck.outputs.cim.place import ModelFolder
from cimcheck.resources import sample_models_folder

SAMPLE = "pass-adb001-exact_area-ifc4.ifc"
STEP = 60.0  # [m] between neighbours
PLACE = """#9000001=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#9000002=IFCPROJECTEDCRS('EPSG:4549',$,$,$,$,$,#9000001);
#9000003=IFCMAPCONVERSION(#{context},#9000002,{east},{north},4.,1.,0.,0.001);
"""


def main() -> None:
    """Place so many buildings with a model each, then write them format by format."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ["CIMCHECK_CACHE_DIR"] = str(root / "cache")
        sources = _make(root, count)
        fields = field_set(public=False)
        options = ExportOptions(models=root / "models", workers=4)
        models = ModelFolder(options.models, FactBook.load())
        for name in ("tiles, with measuring the models", "tiles again, shapes kept"):
            started = time.perf_counter()
            buildings, _ = exporting.gather(sources, models, root / "tiles", fields, FORMATS, options)
            print(_line(name, started, root / "tiles"), flush=True)
        for name in FORMATS:
            if name in ("json", "tiles"):  # one needs a workspace, the other is written
                continue
            out = root / name
            out.mkdir()
            started = time.perf_counter()
            exporting.write_formats(sources, buildings, fields, out, (name,), public=False)
            print(_line(name, started, out), flush=True)


def _line(name: str, started: float, folder: Path) -> str:
    seconds = time.perf_counter() - started
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {name} | {seconds:.2f} | {size:.1f} | {peak:.0f} |"


def _make(root: Path, count: int) -> list[str]:
    """Models with a place each, a street of them, and the report of one of them under every name."""
    text = (sample_models_folder() / SAMPLE).read_text("ascii")
    context = next(
        line.partition("=")[0][1:]
        for line in text.splitlines()
        if "=IFCGEOMETRICREPRESENTATIONCONTEXT(" in line
    )
    models = root / "models"
    models.mkdir()
    first = models / "first.ifc"
    shutil.copy(sample_models_folder() / SAMPLE, first)
    (report,) = api.check([first], place="320506")
    first.unlink()
    plain = to_json(report)
    digest = report.models[0].sha256
    sources = []
    for number in range(count):
        place = PLACE.format(
            context=context, east=550_000 + STEP * (number % 40), north=3_460_000 + STEP * (number // 40)
        )
        head, end, tail = text.rpartition("ENDSEC;")
        data = (head + place + end + tail).encode("ascii")
        name = f"{number:05d}.ifc"
        (models / name).write_bytes(data)
        own = plain.replace(digest.encode(), sha256(data).encode()).replace(b"first.ifc", name.encode())
        path = root / f"{number:05d}.json"
        path.write_bytes(own)
        assert json.loads(own)["models"][0]["file"] == name
        sources.append(str(path))
    return sources


if __name__ == "__main__":
    main()
