"""What the tables make of a text."""

from __future__ import annotations

import pytest

from finadvise.analysis.ledger.reading.evidence import CEILING, Judgement, judge
from finadvise.analysis.ledger.reading.lexicon import Setting
from finadvise.analysis.ledger.reading.merchants import clean_words

GB = frozenset({"gb"})


def judged(
    text: str, *, money_in: bool = False, countries: frozenset[str] = GB, code: str = ""
) -> Judgement:
    return judge(
        text, clean_words(text), money_in=money_in, setting=Setting(countries), merchant_code=code
    )


def likeliest(text: str, *, money_in: bool = False, countries: frozenset[str] = GB) -> str:
    beliefs = judged(text, money_in=money_in, countries=countries).beliefs
    return beliefs[0].category if beliefs else ""


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("HILLTOP PHARMACY", "health.pharmacy"),
        ("HILLTOP APOTHEKE", "health.pharmacy"),
        ("Hilltopapotheke", "health.pharmacy"),
        ("MONTHLY ACCOUNT FEE", "fees.bank"),
        ("ATM WITHDRAWAL HILLTOP", "cash"),
        ("TRANSFER TO SAVER", "transfers.savings"),
        ("CREDIT CARD PAYMENT THANK YOU", "transfers.card_payment"),
        ("HILLTOP CHINESE RESTAURA", "eating_out.restaurants"),
    ],
)
def test_words_say_what_was_paid_for(text: str, category: str) -> None:
    assert likeliest(text) == category


def test_the_longest_name_swallows_the_shorter_one() -> None:
    assert likeliest("SHELL") == "transport.fuel"
    assert likeliest("SHELL ENERGY") == "utilities.energy"


def test_a_word_behind_a_shop_that_sells_all_says_more() -> None:
    assert likeliest("TESCO PETROL") == "transport.fuel"
    assert likeliest("SAINSBURYS CAFE") == "eating_out.coffee"


def test_a_fee_is_a_fee_whatever_shop_it_was_for() -> None:
    assert likeliest("INTERNATIONAL PROCESSING FEE NETFLIX") == "fees.foreign"


def test_a_delivery_platform_gives_way_to_the_shop_it_delivers_for() -> None:
    assert likeliest("DELIVEROO") == "eating_out.takeaway"
    assert likeliest("DELIVEROO WAITROSE") == "groceries"


def test_cash_is_a_withdrawal_only_at_the_head() -> None:
    assert likeliest("CASH TESCO HILLTOP") == "cash"
    assert likeliest("TESCO CASH DESK") == "groceries"


def test_paying_a_person_gives_way_to_the_trade_that_is_named() -> None:
    assert likeliest("ZELLE TO ANNA") == "transfers.people"
    assert likeliest("ZELLE TO ANNA HAIRDRESSER") == "health.personal_care"


def test_a_person_with_the_name_of_a_chain_is_a_person() -> None:
    assert likeliest("ZELLE TO ANNA BOOTH") == "transfers.people"


def test_what_stands_before_the_name_names_nobody() -> None:
    """`Visa` is how it was paid, whatever shop is called so."""
    [vote] = [b.category for b in judged("VISA HILLTOP PHARMACY").beliefs]
    assert vote == "health.pharmacy"


def test_a_known_name_outweighs_the_word_behind_it() -> None:
    assert likeliest("SHELL HILLTOP MOTORS") == "transport.fuel"
    assert likeliest("ALDI HILLTOP MOTORS") == "transport.vehicle"  # sells everything


def test_a_second_name_is_where_the_first_one_lives() -> None:
    assert likeliest("AMAZON PRIME AMZN.CO.UK") == "entertainment.subscriptions"


def test_a_town_at_the_end_says_nothing_of_the_trade() -> None:
    assert likeliest("HILLTOP PHARMACY BATH") == likeliest("HILLTOP PHARMACY")


def test_the_wording_of_a_bank_tells_its_country() -> None:
    """Several countries have the euro; a word of one of them counts where its banks write so."""
    euro = frozenset({"fi", "fr", "de"})
    assert likeliest("KORTTIOSTO HILLTOP APTEEKKI", countries=euro) == "health.pharmacy"


def test_money_back_is_about_the_shop_that_is_named() -> None:
    assert likeliest("REIMBURSEMENT", money_in=True) == "income.other"
    assert likeliest("REIMBURSEMENT ALDI", money_in=True) == "groceries"


def test_interest_is_income_one_way_and_a_charge_the_other() -> None:
    assert likeliest("INTEREST", money_in=True) == "income.interest"
    assert likeliest("INTEREST") == "fees.interest"


def test_insurance_of_something_is_insurance_of_that() -> None:
    assert likeliest("HILLTOP VERSICHERUNG KFZ") == "insurance.car"
    assert likeliest("HILLTOP INSURANCE VET") == "insurance.pet"


def test_what_stands_behind_of_is_the_place() -> None:
    assert likeliest("PHARMACIE DE LA GARE", countries=frozenset({"fr"})) == "health.pharmacy"


def test_a_foreign_word_counts_only_where_it_is_spoken() -> None:
    assert likeliest("HYRA", countries=frozenset({"se"})) == "housing.rent"
    assert likeliest("HYRA") == ""


def test_an_english_word_is_a_company_form_elsewhere() -> None:
    assert likeliest("ZZQX SPA") == "health.personal_care"
    assert likeliest("ZZQX SPA", countries=frozenset({"it"})) == ""


def test_votes_for_one_category_support_each_other_up_to_the_ceiling() -> None:
    one = judged("HILLTOP PHARMACY").beliefs[0].probability
    two = judged("CHEMIST PHARMACY").beliefs[0].probability
    assert one == pytest.approx(0.9)
    assert one < two <= CEILING


def test_votes_for_two_categories_share_the_probability() -> None:
    beliefs = judged("VET PLUMBER").beliefs
    assert {b.category for b in beliefs} == {"pets", "home.services"}
    # 9 to 1 for each: 9 / (1 + 9 + 9)
    assert [b.probability for b in beliefs] == [pytest.approx(9 / 19)] * 2


def test_a_merchant_code_speaks_where_the_text_says_nothing() -> None:
    judgement = judged("ZZQ 1", code="5411")
    assert judgement.beliefs[0].category == "groceries"
    assert judgement.by_code
    assert not judged("HILLTOP PHARMACY").by_code


def test_unknown_texts_have_no_belief() -> None:
    assert judged("ZZQX").beliefs == ()


def test_a_recognised_name_ends_where_the_branch_begins() -> None:
    assert judged("TESCO STORES HILLTOP").name_words == 2
    assert judged("HILLTOP TRADERS").name_words == 0
    assert judged("FARMACIA VERDI").name_words == 0
