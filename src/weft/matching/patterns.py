"""The pattern language of the content: alternatives `(a|b)`, optional parts `[s]`, ordered gaps ` ... `."""

import re

from weft.errors import ContentError
from weft.spans import fold

GAP = " ... "
MAXIMUM_FORMS = 400
CLOSING = {"(": ")", "[": "]"}

_SIGN = re.compile(r"[(\[|)\]]")


def expand(pattern: str) -> tuple[str, ...]:
    """Every literal form of a pattern without gaps, in order; errors: ContentError content_pattern(pattern)."""
    if _SIGN.search(pattern) is None:
        return (" ".join(pattern.split()),)
    forms, rest = _choice(pattern, pattern)
    if rest:
        raise ContentError("content_pattern", pattern)
    return tuple(dict.fromkeys(" ".join(form.split()) for form in forms))


def _choice(text: str, whole: str) -> tuple[list[str], str]:
    """Forms of alternatives up to the closing sign, and what is left of the text from that sign on."""
    forms, rest = _sequence(text, whole)
    while rest.startswith("|"):
        more, rest = _sequence(rest[1:], whole)
        forms = forms + more
    return forms, rest


def _sequence(text: str, whole: str) -> tuple[list[str], str]:
    forms = [""]
    while text and text[0] not in "|)]":
        if text[0] in CLOSING:
            opening = text[0]
            inner, text = _choice(text[1:], whole)
            if not text.startswith(CLOSING[opening]):
                raise ContentError("content_pattern", whole)
            text = text[1:]
            forms = [form + part for form in forms for part in (*inner, *([""] if opening == "[" else []))]
        else:
            run = _SIGN.split(text, maxsplit=1)[0]
            forms, text = [form + run for form in forms], text[len(run) :]
        if len(forms) > MAXIMUM_FORMS:
            raise ContentError("content_pattern", whole)
    return forms, text


def parts(pattern: str) -> tuple[tuple[bytes, ...], ...]:
    """The folded literal forms of each part of a pattern; one part, or several where it has gaps. Where it has "œ", "oe" is a form too."""
    return tuple(tuple(dict.fromkeys(fold(form).strip() for form in _spelled(part))) for part in pattern.split(GAP))


def _spelled(part: str) -> tuple[str, ...]:
    return (*expand(part), *(expand(part.replace("œ", "oe")) if "œ" in part else ()))
