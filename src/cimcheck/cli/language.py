"""The language of help and messages: `--lang`, else the locale, else Chinese."""

import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from cimcheck.core.text import Text

LANGUAGES = ("zh", "en")

_LANGUAGE: ContextVar[str] = ContextVar("language", default="zh")


def choose(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Settle the language for this run, before anything is parsed, so that every message is in it."""
    chosen = _asked(arguments) or _of_locale(environment)
    _LANGUAGE.set(chosen)
    return chosen


def language() -> str:
    """The language of this run, "zh" or "en"."""
    return _LANGUAGE.get()


def say(zh: str, en: str) -> str:
    """The phrase in the language of this run."""
    return Text(zh, en).get(language())


def _asked(arguments: Sequence[str]) -> str:
    """What the last `--lang` asks for, when it is a language."""
    asked = ""
    for place, argument in enumerate(arguments):
        following = arguments[place + 1] if place + 1 < len(arguments) else ""
        value = following if argument == "--lang" else argument.removeprefix("--lang=")
        if value != argument and value in LANGUAGES:
            asked = value
    return asked


def _of_locale(environment: Mapping[str, str]) -> str:
    """English for an English locale; Chinese for every other, and when there is none."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    named = next((name for name in names if name), "")
    return "en" if named.lower().startswith("en") else "zh"
