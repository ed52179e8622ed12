"""More layouts of banks, cards and wallets, with invented rows."""
# ruff: noqa: E501 (a bank's row stays on one line)

from __future__ import annotations

import pytest

from readers.csv_files import movements

LAYOUTS = {
    "alipay old": (
        "gb18030",
        "支付宝（中国）网络技术有限公司  电子客户回单\n交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,\n"
        "2026031001\t,M1\t,2026-03-10 12:00:00 ,2026-03-10 12:00:05 ,2026-03-10 12:00:05 ,其他（包括阿里巴巴和外部商家） ,即时到账交易          ,面馆              ,午餐                  ,25.00   ,支出      ,交易成功    ,0.00     ,0.00     ,                    ,已支出      ,\n"
        "2026031101\t,M2\t,2026-03-11 12:00:00 ,2026-03-11 12:00:05 ,2026-03-11 12:00:05 ,其他（包括阿里巴巴和外部商家） ,即时到账交易          ,商店              ,退款-杯子                  ,30.00   ,收入      ,退款成功    ,0.00     ,0.00     ,                    ,已收入      ,\n"
        "------------------------------------------------------------------------------------\n导出时间:[2026-03-12 09:00:00]    用户:某人\n",
        [("2026-03-10", -2500), ("2026-03-11", 3000)],
    ),
    "citic credit card": (
        "utf-8-sig",
        "交易日期,入账日期,交易描述,卡末四位,交易币种,结算币种,交易金额,结算金额\n2026-03-10,2026-03-11,餐馆,1111,人民币,人民币,36.00,36.00\n2026-03-05,2026-03-05,还款,1111,人民币,人民币,-800.00,-800.00\n",
        [("2026-03-11", -3600), ("2026-03-05", 80000)],
    ),
    "bank of communications": (
        "gb18030",
        "交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要\n2026-03-10,12:00:00,消费,借,58.00,942.00,,超市,北京,\n2026-03-09,09:00:00,代发,贷,1000.00,1000.00,,公司,北京,工资\n",
        [("2026-03-10", -5800), ("2026-03-09", 100000)],
    ),
    "jingdong": (
        "utf-8-sig",
        "导出信息：,,,,,,,,\n京东账号名：某人,,,,,,,,\n\n交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号\n2026-03-10 12:00:00,商店,书,45.60,银行卡,交易成功,支出,图书,100\t\n2026-03-09 12:00:00,京东,退款,10.00,银行卡,退款成功,收入,退款,101\t\n",
        [("2026-03-10", -4560), ("2026-03-09", 1000)],
    ),
    "sony bank": (
        "cp932",
        '"お取引日","摘要","お預け入れ額","お引き出し額","差し引き残高"\n"2026年03月10日","Visaデビット","","1,200","98,800"\n"2026年03月09日","給与","100,000","","100,000"\n',
        [("2026-03-10", -1200), ("2026-03-09", 100000)],
    ),
    "mizuho": (
        "cp932",
        "月日,お引出金額,お預入金額,お取引内容,残高\n2026.03.10,1200,,ＡＴＭ,98800\n2026.03.09,,100000,給与,100000\n",
        [("2026-03-10", -1200), ("2026-03-09", 100000)],
    ),
    "aeon card": (
        "cp932",
        "ご利用日,ご利用先など,ご利用金額,支払区分,備考\n260310,スーパー,2300,１回,\n260312,喫茶店,650,１回,\n",
        "refused",
    ),
    "hsbc uk with header": (
        "utf-8",
        "Date,Type,Description,Paid out,Paid in,Balance\n13 Mar 2026,VIS,CAFE LONDON,4.50,,95.50\n14 Mar 2026,CR,ACME WAGES,,900.00,995.50\n",
        [("2026-03-13", -450), ("2026-03-14", 90000)],
    ),
    "norisbank": (
        "cp1252",
        "Online-Konto;;;;Kundennummer: 100 1111111\n01.03.2026 - 31.03.2026\nAlter Kontostand;;;;100,00;EUR\nBuchungstag;Wert;Umsatzart;Verwendungszweck;Soll;Haben;Währung\n14.03.2026;14.03.2026;Lastschrift;Strom;-55,00;;EUR\n28.03.2026;28.03.2026;Gutschrift;Lohn;;2.000,00;EUR\nKontostand;;;;2.045,00;EUR\n",
        [("2026-03-14", -5500), ("2026-03-28", 200000)],
    ),
    "targobank without header": (
        "cp1252",
        "14.03.2026;Kartenzahlung Laden;-12,00;;DE02120300000000202051;\n28.03.2026;Gehalt Firma;2.000,00;;DE02120300000000202051;\n",
        [("2026-03-14", -1200), ("2026-03-28", 200000)],
    ),
    "1822direkt": (
        "cp1252",
        "Kontonummer;Datum/Zeit;Buchungstag;Wertstellung;Soll/Haben;Buchungsschlüssel;Buchungsart;Empfänger/Auftraggeber Name;Empfänger/Auftraggeber IBAN;Empfänger/Auftraggeber BIC;Glaeubiger-ID;Mandatsreferenz;Mandatsdatum;Vwz.0;Vwz.1;Vwz.2;Vwz.3;End-to-End-Identifikation\n"
        "DE1;14.03.2026 10:00;14.03.2026;14.03.2026;-12,00;5;LASTSCHRIFT;Laden;DE2;X;;;;Einkauf;;;;\nDE1;28.03.2026 10:00;28.03.2026;28.03.2026;2.000,00;51;GUTSCHRIFT;Firma;DE3;Y;;;;Lohn;;;;\n",
        [("2026-03-14", -1200), ("2026-03-28", 200000)],
    ),
    "advanzia card": (
        "utf-8",
        "Datum;Beschreibung;Betrag in EUR;Fremdwährung\n14.03.2026;LADEN;12,00;\n20.03.2026;ZAHLUNG ERHALTEN;-300,00;\n15.03.2026;KINO;9,00;\n",
        [("2026-03-14", -1200), ("2026-03-20", 30000), ("2026-03-15", -900)],
    ),
    "george austria": (
        "utf-16",
        'Buchungsdatum,Partnername,Partner IBAN,BIC/SWIFT,Partner Kontonummer,Bankleitzahl,Betrag,Währung,Buchungs-Info,Buchungsreferenz\n14.03.2026,Laden,,,,,"-12,00",EUR,Einkauf,1001\n28.03.2026,Firma,AT1,X,,,"2.000,00",EUR,Lohn,1002\n',
        [("2026-03-14", -1200), ("2026-03-28", 200000)],
    ),
    "viseca card": (
        "utf-8",
        '"TransactionID","CardID","Date","ValutaDate","Amount","Currency","OriginalAmount","OriginalCurrency","MerchantName","MerchantPlace","MerchantCountry","Details","StateType","Type"\n"T1","1111","2026-03-14 10:00:00","2026-03-16 00:00:00","25.50","CHF","25.50","CHF","Laden","Bern","CHE","Laden, Bern","booked","merchant"\n"T2","1111","2026-03-10 10:00:00","2026-03-10 00:00:00","-300.00","CHF","-300.00","CHF","Ihre Zahlung - Danke","","","Ihre Zahlung - Danke","booked","payment"\n',
        [("2026-03-14", -2550), ("2026-03-10", 30000)],
    ),
    "neon": (
        "utf-8",
        '"Date";"Amount";"Original amount";"Original currency";"Exchange rate";"Description";"Subject";"Category";"Tags";"Wise";"Spaces"\n"2026-03-14";"-12.50";"";"";"";"Laden";;"food";"";"no";"no"\n"2026-03-10";"2000.00";"";"";"";"Firma";"Lohn";"income";"";"no";"no"\n',
        [("2026-03-14", -1250), ("2026-03-10", 200000)],
    ),
    "zak": (
        "utf-8",
        "Datum,Beschreibung,Gutschrift,Belastung,Saldo\n14.03.2026,Laden,,12.50,1987.50\n10.03.2026,Lohn,2000.00,,2000.00\n",
        [("2026-03-14", -1250), ("2026-03-10", 200000)],
    ),
    "societe generale": (
        "cp1252",
        '="0000111122223333";"01/03/2026";"31/03/2026";\n\nDate de l\'opération;Libellé;Détail de l\'écriture;Montant de l\'opération;Devise\n14/03/2026;CARTE X1111;CARTE X1111 13/03 CAFE;-4,50;EUR\n10/03/2026;VIR RECU;VIR RECU DE: EMPLOYEUR;1500,00;EUR\n',
        [("2026-03-14", -450), ("2026-03-10", 150000)],
    ),
    "lcl without header": (
        "cp1252",
        "14/03/2026;-4,50;Carte;;CB CAFE;1;4;Divers\n10/03/2026;1500,00;Virement;;VIR EMPLOYEUR;1;4;Divers\n31/03/2026;1495,50;;;01111 111111A;0;;\n",
        "any",
    ),
    "hello bank with milestones": (
        "utf-8",
        "Date;Libellé;Montant\n14/03/2026;CARTE CAFE;-4,50\n13/03/2026;VIREMENT EMPLOYEUR;1 500,00\nSolde au 14/03/2026;;2 000,00\n",
        [("2026-03-14", -450), ("2026-03-13", 150000)],
    ),
    "openbank": (
        "utf-8",
        "Fecha Operación;Fecha Valor;Concepto;Importe;Saldo\n14/03/2026;14/03/2026;COMPRA EN TIENDA;-45,20;954,80\n13/03/2026;13/03/2026;TRANSFERENCIA DE EMPRESA;1.000,00;1.000,00\n",
        [("2026-03-14", -4520), ("2026-03-13", 100000)],
    ),
    "banco inter": (
        "utf-8",
        "Extrato Conta Corrente\nConta ;1111111\nPeríodo ;01/03/2026 a 31/03/2026\nSaldo ;1.150,00\n\nData Lançamento;Histórico;Descrição;Valor;Saldo\n14/03/2026;Pix enviado ;FULANO;-50,00;1.150,00\n13/03/2026;Pix recebido;EMPRESA;1.200,00;1.200,00\n",
        [("2026-03-14", -5000), ("2026-03-13", 120000)],
    ),
    "c6 card": (
        "utf-8",
        "Data de Compra;Nome no Cartão;Final do Cartão;Categoria;Descrição;Parcela;Valor (em US$);Cotação (em R$);Valor (em R$)\n14/03/2026;A USER;1111;Supermercados;MERCADO;Única;0;0;120.50\n10/03/2026;A USER;1111;-;Inclusao de Pagamento;Única;0;0;-900.00\n15/03/2026;A USER;1111;Transporte;UBER;Única;0;0;20.00\n",
        [("2026-03-14", -12050), ("2026-03-10", 90000), ("2026-03-15", -2000)],
    ),
    "cgd portugal": (
        "cp1252",
        "Consultar saldos e movimentos à ordem - 31-03-2026\n\nConta ;0111111111111 - EUR - Conta Extracto\nData de início ;01-03-2026\nData de fim ;31-03-2026\n\nData mov. ;Data valor ;Descrição ;Débito ;Crédito ;Saldo contabilístico ;Saldo disponível ;Categoria ;\n14-03-2026;14-03-2026;COMPRA PADARIA ;3,20; ;496,80;496,80;Compras ;\n13-03-2026;13-03-2026;TFI EMPRESA ; ;500,00;500,00;500,00;Diversos ;\n ; ; ; ;Saldo contabilístico ;496,80 EUR; ;\n",
        [("2026-03-14", -320), ("2026-03-13", 50000)],
    ),
    "alior": (
        "cp1250",
        "Data transakcji;Data księgowania;Nazwa nadawcy;Nazwa odbiorcy;Szczegóły transakcji;Kwota operacji;Waluta operacji;Kwota w walucie rachunku;Waluta rachunku;Numer rachunku nadawcy;Numer rachunku odbiorcy\n14-03-2026;15-03-2026;A USER;SKLEP;Zakup;-45,50;PLN;-45,50;PLN;1;2\n10-03-2026;10-03-2026;FIRMA;A USER;Wynagrodzenie;3000,00;PLN;3000,00;PLN;3;1\n",
        [("2026-03-15", -4550), ("2026-03-10", 300000)],
    ),
    "millennium poland": (
        "utf-8",
        '"Numer rachunku/karty","Data transakcji","Data rozliczenia","Rodzaj transakcji","Na konto/Z konta","Odbiorca/Zleceniodawca","Opis","Obciążenia","Uznania","Saldo","Waluta"\n"PL1","2026-03-14","2026-03-15","TRANSAKCJA KARTĄ PŁATNICZĄ","","","SKLEP","-45.50","","954.50","PLN"\n"PL1","2026-03-10","2026-03-10","PRZELEW PRZYCHODZĄCY","PL2","FIRMA","Pensja","","1000.00","1000.00","PLN"\n',
        [("2026-03-15", -4550), ("2026-03-10", 100000)],
    ),
    "avanza like cash": (
        "utf-8",
        "Datum;Konto;Typ av transaktion;Värdepapper/beskrivning;Antal;Kurs;Belopp;Courtage;Valuta;ISIN\n2026-03-14;1111111;Köp;Fond;2;100,00;-200,00;-;SEK;SE1\n2026-03-10;1111111;Insättning;Insättning;-;-;1000,00;-;SEK;-\n",
        [("2026-03-14", -20000), ("2026-03-10", 100000)],
    ),
    "storebrand": (
        "utf-8",
        "Bokført dato;Rentedato;Tekst;Type;Beløp inn;Beløp ut;Saldo\n14.03.2026;14.03.2026;KIWI;Varekjøp;;-312,40;687,60\n13.03.2026;13.03.2026;Lønn;Lønn;1000,00;;1000,00\n",
        [("2026-03-14", -31240), ("2026-03-13", 100000)],
    ),
    "nordnet": (
        "utf-16",
        "Id\tBokföringsdag\tAffärsdag\tLikviddag\tDepå\tTransaktionstyp\tVärdepapper\tAntal\tKurs\tTotal Avgift\tValuta\tBelopp\tSaldo\n1\t2026-03-16\t2026-03-14\t2026-03-16\t1111\tKÖPT\tFond\t2\t100\t0\tSEK\t-200\t800\n2\t2026-03-10\t2026-03-10\t2026-03-10\t1111\tINSÄTTNING\t\t\t\t0\tSEK\t1000\t1000\n",
        [("2026-03-16", -20000), ("2026-03-10", 100000)],
    ),
    "raiffeisen russia": (
        "cp1251",
        "Дата операции;Описание;Валюта операции;Сумма в валюте операции;Валюта счета;Сумма в валюте счета;Остаток\n14.03.2026 10:00;Магазин;RUB;-350.00;RUB;-350.00;650.00\n13.03.2026 10:00;Зарплата;RUB;1 000.00;RUB;1 000.00;1 000.00\n",
        [("2026-03-14", -35000), ("2026-03-13", 100000)],
    ),
    "monobank": (
        "utf-8",
        '"Дата i час операції","Деталі операції",MCC,"Сума в валюті картки (UAH)","Сума в валюті операції",Валюта,Курс,"Сума комісій (UAH)","Сума кешбеку (UAH)","Залишок після операції"\n"14.03.2026 10:00:00","Магазин",5411,-150.5,-150.5,UAH,—,—,—,849.5\n"13.03.2026 10:00:00","Поповнення",4829,1000,1000,UAH,—,—,—,1000\n',
        [("2026-03-14", -15050), ("2026-03-13", 100000)],
    ),
    "garanti": (
        "utf-8",
        "Tarih;Açıklama;Etiket;Tutar;Bakiye\n14.03.2026;MARKET;;-150,50;849,50\n13.03.2026;MAAŞ;;1.000,00;1.000,00\n",
        [("2026-03-14", -15050), ("2026-03-13", 100000)],
    ),
    "federal bank india": (
        "utf-8",
        "Tran Date,Value Date,Particulars,Tran Type,Cheque Details,Withdrawals,Deposits,Balance,Cr/Dr\n14/03/2026,14/03/2026,UPI/CAFE,TFR,,150.00,,850.00,CR\n15/03/2026,15/03/2026,NEFT/ACME,TFR,,,5000.00,5850.00,CR\n",
        [("2026-03-14", -15000), ("2026-03-15", 500000)],
    ),
    "maybank": (
        "utf-8",
        "Posting Date,Transaction Description,Transaction Amount,Statement Balance\n14/03/2026,SALE DEBIT CAFE,12.50-,987.50\n13/03/2026,IBK TRANSFER,1000.00+,1000.00\n",
        [("2026-03-14", -1250), ("2026-03-13", 100000)],
    ),
    "st george": (
        "utf-8",
        "Date,Description,Debit,Credit,Balance\n14/03/2026,Visa Purchase Cafe,4.50,,95.50\n,Opening Balance,,,100.00\n",
        [("2026-03-14", -450)],
    ),
    "asb with preamble": (
        "utf-8",
        'Created date / time : 14 March 2026 / 10:00:00\nBank 12; Branch 3000; Account 0111111-50 (Streamline)\nFrom date 20260301\nTo date 20260314\nAvail Bal : 95.50 as of 20260314\nLedger Balance : 95.50 as of 20260314\nDate,Unique Id,Tran Type,Cheque Number,Payee,Memo,Amount\n\n2026/03/14,2026031401,D/D,,"CAFE","CARD 1111",-4.50\n2026/03/10,2026031001,D/C,,"ACME","WAGES",100.00\n',
        [("2026-03-14", -450), ("2026-03-10", 10000)],
    ),
    "us card with reference and address": (
        "utf-8",
        'Posted Date,Reference Number,Payee,Address,Amount\n03/14/2026,2400000000000000001,"CAFE","SEATTLE WA ",-4.50\n03/10/2026,2400000000000000002,"PAYMENT - THANK YOU","",100.00\n',
        [("2026-03-14", -450), ("2026-03-10", 10000)],
    ),
    "synchrony": (
        "utf-8",
        "Transaction Date,Posting Date,Reference Number,Amount,Description\n03/14/2026,03/15/2026,P1,$25.00,STORE\n03/10/2026,03/10/2026,P2,-$100.00,AUTOMATIC PAYMENT - THANK YOU\n",
        [("2026-03-15", -2500), ("2026-03-10", 10000)],
    ),
    "navy federal": (
        "utf-8",
        "Posting Date,Transaction Date,Amount,Credit Debit Indicator,type,Type Group,Reference,Instructed Currency,Currency Exchange Rate,Instructed Amount,Description,Category,Check Serial Number,Card Ending\n03/15/2026,03/14/2026,4.5,Debit,POS,Debit,,USD,1,4.5,CAFE,Dining,,1111\n03/13/2026,03/13/2026,900,Credit,ACH,Credit,,USD,1,900,PAYROLL,Paychecks,,\n",
        [("2026-03-15", -450), ("2026-03-13", 90000)],
    ),
    "privacy and unknown columns": (
        "utf-8",
        "Frob,When booked,Blah,Gone,Came,Left over\nx,14/03/2026,Cafe,4.50,,95.50\ny,15/03/2026,Wages,,900.00,995.50\nz,16/03/2026,Shop,10.00,,985.50\n",
        [("2026-03-14", -450), ("2026-03-15", 90000), ("2026-03-16", -1000)],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_is_read_right_or_refused(layout: str) -> None:
    from finadvise.errors import InputRefused

    encoding, text, expected = LAYOUTS[layout]
    content = text.encode(encoding)
    if expected == "refused":
        with pytest.raises(InputRefused):
            movements(content)
    elif expected != "any":
        assert movements(content) == expected
