"""Rules about money: a choice that costs time and has no price."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qyzmet.law.lint.finding import Finding, Rule, cited, finding
from qyzmet.law.model import Edition, Fact
from qyzmet.law.text import Text
from qyzmet.law.words import joined


def _mode_without_price(edition: Edition) -> Iterator[Finding]:
    """A fact by which the applicant chooses between terms, in a service with a duty, and which no rate knows."""
    duty = edition.fee.duty
    if duty is None:
        return
    for fact in edition.facts:
        if fact.asked_of != "applicant" or not _chooses_term(edition, fact):
            continue
        priced = {value for rate in duty.rates for value in rate.when.get(fact.id, ())}
        unpriced = [value for value in fact.values if value.id not in priced]
        if not priced or unpriced:
            names = joined((value.label for value in (unpriced or fact.values)), "; ")
            yield finding(
                edition,
                "mode-without-price",
                "error",
                cited(duty, *(t for t in edition.terms if t.kind == "service" and fact.id in t.when)),
                Text(
                    f"Мерзім таңдалады, бағасы жоқ: {names.kk}",
                    f"Срок выбирают, а цены нет: {names.ru}",
                    f"A term can be chosen and has no price: {names.en}",
                ),
                Text(
                    "Әр режимнің бағасын немесе бағаның жоқтығын айту",
                    "Назвать цену каждого режима или сказать, что её нет",
                    "Give the price of each mode, or say that there is none",
                ),
            )


def _chooses_term(edition: Edition, fact: Fact) -> bool:
    """Whether two terms of the service differ in this fact and in the limit."""
    terms = [t for t in edition.terms if t.kind == "service" and t.binding and fact.id in t.when and t.limit]
    return any(
        one.limit != other.limit and not set(one.when[fact.id]) & set(other.when[fact.id])
        for one, other in combinations(terms, 2)
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
