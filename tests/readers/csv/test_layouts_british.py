"""Layouts of British, Irish and Australasian exports, with invented rows."""
# ruff: noqa: E501 (a bank's row stays on one line)

from __future__ import annotations

import pytest

from readers.csv_files import movements

LAYOUTS = {
    "barclays": (
        "Number,Date,Account,Amount,Subcategory,Memo\n"
        " ,21/03/2026,20-45-45 53412345,-14.20,PAYMENT,CORNER CAFE    ON 20 MAR BCC\n"
        " ,20/03/2026,20-45-45 53412345,-600.00,STANDING ORDER,J LANDLORD   RENT STO\n"
        " ,19/03/2026,20-45-45 53412345,1850.55,DIRECT DEP,ACME LTD   WAGES BGC\n",
        [("2026-03-21", -1420), ("2026-03-20", -60000), ("2026-03-19", 185055)],
    ),
    "hsbc without header": (
        '25/02/2026,"GREEN GROCER LEEDS","-23.10"\n'
        '24/02/2026,"PAYROLL ACME","1,750.00"\n'
        '23/02/2026,"COUNCIL TAX DD","-120.00"\n',
        [("2026-02-25", -2310), ("2026-02-24", 175000), ("2026-02-23", -12000)],
    ),
    "santander text export as csv": (
        "Date;Card no.;Description;Money in;Money out;Balance\n"
        "18/02/2026;;FASTER PAYMENTS RECEIPT REF RENT;£250.00;;£1,310.40\n"
        "17/02/2026;************1111;CARD PAYMENT TO BOOKSHOP ON 15-02-2026;;£12.99;£1,060.40\n",
        [("2026-02-18", 25000), ("2026-02-17", -1299)],
    ),
    "natwest": (
        "Date,Type,Description,Value,Balance,Account Name,Account Number\n"
        '28 Jan 2026,DPC,"\'MOBILE PAYMENT TO A SMITH",-45.00,812.35,"\'A USER","\'600001-12345678"\n'
        '27 Jan 2026,D/D,"\'WATER COMPANY",-31.50,857.35,"\'A USER","\'600001-12345678"\n'
        '26 Jan 2026,BAC,"\'ACME PAYROLL",1400.00,888.85,"\'A USER","\'600001-12345678"\n',
        [("2026-01-28", -4500), ("2026-01-27", -3150), ("2026-01-26", 140000)],
    ),
    "monzo": (
        "Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,"
        "Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In\n"
        "tx_0000Aa1,02/05/2026,09:15:22,Card payment,Pret,,Eating out,-4.50,GBP,-4.50,GBP,,"
        "1 High St,,PRET A MANGER LONDON,,-4.50,\n"
        "tx_0000Aa2,02/05/2026,10:15:22,Faster payment,Flatmate,,Income,300.00,GBP,300.00,GBP,"
        "rent,,,rent,,,300.00\n"
        "tx_0000Aa3,03/05/2026,12:00:01,Card payment,Cafe Paris,,Holidays,-8.73,GBP,-10.00,EUR,,,,"
        "CAFE PARIS,,-8.73,\n",
        [("2026-05-02", -450), ("2026-05-02", 30000), ("2026-05-03", -873)],
    ),
    "revolut with fee, reverted and pending": (
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
        "CARD_PAYMENT,Current,2026-06-01 08:00:00,2026-06-02 09:00:00,Bakery,-3.20,0.00,GBP,COMPLETED,96.80\n"
        "TRANSFER,Current,2026-06-03 08:00:00,2026-06-03 08:00:05,To abroad,-50.00,0.80,GBP,COMPLETED,46.00\n"
        "CARD_PAYMENT,Current,2026-06-04 08:00:00,,Hotel hold,-20.00,0.00,GBP,REVERTED,\n"
        "CARD_PAYMENT,Current,2026-06-05 08:00:00,,Taxi,-9.00,0.00,GBP,PENDING,\n",
        [("2026-06-02", -320), ("2026-06-03", -5080)],
    ),
    "amex uk": (
        "Date,Description,Amount,Extended Details,Appears On Your Statement As,Address,Town/City,"
        "Postcode,Country,Reference,Category\n"
        "27/04/2026,SUPERMARKET LONDON,56.20,GOODS,SUPERMARKET LONDON,1 ROAD,LONDON,N1,"
        "UNITED KINGDOM,'AT260001',General Purchases-Groceries\n"
        "20/04/2026,PAYMENT RECEIVED - THANK YOU,-310.00,,PAYMENT RECEIVED - THANK YOU,,,,,'AT260002',\n"
        "18/04/2026,COFFEE BAR,3.40,GOODS,COFFEE BAR,2 ROAD,LONDON,N2,UNITED KINGDOM,'AT260003',Dining\n",
        [("2026-04-27", -5620), ("2026-04-20", 31000), ("2026-04-18", -340)],
    ),
    "tesco bank card": (
        "Transaction Date,Posting Date,Billing Amount,Merchant,Merchant City,Merchant State,"
        "Merchant Zip,Reference Number,Debit/Credit Flag,SICMCC Code\n"
        "14/01/2026,15/01/2026,£18.00,PETROL STATION,LEEDS,GBR,LS1,750000000001,D,5541\n"
        "10/01/2026,10/01/2026,£200.00,DIRECT DEBIT PAYMENT,,,,750000000002,C,0000\n",
        [("2026-01-15", -1800), ("2026-01-10", 20000)],
    ),
    "halifax": (
        "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,"
        "Debit Amount,Credit Amount,Balance,\n"
        "11/02/2026,DEB,'11-22-33,12345678,CORNER SHOP,7.80,,192.20\n"
        "10/02/2026,FPI,'11-22-33,12345678,A FRIEND,,50.00,200.00\n",
        [("2026-02-11", -780), ("2026-02-10", 5000)],
    ),
    "first direct without header": (
        "05/06/2026,WINDOW CLEANER,-12.00,488.00\n05/06/2026,GAS COMPANY DD,-62.50,500.00\n"
        "03/06/2026,ACME SALARY,500.00,562.50\n29/05/2026,ATM CASH,-20.00,62.50\n",
        [
            ("2026-06-05", -1200),
            ("2026-06-05", -6250),
            ("2026-06-03", 50000),
            ("2026-05-29", -2000),
        ],
    ),
    "virgin money card": (
        "Transaction Date,Posting Date,Billing Amount,Merchant,Merchant City,Merchant State,"
        "Merchant Postcode,Reference Number,Debit or Credit,SICMCC Code,Status,Transaction Currency,"
        "Additional Card Holder,Card Used\n"
        "22/02/2026,23/02/2026,31.40,GARDEN CENTRE,YORK,GBR,YO1,1,DBIT,5261,BILLED,GBP,FALSE,1111\n"
        "20/02/2026,20/02/2026,100.00,PAYMENT RECEIVED,,,,2,CRDT,0000,BILLED,GBP,FALSE,\n",
        [("2026-02-23", -3140), ("2026-02-20", 10000)],
    ),
    "starling": (
        "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n"
        "13/07/2026,Grocer,GROCER 12 LEEDS,CONTACTLESS,-8.25,491.75,GROCERIES,\n"
        "14/07/2026,Employer,JULY PAY,FASTER PAYMENT,1500.00,1991.75,INCOME,\n",
        [("2026-07-13", -825), ("2026-07-14", 150000)],
    ),
    "metro bank": (
        "Date,Details,Transaction type,In,Out,Balance\n"
        "14/09/2026,LUNCH PLACE,Card Purchase,,9.15,90.85\n"
        "13/09/2026,A FRIEND,Inward Payment,40.00,,100.00\n",
        [("2026-09-14", -915), ("2026-09-13", 4000)],
    ),
    "nationwide with preamble": (
        '"Account Name:","FlexAccount ****12345"\n"Account Balance:","£1,245.10"\n'
        '"Available Balance: ","£1,745.10"\n\n'
        '"Date","Transaction type","Description","Paid out","Paid in","Balance"\n'
        '"23 Mar 2026","Visa purchase","BOOKS ONLINE","£15.99","","£1,245.10"\n'
        '"21 Mar 2026","Bank credit","ACME","","£1,100.00","£1,261.09"\n',
        [("2026-03-23", -1599), ("2026-03-21", 110000)],
    ),
    "permanent tsb": (
        "Date,Description,Money In (€),Money Out (€),Balance (€)\n"
        "17/04/2026,POS SUPERVALU,,45.20,1010.30\n15/04/2026,CT SALARY,1900.00,,1055.50\n",
        [("2026-04-17", -4520), ("2026-04-15", 190000)],
    ),
    "commbank without header": (
        '24/06/2026,"-35.60","WOOLWORTHS 1234 SYDNEY Card xx1111","+1964.40"\n'
        '23/06/2026,"+2000.00","Salary ACME PTY","+2000.00"\n',
        [("2026-06-24", -3560), ("2026-06-23", 200000)],
    ),
    "anz without header": (
        '14/05/2026,"-12.50","EFTPOS BAKERY MELBOURNE"\n13/05/2026,"-60.00","ATM WITHDRAWAL"\n'
        '01/05/2026,"1800.00","PAY/SALARY FROM ACME"\n',
        [("2026-05-14", -1250), ("2026-05-13", -6000), ("2026-05-01", 180000)],
    ),
    "westpac": (
        "Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance,Categories,Serial\n"
        "732001123456,18/03/2026,EFTPOS DEBIT GROCER,41.10,,958.90,GROCERIES,\n"
        "732001123456,17/03/2026,DEPOSIT ACME,,1000.00,1000.00,DEP,\n",
        [("2026-03-18", -4110), ("2026-03-17", 100000)],
    ),
    "kiwibank": (
        "Account number,Date,Memo/Description,Source Code (payment type),TP ref,TP part,TP code,"
        "OP ref,OP part,OP code,OP name,OP Bank Account Number,Amount (credit),Amount (debit),Amount,Balance\n"
        "38-9000-0000000-00,14-02-2026,POS W/D CAFE,,,,,,,,,,,6.50,-6.50,493.50\n"
        "38-9000-0000000-00,15-02-2026,ACME WAGES,DIRECT CREDIT,,,,,,,,,900.00,,900.00,1393.50\n",
        [("2026-02-14", -650), ("2026-02-15", 90000)],
    ),
    "wise": (
        '"TransferWise ID",Date,"Date Time",Amount,Currency,Description,"Payment Reference",'
        '"Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name",'
        '"Payee Account Number",Merchant,"Card Last Four Digits","Card Holder Full Name",Attachment,'
        'Note,"Total fees","Exchange To Amount","Transaction Type","Transaction Details Type"\n'
        'TRANSFER-101,23-08-2026,"23-08-2026 10:00:00.000",-100.41,EUR,"Sent money to A",rent,'
        '899.59,EUR,GBP,0.86,,"A B",12345678,,,,,,0.41,86.00,DEBIT,TRANSFER\n'
        'CARD-102,20-08-2026,"20-08-2026 09:00:00.000",-12.00,EUR,"Card transaction",,1000.00,,,,,,,'
        'Cafe,1111,"A USER",,,0.00,,DEBIT,CARD\n',
        [("2026-08-23", -10041), ("2026-08-20", -1200)],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_is_read_right(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    assert movements(text) == expected
