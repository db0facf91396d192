"""Benefits of an office: the list, one benefit with its whole story, and what officials do with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.benefits import happenings, lists, refusals
from qyzmet.benefits.confirmations import CONFIRMED, next_quarter_of
from qyzmet.benefits.confirming import confirm, reminded
from qyzmet.benefits.history import quarter
from qyzmet.benefits.models import Benefit
from qyzmet.benefits.parameters import changes_on, confirmation_on
from qyzmet.benefits.story import computation_lines, line_words, paid, payouts, story
from qyzmet.benefits.words import KIND_NAMES, STATE_NAMES, money, month_name, quarter_name
from qyzmet.cases.models import Case
from qyzmet.cases.queries import seen_by_office
from qyzmet.desk.halls import PAYING, pays_benefits
from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.text import Text
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.benefit import (
    AccountForm,
    ConfirmForm,
    FilterForm,
    FindForm,
    HappeningForm,
    TurnForm,
)
from qyzmet.registers.looker import leave_daily_trace, leave_trace
from qyzmet.registers.models import Person
from qyzmet.services.bank_account import shown_account
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.words import in_language

WHY: Final = "benefits"
_FOUND: Final = "benefits-found"
KINDS_OF_STATUS: Final = {"running": "done", "paused": "attention", "ended": "neutral"}


@staff(*PAYING, fits=pays_benefits)
def benefits(request: HttpRequest, official: Official) -> HttpResponse:
    """The benefits of the office; who is looked for by name is kept in the session, never in an address."""
    if request.method == "POST":
        find = FindForm(request.POST)
        words = find.cleaned_data["words"] if find.is_valid() else ""
        request.session[_FOUND] = words
        return redirect(f"{FACE.url('benefits')}?{urlencode({'s': 1})}" if words else FACE.url("benefits"))
    words = request.session.get(_FOUND, "") if "s" in request.GET else ""
    form = FilterForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    state = given.get("state", "")
    asked = lists.Asked(
        kind=given.get("kind", ""),
        state="" if state == "due" else state,
        due=state == "due",
        words=words,
    )
    today = today_at(official)
    with transaction.atomic():
        found, after = lists.page(
            lists.benefits(official.office, asked, today), _key(request.GET.get("after", ""))
        )
        leave_daily_trace(official.looker(), WHY, "list", [iin for one in found for iin in one.named()])
    query = {name: value for name, value in request.GET.items() if name in ("kind", "state", "s")}
    context = {
        "office": _office(official),
        "rows": [_row(one, today) for one in found],
        "form": form,
        "find": FindForm({"words": words}) if words else FindForm(),
        "words": words,
        "next": f"?{urlencode({**query, 'after': after})}" if after else "",
        "narrowed": bool(words or asked.kind or state),
        "due": lists.count_due(official.office, today),
    }
    return FACE.render(request, "provider/benefits/list.html", context)


@staff(*PAYING, fits=pays_benefits)
def benefit(request: HttpRequest, official: Official, benefit: int) -> HttpResponse:
    """One benefit with its whole story; POST does one thing with it (``do`` names it)."""
    found = _of_office(benefit, official)
    today = today_at(official)
    forms = _forms(found, today)
    status = 200
    if request.method == "POST":
        must_not_sign_only(official)
        name = request.POST.get("do", "")
        status = 422
        if name in forms:
            forms[name] = _forms(found, today, name, request.POST)[name]
            said = _done(name, forms[name], found, official, today)
            if isinstance(said, str):
                messages.success(request, said)
                return redirect("provider:benefit", benefit=found.pk)
            status = said
    with transaction.atomic():
        people = [*found.named(), *(one.person.iin for one in found.counted.select_related("person"))]
        leave_trace(official.looker(), found.case_number, "benefit", dict.fromkeys(people))
    return FACE.render(
        request, "provider/benefits/benefit.html", _context(found, official, forms, today), status
    )


def _done(name: str, form: Form, found: Benefit, official: Official, today: date) -> str | int:
    """Do what the form asks for: what is said of it, or the status of the page that shows what is wrong."""
    if not form.is_valid():
        return 422
    try:
        return _DO[name](form.cleaned_data, found.pk, official, today)
    except Refusal as refusal:
        found.refresh_from_db()
        return show_refusal(form, refusal)


def _confirm(given: Mapping[str, Any], key: int, official: Official, today: date) -> str:
    said = confirm(
        key,
        given["presented_on"],
        given["certificate"],
        today=today,
        office=official.office,
        looker=official.looker(),
    )
    return str(in_language(said.words))


def _record(given: Mapping[str, Any], key: int, official: Official, today: date) -> str:
    happenings.record(
        key,
        given["kind"],
        given["happened_on"],
        whose=given["whose"],
        note=given["note"],
        today=today,
        office=official.office,
        looker=official.looker(),
    )
    return _("The event is written down; what follows from it stands in the story below.")


def _turn(given: Mapping[str, Any], key: int, official: Official, today: date) -> str:
    happenings.turn(
        key,
        given["state"],
        given["since"],
        given["note"],
        today=today,
        office=official.office,
        looker=official.looker(),
    )
    return _("It is written down.")


def _account(given: Mapping[str, Any], key: int, official: Official, today: date) -> str:
    happenings.set_account(key, given["account"], office=official.office, looker=official.looker())
    return _("The account is changed: the next approved list uses it.")


_DO: Final = {"confirm": _confirm, "record": _record, "turn": _turn, "account": _account}


def _forms(found: Benefit, today: date, name: str = "", data: Any = None) -> dict[str, Any]:
    """What may be done with the benefit now, each with its form."""
    if found.state == "ended":
        return {}
    given = {one: data if one == name else None for one in _DO}
    people = list(Person.objects.filter(pk__in=_people(found, today)).order_by("birth_date"))
    forms: dict[str, Any] = {}
    if found.kind == CONFIRMED:
        forms["confirm"] = ConfirmForm(given["confirm"], initial={"presented_on": today})
    forms["record"] = HappeningForm(found, people, given["record"])
    forms["turn"] = TurnForm(found, given["turn"])
    forms["account"] = AccountForm(given["account"], initial={"account": shown_account(found.account)})
    return forms


def _people(found: Benefit, today: date) -> set[int]:
    counted = found.counted.exclude(left_on__lte=today).values_list("person", flat=True)
    return {found.recipient_id, *counted, *([found.about_id] if found.about_id else [])}


def _context(found: Benefit, official: Official, forms: dict[str, Any], today: date) -> dict[str, Any]:
    last = found.terms.order_by("pk").last()
    wrong = next((one for one in forms.values() if one.errors), None)
    seen = Case.objects.filter(seen_by_office(official.office), number=found.case_number).exists()
    history = found.history()
    return {
        "benefit": found,
        "row": _row(found, today),
        "history_now": money(history.monthly_on(max(today, found.since))),
        "members": found.counted.select_related("person").order_by("since", "pk"),
        "story": story(found),
        "lines": computation_lines(last.why) if last else [],
        "paid": [
            (one, month_name(one.list.month), month_name(one.month), money(one.amount), line_words(one))
            for one in paid(found)
        ],
        "payouts": [
            (one, month_name(one.list.month), money(one.amount), money(one.carried)) for one in payouts(found)
        ],
        "account": shown_account(found.account),
        "case_seen": seen,
        "forms": forms,
        "wrong": wrong,
        "quarter": quarter_name(next_quarter_of(found)) if found.confirm_by else None,
        "readings": _readings(found, today),
    }


def _readings(found: Benefit, today: date) -> list[Text]:
    """On what confirmations and changes rest."""
    rules: list[Text] = [changes_on(today).reading]
    if found.kind == CONFIRMED:
        rules.insert(0, confirmation_on(quarter(today)).reading)
    return rules


def _row(one: Benefit, today: date) -> dict[str, Any]:
    """One benefit as a list shows it."""
    late = one.confirm_by is not None and one.confirm_by < today
    return {
        "benefit": one,
        "kind": KIND_NAMES[one.kind],
        "state": STATE_NAMES[one.state],
        "status": KINDS_OF_STATUS[one.state],
        "monthly": money(one.monthly),
        "due": reminded(one, today),
        "late": late,
    }


def _of_office(key: int, official: Official) -> Benefit:
    """The benefit, if it is the office's; :class:`Refusal` ``no-such-benefit`` else."""
    rows = Benefit.objects.select_related("recipient", "about")
    found = rows.filter(pk=key, office=official.office).first() if key < 2**62 else None
    if found is None:
        raise refusals.no_such_benefit()
    return found


def today_at(official: Official) -> date:
    """The day at the office."""
    return timezone.now().astimezone(_office(official).zone).date()


def _office(official: Official) -> Office:
    return Office.objects.get(code=official.office)


def _key(text: str) -> int:
    """A key of an address; what can be none begins at the beginning."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
