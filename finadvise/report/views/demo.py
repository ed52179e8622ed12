"""The page of the tour."""

from __future__ import annotations

from dataclasses import replace

from finadvise.report.document import Document, Paragraph, merge
from finadvise.report.show import brief_of
from finadvise.results.advise import Advice
from finadvise.results.base import NOT_ADVICE
from finadvise.results.report import Demo, Part

_MOST_ROWS = 4
_MOST_ACTIONS = 3
# What each stop of the tour answers; a kind without a line here needs none.
_ANSWERS = {
    "import": "Reads the files that banks let you download; rows in two files are kept once.",
    "accounts": "What is in each account, by the bank's own figures?",
    "spending": "Where did the money go, and is that usual for you?",
    "recurring": "What comes back, when is it due, and which prices changed?",
    "forecast": "How far will the money go?",
    "unusual": "What looks odd, judged by this household's own past?",
    "budget": "What is a plan that adds up to the income?",
    "savings": "How much can be put away, and where does it do most?",
    "risk": "How much can the value of investments be allowed to swing?",
    "portfolio": "Which mix of asset classes fits, and what may it do?",
    "project": "What may regular saving come to, in today's money?",
    "insurance": "Are premiums rising, and is anybody left unprotected?",
    "advise": "What is worth doing next?",
}


def view(demo: Demo) -> Document:
    """Show the telling part of each answer under its command and the question it answers.

    The caveats of each page stand on the page itself; the tour says only the one that covers all.
    """
    return replace(merge(demo.title, tuple(map(_stop, demo.parts))), notes=(NOT_ADVICE,))


def _stop(part: Part) -> Document:
    result = part.result
    if isinstance(result, Advice):
        result = replace(result, actions=result.actions[:_MOST_ACTIONS])
    page = brief_of(result, most_rows=_MOST_ROWS, command=part.command)
    answer = _ANSWERS.get(result.kind)
    told = (Paragraph(answer),) if answer else ()
    return replace(page, title=f"$ {part.command}", blocks=(*told, *page.blocks))
