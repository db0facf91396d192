"""Reads the data files of the calendar and refuses wrong ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qyzmet.calendar.facts import Edition, Facts, Ground, Holiday, MoonDay, Move, Period, Place, Source
from qyzmet.calendar.reader import Entry, read
from qyzmet.law.limits import Week

DATA = Path(__file__).parent / "data"
"""The folder of the product's own data files."""

_GROUND = ("source", "article", "paragraph")
_KNOWN = ("known_from", "known_to")


def load_facts(folder: Path = DATA) -> Facts:
    """The facts of a folder of data files.

    Raises :class:`~qyzmet.calendar.reader.CalendarDataError` with file, line, key and what was expected, and
    :class:`OSError` if a file is missing.
    """
    sources = _sources(read(folder / "sources.yaml"))
    root = read(folder / "calendar.yaml").fields(("first", "last", "editions", "rest", "shift", "moves"))
    first, last = root["first"].day(), root["last"].day()
    if last < first:
        root["last"].fail(f"a day not before {first}")
    shift = root["shift"].fields(("since", "source", "article"), ("until", "paragraph"))
    moves_law = root["moves"].fields(("reading", *_GROUND))
    moon_days = _moon_days(read(folder / "kurban-ait.yaml"), sources)
    return Facts(
        first=first,
        last=last,
        editions=tuple(_edition(entry) for entry in root["editions"].items()),
        rest=_rest(root["rest"]),
        shift_force=_period(shift, "since", "until"),
        shift=_ground(shift, sources),
        moves_law=_ground(moves_law, sources),
        moves_reading=moves_law["reading"].text(),
        sources=sources,
        holidays=_holidays(read(folder / "holidays.yaml"), sources),
        moon_days=moon_days,
        moves=_moves(read(folder / "moves.yaml"), sources),
    )


def _sources(root: Entry) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for entry in root.fields(("sources",))["sources"].items():
        fields = entry.fields(("id", "kind"), ("title", "number", "date", "year", "reference"))
        if ("date" in fields) == ("year" in fields):
            entry.fail("either date or year")
        day = fields["date"].day() if "date" in fields else None
        kind = fields["kind"].choice("law", "code", "constitution", "decree", "order")
        if kind not in ("decree", "order") and "title" not in fields:
            entry.fail("the key title")
        source = Source(
            id=fields["id"].string(),
            kind=kind,
            title=fields["title"].text() if "title" in fields else None,
            number=fields["number"].string() if "number" in fields else None,
            date=day,
            year=day.year if day else fields["year"].integer(),
            reference=fields["reference"].string() if "reference" in fields else None,
        )
        if source.id in found:
            fields["id"].fail("an id that no other source has")
        found[source.id] = source
    return found


def _ground(fields: dict[str, Entry], sources: dict[str, Source]) -> Ground:
    source = sources.get(fields["source"].string())
    if source is None:
        fields["source"].fail("the id of a source of sources.yaml")
    return Ground(
        source,
        fields["article"].string() if "article" in fields else None,
        fields["paragraph"].string() if "paragraph" in fields else None,
    )


def _period(fields: dict[str, Entry], since: str, until: str) -> Period:
    period = Period(
        fields[since].day() if since in fields else None, fields[until].day() if until in fields else None
    )
    if period.since and period.until and period.until < period.since:
        fields[until].fail(f"a day not before {period.since}")
    return period


def _edition(entry: Entry) -> Edition:
    fields = entry.fields(("id", "known", "moves_known_to"))
    return Edition(fields["id"].string(), fields["known"].day(), fields["moves_known_to"].day())


def _rest(entry: Entry) -> dict[Week, frozenset[int]]:
    fields = entry.fields((Week.FIVE_DAY.value, Week.SIX_DAY.value))
    rest = {Week.EVERY_DAY: frozenset[int]()}
    for name, days in fields.items():
        numbers = [day.integer() for day in days.items()]
        if not set(numbers) <= set(range(1, 8)):
            days.fail("days of the week from 1 (Monday) to 7")
        rest[Week(name)] = frozenset(number - 1 for number in numbers)
    return rest


def _month_day(entry: Entry) -> tuple[int, int]:
    try:
        # A leap year, so that 29 February is a day.
        day = date.fromisoformat(f"2004-{entry.string()}")
    except ValueError:
        entry.fail("a month and day as 05-09")
    return day.month, day.day


def _holidays(root: Entry, sources: dict[str, Source]) -> tuple[Holiday, ...]:
    found = []
    for entry in root.fields(("holidays",))["holidays"].items():
        fields = entry.fields(
            ("id", "name", "kind", "days", "since", "source"),
            ("until", "article", "paragraph", "provisional", *_KNOWN),
        )
        found.append(
            Holiday(
                name=fields["name"].text(),
                shifts=fields["kind"].choice("holiday", "day-off") == "holiday",
                days=tuple(_month_day(day) for day in fields["days"].items()),
                force=_period(fields, "since", "until"),
                known=_period(fields, *_KNOWN),
                ground=_ground(fields, sources),
                provisional="provisional" in fields and fields["provisional"].truth(),
            )
        )
    return tuple(found)


def _moon_days(root: Entry, sources: dict[str, Source]) -> tuple[MoonDay, ...]:
    fields = root.fields(("name", "laws", "days"))
    name = fields["name"].text()
    laws = []
    for entry in fields["laws"].items():
        law = entry.fields(("since", "source"), ("until", "article", "paragraph"))
        laws.append((_period(law, "since", "until"), _ground(law, sources)))
    found = []
    for entry in fields["days"].items():
        day_fields = entry.fields(("date",), ("provisional", *_KNOWN))
        day = day_fields["date"].day()
        ground = next((ground for force, ground in laws if force.has(day)), None)
        if ground is None:
            day_fields["date"].fail("a day on which one of the laws above is in force")
        provisional = "provisional" in day_fields and day_fields["provisional"].truth()
        found.append(MoonDay(name, day, _period(day_fields, *_KNOWN), ground, provisional))
    return tuple(found)


def _moves(root: Entry, sources: dict[str, Source]) -> tuple[Move, ...]:
    found = []
    for entry in root.fields(("moves",))["moves"].items():
        fields = entry.fields(("source", "days"), _KNOWN)
        ground, known = _ground(fields, sources), _period(fields, *_KNOWN)
        for pair in fields["days"].items():
            days = pair.fields(("from", "to"))
            place = Place(pair.file, pair.node.start_mark.line + 1, pair.key)
            found.append(Move(days["from"].day(), days["to"].day(), known, ground, place))
    return tuple(found)
