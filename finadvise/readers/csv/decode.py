"""Bytes to text: which encoding the bank used, shown by byte-order mark, form or words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from finadvise.errors import InputRefused
from finadvise.readers.csv.headers import languages_of
from finadvise.readers.csv.words import fold

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

# Encodings of one region and the languages whose words speak for them.
_REGIONS: dict[str, frozenset[str]] = {
    "cp1252": frozenset({"de", "fr", "es", "it", "nl", "pt", "sv", "no", "da", "fi", "en"}),
    "cp1250": frozenset({"pl", "cs", "sk", "hu", "ro"}),
    "iso8859_2": frozenset({"pl", "cs", "sk", "hu", "ro"}),
    "cp1251": frozenset({"ru", "uk"}),
    "koi8_r": frozenset({"ru"}),
    "cp866": frozenset({"ru"}),
    "cp932": frozenset({"ja"}),
    "gb18030": frozenset({"zh"}),
    "euc_jp": frozenset({"ja"}),
    "big5": frozenset({"zh"}),
    "cp949": frozenset({"ko"}),
    "cp1254": frozenset({"tr"}),
    "cp850": frozenset({"de", "fr", "es", "it", "nl", "pt", "sv", "no", "da"}),
    "cp852": frozenset({"pl", "cs", "sk", "hu"}),
    "mac_roman": frozenset({"de", "fr", "es", "it", "pt", "en"}),
}
_OTHER_SCRIPTS = frozenset({"ru", "uk", "ja", "zh", "ko"})
_SAMPLE_BYTES = 65_536
_CELL_ENDS = re.compile(r'[,;\t|"\r\n:]+')
_TWICE_ENCODED = re.compile(
    "[ÃÂÅÄ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u017d\u017e€‚ƒ„…†‡‰‹‘’“”–—™›]"
)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CURRENCY_SIGNS = frozenset("£€¥")
_ODD_SIGNS = frozenset("¤¦§¨©ª«¬®¯±²³µ¶·¸¹º»¼½¾¿×÷¡¢¥†‡•‰‹›™ƒ„…‚˜ˆ´")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and how it was understood."""

    text: str
    encoding: str
    evidence: str

    @property
    def language(self) -> str:
        """The one language that is written in this encoding, or empty."""
        languages = _REGIONS.get(self.encoding, frozenset())
        return next(iter(languages)) if len(languages) == 1 else ""


def decode(content: bytes) -> Decoded:
    """Return the text of a file whose encoding is shown by its own bytes.

    Raises:
        InputRefused: No encoding gives readable text, two are mixed, or it holds NUL characters.
    """
    decoded = _marked(content) or _unicode(content) or _regional(content)
    if "\x00" in decoded.text:
        line = decoded.text.count("\n", 0, decoded.text.index("\x00")) + 1
        raise InputRefused(
            "the file holds NUL characters, so it is damaged or no text",
            hint="download it again",
            code="nul-characters",
            row=line,
        )
    return decoded


def _marked(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content.decode(encoding), encoding, "byte-order mark")
            except UnicodeDecodeError:
                return None
    return None


def _unicode(content: bytes) -> Decoded | None:
    nuls = content[:2000].count(0)
    if nuls > len(content[:2000]) // 4:
        name = (
            "utf-16-le" if content[1:2000:2].count(0) > content[:2000:2].count(0) else "utf-16-be"
        )
        try:
            return Decoded(content.decode(name), name, "every other byte is NUL")
        except UnicodeDecodeError:
            return None
    try:
        return Decoded(content.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError:
        return None


def _regional(content: bytes) -> Decoded:
    """Choose among the encodings of regions by the words and letters they give."""
    best, best_score = "", 0.0
    for encoding, languages in _REGIONS.items():
        try:
            sample = _decode_sample(content[:_SAMPLE_BYTES], encoding)
        except UnicodeDecodeError:
            continue
        score = _score(sample, languages)
        if "zh" in languages:
            score -= 4.0 * _rare_ideographs(sample)
        elif not languages & _OTHER_SCRIPTS:
            score -= 4.0 * max(0.0, _accented(sample) - 0.35)
        if not best or score > best_score:
            best, best_score = encoding, score
    try:
        text = content.decode(best or "ascii")
    except UnicodeDecodeError:
        text = ""
    if not text or best_score < 0 or _TWICE_ENCODED.search(text) or _mostly_utf8(content):
        raise InputRefused(
            "the text has no encoding that reads well, or mixes two",
            hint="save it as UTF-8",
            code="charset",
        )
    return Decoded(text, best, "words and letters read well")


def _mostly_utf8(content: bytes) -> bool:
    """Tell whether most of the bytes beyond ASCII are UTF-8 in a file that is not UTF-8."""
    beyond = sum(map(len, _BEYOND_ASCII.findall(content)))
    return 2 * sum(map(len, _UTF8_SEQUENCE.findall(content))) > beyond


def _decode_sample(sample: bytes, encoding: str) -> str:
    """Decode a sample whose end may cut a character of several bytes in two."""
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 8:
                raise
    return sample.decode(encoding)


def _score(text: str, languages: frozenset[str]) -> float:
    """Return how well the text reads: known words of the region, letters where letters belong."""
    words = sum(
        bool(languages_of(fold(cell)) & languages)
        for cell in dict.fromkeys(_CELL_ENDS.split(text[:8000]))
        if cell and not cell.isascii()
    )
    region = sum(
        1
        for cell in dict.fromkeys(_CELL_ENDS.split(text[:4000]))
        if cell.isascii() and cell and languages_of(fold(cell)) & languages - {"en"}
    )
    strange, seen = 0.0, 0
    for before, char, after in _neighbours(text):
        seen += 1
        strange += _strangeness(before, char, after)
    return 20.0 * words + 2.0 * min(region, 5) + (1.0 - 4.0 * strange / seen if seen else 0.0)


def _rare_ideographs(text: str) -> float:
    """Return the share of ideographs outside everyday Chinese: other bytes misread give those."""
    seen = [char for char in text[:4000] if "\u4e00" <= char <= "\u9fff"]
    rare = sum(not (_encodes(char, "gb2312") or _encodes(char, "big5")) for char in seen)
    return rare / len(seen) if seen else 0.0


def _accented(text: str) -> float:
    """Return the share of accented letters in the words that hold one."""
    letters = [c for word in text.split() if not word.isascii() for c in word if c.isalpha()]
    return sum(not c.isascii() for c in letters) / len(letters) if letters else 0.0


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _neighbours(text: str) -> Iterator[tuple[str, str, str]]:
    for match in islice(re.finditer(r"[^\x00-\x7f]", text), 3000):
        at = match.start()
        yield text[at - 1 : at], match.group(), text[at + 1 : at + 2]


def _strangeness(before: str, char: str, after: str) -> float:
    """Return 0 for letters and currency signs in their place, 1 for a sign in a word."""
    inside = before.isalpha() or after.isalpha()
    at_figure = before.isdigit() or after.isdigit()
    if at_figure and not inside:
        return 0.0 if char in _CURRENCY_SIGNS else 0.5
    if "\x80" <= char <= "\x9f" or "\ue000" <= char <= "\uf8ff":
        return 1.0
    if char in _ODD_SIGNS:
        return 1.0 if inside else 0.2
    if char.isalpha():
        if (before.islower() and char.isupper()) or (char.islower() and after.isupper()):
            return 0.8
        mixed = before.isascii() and before.isalpha() and ord(char) > 0x24F
        return 0.6 if mixed else 0.2 * ("\uff61" <= char <= "\uff9f")
    return 0.5 if 0x2500 <= ord(char) <= 0x25FF else 0.1
