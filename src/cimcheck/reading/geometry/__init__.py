"""Geometry on demand: measures of single elements, made in a process of their own.

Measuring: `measure`. Afterwards, without the model: `union`, `union_area`, `overlap_area` of regions;
`storey_shapes`, `building_footprint`, `building_height`; `from_true_north`, `outward` for the way that walls
and windows look; `compare` for a stated quantity against a measured one.
"""

from cimcheck.reading.geometry.building import (
    StoreyShape,
    building_footprint,
    building_height,
    storey_shapes,
)
from cimcheck.reading.geometry.comparison import Comparison, compare
from cimcheck.reading.geometry.measure import Cache, CacheKey, Measurements, measure
from cimcheck.reading.geometry.orientation import from_true_north, outward
from cimcheck.reading.geometry.quantities import (
    Box,
    Extents,
    Face,
    Measure,
    Measurement,
    Missing,
    Opening,
    Region,
    Span,
    Triangles,
    WallSize,
)
from cimcheck.reading.geometry.reasons import in_words
from cimcheck.reading.geometry.regions import overlap_area, union, union_area
from cimcheck.reading.geometry.supervision import GeometryLimits

__all__ = [
    "Box",
    "Cache",
    "CacheKey",
    "Comparison",
    "Extents",
    "Face",
    "GeometryLimits",
    "Measure",
    "Measurement",
    "Measurements",
    "Missing",
    "Opening",
    "Region",
    "Span",
    "StoreyShape",
    "Triangles",
    "WallSize",
    "building_footprint",
    "building_height",
    "compare",
    "from_true_north",
    "in_words",
    "measure",
    "outward",
    "overlap_area",
    "storey_shapes",
    "union",
    "union_area",
]
