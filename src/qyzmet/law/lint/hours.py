"""Hours that disagree: between clauses, between a clause and a list, between two lists; hours left unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from qyzmet.law.limits import Unit
from qyzmet.law.lint.finding import Finding, Rule, cited
from qyzmet.law.lint.hour_lists import ONE, contradict_themselves, lists_against_clauses
from qyzmet.law.lint.openings import usual
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.model import Schedule
from qyzmet.law.text import Text
from qyzmet.law.words import amount, joined


def _hours_differ(sheet: Sheet) -> Iterator[Finding]:
    for one, other in combinations(sheet.edition.schedules, 2):
        if (one.body, one.purpose) == (other.body, other.purpose) and one.hours != other.hours:
            yield _two_schedules(sheet, one, other)
    yield from _complaints_after_hours(sheet)
    yield from _longer_than_the_provider(sheet)
    yield from lists_against_clauses(sheet)
    yield from contradict_themselves(sheet)


def _two_schedules(sheet: Sheet, one: Schedule, other: Schedule) -> Finding:
    words = joined([one.words, other.words], " ≠ ")
    return sheet.finding(
        "hours-differ",
        "warning",
        cited(one, other),
        Text(
            f"Бір органның жұмыс уақыты екі жерде әртүрлі: {words.kk}",
            f"Часы одного органа в двух местах разные: {words.ru}",
            f"The hours of one body differ in two places: {words.en}",
        ),
        ONE,
    )


def _complaints_after_hours(sheet: Sheet) -> Iterator[Finding]:
    """A body takes complaints on a working day before it opens or after it closes."""
    binding = [s for s in sheet.edition.schedules if s.binding]
    for one in binding:
        for other in binding:
            if (one.purpose, other.purpose) != ("service", "complaints") or one.body != other.body:
                continue
            works, listens = usual(one.hours), usual(other.hours)
            if listens.opens < works.opens or listens.closes > works.closes:
                yield _two_schedules(sheet, one, other)


def _longer_than_the_provider(sheet: Sheet) -> Iterator[Finding]:
    """A centre takes papers when the provider, who has minutes for the service, is closed."""
    edition = sheet.edition
    known = {s.body: s for s in edition.schedules if s.purpose == "service" and s.binding}
    provider, centre = known.get("provider"), known.get("centre")
    if provider is None or centre is None:
        return
    works, takes = usual(provider.hours), usual(centre.hours)
    saturday = works.saturday is None or (takes.saturday and takes.saturday[1] > works.saturday[1])
    for channel in edition.channels:
        places = {
            step.at for step in channel.steps if step.at == "provider" or step.does in ("queue", "receive")
        }
        terms = [t for t in edition.terms if t.kind == "service" and t.limit and channel.id in t.channels]
        quick = next((t for t in terms if t.binding and t.limit and t.limit.unit is Unit.MINUTES), None)
        if (
            quick
            and quick.limit
            and {"centre", "provider"} <= places
            and (takes.closes > works.closes or saturday)
        ):
            minutes = amount(quick.limit)
            yield sheet.finding(
                "hours-differ",
                "warning",
                cited(provider, centre, quick),
                Text(
                    f"Орталық құжатты {takes.closes:%H:%M} дейін қабылдайды, ал {minutes.kk} ішінде орындайтын орган "
                    f"{works.closes:%H:%M} дейін жұмыс істейді: {centre.words.kk} ≠ {provider.words.kk}",
                    f"Центр принимает документы до {takes.closes:%H:%M}, а орган, у которого {minutes.ru}, работает до "
                    f"{works.closes:%H:%M}: {centre.words.ru} ≠ {provider.words.ru}",
                    f"The centre takes papers until {takes.closes:%H:%M}; the provider, who has {minutes.en}, works "
                    f"until {works.closes:%H:%M}: {centre.words.en} ≠ {provider.words.en}",
                ),
                ONE,
            )
            return


# --- hours left unsaid --------------------------------------------------------------------------------


def _break_unsaid(sheet: Sheet) -> Iterator[Finding]:
    """A full working day in a clause on hours, without a word whether there is a break in it."""
    for schedule in sheet.edition.schedules:
        clause = sheet.clauses.get((schedule.clause or "").split(", ")[0])
        if clause is None or schedule.body == "portal" or schedule.purpose != "service":
            continue
        for part in re.split(r"сенбіде|[;()\n]", clause.text or ""):
            said = _FULL_DAY.search(part)
            if said and "үзіліс" not in part and int(said[2]) - int(said[1]) >= 8:
                yield _unsaid(sheet, clause.id, said[0])


_FULL_DAY: Final = re.compile(r"сағат (\d{1,2})\.\d\d-\w{2,3} (\d{2})\.\d\d-\w\w")


def _unsaid(sheet: Sheet, where: str, said: str) -> Finding:
    return sheet.finding(
        "break-unsaid",
        "warning",
        where,
        Text(
            f"«{said}» делінген, бірақ түскі үзіліс бар ма, жоқ па — айтылмаған",
            f"Сказано «{said}», но есть ли обеденный перерыв, не сказано",
            f"“{said}” is said, and not whether there is a lunch break",
        ),
        Text(
            "Үзілістің уақытын не жоқтығын айту",
            "Назвать перерыв или его отсутствие",
            "Say when the break is, or that there is none",
        ),
    )


RULES = (
    Rule(
        "hours-differ",
        Text("Жұмыс уақыты келіспейді", "Часы расходятся", "Hours that disagree"),
        Text(
            "бір органның жұмыс уақыты екі жерде әртүрлі не өзіне қайшы",
            "часы одного органа в двух местах разные или противоречат сами себе",
            "the hours of one body differ between two places, or contradict themselves",
        ),
        _hours_differ,
    ),
    Rule(
        "break-unsaid",
        Text("Үзілісі айтылмаған кесте", "Перерыв не назван", "Break left unsaid"),
        Text(
            "толық жұмыс күнінің түскі үзілісі бар-жоғы айтылмаған",
            "у полного рабочего дня не сказано, есть ли обеденный перерыв",
            "a full working day without a word on the lunch break",
        ),
        _break_unsaid,
    ),
)
