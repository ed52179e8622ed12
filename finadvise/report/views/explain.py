"""The page of an explanation."""

from __future__ import annotations

from finadvise.report.document import Block, Document, Facts, Heading, Paragraph, Points
from finadvise.results.explain import Explanation


def view(explanation: Explanation) -> Document:
    """Show the reasons, what went in, and what would change the outcome."""
    blocks: list[Block] = [_sentences(explanation.reasons)]
    if explanation.inputs:
        blocks += [
            Heading("Looked at"),
            Facts(tuple((i.name, i.value) for i in explanation.inputs)),
        ]
    if explanation.would_change:
        blocks += [
            Heading("What would change it"),
            _sentences(explanation.would_change),
        ]
    if explanation.transactions:
        blocks += [Heading("Rows"), Paragraph(" ".join(explanation.transactions))]
    return Document(explanation.title, tuple(blocks), explanation.notes)


def _sentences(texts: tuple[str, ...]) -> Block:
    """Show one sentence as running text, several as a list."""
    return Paragraph(texts[0]) if len(texts) == 1 else Points(texts)
