"""Numbers that people read to each other: short, without gaps where the law wants a journal.

A case number is ``26-000123-40``: the year of filing, a national counter, two check digits
(ISO 7064 MOD 97-10), so that a slip of the pen is told from a case that does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.db import connection

from qyzmet.cases.quick import one_row
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

_SHAPE = re.compile(r"(\d{2})-?(\d{6,9})-?(\d{2})")


def case_number(year: int, counter: int) -> str:
    """The number of the ``counter``-th case filed in ``year``.

    >>> case_number(2026, 123)
    '26-000123-48'
    """
    body = f"{year % 100:02d}{counter:06d}"
    check = 98 - int(body) * 100 % 97
    return f"{body[:2]}-{body[2:]}-{check:02d}"


def read_case_number(text: str) -> str:
    """The number in its usual shape, whatever spaces and dashes were typed.

    Raises :class:`Refusal` (``bad-case-number``) where it cannot be a case number.
    """
    match = _SHAPE.fullmatch(re.sub(r"[\s–—]", lambda m: "-" if m[0].strip() else "", text.strip()))
    if match is None or int("".join(match.groups())) % 97 != 1:
        raise Refusal(
            "bad-case-number",
            Text(
                kk=f"«{text}» іс нөмірі бола алмайды: бір цифр қате. Нөмір қолхатта, үлгісі 26-000123-48.",
                ru=f"«{text}» не может быть номером дела: одна из цифр неверна. Номер стоит в расписке, "
                "образец 26-000123-48.",
                en=f"“{text}” cannot be a case number: a digit is wrong. It stands on the receipt and looks "
                "like 26-000123-48.",
            ),
            field="number",
        )
    return "-".join(match.groups())


def next_case_number(year: int) -> str:
    """A new case number. Gaps are possible: a case number is not a line of a legal journal."""
    row = one_row("SELECT nextval('cases_case_number')", ())
    assert row is not None
    return case_number(year, int(row[0]))


def next_in_series(series: str, last: Callable[[], int] | None = None) -> int:
    """The next number of a journal, without gaps: given back if the transaction fails.

    The series is locked until the transaction ends, so call it late in it. ``last`` is asked only when a series
    begins: the last number that was given before it was counted here, 0 for none.
    """
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_counter SET last = last + 1 WHERE series = %s RETURNING last", [series])
        row = cursor.fetchone()
        if row is None:
            cursor.execute(
                "INSERT INTO cases_counter (series, last) VALUES (%s, %s) "
                "ON CONFLICT (series) DO UPDATE SET last = cases_counter.last + 1 RETURNING last",
                [series, (last() if last else 0) + 1],
            )
            row = cursor.fetchone()
    return int(row[0])
