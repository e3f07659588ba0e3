"""Tables and drawings of single subjects, found by the name of their schema.

A finding carries them in `details` as `{"name": data}`. To draw `name` in its own way, add `name.html` here:
a template that gets `data` and everything other templates may use. Where the data needs shaping first, add
`name.py` with `prepare(data) -> dict`, whose entries the template gets instead. What nobody draws is shown as
it stands, so nothing is lost.
"""

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HERE = Path(__file__).parent
_ANY = "any_data"


def drawn(environment: "Environment", name: str, data: object) -> Markup:
    """The markup for one entry of a finding's `details`."""
    from jinja2 import UndefinedError

    if _NAME.fullmatch(name) and (_HERE / f"{name}.html").is_file():
        try:
            return Markup(environment.get_template(f"{name}.html").render(name=name, **_prepared(name, data)))
        except UndefinedError:
            pass  # data that does not fit the template is shown as it stands, like data that has none
    return Markup(environment.get_template(f"{_ANY}.html").render(name=name, data=data))


def _prepared(name: str, data: object) -> dict[str, object]:
    if not (_HERE / f"{name}.py").is_file():
        return {"data": data}
    module = importlib.import_module(f"{__name__}.{name}")
    prepared: dict[str, object] = module.prepare(data)
    return prepared
