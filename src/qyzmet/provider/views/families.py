"""Families and their incomes, as executors of an authorised body keep them, and the income test of one, now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.benefits.lines import poverty_line
from qyzmet.desk.halls import FAMILIES, keeps_families
from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.catalogue import edition
from qyzmet.offices import gazetteer
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE
from qyzmet.provider.familypage import shown_family
from qyzmet.provider.forms.family import (
    CorrectForm,
    DayForm,
    EndForm,
    FindForm,
    IncomeForm,
    LeaveForm,
    MemberForm,
    OpenForm,
    StatusForm,
)
from qyzmet.provider.register_words import address_words
from qyzmet.registers import family_changes as book
from qyzmet.registers.family_lists import WHY, Line, Whole, find_families, lines_after, whole_family
from qyzmet.registers.households import household_of
from qyzmet.registers.iin import BadIin
from qyzmet.registers.incomes import family_of
from qyzmet.registers.models import FamilyMember, IncomeRecord
from qyzmet.registers.queries import BadQuery
from qyzmet.services.family_words import HEAD
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.money import money
from qyzmet.services.statuses import STATUSES
from qyzmet.services.targeted_social_assistance.explaining import month_words
from qyzmet.services.targeted_social_assistance.income import IncomeTest, test_of
from qyzmet.services.targeted_social_assistance.parameters import rule_on
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.words import in_language

LAW: Final = "targeted-social-assistance@2012"


@staff(*FAMILIES, fits=keeps_families)
def families(request: HttpRequest, official: Official) -> HttpResponse:
    """The families of the office; a posted search finds them by a member, and no address holds who was looked for."""
    today = timezone.localdate()
    form = FindForm(request.POST if request.method == "POST" else None)
    lines: list[Line] = []
    status, following = 200, 0
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                lines = find_families(
                    official.office, form.cleaned_data["q"], today, looker=official.looker()
                )
                status = 200
            except (BadQuery, BadIin) as error:
                form.add_error("q", str(in_language(error.text)))
    else:
        after = request.GET.get("after", "")
        number = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
        lines, following = lines_after(official.office, number, today, looker=official.looker())
    context = {
        "office": _office(official),
        "form": form,
        "lines": [
            (line, address_words(line.family.address) if line.family.address else "") for line in lines
        ],
        "searched": request.method == "POST",
        "next": f"?after={following}" if following else "",
        "first": "after" in request.GET,
    }
    return FACE.render(request, "provider/families/list.html", context, status)


@staff(*FAMILIES, fits=keeps_families)
def family(request: HttpRequest, official: Official, family: int) -> HttpResponse:
    """One family on a day: members, statuses, and the incomes of the quarter that counts on that day."""
    days, on = _day(request)
    whole = _whole(official, family, on)
    address = whole.family.address
    context = {
        "office": _office(official),
        "family": whole.family,
        "address": address_words(address) if address else "",
        "shown": shown_family(whole, rule_on(on), on),
        "days": days,
        "on": on,
        "head": _head_name(whole),
    }
    return FACE.render(request, "provider/families/family.html", context, 422 if days.errors else 200)


@staff(*FAMILIES, fits=keeps_families)
def family_test(request: HttpRequest, official: Official, family: int) -> HttpResponse:
    """The income test of the family for who applies on a day, line by line, for the screen and for paper."""
    days, on = _day(request)
    whole = _whole(official, family, on)
    test, refusal = None, None
    try:
        test = _tested(official, whole, on)
    except Refusal as refused:
        refusal = refused
    context = {
        "office": _office(official),
        "family": whole.family,
        "head": _head_name(whole),
        "days": days,
        "on": on,
        "test": test,
        "paid": money(test.monthly_amount) if test else None,
        "per_capita": money(test.per_capita) if test else None,
        "line": money(test.line) if test else None,
        "refusal": refusal,
    }
    return FACE.render(request, "provider/families/test.html", context, 422 if days.errors else 200)


@staff(*FAMILIES, fits=keeps_families)
def family_new(request: HttpRequest, official: Official) -> HttpResponse:
    """Enter a family, or take over one that moved here: by its head."""
    form = OpenForm(edition(LAW), request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        day = {"on": given["on"], "ground": given["ground"], "looker": official.looker()}
        known = FamilyMember.objects.filter(person__iin=given["head"], relation=HEAD, until=None).first()
        if known is not None and known.family.office != official.office:
            book.take_over(known.family_id, address=given["address"], **day)
            return known.family_id
        return book.open_family(given["head"], address=given["address"], **day).pk

    return _entered(request, official, form, enter, _("Enter a family"), None)


@staff(*FAMILIES, fits=keeps_families)
def family_member(request: HttpRequest, official: Official, family: int) -> HttpResponse:
    """Put somebody into the family."""
    whole = _whole(official, family, timezone.localdate())
    form = MemberForm(any(one.relation == HEAD for one in whole.members), request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.add_member(
            family,
            given["iin"],
            given["relation"],
            on=given["on"],
            ground=given["ground"],
            looker=official.looker(),
            shares_household=given["shares"],
        )
        return family

    return _entered(request, official, form, enter, _("Put somebody into the family"), whole)


@staff(*FAMILIES, fits=keeps_families)
def family_leave(request: HttpRequest, official: Official, family: int) -> HttpResponse:
    """Take somebody out of the family."""
    whole = _whole(official, family, timezone.localdate())
    form = LeaveForm(_people(whole), request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.remove_member(
            family,
            given["iin"],
            on=given["on"],
            ground=given["ground"],
            successor=given["successor"],
            looker=official.looker(),
        )
        return family

    return _entered(request, official, form, enter, _("Take somebody out of the family"), whole)


@staff(*FAMILIES, fits=keeps_families)
def family_status(request: HttpRequest, official: Official, family: int) -> HttpResponse:
    """Enter what is known of a member."""
    whole = _whole(official, family, timezone.localdate())
    form = StatusForm(_people(whole), book.OF_ANOTHER_REGISTER, request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.set_status(
            given["iin"],
            given["kind"],
            since=given["since"],
            proof=given["proof"],
            looker=official.looker(),
            until=given["until"],
            about=given["about"],
        )
        return family

    return _entered(request, official, form, enter, _("Enter a status"), whole)


@staff(*FAMILIES, fits=keeps_families)
def family_status_end(request: HttpRequest, official: Official, family: int, status: int) -> HttpResponse:
    """End a status."""
    whole = _whole(official, family, timezone.localdate())
    row = next((one for one in whole.statuses if one.pk == status), None)
    if row is None:
        raise Http404(status)
    form = EndForm(request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.end_status(row.pk, on=given["on"], ground=given["ground"], looker=official.looker())
        return family

    words = f"{row.person.full_name}: {in_language(STATUSES[row.kind])}"
    return _entered(request, official, form, enter, _("End a status"), whole, words)


@staff(*FAMILIES, fits=keeps_families)
def family_income(request: HttpRequest, official: Official, family: int) -> HttpResponse:
    """Enter the incomes of a member for the months of the quarter that counts on a day."""
    _days, on = _day(request)
    whole = _whole(official, family, on)
    months = {month: str(in_language(month_words(month))) for month in rule_on(on).months(on)}
    form = IncomeForm(_people(whole), months, request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.enter_incomes(
            given["iin"], given["kind"], given["source"], given["amounts"], looker=official.looker()
        )
        return family

    return _entered(request, official, form, enter, _("Enter incomes"), whole, amount=next(iter(months)))


@staff(*FAMILIES, fits=keeps_families)
def family_income_correct(request: HttpRequest, official: Official, family: int, income: int) -> HttpResponse:
    """Correct an income: the former record stays, superseded."""
    row = IncomeRecord.objects.filter(pk=income, current=True).select_related("person").first()
    whole = _whole(official, family, timezone.localdate())
    if row is None or row.person_id not in {one.person_id for one in whole.members}:
        raise Http404(income)
    form = CorrectForm(request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.correct_income(row.pk, given["amount"], reason=given["reason"], looker=official.looker())
        return family

    month, amount = in_language(month_words(f"{row.month:%Y-%m}")), in_language(money(row.amount))
    words = f"{row.person.full_name}, {in_language(INCOME_KINDS[row.kind])} ({row.source}), {month}: {amount}"
    return _entered(request, official, form, enter, _("Correct an income"), whole, words)


def _entered(
    request: HttpRequest,
    official: Official,
    form: Form,
    enter: Callable[[dict[str, Any]], int],
    heading: str,
    whole: Whole | None,
    words: str = "",
    amount: str = "",
) -> HttpResponse:
    """A form, and what it enters: to the family when it is done, with the words at the field when it is refused."""
    status = 200
    if request.method == "POST" and not getattr(form, "finding", False):
        must_not_sign_only(official)
        status = 422
        if form.is_valid():
            try:
                entered = enter(form.cleaned_data)
            except Refusal as refusal:
                fields = {"iin": "head"} if "head" in form.fields else {"amount": amount, "month": amount}
                status = show_refusal(form, refusal, fields if amount or "head" in form.fields else None)
            else:
                messages.success(request, _("It is entered in the register."))
                return redirect("provider:family", family=entered)
    elif request.method == "POST":
        form.errors.clear()
    number = whole.family.pk if whole else 0
    context = {
        "form": form,
        "heading": heading,
        "caption": _head_name(whole) if whole else in_language(_office(official).name),
        "words": words,
        "back": reverse("provider:family", kwargs={"family": number})
        if whole
        else reverse("provider:families"),
        "finds": getattr(form, "searches", False),
    }
    return FACE.render(request, "provider/families/form.html", context, status)


def _tested(official: Official, whole: Whole, on: date) -> IncomeTest:
    """The test as a case of the office would find it; every look is traced."""
    head = next((one for one in whole.members if one.relation == HEAD), None)
    iin = (head or whole.members[0]).person.iin if whole.members else ""
    why = f"{WHY} {whole.family.pk}"
    looker = official.looker()
    found = {
        "family": family_of(iin, on, looker=looker, why=why) if iin else None,
        "household": household_of(iin, on, looker=looker, why=why) if iin else None,
        "poverty_line": poverty_line(_region(official), on),
    }
    return test_of(found, on)


def _region(official: Official) -> str:
    name = _office(official).region_kk
    return next((one.code for one in gazetteer.regions() if one.name.kk == name), "")


def _day(request: HttpRequest) -> tuple[DayForm, date]:
    """The day that the address asks for, today where it asks for none or for a day that cannot be."""
    today = timezone.localdate()
    days = DayForm(request.GET if "on" in request.GET else None)
    on = (days.is_valid() and days.cleaned_data["on"]) or today
    try:
        rule_on(on)
    except Refusal as refusal:
        if not days.is_bound:
            raise
        days.add_error("on", str(in_language(refusal.text)))
        return days, today
    return days, min(on, today)


def _whole(official: Official, family: int, on: date) -> Whole:
    """A family of the office; another's is not there for it."""
    found = whole_family(official.office, family, on, looker=official.looker())
    if found is None:
        raise Http404(family)
    return found


def _people(whole: Whole) -> list[tuple[str, str]]:
    return [(one.person.iin, one.person.full_name) for one in whole.members]


def _head_name(whole: Whole) -> str:
    head = next((one for one in whole.members if one.relation == HEAD), None)
    return head.person.full_name if head else ""


def _office(official: Official) -> Office:
    return Office.objects.get(code=official.office)
