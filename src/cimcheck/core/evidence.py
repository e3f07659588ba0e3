"""Where a value came from: one element, one property or quantity, one conversion, one strength."""

from enum import StrEnum

import msgspec


class Source(StrEnum):
    """The kind of place a value was found in."""

    PROPERTY = "property"
    QUANTITY = "quantity"
    ATTRIBUTE = "attribute"
    NAME = "name"
    MATERIAL = "material"
    CLASSIFICATION = "classification"
    RELATION = "relation"
    GEOMETRY = "geometry"
    DECLARED = "declared"


class Strength(StrEnum):
    """How far a piece of evidence carries. Weak evidence is shown; it never decides alone."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One place a value was read from, as published in reports.

    `where` names the place (`Pset_WallCommon.LoadBearing`, `conditions.air_defence.ratio`), `raw` is the
    text or number found there, `unit` the unit it was found in, `converted` the same in the fact's unit when
    that differs. `step` is the STEP id of the element and `property_step` that of the property; 0 when none.
    """

    source: Source
    where: str
    raw: str
    strength: Strength = Strength.STRONG
    unit: str = ""
    converted: str = ""
    file: str = ""
    step: int = 0
    guid: str = ""
    ifc_class: str = ""
    name: str = ""
    property_step: int = 0
