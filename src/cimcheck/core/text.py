"""Text that is always there in Chinese and in English."""

from dataclasses import dataclass

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One sentence or term in both languages."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """The text in `lang`; anything but "en" means Chinese, the first language of the product."""
        return self.en if lang == "en" else self.zh

    def format(self, **values: "Text | str") -> "Text":
        """Fill `{name}` in both languages; a `Text` value fills each language with its own."""
        return Text(
            self.zh.format_map({key: _in(value, "zh") for key, value in values.items()}),
            self.en.format_map({key: _in(value, "en") for key, value in values.items()}),
        )

    def as_json(self) -> dict[str, str]:
        """`{"zh": …, "en": …}` as it stands in every published document."""
        return {"zh": self.zh, "en": self.en}


def _in(value: "Text | str", lang: str) -> str:
    return value.get(lang) if isinstance(value, Text) else value
