"""The package's source as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "finadvise"


@dataclass(frozen=True)
class Module:
    """One file of the package; `name` without the leading `finadvise.`."""

    path: Path
    name: str
    tree: ast.Module

    @property
    def where(self) -> str:
        """Path from the top of the checkout."""
        return str(self.path.relative_to(ROOT))

    @property
    def room(self) -> str:
        """The folder or module directly under the package: `cli`, `analysis`, `money`…"""
        return self.name.split(".", maxsplit=1)[0]

    def imports(self) -> Iterator[tuple[str, int]]:
        """Full dotted names of everything imported, wherever in the file, with the line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                yield base, node.lineno
                yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = ["finadvise", *self.name.split(".")]
        inside = parts if self.path.name == "__init__.py" else parts[:-1]
        above = inside[: len(inside) - node.level + 1]
        return ".".join([*above, *([node.module] if node.module else [])])


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, sorted by path."""
    return tuple(_read(path) for path in sorted(PACKAGE.rglob("*.py")))


def _read(path: Path) -> Module:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    return Module(path, name, ast.parse(path.read_text("utf-8"), str(path)))
