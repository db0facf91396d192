"""Rules about tables, numbers, lists of documents and money, each on a made edition without the fault and with it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qyzmet.law.model import (
    Document,
    DocumentList,
    Duty,
    Edition,
    Fact,
    Fee,
    Field,
    Indicator,
    Paper,
    Rate,
    Value,
)
from tests.law.lint.made import Case, cell, check, said, small, table, term, way, working

ANNEX = {"7": "7. Қызмет көрсету мерзімі.", "annex 1": None}


def clause(words: str) -> Edition:
    """An edition with a clause 8 of these words."""
    return small({"7": "7. Қызмет тегін.", "8": words})


def actions(*after: str) -> Edition:
    """Three actions, and the number of the next one printed after each."""
    names = ("құжаттарды қабылдау", "құжаттарды тексеру", "анықтаманы беру")
    cells = [
        cell(str(at), *([name, then] if then else [name]))
        for at, (name, then) in enumerate(zip(names, after, strict=True), 1)
    ]
    return small(ANNEX, tables=(table(*cells),))


def fork(*second: str) -> Edition:
    """Two actions of one way, of which the second carries out these steps."""
    cells = (
        cell("1", "құжаттарды қабылдау", "2", steps=("S1",)),
        cell("2", "құжаттарды тексеру", steps=second),
    )
    return small(ANNEX, channels=(way(None),), tables=(table(*cells),))


def signed(*names: str) -> Edition:
    """Actions in this order."""
    return small(
        ANNEX, tables=(table(*(cell(str(at), name) for at, name in enumerate(names, 1)), numbered=False),)
    )


def fields(*numbers: str) -> Edition:
    """A form with fields of these numbers."""
    made = tuple(
        Field(id=f"f{n}", no=number, name=said("аты"), type="text") for n, number in enumerate(numbers)
    )
    paper = Paper(id="p", kind="p", title=said("Өтініш"), languages=("kk",), fields=made, clause="annex 1")
    return small(ANNEX, papers=(paper,))


def papers(*second: str) -> Edition:
    """Two lists of documents for one case: an application and a certificate, and these."""
    documents = tuple(
        Document(id=name, name=said(name), channels=("provider",), form="original", clause="1")
        for name in ("өтініш", "куәлік", "анықтама")
    )
    lists = (
        DocumentList(
            id="a", title=said("стандарт"), channels=("provider",), documents=("өтініш", "куәлік"), clause="7"
        ),
        DocumentList(
            id="b", title=said("регламент"), channels=("provider",), documents=second, clause="annex 1"
        ),
    )
    return small(ANNEX, documents=documents, document_lists=lists)


def modes(*priced: str) -> Edition:
    """A service with a duty that is quick, in a day, or usual, in five; the rates know these modes."""
    fact = Fact(
        id="mode",
        question=said("режим"),
        asked_of="applicant",
        values=(Value(id="usual", label=said("жалпы")), Value(id="quick", label=said("жедел"))),
    )
    terms = (
        term("U", "service", working(5), "7", when={"mode": ("usual",)}),
        term("Q", "service", working(1), "7", when={"mode": ("quick",)}),
    )
    rates = tuple(
        Rate(id=mode, what=said(mode), percent=Decimal(20), when={"mode": (mode,)}, clause="1")
        for mode in priced
    )
    duty = Duty(index="mci", index_day="payment", rates=rates, clause="1")
    return small(ANNEX, facts=(fact,), terms=terms, fee=Fee(free=False, words=said("ақылы"), duty=duty))


def indicator(norm: Decimal | None, at: int = 1) -> Indicator:
    """A line of the indicators with a target and maybe a norm."""
    return Indicator(
        id=f"i{at}",
        group=said("уақтылығы"),
        name=said(f"{at}-көрсеткіш"),
        norm=norm,
        target=Decimal(90),
        current=Decimal(80),
        clause="annex 1",
    )


def indicators(*norms: int | None) -> Edition:
    """Indicators with these norms."""
    made = tuple(indicator(None if n is None else Decimal(n), at) for at, n in enumerate(norms, 1))
    return small(ANNEX, indicators=made)


def ending(*words: str) -> Edition:
    """A table in which the actions end so."""
    cells = [
        cell(str(at), "құжаттарды тексеру", completion=said(one) if one else None)
        for at, one in enumerate(words, 1)
    ]
    return small(ANNEX, tables=(table(*cells, numbered=False),))


TABLES = [
    Case(
        rule="next-number",
        good=actions("2", "3", ""),
        bad=actions("3", "3", ""),
        where="annex 1",
        says=("1-әрекеттерден кейін 3", "келесілері — 2"),
        mend="Нөмірлерін реттеу",
        also=("unreachable-step",),
    ),
    Case(
        rule="next-number",
        good=fork("S1", "P1"),
        bad=fork("P1"),
        where="annex 1",
        says=("1-әрекеттен кейін жалғыз 2", "«қызмет беруші» жолы ол арқылы өтпейді"),
        mend="Әр жолдың",
    ),
    Case(
        rule="unreachable-step",
        good=actions("2", "3", ""),
        bad=actions("2", "3", "4"),
        where="annex 1",
        says=("соңғы 3-әрекеттен", "тағы 4"),
        mend="Нөмірлерін реттеу",
    ),
    Case(
        rule="out-before-signed",
        good=signed("анықтамаға қол қою", "анықтаманы тұтынушыға беру"),
        bad=signed("анықтаманы тұтынушыға беру", "анықтамаға қол қою"),
        where="annex 1",
        says=("1-әрекетте құжат тапсырылады", "2-әрекетте ғана қол қойылады"),
        mend="ретін ауыстыру",
    ),
    Case(
        rule="numbering",
        good=fields("1", "2", "3"),
        bad=fields("1", "2", "2"),
        where="annex 1",
        says=("Өтініш", "(2)"),
        mend="Нөмірлерін реттеу",
    ),
    Case(
        rule="numbering",
        good=clause("8. Тізбе:\n1) өтініш;\n2) куәлік;\n3) анықтама."),
        bad=clause("8. Тізбе:\n1) өтініш;\n3) куәлік."),
        where="8",
        says=("үзіледі", "1→3"),
        mend="Нөмірлерін реттеу",
    ),
    Case(
        rule="list-punctuation",
        good=clause("8. Тізбе:\n1) өтініш;\n2) куәлік."),
        bad=clause("8. Тізбе:\n1) өтініш.\n2) куәлік."),
        where="8",
        says=("1-тармақша («1) өтініш.»)", "тізім жалғасады"),
        mend="тыныс белгісін",
    ),
    Case(
        rule="lists-differ",
        good=papers("куәлік", "өтініш"),
        bad=papers("өтініш", "анықтама"),
        where="7, annex 1",
        says=("біріншісінде ғана — куәлік", "екіншісінде ғана — анықтама"),
        mend="Бір тізімді",
    ),
    Case(
        rule="mode-without-price",
        good=modes("usual", "quick"),
        bad=modes(),
        where="1, 7",
        says=("жоқ: жедел", "айтылған (жалпы)"),
        mend="Әр режимнің бағасын",
    ),
    Case(
        rule="missing-value",
        good=indicators(90, 95),
        bad=indicators(90, None),
        where="annex 1",
        says=("нормативтік мәні", "2-көрсеткіш"),
        mend="Мәнін енгізу",
    ),
    Case(
        rule="missing-value",
        good=indicators(90, 95),
        bad=indicators(None, None),
        where="annex 1",
        says=("нормативтік мәні", "барлық жолда"),
        mend="Мәнін енгізу",
    ),
    Case(
        rule="missing-value",
        good=ending("құжат", "құжат", "құжат"),
        bad=ending("құжат", "", "құжат"),
        where="annex 1",
        says=("2-әрекеттің аяқталу нысаны", "басқаларында бар"),
        mend="Ұяшықты толтыру",
    ),
]


@pytest.mark.parametrize("case", TABLES, ids=lambda case: f"{case.rule} {'…'.join(case.says)}")
def test_the_fault_is_found_and_nothing_else(case: Case) -> None:
    check(case)
