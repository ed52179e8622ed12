"""The mt-940 library, held at arm's length: a second reading that must agree with the first.

This is the only module that imports mt940.
"""

from __future__ import annotations

from decimal import Decimal

from finadvise.errors import InputRefused


def compare_with_library(
    message: str, amounts: list[Decimal], closing: Decimal | None, *, row: int
) -> None:
    """Let the library read one message in plain form and compare.

    Args:
        message: Fields 20, 25, 28, 60, 61 and 62, one a line.
        amounts: The signed amounts that were read, in order.
        closing: The signed closing balance that was read.
        row: One-based line where the message begins, for the refusal.

    Raises:
        InputRefused: The library fails or reads something else.
    """
    from mt940.models import Transactions
    from mt940.options import Options

    transactions = Transactions(options=Options(reversal_sign=True))
    try:
        transactions.parse(message)
    except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
        raise _refused("the MT940 message cannot be read", row) from None
    found = [each.data["amount"].amount for each in transactions if "amount" in each.data]
    balance = transactions.data.get("final_closing_balance")
    balance = balance or transactions.data.get("intermediate_closing_balance")
    if found != amounts or (balance.amount.amount if balance else None) != closing:
        raise _refused("two readings of the MT940 message disagree", row)


def _refused(what: str, row: int) -> InputRefused:
    return InputRefused(
        what, hint="download the file again; it is damaged", code="bad-document", row=row
    )
