"""Makes untrusted text safe for the place it is shown in.

The bank's text stays as it is in the store; it is cleaned at output, since a sender chooses what
stands on somebody's statement.
"""

from __future__ import annotations

import re

# C0 and C1 controls, zero-width and bidirectional marks, variation selectors, tags, surrogates.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_COMBINING = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{4})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
MAX_CELL_CHARACTERS = 500


def for_terminal(text: str, *, limit: int = MAX_CELL_CHARACTERS) -> str:
    """Replace what a terminal could act on; fold white space; cut very long text."""
    folded = " ".join(text.split())
    clean = _COMBINING.sub(r"\1", _INVISIBLE.sub("\ufffd", folded))
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def for_spreadsheet(text: str) -> str:
    """Stop a text cell from being read as a formula (OWASP ASVS 1.2.10)."""
    return f"'{text}" if text.startswith(_FORMULA) else text
