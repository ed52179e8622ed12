"""What can go wrong, as one tree that carries the exit codes.

Bad data is a value and misuse an exception: a reader collects what is wrong with single rows and
raises `InputRefused` only when a whole file has to be turned away.
"""

from __future__ import annotations


class FinadviseError(Exception):
    """An error a person can act on.

    Args:
        message: What is wrong and where, naming the rule that was broken; no full stop.
        hint: What to do about it; starts with a verb.
        code: A short stable slug for scripts, such as `dates-ambiguous`.
    """

    exit_code = 70
    default_code = "error"

    def __init__(self, message: str, *, hint: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code or self.default_code

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class UsageError(FinadviseError):
    """The call itself makes no sense (an option contradicts another, an id does not exist)."""

    exit_code = 2
    default_code = "usage"


class InputRefused(FinadviseError):
    """A file cannot be read without guessing, or is not what it claims to be.

    Args:
        row: One-based line of the file, where there is one.
        column: Header or name of the column, where there is one.
    """

    exit_code = 3
    default_code = "refused"

    def __init__(
        self, message: str, *, hint: str = "", code: str = "", row: int = 0, column: str = ""
    ) -> None:
        where = ", ".join(
            filter(None, (f"row {row}" if row else "", column and f"column {column}"))
        )
        super().__init__(f"{where}: {message}" if where else message, hint=hint, code=code)
        self.row = row
        self.column = column


class SettingError(FinadviseError):
    """`config.toml`, `profile.toml` or an environment variable holds something unusable."""

    exit_code = 4
    default_code = "setting"


class StoreError(FinadviseError):
    """The store is damaged, not ours, made by a newer version, or there is no room."""

    exit_code = 5
    default_code = "store"


class NotEnoughDataError(FinadviseError):
    """There is too little data for an honest answer, or the problem has no solution."""

    exit_code = 6
    default_code = "not-enough-data"


class StoreBusyError(FinadviseError):
    """Another finadvise holds the store."""

    exit_code = 75
    default_code = "store-busy"
