"""Numbers as lists write them: figures, letters, Roman figures."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
ALPHABET = 26
LARGEST_ROMAN = 4_000


def counted(number: int, style: str) -> str:
    """`number` in the style of HTML's ol and OpenDocument: 1, a, A, i or I."""
    match style:
        case "a":
            return letter(number)
        case "A":
            return letter(number).upper()
        case "i":
            return roman(number)
        case "I":
            return roman(number).upper()
        case _:
            return str(number)


def letter(number: int) -> str:
    """1 a, 26 z, 27 aa, 28 bb: letters are doubled as Word doubles them."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % ALPHABET) * min(1 + (number - 1) // ALPHABET, 8)


def roman(number: int) -> str:
    """Small Roman figures; plain figures below 1 and from 4,000 on."""
    if not 0 < number < LARGEST_ROMAN:
        return str(number)
    figures = ""
    for value, sign in _ROMAN:
        figures += sign * (number // value)
        number %= value
    return figures
