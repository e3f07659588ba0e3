"""What every test may ask for: the sample models, real models when there are any, and no silent skips.

A test that takes `sample_model` runs once for each model of `sample_models/`; one that takes `any_model` runs
for those and for each real model. Real models lie in the folder that CIMCHECK_MODELS names, else in
`../shared/models` beside the repository; without such a folder only the sample models are left.
"""

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

UNREACHED = "unreached"
ROOT = Path(__file__).resolve().parents[1]
FORBID_SKIPS = os.environ.get("CIMCHECK_FORBID_SKIPS") == "1"

settings.register_profile(
    "same_every_time",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],  # measures the machine, not the code
)
settings.load_profile("same_every_time")


def models_in(folder: Path) -> list[Path]:
    """The IFC files right in a folder, by name; none when there is no such folder."""
    return sorted(folder.glob("*.ifc"))


SAMPLE_MODELS = models_in(ROOT / "sample_models")
SHARED_MODELS = models_in(Path(os.environ.get("CIMCHECK_MODELS") or ROOT.parent / "shared" / "models"))
PARAMETERS = {"sample_model": SAMPLE_MODELS, "any_model": SAMPLE_MODELS + SHARED_MODELS}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test once for each model it can be given."""
    for name, models in PARAMETERS.items():
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, models, ids=[model.name for model in models])


@pytest.fixture(scope="session")
def sample_models() -> list[Path]:
    """Every sample model."""
    return SAMPLE_MODELS


@pytest.fixture(scope="session")
def shared_models() -> list[Path]:
    """Every real model at hand; often none."""
    return SHARED_MODELS


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture
def unreached(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Says that a further check needs something of the network that cannot be had here.

    The test has made its own checks already; the summary of the run names what was left out.
    """
    return lambda what: record_property(UNREACHED, what)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What could not be reached, so that nobody takes it for checked."""
    found = {
        str(value)
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == UNREACHED
    }
    if found:
        terminalreporter.section("not reached, so not checked here")
    for what in sorted(found):
        terminalreporter.write_line(what)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where skips are forbidden, a test that was skipped or excused has failed."""
    report = yield
    fail_unless_it_ran(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file that skips itself while it is collected."""
    report = yield
    fail_unless_it_ran(report)
    return report


def fail_unless_it_ran(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip, an expected failure and an unexpected success into a failure."""
    excused = vars(report).pop("wasxfail", None) if FORBID_SKIPS else None
    if FORBID_SKIPS and (report.skipped or excused is not None):
        report.outcome = "failed"
        report.longrepr = (
            f"CIMCHECK_FORBID_SKIPS: this test did not have to hold: {excused or report.longrepr}"
        )
