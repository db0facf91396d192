"""Find cases by number, by IIN or BIN, or by words of a name: those of one office, keyset-paged.

Each word that was typed is the beginning of a word of the name, in whatever order and in Kazakh or Russian
spelling. The rarest of them is looked up in the index of the office (:class:`SearchKey`), the others are compared
with the name that stands in the same index; so neither a common surname nor the cases of other offices are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from qyzmet.cases.models import Case
from qyzmet.cases.numbers import read_case_number
from qyzmet.cases.queries import seen_by_office
from qyzmet.cases.worklists import PAGE, Page
from qyzmet.registers.folding import fold

WORDS: Final = 6
"""Words of a query that count."""
PROBE: Final = 1000
"""So many names are counted to tell a common word from a rare one."""
_END: Final = "\U0010ffff"
"""After everything that begins alike."""


def search(query: str, office: str, *, after: str | None = None, size: int = PAGE) -> Page:
    """The cases an office may see, by number, by IIN or BIN (newest first), or by name (in its order).

    ``after`` is the ``after`` of the page before: the number of a case, so that no name stands in an address.
    Raises :class:`Refusal` for what looks like a case number and has a slip in it.
    """
    text = query.strip()
    digits = text.replace("-", "").replace(" ", "")
    if digits.isdigit() and len(digits) == 12 and "-" not in text:
        return _by_person(digits, office, _last(after, office), size)
    if digits.isdigit():
        found = Case.objects.filter(seen_by_office(office), number=read_case_number(text))
        return Page(list(found), None)
    words = fold(text).split()[:WORDS]
    return _by_name(words, office, _last(after, office), size) if words else Page([], None)


def _last(after: str | None, office: str) -> Case | None:
    """The last case of the page before, if it can be one that the office may see."""
    if not after or not after.isascii() or not after.isdigit() or len(after) > 18:
        return None
    seen = Case.objects.filter(seen_by_office(office), pk=int(after))
    return seen.only("applicant_folded").first()


def _by_person(number: str, office: str, last: Case | None, size: int) -> Page:
    beyond = "AND (name, case_id) < (%s, %s)" if last else ""
    given = [last.applicant_folded, last.pk] if last else []
    return _page(
        f"""SELECT case_id FROM cases_searchkey WHERE place = %s AND key = %s {beyond}
        ORDER BY name DESC, case_id DESC LIMIT %s""",
        [office, number, *given, size + 1],
        size,
    )


def _by_name(words: Sequence[str], office: str, last: Case | None, size: int) -> Page:
    rare = _rarest(words, office)
    others = [word for word in words if word != rare]
    beyond, given = "", []
    if last is not None:
        begin = min((w for w in last.applicant_folded.split() if w.startswith(rare)), default="")
        beyond, given = "AND (key, name, case_id) > (%s, %s, %s)", [begin, last.applicant_folded, last.pk]
    also = "AND (' ' || name) LIKE %s " * len(others)
    # A name may have several words that begin alike; the case stands at the first of them.
    first = """AND key = (SELECT min(word COLLATE "C") FROM unnest(string_to_array(name, ' ')) AS word
                          WHERE starts_with(word, %s))"""
    return _page(
        f"""SELECT case_id FROM cases_searchkey WHERE place = %s AND key >= %s AND key < %s
        {beyond} {also} {first} ORDER BY key, name, case_id LIMIT %s""",
        [office, rare, rare + _END, *given, *(f"% {_plain(word)}%" for word in others), rare, size + 1],
        size,
    )


def _rarest(words: Sequence[str], office: str) -> str:
    """The word that the fewest names of the office have; the longest of those that are common."""
    if len(set(words)) == 1:
        return words[0]
    counted = (
        "(SELECT count(*) FROM (SELECT 1 FROM cases_searchkey WHERE place = %s AND key >= %s AND key < %s "
        "LIMIT %s) AS probed)"
    )
    given = [value for word in words for value in (office, word, word + _END, PROBE)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([counted] * len(words))}", given)
        counts = cursor.fetchone()
    return min(zip(counts, words, strict=True), key=lambda pair: (pair[0], -len(pair[1]), pair[1]))[1]


def _plain(word: str) -> str:
    r"""The word for ``LIKE``, in which ``%``, ``_`` and ``\`` are letters like others."""
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def _page(statement: str, values: list[Any], size: int) -> Page:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = [case for (case,) in cursor.fetchall()]
    cases = Case.objects.in_bulk(found[:size])
    return Page([cases[case] for case in found[:size]], str(found[size - 1]) if len(found) > size else None)
