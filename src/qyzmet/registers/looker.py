"""Who looks at a person's data, and the trace this leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from qyzmet.registers.models import Look


@dataclass(frozen=True, slots=True)
class Looker:
    """The account, post and office behind a look; ``office`` is an office code, empty for applicants."""

    user_id: int
    name: str
    post: str
    office: str = ""


def leave_trace(looker: Looker, why: str, what: str, subjects: Iterable[str], query: str = "") -> None:
    """Write a :class:`Look` for every subject IIN, in the transaction at hand.

    With no subject at all one line is written, so that a question without an answer is traced too.
    Raises :class:`ValueError` if ``why`` says nothing: a look needs a case number or a reason.
    """
    if not why.strip():
        raise ValueError("a look at a person's data needs a cause: a case number or a reason")
    Look.objects.bulk_create(
        Look(
            user_id=looker.user_id,
            user_name=looker.name,
            post=looker.post,
            office=looker.office,
            subject_iin=iin,
            what=what,
            query=query[:200],
            why=why[:300],
        )
        for iin in (list(subjects) or [""])
    )


def leave_daily_trace(looker: Looker, why: str, what: str, subjects: Iterable[str]) -> None:
    """:func:`leave_trace` for lists that are looked at all day long: once a day for each person on them.

    reading: a list that names applicants is a look at each of them, and the same official who opens the same
    list again on the same day sees nobody anew.
    """
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    before = Look.objects.filter(
        user_id=looker.user_id, at__gte=midnight, why=why, what=what, post=looker.post, office=looker.office
    )
    known = set(before.values_list("subject_iin", flat=True))
    if new := [iin for iin in dict.fromkeys(subjects) if iin not in known]:
        leave_trace(looker, why, what, new)
