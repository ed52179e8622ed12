"""What was trained on the owner's labels is kept, and used only where it fits."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from descriptors import descriptor, label
from finadvise.analysis.ledger.categories import categorise
from finadvise.analysis.ledger.learning.classifier import Classifier, train
from finadvise.analysis.ledger.learning.lessons import Lessons
from finadvise.analysis.ledger.learning.stamp import stamp_of
from finadvise.analysis.ledger.learning.text_model import Example, TextModel
from finadvise.analysis.ledger.reading.evidence import Belief
from finadvise.analysis.ledger.reading.reader import Reader
from finadvise.model.category import Knowledge, Label

NAMES = "anna bella carla dora elsa fina gina hanna ida jona".split()
TOLD = tuple(
    label(f"{kind} {name}", category, -100 * (day + 3), day=day)
    for day, name in enumerate(NAMES)
    for kind, category in (("zumba", "Fun"), ("quilt", "Craft"), ("zwick", "Odd"))
)
ASKED = [descriptor(f"{kind} KARLA", -250) for kind in ("ZUMBA", "QUILT", "ZWICK", "FLURB")]


@dataclass
class Box:
    """A shelf in memory that counts what it is given."""

    held: dict[str, bytes] = field(default_factory=dict)
    kept: int = 0

    def load(self, stamp: str) -> bytes | None:
        return self.held.get(stamp)

    def keep(self, stamp: str, content: bytes) -> None:
        self.held = {stamp: content}
        self.kept += 1


def trained() -> Classifier:
    rows = [Example(told.description, told.amount_minor, Belief("pets", 0.9)) for told in TOLD]
    found = train(rows, [told.category for told in TOLD], {})
    assert found is not None
    return found


@given(st.lists(st.tuples(st.text(max_size=30), st.integers(-10_000, 10_000)), max_size=8))
def test_a_kept_model_says_what_the_trained_one_said(rows: list[tuple[str, int]]) -> None:
    asked = [Example(text.lower(), amount) for text, amount in rows]
    read_back = Classifier.from_bytes(KEPT)
    assert read_back is not None
    assert read_back.guess(asked, [None] * len(asked)) == FRESH.guess(asked, [None] * len(asked))


FRESH = trained()
KEPT = FRESH.to_bytes()
WEIGHTS = len(KEPT) - len(FRESH.model.to_bytes())


def test_two_categories_are_kept_too() -> None:
    rows = [Example(told.description, told.amount_minor) for told in TOLD]
    fresh = train(rows, ["Fun" if "zumba" in r.text else "Craft" for r in rows], {})
    assert fresh is not None
    kept = Classifier.from_bytes(fresh.to_bytes())
    assert kept is not None
    assert kept.guess(rows, [None] * len(rows)) == fresh.guess(rows, [None] * len(rows))


def test_labels_are_learned_once() -> None:
    box = Box()
    first = categorise(ASKED, Knowledge(labels=TOLD), box)
    second = categorise(ASKED, Knowledge(labels=tuple(reversed(TOLD))), box)
    assert box.kept == 1
    assert first == second == categorise(ASKED, Knowledge(labels=TOLD))


def test_a_new_label_is_learned_from() -> None:
    box = Box()
    categorise(ASKED, Knowledge(labels=TOLD), box)
    categorise(ASKED, Knowledge(labels=(*TOLD, label("flurb", "Craft"))), box)
    assert box.kept == 2


def test_few_labels_keep_nothing() -> None:
    box = Box()
    categorise(ASKED, Knowledge(labels=TOLD[:5]), box)
    assert box.held == {}


def _changed(change: Callable[[bytes], bytes]) -> bytes:
    """Return the kept classifier with something else inside its compressed part."""
    return KEPT[:WEIGHTS] + zlib.compress(change(zlib.decompress(KEPT[WEIGHTS:])))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"short",
        bytes(WEIGHTS + 8),
        KEPT[:200],
        _changed(lambda _: b""),
        _changed(lambda plain: plain[:8] + b"[" + plain[9:]),
        _changed(lambda plain: plain[:8] + plain[8:].replace(b"letters", b"LETTERS", 1)),
        _changed(lambda plain: plain[:-4]),
        _changed(lambda plain: plain + b"1234"),
    ],
    ids=["empty", "short", "zeros", "cut", "hollow", "no lists", "no letters", "fewer", "more"],
)
def test_what_is_no_model_is_trained_again(content: bytes) -> None:
    assert Classifier.from_bytes(content) is None
    box = Box({stamp_of(Lessons(TOLD, Reader("GB")).labels, "gb"): content})
    assert categorise(ASKED, Knowledge(labels=TOLD), box) == categorise(
        ASKED, Knowledge(labels=TOLD)
    )
    assert box.kept == 1


@pytest.mark.parametrize(
    "change", [{"category": "Odd"}, {"currency": "EUR"}, {"amount_minor": 5}, {"payee": "Other"}]
)
def test_another_word_on_a_row_asks_for_another_model(change: dict[str, str | int]) -> None:
    changed: list[Label] = [replace(TOLD[0], **change), *TOLD[1:]]  # type: ignore[arg-type]
    assert stamp_of(changed, "gb") != stamp_of(TOLD, "gb")


def test_another_country_asks_for_another_model() -> None:
    assert stamp_of(TOLD, "gb") != stamp_of(TOLD, "ie")


def test_a_text_model_that_is_none_says_so() -> None:
    assert TextModel.from_bytes(b"PK\x03\x04") is None
