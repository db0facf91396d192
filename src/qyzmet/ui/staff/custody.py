"""Packages beside their cases: what is held, sought, astray; the stock of an office; the acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from qyzmet.cases.models import CustodyAct, CustodyActLine, Holding
from qyzmet.cases.numbers import read_case_number
from qyzmet.desk import custody
from qyzmet.desk.couriers import all_or_none
from qyzmet.desk.official import Official
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import Face, show_refusal
from qyzmet.ui.staff.offices import office_name
from qyzmet.ui.staff.papers import typeset

LATEST = 30
"""Acts on the page."""

ACTS: Mapping[str, Text] = {
    CustodyAct.COUNT: Text("қапты санау", "пересчёт пакетов", "count of a bag"),
    CustodyAct.STOCK: Text("түгендеу", "инвентаризация", "stock-taking"),
    CustodyAct.FOUND: Text("табылды", "найден", "found"),
    CustodyAct.LOSS: Text("жоғалды", "утрачен", "lost"),
    CustodyAct.RESTORED: Text("қайта жасалды", "восстановлен", "made anew"),
}
LINES: Mapping[str, Text] = {
    CustodyActLine.MISSING: Text("жетіспейді", "не хватает", "missing"),
    CustodyActLine.SURPLUS: Text("артық", "лишний", "surplus"),
    CustodyActLine.FOUND: Text("табылды", "найден", "found"),
    CustodyActLine.LOST: Text("жоғалды", "утрачен", "lost"),
    CustodyActLine.RESTORED: Text("қайта жасалды", "восстановлен", "made anew"),
}


class NumberForm(forms.Form):
    """What is done with one package, by its number."""

    what = forms.ChoiceField(
        label=gettext_lazy("What happened to it?"),
        choices=[
            ("found", gettext_lazy("It turned up here")),
            ("lost", gettext_lazy("It is lost for good")),
            ("anew", gettext_lazy("It was made anew from scans and second copies")),
            ("on", gettext_lazy("It goes on to the office it belongs to")),
        ],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label=gettext_lazy("Number of the package"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-20", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )
    reasons = forms.CharField(
        label=gettext_lazy("Where, how, from what"),
        help_text=gettext_lazy("This stands in the act and cannot be changed later."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PlaceForm(forms.Form):
    """On which shelf, in which box, some packages lie."""

    numbers = forms.CharField(
        label=gettext_lazy("Numbers of the packages"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    place = forms.CharField(
        label=gettext_lazy("Shelf, box or safe"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )


_DONE: Mapping[str, str | Promise] = {
    "found": gettext_lazy("%(number)s is found: it goes on."),
    "lost": gettext_lazy("%(number)s is written down as lost. Make it anew from the scans and copies."),
    "anew": gettext_lazy("%(number)s is made anew."),
    "on": gettext_lazy("%(number)s is on a list for the office it belongs to."),
}


def custody_page(request: HttpRequest, face: Face, official: Official) -> HttpResponse:
    """What is sought or astray and the acts; POST does something with one package, or puts some away."""
    placing = request.method == "POST" and "place" in request.POST
    form = NumberForm(request.POST if request.method == "POST" and not placing else None)
    place = PlaceForm(request.POST if placing else None)
    status = 200
    if request.method == "POST":
        status = 422
        done = _put_away(request, place, official) if placing else _settle(request, form, official)
        if done == HTTP_FOUND:
            return HttpResponseRedirect(face.url("custody"))
        status = done
    acts = CustodyAct.objects.filter(office=official.office).order_by("-id").prefetch_related("lines__case")
    context = {
        "form": form,
        "place": place,
        "missing": custody.missing(official.office),
        "strays": [(row, office_name(row.case.stands_at)) for row in custody.strays(official.office)],
        "acts": [(act, ACTS[act.kind]) for act in acts[:LATEST]],
        "held": custody.held_at(official.office).count(),
    }
    return face.render(request, "staff/custody.html", context, status)


HTTP_FOUND = 302


def _settle(request: HttpRequest, form: NumberForm, official: Official) -> int:
    if not form.is_valid():
        return 422
    filled, now = form.cleaned_data, timezone.now()
    number, reasons = filled["number"], filled["reasons"]
    ways: Mapping[str, Callable[[], object]] = {
        "found": lambda: custody.found(number, official, reasons, at=now),
        "lost": lambda: custody.give_up(number, official, reasons, at=now),
        "anew": lambda: custody.make_anew(number, official, reasons, at=now),
        "on": lambda: custody.send_on(number, official, at=now),
    }
    try:
        ways[filled["what"]]()
    except Refusal as refusal:
        return show_refusal(form, refusal)
    messages.success(request, _DONE[filled["what"]] % {"number": number})
    return HTTP_FOUND


def _put_away(request: HttpRequest, form: PlaceForm, official: Official) -> int:
    if not form.is_valid():
        return 422
    now, where = timezone.now(), form.cleaned_data["place"]
    try:
        numbers = numbers_in(form.cleaned_data["numbers"])
        all_or_none(numbers, lambda one: custody.put_away(one, where, official, at=now))
    except Refusal as refusal:
        return show_refusal(form, refusal, {"ticked": "numbers", "number": "numbers"})
    messages.success(request, _("Put away: %(place)s.") % {"place": where})
    return HTTP_FOUND


def numbers_in(text: str) -> list[str]:
    """The numbers typed or scanned, each once; :class:`Refusal` for what cannot be one."""
    return list(dict.fromkeys(read_case_number(one) for one in re.split(r"[,;\s]+", text.strip()) if one))


@dataclass(frozen=True, slots=True)
class Pile:
    """What lies together: with one post, or on one shelf."""

    kind: str
    post: str
    place: str
    rows: list[Holding]


def piles(rows: list[Holding]) -> list[Pile]:
    """The packages of an office by post and shelf, in the order of the list."""
    found: dict[tuple[str, str, str], list[Holding]] = {}
    for row in rows:
        found.setdefault((row.kind, row.post, row.place), []).append(row)
    return [Pile(*key, rows=lying) for key, lying in found.items()]


class StockForm(forms.Form):
    """What was seen: ticked in the list, or scanned."""

    mark = forms.IntegerField(widget=forms.HiddenInput)
    others = forms.CharField(
        label=gettext_lazy("Numbers that lie here and are not on the list"),
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    reasons = forms.CharField(
        label=gettext_lazy("What was found"),
        help_text=gettext_lazy("Needed where something is missing or too much."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def stock_page(request: HttpRequest, face: Face, official: Official) -> HttpResponse:
    """GET lists what should lie at the office, by post and shelf; POST compares and writes the record."""
    form = StockForm(request.POST or None, initial={"mark": custody.ledger_mark()})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act = _counted(request, form, official)
            except Refusal as refusal:
                status = show_refusal(form, refusal, {"number": "others"})
            else:
                agreed = not act.lines.exists()
                messages.success(
                    request,
                    _("Counted: everything is there. Record %(number)s.") % {"number": act.number}
                    if agreed
                    else _("Counted, with differences: record %(number)s.") % {"number": act.number},
                )
                return HttpResponseRedirect(face.url("act", number=act.number))
    rows = list(custody.held_at(official.office))
    context = {
        "form": form,
        "piles": piles(rows),
        "count": len(rows),
        "ticked": set(request.POST.getlist("ticked")),
    }
    return face.render(request, "staff/stock.html", context, status)


def _counted(request: HttpRequest, form: StockForm, official: Official) -> CustodyAct:
    seen = [*request.POST.getlist("ticked"), *numbers_in(form.cleaned_data["others"])]
    return custody.take_stock(
        official, seen, form.cleaned_data["reasons"], mark=form.cleaned_data["mark"], at=timezone.now()
    )


def act_page(request: HttpRequest, face: Face, official: Official, number: str) -> HttpResponse:
    """One act, to read and to print; what is of others answers like what does not exist."""
    act, lines = _visible_act(official, number)
    context = {"act": act, "kind": ACTS[act.kind], "lines": lines, "office": office_name(act.office)}
    return face.render(request, "staff/act.html", context)


def act_pdf(official: Official, number: str) -> HttpResponse:
    """The same act typeset, to be signed."""
    act, lines = _visible_act(official, number)
    language = get_language() or "kk"
    fields = {
        "number": act.number,
        "kind": ACTS[act.kind].in_(language),
        "office": office_name(act.office),
        "found_at": act.at,
        "manifest": act.manifest.number if act.manifest else "",
        "reasons": act.reasons,
        "rows": [
            {"case_number": line.case.number, "what": what.in_(language), "belongs": belongs}
            for line, what, belongs in lines
        ],
        "found_by": act.found_by,
        "courier": act.courier,
    }
    return typeset("custody-act", fields, act.number)


def _visible_act(official: Official, number: str) -> tuple[CustodyAct, list[tuple[Any, Text, str]]]:
    act = CustodyAct.objects.filter(number=number).select_related("manifest").first()
    ends: tuple[str, ...] = ()
    if act is not None:
        ends = (act.office, *((act.manifest.sender, act.manifest.receiver) if act.manifest else ()))
    if act is None or official.office not in ends:
        raise Refusal(
            "no-such-act",
            Text(
                kk=f"{number} актісі жоқ: нөмірді тексеріңіз.",
                ru=f"Акта {number} нет: проверьте номер.",
                en=f"There is no act {number}: check the number.",
            ),
        )
    lines: list[tuple[Any, Text, str]] = [
        (line, LINES[line.what], office_name(line.belongs) if line.belongs else "")
        for line in act.lines.select_related("case").order_by("id")
    ]
    return act, lines
