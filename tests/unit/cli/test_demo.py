"""The demo: its samples checked by several processes are what one check of each gives."""

from cimcheck import api
from cimcheck.cli.commands.demo import read_manifest, reports


def test_several_processes_give_the_reports_of_one() -> None:
    listed = list(read_manifest())
    samples = [listed[0], next(one for one in listed if one.is_project)]
    (alone,) = api.check([samples[0].path])
    (together,) = api.check([], project=samples[1].path)
    assert reports(samples, workers=2) == [alone, together]
    assert reports(samples[::-1], workers=1) == [together, alone]
