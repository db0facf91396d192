"""How much state duty a case owes, and how that is computed. Pure: an edition, the facts, a day.

reading: the acts do not speak of rounding. The duty is exact to the tiyn (a hundredth of a tenge); a share finer than
that is rounded half up. Who pays in whole tenge pays up, and the surplus can be returned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Final, Literal

from qyzmet.duty.index import IndexValue, index_on
from qyzmet.duty.words import figure, index_words, money
from qyzmet.law.model import Duty, Edition, Exemption, Rate, holds
from qyzmet.law.text import Text
from qyzmet.law.words import joined
from qyzmet.process.errors import Refusal

EXEMPT: Final = "exempt"
"""The fact of an edition that says ``yes`` where the applicant claims to pay no duty."""
EXEMPTION: Final = "exemption"
"""The fact of a case that names the category claimed, by its id in the edition."""

TIYN: Final = Decimal("0.01")
ROUNDING: Final = Text(
    "Актіде дөңгелектеу туралы айтылмаған: баж тиынға дейін есептеледі, тиынның жартысы және одан көбі жоғары "
    "дөңгелектенеді.",
    "Об округлении в акте не сказано: пошлина считается до тиына, половина тиына и больше округляется вверх.",
    "The act does not speak of rounding: the duty is counted to the tiyn, half a tiyn and more is rounded up.",
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one rate of the edition adds."""

    rate: Rate
    exact: Decimal
    """The share of the index in tenge, before rounding."""
    amount: Decimal
    """In tenge, to the tiyn."""


@dataclass(frozen=True)
class Charge:
    """The duty of one case on the day whose index counts."""

    edition: Edition = field(repr=False)
    on: date
    """The day whose index counts: of payment or of filing, as the edition says."""
    parts: tuple[Part, ...] = ()
    index: IndexValue | None = None
    """None where nothing is due."""
    exempt: bool = False
    """Whether something would be due and the applicant claims to be exempt; the claim is to be proved."""
    exemption: Exemption | None = None
    """The category claimed, where the facts name one that the edition knows."""

    @property
    def duty(self) -> Duty | None:
        """The duty as the edition has it; None where the service is free."""
        return self.edition.fee.duty

    @property
    def index_day(self) -> Literal["payment", "filing"]:
        """On which day the index is taken."""
        return self.duty.index_day if self.duty else "payment"

    @property
    def amount(self) -> Decimal:
        """In tenge, to the tiyn; nought where nothing is due."""
        return sum((part.amount for part in self.parts), Decimal(0))

    @property
    def owed(self) -> Decimal | None:
        """In tenge; None where the service is free, nought where this case owes nothing."""
        return None if self.duty is None else self.amount

    @property
    def percent(self) -> Decimal:
        """All shares together, in per cent of the index."""
        return sum((part.rate.percent for part in self.parts), Decimal(0))

    @property
    def clause(self) -> str | None:
        """Where the act says so: the clauses of the rates that apply, else that of the duty or the fee."""
        named = [part.rate.clause for part in self.parts if part.rate.clause]
        duty = self.duty.clause if self.duty else None
        return ", ".join(dict.fromkeys(named)) or duty or self.edition.fee.clause

    @cached_property
    def lines(self) -> tuple[Text, ...]:
        """How it is computed, a line a step, so that a pocket calculator can follow."""
        return tuple(_lines(self))

    @property
    def words(self) -> Text:
        """The lines as one text."""
        return joined(self.lines)

    @property
    def readings(self) -> tuple[Text, ...]:
        """What had to be decided: of the rates, the index and the rounding, each once."""
        found = [part.rate.reading for part in self.parts]
        found.append(self.index.reading if self.index else None)
        found.append(ROUNDING if any(part.exact != part.amount for part in self.parts) else None)
        if self.exempt and self.duty is not None:
            found.append(self.duty.reading)
        return tuple(dict.fromkeys(text for text in found if text is not None))


def charge(edition: Edition, channel: str, facts: Mapping[str, object], on: date) -> Charge:
    """The duty of a case with these facts, filed in this channel, by the index of the day ``on``.

    Several rates may apply at once: a passport and an identity card asked for together. Raises :class:`Refusal`
    ``duty-facts-missing`` where a fact that decides the duty was not stated (its ``field`` is the fact), and
    :class:`qyzmet.duty.index.IndexUnknown` where the index of the day is not known.
    """
    duty = edition.fee.duty
    if duty is None:
        return Charge(edition, on)
    here = [rate for rate in duty.rates if not rate.channels or channel in rate.channels]
    _stated(edition, here, facts)
    due = [rate for rate in here if holds(rate.when, facts)]
    if not due:
        exempt = any(holds(rate.when, {**facts, EXEMPT: "no"}) for rate in here)
        return Charge(edition, on, exempt=exempt, exemption=_claimed(duty, facts) if exempt else None)
    index = index_on(on)
    return Charge(edition, on, tuple(part_of(rate, index) for rate in due), index)


def day_of_index(edition: Edition, paid_on: date, filed_on: date) -> date:
    """On which of the two days the edition takes the index; of a free service the day of filing."""
    duty = edition.fee.duty
    return paid_on if duty is not None and duty.index_day == "payment" else filed_on


def part_of(rate: Rate, index: IndexValue) -> Part:
    """What a rate comes to by this index."""
    exact = index.amount * rate.percent / 100
    return Part(rate, exact, exact.quantize(TIYN, ROUND_HALF_UP))


def _stated(edition: Edition, rates: list[Rate], facts: Mapping[str, object]) -> None:
    """Nothing is owed only where the answers say so, not where nobody asked."""
    for rate in rates:
        unsaid = [fact for fact in rate.when if fact not in facts]
        said = {fact: values for fact, values in rate.when.items() if fact in facts}
        if unsaid and holds(said, facts):
            asked = edition.fact(unsaid[0]).question
            raise Refusal(
                "duty-facts-missing",
                Text(
                    kk=f"Мемлекеттік бажды есептеу үшін мына сұрақтың жауабы керек: {asked.kk}",
                    ru=f"Чтобы исчислить государственную пошлину, нужен ответ на вопрос: {asked.ru}",
                    en=f"To compute the state duty an answer is needed: {asked.en}",
                ),
                clause=rate.clause,
                field=unsaid[0],
            )


def _claimed(duty: Duty, facts: Mapping[str, object]) -> Exemption | None:
    return next((one for one in duty.exemptions if one.id == facts.get(EXEMPTION)), None)


def _lines(found: Charge) -> Iterator[Text]:
    if found.duty is None:
        yield found.edition.fee.words
        return
    if found.index is None:
        yield _NOT_DUE if not found.exempt else _exempt(found.exemption)
        return
    yield _dated(_BY[found.index_day], found.on)
    yield index_words(found.index)
    for part in found.parts:
        yield _sum(part, found.index)
    if len(found.parts) > 1:
        terms = [figure(part.amount) for part in found.parts]
        total = money(found.amount)
        yield Text(
            f"Барлығы: {' + '.join(term.kk for term in terms)} = {total.kk}",
            f"Всего: {' + '.join(term.ru for term in terms)} = {total.ru}",
            f"In all: {' + '.join(term.en for term in terms)} = {total.en}",
        )


def _sum(part: Part, index: IndexValue) -> Text:
    base, share, exact, total = (
        figure(index.amount),
        figure(part.rate.percent),
        figure(part.exact),
        money(part.amount),
    )
    what = part.rate.what
    if part.exact == part.amount:
        between = Text("", "", "")
    else:
        between = Text(
            f"{exact.kk}, тиынға дейін дөңгелектегенде ",
            f"{exact.ru}, с округлением до тиына ",
            f"{exact.en}, rounded to the tiyn ",
        )
    return Text(
        f"{what.kk}: {base.kk} × {share.kk} ÷ 100 = {between.kk}{total.kk}",
        f"{what.ru}: {base.ru} × {share.ru} ÷ 100 = {between.ru}{total.ru}",
        f"{what.en}: {base.en} × {share.en} ÷ 100 = {between.en}{total.en}",
    )


def _exempt(category: Exemption | None) -> Text:
    if category is None:
        return _EXEMPT
    return Text(
        f"{_EXEMPT.kk}: {category.who.kk}",
        f"{_EXEMPT.ru}: {category.who.ru}",
        f"{_EXEMPT.en}: {category.who.en}",
    )


def _dated(words: Text, day: date) -> Text:
    said = f"{day:%d.%m.%Y}"
    return Text(f"{words.kk}: {said}", f"{words.ru}: {said}", f"{words.en}: {said}")


_BY: Final[Mapping[str, Text]] = {
    "payment": Text(
        "Төлем жасалған күнгі көрсеткіш алынады",
        "Берётся показатель на день уплаты",
        "The index of the day of payment is taken",
    ),
    "filing": Text(
        "Құжат тапсырылған күнгі көрсеткіш алынады",
        "Берётся показатель на день подачи",
        "The index of the day of filing is taken",
    ),
}
_NOT_DUE: Final = Text(
    "Бұл жағдайда мемлекеттік баж алынбайды",
    "В этом случае государственная пошлина не взимается",
    "In this case no state duty is due",
)
_EXEMPT: Final = Text(
    "Мемлекеттік баждан босату (растайтын құжат керек)",
    "Освобождение от государственной пошлины (нужен подтверждающий документ)",
    "Exemption from the state duty (to be proved by a document)",
)
