"""The windows of a hall: which account sits at which, from the start of its shift to the end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from qyzmet.cases import tickets
from qyzmet.cases.models import Ticket, Window
from qyzmet.cases.tickets import By
from qyzmet.law.text import Text
from qyzmet.offices.once import read_rows
from qyzmet.process.errors import Refusal


def window_of(office: str, day: date, account: int) -> Window | None:
    """The window an account has open today."""
    condition = (
        '"office" = %s AND "day" = %s AND "account" = %s AND "closed_at" IS NULL ORDER BY "id" LIMIT 1'
    )
    rows = read_rows(Window, condition, [office, day, account])
    return rows[0] if rows else None


def open_windows(office: str, day: date, posts: Iterable[str] | None = None) -> list[Window]:
    """The windows open now, of these posts only if they are named."""
    rows = Window.objects.filter(office=office, day=day, closed_at__isnull=True)
    if posts is not None:
        rows = rows.filter(post__in=list(posts))
    return sorted(rows, key=lambda one: (len(one.number), one.number))


def open_window(office: str, day: date, number: str, by: By, now: datetime) -> Window:
    """Begin a shift at a window; the window the account has already, if it is this one.

    What earlier days left open in the queue of the office is closed. Raises :class:`Refusal`: ``window-taken``
    if somebody sits there, ``other-window`` if the account sits at another.
    """
    assert by.account is not None
    mine = window_of(office, day, by.account)
    if mine is not None and mine.number == number:
        return mine
    if mine is not None:
        raise Refusal("other-window", _other(mine.number), field="window")
    tickets.end_days_before(office, day, now)
    try:
        with transaction.atomic():
            return Window.objects.create(
                office=office, day=day, number=number, account=by.account, post=by.post, opened_at=now
            )
    except IntegrityError as error:
        raise Refusal("window-taken", _taken(number), field="window") from error


def close_window(window: Window, now: datetime) -> None:
    """End the shift: those transferred to this window may be called by others; nothing if it is closed.

    Raises :class:`Refusal` (``still-serving``) while a visit at it is not over.
    """
    by = By(window.account, window.post, window.number)
    with transaction.atomic():
        row = Window.objects.select_for_update().get(pk=window.pk)
        if row.closed_at is not None:
            return
        if (serving := tickets.at_window(row.office, row.day, row.account)) is not None:
            raise tickets.still_serving(serving)
        row.closed_at = max(now, row.opened_at)
        row.save(update_fields=["closed_at"])
        tickets.release(row.office, row.day, row.number, now, by)


def send_to_window(ticket: Ticket, number: str, now: datetime, by: By) -> None:
    """Transfer a ticket to a window that is open; :class:`Refusal` (``no-such-window``) if it is not.

    The row of the window is held meanwhile, so that it cannot close between the look and the transfer.
    """
    with transaction.atomic():
        rows = Window.objects.select_for_update().filter(
            office=ticket.office, day=ticket.day, number=number, closed_at__isnull=True
        )
        if rows.first() is None:
            raise Refusal("no-such-window", _none(number), field="target")
        tickets.transfer(ticket, now, by, window=number)


def _taken(number: str) -> Text:
    return Text(
        kk=f"{number}-терезеде басқа қызметкер отыр: өз терезеңіздің нөмірін енгізіңіз.",
        ru=f"За окном {number} работает другой сотрудник: введите номер своего окна.",
        en=f"Somebody else sits at window {number}: enter the number of your own.",
    )


def _other(number: str) -> Text:
    return Text(
        kk=f"Сіз {number}-терезеде отырсыз: алдымен оны жабыңыз.",
        ru=f"Вы работаете за окном {number}: сначала закройте его.",
        en=f"You sit at window {number}: close it first.",
    )


def _none(number: str) -> Text:
    return Text(
        kk=f"{number}-терезе жабық: ашық терезені таңдаңыз.",
        ru=f"Окно {number} закрыто: выберите открытое.",
        en=f"Window {number} is closed: choose an open one.",
    )
