"""What outputs draw: a report, what people say of its findings, and what changed since the last one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cimcheck.findings.opinion import Held, Opinion, held
from cimcheck.findings.report import Report
from cimcheck.findings.resubmission import compare
from cimcheck.outputs.scene import Scene


@dataclass(frozen=True, slots=True)
class Review:
    """A report with the opinions on it, by the id of the finding, and those that fit no finding of it.

    `changes` says by the id of the finding what became of it since an earlier report; None without one.
    `scene` says where elements stand; without it there are no cameras and pictures.
    """

    report: Report
    opinions: Mapping[str, Held] = field(default_factory=dict)
    astray: tuple[Opinion, ...] = ()
    changes: Mapping[str, str] | None = None
    scene: Scene | None = None


def review(
    report: Report,
    opinions: Sequence[Opinion] = (),
    previous: Report | None = None,
    scene: Scene | None = None,
) -> Review:
    """A report with the opinions that are held on it and what changed since `previous`."""
    comparison = compare(previous, report) if previous else None
    earlier = comparison.earlier() if comparison else {}
    on, astray = held(opinions, report.findings, earlier)
    return Review(report, on, tuple(astray), comparison.by_new_id() if comparison else None, scene)
