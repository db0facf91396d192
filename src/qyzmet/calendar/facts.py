"""What the calendar is made from: acts, holidays, moved days. Values only, read from ``data/*.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qyzmet.calendar import words
from qyzmet.law.limits import Week
from qyzmet.law.text import Text

_REGISTER = "https://adilet.zan.kz/kaz/docs/"


def _quoted(title: str) -> str:
    """A title in guillemets, without doubling those of a title named inside it."""
    return ("" if title.startswith("«") else "«") + title + ("" if "»" in title else "»")


@dataclass(frozen=True, slots=True)
class Source:
    """An act that makes a day what it is.

    ``date`` is None where only the year of the act is known; ``reference`` is its id in the state's register
    of laws.
    """

    id: str
    kind: str
    """``law``, ``code``, ``constitution``, ``decree`` (Government) or ``order`` (Minister of Labour)."""
    title: Text | None
    number: str | None
    date: date | None
    year: int
    reference: str | None

    @property
    def address(self) -> str | None:
        """Where the text of the act stands."""
        return f"{_REGISTER}{self.reference}" if self.reference else None

    @property
    def cite(self) -> Text:
        """The act as one cites it: kind, date and number, and the title of a law."""
        when = words.act_date(self.date, self.year)
        number = f" № {self.number}" if self.number else ""
        english = f"{f' No. {self.number}' if self.number else ''} {when.en}"
        if self.kind == "decree":
            return Text(
                f"Қазақстан Республикасы Үкіметінің {when.kk}{number} қаулысы",
                f"постановление Правительства Республики Казахстан {when.ru}{number}",
                f"Government decree{english}",
            )
        if self.kind == "order":
            return Text(
                f"Еңбек және халықты әлеуметтік қорғау министрінің {when.kk}{number} бұйрығы",
                f"приказ министра труда и социальной защиты населения {when.ru}{number}",
                f"order of the Minister of Labour{english}",
            )
        title = self.title or Text("", "", "")
        if self.kind == "law":
            return Text(
                f"{_quoted(title.kk)} {when.kk}{number} Заңы",
                f"Закон {when.ru}{number} {_quoted(title.ru)}",
                f"Law{english} “{title.en}”",
            )
        return Text(
            f"{title.kk} ({when.kk}{number})", f"{title.ru} ({when.ru}{number})", f"{title.en}{english}"
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """An act and the place in it."""

    source: Source
    article: str | None = None
    paragraph: str | None = None

    @property
    def clause(self) -> Text | None:
        """The article and paragraph in words, where they are known."""
        return words.article(self.article, self.paragraph) if self.article else None

    @property
    def short(self) -> str | None:
        """The place as a clause is written: «art. 85(3)»."""
        if self.article is None:
            return None
        return f"art. {self.article}" + (f"({self.paragraph})" if self.paragraph else "")

    @property
    def cite(self) -> Text:
        """The act with its article."""
        act, clause = self.source.cite, self.clause
        if clause is None:
            return act
        return Text(f"{act.kk}, {clause.kk}", f"{act.ru}, {clause.ru}", f"{act.en}, {clause.en}")


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last day, both in; None is open."""

    since: date | None = None
    until: date | None = None

    def has(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in the data files."""

    file: str
    line: int
    key: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday, or a day off that does not shift, on fixed days of the year."""

    name: Text
    shifts: bool
    days: tuple[tuple[int, int], ...]
    """Month and day."""
    force: Period
    known: Period
    ground: Ground
    provisional: bool


@dataclass(frozen=True, slots=True)
class MoonDay:
    """A day off whose date is named anew each year."""

    name: Text
    date: date
    known: Period
    ground: Ground
    provisional: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A day off moved by an order: ``day_off`` is worked, ``to`` is the day of rest in its stead."""

    day_off: date
    to: date
    known: Period
    ground: Ground
    place: Place


@dataclass(frozen=True, slots=True)
class Edition:
    """The calendar as it was known on a day."""

    id: str
    known: date
    moves_known_to: date
    """Up to this day no further order moving days off is expected."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the data files say."""

    first: date
    last: date
    editions: tuple[Edition, ...]
    rest: dict[Week, frozenset[int]]
    """Days of the week of rest, Monday is 0."""
    shift_force: Period
    shift: Ground
    moves_law: Ground
    moves_reading: Text
    sources: dict[str, Source]
    holidays: tuple[Holiday, ...]
    moon_days: tuple[MoonDay, ...]
    moves: tuple[Move, ...]
