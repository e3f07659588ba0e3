"""The demo: its samples checked by several processes are what one check of each gives."""

from cimcheck import api
from cimcheck.cli.commands.demo import read_manifest, reports, worst


def test_several_processes_give_the_reports_of_one() -> None:
    listed = list(read_manifest())
    samples = [listed[0], next(one for one in listed if one.is_project)]
    (alone,) = api.check([samples[0].path])
    (together,) = api.check([], project=samples[1].path)
    assert reports(samples, workers=2) == [alone, together]
    assert reports(samples[::-1], workers=1) == [together, alone]


def test_the_verdicts_on_a_plot_are_those_of_its_buildings_and_of_the_project() -> None:
    plot = next(one for one in read_manifest() if one.path.parent.name == "plot_of_two_buildings")
    (report,) = reports([plot], workers=1)
    found = {
        rule: {subject: worst(report, rule, subject) for subject in wanted}
        for rule, wanted in plot.expected.items()
        if not isinstance(wanted, str)
    }
    assert found == plot.expected
    assert "project" in found["ADB010"]
