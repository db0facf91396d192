"""The register of the unemployed: its list, a person's card, what is written on it. Kept by the authorised body."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.desk.halls import EMPLOYMENT, registers_unemployed
from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.offices.once import office_at, office_named
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.employment import (
    FindForm,
    MissedForm,
    OfferForm,
    ReferralForm,
    RefusalForm,
    RegisterForm,
    RemoveForm,
)
from qyzmet.provider.tabular import Column, file_rows
from qyzmet.registers import employment_changes as changes
from qyzmet.registers.employment import said_of
from qyzmet.registers.employment_changes import Clerk, unbroken
from qyzmet.registers.employment_lists import Which, all_cards, cards_after, cards_of_person, find_cards
from qyzmet.registers.iin import BadIin
from qyzmet.registers.models import UnemployedRegistration
from qyzmet.registers.models.employment import GROUNDS, REMOVALS
from qyzmet.registers.queries import BadQuery
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.tables import Kind, table_file
from qyzmet.ui.words import in_language

KEEPERS: Final = ("executor", "si-employee")
LISTS: Final = {
    "registered": gettext_lazy("Registered now"),
    "removed": gettext_lazy("Removed"),
    "all": gettext_lazy("All"),
}


@staff(*EMPLOYMENT, fits=registers_unemployed)
def employment(request: HttpRequest, official: Official) -> HttpResponse:
    """The cards of the body; a posted search finds them by number, IIN or name, and no address holds it."""
    which = _which(request)
    found: list[UnemployedRegistration] = []
    status, following = 200, ""
    form = FindForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                found = find_cards(official.office, form.cleaned_data["q"], looker=official.looker())
                status = 200
            except (BadQuery, BadIin) as error:
                form.add_error("q", str(in_language(error.text)))
    else:
        after = request.GET.get("after", "")[:12]
        found, following = cards_after(official.office, which, after, looker=official.looker())
    context = {
        "office": office_at(official.office),
        "form": form,
        "lines": [(one, GROUNDS[one.ground], REMOVALS.get(one.removal_reason)) for one in found],
        "searched": request.method == "POST",
        "which": which,
        "lists": [(name, words, f"?{urlencode({'which': name})}") for name, words in LISTS.items()],
        "query": urlencode({"which": which}),
        "next": f"?{urlencode({'which': which, 'after': following})}" if following else "",
        "first": "after" in request.GET,
        "keeps": official.post in KEEPERS,
    }
    return FACE.render(request, "provider/employment.html", context, status)


@staff(*EMPLOYMENT, fits=registers_unemployed)
def employment_file(request: HttpRequest, official: Official, kind: Kind) -> HttpResponse:
    """The same list for a spreadsheet; everybody in it is traced each time it is saved."""
    which = _which(request)
    cards = all_cards(official.office, which, looker=official.looker())
    names = [str(one.words) for one in COLUMNS]
    name = f"unemployed-{which}-{_today(official):%Y%m%d}"
    return table_file(kind, name, _("Register of the unemployed"), names, file_rows(COLUMNS, cards))


@staff(*EMPLOYMENT, fits=registers_unemployed)
def employment_card(request: HttpRequest, official: Official, card: int) -> HttpResponse:
    """One card with every line of it, and the person's other registrations."""
    found = _card(official, card)
    others = cards_of_person(found.person, looker=official.looker())
    entries = list(found.entries.order_by("seq"))
    context = {
        "office": office_at(official.office),
        "card": found,
        "ground": GROUNDS[found.ground],
        "reason": REMOVALS.get(found.removal_reason),
        "entries": [(one, said_of(one)) for one in entries],
        "others": [(one, _name(one.office)) for one in others if one.pk != found.pk],
        "whole": unbroken(found),
        "open_offers": any(_unanswered(found)),
        "keeps": official.post in KEEPERS,
        "again": not any(one.removed_on is None for one in others),
    }
    return FACE.render(request, "provider/employment_card.html", context)


@staff(*KEEPERS, fits=registers_unemployed)
def employment_new(request: HttpRequest, official: Official) -> HttpResponse:
    """Register somebody, perhaps again."""
    form = RegisterForm(request.POST or None, initial={"day": _today(official)})
    by = _clerk(official)
    return _entered(
        request,
        official,
        form,
        lambda given: changes.register(given["iin"], given["ground"], given["day"], by),
        _("Register as unemployed"),
        None,
    )


@staff(*KEEPERS, fits=registers_unemployed)
def employment_entry(request: HttpRequest, official: Official, card: int, what: str) -> HttpResponse:
    """One more line of a card: ``offer``, ``refusal``, ``referral``, ``missed`` or ``remove``."""
    if what not in ENTRIES:
        raise Http404(what)
    found = _card(official, card)
    heading, made = ENTRIES[what]
    form, enter = made(request, found, _clerk(official))
    return _entered(request, official, form, enter, str(heading), found)


Enter = Callable[[dict[str, Any]], Any]


def _offer(request: HttpRequest, card: UnemployedRegistration, by: Clerk) -> tuple[Form, Enter]:
    form = OfferForm(request.POST or None, initial={"day": by.today})
    return form, lambda given: changes.offer_work(card.number, given["matter"], given["day"], by)


def _refusal(request: HttpRequest, card: UnemployedRegistration, by: Clerk) -> tuple[Form, Enter]:
    form = RefusalForm(list(_unanswered(card)), request.POST or None, initial={"day": by.today})
    return form, lambda given: changes.refuse_offer(
        card.number, given["offer"], given["matter"], given["valid"], given["day"], by
    )


def _referral(request: HttpRequest, card: UnemployedRegistration, by: Clerk) -> tuple[Form, Enter]:
    form = ReferralForm(request.POST or None, initial={"day": by.today})
    return form, lambda given: changes.refer(card.number, given["code"], given["matter"], given["day"], by)


def _missed(request: HttpRequest, card: UnemployedRegistration, by: Clerk) -> tuple[Form, Enter]:
    form = MissedForm(request.POST or None, initial={"day": by.today})
    return form, lambda given: changes.miss_call(
        card.number, given["matter"], given["valid"], given["day"], by
    )


def _remove(request: HttpRequest, card: UnemployedRegistration, by: Clerk) -> tuple[Form, Enter]:
    form = RemoveForm(request.POST or None, initial={"day": by.today})
    return form, lambda given: changes.remove(card.number, given["reason"], given["day"], by, given["matter"])


ENTRIES: Final = {
    "offer": (gettext_lazy("Write down an offer of work"), _offer),
    "refusal": (gettext_lazy("Write down that an offer was refused"), _refusal),
    "referral": (gettext_lazy("Write down a referral"), _referral),
    "missed": (gettext_lazy("Write down that the person did not come"), _missed),
    "remove": (gettext_lazy("Remove from the register"), _remove),
}


def _entered(
    request: HttpRequest,
    official: Official,
    form: Form,
    enter: Enter,
    heading: str,
    card: UnemployedRegistration | None,
) -> HttpResponse:
    """A form, and what it enters: to the card when it is done, with the words at the field when it is refused."""
    status = 200
    if request.method == "POST":
        must_not_sign_only(official)
        status = 422
        if form.is_valid():
            try:
                written = enter(form.cleaned_data)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            except BadIin as error:
                form.add_error("iin", str(in_language(error.text)))
            else:
                messages.success(request, _("It is written on the card and signed with your name."))
                return redirect("provider:employment-card", card=card.pk if card else written.pk)
    caption = str(in_language(office_at(official.office).name))
    context = {
        "form": form,
        "heading": heading,
        "caption": f"{card.person.full_name} · № {card.number}" if card else caption,
        "back": _address(card) if card else reverse("provider:employment"),
    }
    return FACE.render(request, "provider/employment_form.html", context, status)


def _card(official: Official, card: int) -> UnemployedRegistration:
    """A card of the official's own body; another's is not there for it."""
    cards = UnemployedRegistration.objects.filter(office=official.office).select_related("person")
    found = cards.filter(pk=card).first()
    if found is None:
        raise Http404(card)
    return found


def _unanswered(card: UnemployedRegistration) -> Any:
    return card.entries.filter(kind="offer", answered_by__isnull=True).order_by("seq")


def _address(card: UnemployedRegistration) -> str:
    return reverse("provider:employment-card", kwargs={"card": card.pk})


def _which(request: HttpRequest) -> Which:
    asked = request.GET.get("which", "")
    return cast("Which", asked) if asked in LISTS else "registered"


def _name(code: str) -> Any:
    office = office_named(code)
    return office.name if office else code


def _today(official: Official) -> date:
    """The day at the office."""
    return timezone.now().astimezone(office_at(official.office).zone).date()


def _clerk(official: Official) -> Clerk:
    return Clerk(official.looker(), official.office, _today(official))


COLUMNS: Final = (
    Column(gettext_lazy("Card"), lambda one: one.number, "head"),
    Column(gettext_lazy("Name"), lambda one: one.person.full_name),
    Column(gettext_lazy("IIN"), lambda one: one.person.iin),
    Column(gettext_lazy("On the register since"), lambda one: one.since, "day"),
    Column(gettext_lazy("On what ground"), lambda one: GROUNDS[one.ground]),
    Column(gettext_lazy("Left the register on"), lambda one: one.removed_on, "day"),
    Column(gettext_lazy("Why removed"), lambda one: REMOVALS.get(one.removal_reason)),
)
