"""Hours that disagree: between clauses, between a clause and a list, between two lists; hours left unsaid."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, cited, short
from qyzmet.law.lint.openings import Opening, days_off, differ, opening, usual
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.model import Schedule
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_ONE: Final = Text("Бір кестені қалдыру", "Оставить один график", "Keep one schedule")
_CENTRE: Final = re.compile(r"ХҚ[КҚ]?О|[Хх]алыққа қызмет көрсету орталы|Орталық")
_BRANCH: Final = re.compile(r"филиал|өкілдік|ф-л")


def _hours_differ(sheet: Sheet) -> Iterator[Finding]:
    for one, other in combinations(sheet.edition.schedules, 2):
        if (one.body, one.purpose) == (other.body, other.purpose) and one.hours != other.hours:
            yield _two_schedules(sheet, one, other)
    yield from _complaints_after_hours(sheet)
    yield from _lists_against_clauses(sheet)
    yield from _contradict_themselves(sheet)


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
        _ONE,
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


# --- a list against a clause --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hours:
    """The hours a row has: printed in it, or in the row above that spans the column."""

    entry: Entry
    words: str
    opening: Opening


def _hours_of(rows: tuple[Entry, ...]) -> Iterator[_Hours]:
    if not rows or "schedule" not in rows[0].cells or "post" in rows[0].cells:
        return
    for entry in rows:
        words = entry.printed("schedule") or entry.row.read.get("schedule", "")
        if read := opening(words):
            yield _Hours(entry, words, read)


def _bodies(rows: tuple[Entry, ...]) -> tuple[str, str]:
    """Whose hours a list holds: of its usual rows, and of the branches in it."""
    names = " ".join(entry.name for entry in rows)
    if _CENTRE.search(names):
        return "centre", "centre-branch"
    body = "akim" if re.search(r"әкім", names, re.IGNORECASE) else "provider"
    return body, body


def _lists_against_clauses(sheet: Sheet) -> Iterator[Finding]:
    """Rows whose hours are not those that a clause gives such a body, gathered by list and body."""
    known: dict[str, Schedule] = {
        s.body: s for s in sheet.edition.schedules if s.purpose == "service" and s.binding
    }
    also = {s.clause for s in sheet.edition.schedules}
    for rows in sheet.lists.values():
        if rows[0].directory.clause in also:
            continue
        found: dict[str, list[_Hours]] = defaultdict(list)
        usual_body, branch = _bodies(rows)
        for hours in _hours_of(rows):
            body = branch if _BRANCH.search(hours.entry.name) else usual_body
            schedule = known.get(body)
            if schedule and differ(hours.opening, usual(schedule.hours)):
                found[body].append(hours)
        for body, wrong in found.items():
            yield _against(sheet, known[body], wrong)


def _against(sheet: Sheet, schedule: Schedule, wrong: list[_Hours]) -> Finding:
    numbers, count = _numbers(wrong), len(wrong)
    said = "; ".join(f"«{short(words)}»" for words in list(dict.fromkeys(one.words for one in wrong))[:3])
    where = cited(schedule, wrong[0].entry.directory)
    return sheet.finding(
        "hours-differ",
        "warning",
        where,
        Text(
            f"Тізімнің {count} жолында ({numbers}) {said}, ал {schedule.clause}-тармақ бойынша «{schedule.words.kk}»",
            f"В списке строк: {count} ({numbers}) — {said}, а по пункту {schedule.clause} — «{schedule.words.ru}»",
            f"{count} rows of the list ({numbers}) say {said}; clause {schedule.clause} says “{schedule.words.en}”",
        ),
        _ONE,
        at=[*(one.entry.lines for one in wrong), *sheet.spans(schedule.clause or "")],
    )


def _numbers(rows: list[_Hours]) -> str:
    names = [one.entry.number for one in rows]
    return ", ".join(names[:10]) + ("…" if len(names) > 10 else "")


# --- hours that contradict themselves -----------------------------------------------------------------


def _contradict_themselves(sheet: Sheet) -> Iterator[Finding]:
    """«Every day» beside a day off; a full week beside a general «except days off»."""
    for rows in sheet.lists.values():
        wrong = [entry for entry in rows if _impossible(entry.printed("schedule"))]
        if wrong:
            said = short(wrong[0].printed("schedule"), 90)
            yield sheet.finding(
                "hours-differ",
                "note",
                cited(wrong[0].directory),
                Text(
                    f"Кестенің өзі өзіне қайшы ({len(wrong)} жол): «{said}»",
                    f"График противоречит сам себе (строк: {len(wrong)}): «{said}»",
                    f"The schedule contradicts itself ({len(wrong)} rows): “{said}”",
                ),
                Text("Жұмыс күндерін атау", "Назвать рабочие дни", "Name the working days"),
                at=[entry.lines for entry in wrong],
            )


def _impossible(words: str) -> bool:
    said = opening(words)
    if said is None:
        return False
    if said.every_day and days_off(words):
        return True
    return said.days == 6 and bool(re.search(r"демалыс және мереке күндерін қоспағанда", words))


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
