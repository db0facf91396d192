"""What is said on a page of its own where no form can say it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.services.rules import Objection
from qyzmet.ui.words import clause_words, in_language

MISSING = frozenset({"no-such-case", "bad-case-number", "no-such-paper"})


def said(refusal: Refusal) -> str:
    """The refusal in the reader's words, with the clause it rests on."""
    return _cited(refusal.text, refusal.clause)


def objected(objection: Objection) -> str:
    """What the rules of a service say against a request, with the clause."""
    return _cited(objection.text, objection.clause)


def _cited(text: Text, clause: str | None) -> str:
    words = str(in_language(text))
    return f"{words} ({clause_words(clause)})" if clause else words


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """404 for what is not there or not the reader's, alike in both cases; else 422."""
    missing = refusal.code in MISSING
    context = {
        "title": _("There is no such case among yours") if missing else _("This cannot be done"),
        "words": said(refusal),
        "remedy": _("Look at the list of your cases, or compare the number with the receipt.")
        if missing
        else _("Nothing was saved. Go back, change what is named here, and send it again."),
        "status": 404 if missing else 422,
    }
    return render(request, "ui/error.html", context, status=404 if missing else 422)
