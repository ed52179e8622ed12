"""What the program may not say: promises, orders to buy or sell, and what is suitable for whom."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import finadvise

PACKAGE = Path(finadvise.__file__).parent
# Products and orders fall under the regulation of advice (FCA PERG 8); promises are never true.
BANNED = (
    r"you should (?:buy|sell|hold|invest)",
    r"(?:we|i) recommend (?:buying|selling|you)",
    r"best (?:fund|share|stock|insurer|investment)",
    r"guaranteed",
    r"safe return",
    r"risk[- ]free",
    r"will (?:grow|rise|earn|return|be worth)",
    r"suitable for you",
    r"people like you",
    r"can(?:no|')t lose",
    r"no risk",
    r"beat(?:s|ing)? the market",
    r"get rich",
    r"act now",
    r"don't miss",
)
# Files of names found on payments, where any words may stand.
NAMES = {"merchants", "layouts"}


def findings(text: str) -> list[str]:
    return [match[0] for banned in BANNED for match in re.finditer(banned, text, re.IGNORECASE)]


def spoken_literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield the string literals of a module, docstrings aside."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


def test_no_sentence_of_the_source_promises_or_orders() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} {found}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, text in spoken_literals(path.read_text("utf-8"))
        for found in findings(text)
    ]
    assert wrong == []


def test_no_text_of_the_data_promises_or_orders() -> None:
    files = [
        path
        for path in sorted((PACKAGE / "data").rglob("*.toml"))
        if not NAMES & set(path.relative_to(PACKAGE / "data").parts)
    ]
    wrong = [
        f"{path.name} {found}"
        for path in files
        for text in texts_in(tomllib.loads(path.read_text("utf-8")))
        for found in findings(text)
    ]
    assert files
    assert wrong == []


@pytest.mark.parametrize(
    "sentence",
    [
        "You should buy this.",
        "It will grow to £5,000.",
        "A guaranteed saving",
        "This mix is suitable for you.",
        "The best fund of the year",
        "a risk-free rate",
    ],
)
def test_the_reader_of_sentences_finds_what_is_banned(sentence: str) -> None:
    assert findings(sentence)


def test_the_reader_of_sentences_leaves_docstrings_alone() -> None:
    source = 'def f() -> str:\n    """Never guaranteed."""\n    return "fine"\n'
    assert [text for _, text in spoken_literals(source)] == ["fine"]
