"""Writes the declarations of the schemas that can be read, as `declarations.py` reads them.

Run as `python -m cimcheck.reading.schemas.generate`; a test compares the files with what this writes.
"""

import json
from pathlib import Path
from typing import Any

SCHEMAS = ("IFC2X3", "IFC4", "IFC4X3_ADD2")
FOLDER = Path(__file__).parent


def document(schema: str) -> str:
    """One schema as JSON: entities with their supertype and own attributes, types with what they are."""
    import ifcopenshell

    declared = ifcopenshell.ifcopenshell_wrapper.schema_by_name(schema)
    entities, types = {}, {}
    for declaration in declared.declarations():
        entity = declaration.as_entity()
        if entity is None:
            types[declaration.name()] = _type(declaration)
        else:
            parent = entity.supertype()
            own = [[item.name(), _parameter(item.type_of_attribute())] for item in entity.attributes()]
            entities[entity.name()] = [parent.name() if parent is not None else "", own]
    found = {"schema": schema, "entities": entities, "types": types}
    return json.dumps(found, indent=0, sort_keys=True, separators=(",", ":")) + "\n"


def _type(declaration: Any) -> Any:
    select, enumeration = declaration.as_select_type(), declaration.as_enumeration_type()
    if select is not None:
        return ["select", *sorted(item.name() for item in select.select_list())]
    if enumeration is not None:
        return ["enumeration", *enumeration.enumeration_items()]
    return _parameter(declaration.as_type_declaration().declared_type())


def _parameter(parameter: Any) -> Any:
    """The name of a type, a simple type in lower case, or ["list", most members or -1, type]."""
    simple, aggregate = parameter.as_simple_type(), parameter.as_aggregation_type()
    if simple is not None:
        return simple.declared_type()
    if aggregate is not None:
        return ["list", aggregate.bound2(), _parameter(aggregate.type_of_element())]
    return parameter.as_named_type().declared_type().name()


def main() -> None:
    """Write all files."""
    for schema in SCHEMAS:
        (FOLDER / f"{schema}.json").write_text(document(schema), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
