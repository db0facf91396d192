"""Every due date comes with the chain of its reasons, in three languages."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.calendar import (
    SILENT_START,
    SILENT_WEEK,
    Explanation,
    Rule,
    WorkingCalendar,
    due,
    explain,
    load_calendar,
)
from qyzmet.law.limits import Limit, Unit, Week
from qyzmet.law.text import Text
from tests.calendar.conftest import BUREAU, CENTRE, PORTAL, ZONE, at, working_days
from tests.calendar.test_deadlines import day_rules, moments, time_rules

FIVE, SIX = Week.FIVE_DAY, Week.SIX_DAY
TERM = Text("Мекенжай анықтамасын беру", "Выдача адресной справки", "Issue of the address certificate")


def explained(start: str, rule: Rule, *readings: Text, edition: str | None = None) -> Explanation:
    return explain(at(start), rule, load_calendar(edition), clause="cl. 7(1)", term=TERM, readings=readings)


def chain(found: Explanation) -> list[tuple[str, str]]:
    """Kind and day of every reason."""
    return [(reason.kind, f"{reason.date:%d.%m}" if reason.date else "") for reason in found.reasons]


def test_the_chain_of_semey_2012_is_the_hand_computation() -> None:
    found = explained("2012-04-27 11:00", Rule(working_days(5), FIVE, CENTRE), SILENT_START, SILENT_WEEK)
    assert chain(found) == [
        ("term", ""),
        ("reading", ""),
        ("reading", ""),
        ("start", "27.04"),
        ("start-not-counted", "27.04"),
        ("worked-instead", "28.04"),
        ("skipped-weekend", "29.04"),
        ("skipped-moved", "30.04"),
        ("skipped-holiday", "01.05"),
        ("counted", "02.05"),
        ("skipped-weekend", "05.05"),
        ("skipped-weekend", "06.05"),
        ("counted", "07.05"),
        ("due", "07.05"),
    ]
    assert found.calendar_edition == "kz-2026-11"
    by_kind = {reason.kind: reason for reason in found.reasons}
    assert by_kind["term"].clause == "cl. 7(1)"
    assert by_kind["worked-instead"].source == "decree-2012-458"
    assert by_kind["skipped-moved"].source == "decree-2012-458"
    assert (by_kind["skipped-holiday"].source, by_kind["skipped-holiday"].clause) == ("law-267", "art. 3")


def test_the_chain_reads_well_in_three_languages() -> None:
    found = explained("2012-04-27 11:00", Rule(working_days(5), FIVE, CENTRE))
    texts = {reason.kind: reason.text for reason in found.reasons}
    assert texts["term"] == Text(
        "Мекенжай анықтамасын беру: 5 жұмыс күні",
        "Выдача адресной справки: 5 рабочих дней",
        "Issue of the address certificate: 5 working days",
    )
    assert texts["start-not-counted"] == Text(
        "Мерзім басталған күн, 27.04.2012, мерзімге кірмейді",
        "День начала срока, 27.04.2012, в срок не входит",
        "The day the term starts, 27.04.2012, is not counted",
    )
    assert texts["worked-instead"] == Text(
        "Мерзімге кіреді: 28.04.2012 (сенбі) — 30.04.2012 күнінің орнына жұмыс күні "
        "(Қазақстан Республикасы Үкіметінің 2012 жылғы № 458 қаулысы)",
        "В срок входит: 28.04.2012 (суббота) — рабочий день вместо 30.04.2012 "
        "(постановление Правительства Республики Казахстан 2012 года № 458)",
        "Counted: 28.04.2012 (Saturday), a working day in place of 30.04.2012 "
        "(Government decree No. 458 of 2012)",
    )
    assert texts["due"] == Text(
        "Мерзім аяқталады: 07.05.2012 (дүйсенбі), жабылу уақыты 20:00",
        "Срок истекает: 07.05.2012 (понедельник), закрытие в 20:00",
        "The term ends: 07.05.2012 (Monday), closing time 20:00",
    )


def test_a_filing_after_closing_is_said_to_count_as_the_next_opening() -> None:
    found = explained("2012-06-01 18:30", Rule(working_days(1), FIVE, BUREAU))
    moved = next(reason for reason in found.reasons if reason.kind == "start-moved")
    assert moved.text.en == (
        "01.06.2012 (Friday), 18:30 is outside opening hours; it counts as 04.06.2012 (Monday), 09:00"
    )
    assert ("start-not-counted", "04.06") in chain(found)


def test_a_day_off_for_a_holiday_on_a_day_off_names_the_holiday_and_article_5() -> None:
    found = explained("2026-03-06 10:00", Rule(working_days(1), FIVE, BUREAU))
    shifted = next(reason for reason in found.reasons if reason.kind == "skipped-shifted")
    assert (shifted.date, shifted.source, shifted.clause) == (date(2026, 3, 9), "law-267", "art. 5")
    assert "праздник 08.03.2026 совпал с выходным: Международный женский день" in shifted.text.ru


def test_kurban_ait_and_orthodox_christmas_are_named_as_days_off_by_the_labour_laws() -> None:
    found = explained("2013-10-11 10:00", Rule(working_days(2), FIVE, BUREAU))
    off = next(reason for reason in found.reasons if reason.kind == "skipped-day-off")
    assert (off.date, off.source, off.clause) == (date(2013, 10, 15), "labour-code-2007", "art. 96")


def test_a_day_of_issue_that_is_not_counted_is_named() -> None:
    found = explained("2012-04-02 09:30", Rule(working_days(22), FIVE, BUREAU, excludes_end=True))
    assert ("end-not-counted", "04.05") in chain(found)
    assert sum(reason.days for reason in found.reasons) == 22


def test_a_moved_saturday_on_the_six_day_week_is_explained_as_a_reading() -> None:
    found = explained("2012-04-27 11:00", Rule(working_days(3), SIX, CENTRE))
    reading = next(reason for reason in found.reasons if reason.kind == "reading")
    assert reading.source == "decree-2012-458"
    assert "Алты күндік жұмыс аптасында сенбі демалыс күні емес" in reading.text.kk
    sunday = explained("2025-01-02 11:00", Rule(working_days(3), SIX, CENTRE))
    assert "reading" not in {reason.kind for reason in sunday.reasons}


def test_a_last_day_that_is_off_is_said_to_roll() -> None:
    found = explained("2012-04-09 12:00", Rule(Limit(1, Unit.MONTHS), SIX, CENTRE))
    assert chain(found)[-3:] == [("last-day", "09.05"), ("rolled", "09.05"), ("due", "10.05")]


def test_a_month_whose_end_is_not_counted_names_both_days() -> None:
    found = explained("2012-06-05 12:00", Rule(Limit(1, Unit.MONTHS), SIX, CENTRE, excludes_end=True))
    assert chain(found)[-4:] == [
        ("last-day", "05.07"),
        ("end-not-counted", "06.07"),
        ("rolled", "06.07"),
        ("due", "07.07"),
    ]


def test_a_body_that_is_closed_on_the_last_day_is_said_to_be() -> None:
    found = explained("2015-06-05 10:00", Rule(working_days(1), SIX, BUREAU))
    assert chain(found)[-2:] == [("not-open", "06.06"), ("due", "08.06")]


def test_minutes_across_a_closing_say_that_they_run_in_opening_hours_only() -> None:
    found = explained("2012-04-27 17:55", Rule(Limit(10, Unit.MINUTES), FIVE, BUREAU))
    assert chain(found) == [
        ("term", ""),
        ("start", "27.04"),
        ("hours", ""),
        ("closed", "27.04"),
        ("worked-instead", "28.04"),
        ("due", "28.04"),
    ]
    assert found.reasons[-1].text.kk == "Мерзім аяқталады: 28.04.2012 (сенбі), 09:05"


def test_counting_back_is_said_and_each_day_is_named() -> None:
    found = explained("2012-05-02 00:00", Rule(working_days(1), FIVE, BUREAU, backwards=True))
    assert chain(found) == [
        ("term", ""),
        ("start", "02.05"),
        ("start-not-counted", "02.05"),
        ("skipped-holiday", "01.05"),
        ("skipped-moved", "30.04"),
        ("skipped-weekend", "29.04"),
        ("worked-instead", "28.04"),
        ("due", "28.04"),
    ]


def test_a_provisional_day_and_orders_still_unknown_are_said() -> None:
    ait = explained("2026-05-26 10:00", Rule(working_days(1), FIVE, BUREAU))
    provisional = [reason for reason in ait.reasons if reason.kind == "provisional"]
    assert [reason.date for reason in provisional] == [date(2026, 5, 27)]
    assert "Құрбан айттың бірінші күні" in provisional[0].text.kk
    later = explained("2027-02-01 10:00", Rule(working_days(1), FIVE, BUREAU))
    assert later.reasons[-2].text.en == (
        "Orders moving days off after 31.12.2026 are not known yet; the term may shift"
    )


def test_the_portal_ends_at_the_end_of_the_day() -> None:
    found = explained("2015-06-05 23:50", Rule(working_days(1), FIVE, PORTAL))
    assert found.due == at("2015-06-09 00:00")
    assert found.reasons[-1].text.ru == "Срок истекает: 08.06.2015 (понедельник), конец дня 24:00"


def test_the_json_has_due_term_clause_calendar_and_reasons() -> None:
    found = explained("2012-04-27 11:00", Rule(working_days(5), FIVE, CENTRE))
    read = json.loads(json.dumps(found.as_dict(), ensure_ascii=False))
    assert read["due"] == "2012-05-07T20:00:00+06:00"
    assert read["term"]["en"] == "Issue of the address certificate"
    assert (read["clause"], read["calendar"]) == ("cl. 7(1)", "kz-2026-11")
    assert len(read["reasons"]) == len(found.reasons)
    assert read["reasons"][4] == {
        "kind": "skipped-weekend",
        "date": "2012-04-29",
        "text": {
            "kk": "Мерзімге кірмейді: 29.04.2012 (жексенбі) — демалыс күні",
            "ru": "В срок не входит: 29.04.2012 (воскресенье) — выходной день",
            "en": "Not counted: 29.04.2012 (Sunday), a day off",
        },
        "clause": None,
        "source": None,
        "days": 0,
    }


@pytest.mark.parametrize("edition", ["kz-2024-01", "kz-2026-01", "kz-2026-11"])
def test_the_explanation_keeps_the_edition_it_was_computed_with(edition: str) -> None:
    found = explained("2026-08-28 10:00", Rule(working_days(1), FIVE, BUREAU), edition=edition)
    assert found.calendar_edition == edition
    assert (found.due.month == 9) == (edition != "kz-2026-11")


@given(moments, st.one_of(day_rules, time_rules))
def test_what_is_explained_is_what_is_due(start: datetime, rule: Rule) -> None:
    calendar = load_calendar()
    found = explain(start, rule, calendar, clause="cl. 1", term=TERM)
    assert found.due == due(start, rule, calendar)
    assert found.reasons[0].kind == "term"
    assert found.reasons[-1].kind == "due"
    json.dumps(found.as_dict())


@given(moments, day_rules.filter(lambda rule: rule.limit.unit is Unit.WORKING_DAYS))
def test_the_days_counted_in_the_reasons_are_the_days_of_the_term(start: datetime, rule: Rule) -> None:
    calendar = load_calendar()
    found = explain(start, rule, calendar, clause="cl. 1", term=TERM)
    assert sum(reason.days for reason in found.reasons) == rule.limit.value
    for reason in found.reasons:
        if reason.kind.startswith("skipped"):
            assert reason.date is not None
            assert not calendar.is_working(reason.date, rule.week)
            assert reason.kind == "skipped-weekend" or reason.source in calendar.facts.sources


@given(moments, st.one_of(day_rules, time_rules))
def test_no_reason_is_left_untranslated(start: datetime, rule: Rule) -> None:
    found = explain(start, rule, load_calendar(), clause="cl. 1", term=TERM)
    for reason in found.reasons:
        assert not re.search("[А-яӘәҒғҚқҢңӨөҰұҮүҺһІі]", reason.text.en), reason.text.en
        assert re.search("[А-я]", reason.text.ru)
        assert not re.search("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]", reason.text.ru), reason.text.ru
        assert re.search("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]", reason.text.kk), reason.text.kk
        assert "None" not in "".join(reason.text.as_dict().values())


def test_the_zone_is_that_of_the_office(calendar: WorkingCalendar) -> None:
    found = explain(
        at("2026-06-05 10:00"), Rule(working_days(1), FIVE, BUREAU), calendar, clause="1", term=TERM
    )
    assert found.due.tzinfo is ZONE
    assert found.as_dict()["due"] == "2026-06-08T18:00:00+05:00"
