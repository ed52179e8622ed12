"""Layouts of North American exports and wallets, with invented rows."""
# ruff: noqa: E501 (a bank's row stays on one line)

from __future__ import annotations

import pytest

from readers.csv_files import movements

LAYOUTS = {
    "bank of america with summary": (
        "Description,,Summary Amt.\n"
        'Beginning balance as of 01/02/2026,,"1,000.00"\nTotal credits,,"2,500.00"\n'
        'Total debits,,"-45.10"\nEnding balance as of 01/31/2026,,"3,454.90"\n\n'
        "Date,Description,Amount,Running Bal.\n"
        '01/02/2026,Beginning balance as of 01/02/2026,,"1,000.00"\n'
        '01/05/2026,"GROCERY OUTLET 01/04 PURCHASE","-45.10","954.90"\n'
        '01/15/2026,"ACME DES:PAYROLL","2,500.00","3,454.90"\n',
        [("2026-01-05", -4510), ("2026-01-15", 250000)],
    ),
    "wells fargo without header": (
        '"01/28/2026","-54.21","*","","PURCHASE AUTHORIZED ON 01/27 GAS STATION"\n'
        '"01/20/2026","-1200.00","*","1054","CHECK"\n'
        '"01/15/2026","2100.00","*","","ACME PAYROLL"\n',
        [("2026-01-28", -5421), ("2026-01-20", -120000), ("2026-01-15", 210000)],
    ),
    "citi card with status": (
        "Status,Date,Description,Debit,Credit\n"
        'Cleared,03/18/2026,"HARDWARE STORE",83.20,\n'
        'Cleared,03/15/2026,"ONLINE PAYMENT, THANK YOU",,-500.00\n'
        'Pending,03/20/2026,"RESTAURANT",40.00,\n',
        [("2026-03-18", -8320), ("2026-03-15", 50000)],
    ),
    "capital one card": (
        "Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit\n"
        "2026-04-02,2026-04-03,1111,STREAMING,Entertainment,15.49,\n"
        "2026-04-01,2026-04-01,1111,CAPITAL ONE AUTOPAY PYMT,Payment/Credit,,120.00\n",
        [("2026-04-03", -1549), ("2026-04-01", 12000)],
    ),
    "capital one 360": (
        "Account Number,Transaction Description,Transaction Date,Transaction Type,"
        "Transaction Amount,Balance\n"
        "1111,Withdrawal to CARD CO,03/22/26,Debit,250,750\n"
        "1111,Monthly Interest Paid,03/31/26,Credit,1.1,751.1\n",
        [("2026-03-22", -25000), ("2026-03-31", 110)],
    ),
    "discover": (
        "Trans. Date,Post Date,Description,Amount,Category\n"
        '05/14/2026,05/15/2026,"AMAZING MARKET SEATTLE",25.10,"Merchandise"\n'
        '05/11/2026,05/11/2026,"INTERNET PAYMENT - THANK YOU",-90.00,"Payments and Credits"\n'
        '05/02/2026,05/02/2026,"BURGER BAR",11.00,"Restaurants"\n',
        [("2026-05-15", -2510), ("2026-05-11", 9000), ("2026-05-02", -1100)],
    ),
    "amex us": (
        "Date,Description,Card Member,Account #,Amount\n"
        "06/21/2026,DELI NEW YORK,A USER,-11001,14.00\n"
        "06/18/2026,AUTOPAY PAYMENT - THANK YOU,A USER,-11001,-200.00\n",
        [("2026-06-21", -1400), ("2026-06-18", 20000)],
    ),
    "usaa": (
        "Date,Description,Original Description,Category,Amount,Status\n"
        '2026-07-03,"Gas Station","GAS STATION 0012",Gas,-40.00,Posted\n'
        '2026-07-01,"Acme","ACME PAYROLL",Paycheck,1500.00,Posted\n'
        '2026-07-05,"Diner","DINER",Dining,-12.00,Pending\n',
        [("2026-07-03", -4000), ("2026-07-01", 150000)],
    ),
    "chase checking": (
        "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
        'DEBIT,02/27/2026,"POWER COMPANY PPD ID: 11",-75.20,ACH_DEBIT,924.80,,\n'
        'CREDIT,02/20/2026,"ACME PAYROLL PPD ID: 22",1000.00,ACH_CREDIT,1000.00,,\n',
        [("2026-02-27", -7520), ("2026-02-20", 100000)],
    ),
    "us bank": (
        '"Date","Transaction","Name","Memo","Amount"\n'
        '"2026-03-09","DEBIT","GROCERY","Download from usbank.com.","-33.10"\n'
        '"2026-03-06","CREDIT","PAYROLL","Download from usbank.com.","900.00"\n',
        [("2026-03-09", -3310), ("2026-03-06", 90000)],
    ),
    "ally": (
        "Date, Time, Amount, Type, Description\n"
        "2026-02-14, 00:12:00, -20.00, Withdrawal, Transfer to checking\n"
        "2026-02-01, 00:10:00, 3.55, Deposit, Interest Paid\n",
        [("2026-02-14", -2000), ("2026-02-01", 355)],
    ),
    "apple card": (
        "Transaction Date,Clearing Date,Description,Merchant,Category,Type,Amount (USD),Purchased By\n"
        "04/28/2026,04/29/2026,APP STORE,App Store,Other,Purchase,4.99,A USER\n"
        "04/15/2026,04/15/2026,ACH DEPOSIT INTERNET TRANSFER,Ach Deposit,Payment,Payment,-120.00,A USER\n"
        "04/13/2026,04/14/2026,BAKERY,Bakery,Restaurants,Purchase,7.00,A USER\n",
        [("2026-04-29", -499), ("2026-04-15", 12000), ("2026-04-14", -700)],
    ),
    "rbc": (
        '"Account Type","Account Number","Transaction Date","Cheque Number","Description 1",'
        '"Description 2","CAD$","USD$"\n'
        'Chequing,00001-1111111,1/30/2026,,"CONTACTLESS INTERAC","COFFEE",-5.25,,\n'
        'Chequing,00001-1111111,1/15/2026,,"PAYROLL DEPOSIT","ACME",1250.00,,\n',
        [("2026-01-30", -525), ("2026-01-15", 125000)],
    ),
    "paypal": (
        '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net",'
        '"From Email Address","To Email Address","Transaction ID","Balance","Balance Impact"\n'
        '"13/02/2026","10:00:00","GMT","Shop","Express Checkout Payment","Completed","EUR","-20,00",'
        '"0,00","-20,00","a@example.com","b@example.com","1AA","80,00","Debit"\n'
        '"14/02/2026","11:00:00","GMT","Buyer","Mobile Payment","Completed","EUR","50,00","-1,75",'
        '"48,25","c@example.com","a@example.com","2BB","128,25","Credit"\n'
        '"15/02/2026","11:00:00","GMT","Shop","General Authorization","Pending","EUR","-9,00",'
        '"0,00","-9,00","a@example.com","d@example.com","3CC","128,25","Memo"\n',
        [("2026-02-13", -2000), ("2026-02-14", 4825)],
    ),
    "venmo with title lines": (
        "Account Statement - (@a-user) ,,,,,,,,,,,,,,,,,,,,,\nAccount Activity,,,,,,,,,,,,,,,,,,,,,\n"
        ",ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (tip),Amount (tax),Amount (fee),"
        "Tax Rate,Tax Exempt,Funding Source,Destination,Beginning Balance,Ending Balance,"
        "Statement Period Venmo Fees,Terminal Location,Year to Date Venmo Fees,Disclaimer\n"
        ",,,,,,,,,,,,,,,,$10.00,,,,,\n"
        ",4000000000000000001,2026-03-02T18:00:00,Payment,Complete,Pizza,A User,B Friend,- $12.00,,0,,0,,"
        "Venmo balance,,,,,Venmo,,\n"
        ",4000000000000000002,2026-03-04T19:00:00,Charge,Complete,Tickets,A User,C Friend,+ $30.00,,0,,0,,,"
        "Venmo balance,,,,Venmo,,\n"
        ",,,,,,,,,,,,,,,,,$28.00,$0.00,,$0.00,In case of errors\n",
        [("2026-03-02", -1200), ("2026-03-04", 3000)],
    ),
    "american express canada, month names": (
        "Date,Date Processed,Description,Cardmember,Amount,Commission,Exchange Rate,Merchant\n"
        "14 Feb. 2026,15 Feb. 2026,BISTRO TORONTO,A USER,42.00,,,BISTRO\n"
        "10 Feb. 2026,10 Feb. 2026,PAYMENT RECEIVED - THANK YOU,A USER,-300.00,,,\n",
        [("2026-02-14", -4200), ("2026-02-10", 30000)],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_is_read_right(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    assert movements(text, default_currency="USD") == expected
