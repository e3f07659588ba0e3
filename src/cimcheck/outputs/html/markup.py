"""Text into markup. Everything a template prints goes through here or through `finalise`."""

from markupsafe import Markup, escape

from cimcheck.core.text import Text
from cimcheck.outputs.visible import visible

LONG = 400
"""Characters from which a text gets a box of its own that scrolls on screen and is whole on paper."""


def finalise(value: object) -> object:
    """What jinja prints: markup as it is, any text with its invisible characters marked; then escaped."""
    if isinstance(value, Markup) or value is None:
        return value if value is not None else ""
    return visible(value) if isinstance(value, str) else value


def both(text: Text) -> Markup:
    """The text in both languages, of which the page shows one; once only when they are the same."""
    zh = _boxed(text.zh)
    if text.zh == text.en:
        return zh
    return Markup('<span lang="zh">{}</span><span lang="en">{}</span>').format(zh, _boxed(text.en))


def say(zh: str, en: str) -> Markup:
    """A phrase of the page itself in both languages."""
    return both(Text(zh, en))


def foreign(text: str) -> Markup:
    """Text from a model: cannot turn the direction of what stands around it, and long text gets a box."""
    return _boxed(text) if len(text) > LONG else Markup("<bdi>{}</bdi>").format(visible(text))


def _boxed(text: str) -> Markup:
    if len(text) > LONG:
        return Markup('<bdi class="long" tabindex="0">{}</bdi>').format(visible(text))
    return escape(visible(text))
