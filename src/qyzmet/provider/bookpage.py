"""A page of the household book as it is read and printed, and the columns of the book as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy

from qyzmet.provider.register_words import address_words
from qyzmet.provider.tabular import Column
from qyzmet.registers.household_changes import digest
from qyzmet.registers.household_lists import Line
from qyzmet.registers.households import page_as_of, plain
from qyzmet.registers.models import HouseholdConfirmation, HouseholdEntry, HouseholdMember, HouseholdPage
from qyzmet.services.household_words import ITEMS, RELATIONS, SECTIONS
from qyzmet.ui.words import in_language


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that the household has: its name, how much, from when or of what year."""

    name: Any
    amount: str
    more: Any = ""


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it was made."""

    row: HouseholdEntry
    name: Any
    amount: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature with its sum, and whether the sum still is that of the content kept."""

    row: HouseholdConfirmation
    groups: tuple[str, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class ShownPage:
    """What the page shows of a day, and everything that was ever written on it."""

    content: dict[str, Any]
    address: str
    members: list[tuple[HouseholdMember, Any]]
    """Those of the day first, then those who left, with what they are to the head."""
    things: dict[str, list[Thing]]
    entries: list[Written]
    signed: list[Signed]

    @property
    def named(self) -> list[str]:
        """The IIN of everybody whom the page names."""
        return [row.person.iin for row, _ in self.members]


def shown_page(page: HouseholdPage, on: date) -> ShownPage:
    """The page as of a day; entries, members and signatures of any day."""
    content = page_as_of(page, on)
    members = list(page.members.select_related("person").order_by("since", "pk"))
    places = {row["iin"]: place for place, row in enumerate(content["members"])}
    here = [one for one in members if one.since <= on and (one.until is None or one.until > on)]
    here.sort(key=lambda one: places[one.person.iin])
    rest = [one for one in members if one not in here]
    return ShownPage(
        content,
        address_words(page.address),
        [(one, in_language(RELATIONS[one.relation])) for one in (*here, *rest)],
        {section: _things(section, content[section]) for section in ITEMS},
        [_written(one) for one in page.entries.order_by("-day", "-pk")],
        [_signed(one) for one in page.confirmations.order_by("-day")],
    )


def _things(section: str, rows: Sequence[dict[str, Any]]) -> list[Thing]:
    if section == "land":
        return [
            Thing(
                _name(section, row["purpose"]), _hectares(row["hectares"]), date.fromisoformat(row["since"])
            )
            for row in rows
        ]
    return [Thing(_name(section, row["kind"]), str(row["count"]), row.get("year") or "") for row in rows]


def _written(row: HouseholdEntry) -> Written:
    amount = _hectares(plain(row.hectares)) if row.hectares is not None else str(row.count)
    return Written(row, _name(row.section, row.item), amount)


def _signed(row: HouseholdConfirmation) -> Signed:
    groups = tuple(row.sha256[place : place + 8] for place in range(0, 64, 8))
    return Signed(row, groups, digest(row.content) == row.sha256)


def _name(section: str, item: str) -> Any:
    return in_language(ITEMS[section][item])


def _hectares(plain_figure: str) -> str:
    return plain_figure.replace(".", ",")


def book_columns() -> list[Column]:
    """The columns of the book as a table; a line is that of a list with the content of its page."""
    return [
        Column(gettext_lazy("Page"), lambda row: row[0].page.number, "head"),
        Column(
            gettext_lazy("Head of the household"),
            lambda row: row[0].person.full_name if row[0].person else "",
        ),
        Column(gettext_lazy("IIN"), lambda row: row[0].person.iin if row[0].person else ""),
        Column(gettext_lazy("Address"), lambda row: address_words(row[0].page.address)),
        Column(gettext_lazy("People"), lambda row: Decimal(row[0].members)),
        Column(gettext_lazy("Opened"), lambda row: row[0].page.opened_on, "day"),
        Column(gettext_lazy("Last entry"), lambda row: row[0].entered_on, "day"),
        Column(gettext_lazy("Signed"), lambda row: row[0].confirmed_on, "day"),
        *(Column(in_language(words), _having(section)) for section, words in SECTIONS.items()),
    ]


def _having(section: str) -> Callable[[tuple[Line, dict[str, Any]]], str]:
    """What the household has in a section, in one cell."""

    def of(row: tuple[Line, dict[str, Any]]) -> str:
        return "; ".join(f"{thing.name} {thing.amount}" for thing in _things(section, row[1][section]))

    return of
