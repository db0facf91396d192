"""What the service costs: the fee, the rates of the duty, who is exempt, how it is paid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qyzmet.law.changes.matters import Matter, Point, labelled, listed, measured, one, said
from qyzmet.law.model import Duty, Edition, Rate
from qyzmet.law.text import Text


def fee(edition: Edition) -> Iterable[Matter]:
    """The fee; the duty rate by rate, the exempt one by one."""
    of = edition.fee
    yield from one("fee", _FEE, "applicant", measured(of.words, of.free, of))
    if of.duty is not None:
        yield from _duty(edition, of.duty)


def _duty(edition: Edition, duty: Duty) -> Iterable[Matter]:
    yield from listed("fee", _RATES, "applicant", (_rate(rate) for rate in duty.rates))
    exempt = [said(edition, _exempt(row.who, row.proof), row) for row in duty.exemptions]
    yield from listed("fee", _EXEMPT, "applicant", exempt)
    if duty.exempt is not None:
        yield from one("fee", _EXEMPT_HOW, "applicant", said(edition, duty.exempt, duty))
    if duty.paid_to is not None:
        yield from one("fee", _PAID_TO, "applicant", said(edition, duty.paid_to, duty))
    how = (said(edition, row.text, row) for row in duty.paid_how)
    yield from listed("fee", _PAID_HOW, "applicant", how)
    if duty.paid_when is not None:
        yield from one("fee", _PAID_WHEN, "applicant", said(edition, duty.paid_when, duty))
    day = measured(_INDEX_DAYS[duty.index_day], duty.index_day, duty)
    yield from listed("fee", _INDEX_DAY, "applicant", [day], if_both=True)


def _exempt(who: Text, proof: Text | None) -> Text:
    return labelled(who, proof) if proof else who


def _rate(rate: Rate) -> Point:
    share = f"{rate.percent:f}"
    words = Text(
        f"{rate.what.kk}: АЕК-тің {share} %-ы",
        f"{rate.what.ru}: {share} % МРП",
        f"{rate.what.en}: {share} % of the MCI",
    )
    gist = (rate.percent, sorted(rate.channels))
    return measured(words, gist, rate, key=rate.id, about=rate.what)


_FEE: Final = Text("Төлемі", "Плата", "Fee")
_RATES: Final = Text("Мемлекеттік баж", "Государственная пошлина", "State duty")
_EXEMPT: Final = Text("Баж төлемейтіндер", "Кто освобождён от пошлины", "Who pays no duty")
_EXEMPT_HOW: Final = Text("Баждан босату", "Освобождение от пошлины", "Exemption from the duty")
_PAID_TO: Final = Text("Баж қайда төленеді", "Куда платится пошлина", "Where the duty goes")
_PAID_HOW: Final = Text("Баж қалай төленеді", "Как платится пошлина", "How the duty is paid")
_PAID_WHEN: Final = Text("Баж қашан төленеді", "Когда платится пошлина", "When the duty is paid")
_INDEX_DAY: Final = Text("АЕК қай күнге алынады", "МРП какого дня", "MCI of which day")
_INDEX_DAYS: Final = {
    "payment": Text("төлеген күнгі", "на день уплаты", "of the day of payment"),
    "filing": Text("өтініш берген күнгі", "на день подачи", "of the day of filing"),
}
