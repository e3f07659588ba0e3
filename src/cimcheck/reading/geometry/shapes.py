"""Shapes out of a model file. Runs in the child process only: this is where native code can go wrong."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import ifcopenshell
import ifcopenshell.geom
import numpy as np

from cimcheck.reading.gate import compare_counts
from cimcheck.reading.geometry.mesh import Mesh, join, weld
from cimcheck.reading.geometry.solids import Solids, solids
from cimcheck.reading.geometry.source import Refused, SoundModel

Entity: TypeAlias = Any  # an entity of the parser, which carries no types

GEOMETRY: Any = ifcopenshell.geom  # carries no types
LOG: Any = ifcopenshell.get_log  # what was said since the last time

# Planar shapes by the fast kernel, curved ones and all booleans by the exact one.
KERNEL = "hybrid-cgal-simple-opencascade"
CHORD = 0.001  # [m] most that a facet may stand off from a curved face
TURN = 0.1  # [rad] most that a facet may turn: a circle loses 0.2 % of its area
TOUCH = 0.01  # [m]
UNCHANGED = 1e-9  # share of a volume that is rounding
EMPTY = "nothing_left"  # openings took all there was
DEEPEST = 8  # parts made of parts
HELD = (
    1_000_000  # triangles of shapes made earlier that are kept for walls of openings and obstacles of spaces
)
UNSET = ("Name", "Description", "ObjectType", "Tag", "LongName")
FLAT = frozenset(
    {"BoundingBox", "Curve", "Curve2D", "Curve3D", "GeometricSet", "GeometricCurveSet", "Annotation2D"}
)
ERROR = re.compile(r"\[error\] \[(\w+)\]")


class NotMeasured(Exception):  # noqa: N818  an outcome with a name, not a fault of the program
    """There is no mesh; `reason` is a key of `reasons.REASONS`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(reason)


class Shapes:
    """One opened model.

    `making` hears the STEP id of each product before its shape is made and 0 after, so that whoever finds
    this process dead knows which it was. `condemned`: products that ended one before, and how. Raises Refused
    when the parser has not as many instances as the gate has statements.
    """

    def __init__(
        self,
        source: SoundModel,
        most_triangles: int,
        making: Callable[[int], None] = lambda _: None,
        condemned: Mapping[int, tuple[str, str]] | None = None,
    ) -> None:
        self.model: Any = ifcopenshell.open(source.path)
        if compare_counts(source.gate, len(self.model.entity_names())):
            raise Refused("not_whole")
        self.damaged = source.gate.damaged
        self.most_triangles, self.making, self.condemned = most_triangles, making, condemned or {}
        self.scale = float(source.length_unit) / _unit_of_kernel(self.model)
        self._kernels: dict[bool, Any] = {}
        self._made: dict[tuple[int, bool], Solids | NotMeasured] = {}
        self._held = 0

    def element(self, step: int) -> Entity:
        """The product with a STEP id. Raises NotMeasured."""
        try:
            found = self.model.by_id(step)
        except RuntimeError:
            raise NotMeasured("no_such_element") from None
        if not found.is_a("IfcProduct"):
            raise NotMeasured("no_such_element")
        return found

    def solids(self, step: int, gross: bool) -> Solids:
        """The shape of an element, in metres, before (`gross`) or after openings. Raises NotMeasured."""
        element = self.element(step)
        key = (step, gross and _may_be_voided(element))
        if key not in self._made:
            self._keep(key, self._solids(element, key[1]))
        found = self._made[key]
        if isinstance(found, NotMeasured):
            raise NotMeasured(found.reason, found.detail)
        return found

    def _solids(self, element: Entity, gross: bool) -> Solids | NotMeasured:
        try:
            made = solids(self._mesh(element, gross, DEEPEST))
            if not gross and self._passed_over(element, made):
                return NotMeasured("damaged", "HasOpenings")
            return made
        except NotMeasured as reason:
            if reason.reason == EMPTY and (gross or not _may_be_voided(element)):
                return NotMeasured("no_body")  # there was nothing to begin with
            return reason

    def _passed_over(self, element: Entity, net: Solids) -> bool:
        """Whether openings that reach into the element have taken nothing out of it."""
        openings = _openings(element)
        if not openings:
            return False
        gross = self.solids(element.id(), gross=True)
        if gross.volumes != net.volumes or not net.closed:
            return False
        return any(
            _reaches_into(self.solids(opening.id(), gross=True).mesh, gross.mesh) for opening in openings
        )

    def _keep(self, key: tuple[int, bool], made: Solids | NotMeasured) -> None:
        """Hold what was made, and let go of the oldest when it is too much."""
        self._made[key] = made
        self._held += _size(made)
        while self._held > HELD and len(self._made) > 1:
            self._held -= _size(self._made.pop(next(iter(self._made))))

    def _mesh(self, element: Entity, gross: bool, depth: int) -> Mesh:
        if element.Representation is not None:
            return self._own(element, gross)
        parts = list(_parts(element)) if depth else []
        if not parts:
            raise NotMeasured("no_representation")
        return join([self._part(part, gross, depth - 1) for part in parts])

    def _part(self, part: Entity, gross: bool, depth: int) -> Mesh:
        try:
            return self._mesh(part, gross, depth)
        except NotMeasured as reason:
            raise NotMeasured("part_unmeasured", f"#{part.id()} {part.is_a()} ({reason.reason})") from None

    def _own(self, element: Entity, gross: bool) -> Mesh:
        if all(item.RepresentationType in FLAT for item in element.Representation.Representations):
            raise NotMeasured("no_body")
        if element.id() in self.condemned:
            raise NotMeasured(*self.condemned[element.id()])
        self._trust(element)
        self.making(element.id())
        shape = self._shape(element, gross)
        self.making(0)
        error = ERROR.search(LOG())
        if error is not None:
            raise NotMeasured("damaged", error[1])
        return self._converted(shape)

    def _trust(self, element: Entity) -> None:
        """Raise NotMeasured where the gate found a part of the shape damaged."""
        for product in (element, *_openings(element)) if self.damaged else ():
            for root in (product.Representation, product.ObjectPlacement):
                for item in self.model.traverse(root) if root is not None else ():
                    if item.id() in self.damaged:
                        raise NotMeasured("damaged", f"#{item.id()}")

    def _shape(self, element: Entity, gross: bool) -> Any:
        if gross not in self._kernels:
            self._kernels[gross] = _kernel(self.model, gross)
        LOG()  # what was said before is not about this element
        try:
            return self._kernels[gross].create_shape(element)
        except RuntimeError:
            _clear_derived(element)
        try:
            return self._kernels[gross].create_shape(element)
        except RuntimeError as error:
            text = str(error)
            if "No suitable" in text:
                raise NotMeasured("no_body") from None
            raise NotMeasured("failed", text.partition(". ")[0].partition(": ")[0][:80]) from None

    def _converted(self, shape: Any) -> Mesh:
        triangles = np.frombuffer(shape.geometry.faces_buffer, dtype=np.int32).reshape(-1, 3).astype(np.int64)
        if not len(triangles):
            raise NotMeasured(EMPTY)
        if len(triangles) > self.most_triangles:
            raise NotMeasured("too_many_triangles", str(self.most_triangles))
        placement = np.array(shape.transformation.matrix).reshape(4, 4)
        points = (
            np.frombuffer(shape.geometry.verts_buffer).reshape(-1, 3) @ placement[:3, :3] + placement[3, :3]
        )
        if not np.isfinite(points).all():
            raise NotMeasured("not_finite")
        items = np.array(shape.geometry.item_ids, dtype=np.int64)
        mesh = weld(points * self.scale, triangles, items, placement[:3, :3])
        if not len(mesh.triangles):
            raise NotMeasured("no_body")
        return mesh


def _size(made: Solids | NotMeasured) -> int:
    return len(made.mesh.triangles) if isinstance(made, Solids) else 1


def _kernel(model: Any, gross: bool) -> Any:
    settings = GEOMETRY.settings()
    settings.set("disable-opening-subtractions", gross)
    settings.set("mesher-linear-deflection", CHORD)
    settings.set("mesher-angular-deflection", TURN)
    settings.set(
        "boolean-attempt-2d", False
    )  # the shortcut silently passes over openings larger than the wall
    settings.set("no-normals", True)
    settings.set("apply-default-materials", False)
    return GEOMETRY.kernel(settings, model, geometry_library=KERNEL)


def _unit_of_kernel(model: Any) -> float:
    """[m] What the kernel takes the length unit of the model to be."""
    first = model.by_type("IfcProduct")[:1]
    return float(GEOMETRY.iterator(GEOMETRY.settings(), model, 1, include=first).unit_magnitude())


def _parts(element: Entity) -> Iterator[Entity]:
    """Products that the element is made of, by STEP id."""
    found = {
        part.id(): part
        for relation in getattr(element, "IsDecomposedBy", None) or ()
        for part in relation.RelatedObjects or ()
        if part.is_a("IfcElement")
    }
    for step in sorted(found):
        yield found[step]


def _may_be_voided(element: Entity, depth: int = DEEPEST) -> bool:
    """Whether the element, its parts or its whole has openings; else gross and net are the same shape."""
    upwards: Entity | None = element
    for _ in range(depth):
        if upwards is None:
            break
        if getattr(upwards, "HasOpenings", None):
            return True
        upwards = next(
            (relation.RelatingObject for relation in getattr(upwards, "Decomposes", None) or ()), None
        )
    return _parts_voided(element, depth)


def _parts_voided(element: Entity, depth: int) -> bool:
    return bool(depth) and any(
        getattr(part, "HasOpenings", None) or _parts_voided(part, depth - 1) for part in _parts(element)
    )


def _openings(element: Entity) -> list[Entity]:
    """The openings of the element itself."""
    relations = getattr(element, "HasOpenings", None) or ()
    return [relation.RelatedOpeningElement for relation in relations if relation.RelatedOpeningElement]


def _reaches_into(hole: Mesh, wall: Mesh) -> bool:
    """Whether the boxes of both, along the axes of the wall, share more than a touch."""
    own = wall.points @ wall.axes.T
    other = (hole.points + hole.origin - wall.origin) @ wall.axes.T
    common = np.minimum(own.max(axis=0), other.max(axis=0)) - np.maximum(own.min(axis=0), other.min(axis=0))
    return bool((common > TOUCH).all())


def _clear_derived(element: Entity) -> None:
    """Some tools write `*` for texts that they leave out, on which the kernel stumbles; drop these texts."""
    for entity in (element, element.Representation, *_openings(element)):
        for name in UNSET:
            if entity is not None and hasattr(entity, name):
                setattr(entity, name, None)
