"""Where on earth a model stands: what it says, what is wrong with that, and coordinates of its points.

    found = resolve(tables, sidecar=read_sidecar(path))
    if found.placement:
        positions = Projector(found.placement)
        positions.geographic([(0.0, 0.0)])        # [degree] longitude, latitude in CGCS2000

The first of these that can be used decides: map conversion with a projected system, the property sets that
stand for it in IFC2X3, latitude and longitude of the site, a sidecar file beside the model. Nothing is
placed on a guess: what contradicts itself gives notes and no place.
"""

from cimcheck.reading.georeference.placement import Georeferencing, Placement
from cimcheck.reading.georeference.position import Position, position_of
from cimcheck.reading.georeference.projector import Projector
from cimcheck.reading.georeference.resolve import resolve
from cimcheck.reading.georeference.sidecar import Sidecar, read_sidecar, sidecar_of

__all__ = [
    "Georeferencing",
    "Placement",
    "Position",
    "Projector",
    "Sidecar",
    "position_of",
    "read_sidecar",
    "resolve",
    "sidecar_of",
]
