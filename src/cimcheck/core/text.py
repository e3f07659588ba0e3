"""Text that is always there in Chinese and in English."""

import re
from collections.abc import Mapping

import msgspec

_PLACEHOLDER = re.compile(r"\{([A-Za-z0-9_]+)\}")


class Text(msgspec.Struct, frozen=True, order=True):
    """One sentence or term in both languages."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """The text in `lang`; anything but "en" means Chinese, the first language of the product."""
        return self.en if lang == "en" else self.zh

    def fill(self, values: Mapping[str, "Text | str"], absent: str | None = None) -> "Text":
        """Put values in place of `{name}` in both languages; a `Text` gives each language its own.

        A name without a value becomes `absent`, or raises KeyError when that is None.
        """
        return Text(_filled(self.zh, values, "zh", absent), _filled(self.en, values, "en", absent))

    def as_json(self) -> dict[str, str]:
        """`{"zh": …, "en": …}` as it stands in every published document."""
        return {"zh": self.zh, "en": self.en}


def placeholders(text: Text) -> frozenset[str]:
    """The names that a template wants filled, in either language."""
    return frozenset(_PLACEHOLDER.findall(text.zh) + _PLACEHOLDER.findall(text.en))


def _filled(template: str, values: Mapping[str, "Text | str"], lang: str, absent: str | None) -> str:
    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values and absent is not None:
            return absent
        found = values[name]
        return found.get(lang) if isinstance(found, Text) else found

    return _PLACEHOLDER.sub(value, template)
