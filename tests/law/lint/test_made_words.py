"""Rules about words and about the act itself, each on a made edition without the fault and with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qyzmet.law.model import ActRef, Definition, Edition
from tests.law.lint.made import Case, act, cell, check, said, small, table

DATE = date(2000, 11, 27)


def clause(words: str, **changes: object) -> Edition:
    """An edition with a clause 2 of these words."""
    return small({"2": f"2. {words}"}, **changes)


def two(first: str, second: str) -> Edition:
    """An edition with clauses 2 and 3 of these words."""
    return small({"2": f"2. {first}", "3": f"3. {second}"})


def defined(used: str) -> Edition:
    """An edition whose list of terms has one, and a clause after it."""
    term = Definition(id="d", term=said("маман"), meaning=said("өтінішті қабылдайтын адам"), clause="2(1)")
    item = "1) маман – өтінішті қабылдайтын адам."
    return small({"2": f"2. Терминдер:\n{item}", "2(1)": item, "3": f"3. {used}"}, definitions=(term,))


def in_cell(words: str) -> Edition:
    """An edition with a cell of these words."""
    return small({"annex 1": None}, tables=(table(cell("1", words), numbered=False),))


def enacted(third: str, note: str | None = None) -> Edition:
    """An act whose clause 3 says when it begins, with a note."""
    words = {"act cl. 3": third, **({"act note": note} if note else {})}
    return small(words)


def basis(number: str | None) -> Edition:
    """An act that names a law, with or without its number."""
    law = ActRef(title=said("Әкімшілік рәсімдер туралы заң"), number=number, date=DATE, clause="1")
    return small(act=act(legal_basis=(law,)))


def since(day: date) -> Edition:
    """An edition of a real service, in force from this day on."""
    made = small(
        {"act cl. 3": "3. Осы қаулы қол қойылған күні қолданысқа енгізіледі."}, service="address-certificate"
    )
    return replace(made, act=replace(made.act, force=replace(made.act.force, since=day)))


LAW = "3. Осы қаулы алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі."
REPEALED = "Ескерту. Күші жойылды - Астана қаласы әкімдігінің 2015 жылғы 12 қазандағы № 821 қаулысымен"

WORDS = [
    Case(
        rule="dangling-reference",
        good=two("Құжаттар осы стандарттың 3-тармағында айтылған.", "Құжаттар: өтініш."),
        bad=two("Құжаттар осы стандарттың 9-тармағында айтылған.", "Құжаттар: өтініш."),
        where="2",
        says=("9-тармақ", "соңғысы 3-тармақ"),
        mend="Сілтемені түзету",
    ),
    Case(
        rule="mixed-roles",
        good=clause("Көрсетілетін қызметті алушы басшыға шағыммен жүгінеді."),
        bad=clause("Көрсетілетін қызметті беруші басшыға шағыммен жүгінеді."),
        where="2",
        says=("қызметті беруші басшыға шағыммен жүгінеді", "«көрсетілетін қызметті алушы» үшін ғана"),
        mend="«көрсетілетін қызметті алушы» деп",
    ),
    Case(
        rule="forms-differ",
        good=two("Қызметті көрсету нысаны: қағаз.", "Қызметтің нәтижесін ұсыну нысаны: қағаз."),
        bad=two("Қызметті көрсету нысаны: қағаз.", "Қызметтің нәтижесін ұсыну нысаны: электронды."),
        where="2, 3",
        says=("«қағаз»", "«электронды»"),
        mend="барлық нысанын",
    ),
    Case(
        rule="forms-differ",
        good=two("Қызметтен бас тарту қағаз түрінде беріледі.", "Бас тартудың себебі жазбаша айтылады."),
        bad=two("Қызметтен бас тарту қағаз түрінде беріледі.", "Маман ауызша бас тартады."),
        where="3, 2",
        says=("ауызша (3", "жазбаша (2"),
        mend="тек жазбаша",
    ),
    Case(
        rule="two-sites",
        good=two("Сайты: www.mvd.gov.kz.", "Ақпарат mvd.gov.kz сайтында."),
        bad=two("Сайты: www.mvd.gov.kz.", "Ақпарат mvd.kz сайтында."),
        where="2, 3",
        says=("mvd.gov.kz (2)", "mvd.kz (3)"),
        mend="Бір мекенжайды",
    ),
    Case(
        rule="undefined-term",
        good=clause("Өтінішке электрондық цифрлық қолтаңба (бұдан әрі – ЭЦҚ) қойылады."),
        bad=clause("Өтінішке ЭЦҚ қойылады."),
        where="2",
        says=("«ЭЦҚ» қолданылған", "анықтамасы жоқ"),
        mend="Анықтамасын енгізу",
    ),
    Case(
        rule="idle-definition",
        good=defined("Өтінішті маман қабылдайды."),
        bad=defined("Өтінішті инспектор қабылдайды."),
        where="2(1)",
        says=("«маман» анықталған", "ешқайда қолданылмаған"),
        mend="Артық анықтаманы",
    ),
    Case(
        rule="leftover",
        good=clause("Анықтаманы органның маманы береді."),
        bad=clause("Анықтаманы Орталықтың маманы береді."),
        where="2",
        says=("«Орталықтың»", "«Тұрғылықты жері туралы анықтама беру» қызметінде ол жоқ"),
        mend="Алып тастау",
    ),
    Case(
        rule="unbalanced",
        good=clause("Өтінішті өтініш беруші (немесе оның өкілі) береді."),
        bad=clause("Өтінішті өтініш беруші (немесе оның өкілі береді."),
        where="2",
        says=("«(» жұбы жоқ", "өтініш беруші (немесе оның өкілі"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="mixed-script",
        good=clause("Өтінішті маман қабылдайды."),
        bad=clause("Өтінішті маман қaбылдайды."),
        where="2",
        says=("латын әрпі «a»", "«қaбылдайды»"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="repeated-word",
        good=clause("Өтінішті маман қабылдайды және тіркейді."),
        bad=clause("Өтінішті маман маман қабылдайды және тіркейді."),
        where="2",
        says=("екі рет басылған", "«маман маман»"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="foreign-word",
        good=clause("Өтініш беруші немесе оның өкілі келеді."),
        bad=clause("Өтініш беруші или оның өкілі келеді."),
        where="2",
        says=("қазақ мәтінінде орысша сөз", "«или»"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="misspelt",
        good=clause("Тұрғылықты жері туралы анықтама беріледі."),
        bad=clause("Тұрғылықты жері түралы анықтама беріледі."),
        where="2",
        says=("«түралы» деп басылған", "басқа жерлерде «туралы»"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="word-break",
        good=clause("Маман мемлекеттік қызмет көрсетеді."),
        bad=clause("Маман мемлекеттікқызмет көрсетеді."),
        where="2",
        says=("«мемлекеттікқызмет»", "(мемлекеттік қызмет)"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="stray-sign",
        good=clause("Өтініш, куәлік және анықтама."),
        bad=clause("Өтініш,, куәлік және анықтама."),
        where="2",
        says=("екі тыныс белгі қатар", "Өтініш,, куәлік"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="stray-sign",
        good=in_cell("Құжаттарды тексеру және беру"),
        bad=in_cell("Құжаттарды тексеру және"),
        where="annex 1",
        says=("жалғаулықпен үзілген", "тексеру және"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="two-spellings",
        good=two("Өтініш почта арқылы келеді.", "Жауап почта арқылы жіберіледі."),
        bad=two("Өтініш почта арқылы келеді.", "Жауап пошта арқылы жіберіледі."),
        where="2, 3",
        says=("«почта»", "«пошта»"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="set-phrase",
        good=clause("Анықтама үш жұмыс күні ішінде беріледі."),
        bad=clause("Анықтама үш жұмыс күн ішінде беріледі."),
        where="2",
        says=("«жұмыс күн ішінде» деп басылған", "«жұмыс күні ішінде»"),
        mend="Басылуын түзету",
    ),
    Case(
        rule="name-differs",
        good=clause("«Тұрғылықты жері туралы анықтама беру» мемлекеттік қызметі."),
        bad=clause("«Тұрғылықты жері туралы мәлімет беру» мемлекеттік қызметі."),
        where="2",
        says=("«Тұрғылықты жері туралы мәлімет беру» деп аталған", "«Тұрғылықты жері туралы анықтама беру»"),
        mend="Бір атауын",
    ),
]
ACTS = [
    Case(
        rule="gap-in-force",
        good=since(date(2014, 3, 7)),
        bad=since(date(2014, 4, 1)),
        where="act cl. 3",
        says=("07.03.2014 күшін жойған", "01.04.2014 күшіне енеді"),
        mend="Алдыңғы редакцияның",
    ),
    Case(
        rule="unknown-day",
        good=enacted(LAW, "«Астана ақшамы» газетінде 2014 жылғы 4 наурызда жарияланған"),
        bad=enacted(LAW),
        where="act cl. 3",
        says=("жарияланған күнінен бастап", "ешбір жерінде жоқ"),
        mend="Жарияланған күні",
    ),
    Case(
        rule="repeal",
        good=enacted(
            "3. Бақылау басшыға жүктелсін.",
            f"{REPEALED} (алғашқы ресми жарияланған күнінен қолданысқа енгізіледі).",
        ),
        bad=enacted("3. Бақылау басшыға жүктелсін.", f"{REPEALED}."),
        where="act note",
        says=("Күші жойылды", "қай күннен екені айтылмаған"),
        mend="Күнін көрсету",
    ),
    Case(
        rule="unnumbered-act",
        good=basis("107"),
        bad=basis(None),
        where="1",
        says=("нөмірсіз", "Әкімшілік рәсімдер туралы заң"),
        mend="Нөмірлерін көрсету",
    ),
    Case(
        rule="no-approval-mark",
        good=small({"heading": "Әкімдіктің № 1 қаулысымен бекітілген. Анықтама беру стандарты"}),
        bad=small({"heading": "Анықтама беру стандарты"}),
        where="heading",
        says=("бекіту белгісі жоқ", "«Анықтама беру стандарты»"),
        mend="Бекіту белгісін",
    ),
]


@pytest.mark.parametrize("case", [*WORDS, *ACTS], ids=lambda case: f"{case.rule} {'…'.join(case.says)}")
def test_the_fault_is_found_and_nothing_else(case: Case) -> None:
    check(case)
