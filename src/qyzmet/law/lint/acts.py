"""Rules about the act that carries an edition: its force, its day of publication, its heading, what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.lint.finding import Finding, Rule, cited, short
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import ActRef, Edition
from qyzmet.law.text import Text
from qyzmet.law.words import joined


def _gap_in_force(sheet: Sheet) -> Iterator[Finding]:
    """Days between two editions of a service on which none is in force, or two are."""
    own = sheet.edition
    chain = sorted(_chain(own), key=lambda one: one.act.force.since)
    at = next(i for i, one in enumerate(chain) if one.name == own.name)
    if at == 0:
        return
    before = chain[at - 1]
    until, since = before.act.force.until, own.act.force.since
    if until is not None and until != since:
        yield _gap(sheet, before, until, since)


def _chain(own: Edition) -> list[Edition]:
    """The editions of the service, this one as it is given."""
    known = catalogue.editions(own.service) if own.service in catalogue.services() else ()
    return [own, *(one for one in known if one.name != own.name)]


def _gap(sheet: Sheet, before: Edition, until: date, since: date) -> Finding:
    days, none = abs((since - until).days), since > until
    return sheet.finding(
        "gap-in-force",
        "error",
        cited(sheet.edition.act.force),
        Text(
            f"{before.name} {until:%d.%m.%Y} күшін жойған, бұл редакция {since:%d.%m.%Y} күшіне енеді: {days} күн "
            f"{'бірде-бірі күшінде емес' if none else 'екеуі де күшінде'}",
            f"{before.name} утратил силу {until:%d.%m.%Y}, эта редакция действует с {since:%d.%m.%Y}: дней, когда "
            f"{'не действует ни одна' if none else 'действуют обе'}, — {days}",
            f"{before.name} ended on {until:%d.%m.%Y}, this edition begins on {since:%d.%m.%Y}: for {days} days "
            f"{'none is in force' if none else 'both are in force'}",
        ),
        Text(
            "Алдыңғы редакцияның күшін осы актімен жою",
            "Отменить прежнюю редакцию этим же актом",
            "Repeal the earlier edition by the same act",
        ),
    )


# --- the day of publication --------------------------------------------------------------------------

_ON_PUBLICATION: Final = re.compile(
    r"жарияланған(?:нан|ынан)?\s*(?:күн\w*)?[^.;]{0,60}қолданысқа енгізіл|жарияланған күн\w+ бастап"
)
_PUBLISHED: Final = re.compile(r"(?:газет\w*|жинақ\w*|ПҮАЖ\w*)[^.;]{0,60}жарияланған|жарияланған\s*\(")


def _unknown_day(sheet: Sheet) -> Iterator[Finding]:
    """The act begins with its publication, and nothing in it tells the day of that."""
    words = [(said.where, said.text) for said in sheet.act_passages]
    if any(_PUBLISHED.search(text) for _, text in words):
        return
    for where, text in words:
        found = _ON_PUBLICATION.search(text)
        if found and where.startswith("act cl."):
            yield sheet.finding(
                "unknown-day",
                "warning",
                where,
                Text(
                    f"«{short(found[0])}» делінген, ал жарияланған күні актінің ешбір жерінде жоқ",
                    f"Сказано «{short(found[0])}», но день опубликования в акте нигде не назван",
                    f"“{short(found[0])}” is said, and the day of publication is nowhere in the act",
                ),
                Text(
                    "Жарияланған күні мен орнын көрсету",
                    "Указать день и место опубликования",
                    "Give the day and the place of publication",
                ),
            )


# --- the repeal --------------------------------------------------------------------------------------

_MONTHS: Final = (
    *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
    *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
)
_POINTER: Final = re.compile(
    r"(\d{4}) жылғы (\d{1,2}) (\w+?)(?:дағы|дегі|тағы|тегі) (№ \S+) бұйрығын қараңыз"
)


def _repeal(sheet: Sheet) -> Iterator[Finding]:
    """A repeal without the day it acts; another act that a note already points to while this one is in force."""
    notes = [(said.where, said.text) for said in sheet.act_passages if "жойылды" in said.text.lower()]
    repealed = [(where, text) for where, text in notes if re.search(r"[Кк]үші жойылды - ", text)]
    if repealed and not any(re.search(r"қолданысқа енгіз|күшіне ен", text) for _, text in repealed):
        where = ", ".join(where for where, _ in repealed)
        yield sheet.finding(
            "repeal",
            "warning",
            where,
            Text(
                "Күші жойылғаны айтылған, ал қай күннен екені айтылмаған: «" + short(repealed[-1][1]) + "»",
                "Сказано об утрате силы, но не сказано, с какого дня: «" + short(repealed[-1][1]) + "»",
                "The repeal is stated, and not from which day it acts: “" + short(repealed[-1][1]) + "”",
            ),
            Text("Күнін көрсету", "Назвать день", "Give the day"),
        )
    until = sheet.edition.act.force.until
    for where, text in notes:
        for year, day, month, number in _POINTER.findall(text):
            since = date(int(year), _MONTHS.index(month) + 1, int(day)) if month in _MONTHS else None
            if since is not None and until is not None and since < until:
                yield _two_at_once(sheet, where, number, since, until)


def _two_at_once(sheet: Sheet, where: str, number: str, since: date, until: date) -> Finding:
    return sheet.finding(
        "repeal",
        "warning",
        where,
        Text(
            f"{since:%d.%m.%Y} {number} бұйрық сол мәселені реттейді, ал бұл акт {until:%d.%m.%Y} дейін күшінде: "
            "екі мәтін қатар тұрған",
            f"Приказ {number} от {since:%d.%m.%Y} о том же, а этот акт действует до {until:%d.%m.%Y}: две нормы сразу",
            f"Order {number} of {since:%d.%m.%Y} treats the same, and this act is in force until {until:%d.%m.%Y}: "
            "two texts at once",
        ),
        Text(
            "Ескі актінің күшін жаңасымен бірге жою",
            "Отменить прежний акт вместе с новым",
            "Repeal the old act together with the new one",
        ),
    )


# --- acts without a number ---------------------------------------------------------------------------


def _unnumbered_act(sheet: Sheet) -> Iterator[Finding]:
    """Laws and codes that are named by their date only."""
    act = sheet.edition.act
    named: list[ActRef] = list(act.legal_basis)
    duty = sheet.edition.fee.duty
    if duty is not None and duty.law is not None:
        named.append(duty.law)
    without = [one for one in dict.fromkeys(named) if one.number is None and one.date is not None]
    if without:
        titles = joined((one.title for one in without), "; ")
        yield sheet.finding(
            "unnumbered-act",
            "note",
            cited(*without),
            Text(
                f"Заңдар мен кодекстер нөмірсіз, күнімен ғана аталған: {titles.kk}",
                f"Законы и кодексы названы без номера, только с датой: {titles.ru}",
                f"Laws and codes are named without a number, by their date only: {titles.en}",
            ),
            Text("Нөмірлерін көрсету", "Указать номера", "Give their numbers"),
        )


# --- the mark of approval ----------------------------------------------------------------------------


def _no_approval(sheet: Sheet) -> Iterator[Finding]:
    """The head of a standard or regulation that does not name the act that approved it."""
    heading = sheet.own_words.get("heading")
    if heading is None:
        return
    if not re.search(r"№\s*\S+\s+қаулы\w*|бекітілген|бекітілді|-қосымша|қосымша", heading):
        act = sheet.edition.act
        yield sheet.finding(
            "no-approval-mark",
            "note",
            "heading",
            Text(
                f"Басында бекіту белгісі жоқ (№ {act.number} қаулы аталмаған): «{short(heading)}»",
                f"Нет грифа утверждения (постановление № {act.number} не названо): «{short(heading)}»",
                f"There is no mark of approval (act No. {act.number} is not named): “{short(heading)}”",
            ),
            Text("Бекіту белгісін қою", "Поставить гриф утверждения", "Set the mark of approval"),
        )


RULES = (
    Rule(
        "gap-in-force",
        Text("Редакциялар арасындағы бос кезең", "Разрыв между редакциями", "Gap between editions"),
        Text(
            "бірде-бір редакция күшінде емес немесе екеуі күшінде болатын күндер",
            "дни, когда не действует ни одна редакция или действуют две",
            "days on which no edition is in force, or two are",
        ),
        _gap_in_force,
    ),
    Rule(
        "unknown-day",
        Text("Жарияланған күні белгісіз", "Неизвестный день опубликования", "Unknown day of publication"),
        Text(
            "акт жарияланғаннан кейін күшіне енеді, ал ол күн айтылмаған",
            "акт действует после опубликования, а его день не назван",
            "the act begins with its publication, whose day it does not tell",
        ),
        _unknown_day,
    ),
    Rule(
        "repeal",
        Text("Күші жойылуы", "Утрата силы", "Repeal"),
        Text(
            "күші жойылған күні айтылмаған не сол мәселеде басқа акт қатар тұрған",
            "не назван день утраты силы или одновременно действовал другой акт",
            "the day of the repeal is not told, or another act stood beside this one",
        ),
        _repeal,
    ),
    Rule(
        "unnumbered-act",
        Text("Нөмірсіз акт", "Акт без номера", "Act without a number"),
        Text(
            "заң не кодекс нөмірсіз аталған",
            "закон или кодекс назван без номера",
            "a law or code is named without its number",
        ),
        _unnumbered_act,
    ),
    Rule(
        "no-approval-mark",
        Text("Бекіту белгісі жоқ", "Нет грифа утверждения", "No mark of approval"),
        Text(
            "стандарттың не регламенттің басында оны бекіткен акт аталмаған",
            "в начале стандарта или регламента не назван утвердивший его акт",
            "the head of a standard or regulation does not name the act that approved it",
        ),
        _no_approval,
    ),
)
