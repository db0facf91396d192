"""Rules about money: a choice that costs time and has no price."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qyzmet.law.lint.finding import Finding, Rule, cited
from qyzmet.law.lint.load import Load, load
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import Fact, Term, Value
from qyzmet.law.text import Text
from qyzmet.law.words import joined


def _mode_without_price(sheet: Sheet) -> Iterator[Finding]:
    """In a service with a duty, quicker ways of which no rate knows more than of the slowest."""
    duty = sheet.edition.fee.duty
    if duty is None:
        return
    for fact in sheet.edition.facts:
        terms = [t for t in sheet.edition.terms if t.kind == "service" and t.binding and fact.id in t.when]
        if fact.asked_of != "applicant" or not _chooses(fact, terms):
            continue
        priced = {value for rate in duty.rates for value in rate.when.get(fact.id, ())}
        quicker = _quicker(fact, terms)
        unpriced = [value for value in quicker if value.id not in priced]
        if unpriced:
            yield _unpriced(sheet, terms, fact, unpriced)


def _chooses(fact: Fact, terms: list[Term]) -> bool:
    """Whether two terms of the service differ in this fact and in the limit."""
    return any(
        one.limit != other.limit and not set(one.when[fact.id]) & set(other.when[fact.id])
        for one, other in combinations(terms, 2)
    )


def _quicker(fact: Fact, terms: list[Term]) -> list[Value]:
    """The values whose term is shorter than the longest."""
    longest: dict[str, Load] = {}
    for term in terms:
        for value in term.when[fact.id]:
            longest[value] = max(load(term.limit), longest.get(value, Load()))
    slowest = max(longest.values())
    return [value for value in fact.values if longest.get(value.id, slowest) < slowest]


def _unpriced(sheet: Sheet, terms: list[Term], fact: Fact, unpriced: list[Value]) -> Finding:
    without = joined((value.label for value in unpriced), "; ")
    others = joined((value.label for value in fact.values if value not in unpriced), "; ")
    duty = sheet.edition.fee.duty
    assert duty is not None
    return sheet.finding(
        "mode-without-price",
        "error",
        cited(duty, *terms),
        Text(
            f"Мерзімі қысқа режимдердің бағасы жоқ: {without.kk}; баж тек жалпы айтылған ({others.kk})",
            f"У ускоренных режимов нет цены: {without.ru}; пошлина названа только общая ({others.ru})",
            f"The quicker modes have no price: {without.en}; only one duty is named ({others.en})",
        ),
        Text(
            "Әр режимнің бағасын немесе бағаның жоқтығын айту",
            "Назвать цену каждого режима или сказать, что её нет",
            "Give the price of each mode, or say that there is none",
        ),
    )


RULES = (
    Rule(
        "mode-without-price",
        Text("Бағасыз режим", "Режим без цены", "Mode without a price"),
        Text(
            "ақылы қызметте мерзім таңдалады, бірақ бағасы айтылмаған",
            "в платной услуге срок выбирают, но цена не названа",
            "in a service with a duty a term is chosen and no rate knows it",
        ),
        _mode_without_price,
    ),
)
