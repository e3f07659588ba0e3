"""Tables and drawings of single subjects, found by the name of their schema.

A finding carries them in `details` as `{"name": data}`. To draw `name` in its own way, add `name.html` here:
a template that gets `data` and everything other templates may use. Where the data needs shaping first, add
`name.py` with `prepare(data) -> dict`, whose entries the template gets instead. Plans come from
`cimcheck.outputs.plans`, as in every output. What nobody draws is shown as it stands, so nothing is lost.
"""

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from cimcheck.core.text import Text
from cimcheck.outputs.markup_text import xml_text
from cimcheck.outputs.plans import plans
from cimcheck.outputs.plans.drawing import Drawing, body

if TYPE_CHECKING:
    from jinja2 import Environment

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HERE = Path(__file__).parent
_ANY = "any_data"


def drawn(environment: "Environment", name: str, data: object) -> Markup:
    """The markup for one entry of a finding's `details`."""
    from jinja2 import UndefinedError

    if found := plans(name, data):
        drawings = [_as_markup(drawing) for drawing in found]
        return Markup(environment.get_template("plan.html").render(drawings=drawings))
    if _NAME.fullmatch(name) and (_HERE / f"{name}.html").is_file():
        try:
            return Markup(environment.get_template(f"{name}.html").render(name=name, **_prepared(name, data)))
        except UndefinedError:
            pass  # data that does not fit the template is shown as it stands, like data that has none
    return Markup(environment.get_template(f"{_ANY}.html").render(name=name, data=data))


def _as_markup(drawing: Drawing) -> dict[str, object]:
    signs = [{"markup": Markup(sign.markup), "text": sign.text} for sign in drawing.legend]
    shown = {"title": drawing.title, "frame": drawing.frame, "height": drawing.height}
    return {**shown, "body": Markup(body(drawing, _in_both_languages)), "legend": signs}


def _in_both_languages(text: Text) -> str:
    """Of two spans of a drawing's text the page shows one."""
    zh, en = xml_text(text.zh), xml_text(text.en)
    return zh if zh == en else f'<tspan lang="zh">{zh}</tspan><tspan lang="en">{en}</tspan>'


def _prepared(name: str, data: object) -> dict[str, object]:
    if not (_HERE / f"{name}.py").is_file():
        return {"data": data}
    module = importlib.import_module(f"{__name__}.{name}")
    prepared: dict[str, object] = module.prepare(data)
    return prepared
