"""The page of two rows and what they are to each other."""

from __future__ import annotations

from finadvise.report.document import Document, Paragraph
from finadvise.results.link import Link

_SENTENCES = {
    "transfer": "{0} and {1} are the two sides of a transfer.",
    "refund": "{1} pays back {0}.",
    "duplicate": "{0} and {1} are one movement; {1} was taken away.",
    "not": "{0} and {1} have nothing to do with each other.",
}


def view(result: Link) -> Document:
    """Say what was kept."""
    text = _SENTENCES[result.relation].format(result.first, result.second)
    return Document("Link", (Paragraph(text),), result.notes)
