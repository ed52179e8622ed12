"""Bytes of an OFX file to safe, plain tags, or a refusal.

Afterwards every `<` opens a tag of the shape `<NAME>` or `</NAME>` in upper case: comments,
processing instructions, attributes, CDATA and self-closing tags are gone, and a lone `<` inside a
name is an entity. Lines keep their numbers. Every step is linear in the size of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from finadvise.errors import InputRefused
from finadvise.readers.decoding import decode_text, line_of

FIELD_LIMIT_CHARACTERS = 100_000

_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE)
_CHARSET = re.compile(rb"CHARSET\s*:\s*([\w-]*?)\s*(?=COMPRESSION|OLDFILEUID|[\s<]|$)")
_HEADER_ENCODING = re.compile(rb"ENCODING\s*:\s*([\w-]*?)\s*(?=CHARSET|COMPRESSION|[\s<]|$)")
_DECLARATION = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_TAG = r"/?[A-Za-z][\w.:-]{0,60}"
_ODD = re.compile(r"<(?!/?[A-Z][A-Z0-9_.:-]{0,60}>)")
_LOOSE_TAG = re.compile(rf"<({_TAG})((?:\s+[\w.:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*)\s*(/?)>|<")


@dataclass(frozen=True, slots=True)
class Guarded:
    """The plain tags of an OFX file, from the first `<OFX>` on.

    Args:
        text: What the file says, lines where they were.
        notes: What had to be assumed about its charset.
    """

    text: str
    notes: tuple[str, ...]


def guard_ofx(content: bytes) -> Guarded:
    """Decode, disarm and check that the file is whole.

    Raises:
        InputRefused: Undecodable, with declarations of its own, cut off, or a field too long.
    """
    decoded = decode_text(content, _declared(content[:4096]))
    text = decoded.text
    declaration = _DECLARATION.search(text)
    if declaration:
        raise InputRefused(
            "document type or entity declarations are not allowed in a statement",
            hint="download the file from the bank again",
            code="declarations",
            row=line_of(text, declaration.start()),
        )
    if "<!" in text:
        text = _without_section(text, "<!--", "-->", lambda _: "")
        text = _without_section(text, "<![CDATA[", "]]>", _escaped)
    if "<?" in text:
        text = _without_section(text, "<?", ">", lambda _: "")
    if _ODD.search(text):
        text = _LOOSE_TAG.sub(_plain_tag, text)
    _refuse_long_field(text)
    _refuse_cut(text)
    return Guarded(text, (decoded.note,) if decoded.note else ())


def _declared(head: bytes) -> str:
    for pattern in (_ENCODING, _CHARSET, _HEADER_ENCODING):
        found = pattern.search(head)
        name = found[1].decode("ascii") if found else ""
        if name.upper() not in {"", "NONE"}:
            return name
    return ""


def _without_section(text: str, opens: str, closes: str, keep: Callable[[str], str]) -> str:
    """Return the text with each `opens … closes` replaced; its line ends stay."""
    pieces = []
    position = 0
    while (start := text.find(opens, position)) >= 0:
        end = text.find(closes, start + len(opens))
        if end < 0:
            raise _cut_off(text, f"{opens} without its {closes}", start)
        inside = text[start + len(opens) : end]
        pieces += [text[position:start], keep(inside)]
        pieces.append("\n" * (inside.count("\n") - pieces[-1].count("\n")))
        position = end + len(closes)
    return "".join([*pieces, text[position:]])


def _escaped(literal: str) -> str:
    return literal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain_tag(tag: re.Match[str]) -> str:
    name, _, empty = tag.groups()
    if not name:
        return "&lt;"
    name = name.upper()
    lines = "\n" * tag[0].count("\n")
    return f"<{name}></{name}>{lines}" if empty and name[0] != "/" else f"<{name}>{lines}"


def _refuse_long_field(text: str) -> None:
    fields = text.split("<")
    if max(map(len, fields)) <= FIELD_LIMIT_CHARACTERS:
        return
    position = 0
    for field in fields:
        if len(field) > FIELD_LIMIT_CHARACTERS:
            raise InputRefused(
                f"a field is longer than {FIELD_LIMIT_CHARACTERS:,} characters",
                hint="download the file again",
                code="field-too-long",
                row=line_of(text, position),
            )
        position += len(field) + 1


def _refuse_cut(text: str) -> None:
    ends = text.count("</OFX>")
    last = text.rfind("</OFX>")
    begins_again = text.rfind("<") != last or "OFXHEADER" in text[last:]
    if not ends or text.count("<OFX>") != ends or begins_again:
        raise _cut_off(text, "it does not end with </OFX>", len(text))


def _cut_off(text: str, what: str, position: int) -> InputRefused:
    return InputRefused(
        f"the file is cut off: {what}",
        hint="download it again; nothing was imported",
        code="cut-off",
        row=line_of(text, position),
    )
