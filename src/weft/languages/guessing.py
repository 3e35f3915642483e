"""The guess itself: count known words, or see the script."""

import re
import unicodedata

from weft.languages.tables import Tables
from weft.records import Record

SAMPLE_SLICES = 8
SAMPLE_SLICE_CHARACTERS = 2_000
# Below this share of ASCII characters a text is in another script than Latin, or too accented to be sure: look at the script.
LATIN_ASCII_SHARE = 0.7
SCRIPT_SHARE = 0.4


class Guess(Record):
    """A language and how far to trust it: `code` is ISO 639-1 or "" when nothing was recognised.

    `share` is the part (0..1) of all recognised words, weighted by how few languages use them, that belongs to `code`;
    for a script, the part of all letters.
    """

    code: str
    share: float


NOTHING = Guess(code="", share=0.0)


def guess(text: str, tables: Tables) -> Guess:
    """The likeliest language of `text`; long texts are sampled at even distances."""
    sample = _sample(text)
    if len(sample.encode("ascii", "ignore")) < LATIN_ASCII_SHARE * len(sample):
        by_script = _by_script(sample, tables)
        if by_script.share >= SCRIPT_SHARE:
            return by_script
    return _by_words(sample, tables)


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_SLICES * SAMPLE_SLICE_CHARACTERS:
        return text
    step = len(text) // SAMPLE_SLICES
    return " ".join(text[at : at + SAMPLE_SLICE_CHARACTERS] for at in range(0, step * SAMPLE_SLICES, step))


def _by_script(sample: str, tables: Tables) -> Guess:
    letters = sum(map(str.isalpha, sample)) or 1
    best = NOTHING
    for code, ranges in tables.scripts.items():
        pattern = "[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges) + "]"
        share = len(re.findall(pattern, sample)) / letters
        if share > best.share:
            best = Guess(code=code, share=min(share, 1.0))
    return best


def _by_words(sample: str, tables: Tables) -> Guess:
    if not unicodedata.is_normalized("NFC", sample):
        sample = unicodedata.normalize("NFC", sample)
    scores: dict[str, float] = {}
    # Splitting at blanks and apostrophes only is four times faster than a word pattern; frequent words rarely touch a comma.
    words = sample.lower().replace("’", " ").replace("'", " ").split()
    weights = tables.weights
    for word in words:
        for code, weight in weights.get(word, ()):
            scores[code] = scores.get(code, 0.0) + weight
    if not scores:
        return NOTHING
    # Sorted, so that a tie falls the same way on every run.
    code = max(sorted(scores), key=scores.__getitem__)
    return Guess(code=code, share=scores[code] / sum(scores.values()))
