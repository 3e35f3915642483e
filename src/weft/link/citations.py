"""Articles of the treaties that a passage cites by number."""

import re
from collections.abc import Iterator

MAXIMUM_GAP = 60

_TREATIES = (
    ("NKLSP", r"Nagoya\s?[-–]?\s?Kuala Lumpur|Supplementary Protocol|Protocole additionnel|Protocolo (?:Suplementario|Complementario)"),
    ("CPB", r"Cartagena Protocol|Protocol on Biosafety|Protocole de (?:Cartagena|Carthagène)|Protocolo de Cartagena(?! de Indias)"),
    ("CBD", r"Convention on Biological Diversity|Convention sur la diversité biologique|Convenio sobre (?:la )?Diversidad Biológica"),
)
_ARTICLE = re.compile(
    r"\b(?:articles?|art\.|artículos?|annexe?s?|anexos?)\s+(?P<number>\d{1,2}|I{1,3})(?:\s?\((?P<letter>[a-z])\)|\s?,?\s?(?:letra|lettre|paragraph[es]?|inciso)\s?\w+)?"
    rf"(?P<gap>[^.;]{{0,{MAXIMUM_GAP}}}?)\b(?P<treaty>" + "|".join(f"(?P<{code}>{words})" for code, words in _TREATIES) + ")",
    re.IGNORECASE,
)


def cited_articles(text: str) -> Iterator[tuple[str, str, str]]:
    """Treaty code, article number (or "Annex III") and the words of each citation, in order; one pattern hears all three languages."""
    for match in _ARTICLE.finditer(text):
        treaty = next(code for code, _ in _TREATIES if match[code])
        number = match["number"]
        yield treaty, f"Annex {number}" if number.isalpha() else number, match[0]
