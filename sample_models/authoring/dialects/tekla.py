"""Tekla: the structure alone, parts in cast units, quantities in `Tekla Quantity`, piece marks."""

from sample_models.authoring.description import AnySet, Element, Facts, Measure, PropertySet, Storey, Text
from sample_models.authoring.dialects.base import Dialect, filled, measured

WORDS = {"wall": "WALL", "slab": "SLAB", "column": "COLUMN", "beam": "BEAM", "stair": "STAIR", "pile": "PILE"}
PREFIXES = {"wall": "W", "slab": "S", "column": "C", "beam": "B", "stair": "ST", "pile": "P"}
CLASSES = {"precast": "1", "composite": "11", "in_situ": "8"}
CONCRETE = 2400.0
"""Density [kg/m3] this tool gives concrete by default."""
QUANTITIES = {
    "length": "Length",
    "width": "Width",
    "height": "Height",
    "gross_volume": "Gross volume",
    "net_volume": "Net volume",
    "net_area": "Net area",
}


class Tekla(Dialect):
    key = "tekla"
    application = ("Tekla Corporation", "2022", "Tekla Structures 2022 Service Pack 1", "Tekla Structures")

    def accepts(self, element: Element) -> bool:
        return element.kind in WORDS and "structure" in element.disciplines

    def in_cast_unit(self, element: Element) -> bool:
        return element.fact("casting") in ("precast", "composite")

    def name(self, element: Element, serial: int) -> str:
        word = WORDS[element.kind]
        return f"PRECAST_{word}" if self.in_cast_unit(element) else word

    def object_type(self, element: Element) -> str | None:
        return self._profile(element)

    def type_name(self, element: Element) -> str:
        return self._profile(element)

    def tag(self, element: Element, serial: int) -> str | None:
        return self._mark(element, serial)

    def occurrence_sets(
        self, element: Element, storey: Storey | None, schema: str, serial: int
    ) -> list[AnySet]:
        volume = element.measure("net_volume")
        weight: Facts = (("Weight", Measure("mass", volume.value * CONCRETE)),) if volume else ()
        common: Facts = (
            ("Assembly mark", self._mark(element, serial)),
            ("Class", CLASSES.get(str(element.fact("casting")), "2")),
            ("Grade", Text(element.material or (element.layers[0].material if element.layers else ""))),
            ("Name", self.name(element, serial)),
            ("Phase", 1),
            ("Profile", self._profile(element)),
        )
        return filled(
            [("Tekla Common", common), ("Tekla Quantity", (*measured(element, QUANTITIES), *weight))]
        )

    def assembly_sets(self, element: Element, storey: Storey | None, serial: int) -> list[AnySet]:
        properties: Facts = (
            ("Assembly/Cast unit Mark", self._mark(element, serial)),
            ("Assembly/Cast unit name", self.name(element, serial)),
            ("Cast unit type", "Precast"),
        )
        return [PropertySet("Tekla Assembly", properties)]

    def _mark(self, element: Element, serial: int) -> str:
        prefix = "PC-" if self.in_cast_unit(element) else ""
        return element.mark or f"{prefix}{PREFIXES[element.kind]}{serial:04d}"

    def _profile(self, element: Element) -> str:
        sizes = [element.measure(name) for name in ("width", "depth")]
        return "*".join(f"{1000 * size.value:.0f}" for size in sizes if size) or WORDS[element.kind]
