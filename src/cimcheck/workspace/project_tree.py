"""Cells of a table as the content of a project file, each value with the place of its cell."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from cimcheck.core.yaml_lines import Located, Mark, Place, Step
from cimcheck.workspace.cell_values import Value

_BUILDING = ("buildings", 0)


class ProjectTree:
    """Nested data that grows along paths; a table's submission has one building."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._data: dict[str, Any] = {}
        self._mark = Mark((1, 1), {}, {})

    def put_column(self, column: str, value: Value, place: Place) -> None:
        """Set what a column of the table says (`project.code`, `conditions.air_defence.ratio`)."""
        part, _, name = column.partition(".")
        match part:
            case "project":
                self.put(("project", name), value, place)
            case "conditions":
                self.put(("conditions", *name.split(".", 1)), value, place)
            case "declared":
                self.put((*_BUILDING, "declared", name), value, place)
            case _:
                self.put((*_BUILDING, name), value, place)

    def put_models(self, models: Iterable[tuple[str, str, Place]]) -> None:
        """Set the models of the building: file, discipline (may be empty), place."""
        for number, (file, discipline, place) in enumerate(sorted(models)):
            self.put((*_BUILDING, "models", number, "file"), file, place)
            if discipline:
                self.put((*_BUILDING, "models", number, "discipline"), discipline, place)

    def located(self) -> Located:
        """What has been set so far."""
        return Located(self._file, self._data, (), self._mark)

    def put(self, path: Sequence[Step], value: Value, place: Place) -> None:
        """Set what stands at a path; lists grow by one entry at a time."""
        data: Any = self._data
        mark = self._mark
        for step, following in pairwise(path):
            mark.keys.setdefault(str(step), place)
            fresh: Any = [] if isinstance(following, int) else {}
            if isinstance(data, list):
                data += [fresh] * (step == len(data))
            else:
                data.setdefault(step, fresh)
            data = data[step]
            inner = mark.parts.setdefault(step, Mark(place, {}, {}))
            assert isinstance(inner, Mark)
            mark = inner
        data[path[-1]] = value
        mark.keys[str(path[-1])] = place
        mark.parts[path[-1]] = place
