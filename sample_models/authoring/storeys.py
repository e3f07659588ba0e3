"""Names and heights of storeys as designers write them."""

from collections.abc import Callable

from sample_models.authoring.description import Element, Storey
from sample_models.authoring.plan import Outline

NUMERALS = "零一二三四五六七八九十"


def numeral(number: int) -> str:
    """Chinese numeral of 1 to 99."""
    if number <= 10:
        return NUMERALS[number]
    tens, ones = divmod(number, 10)
    return f"{NUMERALS[tens] if tens > 1 else ''}十{NUMERALS[ones] if ones else ''}"


def above_ground(
    count: int, height: float, outline: Outline, elements: Callable[[int], tuple[Element, ...]]
) -> tuple[Storey, ...]:
    """`count` equal storeys from ±0.000 upwards; `elements` gives what stands on storey number n, from 1."""
    return tuple(
        Storey(
            f"{number}F",
            f"{numeral(number)}层",
            f"Storey {number}",
            round((number - 1) * height, 6),
            height,
            above_ground=True,
            outline=outline,
            elements=elements(number),
        )
        for number in range(1, count + 1)
    )


def roof(count: int, height: float, elements: tuple[Element, ...]) -> Storey:
    """The level above the last storey; it has no floor area."""
    elevation = round(count * height, 6)
    return Storey("RF", "屋面层", "Roof", elevation, 0.0, above_ground=True, elements=elements)


def basement(
    depth: float,
    outline: Outline,
    elements: tuple[Element, ...],
    name: str = "地下一层",
    english: str = "Basement 1",
) -> Storey:
    return Storey("B1", name, english, -depth, depth, above_ground=False, outline=outline, elements=elements)
