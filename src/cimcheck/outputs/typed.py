"""How wide text is when typed."""


def typed(text: str) -> int:
    """Columns of type that a text takes: a Chinese character takes two."""
    return sum(1 if character < "\u2e80" else 2 for character in text)
