"""Values in the words of the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from qyzmet.law.text import Text


def in_language(value: Any) -> Any:
    """A :class:`Text` or ``{kk, ru, en}`` in the active language; anything else as it is, None as ''."""
    if value is None:
        return ""
    language = get_language() or "kk"
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, Mapping) and "kk" in value:
        return value.get(language) or value["kk"]
    return value


def kzdate(value: date | datetime | None) -> str:
    """``05.06.2014``; a moment is shown on the day it has in Kazakhstan; None is ''.

    >>> kzdate(date(2014, 6, 5))
    '05.06.2014'
    """
    if value is None or value == "":
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%d.%m.%Y}"


def kztime(value: datetime | None) -> str:
    """``05.06.2014 14:30`` in Kazakhstan's time; None is ''."""
    if value is None or not isinstance(value, datetime):
        return ""
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%d.%m.%Y %H:%M}"


_NUMBER = r"\d[\d.]*(?:\([^)]*\))*"
_NUMBERS = rf"{_NUMBER}(?:, {_NUMBER})*"


def clause_words(clause: str) -> str:
    """How clauses are cited: ``11(1), 14`` → «cl. 11(1), 14», ``annex 3`` → «annex 3», in the active language."""

    def cite(found: re.Match[str]) -> str:
        said = pgettext("several", "cl. %(number)s") if ", " in found[1] else _("cl. %(number)s")
        return said % {"number": found[1]}

    if re.match(r"\d", clause):
        clause = f"cl. {clause}"
    # What follows a clause of the act is a clause of what the act approves.
    clause = re.sub(rf"\b(act cl\. ?{_NUMBER}|annex {_NUMBER}), (?=\d)", r"\1, cl. ", clause)
    clause = re.sub(rf"\bcl\. ?({_NUMBERS})", cite, clause)
    clause = re.sub(
        rf"\bannex ({_NUMBER})", lambda found: _("annex %(number)s") % {"number": found[1]}, clause
    )
    clause = re.sub(r"\bitem (\d+)", lambda found: _("item %(number)s") % {"number": found[1]}, clause)
    clause = re.sub(r"\brow (\d+)", lambda found: _("row %(number)s") % {"number": found[1]}, clause)
    places = {
        "preamble": pgettext("clause", "preamble"),
        "heading": pgettext("clause", "heading"),
        "note": pgettext("clause", "note"),
        "act": pgettext("clause", "act"),
        "annexes": pgettext("clause", "annexes"),
        "annex": pgettext("clause", "annex"),
        "signatures": pgettext("clause", "signatures"),
        "signature": pgettext("clause", "signature"),
        "reword": pgettext("clause", "note on the wording"),
    }
    # the only annex of an act has no number
    return re.sub(rf"\b(?:{'|'.join(places)})\b", lambda found: places[found[0]], clause)


def clause_anchor(clause: str) -> str:
    """The id of a clause on the page of its edition: ``11(1)`` → ``clause-11-1``.

    >>> clause_anchor("annex 3, cl. 2")
    'clause-annex-3-cl-2'
    """
    return "clause-" + re.sub(r"[^0-9a-z]+", "-", clause.lower()).strip("-")
