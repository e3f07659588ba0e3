"""How long a straight element of one section is: a pipe, a cable tray, a beam, a column."""

import numpy as np

from cimcheck.reading.geometry.mesh import Floats, Mesh
from cimcheck.reading.geometry.quantities import Span, tidy
from cimcheck.reading.geometry.shapes import NotMeasured
from cimcheck.reading.geometry.solids import Solids, volume_bounds

SQUARE_CUT = 0.999  # mean length as a share of the whole: above, the ends are square
LENGTHWISE = 0.9  # of the largest extent: an elbow is of one section too, across
SLANTED_CUT = 0.8  # below, it is not of one section along this direction


def length(gross: Solids) -> Span:
    """[m] From the mean length to the longest, one number where the ends are square to the direction.

    A prism has the volume of its section times its mean length, and along it only its ends are seen.
    Raises NotMeasured not_closed, not_prismatic.
    """
    low, high = volume_bounds(gross)
    if not gross.closed or low < high:
        raise NotMeasured("not_closed")
    axes = _axes(gross.mesh)
    extent = max(float(np.ptp(gross.mesh.points @ axis)) for axis in axes)
    spans = [_along(gross.mesh, axis, low) for axis in axes]
    found = [span for span in spans if span is not None and span.hi > LENGTHWISE * extent]
    if not found:
        raise NotMeasured("not_prismatic")
    return max(found, key=lambda span: (span.hi, span.lo))


def _along(mesh: Mesh, axis: Floats, volume: float) -> Span | None:
    section = float((np.abs(mesh.normals @ axis) * mesh.areas).sum() / 2)
    whole = float(np.ptp(mesh.points @ axis))
    mean = volume / section if section else 0.0
    if mean < SLANTED_CUT * whole:
        return None
    return Span(tidy(mean if mean < SQUARE_CUT * whole else whole), tidy(whole))


def _axes(mesh: Mesh) -> list[Floats]:
    """The element's own axes, and the direction in which its points spread most."""
    spread = np.linalg.eigh(np.cov(mesh.points.T))[1][:, -1]
    return [*mesh.axes, spread]
