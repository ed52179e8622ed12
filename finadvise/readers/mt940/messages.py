"""The messages of an MT940 file and their fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from finadvise.errors import InputRefused

_FIELD = re.compile(r":(\d\d[A-Z]?|NS):")
_SENDER = re.compile(r"\{1:F\d\d([A-Z]{6}[A-Z0-9]{2})")


@dataclass(slots=True)
class Field:
    """One field of a message: tag, lines, and where it begins."""

    tag: str
    lines: list[str]
    line: int

    @property
    def first(self) -> str:
        """The first line."""
        return self.lines[0].strip()


@dataclass(slots=True)
class Message:
    """One message: its fields in order."""

    sender: str = ""
    fields: list[Field] = field(default_factory=list)

    def first(self, *tags: str) -> Field | None:
        """Return the first field with one of these tags."""
        return next((each for each in self.fields if each.tag in tags), None)


def split_messages(text: str) -> list[Message]:
    """Split the text; lines outside of messages are dropped."""
    messages: list[Message] = []
    sender = ""
    inside = False
    for number, whole_line in enumerate(text.split("\n"), start=1):
        found = _SENDER.search(whole_line)
        sender = found[1] if found else sender
        line = whole_line.partition("{4:")[2] or whole_line
        start = _FIELD.match(line)
        if start and (start[1] == "20" or (inside and _is_next(messages[-1], start[1]))):
            account = messages[-1].first("25", "25P") if start[1] == "60F" else None
            messages.append(Message(sender, [account] if account else []))
            inside = True
        if not inside:
            continue
        if start:
            messages[-1].fields.append(Field(start[1], [line[start.end() :]], number))
        elif _is_end(line) and messages[-1].first("62F", "62M"):
            inside = False
        else:
            messages[-1].fields[-1].lines.append(line)
    return messages


def _is_next(message: Message, tag: str) -> bool:
    """Some banks repeat field 25 or 60 for the next day without a field 20."""
    return tag in {"25", "60F"} and message.first("62F", "62M") is not None


def _is_end(line: str) -> bool:
    return line.strip() == "-" or line.startswith(("-}", "{"))


def refuse_lost_rows(text: str, messages: Sequence[Message]) -> None:
    """Hold the number of statement lines in the text against those in the messages.

    Raises:
        InputRefused: Some lie outside every message.
    """
    lines = sum(line.startswith(":61:") for line in text.split("\n"))
    read = sum(each.tag == "61" for message in messages for each in message.fields)
    if lines != read:
        raise InputRefused(
            f"{lines - read} of {lines} transactions lie outside every statement of the file",
            hint="download the file again; it is damaged",
            code="stray-rows",
        )
