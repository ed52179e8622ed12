"""The names of categories: the program's own and the owner's."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from finadvise.data import read_csv
from finadvise.errors import UsageError

LONGEST_NAME = 60


def slugs() -> tuple[str, ...]:
    """Return the program's own categories in the order of the taxonomy."""
    return tuple(row["slug"] for row in read_csv("categories.csv"))


def resolve_category(given: str, owned: Iterable[str], *, new: bool = False) -> str:
    """Find the category that a person means.

    Args:
        given: A slug or name of the taxonomy, or one of the owner's own; case aside.
        owned: Categories of the owner's own making.
        new: Whether a name that fits nothing makes a new category.

    Raises:
        UsageError: No category has the name, or a new one is not fit for a name.
    """
    wanted = " ".join(given.split())
    known = {name: name for name in (*owned, *slugs())}
    if wanted in known:
        return wanted
    by_fold = {row["name"].casefold(): row["slug"] for row in read_csv("categories.csv")}
    by_fold |= {name.casefold(): name for name in known}
    if wanted.casefold() in by_fold:
        return by_fold[wanted.casefold()]
    if new:
        if not wanted or len(wanted) > LONGEST_NAME or not wanted.isprintable():
            raise UsageError(
                f"a category's name has 1 to {LONGEST_NAME} printable characters",
                hint="give a shorter, plain name",
                code="category-name",
            )
        return wanted
    close = get_close_matches(wanted.casefold(), by_fold, n=3, cutoff=0.5)
    near = " or ".join(dict.fromkeys(by_fold[name] for name in close))
    raise UsageError(
        f"there is no category {given!r}",
        hint=f"{f'did you mean {near}? ' if near else ''}--new makes it one of your own",
        code="no-such-category",
    )
