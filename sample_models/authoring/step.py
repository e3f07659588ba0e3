"""Entities of one file: made through ifcopenshell so that the schema is obeyed, written alike each time."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import ifcopenshell
import ifcopenshell.guid

from sample_models.authoring.description import Choice, Logical, Measure, Text, Value
from sample_models.authoring.units import MEASURES, SYSTEMS, convert

NAMESPACE = uuid.UUID("6f3c1d0e-5a55-5d0b-9f0e-2f4b8a6d7c11")
VERSIONS = {"IFC2X3": (2, 3, 0, 0), "IFC4": (4, 0, 0, 0), "IFC4X3_ADD2": (4, 3, 2, 0)}
LONG_ESCAPE = re.compile(r"\\X4\\((?:[0-9A-F]{8})+)\\X0\\")


class StepText:
    """A growing file. Entities without identity are shared: asking twice for one gives the same one."""

    def __init__(self, schema: str, key: str, unit: str) -> None:
        self.schema = schema
        self.key = key
        self.system = SYSTEMS[unit]
        self.owner: Any = None
        self._file: Any = ifcopenshell.file(schema_version=VERSIONS[schema])
        self._declarations = ifcopenshell.schema_by_name(schema)
        self._shared: dict[tuple[Any, ...], Any] = {}
        self._keys: set[str] = set()

    def shared(self, ifc_class: str, *attributes: Any) -> Any:
        """The entity of this class with these attributes, in the order of the schema."""
        identity = (ifc_class, *map(_identity, attributes))
        return self.once(identity, lambda: self._file.create_entity(ifc_class, *attributes))

    def once(self, identity: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """What `make` gives the first time, and again each time this identity is asked for."""
        if identity not in self._shared:
            self._shared[identity] = make()
        return self._shared[identity]

    def add(self, ifc_class: str, **attributes: Any) -> Any:
        """A new entity without identity of its own."""
        return self._file.create_entity(ifc_class, **attributes)

    def root(self, ifc_class: str, path: str, **attributes: Any) -> Any:
        """A new entity whose GlobalId comes from the file's key and a path that occurs once in the file."""
        if path in self._keys:
            raise ValueError(
                f"{self.key}: two entities ask for the path {path!r}; give one of them another key"
            )
        self._keys.add(path)
        known = {name: value for name, value in attributes.items() if value is not None}
        return self._file.create_entity(
            ifc_class, GlobalId=self._guid(path), OwnerHistory=self.owner, **known
        )

    def choices(self, ifc_class: str, attribute: str) -> tuple[str, ...] | None:
        """Names that an enumerated attribute may take in this schema; None when the class has no such one."""
        entity: Any = self._declarations.declaration_by_name(ifc_class).as_entity()
        for candidate in entity.all_attributes():
            if candidate.name() == attribute:
                named = candidate.type_of_attribute().as_named_type()
                enumeration = named.declared_type().as_enumeration_type() if named else None
                return tuple(enumeration.enumeration_items()) if enumeration else None
        return None

    def length(self, metres: float) -> float:
        return convert("length", metres, self.system)

    def value(self, ifc_class: str, content: Any) -> Any:
        return self._file.create_entity(ifc_class, content)

    def typed(self, value: Value) -> Any:
        """The property value in the type and unit that the file uses for it."""
        match value:
            case Measure():
                return self.value(MEASURES[value.kind], convert(value.kind, value.value, self.system))
            case Logical():
                return self.value("IfcLogical", value.choice)
            case bool():
                return self.value("IfcBoolean", value)
            case int():
                return self.value("IfcInteger", value)
            case float():
                return self.value("IfcReal", value)
            case Text():
                return self.value("IfcText", value.text)
            case Choice():
                return self.value("IfcLabel", value.choice)
            case _:
                return self.value("IfcLabel", value)

    def text(self, name: str, application: str, view: str, stamp: str) -> str:
        """The whole file; nothing in it depends on the clock, the machine or the version of the library."""
        body = self._file.to_string()
        data = body[body.index("DATA;") :]
        header = (
            "ISO-10303-21;\nHEADER;\n"
            f"FILE_DESCRIPTION(('ViewDefinition [{view}]'),'2;1');\n"
            f"FILE_NAME('{name}','{stamp}',(''),(''),'cimcheck sample models','{application}','');\n"
            f"FILE_SCHEMA(('{self.schema}'));\nENDSEC;\n"
        )
        return LONG_ESCAPE.sub(_short_escape, header + data)

    def _guid(self, path: str) -> str:
        return str(ifcopenshell.guid.compress(uuid.uuid5(NAMESPACE, f"{self.key}/{path}").hex))


def _identity(attribute: Any) -> Any:
    if hasattr(attribute, "is_a"):
        return ("#", attribute.id()) if attribute.id() else ("=", attribute.is_a(), attribute[0])
    if isinstance(attribute, tuple | list):
        return tuple(map(_identity, attribute))
    return (type(attribute).__name__, attribute)


def _short_escape(match: re.Match[str]) -> str:
    r"""Authoring tools write Chinese as \X2\ (UTF-16), the library as \X4\ (UTF-32)."""
    code = match.group(1)
    characters = "".join(chr(int(code[i : i + 8], 16)) for i in range(0, len(code), 8))
    return "\\X2\\" + characters.encode("utf-16-be").hex().upper() + "\\X0\\"
