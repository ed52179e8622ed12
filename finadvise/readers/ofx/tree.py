"""The skeleton of an OFX file, rows taken out, as a small tree.

SGML leaves its leaf tags open. A tag is a leaf where it carries text, where the same name carries
text elsewhere in the file, or where the name never closes; every other tag is an aggregate, and so
are the few that hold a statement together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from finadvise.errors import InputRefused

DEPTH_LIMIT = 100

# Aggregates that some exporters never close; what encloses them closes them too.
_AGGREGATES = frozenset(
    "AVAILBAL BANKACCTFROM BANKMSGSRSV1 BANKTRANLIST CCACCTFROM CCSTMTRS CCSTMTTRNRS"
    " CREDITCARDMSGSRSV1 FI INVACCTFROM INVBAL INVPOSLIST INVSTMTMSGSRSV1 INVSTMTRS INVSTMTTRNRS"
    " INVTRANLIST LEDGERBAL OFX SIGNONMSGSRSV1 SONRS STATUS STMTRS STMTTRNRS".split()
)

_TOKEN = re.compile(r"<(/?)([^<>]*)>([^<]*)")


@dataclass(slots=True)
class Node:
    """One tag: a leaf with text, or an aggregate with children."""

    name: str
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def find_all(self, *names: str) -> Iterator[Node]:
        """Yield the descendants of these names in document order, not looking inside a match."""
        for child in self.children:
            if child.name in names:
                yield child
            else:
                yield from child.find_all(*names)

    def find(self, name: str) -> Node | None:
        """Return the first descendant of this name."""
        return next(self.find_all(name), None)

    def leaf(self, *path: str) -> str:
        """Return the text at the end of a path of first descendants, empty where there is none."""
        node: Node | None = self
        for name in path:
            node = node.find(name) if node else None
        return node.text if node else ""


def build_tree(skeleton: str) -> Node:
    """Build the tree under a root without a name.

    A closing tag that fits no open one is passed over; one that fits further up closes what is
    inside it.

    Raises:
        InputRefused: Tags nested deeper than `DEPTH_LIMIT`.
    """
    tokens = [(closes, name, text.strip()) for closes, name, text in _TOKEN.findall(skeleton)]
    with_text = {name for closes, name, text in tokens if text and not closes}
    closing = {name for closes, name, _ in tokens if closes}
    root = Node("")
    stack = [root]
    for closes, name, text in tokens:
        if closes:
            _close(stack, name)
            continue
        node = Node(name, text)
        stack[-1].children.append(node)
        aggregate = name in _AGGREGATES or (name in closing and name not in with_text)
        if aggregate and not text:
            stack.append(node)
            if len(stack) > DEPTH_LIMIT:
                raise InputRefused(
                    f"tags are nested more than {DEPTH_LIMIT} deep",
                    hint="download the file again; it is no statement",
                    code="nesting",
                )
    return root


def _close(stack: list[Node], name: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return
