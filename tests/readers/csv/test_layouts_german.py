"""Layouts of German, Austrian and Swiss exports, with invented rows."""
# ruff: noqa: E501 (a bank's row stays on one line)

from __future__ import annotations

import pytest

from readers.csv_files import movements, read

LAYOUTS = {
    "dkb card": (
        "utf-8",
        '"Kreditkarte:";"1111********2222";\n\n"Von:";"01.03.2026";\n"Bis:";"31.03.2026";\n'
        '"Saldo:";"-75.50 EUR";\n"Datum:";"31.03.2026";\n\n'
        '"Umsatz abgerechnet und nicht im Saldo enthalten";"Wertstellung";"Belegdatum";"Beschreibung";'
        '"Betrag (EUR)";"Ursprünglicher Betrag";\n'
        '"Ja";"05.03.2026";"04.03.2026";"CAFE BERLIN";"-5,50";"";\n'
        '"Nein";"20.03.2026";"19.03.2026";"Einzahlung";"120,00";"";\n',
        [("2026-03-04", -550), ("2026-03-19", 12000)],
        "EUR",
    ),
    "consorsbank": (
        "cp1252",
        "Buchung;Valuta;Sender / Empfänger;IBAN / Konto-Nr.;BIC / BLZ;Buchungstext;Verwendungszweck;"
        "Kategorie;Stichwörter;Umsatz geteilt;Betrag in EUR\n"
        "12.05.2026;12.05.2026;Bäckerei Müller;DE02120300000000202051;BYLADEM1001;LASTSCHRIFT;Brot;"
        "Lebensmittel;;;-4,20\n"
        "02.05.2026;02.05.2026;Firma GmbH;DE02500105170137075030;INGDDEFF;GEHALT;Gehalt Mai;Einkommen;;;"
        "2.345,67\n",
        [("2026-05-12", -420), ("2026-05-02", 234567)],
        "EUR",
    ),
    "raiffeisen austria without header": (
        "utf-8-sig",
        "03.04.2026;Bezahlung Karte Supermarkt;03.04.2026;-23,90;EUR;03.04.2026 10:12:11:123\n"
        "01.04.2026;Gehalt Firma;01.04.2026;1.900,00;EUR;01.04.2026 05:00:00:001\n",
        [("2026-04-03", -2390), ("2026-04-01", 190000)],
        "EUR",
    ),
    "ubs": (
        "utf-8-sig",
        "Kontonummer:;0234 00103914.40;\nIBAN:;CH93 0076 2011 6238 5295 7;\nVon:;2026-02-01;\n"
        "Bis:;2026-02-28;\nAnfangssaldo:;1000.00;\nSchlusssaldo:;2871.65;\nBewertet in:;CHF;\n"
        "Anzahl Transaktionen in diesem Zeitraum:;2;\n\n"
        "Abschlussdatum;Abschlusszeit;Buchungsdatum;Valutadatum;Währung;Belastung;Gutschrift;"
        "Einzelbetrag;Saldo;Transaktions-Nr.;Beschreibung1;Beschreibung2;Beschreibung3;Fussnoten;\n"
        '2026-02-20;;2026-02-20;2026-02-20;CHF;;2000.00;;2871.65;1111111;"Firma AG";"Lohn";;;\n'
        '2026-02-14;11:10:00;2026-02-15;2026-02-14;CHF;-128.35;;;871.65;2222222;"Laden";"Karte";;;\n',
        [("2026-02-20", 200000), ("2026-02-15", -12835)],
        "CHF",
    ),
    "postfinance": (
        "utf-8",
        'Datum von:;="2026-01-01"\nDatum bis:;="2026-01-31"\nBuchungsart:;="Alle Buchungen"\n'
        'Konto:;="CH5604835012345678009"\nWährung:;="CHF"\n\n'
        "Datum;Bewegungstyp;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Label;Kategorie\n"
        '28.01.2026;Gutschrift;"GUTSCHRIFT FIRMA";5000.00;;;"Einkommen"\n'
        '14.01.2026;Buchung;"KAUF LADEN ZÜRICH";;-45.6;;"Einkauf"\n\n'
        "Disclaimer:\nDer Inhalt wurde erstellt.\n",
        [("2026-01-28", 500000), ("2026-01-14", -4560)],
        "CHF",
    ),
    "zkb": (
        "utf-8-sig",
        '"Datum";"Buchungstext";"ZKB-Referenz";"Referenznummer";"Belastung CHF";"Gutschrift CHF";'
        '"Valuta";"Saldo CHF"\n'
        '"21.02.2026";"Einkauf Laden";"Z1";"";"33.20";"";"21.02.2026";"966.80"\n'
        '"20.02.2026";"Gutschrift Lohn";"Z2";"";"";"1000.00";"20.02.2026";"1000.00"\n',
        [("2026-02-21", -3320), ("2026-02-20", 100000)],
        "CHF",
    ),
    "n26 old": (
        "utf-8",
        '"Datum","Empfänger","Kontonummer","Transaktionstyp","Verwendungszweck","Betrag (EUR)",'
        '"Betrag (Fremdwährung)","Fremdwährung","Wechselkurs"\n'
        '"2026-03-14","Café","","MasterCard Zahlung","","-3.40","-3.40","EUR","1.0"\n'
        '"2026-03-15","Diner","","MasterCard Zahlung","","-9.20","-10.00","USD","1.087"\n',
        [("2026-03-14", -340), ("2026-03-15", -920)],
        "EUR",
    ),
    "deutsche bank with footer": (
        "cp1252",
        "Umsätze Konto ;;;Kundennummer: 100 1234567\n\n01.04.2026 - 30.04.2026\n"
        "Letzter Kontostand;;;;1.000,00;EUR\n"
        "Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.\n"
        "Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;BIC;"
        "Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;"
        "Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung\n"
        "14.04.2026;14.04.2026;SEPA-Lastschrift;Strom AG;Abschlag;DE1;X;;;;;-55,00;;;;-55,00;;EUR\n"
        "28.04.2026;28.04.2026;SEPA-Gutschrift;Firma;Lohn;DE2;Y;;;;;2.000,00;;;;;2.000,00;EUR\n"
        "Kontostand;30.04.2026;;;2.945,00;EUR\n",
        [("2026-04-14", -5500), ("2026-04-28", 200000)],
        "EUR",
    ),
    "sparkasse old with soll haben": (
        "cp1252",
        "Buchungstag;Valuta;Auftraggeber/Zahlungsempfänger;Empfänger/Zahlungspflichtiger;Konto-Nr.;BLZ;"
        "Vorgang/Verwendungszweck;Kundenreferenz;Währung;Umsatz; \n"
        "13.02.2026;13.02.2026;A USER;Stadtwerke;;;Gas;;EUR;77,10;S\n"
        "01.02.2026;01.02.2026;A USER;Firma;;;Gehalt;;EUR;1.800,00;H\n"
        "01.02.2026;;;;;;Anfangssaldo;;EUR;100,00;H\n"
        "13.02.2026;;;;;;Endsaldo;;EUR;1.822,90;H\n",
        [("2026-02-13", -7710), ("2026-02-01", 180000)],
        "EUR",
    ),
    "vorgemerkt rows": (
        "utf-8",
        '"Buchungstag";"Verwendungszweck";"Betrag";"Waehrung";"Info"\n'
        '"14.03.26";"Laden";"-10,00";"EUR";"Umsatz gebucht"\n'
        '"15.03.26";"Hotel";"-99,00";"EUR";"Umsatz vorgemerkt"\n',
        [("2026-03-14", -1000)],
        "EUR",
    ),
    "bunq": (
        "utf-8",
        '"Date";"Interest Date";"Amount";"Account";"Counterparty";"Name";"Description"\n'
        '"2026-05-03";"2026-05-03";"-1.250,00";"NL02BUNQ0000000001";"NL02ABNA0000000002";"Vermieter";"Miete"\n'
        '"2026-05-04";"2026-05-04";"12,50";"NL02BUNQ0000000001";"NL02ABNA0000000003";"Freund";"Pizza"\n',
        [("2026-05-03", -125000), ("2026-05-04", 1250)],
        "",
    ),
    "comdirect with pending and open amounts": (
        "cp1252",
        ';\n"Umsätze Girokonto";"Zeitraum: 30 Tage";\n"Neuer Kontostand";"1.500,00 EUR";\n\n'
        '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";\n'
        '"offen";"--";"Visa-Umsatz";" Kartenverfügung LADEN ";"-12,00";\n'
        '"21.03.2026";"21.03.2026";"Lastschrift";" Auftraggeber: Telefon ";"-29,99";\n\n'
        '"Alter Kontostand";"1.529,99 EUR";\n',
        [("2026-03-21", -2999)],
        "EUR",
    ),
    "amex germany": (
        "utf-8",
        "Datum,Beschreibung,Karteninhaber,Konto #,Betrag,Weitere Details,Erscheint auf Ihrer Abrechnung als,"
        "Adresse,Stadt,PLZ,Land,Betreff,Kategorie\n"
        '21/03/2026,LADEN BERLIN,A USER,-11001,"45,90",,LADEN BERLIN,,,,,,\n'
        '18/03/2026,ZAHLUNG ERHALTEN. BESTEN DANK.,A USER,-11001,"-300,00",,,,,,,,\n',
        [("2026-03-21", -4590), ("2026-03-18", 30000)],
        "EUR",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_is_read_right(layout: str) -> None:
    encoding, text, expected, currency = LAYOUTS[layout]
    content = text.encode(encoding)
    assert movements(content) == expected
    assert not currency or read(content).accounts[0].currency == currency
