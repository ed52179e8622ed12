"""Bytes to text for the formats that declare a charset and often declare the wrong one.

UTF-8 is tried first and strictly: text of another charset almost never passes for it. Then comes
what the file declares, then Windows-1252, which is what most banks mean. Nothing is ever replaced
silently: bytes that fit none of them refuse the file, and control characters become U+FFFD aloud.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from finadvise.errors import InputRefused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMELESS = {"", "NONE", "USASCII", "ASCII", "US-ASCII", "UTF-8", "UTF8", "UNICODE"}
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_CONTROL_BYTES = bytes({*range(32), 127} - {9, 10, 12, 13})
_OPEN_IN_1252 = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with plain line ends, the charset that fitted and what to tell the user."""

    text: str
    charset: str
    note: str = ""


def decode_text(content: bytes, declared: str = "") -> Decoded:
    """Decode a whole file.

    Args:
        content: The bytes; a byte order mark beats everything else.
        declared: The charset as the file names it, such as `1252`, `ISO-8859-2` or `NONE`.

    Raises:
        InputRefused: No charset fits.
    """
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return _checked(_strict(content, charset).removeprefix("\ufeff"), charset)
    if content[:64].count(0) > len(content[:64]) // 4:
        return _checked(_strict(content, _utf16_without_mark(content)), "utf-16")
    try:
        return _checked(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    charset = codec_name(declared) or "cp1252"
    if charset == "cp1252" and _MULTIBYTE.search(content):
        lines = [_line(line, charset) for line in content.split(b"\n")]
        return _checked("\n".join(lines), charset, "some lines are UTF-8, others Windows-1252")
    if not codec_name(declared) and _is_cp850(content):
        return _checked(content.decode("cp850"), "cp850", "text read as DOS code page 850")
    note = "" if codec_name(declared) else "text read as Windows-1252: it is not UTF-8"
    return _checked(_strict(content, charset), charset, note)


def codec_name(declared: str) -> str:
    """Return Python's name of a declared charset, empty where it names none or an unknown one."""
    name = declared.strip().upper()
    if name in _NAMELESS:
        return ""
    for candidate in (f"cp{name}", f"iso-{name}" if name.startswith("8859") else name, name):
        try:
            found = codecs.lookup(candidate).name
        except LookupError:
            continue
        return "cp1252" if found in {"iso8859-1", "latin-1"} else found
    return ""


def line_of(text: str, position: int) -> int:
    """Return the one-based line that holds a position of the text."""
    return text.count("\n", 0, position) + 1


def fold(text: str) -> str:
    """Return the text with every run of white space as one blank."""
    return " ".join(text.split())


def _is_cp850(content: bytes) -> bool:
    """Tell DOS text by bytes that Windows-1252 leaves open, where all its others are letters."""
    high = {byte for byte in content if byte > 127}
    return bool(high & _OPEN_IN_1252) and bytes(high).decode("cp850").isalpha()


def _line(line: bytes, charset: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(line, charset)


def _strict(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        raise InputRefused(
            f"the text is neither UTF-8 nor {charset}",
            hint="save the file as UTF-8 and import that",
            code="charset",
            row=content.count(b"\n", 0, error.start) + 1,
        ) from None


def _utf16_without_mark(content: bytes) -> str:
    return "utf-16-be" if content[:1] == b"\x00" else "utf-16-le"


def _checked(text: str, charset: str, note: str = "") -> Decoded:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.rstrip("\x00\x1a\n\t \x03")
    if text.isascii() and len(text.encode().translate(None, _CONTROL_BYTES)) == len(text):
        return Decoded(text, charset, note)
    text, count = _CONTROL.subn("\ufffd", text)
    shown = f"control characters ({count}) are shown as \ufffd" if count else ""
    return Decoded(text, charset, "; ".join(filter(None, (note, shown))))
