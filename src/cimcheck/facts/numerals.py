"""Numbers in names, whether in digits, letters or Chinese numerals."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


def numeral_value(text: str) -> str:
    """The number as plain digits; letters in capitals. Chinese numerals up to 九十九."""
    if text.isascii():
        return str(int(text)) if text.isdigit() else text.upper()
    tens, found, ones = text.partition("十")
    if not found:
        return "".join(str(_DIGITS[digit]) for digit in text)
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))
