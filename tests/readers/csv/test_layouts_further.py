"""Further layouts: the Baltics, wallets, brokers' cash, budget tools, odd habits; invented rows."""
# ruff: noqa: E501 (a bank's row stays on one line)

from __future__ import annotations

import pytest

from readers.csv_files import movements

LAYOUTS = {
    "swedbank lithuania": (
        "utf-8",
        '"Sąskaitos Nr.","","Data","Gavėjas","Paaiškinimai","Suma","Valiuta","D/K","Įrašo Nr.","Kodas","Įmokos kodas","Dok. Nr.","Kliento kodas mokėtojo IS","Kliento kodas","Pradinis mokėtojas","Galutinis gavėjas"\n'
        '"LT123456789012345678","10","2026-03-01","","Likutis pradžiai","100.00","EUR","K","","AS","","","","","",""\n'
        '"LT123456789012345678","20","2026-03-05","MAXIMA","Pirkinys","12.30","EUR","D","2026030500000001","MK","","","","","",""\n'
        '"LT123456789012345678","20","2026-03-10","UAB DARBAS","Atlyginimas","900.00","EUR","K","2026031000000002","MK","","","","","",""\n'
        '"LT123456789012345678","82","2026-03-31","","Apyvarta","12.30","EUR","D","","K2","","","","","",""\n'
        '"LT123456789012345678","82","2026-03-31","","Apyvarta","900.00","EUR","K","","K2","","","","","",""\n'
        '"LT123456789012345678","86","2026-03-31","","likutis pabaigai","987.70","EUR","K","","LS","","","","","",""\n',
        [("2026-03-05", -1230), ("2026-03-10", 90000)],
    ),
    "lhv estonia": (
        "utf-8",
        '"Kliendi konto","Dokumendi number","Kuupäev","Saaja/maksja konto","Saaja/maksja nimi","Saaja panga kood","Tühi","Deebet/Kreedit (D/C)","Summa","Viitenumber","Arhiveerimistunnus","Selgitus","Teenustasu","Valuuta","Isikukood või registrikood"\n'
        '"EE382200221020145685","1","2026-04-14","","Rimi","","","D","-23.50","","AAA1","Ostud","0.00","EUR",""\n'
        '"EE382200221020145685","2","2026-04-10","EE1","Tööandja","","","C","1500.00","","AAA2","Palk","0.00","EUR",""\n',
        [("2026-04-14", -2350), ("2026-04-10", 150000)],
    ),
    "air bank": (
        "utf-8",
        '"Datum provedení";"Směr úhrady";"Typ úhrady";"Skupina plateb";"Měna účtu";"Částka v měně účtu";"Poplatek v měně účtu";"Původní měna úhrady";"Původní částka úhrady";"Název protistrany";"Číslo účtu protistrany"\n'
        '"14/03/2026";"Odchozí";"Platba kartou";"";"CZK";"-125,50";"0,00";"CZK";"-125,50";"Pekárna";""\n'
        '"13/03/2026";"Příchozí";"Příchozí úhrada";"";"CZK";"30000,00";"0,00";"CZK";"30000,00";"Firma";"111/0100"\n',
        [("2026-03-14", -12550), ("2026-03-13", 3000000)],
    ),
    "fineco": (
        "utf-8",
        "Data;Entrate;Uscite;Descrizione;Descrizione_Completa;Stato\n"
        "16/02/2026;;-25,40;PagoBancomat POS;Spesa;Contabilizzato\n15/02/2026;1500,00;;Bonifico;Stipendio;Contabilizzato\n"
        "18/02/2026;;-9,00;Pagamento Visa;Cinema;Autorizzato\n",
        [("2026-02-16", -2540), ("2026-02-15", 150000)],
    ),
    "poste italiane with separate columns": (
        "utf-8",
        "Data Contabile;Data Valuta;Addebiti (euro);Accrediti (euro);Descrizione operazioni\n"
        "27/05/26;27/05/26;45,00;;BOLLETTA LUCE\n15/05/26;15/05/26;;1.200,00;STIPENDIO\n",
        [("2026-05-27", -4500), ("2026-05-15", 120000)],
    ),
    "la banque postale": (
        "cp1252",
        "Numéro Compte   ;1234567A020\nType         ;CCP\nCompte tenu en  ;euros\nDate            ;20/03/2026\n"
        "Solde (EUROS)   ;150,10\nSolde (FRANCS)  ;984,59\n\nDate;Libellé;Montant(EUROS);Montant(FRANCS)\n"
        '19/03/2026;"ACHAT CB BOULANGERIE 18.03.26";-4,20;-27,55\n17/03/2026;"VIREMENT DE MME X";50,00;327,98\n',
        [("2026-03-19", -420), ("2026-03-17", 5000)],
    ),
    "fortuneo": (
        "utf-8",
        "Date opération;Date valeur;libellé;Débit;Crédit\n21/01/2026;21/01/2026;CARTE 20/01 LIBRAIRIE;-12,00;\n"
        "20/01/2026;20/01/2026;VIR EMPLOYEUR;;1 750,25\n",
        [("2026-01-21", -1200), ("2026-01-20", 175025)],
    ),
    "caixabank": (
        "utf-8",
        "Concepto;Fecha;Importe;Saldo\nMERCADONA;21/03/2026;-45,20EUR;954,80EUR\nNOMINA;20/03/2026;1.000,00EUR;1.000,00EUR\n",
        [("2026-03-21", -4520), ("2026-03-20", 100000)],
    ),
    "bankinter with preamble": (
        "cp1252",
        "CUENTA: ES12 0128 0000 0000 0000 0000\nSALDO: 454,80\n\nFECHA CONTABLE;FECHA VALOR;DESCRIPCIÓN;IMPORTE;SALDO\n"
        "21/03/2026;21/03/2026;RECIBO LUZ;-45,20;454,80\n01/03/2026;01/03/2026;NOMINA;500,00;500,00\n",
        [("2026-03-21", -4520), ("2026-03-01", 50000)],
    ),
    "itau card brazil": (
        "utf-8",
        "data,lançamento,valor\n2026-03-14,MERCADO,120.50\n2026-03-12,PADARIA,12.00\n2026-03-10,PAGAMENTO EFETUADO,-900.00\n",
        [("2026-03-14", -12050), ("2026-03-12", -1200), ("2026-03-10", 90000)],
    ),
    "bradesco": (
        "cp1252",
        "Extrato de: Ag: 1111 | Conta: 22222-2\n\nData;Histórico;Docto.;Crédito (R$);Débito (R$);Saldo (R$);\n"
        "01/03/26;SALDO ANTERIOR;;;;1.000,00;\n02/03/26;COMPRA CARTAO MERCADO;1111;;-50,00;950,00;\n"
        "16/03/26;TRANSF RECEBIDA;2222;200,00;;1.150,00;\n;;Total;200,00;-50,00;1.150,00;\n",
        [("2026-03-02", -5000), ("2026-03-16", 20000)],
    ),
    "mexico banorte": (
        "utf-8",
        "Cuenta,Fecha De Operación,Fecha,Referencia,Descripción,Cod. Transac,Sucursal,Depósitos,Retiros,Saldo,Movimiento,Descripción Detallada\n"
        "'0011111111,16/03/2026,16/03/2026,1111,OXXO,003,1,-,$150.00,$850.00,1,COMPRA\n"
        '\'0011111111,15/03/2026,15/03/2026,2222,NOMINA,002,1,"$1,000.00",-,"$1,000.00",2,DEPOSITO\n',
        [("2026-03-16", -15000), ("2026-03-15", 100000)],
    ),
    "chile integers": (
        "utf-8",
        "Fecha;Descripción;Cargos (CLP);Abonos (CLP);Saldo (CLP)\n21/03/2026;SUPERMERCADO;15.990;;484.010\n20/03/2026;SUELDO;;500.000;500.000\n",
        [("2026-03-21", -15990), ("2026-03-20", 500000)],
    ),
    "otp hungary": (
        "cp1250",
        "Tranzakció dátuma;Könyvelés dátuma;Típus;Bejövő/Kimenő;Partner neve;Közlemény;Összeg;Pénznem;Egyenleg\n"
        "2026.03.14.;2026.03.15.;VÁSÁRLÁS;Kimenő;BOLT;Vásárlás;-4 500;HUF;95 500\n"
        "2026.03.10.;2026.03.10.;ÁTUTALÁS;Bejövő;CÉG;Fizetés;100 000;HUF;100 000\n",
        [("2026-03-15", -450000), ("2026-03-10", 10000000)],
    ),
    "zaba croatia": (
        "utf-8",
        "Datum;Referencija;Opis;Uplata;Isplata;Valuta;Stanje\n14.03.2026.;1111;KONZUM;;23,40;EUR;476,60\n"
        "10.03.2026.;2222;PLAĆA;500,00;;EUR;500,00\n",
        [("2026-03-14", -2340), ("2026-03-10", 50000)],
    ),
    "privat24": (
        "utf-8",
        "Дата;Категорія;Картка;Опис операції;Сума в валюті картки;Валюта картки;Сума в валюті транзакції;Валюта транзакції;Залишок на кінець періоду;Валюта залишку\n"
        "21.03.2026 12:10:00;Продукти;5168 **** **** 1111;Магазин;-150,50;UAH;-150,50;UAH;849,50;UAH\n"
        "20.03.2026 10:00:00;Зарахування;5168 **** **** 1111;Зарплата;1000,00;UAH;1000,00;UAH;1000,00;UAH\n",
        [("2026-03-21", -15050), ("2026-03-20", 100000)],
    ),
    "sberbank style": (
        "cp1251",
        "Тип карты;Номер карты;Дата совершения операции;Дата обработки операции;Код авторизации;Тип операции;Город совершения операции;Страна совершения операции;Описание;Валюта операции;Сумма в валюте операции;Сумма в валюте счета\n"
        "Основная;1111;14.03.2026;15.03.2026;1;Покупка;MOSKVA;RUS;МАГАЗИН;RUB;-350,00;-350,00\n"
        "Основная;1111;10.03.2026;11.03.2026;2;Зачисление;MOSKVA;RUS;ЗАРПЛАТА;RUB;40000,00;40000,00\n",
        [("2026-03-15", -35000), ("2026-03-11", 4000000)],
    ),
    "ccb china": (
        "utf-8-sig",
        "序号,摘要,币别,钞汇,交易日期,交易金额,账户余额,交易地点/附言,对方账号与户名\n"
        '1,消费,人民币元,钞,20260314,-58.00,942.00,超市,\n2,工资,人民币元,钞,20260310,"1,000.00","1,000.00",,公司\n',
        [("2026-03-14", -5800), ("2026-03-10", 100000)],
    ),
    "cmb credit card": (
        "utf-8-sig",
        "交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额\n2026/03/10,2026/03/11,支付宝-餐馆,36.00,1111,36.00(CN)\n"
        "2026/03/05,2026/03/05,自动还款,-800.00,1111,-800.00\n",
        [("2026-03-11", -3600), ("2026-03-05", 80000)],
    ),
    "rakuten bank": (
        "cp932",
        "取引日,入出金(円),取引後残高(円),入出金内容\n20260310,-2500,97500,ＡＴＭ\n20260309,100000,100000,給与\n",
        [("2026-03-10", -2500), ("2026-03-09", 100000)],
    ),
    "paypay bank split date": (
        "cp932",
        '"操作日(年)","操作日(月)","操作日(日)","操作時刻(時)","取引順番号","摘要","お支払金額","お預り金額","残高","メモ"\n'
        '"2026","3","10","12","1","カード","1500","","98500","-"\n"2026","3","9","9","2","給与","","100000","100000","-"\n',
        [("2026-03-10", -1500), ("2026-03-09", 100000)],
    ),
    "japan post bank": (
        "cp932",
        "お客さま口座情報\n現在高,50000円\n\n取引日,入出金明細ＩＤ,受入金額（円）,払出金額（円）,詳細１,詳細２,現在（貸付）高\n"
        "20260311,1,,3000,カード,ＡＴＭ,47000\n20260310,2,50000,,給与,,50000\n",
        [("2026-03-11", -3000), ("2026-03-10", 50000)],
    ),
    "icici india": (
        "utf-8",
        "DETAILED STATEMENT\n\nTransactions List - A USER,,,,,,,\nS No.,Value Date,Transaction Date,Cheque Number,Transaction Remarks,Withdrawal Amount (INR ),Deposit Amount (INR ),Balance (INR )\n"
        '1,14/03/2026,14/03/2026,-,UPI/CAFE,150.00,0.0,850.00\n2,15/03/2026,15/03/2026,-,NEFT-ACME,0.0,"1,00,000.00","1,00,850.00"\n',
        [("2026-03-14", -15000), ("2026-03-15", 10000000)],
    ),
    "singapore dbs": (
        "utf-8",
        "Account Details For:,DBS Savings 111-1-111111\nStatement as at:,31 Mar 2026\nAvailable Balance:,900.00\n\n"
        "Transaction Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,Transaction Ref2,Transaction Ref3\n\n"
        "14 Mar 2026,POS,12.50, ,COFFEE SHOP,TO 1,\n10 Mar 2026,SAL, ,3000.00,ACME,,\n",
        [("2026-03-14", -1250), ("2026-03-10", 300000)],
    ),
    "hong kong hsbc": (
        "utf-8",
        "Date,Description,Amount,Currency\n28/02/2026,OCTOPUS,-100.00,HKD\n25/02/2026,SALARY,20000.00,HKD\n",
        [("2026-02-28", -10000), ("2026-02-25", 2000000)],
    ),
    "thai kasikorn": (
        "utf-8",
        "Date,Time,Descriptions,Withdrawal (THB),Deposit (THB),Balance (THB),Channel\n"
        '14-03-26,12:00,Payment,120.00,,880.00,K PLUS\n13-03-26,09:00,Transfer Deposit,,"1,000.00","1,000.00",K PLUS\n',
        [("2026-03-14", -12000), ("2026-03-13", 100000)],
    ),
    "fnb south africa": (
        "utf-8",
        "ACCOUNT TRANSACTION HISTORY\n\nName:,A,USER\nAccount:,1111111111,[Cheque Account]\nBalance:,885.50,885.50\n\n"
        "Date,Amount,Balance,Description\n2026/03/14,-114.50,885.50,POS PURCHASE CHECKERS\n2026/03/13,1000.00,1000.00,SALARY ACME\n",
        [("2026-03-14", -11450), ("2026-03-13", 100000)],
    ),
    "capitec": (
        "utf-8",
        "Nr,Account,Posting Date,Transaction Date,Description,Original Description,Parent Category,Category,Money In,Money Out,Fee,Balance\n"
        "1,1111111111,2026-03-14,2026-03-13,Groceries,SHOP,Food,Groceries,,-150.00,,850.00\n"
        "2,1111111111,2026-03-15,2026-03-15,ATM,ATM CASH,Cash,Cash,,-100.00,-10.00,740.00\n",
        [("2026-03-14", -15000), ("2026-03-15", -11000)],
    ),
    "isracard like charges": (
        "utf-8-sig",
        "Transaction date,Merchant,Transaction amount,Currency,Charge amount,Charge currency\n"
        "14.03.26,CAFE,25.00,ILS,25.00,ILS\n10.03.26,BOOKS,90.00,ILS,90.00,ILS\n",
        [("2026-03-14", -2500), ("2026-03-10", -9000)],
    ),
    "ynab export": (
        "utf-8",
        '"Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"\n'
        '"Current","","14/03/2026","Grocer","Needs: Food","Needs","Food","",£12.00,£0.00,"Cleared"\n'
        '"Current","","10/03/2026","Acme","Inflow: Ready to Assign","Inflow","Ready to Assign","",£0.00,£900.00,"Cleared"\n',
        [("2026-03-14", -1200), ("2026-03-10", 90000)],
    ),
    "mint": (
        "utf-8",
        '"Date","Description","Original Description","Amount","Transaction Type","Category","Account Name","Labels","Notes"\n'
        '"3/27/2026","Cafe","CAFE 1","4.50","debit","Coffee Shops","Card","",""\n"3/15/2026","Acme","ACME PAY","1000.00","credit","Paycheck","Checking","",""\n',
        [("2026-03-27", -450), ("2026-03-15", 100000)],
    ),
    "simple sign column": (
        "utf-8",
        "Date;Label;Amount;Sign\n14/03/2026;Bakery;3,20;-\n10/03/2026;Wages;1500,00;+\n",
        [("2026-03-14", -320), ("2026-03-10", 150000)],
    ),
    "trailing minus and CR": (
        "utf-8",
        "Date,Details,Amount\n14-Mar-2026,CARD PURCHASE SHOP,20.00-\n13-Mar-2026,SALARY,500.00\n",
        [("2026-03-14", -2000), ("2026-03-13", 50000)],
    ),
    "credit flagged in the amount": (
        "utf-8",
        "Date,Transaction Details,Amount (INR)\n14/03/2026,SHOP,1200.00 Dr\n20/03/2026,PAYMENT RECEIVED,5000.00 Cr\n",
        [("2026-03-14", -120000), ("2026-03-20", 500000)],
    ),
    "unsigned with balance": (
        "utf-8",
        "Date,Type,Description,Amount,Balance\n2026-03-10,Deposit,ACME,1000.00,1500.00\n2026-03-11,Purchase,SHOP,20.00,1480.00\n2026-03-12,Purchase,CAFE,5.00,1475.00\n",
        [("2026-03-10", 100000), ("2026-03-11", -2000), ("2026-03-12", -500)],
    ),
    "description with unquoted comma": (
        "utf-8",
        "Date,Description,Amount,Balance\n2026-03-10,ACME,1000.00,1500.00\n2026-03-11,SHOP, LONDON,-20.00,1480.00\n",
        [("2026-03-10", 100000), ("2026-03-11", -2000)],
    ),
    "decimal commas cut by commas": (
        "utf-8",
        "Datum,Text,Betrag,Währung\n14.03.2026,Laden,-12,99,EUR\n15.03.2026,Kino,-9,50,EUR\n",
        [("2026-03-14", -1299), ("2026-03-15", -950)],
    ),
    "whole lines quoted": (
        "utf-8",
        '"Date,""Description"",Amount"\n"2026-03-14,""Shop, London"",-12.00"\n"2026-03-15,""Wages"",900.00"\n',
        [("2026-03-14", -1200), ("2026-03-15", 90000)],
    ),
    "excel separator line": (
        "utf-8",
        "sep=;\nDatum;Omschrijving;Bedrag\n14-03-2026;Bakker;-3,20\n15-03-2026;Salaris;1.500,00\n",
        [("2026-03-14", -320), ("2026-03-15", 150000)],
    ),
    "date once a day": (
        "utf-8",
        "Date,Description,Paid out,Paid in,Balance\n14 Mar 26,SHOP A,10.00,,\n14 Mar 26,SHOP B,5.00,,485.00\n15 Mar 26,WAGES,,100.00,585.00\n",
        [("2026-03-14", -1000), ("2026-03-14", -500), ("2026-03-15", 10000)],
    ),
    "crypto like precision": (
        "utf-8",
        "Date,Description,Amount,Currency\n2026-03-14,Coffee,-3.2000,EUR\n2026-03-15,Top up,50.0000,EUR\n",
        [("2026-03-14", -320), ("2026-03-15", 5000)],
    ),
    "iso time with zone keeps the bank's day": (
        "utf-8",
        "completed_at,amount,currency,description\n2026-03-14T23:59:00+02:00,-3.20,EUR,Bar\n2026-03-15T00:10:00Z,50.00,EUR,Top up\n",
        [("2026-03-14", -320), ("2026-03-15", 5000)],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_is_read_right(layout: str) -> None:
    encoding, text, expected = LAYOUTS[layout]
    assert movements(text.encode(encoding)) == expected
