"""The household book: its pages, what is entered on them, the yearly signing. Kept by the akim and their official."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.catalogue import edition
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from qyzmet.provider.bookpage import book_columns, shown_page
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.household import (
    DayForm,
    EntryForm,
    LeaveForm,
    MemberForm,
    OpenForm,
    SearchForm,
    SignForm,
)
from qyzmet.provider.register_words import address_words
from qyzmet.provider.tabular import file_rows
from qyzmet.registers import household_changes as book
from qyzmet.registers.household_lists import Line, all_lines, find_pages, lines_after, show
from qyzmet.registers.households import page_as_of
from qyzmet.registers.iin import BadIin
from qyzmet.registers.models import HouseholdPage
from qyzmet.registers.queries import BadQuery
from qyzmet.services.household_words import ITEMS, SECTIONS
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.tables import Kind, table_file
from qyzmet.ui.words import in_language

KEEPERS: Final = ("official", "akim")
LAW: Final = "personal-farm-certificate@2011"


@staff(*KEEPERS)
def households(request: HttpRequest, official: Official) -> HttpResponse:
    """The pages of the book in order; a posted search finds them by number, IIN or name, and no address holds it."""
    today = timezone.localdate()
    found: list[Line] | None = None
    status, following = 200, ""
    form = SearchForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                found = find_pages(official.office, form.cleaned_data["q"], today, looker=official.looker())
                status = 200
            except (BadQuery, BadIin) as error:
                form.add_error("q", str(in_language(error.text)))
        lines = found or []
    else:
        after = request.GET.get("after", "")
        lines, following = lines_after(official.office, after, today, looker=official.looker())
    context = {
        "office": _office(official),
        "form": form,
        "lines": [(line, address_words(line.page.address)) for line in lines],
        "searched": request.method == "POST",
        "next": f"?after={following}" if following else "",
        "first": "after" in request.GET,
    }
    return FACE.render(request, "provider/households.html", context, status)


@staff(*KEEPERS)
def households_file(request: HttpRequest, official: Official, kind: Kind) -> HttpResponse:
    """The whole book as of today for a spreadsheet."""
    today = timezone.localdate()
    lines = all_lines(official.office, today, looker=official.looker())
    columns, rows = book_columns(), [(line, page_as_of(line.page, today)) for line in lines]
    names = [str(one.words) for one in columns]
    return table_file(
        kind, f"household-book-{today:%Y%m%d}", _("Household book"), names, file_rows(columns, rows)
    )


@staff(*KEEPERS)
def household(request: HttpRequest, official: Official, household: int) -> HttpResponse:
    """One page as the printed book has it, as of a day, with everything that was entered in time."""
    page = _page(official, household)
    today = timezone.localdate()
    days = DayForm(request.GET if "on" in request.GET else None)
    on = min((days.is_valid() and days.cleaned_data["on"]) or today, today)
    shown = shown_page(page, on)
    show(page, shown.named, looker=official.looker())
    context = {
        "office": _office(official),
        "page": page,
        "shown": shown,
        "days": days,
        "on": on,
        "sections": [(name, in_language(words)) for name, words in SECTIONS.items()],
    }
    return FACE.render(request, "provider/household.html", context, 200 if not days.errors else 422)


@staff(*KEEPERS)
def household_new(request: HttpRequest, official: Official) -> HttpResponse:
    """Open a page."""
    form = OpenForm(edition(LAW), request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        opened = book.open_page(
            given["book"],
            given["page"],
            given["address"],
            given["head"],
            on=given["on"],
            ground=given["ground"],
            looker=official.looker(),
        )
        return opened.pk

    return _entered(request, official, form, enter, _("Open a page"), reverse("provider:households"))


@staff(*KEEPERS)
def household_member(request: HttpRequest, official: Official, household: int) -> HttpResponse:
    """Put somebody on the page."""
    page = _page(official, household)
    has_head = bool(page_as_of(page, timezone.localdate())["head"])
    form = MemberForm(has_head, request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.add_member(
            page.pk,
            given["iin"],
            given["relation"],
            on=given["on"],
            ground=given["ground"],
            looker=official.looker(),
        )
        return page.pk

    return _entered(request, official, form, enter, _("Put somebody on the page"), _address(page), page)


@staff(*KEEPERS)
def household_leave(request: HttpRequest, official: Official, household: int) -> HttpResponse:
    """Take somebody off the page."""
    page = _page(official, household)
    members = page_as_of(page, timezone.localdate())["members"]
    show(page, [row["iin"] for row in members], looker=official.looker())
    form = LeaveForm(members, request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.remove_member(
            page.pk,
            given["iin"],
            on=given["on"],
            ground=given["ground"],
            successor=given["successor"],
            looker=official.looker(),
        )
        return page.pk

    return _entered(request, official, form, enter, _("Take somebody off the page"), _address(page), page)


@staff(*KEEPERS)
def household_entry(request: HttpRequest, official: Official, household: int, section: str) -> HttpResponse:
    """Enter land, livestock or a machine."""
    if section not in ITEMS:
        raise Http404(section)
    page = _page(official, household)
    form = EntryForm(section, request.POST or None)

    def enter(given: dict[str, Any]) -> int:
        book.enter(
            page.pk,
            section,
            given["item"],
            given["amount"],
            on=given["on"],
            ground=given["ground"],
            yearly=given["yearly"],
            year=given.get("year") or 0,
            looker=official.looker(),
        )
        return page.pk

    heading = str(in_language(SECTIONS[section]))
    return _entered(request, official, form, enter, heading, _address(page), page)


@staff(*KEEPERS)
def household_sign(request: HttpRequest, official: Official, household: int) -> HttpResponse:
    """Sign the page for the year, as it stands on a day."""
    page = _page(official, household)
    form = SignForm(request.POST or None, initial={"on": timezone.localdate()})

    def enter(given: dict[str, Any]) -> int:
        book.confirm_page(page.pk, on=given["on"], looker=official.looker())
        return page.pk

    return _entered(request, official, form, enter, _("Sign the page for the year"), _address(page), page)


def _entered(
    request: HttpRequest,
    official: Official,
    form: Form,
    enter: Callable[[dict[str, Any]], int],
    heading: str,
    back: str,
    page: HouseholdPage | None = None,
) -> HttpResponse:
    """A form, and what it enters: to the page when it is done, with the words at the field when it is refused."""
    status = 200
    if request.method == "POST" and not getattr(form, "finding", False):
        must_not_sign_only(official)
        status = 422
        if form.is_valid():
            try:
                entered = enter(form.cleaned_data)
            except Refusal as refusal:
                status = show_refusal(form, refusal, {"iin": "head"} if "head" in form.fields else None)
            else:
                messages.success(request, _("It is entered in the book."))
                return redirect("provider:household", household=entered)
    elif request.method == "POST":
        form.errors.clear()
    caption = in_language(_office(official).name)
    context = {
        "form": form,
        "heading": heading,
        "caption": f"{caption} · № {page.number}" if page else caption,
        "back": back,
        "finds": getattr(form, "searches", False),
        "signs": isinstance(form, SignForm),
    }
    return FACE.render(request, "provider/household_form.html", context, status)


def _page(official: Official, household: int) -> HouseholdPage:
    """A page of the office's own book; another's is not there for it."""
    found = HouseholdPage.objects.filter(pk=household, akim=official.office).select_related("address").first()
    if found is None:
        raise Http404(household)
    return found


def _address(page: HouseholdPage) -> str:
    return reverse("provider:household", kwargs={"household": page.pk})


def _office(official: Official) -> Office:
    return Office.objects.get(code=official.office)
