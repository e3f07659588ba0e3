"""Vertical structure (q1a) and floors (q1b): what is precast of columns, walls, slabs, beams, stairs."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cimcheck.core.interval import Interval
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN, Truth, truth
from cimcheck.facts import notes
from cimcheck.facts.prefabrication import sizes
from cimcheck.facts.prefabrication.component import Component, components
from cimcheck.facts.prefabrication.joints import joint_portion, joints_of, measure_joints
from cimcheck.facts.prefabrication.overlaps import covered_floor
from cimcheck.facts.prefabrication.pieces import ALL_OF_IT, NONE_OF_IT, NOT_DRAWN, Piece, made, portion
from cimcheck.facts.prefabrication.sizes import Size
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FLAT_TOLD_BY = ("joint", "is_formwork_free", "casting")
BRACES = frozenset({"BRACE", "STRUT", "POST"})
OF_UPRIGHT = frozenset({"vertical_strip", "horizontal_strip", "node", "column_gap"})
"""Joints between vertical members."""

SORTS = ("wall", "column", "beam", "slab", "stair")
PROXY, SORT, PILE = "IfcBuildingElementProxy", "component.stands_for", "component.is_pile"
UPRIGHT, FLAT = frozenset({"wall", "column"}), frozenset({"beam", "slab", "stair"})
MAIN_STRUCTURE = UPRIGHT | FLAT


def unsorted(store: "FactStore", building: SubjectRef, sorts: frozenset[str]) -> Iterator[Component]:
    """Elements without a class that may be one of these by their names; those that do not tell are noted."""
    for one in components(store, building, "Proxy"):
        may_be = may_stand_for(one)
        if len(may_be) in (0, len(SORTS)):
            where = f"{one.subject.key} {one.subject.name}".strip()
            store.note(notes.unclassified(where, counts=bool(may_be)))
        if may_be & sorts:
            yield one


def may_stand_for(one: Component) -> frozenset[str]:
    """What an element without a class may be: anything where its names say nothing, else what they say."""
    is_nameless = one.label == one.ifc_class
    return one.members("stands_for") if is_nameless or one.is_stated("stands_for") else frozenset()


def vertical_pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """Columns, braces and bearing walls of concrete above ground, with the joints between them, by volume.

    Strips, ring beams and nodes between them belong to them in whatever class they are drawn.
    """
    found = [
        *components(store, building, "Column", "Member", "Wall"),
        *(one for one in components(store, building, "Beam", "Slab") if joints_of(one) & OF_UPRIGHT),
        *unsorted(store, building, UPRIGHT),
    ]
    measure_joints(store, found)
    for one in found:
        role = stands_upright(one)
        counts = role.and_(one.above_ground).and_(is_concrete(one)).and_(one.exists)
        if counts.surely_not:
            continue
        size = sizes.volume(one)
        lacks = volume_lacks(one, size, counts)
        yield made(one, size, volume_portion(one), counts, lacks, facts=("joint", "casting"))


def stands_upright(one: Component) -> Truth:
    """Whether a component is one of the vertical members: columns, braces, bearing walls. Piles are none."""
    if one.ifc_class == "IfcColumn" or joints_of(one) & OF_UPRIGHT:
        return UNKNOWN if one.is_stated("is_pile") else TRUE
    if one.ifc_class == PROXY:
        return UNKNOWN
    if one.ifc_class == "IfcMember":
        return (
            truth(True) if one.predefined == "BRACE" else truth(None if one.predefined in BRACES else False)
        )
    return one.truth("is_load_bearing")


def is_concrete(one: Component) -> Truth:
    """Whether a component is of concrete."""
    members = one.members("material")
    if "concrete" not in members:
        return FALSE
    return TRUE if len(members) == 1 else UNKNOWN


def volume_portion(one: Component) -> Interval:
    """The precast portion of a volume, with joints cast in place that the standard lets count."""
    found = [joint_portion(one, kind) for kind in sorted(joints_of(one))] or [cast_portion(one)]
    return Interval(min(each.lo for each in found), max(each.hi for each in found))


def cast_portion(one: Component) -> Interval:
    """The precast portion of a volume, by how it is made alone."""
    known = {"precast": ALL_OF_IT, "in_situ": NONE_OF_IT}
    found = [known.get(member) or precast_share(one) for member in sorted(one.members("casting"))]
    return Interval(min(each.lo for each in found), max(each.hi for each in found))


def precast_share(one: Component) -> Interval:
    """The precast portion of a composite component: of its thicknesses or layers; else anything."""
    panel, topping = one.number("panel_thickness"), one.number("topping_thickness")
    if panel is not None and topping is not None:
        part = panel.divided_by(panel + topping).clipped(ANY_SHARE)
        return part if _is_whole(one, panel + topping) else ANY_SHARE
    thick = [layer.thickness for layer in one.layers]
    if len(thick) < 2 or None in thick or not sum(filter(None, thick)):
        return ANY_SHARE
    parts = [layer.thickness for layer in one.layers if "预制" in layer.material]
    cast = [layer.thickness for layer in one.layers if "现浇" in layer.material]
    if len(parts) + len(cast) < len(thick):
        return ANY_SHARE
    known = Fraction(sum(filter(None, parts))) / Fraction(sum(filter(None, thick)))
    return Interval(known, known)


def _is_whole(one: Component, layers: Interval) -> bool:
    """Whether panel and topping may make up the thickness that is stated: else they are of something else."""
    stated = one.number("thickness")
    whole = stated if stated is not None else one.thickness_of_layers
    slack = one.store.catalogue.facts["component.thickness"].tolerance
    return whole is None or (whole.lo - slack <= layers.hi and layers.lo <= whole.hi + slack)


def volume_lacks(one: Component, size: Size, counts: Truth) -> tuple[str, ...]:
    """The facts that keep the part of a component open."""
    found = [SORT] if one.ifc_class == PROXY else []
    found += [PILE] if one.is_stated("is_pile") else []
    if not one.above_ground.is_known:
        found.append("storey.is_above_ground")
    if not counts.is_known and one.ifc_class not in ("IfcColumn", "IfcMember", PROXY):
        found += [] if one.truth("is_load_bearing").is_known else ["component.is_load_bearing"]
    if not is_concrete(one).is_known:
        found.append("component.material")
    if not size.is_known:
        found.append("component.net_volume")
    if not volume_portion(one).is_known:
        found.append("component.casting")
    return tuple(found)


def floor_pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """Prefabricated slabs, beams, stairs and balconies by plan area, against the floor area above ground.

    Beams and stairs may lie under slabs that count already, so without geometry they add up to their area.
    """
    area = store.value("building.floor_area_above_ground", building)
    assert isinstance(area.value, Interval)
    lacks = () if area.value.is_known else ("building.floor_area_above_ground",)
    label = store.catalogue.label("building.floor_area_above_ground").zh
    yield Piece(label, area.value, part="whole", lacks=lacks)
    slabs: list[Piece] = []
    found = components(store, building, "Slab")
    measure_joints(store, found)
    for one in found:
        if one.predefined != "BASESLAB" and not one.truth("is_topping").surely:
            slabs += _floor_part(one, sizes.plan_area(one))
    yield from slabs
    for one in (*components(store, building, "Beam", "Stair"), *unsorted(store, building, FLAT)):
        size = sizes.plan_area(one)
        yield from _floor_part(one, replace(size, bounds=Interval(Fraction(0), size.bounds.hi)))
    yield from _not_drawn(area.value, covered_floor(store, slabs))


def _floor_part(one: Component, size: Size) -> Iterator[Piece]:
    part = floor_portion(one)
    counts = one.above_ground.and_(one.exists)
    if one.ifc_class == PROXY:
        counts = counts.and_(UNKNOWN)
    if counts.surely_not:
        return
    lacks = [] if one.above_ground.is_known else ["storey.is_above_ground"]
    lacks += [SORT] if one.ifc_class == PROXY else []
    lacks += [] if size.is_known else ["component.net_area"]
    lacks += [] if part.is_known else ["component.casting"]
    yield made(one, size, part, counts, tuple(lacks), facts=FLAT_TOLD_BY, role="part")


def floor_portion(one: Component) -> Interval:
    """Whether the plan area of a component counts: precast, composite, without formwork, a narrow strip."""
    joints = joints_of(one)
    if joints:
        return joint_portion(one, "slab_strip") if joints == {"slab_strip"} else NONE_OF_IT
    members = one.members("casting")
    made = truth(None) if "in_situ" in members and len(members) > 1 else truth("in_situ" not in members)
    free = one.truth("is_formwork_free")
    if free.surely or (one.subject.kind == "Slab" and one.members("material") == {"timber"}):
        return ALL_OF_IT
    return portion(made)


def _not_drawn(area: Interval, covered: Fraction) -> Iterator[Piece]:
    """The floor that no slab of the models covers may be prefabricated as well."""
    most = area.hi - covered
    if most > 0:
        left = Interval(Fraction(0), most)
        lacks = ("building.prefabricated_floor_ratio",)
        yield Piece(NOT_DRAWN, left, ANY_SHARE, TRUE, "part", lacks)
