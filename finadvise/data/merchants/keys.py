"""How names are written in the tables: folded to plain words, then run together.

`McDonald's`, `MCDONALD S` and `Mcdonalds` have to meet, and so have `WAL-MART` and `Walmart`: bank
texts lose apostrophes, hyphens and spaces. Tables are therefore keyed by the words without the
spaces between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LONGEST_SPACED = 3  # letters

_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"}
    | dict(zip("øØłŁđĐðÐı", "oollddddi", strict=True))
)
_APOSTROPHES = str.maketrans("", "", "'’`´‘")
_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """Return the folded words of a name or a bank text.

    Accents and apostrophes go, `and` and `&` both go, and an `s` left standing alone joins the word
    before it, unless that ends in one. Letters of other scripts are not words.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c))
    words: list[str] = []
    for word in _WORD.findall(text.translate(_APOSTROPHES).lower()):
        if word == "s" and words and len(words[-1]) > 2 and words[-1][-1] != "s":
            words[-1] += "s"
        elif word != "and":
            words.append(word)
    return words


def key_of(name: str) -> str:
    """Return the table key of a name; empty where the name has no Latin letters or digits."""
    return joined(words_of(name))


def joined(words: Sequence[str]) -> str:
    """Return the key of folded words; very short ones keep their spaces (`C&A` is not `CA`)."""
    key = "".join(words)
    return key if len(key) > LONGEST_SPACED else " ".join(words)
