"""Layouts of other European exports, with invented rows."""
# ruff: noqa: E501 (a bank's row stays on one line)

from __future__ import annotations

import pytest

from readers.csv_files import movements, read

LAYOUTS = {
    "boursorama": (
        "utf-8-sig",
        "dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;"
        "accountLabel;accountbalance\n"
        '2026-03-14;2026-03-14;"CARTE 13/03/26 CAFE CB*1111";"Restaurants";"Loisirs";"cafe";-12,50;;'
        '"00012345678";"BoursoBank";1234.56\n'
        '2026-03-10;2026-03-10;"VIR SEPA EMPLOYEUR";"Salaires";"Revenus";"employeur";1 900,00;;'
        '"00012345678";"BoursoBank";1234.56\n',
        [("2026-03-14", -1250), ("2026-03-10", 190000)],
    ),
    "credit agricole": (
        "cp1252",
        "Téléchargement du 20/03/2026;\n\nM. A USER\nCompte de Dépôt carte n° 12345678901;\n"
        "Solde au 20/03/2026 1 234,56 €\n\nListe des opérations du compte entre le 01/03/2026 et le "
        "20/03/2026;\n\nDate;Libellé;Débit Euros;Crédit Euros;\n"
        '18/03/2026;"PAIEMENT PAR CARTE   \nLIBRAIRIE 17/03";23,40;;\n'
        '05/03/2026;"VIREMENT EN VOTRE FAVEUR   \nEMPLOYEUR";;1 850,00;\n',
        [("2026-03-18", -2340), ("2026-03-05", 185000)],
    ),
    "bnp paribas": (
        "cp1252",
        "Compte de chèques;Compte de chèques;****1234;14/04/2026;;1 020,30\n"
        "13/04/2026;FACTURE CARTE;FACTURE CARTE DU 120426 MARCHE;;-20,10\n"
        "02/04/2026;VIR SEPA RECU;VIR SEPA RECU /DE EMPLOYEUR;;1 500,00\n",
        [("2026-04-13", -2010), ("2026-04-02", 150000)],
    ),
    "caisse d'epargne": (
        "utf-8",
        "Code de la banque : 11111;Code de l'agence : 22222;Date de début de téléchargement : 01/05/2026;"
        "Date de fin de téléchargement : 31/05/2026;\nNuméro de compte : 04000000001;"
        "Nom du compte : COMPTE COURANT;Devise : EURO;\n\nSolde en fin de période;;;;541,20\n"
        "Date;Numéro d'opération;Libellé;Débit;Crédit;Détail;\n"
        "28/05/26;AAA1;CB BOULANGERIE;-3,80;;CB;\n15/05/26;AAA2;VIR SALAIRE;;+1600,00;;\n",
        [("2026-05-28", -380), ("2026-05-15", 160000)],
    ),
    "santander spain": (
        "utf-8",
        "FECHA OPERACIÓN;FECHA VALOR;CONCEPTO;IMPORTE EUR;SALDO\n"
        "14/03/2026;14/03/2026;Compra En Supermercado;-45,30;954,70\n"
        "13/03/2026;13/03/2026;Nomina Empresa;1.000,00;1.000,00\n",
        [("2026-03-14", -4530), ("2026-03-13", 100000)],
    ),
    "bbva": (
        "utf-8",
        "Últimos movimientos;;;;;;;\n\nF.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;"
        "Observaciones\n"
        "21/02/2026;21/02/2026;Cafeteria;Pago con tarjeta;-2,40;EUR;497,60;EUR;CAFE\n"
        "20/02/2026;20/02/2026;Transferencia recibida;Alquiler;500,00;EUR;500,00;EUR;\n",
        [("2026-02-21", -240), ("2026-02-20", 50000)],
    ),
    "intesa": (
        "utf-8",
        "Data contabile;Data valuta;Descrizione;Accrediti;Addebiti;Descrizione estesa;Mezzo\n"
        "15/03/2026;15/03/2026;Pagamento POS;;-18,50;PAGAMENTO POS LIBRERIA;Carta\n"
        "10/03/2026;10/03/2026;Stipendio;1.700,00;;EMOLUMENTI AZIENDA;\n",
        [("2026-03-15", -1850), ("2026-03-10", 170000)],
    ),
    "unicredit": (
        "utf-8",
        "Data Registrazione;Data valuta;Descrizione;Importo (EUR);Canale\n"
        "28.01.2026;28.01.2026;PAGAMENTO BAR;-3,10;POS\n27.01.2026;27.01.2026;BONIFICO A VOSTRO FAVORE;"
        "1.250,00;\n",
        [("2026-01-28", -310), ("2026-01-27", 125000)],
    ),
    "rabobank": (
        "cp1252",
        '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",'
        '"Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij","Naam initiërende partij",'
        '"BIC tegenpartij","Code","Batch ID","Transactiereferentie","Machtigingskenmerk","Incassant ID",'
        '"Betalingskenmerk","Omschrijving-1","Omschrijving-2","Omschrijving-3","Reden retour",'
        '"Oorspr bedrag","Oorspr munt","Koers"\n'
        '"NL11RABO0000000001","EUR","RABONL2U","000000000000000101","2026-04-03","2026-04-03","-12,30",'
        '"+487,70","","Bakker","","","","bc","","","","","","Betaalautomaat"," ","","","","",""\n'
        '"NL11RABO0000000001","EUR","RABONL2U","000000000000000102","2026-04-04","2026-04-04","+1.000,00",'
        '"+1.487,70","NL22INGB0000000002","Werkgever","","","","cb","","","","","","Salaris"," ","","","",'
        '"",""\n',
        [("2026-04-03", -1230), ("2026-04-04", 100000)],
    ),
    "ing netherlands": (
        "utf-8",
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
        '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
        '"20260320";"Supermarkt";"NL20INGB0001234567";"";"BA";"Af";"23,45";"Betaalautomaat";"Pasvolgnr";'
        '"976,55";""\n'
        '"20260319";"Werkgever";"NL20INGB0001234567";"NL11RABO0000000001";"OV";"Bij";"1000,00";'
        '"Overschrijving";"Salaris";"1000,00";""\n',
        [("2026-03-20", -2345), ("2026-03-19", 100000)],
    ),
    "abn amro without header": (
        "utf-8",
        "123456789\tEUR\t20260301\t1000,00\t987,50\t20260301\t-12,50\tBEA   NR:1 01.03.26 CAFE\n"
        "123456789\tEUR\t20260302\t987,50\t1487,50\t20260302\t500,00\tSEPA OVERBOEKING VAN A\n",
        [("2026-03-01", -1250), ("2026-03-02", 50000)],
    ),
    "millennium bcp": (
        "utf-16",
        "Conta;12345678\nMoeda;EUR\n\nData lançamento;Data valor;Descrição;Montante;Tipo;Saldo\n"
        "21-02-2026;21-02-2026;COMPRA 1111 PADARIA;-3,20;Débito;496,80\n"
        "20-02-2026;20-02-2026;TRF RECEBIDA;500,00;Crédito;500,00\n",
        [("2026-02-21", -320), ("2026-02-20", 50000)],
    ),
    "nubank account": (
        "utf-8",
        "Data,Valor,Identificador,Descrição\n"
        "14/03/2026,-45.50,aaaa-1,Transferência enviada pelo Pix - FULANO\n"
        "15/03/2026,2000.00,aaaa-2,Transferência Recebida - EMPRESA\n",
        [("2026-03-14", -4550), ("2026-03-15", 200000)],
    ),
    "nubank card": (
        "utf-8",
        "date,title,amount\n2026-03-14,Mercado,120.50\n2026-03-10,Pagamento recebido,-900.00\n"
        "2026-03-08,Uber,23.90\n",
        [("2026-03-14", -12050), ("2026-03-10", 90000), ("2026-03-08", -2390)],
    ),
    "mbank": (
        "cp1250",
        "mBank S.A. Bankowość Detaliczna;\n#Klient;\nJAN KOWALSKI;\n\n#Za okres:;\n01.03.2026;31.03.2026;\n\n"
        "#zgodnie z wybranymi filtrami wyszukiwania;\n#dla rachunków:;\neKonto - 11111111;\n\n"
        "#Waluta;#Wpływy;#Wydatki;\nPLN;3 000,00;-45,50;\n\n"
        "#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota;\n"
        '2026-03-14;"ŻABKA  ZAKUP PRZY UŻYCIU KARTY";"eKonto 1111 ... 2222";"Żywność";-45,50 PLN;\n'
        '2026-03-10;"FIRMA  PRZELEW PRZYCHODZĄCY";"eKonto 1111 ... 2222";"Wpływy";3 000,00 PLN;\n',
        [("2026-03-14", -4550), ("2026-03-10", 300000)],
    ),
    "pko": (
        "cp1250",
        '"Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po transakcji",'
        '"Opis transakcji","","",""\n'
        '"2026-02-14","2026-02-13","Płatność kartą","-23.99","PLN","+976.01","Tytuł: 00001","Lokalizacja: '
        'Miasto: ŁÓDŹ","",""\n'
        '"2026-02-10","2026-02-10","Przelew na konto","+1000.00","PLN","+1000.00","Nadawca: FIRMA","","",""\n',
        [("2026-02-14", -2399), ("2026-02-10", 100000)],
    ),
    "ing slaski": (
        "cp1250",
        '"Lista transakcji"\n"Dokument nr 0001"\n\n"Wybrane rachunki:"\n"KONTO Direct (PLN)";;"11 1111"\n\n'
        '"Data transakcji";"Data księgowania";"Dane kontrahenta";"Tytuł";"Nr rachunku";"Nazwa banku";'
        '"Szczegóły";"Nr transakcji";"Kwota transakcji (waluta rachunku)";"Waluta";"Kwota blokady/zwolnienie '
        'blokady";"Waluta";"Kwota płatności w walucie";"Waluta";"Konto";"Saldo po transakcji";"Waluta"\n'
        '2026-03-21;2026-03-22;"SKLEP";"Płatność kartą";;;"TR.KART";"2026001";-15,20;PLN;;;;;'
        '"KONTO Direct";484,80;PLN\n'
        '2026-03-20;2026-03-20;"FIRMA";"Wynagrodzenie";"22 2222";"Bank";"PRZELEW";"2026002";500,00;PLN;;;;;'
        '"KONTO Direct";500,00;PLN\n',
        [("2026-03-22", -1520), ("2026-03-20", 50000)],
    ),
    "seb": (
        "utf-8",
        "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text/mottagare;Belopp;Saldo\n"
        "2026-03-20;2026-03-20;5484001;ICA MAXI /26-03-19;-245,50;754,50\n"
        "2026-03-19;2026-03-19;5484002;LÖN;1000,00;1000,00\n",
        [("2026-03-20", -24550), ("2026-03-19", 100000)],
    ),
    "swedbank": (
        "cp1252",
        "* Transaktioner Period 2026-03-01 - 2026-03-31 Skapad 2026-04-01 10:00 CEST\n"
        "Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,"
        "Referens,Beskrivning,Belopp,Bokfört saldo\n"
        '1,81059,9000000001,"Privatkonto",SEK,2026-03-16,2026-03-14,2026-03-16,"COOP","COOP",-99.00,901.00\n'
        '2,81059,9000000001,"Privatkonto",SEK,2026-03-13,2026-03-13,2026-03-13,"Lön","Lön",1000.00,1000.00\n',
        [("2026-03-16", -9900), ("2026-03-13", 100000)],
    ),
    "dnb": (
        "utf-8",
        '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"\n'
        '"17.03.2026";"Varekjøp KIWI";"17.03.2026";"312,40";""\n'
        '"15.03.2026";"Lønn Arbeidsgiver";"15.03.2026";"";"25 000,00"\n',
        [("2026-03-17", -31240), ("2026-03-15", 2500000)],
    ),
    "danske bank": (
        "cp1252",
        '"Dato";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"\n'
        '"16.02.2026";"Netto";"-145,75";"854,25";"Udført";"Nej"\n'
        '"14.02.2026";"Løn";"1.000,00";"1.000,00";"Udført";"Nej"\n'
        '"18.02.2026";"Husleje";"-500,00";"";"Venter";"Nej"\n',
        [("2026-02-16", -14575), ("2026-02-14", 100000)],
    ),
    "nordea finland": (
        "utf-8",
        "Kirjauspäivä;Määrä;Maksaja;Maksunsaaja;Nimi;Otsikko;Viitenumero;Saldo;Valuutta;\n"
        "2026/03/16;-12,90;FI1;;;K-MARKET;;87,10;EUR;\n2026/03/15;100,00;;FI1;;PALKKA;;100,00;EUR;\n",
        [("2026-03-16", -1290), ("2026-03-15", 10000)],
    ),
    "fio": (
        "utf-8-sig",
        "accountId;2000000001\nbankId;2010\ncurrency;CZK\niban;CZ6508000000192000145399\nbic;FIOBCZPP\n"
        "openingBalance;1000,00\nclosingBalance;20750,00\ndateStart;01.03.2026\ndateEnd;31.03.2026\n\n"
        "ID pohybu;Datum;Objem;Měna;Protiúčet;Název protiúčtu;Kód banky;Název banky;KS;VS;SS;"
        "Uživatelská identifikace;Zpráva pro příjemce;Typ;Provedl;Upřesnění;Komentář;BIC;ID pokynu\n"
        "26000001;14.03.2026;-250,00;CZK;;;;;;1111;;Nákup: POTRAVINY;Nákup: POTRAVINY;Platba kartou;A;;;;1\n"
        "26000002;15.03.2026;20000,00;CZK;111111;FIRMA;0100;KB;;;;;mzda;Bezhotovostní příjem;;;;;2\n",
        [("2026-03-14", -25000), ("2026-03-15", 2000000)],
    ),
    "csob": (
        "cp1250",
        "Pohyby na účtu 123456789/0300;;\n\n"
        "číslo účtu;datum zaúčtování;částka;měna;zůstatek;číslo účtu protistrany;kód banky protistrany;"
        "název účtu protistrany;konstantní symbol;variabilní symbol;specifický symbol;označení operace;"
        "ID transakce;poznámka\n"
        "123456789;21.03.2026;-1 234,50;CZK;765,50;;;ŘEZNICTVÍ;;;;Transakce platební kartou;1;Místo: PŘEROV\n"
        "123456789;20.03.2026;2 000,00;CZK;2 000,00;222;0100;FIRMA;;;;Příchozí úhrada;2;\n",
        [("2026-03-21", -123450), ("2026-03-20", 200000)],
    ),
    "tinkoff": (
        "cp1251",
        '"Дата операции";"Дата платежа";"Номер карты";"Статус";"Сумма операции";"Валюта операции";'
        '"Сумма платежа";"Валюта платежа";"Кэшбэк";"Категория";"MCC";"Описание";"Бонусы (включая кэшбэк)";'
        '"Округление на инвесткопилку";"Сумма операции с округлением"\n'
        '"21.03.2026 12:10:00";"22.03.2026";"*1111";"OK";"-450,00";"RUB";"-450,00";"RUB";"4";'
        '"Супермаркеты";"5411";"Магазин";"4,00";"0,00";"450,00"\n'
        '"20.03.2026 10:00:00";"20.03.2026";"*1111";"FAILED";"-99,00";"RUB";"-99,00";"RUB";"";"Кафе";"5812";'
        '"Кафе";"0,00";"0,00";"99,00"\n'
        '"19.03.2026 09:00:00";"19.03.2026";"";"OK";"50000,00";"RUB";"50000,00";"RUB";"";"Зарплата";"";'
        '"Зарплата";"0,00";"0,00";"50000,00"\n',
        [("2026-03-21", -45000), ("2026-03-19", 5000000)],
    ),
    "kbc": (
        "cp1252",
        "Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta;Bedrag;Saldo;krediet;"
        "debet;rekeningnummer tegenpartij;BIC tegenpartij;Naam tegenpartij;Adres tegenpartij;"
        "gestructureerde mededeling;Vrije mededeling\n"
        "BE68539007547034;;A USER;EUR; 02026001;21/03/2026;BETALING BANCONTACT;21/03/2026;-14,50;485,50;;"
        "-14,50;;;;;;\n"
        "BE68539007547034;;A USER;EUR; 02026001;20/03/2026;STORTING;20/03/2026;500,00;500,00;500,00;;"
        "BE1;;FIRMA;;;loon\n",
        [("2026-03-21", -1450), ("2026-03-20", 50000)],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_is_read_right(layout: str) -> None:
    encoding, text, expected = LAYOUTS[layout]
    assert movements(text.encode(encoding)) == expected


def test_accents_survive_central_european_bytes() -> None:
    encoding, text, _ = LAYOUTS["pko"]
    rows = read(text.encode(encoding)).accounts[0].rows
    assert "Tytuł" in rows[0].description
