"""The stems of words in the three languages, so that "deadline" and "deadlines" are one word."""

import unicodedata
from functools import lru_cache

import snowballstemmer

NAMES = {"en": "english", "fr": "french", "es": "spanish"}


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of a word without case and accents; of a word of another language the word itself."""
    word = word.casefold()
    # A stemmer of its own for each word: one cannot serve two threads, and the cache asks for few of them.
    made = snowballstemmer.stemmer(NAMES[language]).stemWord(word) if language in NAMES else word
    return plain(made)


def plain(word: str) -> str:
    """A word without case and accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
