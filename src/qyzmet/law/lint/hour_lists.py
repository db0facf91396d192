"""Hours of printed lists against the hours of clauses, and lists whose hours contradict themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qyzmet.law.lint.finding import Finding, cited, short
from qyzmet.law.lint.openings import Opening, days_off, differ, opening, usual
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.model import Schedule
from qyzmet.law.text import Text

_CENTRE: Final = re.compile(r"ХҚ[КҚ]?О|[Хх]алыққа қызмет көрсету орталы|Орталық")
_BRANCH: Final = re.compile(r"филиал|өкілдік|ф-л")
ONE: Final = Text("Бір кестені қалдыру", "Оставить один график", "Keep one schedule")


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


def lists_against_clauses(sheet: Sheet) -> Iterator[Finding]:
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
            f"Rows of the list: {count} ({numbers}) say {said}; clause {schedule.clause} says “{schedule.words.en}”",
        ),
        ONE,
        at=[*(one.entry.lines for one in wrong), *sheet.spans(schedule.clause or "")],
    )


def _numbers(rows: list[_Hours]) -> str:
    names = [one.entry.number for one in rows]
    return ", ".join(names[:10]) + ("…" if len(names) > 10 else "")


# --- hours that contradict themselves -----------------------------------------------------------------


def contradict_themselves(sheet: Sheet) -> Iterator[Finding]:
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
                    f"Кестенің өзі өзіне қайшы ({len(rows)} жолдың {len(wrong)}): «{said}»",
                    f"График противоречит сам себе (строк: {len(wrong)} из {len(rows)}): «{said}»",
                    f"The schedule contradicts itself (rows: {len(wrong)} of {len(rows)}): “{said}”",
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
