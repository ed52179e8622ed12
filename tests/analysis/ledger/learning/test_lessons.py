"""What labels teach about other rows."""

from __future__ import annotations

from descriptors import descriptor, label
from finadvise.analysis.ledger.learning.lessons import Lessons
from finadvise.analysis.ledger.reading.reader import Reader


def test_the_text_model_is_silent_with_few_labels() -> None:
    reader = Reader("GB")
    row = descriptor("ZZQX")
    lessons = Lessons([label("DALE", "pets")], reader)
    assert lessons.guess([(row, reader.read(row))]) == [None]
    assert lessons.guess([]) == []


def test_the_text_model_uses_the_owner_categories() -> None:
    reader = Reader("GB")
    told = [
        label(f"{kind} {name}", category, day=day)
        for day, name in enumerate("anna bella carla dora elsa fina gina hanna ida jona".split())
        for kind, category in (("zumba", "Fun"), ("quilt", "Craft"))
    ]
    lessons = Lessons(told, reader)
    row = descriptor("QUILT KARLA")
    [guess] = lessons.guess([(row, reader.read(row))])
    assert guess is not None
    assert guess.category == "Craft"
