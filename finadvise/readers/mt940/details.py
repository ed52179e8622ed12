"""Field 86 of MT940: payee, text and the other side's account from its common dialects.

German banks number subfields (`166?00…?20…?32…`), Dutch ones use code words
(`/NAME/…/REMI/…`), others write plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from finadvise.readers.decoding import fold

_NUMBERED = re.compile(r"\d{3}([^\w\s])(?=\d\d)", re.ASCII)
_SEPA = re.compile(
    r"(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|DDAT|SQTP|ORCR|RREF|RTRN)\+"
)
_CODE_WORD = re.compile(
    r"/(TRTP|TRCD|IBAN|BIC|NAME|REMI|EREF|CNTP|MARF|CSID|ORDP|BENM|PREF|PURP|RTRN|SVCL|ULTD|ULTC"
    r"|ISDT|ADDR|ID|CREF|IREF|NRTX|BUSP|DACS|EXCH|CHGS|CHGS1|CHGS2|OAMT|TA|OCMT)(?=/)"
)
_FULL_LINE_CHARACTERS = 64


@dataclass(frozen=True, slots=True)
class Details:
    """What field 86 says; empty where it does not."""

    text: str = ""
    payee: str = ""
    counterparty: str = ""


def read_details(lines: Sequence[str]) -> Details:
    """Return payee, text and account of the other side from the lines of field 86."""
    unbroken = "".join(lines).strip()
    numbered = _NUMBERED.match(unbroken)
    if numbered:
        return _numbered(unbroken[4:], numbered[1])
    joined = "".join(_with_break(line) for line in lines).strip()
    if _CODE_WORD.match(joined):
        return _code_words(joined)
    return Details(text=fold(joined))


def _with_break(line: str) -> str:
    """A full line was cut mid-word; a shorter one ended there."""
    return line if len(line) >= _FULL_LINE_CHARACTERS else f"{line} "


def _numbered(body: str, mark: str) -> Details:
    fields: dict[str, str] = {}
    for part in body.split(mark):
        code, text = part[:2], part[2:]
        fields[code] = fields.get(code, "") + text
    purpose = "".join(fields.get(str(code), "") for code in (*range(20, 30), *range(60, 64)))
    payee = fold(fields.get("32", "") + fields.get("33", ""))
    text = _sepa_purpose(purpose)
    kind = fold(fields.get("00", ""))
    shown = fold(" ".join(dict.fromkeys(filter(None, (payee, text))))) or kind
    return Details(shown, payee, _last_four(fields.get("38") or fields.get("31", "")))


def _sepa_purpose(purpose: str) -> str:
    """Return the text of `SVWZ+` where the purpose is tagged, all of it where it is not."""
    pieces = _SEPA.split(purpose)
    if len(pieces) == 1:
        return fold(purpose)
    tagged = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    return fold(tagged.get("SVWZ") or pieces[0] or tagged.get("EREF", ""))


def _code_words(joined: str) -> Details:
    pieces = _CODE_WORD.split(joined)
    words = dict(zip(pieces[1::2], (piece.strip("/ ") for piece in pieces[2::2]), strict=True))
    account, _, rest = words.get("CNTP", "").partition("/")
    name = words.get("NAME") or rest.partition("/")[2].partition("/")[0]
    remittance = re.sub(r"^(?:USTD|STRD/CUR|STRD)//?", "", words.get("REMI", ""))
    texts = dict.fromkeys(filter(None, map(fold, (name, remittance))))
    text = " ".join(texts) or fold(words.get("TRTP", "") or joined)
    return Details(text, fold(name), _last_four(words.get("IBAN") or account))


def _last_four(account: str) -> str:
    return "".join(each for each in account if each.isalnum())[-4:]
