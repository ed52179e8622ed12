"""Files with dates and money that are no statements."""
# ruff: noqa: E501 (a file stays on one line)

from __future__ import annotations

import pytest

from finadvise.errors import InputRefused
from readers.csv_files import movements

OTHERS = {
    "prices with a change": "Date,Open,High,Low,Close,Change\n2026-03-13,9.5,10.5,9.0,10.0,0.5\n2026-03-14,10.0,10.2,9.1,9.5,-0.5\n",
    "prices": "Date,Open,High,Low,Close,Volume\n2026-03-13,9.5,10.5,9.0,10.0,1000\n2026-03-14,10.0,10.2,9.1,9.5,900\n",
    "exchange rates": "Date,USD,GBP\n2026-03-13,1.0812,0.8543\n2026-03-14,1.0831,0.8544\n",
    "balances": "Start Date,End Date,Start Balance,End Balance\n2026-01-01,2026-01-31,10.00,20.00\n",
    "holdings": "Symbol,Quantity,Market Value,As of\nABC,10,1000.00,2026-03-14\nDEF,5,-20.00,2026-03-14\n",
    "hours worked": "Date,Project,Hours\n2026-03-13,Alpha,7.5\n2026-03-14,Beta,6.0\n",
    "a repayment plan": "Date,Payment,Principal,Interest\n2046-01-01,500.00,300.00,200.00\n",
    "meter readings": "Date;Reading;Difference\n2026-03-13;1200,5;-3,0\n2026-03-14;1204,5;4,0\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_list_is_refused(name: str) -> None:
    with pytest.raises(InputRefused):
        movements(OTHERS[name])


def test_dates_and_named_amounts_alone_are_a_statement() -> None:
    assert movements("Date,Amount\n2026-03-14,-5.00\n") == [("2026-03-14", -500)]
