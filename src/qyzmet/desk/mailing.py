"""Letters by post: many handed to the post office at once, each with its registered-mail number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from qyzmet.cases import store
from qyzmet.cases.models import Case
from qyzmet.cases.numbers import read_case_number
from qyzmet.desk.couriers import MOST, all_or_none
from qyzmet.desk.custody import step_of
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.verbs import Verb


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the list: where it goes, and the number the post office gave it (may be empty)."""

    address: str
    registered: str = ""


def waiting(office: str, post: str) -> list[Case]:
    """The cases whose letters wait to be posted, what runs out first on top."""
    rows = Case.objects.filter(standing__office=office, standing__post=post)
    found = []
    for case in rows.order_by("standing__next_due", "id")[:MOST]:
        step = step_of(store.load(case.pk))
        if step is not None and step.does is Verb.POST:
            found.append(case)
    return found


def address_of(case: Case) -> str:
    """The postal address that came with the letter; empty if none did."""
    for entry in case.entries.order_by("-seq"):
        address = entry.event.get("data", {}).get("address")
        if address:
            return str(address)
    return ""


def post_all(letters: Mapping[str, Letter], by: Official, *, at: datetime) -> int:
    """Post these letters, all or none; :class:`qyzmet.process.errors.Refusal` tells the reason of each."""

    def one(number: str) -> None:
        stored = store.load(read_case_number(number))
        given = {"address": letters[number].address}
        if letters[number].registered:
            given["registered"] = letters[number].registered
        perform(stored.id, stored.state.step or "", by, given, at=at)

    return all_or_none(list(letters), one)
