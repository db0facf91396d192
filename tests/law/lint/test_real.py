"""What the rules find in the acts, rule by rule: read it like examples of the law.

Each line: the rule, the edition, the clauses the finding cites, some words of it.
"""

from __future__ import annotations

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.lint import RULES, lint

ADDRESS_2010 = "address-certificate@2010"
ADDRESS_2014 = "address-certificate@2014"
ALLOWANCE = "home-education-allowance@2011"
PASSPORT_2012 = "passport-id-card@2012"
PASSPORT_2014 = "passport-id-card@2014"
FARM = "personal-farm-certificate@2011"
REMOVAL_2012 = "residence-deregistration@2012"
REMOVAL_2014 = "residence-deregistration@2014"
REGISTRATION_2012 = "residence-registration@2012"
REGISTRATION_2014 = "residence-registration@2014"
ASSISTANCE = "targeted-social-assistance@2012"
TEMPORARY_2012 = "temporary-id@2012"
TEMPORARY_2014 = "temporary-id@2014"
UNEMPLOYED = "unemployed-certificate@2011"

TIME = [
    # seven working days for the service, and the actions alone add up to seven
    ("steps-against-term", ASSISTANCE, "9(1), 16, annex 3", "7 working days and 45 minutes, which leaves no reserve"),
    ("steps-against-term", ALLOWANCE, "9(1), annex 3, annex 2", "10 working days and 150 minutes"),
    ("steps-against-term", UNEMPLOYED, "9(1), annex 3(1)", "goes beyond the term of the service, 10 minutes"),
    # the body may take its three working days to send the papers back, and the whole service has three
    ("steps-against-term", ADDRESS_2010, "7(1), 17", "may take 3 working days and the whole service"),
    ("steps-against-term", ADDRESS_2010, "7(1), 7(2)", "may take 30 minutes and the whole service"),
    ("two-terms", UNEMPLOYED, "9(1), annex 3(1), annex 4(1)", "10 minutes"),
    ("two-terms", UNEMPLOYED, "9(1), annex 3(1), annex 4(1)", "9 working days"),
    ("two-terms", UNEMPLOYED, "9(1), annex 3(1), annex 4(1)", "10 working days"),
    ("two-terms", UNEMPLOYED, "annex 4(3), 21(13)", "10 calendar days"),
    ("two-terms", ALLOWANCE, "19(13), annex 3", "≠ 10 working days"),
    ("two-terms", ALLOWANCE, "annex 3, 20(13)", "≠ 10 calendar days"),
    ("undefined-unit", FARM, "7(2.1)", "“2 days”"),
    ("undefined-unit", UNEMPLOYED, "annex 4(2)", "“3 days”"),
    ("undefined-unit", ASSISTANCE, "annex 3, 16", "“1 day”"),
    # branches close at seven and rest an hour; the list gives them the hours of the head office
    ("hours-differ", ADDRESS_2010, "9(2), annex 2", "3 (5, 8, 9)"),
    ("hours-differ", ADDRESS_2010, "9(2), annex 10", "17 (6, 7, 8"),
    ("hours-differ", ADDRESS_2010, "annex 2", "contradicts itself"),
    ("hours-differ", FARM, "9, 21, 22", "9.00 to 20.00"),
    ("hours-differ", REMOVAL_2014, "8(1), 8(2), 4(1)", "the provider, who has 30 minutes, works until 18:30"),
    ("hours-differ", TEMPORARY_2012, "9, annex 1", "lunch break 13.00 to 14.30"),
    ("hours-differ", UNEMPLOYED, "annex 1", "Күн сайын"),
    ("break-unsaid", PASSPORT_2014, "8(1)", "сағат 9.00-ден 18.30-ға"),
]  # fmt: skip

TABLES = [
    ("next-number", ALLOWANCE, "annex 3", "actions 4, 5, 6 stand the numbers 6, 7, 8; the next ones are 5, 6, 7"),
    ("next-number", ALLOWANCE, "annex 3", "7, 8, 9, 10; the next ones are 6, 7, 8, 9"),
    # straight numbers hide that one way does not pass the akim
    ("next-number", ASSISTANCE, "16, annex 3", "after action 4 only the number 5 is printed"),
    ("unreachable-step", ALLOWANCE, "annex 3", "no printed number leads to action 5, 7"),
    ("out-before-signed", ALLOWANCE, "annex 3", "action 7 hands the document out, and only action 8"),
    ("out-before-signed", UNEMPLOYED, "annex 4(1)", "only action 10 has it signed"),
    ("numbering", ASSISTANCE, "annex 3", "(7)"),
    ("numbering", FARM, "7", "(1, 2, 3)"),
    ("list-punctuation", ASSISTANCE, "14(4)", "ends with a full stop and the list goes on"),
    ("list-punctuation", REMOVAL_2012, "7(1)", "a line without a number"),
    ("missing-value", UNEMPLOYED, "annex 4(2)", "action 15 has no form of completion"),
    ("missing-value", UNEMPLOYED, "annex 4(3)", "action 15 has no limit"),
    ("missing-value", PASSPORT_2012, "annex 3", "target value, current value — in every row"),
]  # fmt: skip

REFERENCES = [
    ("dangling-reference", ASSISTANCE, "9(1)", "refers to clause 15; the list of documents stand in clause 14"),
    ("dangling-reference", PASSPORT_2012, "21", "annex 26, which does not exist: the last is annex 4"),
    ("dangling-reference", PASSPORT_2012, "22", "annex 2; the centres stand in annex 1"),
    ("dangling-reference", PASSPORT_2012, "22", "clause 26; the contacts of that body stand in clause 24"),
    ("dangling-reference", REGISTRATION_2012, "22, 27", "promises a phone and sends to clause 27"),
    ("dangling-reference", UNEMPLOYED, "24, annex 1, annex 2", "promises an e-mail"),
    ("dangling-reference", REMOVAL_2014, "10, 13", "promises an address and sends to clause 13"),
    ("dangling-reference", REMOVAL_2014, "13", "only sites are given"),
    ("dangling-reference", FARM, "4, annex 1, annex 2", "promises a site"),
    ("dangling-reference", ALLOWANCE, "annex 4", "sends to the paper version"),
    ("mixed-roles", TEMPORARY_2014, "11", "the provider complains"),
    ("mixed-roles", TEMPORARY_2014, "14", "the recipient keeps an enquiry service"),
    ("mixed-roles", PASSPORT_2014, "9", "the provider has a personal cabinet"),
    # three certificates in one place, five other documents in the other
    ("lists-differ", ALLOWANCE, "14, annex 7", "electronic copy of the birth certificate of the child"),
    ("lists-differ", UNEMPLOYED, "14(1), 19", "only the second has application"),
    ("forms-differ", PASSPORT_2014, "5, 6", "that of its result “қағаз түрінде”"),
    ("forms-differ", ALLOWANCE, "19(3), 7, 18", "told by word of mouth"),
    ("mode-without-price", PASSPORT_2012, "8, 7(1)", "accelerated: 7 working days"),
    ("mode-without-price", PASSPORT_2014, "7, 4(1)", "only one duty is named (within thirty calendar days)"),
]  # fmt: skip

LISTS = [
    ("bad-contact", PASSPORT_2012, "annex 2", "www.akmdvd. online.kz"),
    ("bad-contact", PASSPORT_2012, "annex 2", "numbers without a comma between them: «4-27-27 4-43-65»"),
    ("bad-contact", REMOVAL_2012, "annex 1", "«3962188»"),
    ("bad-contact", REMOVAL_2012, "annex 2", "phones without an area code"),
    ("bad-contact", ASSISTANCE, "annex 2", "digits are missing in a number: «8716-38-4190»"),
    ("bad-contact", ASSISTANCE, "annex 2", "a person's name"),
    ("bad-contact", ADDRESS_2010, "annex 5", "another sign in place of «@»: «police® taraz.kz»"),
    ("bad-contact", FARM, "annex 1", "too many digits: «8 (716245) 6-14-25»"),
    ("bad-contact", REGISTRATION_2012, "4", "www.mvd.kz” is called an e-mail, and it is a site"),
    ("two-sites", ADDRESS_2014, "3, 13", "e.egov.kz (3) ≠ egov.kz (13)"),
    ("two-sites", REGISTRATION_2014, "13, 16", "mvd.gov.kz (13) ≠ mvd.kz (16)"),
    ("public-mail", REMOVAL_2012, "24", "migration.kz@mail.ru"),
    ("same-row", ASSISTANCE, "annex 2", "row 25, 37: two bodies have the same data: «8716-41-26477»"),
    ("same-row", FARM, "annex 1", "Қайырбаев к., 32."),
    # a centre without a director, bureaus without one, an akimat that one list forgot
    ("directory-gap", ADDRESS_2010, "annex 2, annex 10", "«Атырау облысының ХҚКО № 1 қалалық филиалы»"),
    ("directory-gap", ADDRESS_2010, "annex 1, annex 9", "Теміртау"),
    ("directory-gap", ADDRESS_2010, "annex 1, annex 9", "Жезқазған"),
    ("directory-gap", ADDRESS_2010, "annex 6, annex 8", "Шығыс Қазақстан"),
    ("directory-gap", FARM, "1, annex 1, annex 2", "no list has such a body"),
    ("directory-gap", PASSPORT_2012, "annex 2", "no street or house: «Ақмол ауылы»"),
    ("directory-gap", ADDRESS_2010, "annex 8", "row 17: no schedule is printed"),
    ("contacts-differ", ADDRESS_2010, "annex 6, annex 8", "«mainabekov@oskemen.kz» (9) ≠ «mainabekov@akimsemey.gov"),
    ("contacts-differ", ADDRESS_2010, "annex 6, annex 8", "Ақмола облысы әкімінің аппараты: one phone, two posts"),
    ("odd-row", ASSISTANCE, "annex 2", "the word «округі» is missing"),
    ("odd-row", ASSISTANCE, "annex 2", "the code is not that of the district's other rows"),
    ("odd-row", ASSISTANCE, "annex 1", "«010021, Ақмол селосы, Гагарин көшесі, 15»"),
    ("odd-row", PASSPORT_2012, "annex 1", "«Ақтау, 15-шағын ауданы"),
    ("odd-row", PASSPORT_2012, "annex 2", "several bodies in one row: «Шымкент"),
    ("odd-row", UNEMPLOYED, "annex 2", "«Аршалы ауданының мемлекеттік мекемесі"),
]  # fmt: skip

WORDS = [
    ("undefined-term", REMOVAL_2014, "8(2), 10, 14", "“портал” is used and never defined"),
    ("undefined-term", PASSPORT_2012, "8", "“тіркеуші орган”"),
    ("undefined-term", ALLOWANCE, "14, 20, 24, annex 3, 1(15)", "“ЭҮП” is used and never defined; “ПЭҮ” is defined"),
    ("idle-definition", ALLOWANCE, "1(7)", "defined and used nowhere"),
    ("idle-definition", ALLOWANCE, "1(1), 1(6)", "defined as the same thing"),
    # disabled children in a certificate for the unemployed, a permit to build in its annex
    ("leftover", UNEMPLOYED, "annex 4(1)", "мүгедек балаларды материалдық қамтамасыз ету"),
    ("leftover", UNEMPLOYED, "annex 9", "рұқсат"),
    ("leftover", UNEMPLOYED, "21(13)", "учаскелік комиссияның"),
    ("leftover", ASSISTANCE, "annex 3", "Орталыққа"),
    ("leftover", TEMPORARY_2014, "14", "порталдың"),
    ("leftover", FARM, "annex 3", "төлемдер"),
    ("unbalanced", REMOVAL_2012, "4", "«(»"),
    ("unbalanced", PASSPORT_2012, "1", "тіркеу пункті\""),
    ("unbalanced", ASSISTANCE, "annex 2", "(6 times)"),
    ("mixed-script", PASSPORT_2012, "annex 2", "Haуpызым"),
    ("mixed-script", ADDRESS_2010, "14", "«мекенжаЙ»"),
    ("repeated-word", UNEMPLOYED, "annex 4(2)", "Сұранысты орындау. Сұранысты орындау."),
    ("repeated-word", TEMPORARY_2012, "7(1), 7(2)", "word for word alike"),
    ("foreign-word", UNEMPLOYED, "annex 4(2)", "Наименование"),
    ("foreign-word", ASSISTANCE, "annex 2", "воскресенье"),
    ("foreign-word", ALLOWANCE, "annex 1", "«с» (19 times)"),
    ("misspelt", PASSPORT_2012, "14", "“түралы” is printed, everywhere else “туралы”"),
    ("misspelt", PASSPORT_2012, "26", "“Тәуелсізідік”"),
    ("misspelt", REMOVAL_2012, "24", "“полицясы” is printed, everywhere else “полициясы”"),
    ("misspelt", TEMPORARY_2014, "10", "“қөрсетілетін”"),
    ("word-break", REMOVAL_2012, "5", "«мекен жайын»"),
    ("word-break", UNEMPLOYED, "annex 4(1)", "«АЖенгізу»"),
    ("word-break", PASSPORT_2012, "annex 2", "words run together"),
    ("stray-sign", ALLOWANCE, "20(8)", "a stray letter"),
    ("stray-sign", ALLOWANCE, "annex 3", "break off at a conjunction"),
    ("stray-sign", PASSPORT_2014, "15", "«байланыс – орталығы»"),
    ("stray-sign", FARM, "annex 1", "two signs running"),
    ("two-spellings", ASSISTANCE, "annex 2", "“Берсуат” in the name, “Бірсуат” in the address"),
    ("two-spellings", TEMPORARY_2014, "11", "“почта” and “пошта”"),
    ("set-phrase", ASSISTANCE, "16, annex 3", "“жұмыс күн ішінде” is printed, everywhere else “жұмыс күні ішінде”"),
    ("set-phrase", ADDRESS_2014, "9", "“Көрсетілген қызметті алушылар”"),
    ("name-differs", PASSPORT_2012, "19", "паспорттар мен жеке куәліктер беру"),
    ("name-differs", FARM, "18, annex 3", "тиімділік"),
]  # fmt: skip

ACTS = [
    ("gap-in-force", PASSPORT_2014, "act cl. 3", "01.02.2014, this edition begins on 07.03.2014: for 34 days none"),
    ("unknown-day", REGISTRATION_2014, "act cl. 3", "the day of publication is nowhere in the act"),
    ("unknown-day", UNEMPLOYED, "act cl. 2", "жарияланған күнінен бастап"),
    ("repeal", UNEMPLOYED, "act heading, act note", "not from which day it acts"),
    ("repeal", TEMPORARY_2014, "act note", "Order № 332 of 10.04.2015"),
    ("unnumbered-act", PASSPORT_2012, "act cl. 1, 8", "Budget Code of the Republic of Kazakhstan"),
    ("no-approval-mark", PASSPORT_2012, "heading", "act No. 363 is not named"),
]  # fmt: skip

ALL = [*TIME, *TABLES, *REFERENCES, *LISTS, *WORDS, *ACTS]


@pytest.mark.parametrize(("rule", "law", "where", "words"), ALL, ids=[f"{r}-{e}-{w}" for r, e, w, _ in ALL])
def test_it_is_found(rule: str, law: str, where: str, words: str) -> None:
    found = lint(edition(law), [rule])
    there = [one for one in found if set(where.split(", ")) <= set(one.where.split(", "))]
    assert any(words in one.what.en for one in there), [(one.where, one.what.en) for one in found]


def test_every_rule_has_an_example() -> None:
    assert {rule.id for rule in RULES} == {line[0] for line in ALL}


GATHERED = [
    # one finding for a pair of rows, for a thing with three terms, for a letter typed wrongly all over
    ("same-row", PASSPORT_2012, 1),
    ("mode-without-price", PASSPORT_2012, 1),
    ("steps-against-term", ASSISTANCE, 1),
    ("two-terms", ASSISTANCE, 0),
    ("next-number", ALLOWANCE, 2),
    ("mixed-script", PASSPORT_2012, 2),
    ("foreign-word", ALLOWANCE, 1),
]


@pytest.mark.parametrize(("rule", "law", "count"), GATHERED)
def test_findings_are_gathered(rule: str, law: str, count: int) -> None:
    assert len(lint(edition(law), [rule])) == count


RIGHT = [
    # words that are what they should be, however near to others
    ("misspelt", PASSPORT_2012, "кемінде"),
    ("misspelt", REGISTRATION_2014, "жалдау"),
    ("misspelt", UNEMPLOYED, "аппараттық"),
    ("misspelt", ASSISTANCE, "асатын"),
    ("misspelt", ADDRESS_2014, "жерімнен"),
    ("misspelt", PASSPORT_2012, "ресімдеген"),
    ("misspelt", PASSPORT_2014, "талоны"),
    ("repeated-word", ADDRESS_2010, "заңды тұлғалар"),
    ("repeated-word", ALLOWANCE, "хабарландырулар"),
    # names of streets, initials, a word that the law of the time uses
    ("foreign-word", PASSPORT_2012, "Авангардская"),
    ("foreign-word", PASSPORT_2012, "«С»"),
    ("foreign-word", FARM, "«село»"),
    ("foreign-word", FARM, "«с»"),
    # one street in two towns; a village's number that another region's village has
    ("same-row", PASSPORT_2012, "К.Маркс"),
    ("same-row", PASSPORT_2012, "2-10-02"),
    ("bad-contact", UNEMPLOYED, "8-7162 31-92-76"),
    ("bad-contact", ASSISTANCE, "6-20-30"),
    ("two-spellings", ADDRESS_2010, "Алмалы"),
    # the name of an act with its number, an abbreviation of common use
    ("undefined-term", ADDRESS_2014, "ҚРЗ"),
    ("unbalanced", PASSPORT_2012, "1) "),
    ("word-break", ADDRESS_2010, "орган мен"),
    ("stray-sign", ALLOWANCE, "тұтынушы – жеке"),
]


@pytest.mark.parametrize(("rule", "law", "words"), RIGHT)
def test_what_is_right_is_left_alone(rule: str, law: str, words: str) -> None:
    assert not [one for one in lint(edition(law), [rule]) if words in one.what.en]
