"""Where the texts and numbers of an object stand: attributes by their IFC names."""

from cimcheck.reading.tables import NONE, Objects

TEXT_COLUMNS = {
    "Name": "name",
    "LongName": "long_name",
    "ObjectType": "object_type",
    "Description": "description",
    "Tag": "tag",
    "PredefinedType": "predefined_type",
    "OperationType": "operation_type",
    "AssemblyPlace": "assembly_place",
}
NUMBER_COLUMNS = {
    "Elevation": "elevation",
    "OverallWidth": "overall_width",
    "OverallHeight": "overall_height",
}


def text_of(objects: Objects, row: int, name: str) -> str:
    """One text of an object: an attribute, or TypeName for the name of its type; "" when it has none."""
    if name == "TypeName":
        type_row = objects.type_of[row]
        return objects.name[type_row] if type_row != NONE else ""
    column = TEXT_COLUMNS.get(name)
    if column is not None:
        value: str = getattr(objects, column)[row]
        return value
    other = objects.attributes.get(row, {}).get(name)
    return other if isinstance(other, str) else ""
