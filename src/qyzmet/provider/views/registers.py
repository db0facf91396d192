"""The registers: the file of a person, and what an office entered in a period, to read, print and save."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qyzmet.desk.halls import keeps_registers
from qyzmet.desk.official import Official, officials
from qyzmet.offices.models import Office
from qyzmet.provider.books import BOOKS, MOST, SECTIONS, WHOLE, Book
from qyzmet.provider.face import EVERYBODY, FACE
from qyzmet.provider.forms.look import LookForm
from qyzmet.provider.personfile import person_file
from qyzmet.provider.tabular import file_rows, shown
from qyzmet.registers.iin import BadIin
from qyzmet.registers.looker import leave_daily_trace, leave_trace
from qyzmet.registers.models import Person
from qyzmet.registers.queries import BadQuery, search_people
from qyzmet.ui.staff.access import staff
from qyzmet.ui.staff.lists import PeriodForm
from qyzmet.ui.staff.tables import Kind, table_file
from qyzmet.ui.words import in_language

LOOKERS: Final = ("officer", "executor", "authorised-body", "registrar", "head")
"""The posts that may open the file of a person: those who decide, make or register."""
FOUND: Final = 50
"""People a search shows."""
LOOKS: Final = 10
"""Searches of people a session remembers."""
_LOOKS: Final = "register-looks"


@staff(*EVERYBODY, fits=keeps_registers)
def index(request: HttpRequest, official: Official) -> HttpResponse:
    """The registers there are."""
    sections = [(name, [BOOKS[one] for one in ids]) for name, ids in SECTIONS]
    may_look = any(one.post in LOOKERS for one in officials(request.user))
    context = {"office": _office(official), "sections": sections, "may_look": may_look}
    return FACE.render(request, "provider/register_index.html", context)


@staff(*LOOKERS, fits=keeps_registers)
def people(request: HttpRequest, official: Official) -> HttpResponse:
    """Ask for a person by IIN or name, and say why.

    What is asked is posted and kept in the session, so that no IIN and no name stands in an address; ``?s=…`` finds it
    there, and the people found open under that search alone.
    """
    if request.method == "POST":
        form = LookForm(official.office, request.POST)
        if form.is_valid():
            return redirect(f"{reverse('provider:register-people')}?{urlencode({'s': _keep(request, form)})}")
        return _people(request, form, None, 422)
    name = request.GET.get("s", "")
    kept: dict[str, Any] | None = request.session.get(_LOOKS, {}).get(name)
    if kept is None:
        return _people(request, LookForm(official.office), None)
    form = LookForm(official.office, {"q": kept["q"], "why": kept["why"]})
    try:
        found = search_people(kept["q"], FOUND, looker=official.looker(), why=kept["why"])
    except (BadQuery, BadIin) as error:
        form.add_error("q", str(in_language(error.text)))
        return _people(request, form, None, 422)
    ids = dict(Person.objects.filter(iin__in=[one.iin for one in found]).values_list("iin", "pk"))
    _keep_found(request, name, [*ids.values()])
    if len(found) == 1 and found[0].iin == kept["q"]:
        return redirect(f"{_address(ids[found[0].iin])}?{urlencode({'s': name})}")
    rows = [(one, f"{_address(ids[one.iin])}?{urlencode({'s': name})}") for one in found]
    return _people(request, form, rows)


def _people(request: HttpRequest, form: LookForm, rows: list[Any] | None, status: int = 200) -> HttpResponse:
    context = {"form": form, "rows": rows, "many": rows is not None and len(rows) == FOUND}
    return FACE.render(request, "provider/register_people.html", context, status)


def _address(person: int) -> str:
    return reverse("provider:register-person", kwargs={"person": person})


def _keep(request: HttpRequest, form: LookForm) -> str:
    """Keep what is asked and why; its name in the session."""
    name = uuid4().hex[:12]
    asked = {"q": form.cleaned_data["q"], "why": form.cleaned_data["why"], "found": []}
    kept = {**request.session.get(_LOOKS, {}), name: asked}
    request.session[_LOOKS] = dict(list(kept.items())[-LOOKS:])
    return name


def _keep_found(request: HttpRequest, name: str, ids: list[int]) -> None:
    kept = request.session[_LOOKS]
    if kept[name]["found"] != ids:
        request.session[_LOOKS] = {**kept, name: {**kept[name], "found": ids}}


@staff(*LOOKERS, fits=keeps_registers)
def person(request: HttpRequest, official: Official, person: int) -> HttpResponse:
    """The file of somebody whom a search of this session found, for the cause given there."""
    name = request.GET.get("s", "")
    kept: dict[str, Any] | None = request.session.get(_LOOKS, {}).get(name)
    if kept is None or person not in kept["found"]:
        messages.warning(request, _("Say whose file you need, and why: each look is kept with its cause."))
        return redirect("provider:register-people")
    found = Person.objects.filter(pk=person).first()
    if found is None:
        raise Http404(person)
    file = person_file(found, official, kept["why"], timezone.localdate())
    context = {
        "file": file,
        "why": kept["why"],
        "search": urlencode({"s": name}),
        "whole": len(kept["found"]) == 1,
    }
    return FACE.render(request, "provider/register_person.html", context)


@staff(*EVERYBODY, fits=keeps_registers)
def book(request: HttpRequest, official: Official, register: str) -> HttpResponse:
    """One register of the office for a period: in pages, or with ``whole`` at once, to print."""
    kept, period = _book(register), _period(request, register)
    if not period.is_valid():
        return _book_page(request, official, kept, period, {}, 422)
    lines = kept.lines(official.office, *period.days())
    whole = "whole" in request.GET
    with transaction.atomic():
        found, after = (
            kept.page(lines, request.GET.get("after", ""), WHOLE)
            if whole
            else kept.page(lines, request.GET.get("after", ""))
        )
        leave_daily_trace(official.looker(), _why(kept), "list", filter(None, map(kept.who, found)))
    totals = kept.totals(lines) if found else []
    asked = _query(request)
    more = {
        "rows": shown(kept.columns, found, official.office),
        "totals": totals,
        "days": period.days(),
        "next": f"?{urlencode({**asked, 'after': after, **({'whole': 1} if whole else {})})}"
        if after
        else "",
        "first": f"?{urlencode(asked)}" if "after" in request.GET else "",
        "whole": f"?{urlencode({**asked, 'whole': 1})}"
        if not whole and (after or "after" in request.GET)
        else "",
        "query": urlencode(asked),
        "now": timezone.now(),
        "reader_name": official.name,
    }
    return _book_page(request, official, kept, period, more)


def _book_page(
    request: HttpRequest,
    official: Official,
    kept: Book,
    period: PeriodForm,
    more: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    context = {"book": kept, "period": period, "office": _office(official), **more}
    return FACE.render(request, "provider/register_book.html", context, status)


@staff(*EVERYBODY, fits=keeps_registers)
def book_file(request: HttpRequest, official: Official, register: str, kind: Kind) -> HttpResponse:
    """The same for a spreadsheet; everybody in it is traced each time it is saved."""
    kept, period = _book(register), _period(request, register)
    if not period.is_valid():
        return _book_page(request, official, kept, period, {}, 422)
    since, until = period.days()
    lines = kept.lines(official.office, since, until)
    with transaction.atomic():
        found = list(lines[: MOST + 1])
        if len(found) > MOST:
            period.add_error("until", _too_many(lines))
            return _book_page(request, official, kept, period, {}, 422)
        subjects = dict.fromkeys(filter(None, map(kept.who, found)))
        leave_trace(official.looker(), _why(kept), "register", subjects, f"{since:%d.%m.%Y}-{until:%d.%m.%Y}")
    name = f"{kept.id}-{since:%Y%m%d}-{until:%Y%m%d}"
    columns = [str(one.words) for one in kept.columns]
    return table_file(kind, name, str(kept.name), columns, file_rows(kept.columns, found))


def _too_many(lines: QuerySet[Any]) -> str:
    count = lines.order_by().count()
    words = ngettext(
        "The period has %(count)s line; a file holds at most %(most)s. Choose a shorter period.",
        "The period has %(count)s lines; a file holds at most %(most)s. Choose a shorter period.",
        count,
    )
    return words % {"count": count, "most": MOST}


def _book(register: str) -> Book:
    if register not in BOOKS:
        raise Http404(register)
    return BOOKS[register]


def _period(request: HttpRequest, register: str) -> PeriodForm:
    """The period asked for, else the last days that the register shows."""
    today = timezone.localdate()
    first = today - timedelta(days=BOOKS[register].days - 1)
    usual = {"since": f"{first:%d.%m.%Y}", "until": f"{today:%d.%m.%Y}"}
    return PeriodForm({name: request.GET.get(name, value) for name, value in usual.items()})


def _query(request: HttpRequest) -> dict[str, str]:
    """The period as it stands in the address."""
    return {name: request.GET[name] for name in ("since", "until") if name in request.GET}


def _why(kept: Book) -> str:
    return f"register {kept.id}"


def _office(official: Official) -> Office:
    return Office.objects.get(code=official.office)
