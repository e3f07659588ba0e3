"""The model files that a submission names: are they there, and can a report tell them apart by name."""

import os
from collections.abc import Mapping
from pathlib import Path

from cimcheck.core.file_name import printable
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Place
from cimcheck.errors import Fault

SUFFIXES = (".ifc", ".ifczip")


def model_faults(file: str, models: Mapping[Path, Place]) -> list[Fault]:
    """What is wrong with the models that `file` names at the given places."""
    faults = []
    names: dict[str, Path] = {}
    for path, place in models.items():
        name = printable(path.name)
        if not path.is_file():
            faults.append(
                Fault(
                    file,
                    *place,
                    "MODEL_ABSENT",
                    Text(f"找不到模型文件“{name}”。", f"There is no model file “{name}”."),
                )
            )
        if names.setdefault(name, path) != path:
            faults.append(
                Fault(
                    file,
                    *place,
                    "MODEL_NAME_TWICE",
                    Text(
                        f"两个模型文件同名“{name}”，报告中无法区分，请改名。",
                        f"Two models are named “{name}”; a report cannot tell them apart. Rename one.",
                    ),
                )
            )
    return faults


def outside(file: str, models: Mapping[Path, Place], folder: Path) -> list[Fault]:
    """The models that `file` names beyond the folder that is checked: they belong to somebody else.

    Told by the path as it is written; what is linked into the folder was put there by whoever keeps it.
    """
    here = Path.cwd()
    whole = os.path.normpath(here / folder)
    return [
        Fault(
            file,
            *place,
            "MODEL_OUTSIDE",
            Text(
                f"模型文件“{printable(path.name)}”在所检查的文件夹之外，不读取；请放入该文件夹，"
                "或用 --models 指定模型所在的文件夹。",
                f"The model “{printable(path.name)}” lies outside of the folder that is checked and is not "
                "read. Put it there, or name the folder of the models with --models.",
            ),
        )
        for path, place in models.items()
        if not Path(os.path.normpath(here / path)).is_relative_to(whole)
    ]
