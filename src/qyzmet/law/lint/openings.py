"""Opening hours written in words, read as far as they can be read for certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Final

from qyzmet.law.limits import Hours

_CLOCK: Final = r"(?:сағат\s*)?(\d{1,2})(?:[.\-](\d{2}))?"
_RANGE: Final = re.compile(
    rf"{_CLOCK}\.?\s*[-–]?\s*(?:д[ае]н|т[ае]н|нан|нен)?\s*(?:бастап)?,?\s*[-–]?\s*{_CLOCK}"
    r"(?=\s*[-–]?\s*(?:сағат|г[ае]|ғ[ае]|к[ае]|қ[ае]|\(|,|$))"
)
_DAY_OFF: Final = re.compile(r"демалыс\s*(?:күн\w*)?\s*[:\-–—]*\s*([^.;()]*)")
_EVERY_DAY: Final = re.compile(r"күн\s+сайын|күнделікті", re.IGNORECASE)
_WEEKS: Final = {"бес": 5, "алты": 6, "жеті": 7}


@dataclass(frozen=True, slots=True)
class Opening:
    """What words say of the hours of a usual working day; None is silence."""

    opens: time
    closes: time
    lunch: tuple[time, time] | None = None
    unbroken: bool = False
    """Whether the words say that there is no break."""
    saturday: tuple[time, time] | None = None
    days: int | None = None
    """Working days in a week."""
    every_day: bool = False
    """Whether the words say «every day»."""


@cache
def opening(words: str) -> Opening | None:
    """What the words say; None where no working day can be read from them for certain.

    >>> opening("сағат 9.00-ден 18.00-ге дейін, түскі үзіліс сағат 13.00-ден 14.00-ге дейін").lunch
    (datetime.time(13, 0), datetime.time(14, 0))
    """
    low = words.lower()
    main: list[tuple[time, time]] = []
    lunch = saturday = None
    last = 0
    for match in _RANGE.finditer(low):
        span = _span(match)
        if span is None:
            return None
        before, after = low[last : match.start()], low[match.end() : match.end() + 24]
        last = match.end()
        if _is_lunch(before, after):
            lunch = lunch or span
        elif re.search(r"(?<!\w)сенбі\w*[^а-я]*(?:күн\w*)?\W*(?:сағат\W*)?$", before):
            saturday = span
        elif (
            re.search(r"(?:сейсенбі|сәрсенбі|бейсенбі|жұма)\w*\W*(?:сағат\W*)?$", before)
            and "дүйсенбі" not in before
        ):
            return None
        else:
            main.append(span)
    if len(main) != 1:
        return None
    opens, closes = main[0]
    unbroken = bool(re.search(r"үзіліссіз", low))
    return Opening(opens, closes, lunch, unbroken, saturday, _days(low), bool(_EVERY_DAY.search(low)))


def _span(match: re.Match[str]) -> tuple[time, time] | None:
    hours = int(match[1]), int(match[3])
    minutes = int(match[2] or 0), int(match[4] or 0)
    if max(hours) > 23 or max(minutes) > 59 or hours[0] >= hours[1]:
        return None
    return time(hours[0], minutes[0]), time(hours[1], minutes[1])


def _is_lunch(before: str, after: str) -> bool:
    return bool(
        re.search(r"үзіліс(?!сіз)[^;]{0,20}$", before)
        or re.match(r"[^,;]{0,12}[-–\s]*(?:түскі\s+)?үзіліс(?!сіз)", after)
    )


def _days(low: str) -> int | None:
    if week := re.search(r"аптасына\s+(\w+)\s+күн", low):
        return _WEEKS.get(week[1])
    off = days_off(low)
    return 7 - len(off) if off else None


@cache
def days_off(words: str) -> frozenset[str]:
    """The days of the week that the words call days off."""
    found = _DAY_OFF.search(words.lower())
    return frozenset(re.findall(r"(?<!\w)(?:жексенбі|сенбі)", found[1])) if found else frozenset()


def usual(hours: Hours) -> Opening:
    """The hours of a body, as they would be said: those of Monday."""
    spans = hours.days[0]
    lunch = (spans[0].closes, spans[1].opens) if len(spans) > 1 else None
    saturday = hours.days[5]
    return Opening(
        spans[0].opens,
        spans[-1].closes,
        lunch,
        unbroken=len(spans) == 1,
        saturday=(saturday[0].opens, saturday[-1].closes) if saturday else None,
        days=sum(1 for day in hours.days if day),
    )


def differ(said: Opening, known: Opening) -> bool:
    """Whether words contradict known hours; what either does not say contradicts nothing."""
    if (said.opens, said.closes) != (known.opens, known.closes):
        return True
    if said.days is not None and known.days is not None and said.days != known.days:
        return True
    if said.lunch != known.lunch and (said.lunch or said.unbroken) and (known.lunch or known.unbroken):
        return True
    return bool(said.saturday and known.saturday and said.saturday != known.saturday)
