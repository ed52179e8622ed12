"""Layouts with odd habits: sections, several accounts, sums, fees, unusual dates; invented rows."""
# ruff: noqa: E501 (a bank's row stays on one line)

from __future__ import annotations

import pytest

from readers.csv_files import movements

LAYOUTS = {
    "stripe balance history": (
        "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description\n"
        "txn_1,charge,ch_1,50.00,1.75,48.25,eur,2026-03-14 10:00,2026-03-16 00:00,Order 1\n"
        "txn_2,payout,po_1,-48.25,0.00,-48.25,eur,2026-03-17 10:00,2026-03-17 00:00,STRIPE PAYOUT\n",
        [("2026-03-14", 4825), ("2026-03-17", -4825)],
    ),
    "yodlee": (
        '"Status","Date","Original Description","Split Type","Category","Currency","Amount","User Description","Memo","Classification","Account Name","Simple Description"\n'
        '"posted","2026-03-14","GROCER 12","","Groceries","USD","-20.00","","","Personal","Card - 1111","Grocer"\n'
        '"posted","2026-03-15","PAYROLL","","Paychecks","USD","900.00","","","Personal","Card - 1111","Payroll"\n'
        '"pending","2026-03-16","BAR","","Dining","USD","-9.00","","","Personal","Card - 1111","Bar"\n',
        [("2026-03-14", -2000), ("2026-03-15", 90000)],
    ),
    "eq bank": (
        "Transfer date,Description,Amount,Balance\n"
        '14 MAR 2026,INTEREST RECEIVED,$1.23,"$1,001.23"\n10 MAR 2026,TRANSFER TO A,-$100.00,"$1,000.00"\n',
        [("2026-03-14", 123), ("2026-03-10", -10000)],
    ),
    "ing spain": (
        "Movimientos de la Cuenta;;;;;;;\nNúmero de cuenta:;1111 2222;;;;;;\nTitular:;A USER;;;;;;\n"
        "F. VALOR;CATEGORÍA;SUBCATEGORÍA;DESCRIPCIÓN;COMENTARIO;IMAGEN;IMPORTE (€);SALDO (€)\n"
        "21/03/2026;Compras;Ropa;Pago en TIENDA;;No;-45,20;954,80\n20/03/2026;Nómina;Nómina;Nomina EMPRESA;;No;1000,00;1000,00\n",
        [("2026-03-21", -4520), ("2026-03-20", 100000)],
    ),
    "payoneer": (
        "Date,Description,Amount,Currency,Status\n"
        '"Mar 14, 2026",Payment from ACME,"1,200.00",USD,Completed\n"Mar 16, 2026",Withdrawal to BANK,-500.00,USD,Completed\n"Mar 17, 2026",Card charge,-5.00,USD,Cancelled\n',
        [("2026-03-14", 120000), ("2026-03-16", -50000)],
    ),
    "pc mastercard": (
        '"Description","Type","Card Holder Name","Date","Time","Amount"\n'
        '"GROCER TORONTO","PURCHASE","A USER","03/14/2026","02:15 PM",-25.10\n"PAYMENT","PAYMENT","A USER","03/10/2026","01:00 AM",200.00\n',
        [("2026-03-14", -2510), ("2026-03-10", 20000)],
    ),
    "schwab checking new": (
        '"Date","Status","Type","CheckNumber","Description","Withdrawal","Deposit","RunningBalance"\n'
        '"03/14/2026","Posted","VISA","","CAFE","$4.50","","$995.50"\n"03/13/2026","Posted","ACH","","ACME PAYROLL","","$1,000.00","$1,000.00"\n',
        [("2026-03-14", -450), ("2026-03-13", 100000)],
    ),
    "schwab brokerage cash": (
        '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n'
        '"03/16/2026","Buy","SCHB","SCHWAB BROAD MARKET","2","$50.00","","-$100.00"\n"03/13/2026","MoneyLink Transfer","","Tfr BANK","","","","$500.00"\n"Transactions Total","","","","","","","$400.00"\n',
        [("2026-03-16", -10000), ("2026-03-13", 50000)],
    ),
    "fidelity cash management": (
        "\n\nBrokerage\n\nRun Date,Account,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Settlement Date\n"
        ' 03/18/2026,"CASH X11111111", DIRECT DEPOSIT ACME (Cash), , No Description,Cash,,,,,,1000.00,\n'
        ' 03/16/2026,"CASH X11111111", DEBIT CARD PURCHASE CAFE (Cash), , No Description,Cash,,,,,,-4.50,\n\n\n'
        '"The data and information in this spreadsheet is provided to you solely for your use."\n"Date downloaded 03/20/2026 8:00 pm"\n',
        [("2026-03-18", 100000), ("2026-03-16", -450)],
    ),
    "citi with member name and signs": (
        "Status,Date,Description,Debit,Credit,Member Name\nCleared,03/14/2026,GROCER,25.00,,A USER\nCleared,03/13/2026,AUTOPAY THANK YOU,,-90.00,A USER\n",
        [("2026-03-14", -2500), ("2026-03-13", 9000)],
    ),
    "american sections with pending above": (
        "Account ending in 1111\nPending transactions\nDate,Description,Amount\n03/20/2026,HOTEL HOLD,-120.00\n\nPosted transactions\nDate,Description,Amount\n03/18/2026,CAFE,-4.00\n03/15/2026,ACME PAYROLL,900.00\n",
        [("2026-03-18", -400), ("2026-03-15", 90000)],
    ),
    "capital one bank words": (
        "Account Number,Transaction Date,Transaction Amount,Transaction Type,Transaction Description,Balance\n"
        "1111,03/14/26,25.00,Debit,Withdrawal from CAFE,975.00\n1111,03/13/26,1000.00,Credit,Deposit from ACME,1000.00\n",
        [("2026-03-14", -2500), ("2026-03-13", 100000)],
    ),
    "barclaycard without header": (
        "14 Mar 26 , CAFE LONDON , Visa , A USER , Eating Out , , 4.50\n10 Mar 26 , Payment, Thank You , Visa , A USER , Payments , 100.00 ,\n",
        "refused",
    ),
    "monthly totals between rows": (
        "Datum;Omschrijving;Bedrag;Saldo\n28-02-2026;Bakker;-3,00;97,00\n;Totaal februari;-3,00;\n01-03-2026;Loon;900,00;997,00\n;Totaal maart;900,00;\n",
        [("2026-02-28", -300), ("2026-03-01", 90000)],
    ),
    "page breaks with repeated headers": (
        "Date,Details,Debit,Credit,Balance\n14/03/2026,CAFE,4.50,,95.50\nDate,Details,Debit,Credit,Balance\n15/03/2026,WAGES,,900.00,995.50\nPage 2 of 2,,,,\n",
        [("2026-03-14", -450), ("2026-03-15", 90000)],
    ),
    "continued descriptions": (
        "Date,Description,Amount,Balance\n14/03/2026,TRANSFER TO,-50.00,950.00\n,A LANDLORD,,\n,REF RENT,,\n15/03/2026,WAGES,900.00,1850.00\n",
        [("2026-03-14", -5000), ("2026-03-15", 90000)],
    ),
    "american dates with am and pm": (
        "Date & Time,Merchant,Amount\n3/14/2026 9:05:00 PM,Cafe,-4.50\n3/13/2026 9:05:00 AM,Refund,10.00\n",
        [("2026-03-14", -450), ("2026-03-13", 1000)],
    ),
    "french month names": (
        "Date;Libellé;Montant\n14 mars 2026;Boulangerie;-3,20\n2 févr. 2026;Salaire;1 500,00\n",
        [("2026-03-14", -320), ("2026-02-02", 150000)],
    ),
    "spanish month abbreviations": (
        "Fecha,Descripción,Monto\n14/ene/2026,Tienda,-150.00\n10/ene/2026,Nómina,1000.00\n",
        [("2026-01-14", -15000), ("2026-01-10", 100000)],
    ),
    "japanese dates": (
        "年月日,摘要,お支払金額,お預り金額,差引残高\n2026年3月14日,カード,1200,,98800\n2026年3月10日,給与,,100000,100000\n",
        [("2026-03-14", -1200), ("2026-03-10", 100000)],
    ),
    "swiss apostrophes": (
        "Datum;Text;Betrag CHF;Saldo CHF\n14.03.2026;Miete;-1'250.00;3'750.00\n13.03.2026;Lohn;5'000.00;5'000.00\n",
        [("2026-03-14", -125000), ("2026-03-13", 500000)],
    ),
    "narrow blanks as thousands": (
        "Date;Libellé;Débit;Crédit\n14/03/2026;Loyer;1\u202f250,00;\n13/03/2026;Salaire;;2\u00a0500,00\n",
        [("2026-03-14", -125000), ("2026-03-13", 250000)],
    ),
    "parentheses for money out": (
        'Post Date,Narrative,Amount (USD)\n03/14/2026,CHECK 101,"($1,250.00)"\n03/13/2026,DEPOSIT,"$2,000.00"\n',
        [("2026-03-14", -125000), ("2026-03-13", 200000)],
    ),
    "several currencies in one file": (
        "Date,Description,Amount,Currency\n2026-03-14,Cafe,-4.50,EUR\n2026-03-15,Diner,-12.00,USD\n",
        [("2026-03-14", -450), ("2026-03-15", -1200)],
    ),
    "kuwaiti dinars": (
        "Date,Description,Amount,Currency\n14/03/2026,Shop,-12.345,KWD\n15/03/2026,Salary,900.000,KWD\n",
        [("2026-03-14", -12345), ("2026-03-15", 900000)],
    ),
    "nothing but money out and in flags": (
        "Buchungsdatum;Empfänger;Soll/Haben;Betrag\n14.03.2026;Laden;Soll;12,00\n15.03.2026;Firma;Haben;900,00\n",
        [("2026-03-14", -1200), ("2026-03-15", 90000)],
    ),
    "curve": (
        "Date (YYYY-MM-DD as UTC),Merchant,Txn Amount (Funding Card),Txn Currency (Funding Card),Txn Amount (Foreign Spend),Txn Currency (Foreign Spend),Card Name,Card Last 4 Digits,Type,Category,Notes\n"
        "2026-03-14,Cafe,4.50,GBP,,,Visa,1111,Personal,Eating out,\n2026-03-15,Shop,10.00,GBP,11.90,EUR,Visa,1111,Personal,Shopping,\n",
        [("2026-03-14", -450), ("2026-03-15", -1000)],
    ),
    "coinbase like kinds": (
        "Timestamp,Transaction Type,Amount,Currency,Notes\n2026-03-14T10:00:00Z,Deposit,100.00,EUR,Bank\n2026-03-15T10:00:00Z,Withdrawal,40.00,EUR,Bank\n",
        [("2026-03-14", 10000), ("2026-03-15", -4000)],
    ),
    "belfius": (
        "Boekingsdatum vanaf;01/03/2026\nBoekingsdatum tot en met;31/03/2026\nLaatste saldo;954,80 EUR\nDatum/uur van het laatste saldo;21/03/2026 10:00:00\n;\n\n"
        "Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;Rekening tegenpartij;Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;Mededelingen\n"
        "BE1;21/03/2026;001;1;;BAKKER;;;AANKOOP;21/03/2026;-45,20;EUR;;;\nBE1;20/03/2026;001;2;BE2;FIRMA;;;STORTING;20/03/2026;1000,00;EUR;;;loon\n",
        [("2026-03-21", -4520), ("2026-03-20", 100000)],
    ),
    "argenta english": (
        "Account;Booking date;Value date;Reference;Description;Amount;Currency;Date of transaction;Counterparty account;Counterparty name;Message\n"
        "BE1;21-03-2026;21-03-2026;R1;Payment;-45,20;EUR;20-03-2026;BE2;BAKERY;\nBE1;20-03-2026;20-03-2026;R2;Transfer;1.000,00;EUR;20-03-2026;BE3;ACME;wage\n",
        [("2026-03-21", -4520), ("2026-03-20", 100000)],
    ),
    "bper with sign column empty cells": (
        "DATA OPERAZIONE;DATA VALUTA;DESCRIZIONE;USCITE;ENTRATE;DIVISA\n16/03/26;16/03/26;PAGAMENTO;-25,00;;EUR\n15/03/26;15/03/26;STIPENDIO;;1.500,00;EUR\n",
        [("2026-03-16", -2500), ("2026-03-15", 150000)],
    ),
    "handelsbanken": (
        "Reskontradatum;Transaktionsdatum;Text;Belopp;Saldo\n2026-03-16;2026-03-14;ICA;-99,00;901,00\n2026-03-13;2026-03-13;Lön;1 000,00;1 000,00\n",
        [("2026-03-16", -9900), ("2026-03-13", 100000)],
    ),
    "sparebank1": (
        "Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;\n14.03.2026;KIWI;14.03.2026;;-312,40;;11112222333;\n13.03.2026;Lønn;13.03.2026;25000,00;;11112222333;;\n",
        [("2026-03-14", -31240), ("2026-03-13", 2500000)],
    ),
    "lunar": (
        'Dato,Tekst,Beløb,Saldo,Valuta\n2026-03-14,Netto,"-145,75","854,25",DKK\n2026-03-13,Løn,"1.000,00","1.000,00",DKK\n',
        [("2026-03-14", -14575), ("2026-03-13", 100000)],
    ),
    "op finland": (
        '"Kirjauspäivä";"Arvopäivä";"Määrä EUROA";"Laji";"Selitys";"Saaja/Maksaja";"Saajan tilinumero";"Viite";"Viesti";"Arkistointitunnus"\n'
        '"2026-03-14";"2026-03-14";"-12,90";"162";"PKORTTIMAKSU";"K-MARKET";"";"";"";"A1"\n"2026-03-13";"2026-03-13";"1 900,00";"710";"PALKKA";"YRITYS";"";"";"";"A2"\n',
        [("2026-03-14", -1290), ("2026-03-13", 190000)],
    ),
    "komercni banka": (
        "Datum splatnosti;Datum odepsání z jiné banky;Protiúčet/Kód banky;Název protiúčtu;Částka;Originální částka;Originální měna;Kurz;VS;KS;SS;Identifikace transakce;Systémový popis;Popis příkazce;Popis pro příjemce;AV pole 1\n"
        "14.03.2026;14.03.2026;0/0100;POTRAVINY;-125,00;;;;;;;1;Nákup;;;\n13.03.2026;13.03.2026;1/0100;FIRMA;20000,00;;;;;;;2;Příchozí;;;\n",
        [("2026-03-14", -12500), ("2026-03-13", 2000000)],
    ),
    "santander polska without header": (
        '2026-03-15,31-12-2025,\'11 1111\',A USER,PLN,"1000,00","975,00",2,\n14-03-2026,13-03-2026,ZAKUP SKLEP,,,"-25,00","975,00",2,\n10-03-2026,10-03-2026,PRZELEW,FIRMA,,"500,00","1000,00",1,\n',
        [("2026-03-14", -2500), ("2026-03-10", 50000)],
    ),
    "axis india with footer": (
        "Name :- A USER\nAccount No :-111111111111111\n\nTran Date,CHQNO,PARTICULARS,DR,CR,BAL,SOL\n14-03-2026,-,POS/CAFE, 150.00, , 850.00,1\n15-03-2026,-,NEFT/ACME, , 5000.00, 5850.00,1\n\nUnless the constituent notifies the bank immediately of any discrepancy, it will be taken as correct.\n\n++++ End of Statement ++++\n",
        [("2026-03-14", -15000), ("2026-03-15", 500000)],
    ),
    "icici credit card with sign words": (
        '"Transaction Date","Details","Amount (INR)","Reference Number","BillingAmountSign"\n"14/03/2026","CAFE","150.00","1","Dr"\n"20/03/2026","PAYMENT","500.00","2","CR"\n',
        [("2026-03-14", -15000), ("2026-03-20", 50000)],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_is_read_right_or_refused(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    if expected == "refused":
        from finadvise.errors import InputRefused

        with pytest.raises(InputRefused):
            movements(text)
    else:
        assert movements(text) == expected
