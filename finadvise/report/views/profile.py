"""The page of the profile."""

from __future__ import annotations

from finadvise.report.document import Column, Document, Facts, Table
from finadvise.results.profile import ShownProfile


def view(profile: ShownProfile) -> Document:
    """Show what was said and what is still unsaid."""
    rows = tuple((entry.key, entry.value) for entry in profile.entries)
    unsaid = ", ".join(profile.unsaid) or "nothing"
    return Document(
        "Profile",
        (
            Table((Column("Key"), Column("Value", wrap=True)), rows),
            Facts((("Not said yet", unsaid), ("File", profile.file))),
        ),
        profile.notes,
    )
