"""File a case: at a window, by letter, on the portal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from qyzmet.cases import store, tickets
from qyzmet.cases.models import Ticket
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.official import APPLICANT, Official, as_applicant
from qyzmet.desk.paying import Tender
from qyzmet.desk.perform import perform
from qyzmet.desk.providers import portal_provider, provider_at_window
from qyzmet.desk.subjects import read_subjects
from qyzmet.desk.timing import PORTAL, timing_at, timing_of
from qyzmet.law.adoption import governing
from qyzmet.law.catalogue import NoneInForce
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.offices.once import office_at
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Command
from qyzmet.registers.addresses import address_line
from qyzmet.registers.bin import check_bin
from qyzmet.registers.check_digit import BadNumber
from qyzmet.registers.iin import check_iin
from qyzmet.registers.queries import kin, person_file
from qyzmet.services.effects import changes_registers
from qyzmet.services.form import BadAnswer, check_answers, fields_of
from qyzmet.services.rules import derived_facts, outlives, rules_of


@dataclass(frozen=True, slots=True)
class Filing:
    """What an applicant brings: who they are, about whom they ask, the facts of the case, the documents.

    ``facts`` are the answers to the edition's questions; what the office itself determines (``place``) is
    added here. ``documents`` are rows ``{"id", "originals", "copies"}`` of the edition's list.
    """

    applicant: Applicant
    legal: bool
    subjects: Sequence[str]
    facts: Mapping[str, str] = field(default_factory=dict)
    documents: Sequence[Mapping[str, Any]] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    """What else the first step records: number of the applicant's own letter, phone, e-mail."""
    request: Mapping[str, str] = field(default_factory=dict)
    """The answers to the service's form (:mod:`qyzmet.services.form`)."""
    payment: Tender | None = None
    """How the duty was paid, or why not; None where the service is free."""
    language: str = ""
    """The language of the applicant's papers: ``kk`` or ``ru``; empty is Kazakh."""


def edition_at(service: str, office: str, at: datetime) -> Edition:
    """The edition under which an office takes a filing on that day (the office's own day).

    Raises :class:`qyzmet.law.catalogue.NoneInForce` where there is none.
    """
    zone = office_at(office).zone if office != PORTAL else None
    return governing(service, at.astimezone(zone).date(), None if office == PORTAL else office)


def file_at_window(
    edition: Edition,
    channel: str,
    filing: Filing,
    by: Official,
    *,
    at: datetime,
    key: str,
    ticket: Ticket | None = None,
) -> Stored:
    """Take in the documents of somebody at the window, with what the applicant did before: paid, filled in, waited.

    The case begins when the ticket was taken, with a booked place at its time (without a ticket: now), so that
    the clock of waiting is true. An incomplete set leaves the case at the refusal, which the official then
    gives. All of it or nothing: whoever has not paid, or not enough, is told the amount, and no case is opened.
    """
    office = _office_of(by.hall, edition)
    provider = provider_at_window(office, edition, by, filing.applicant.id)
    _must_govern(edition, office.code, at)
    request = _answers(edition, channel, filing)
    facts = _checked(edition, channel, filing, office, by, at.astimezone(office.zone).date())
    with transaction.atomic():
        stored = _open(
            edition,
            channel,
            filing,
            facts,
            office,
            provider,
            by,
            opened=(ticket.booked_for or ticket.taken_at) if ticket else at,
            key=key,
        )
        if stored.repeated:
            return stored
        if ticket is not None:
            tickets.link(ticket, stored.id)
        return _take_in(stored, replace(filing, request=request), by, ticket, at)


def _take_in(stored: Stored, filing: Filing, by: Official, ticket: Ticket | None, at: datetime) -> Stored:
    """Write down what the applicant did on the way to the window, then receive the documents."""
    before = stored.state.opened
    steps = process_of(stored.edition, stored.state.channel).steps
    asked = {"request": dict(filing.request)} if filing.request else {}
    while stored.state.step is not None:
        step = steps[stored.state.step]
        match step.does:
            case Verb.PAY:
                stored = perform(stored.id, step.id, by, {"tender": filing.payment}, at=before)
            case Verb.FILL_IN if step.by == APPLICANT:
                stored = perform(stored.id, step.id, by, {"request": dict(filing.request)}, at=before)
            case Verb.QUEUE:
                called = ticket.called_at if ticket and ticket.called_at else at
                before = max(called, stored.state.changed)
                data = {"ticket": ticket.number, "window": ticket.window} if ticket else {}
                stored = _did(stored, step.id, "called", by, before, data)
            case Verb.RECEIVE:
                given = {**filing.more, **asked, "documents": list(filing.documents)}
                return perform(stored.id, step.id, by, given, at=at)
            case _:
                stored = perform(stored.id, step.id, by, asked, at=at)
    raise AssertionError("a channel of a window receives documents")


def file_letter(edition: Edition, filing: Filing, by: Official, *, at: datetime, key: str) -> Stored:
    """Take in a written request that came by mail or through the chancellery of the provider."""
    return file_at_window(edition, "provider-letter", filing, by, at=at, key=key)


def file_on_portal(
    edition: Edition,
    filing: Filing,
    signature: Mapping[str, Any] | None,
    account: Official,
    *,
    at: datetime,
    key: str,
) -> Stored:
    """Take an electronic request and carry it as far as the information system carries it.

    Where the edition begins with the signed request, ``signature`` is what :mod:`qyzmet.trust.cms` found in it:
    ``iin``, ``bin``, ``name``, ``serial``. Where it begins with the form, the form opens the case, and the owner's
    consent, the duty and the signature follow as steps of their own.
    """
    provider = portal_provider(edition, filing.request, filing.applicant.id)
    _must_govern(edition, PORTAL, at)
    request = _answers(edition, "portal", filing)
    facts = _checked(edition, "portal", filing, None, account, timezone.localdate(at))
    with transaction.atomic():
        stored = _open(edition, "portal", filing, facts, None, provider, account, opened=at, key=key)
        if stored.repeated:
            return stored
        given: dict[str, Any] = {**filing.more}
        if request:
            given["request"] = request
        if signature is not None or filing.documents:
            given |= {"signature": dict(signature or {}), "documents": list(filing.documents)}
        return _send(stored, given, account, at)


def _send(stored: Stored, given: Mapping[str, Any], account: Official, at: datetime) -> Stored:
    """Carry what was filled in at once, and signed where it was, through the applicant's steps to the first other."""
    steps = process_of(stored.edition, stored.state.channel).steps
    while stored.state.step is not None:
        step = steps[stored.state.step]
        mine = step.by == APPLICANT and step.does in (Verb.FILL_IN, Verb.SUBMIT)
        if not mine or (step.does is Verb.SUBMIT and "signature" not in given):
            break
        stored = perform(stored.id, step.id, account, given, at=at)
    return stored


def signed_at_once(edition: Edition) -> bool:
    """Whether on the portal nothing stands between the form and the signature, so that both are given together."""
    process = process_of(edition, "portal")
    here, seen = process.channel.first or "", set[str]()
    while here in process.steps and here not in seen:
        seen.add(here)
        step = process.steps[here]
        if step.does is Verb.SUBMIT:
            return True
        if not edition.post(step.by).system and (step.by != APPLICANT or step.does is not Verb.FILL_IN):
            return False
        here = step.then[0].go
    return False


def _open(
    edition: Edition,
    channel: str,
    filing: Filing,
    facts: Mapping[str, str],
    office: Office | None,
    provider: str,
    by: Official,
    *,
    opened: datetime,
    key: str,
) -> Stored:
    timing = timing_at(edition.name, office.code if office else provider)
    return store.open_case(
        edition,
        channel,
        facts,
        applicant=filing.applicant,
        office=office.code if office else PORTAL,
        provider=provider,
        by=by.actor(),
        at=opened.astimezone(timing.zone),
        timing=timing,
        calendar=timing.calendar.edition,
        key=key,
    )


def _checked(
    edition: Edition, channel: str, filing: Filing, office: Office | None, by: Official, on: date
) -> dict[str, str]:
    """The facts of the case; :class:`Refusal` for a number that cannot be or persons one may not ask about.

    At a window papers prove kinship; on the portal the register is asked. This happens before anything is
    written, so that the trace of the look stays even where the request is refused.
    """
    _check_number(filing)
    subjects = read_subjects("\n".join(filing.subjects))
    facts = {
        **derived_facts(edition),
        **filing.facts,
        "bin" if filing.legal else "iin": filing.applicant.id,
        "subjects": ";".join(subjects),
    }
    if filing.language:
        facts["language"] = filing.language
    if asks_natural_or_legal(edition):
        facts["applicant"] = "legal" if filing.legal else "natural"
    if office is not None:
        facts["place"] = office.place
    if not process_of(edition, channel).channel.available:
        return facts  # the case will not be opened, and that says more than any objection
    ties = None
    if office is None and not filing.legal:
        relatives = kin(filing.applicant.id, looker=by.looker(), why=f"{edition.name}: portal")
        ties = {relative.iin: relative.kind for relative in relatives}
    objection = rules_of(edition.service).objection(
        edition, facts, filing.applicant.id, subjects, ties, on=on
    )
    if objection is not None:
        raise Refusal(objection.code, objection.text, clause=objection.clause, field="subjects")
    if changes_registers(edition.service):
        _must_live(edition, filing, subjects, by, on)
    return facts


def check_applicant(edition: Edition, channel: str, filing: Filing, by: Official, *, at: datetime) -> None:
    """Whether such a request can be taken in from them at the window at all; looks are traced, nothing is stored.

    Raises what :func:`file_at_window` raises for the persons and the answers about them.
    """
    office = _office_of(by.hall, edition)
    _must_govern(edition, office.code, at)
    _checked(edition, channel, filing, office, by, at.astimezone(office.zone).date())


def _must_live(edition: Edition, filing: Filing, subjects: Sequence[str], by: Official, on: date) -> None:
    """Nobody applies in the name of the dead, and nothing is made for them."""
    whom = {"" if filing.legal else filing.applicant.id, *(() if outlives(edition) else subjects)} - {""}
    for iin in sorted(whom):
        died = person_file(iin, on, looker=by.looker(), why=f"{edition.name}: filing").get("died_on")
        if died:
            raise Refusal("person-died", _died(iin, str(died)), field="subjects")


def _died(iin: str, day: str) -> Text:
    return Text(
        f"Тіркелім бойынша ЖСН {iin} адам қайтыс болған ({day}): өтініш қабылданбайды.",
        f"По регистру лицо с ИИН {iin} умерло ({day}): заявление не принимается.",
        f"By the register the person with the IIN {iin} has died ({day}): the request cannot be taken.",
    )


def _must_govern(edition: Edition, office: str, at: datetime) -> None:
    """A case lives under the edition of its filing day, not of the day on which somebody began to write."""
    try:
        now = edition_at(edition.service, office, at)
    except NoneInForce as none:
        raise Refusal("none-in-force", none.text) from none
    if now.name != edition.name:
        raise Refusal(
            "another-edition",
            Text(
                kk=f"Өтініш {edition.year} жылғы редакция бойынша басталған, ал бүгін {now.year} жылғысы "
                "қолданылады: жаңадан бастаңыз.",
                ru=f"Заявление начато по редакции {edition.year} года, а сегодня применяется редакция "
                f"{now.year} года: начните заново.",
                en=f"The request was begun under the edition of {edition.year}; today that of {now.year} "
                "applies: begin anew.",
            ),
        )


def _check_number(filing: Filing) -> None:
    try:
        if filing.legal:
            check_bin(filing.applicant.id)
        else:
            check_iin(filing.applicant.id)
    except BadNumber as error:
        raise Refusal("bad-bin" if filing.legal else "bad-iin", error.text, field="applicant") from error


def _did(
    stored: Stored, step: str, outcome: str, by: Official, at: datetime, data: Mapping[str, Any]
) -> Stored:
    """The applicant's own step, written down by the official at the window."""
    timing = timing_of(stored)
    command = Command(step, outcome, as_applicant(by).actor(), max(at, stored.state.changed), data)
    return store.act(stored, command, timing, calendar=timing.calendar.edition)


def _answers(edition: Edition, channel: str, filing: Filing) -> dict[str, str]:
    """The answers to the form, tidied; :class:`Refusal` naming the field that cannot be taken.

    An address is kept by its number and, for papers, in words: ``address.kk`` and so on.
    """
    fields = fields_of(edition, channel, filing.facts)
    try:
        answers = check_answers(fields, filing.request)
    except BadAnswer as bad:
        raise Refusal("bad-answer", bad.text, clause=bad.field.clause, field=bad.field.id) from bad
    for place in (one for one in fields if one.type == "address" and one.id in answers):
        line = address_line(answers[place.id])
        if line is None:
            raise Refusal("bad-answer", _NO_SUCH_ADDRESS, clause=place.clause, field=place.id)
        answers |= {f"{place.id}.{language}": line.in_(language) for language in ("kk", "ru", "en")}
    return answers


_NO_SUCH_ADDRESS = Text(
    "Мекенжай тіркелімінде мұндай мекенжай жоқ: іздеп, тізімнен таңдаңыз.",
    "В регистре адресов такого адреса нет: найдите его и выберите из списка.",
    "The register has no such address: look for it and choose it from the list.",
)


def asks_natural_or_legal(edition: Edition) -> bool:
    """Whether the edition tells natural persons from legal ones, which then decides documents and steps."""
    return any(
        fact.id == "applicant" and {value.id for value in fact.values} == {"natural", "legal"}
        for fact in edition.facts
    )


def _office_of(code: str, edition: Edition) -> Office:
    office = office_at(code)
    if edition.service not in office.services:
        raise Refusal(
            "office-does-not-give-it",
            Text(
                kk=f"{office.name.kk} бұл қызметті көрсетпейді.",
                ru=f"{office.name.ru} эту услугу не оказывает.",
                en=f"{office.name.en} does not give this service.",
            ),
            field="office",
        )
    return office
