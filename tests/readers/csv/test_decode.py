"""Encodings: the right letters or a refusal, never garbled text."""

from __future__ import annotations

import pytest

from finadvise.errors import InputRefused
from finadvise.readers.csv.decode import decode

GERMAN = "Buchungstag;Empfänger;Betrag\n14.03.2026;Bäckerei Müller & Söhne;-4,20\n"
POLISH = "Data księgowania;Tytuł;Kwota\n14.03.2026;Płatność kartą ŻABKA ŁÓDŹ;-4,20\n"
CZECH = "datum zaúčtování;částka;měna\n14.03.2026;Řeznictví Přerov;-4,20\n"
RUSSIAN = "Дата операции;Сумма;Описание\n14.03.2026;-4,20;Магазин\n"
JAPANESE = "取引日,摘要,お引出し\n20260314,コンビニ,540\n"
CHINESE = "交易日期,摘要,支出金额\n20260314,超市,54.00\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "cp1252"),
        (GERMAN, "latin-1"),
        (GERMAN, "cp850"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        ("Date,Description,Amount\n14/03/2026,CAFÉ NOËL,-4.20\n", "cp1252"),
        ("Date,Description,Balance\n14/03/2026,CARD PAYMENT,£2,879.12\n", "cp1252"),
    ],
)
def test_the_text_comes_back_in_its_own_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_two_encodings_in_one_file_are_refused() -> None:
    content = "Date,Description,Amount\n14/03/2026,Café,-4.20\n".encode() + "é".encode("cp1252")
    with pytest.raises(InputRefused) as caught:
        decode(content)
    assert caught.value.code == "charset"


def test_an_encoding_of_one_language_names_it() -> None:
    assert decode(JAPANESE.encode("cp932")).language == "ja"
    assert decode(GERMAN.encode("cp1252")).language == ""
