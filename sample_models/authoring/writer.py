"""Writes a whole model: project, site, building, storeys, elements, and what relates them."""

from typing import Any

from sample_models.authoring import geometry, materials, unit_entities
from sample_models.authoring.classes import class_of, enumerations, type_class_of
from sample_models.authoring.description import Element, Frame, Model, Storey
from sample_models.authoring.dialects import DIALECTS
from sample_models.authoring.relations import Relations
from sample_models.authoring.step import StepText

SECONDS_AT_STAMP = 1716195600
CAST_UNIT_KINDS = {"wall": "NOTDEFINED", "slab": "SLAB_FIELD", "beam": "GIRDER"}


def write(model: Model) -> str:
    """The text of the model's file; the same model always gives the same text."""
    return _Writer(model).text()


class _Writer:
    def __init__(self, model: Model) -> None:
        self._model = model
        self._dialect = DIALECTS[model.dialect]
        self._step = StepText(model.schema, model.file.removesuffix(".ifc"), model.unit)
        self._relations = Relations(self._step, model.quantity_unit)
        self._types: dict[tuple[str, str], Any] = {}
        self._made: dict[str, Any] = {}
        self._serial = 0
        self._body: Any = None

    def text(self) -> str:
        self._own()
        self._project()
        self._zones()
        self._boundaries()
        self._relations.write()
        dialect = self._dialect
        return self._step.text(self._model.file, dialect.application[2], dialect.view, dialect.stamp)

    def _own(self) -> None:
        step = self._step
        developer, version, full_name, identifier = self._dialect.application
        maker = step.add("IfcOrganization", Name=developer)
        application = step.shared("IfcApplication", maker, version, full_name, identifier)
        person = step.add("IfcPerson", FamilyName="设计人")
        office = step.add("IfcOrganization", Name="示例设计院")
        user = step.shared("IfcPersonAndOrganization", person, office, None)
        step.owner = step.add(
            "IfcOwnerHistory",
            OwningUser=user,
            OwningApplication=application,
            ChangeAction="NOCHANGE",
            CreationDate=SECONDS_AT_STAMP,
        )

    def _project(self) -> None:
        step, building = self._step, self._model.building
        context, self._body = geometry.contexts(step, building.true_north)
        project = step.root(
            "IfcProject",
            "project",
            Name=building.name,
            RepresentationContexts=(context,),
            UnitsInContext=unit_entities.assignment(step, step.system),
        )
        site_place = geometry.placement(step, None, Frame())
        site = step.root(
            "IfcSite", "site", Name=building.site.name, ObjectPlacement=site_place, CompositionType="ELEMENT"
        )
        place = geometry.placement(step, site_place, Frame())
        name = self._dialect.building_name(building)
        house = step.root(
            "IfcBuilding", "building", Name=name, ObjectPlacement=place, CompositionType="ELEMENT"
        )
        self._relations.aggregate("project", project, site)
        self._relations.aggregate("site", site, house)
        schema = self._model.schema
        self._relations.define(site, [*self._dialect.site_sets(building.site, schema), *building.site.extra])
        self._relations.define(house, [*self._dialect.building_sets(building, schema), *building.extra])
        for storey in building.storeys:
            self._storey(storey, house, place)
        for element in building.site.elements:
            self._element(element, None, "site", site, site_place)

    def _storey(self, storey: Storey, house: Any, house_place: Any) -> None:
        place = geometry.placement(self._step, house_place, Frame((0.0, 0.0, storey.elevation)))
        entity = self._step.root(
            "IfcBuildingStorey",
            storey.key,
            Name=self._dialect.storey_name(storey),
            ObjectPlacement=place,
            CompositionType="ELEMENT",
            Elevation=self._step.length(storey.elevation),
        )
        self._relations.aggregate("building", house, entity)
        self._relations.define(entity, self._dialect.storey_sets(storey, self._model.schema))
        added = self._dialect.area_spaces(storey) if self._model.discipline == "architecture" else ()
        for element in (*storey.elements, *added):
            self._element(element, storey, storey.key, entity, place)

    def _element(
        self, element: Element, storey: Storey | None, path: str, structure: Any, place: Any
    ) -> None:
        if self._model.discipline not in element.disciplines or not self._dialect.accepts(element):
            return
        path = f"{path}/{element.key}"
        own_place = geometry.placement(self._step, place, element.frame)
        entity = self._product(element, storey, path, own_place)
        if element.kind == "space":
            self._relations.aggregate(path.rsplit("/", 1)[0], structure, entity)
        elif self._dialect.in_cast_unit(element):
            self._cast_unit(element, storey, path, entity, (structure, place))
        else:
            self._relations.contain(path.rsplit("/", 1)[0], structure, entity)
        for opening in element.openings:
            self._hole(opening.hole, entity, f"{path}/{opening.hole.key}/hole", own_place, storey)
            if opening.filling:
                self._filling(opening.filling, f"{path}/{opening.hole.key}", storey, structure)

    def _hole(self, hole: Element, host: Any, path: str, host_place: Any, storey: Storey | None) -> None:
        place = geometry.placement(self._step, host_place, hole.frame)
        void = self._product(hole, storey, path, place)
        self._step.root(
            "IfcRelVoidsElement", f"{path}/voids", RelatingBuildingElement=host, RelatedOpeningElement=void
        )

    def _filling(self, filling: Element, path: str, storey: Storey | None, structure: Any) -> None:
        void = self._made[f"{path}/hole"]
        place = geometry.placement(self._step, void.ObjectPlacement, filling.frame)
        entity = self._product(filling, storey, path, place)
        self._step.root(
            "IfcRelFillsElement", f"{path}/fills", RelatingOpeningElement=void, RelatedBuildingElement=entity
        )
        self._relations.contain(path.split("/", 1)[0], structure, entity)

    def _product(self, element: Element, storey: Storey | None, path: str, place: Any) -> Any:
        self._serial += 1
        serial, dialect, step = self._serial, self._dialect, self._step
        ifc_class = class_of(element.kind, self._model.schema)
        if ifc_class == "IfcWallStandardCase" and not element.layers:
            ifc_class = "IfcWall"
        entity = step.root(
            ifc_class,
            path,
            Name=dialect.name(element, serial),
            ObjectType=dialect.object_type(element),
            ObjectPlacement=place,
            Representation=geometry.shape(step, self._body, element),
            **self._particulars(ifc_class, element, serial),
        )
        self._made[path] = entity
        sets = dialect.occurrence_sets(element, storey, self._model.schema, serial)
        self._relations.define(entity, [*sets, *element.extra])
        self._relations.make_of(entity, materials.definition(step, element))
        self._typify(element, entity)
        return entity

    def _particulars(self, ifc_class: str, element: Element, serial: int) -> dict[str, Any]:
        """Attributes that only some classes have."""
        given = enumerations(self._step, ifc_class, element)
        if element.kind == "space":
            exterior = element.fact("exterior") is True
            inside = "EXTERNAL" if exterior else "INTERNAL"
            which = "InteriorOrExteriorSpace" if self._model.schema == "IFC2X3" else "PredefinedType"
            chosen = element.predefined if element.predefined and which == "PredefinedType" else inside
            return {"LongName": self._dialect.long_name(element), "CompositionType": "ELEMENT", which: chosen}
        if element.kind == "note":
            return {}
        given["Tag"] = self._dialect.tag(element, serial)
        if element.kind in ("door", "window"):
            sizes = dict(element.measures)
            given["OverallHeight"] = self._step.length(sizes["height"].value)
            given["OverallWidth"] = self._step.length(sizes["width"].value)
        return given

    def _typify(self, element: Element, entity: Any) -> None:
        ifc_class = type_class_of(element.kind, self._model.schema)
        name = self._dialect.type_name(element)
        if not ifc_class or not name:
            return
        path = f"type/{element.kind}/{element.family}/{name}"
        if (element.kind, path) not in self._types:
            sets = [*self._dialect.type_sets(element, self._model.schema), *element.type_extra]
            held = [self._relations.set_entity(one, f"{path}/{one.name}") for one in sets]
            self._types[element.kind, path] = self._step.root(
                ifc_class,
                path,
                Name=name,
                HasPropertySets=held or None,
                **enumerations(self._step, ifc_class, element),
            )
        self._relations.of_type(path, self._types[element.kind, path], entity)

    def _cast_unit(
        self, element: Element, storey: Storey | None, path: str, part: Any, where: tuple[Any, Any]
    ) -> None:
        structure, place = where
        unit = self._step.root(
            "IfcElementAssembly",
            f"{path}/cast_unit",
            Name=self._dialect.name(element, self._serial),
            ObjectPlacement=geometry.placement(self._step, place, Frame()),
            Tag=self._dialect.tag(element, self._serial),
            AssemblyPlace="FACTORY",
            PredefinedType=CAST_UNIT_KINDS.get(element.kind, "NOTDEFINED"),
        )
        self._relations.aggregate(f"{path}/cast_unit", unit, part)
        self._relations.contain(path.rsplit("/", 1)[0], structure, unit)
        self._relations.define(unit, self._dialect.assembly_sets(element, storey, self._serial))

    def _zones(self) -> None:
        if self._model.discipline != "architecture":
            return
        for zone in self._model.building.zones:
            entity = self._step.root("IfcZone", f"zone/{zone.key}", Name=zone.name)
            members = [self._made[key] for key in zone.members]
            self._step.root(
                "IfcRelAssignsToGroup",
                f"zone/{zone.key}/members",
                RelatedObjects=members,
                RelatingGroup=entity,
            )
            self._relations.define(entity, [*self._dialect.zone_sets(zone, self._model.schema), *zone.extra])

    def _boundaries(self) -> None:
        for storey in self._model.building.storeys:
            for element in storey.elements:
                for key in element.boundaries:
                    self._boundary(f"{storey.key}/{element.key}", f"{storey.key}/{key}")

    def _boundary(self, space: str, neighbour: str) -> None:
        if space in self._made and neighbour in self._made:
            self._step.root(
                "IfcRelSpaceBoundary",
                f"{space}/boundary/{neighbour}",
                RelatingSpace=self._made[space],
                RelatedBuildingElement=self._made[neighbour],
                PhysicalOrVirtualBoundary="PHYSICAL",
                InternalOrExternalBoundary="NOTDEFINED",
            )
