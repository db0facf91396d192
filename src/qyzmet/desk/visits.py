"""Visits at home: who may ask for one and by which clause, what the official brings, who goes, what the case needs.

A visit is an arrangement of the office around the steps that an edition does at the applicant's home. The case
itself begins and moves by its steps alone; nothing here changes one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction

from qyzmet.cases import visits
from qyzmet.cases.models import Route, Visit
from qyzmet.cases.store import Stored
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official
from qyzmet.desk.paying import owed
from qyzmet.desk.second_visit import hand_step, step_at_home, visit_due
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.duty.charge import Charge
from qyzmet.law.catalogue import NoneInForce
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Channel, Document, Edition, Paper, holds
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.offices.absences import away_on, holder_name, stands_in_for
from qyzmet.offices.holdings import held_on
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from qyzmet.registers.addresses import address_line
from qyzmet.registers.folding import fold
from qyzmet.registers.iin import BadIin, check_iin
from qyzmet.registers.models import Address
from qyzmet.registers.queries import person_file
from qyzmet.services.rules import derived_facts

WHY: Final = "үйге бару: адамның тірі екенін тексеру"
"""What the trace says of a look before a visit: whether the person is alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request for a visit as it was told. ``address`` is a number of the register or empty."""

    service: str
    person: str
    source: str
    name: str = ""
    phone: str = ""
    address: str = ""
    place: str = ""
    suits: str = ""
    why: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bring:
    """What the official takes along, and what the applicant is told to have ready."""

    documents: Sequence[Document]
    forms: Sequence[Paper]
    due: Charge | None


@dataclass(frozen=True, slots=True)
class Goer:
    """Somebody who can be sent, with their posts and their absence on the day."""

    account: int
    name: str
    posts: frozenset[str]
    away: bool
    stand_in: str = ""


def home_channel(edition: Edition) -> Channel | None:
    """The channel in which documents are taken in at the applicant's home; None where the edition has none."""
    return next((one for one in edition.channels if one.available and step_at_home(one, Verb.RECEIVE)), None)


def not_given(edition: Edition) -> Refusal:
    """That the edition gives no visit, with the clauses that say where documents are taken in instead."""
    points = [point for point in edition.intake if point.clause]
    clauses = ", ".join(
        dict.fromkeys(clause.strip() for point in points for clause in str(point.clause).split(","))
    )
    title = edition.title
    return Refusal(
        "no-home-visit",
        Text(
            f"«{title.kk}» ({edition.year}) бойынша үйге бару жоқ: құжат қабылданатын орындардың ішінде үй аталмаған.",
            f"По редакции {edition.year} года («{title.ru}») выезда на дом нет: среди мест приёма документов дом не "
            "назван.",
            f"The edition of {edition.year} (“{title.en}”) gives no visit at home: home is not among the places where "
            "documents are taken in.",
        ),
        clause=clauses or None,
        field="service",
    )


def asked_for(edition: Edition, channel: Channel) -> dict[str, str]:
    """The facts that a visit at home settles by itself: the only value that its channel admits."""
    return {fact: values[0] for fact, values in channel.when.items() if len(values) == 1} | derived_facts(
        edition
    )


def ask(asked: Asked, by: Official, *, at: datetime, key: str) -> Visit:
    """Take a request for a visit; nothing of it is law, so nothing of a case begins.

    Raises :class:`Refusal` (``no-home-visit``, ``office-does-not-give-it``, ``bad-iin``, ``person-died``,
    ``visit-name``, ``visit-where``, ``not-at-home-so``, ``visit-asked-already``) and
    :class:`qyzmet.law.catalogue.NoneInForce`.
    """
    must_not_sign_only(by)
    office = Office.objects.get(code=by.office)
    if asked.service not in office.services:
        raise Refusal("office-does-not-give-it", _NOT_OURS, field="service")
    edition = edition_at(asked.service, office.code, at)
    channel = home_channel(edition)
    if channel is None:
        raise not_given(edition)
    _must_be_for_home(channel, {**asked_for(edition, channel), **asked.facts})
    name = _alive(asked.person, by, at, office) or asked.name.strip()
    if not name:
        raise Refusal("visit-name", _NO_NAME, field="name")
    place, sort = where(asked.address, asked.place)
    step = step_at_home(channel, Verb.RECEIVE)
    assert step is not None
    return visits.ask(
        Visit(
            office=office.code,
            service=asked.service,
            purpose=Visit.TAKE,
            post=step.by,
            source=asked.source,
            person=asked.person,
            name=name,
            phone=asked.phone.strip(),
            address=int(asked.address) if asked.address else None,
            place=place,
            sort=sort,
            suits=asked.suits.strip(),
            why=asked.why.strip(),
            facts={**asked_for(edition, channel), **asked.facts},
            asked_at=at,
            due_at=visit_due(edition, office, at),
            key=f"asked-{key}",  # a page must not take the key under which a case asks by itself
        ),
        by.actor(),
    )


def where(address: str, words: str) -> tuple[str, str]:
    """The place in words and what it is sorted by. Raises :class:`Refusal` (``visit-where``) for none."""
    row = Address.objects.filter(pk=int(address)).first() if address.isdigit() else None
    if row is None and not words.strip():
        raise Refusal("visit-where", _NOWHERE, field="place")
    if row is None:
        return words.strip()[:300], fold(words)[:300]
    line = address_line(row.pk)
    said = f"{line.kk if line else ''}" + (f" ({words.strip()})" if words.strip() else "")
    return said[:300], fold(f"{row.locality_kk} {row.street_kk} {row.house:0>5} {row.flat:0>4}")[:300]


def _must_be_for_home(channel: Channel, facts: Mapping[str, str]) -> None:
    if holds(channel.when, facts):
        return
    raise Refusal(
        "not-at-home-so",
        Text(
            "Бұл жауаптармен редакция үйге баруды бермейді: алушы орталыққа келуі тиіс.",
            "При таких ответах редакция выезда на дом не даёт: получатель приходит в центр.",
            "With these answers the edition gives no visit at home: the recipient comes to the centre.",
        ),
        clause=channel.clause,
    )


def _alive(iin: str, by: Official, at: datetime, office: Office) -> str:
    """The name that the register has, empty for nobody. Raises :class:`Refusal` (``bad-iin``, ``person-died``)."""
    try:
        check_iin(iin)
    except BadIin as bad:
        raise Refusal("bad-iin", bad.text, field="iin") from bad
    known = person_file(iin, at.astimezone(office.zone), looker=by.looker(), why=WHY)
    if died := known.get("died_on"):
        raise Refusal("person-died", _died(str(died)), field="iin")
    return str(known.get("full_name", ""))


def edition_of(visit: Visit, at: datetime) -> Edition | None:
    """The edition of the case, or that under which the visit would be filed now; None where none is in force."""
    if visit.case is not None:
        return edition_named(visit.case.edition)
    try:
        return edition_at(visit.service, visit.office, at)
    except NoneInForce:
        return None


def bring(visit: Visit, at: datetime) -> Bring:
    """The documents to have ready, the forms to take along, and the duty, by the answers given so far."""
    edition = edition_of(visit, at)
    channel = home_channel(edition) if edition else None
    if edition is None or channel is None or visit.purpose == Visit.HAND:
        return Bring((), (), None)
    facts = {**asked_for(edition, channel), **visit.facts}
    documents = [one for one in edition.documents_for(channel.id, facts) if one.obtained == "applicant"]
    wanted = {one.paper for one in documents if one.paper}
    wanted |= {paper for step in channel.steps if step.does is Verb.FILL_IN for paper in step.papers}
    forms = [paper for paper in edition.papers if paper.id in wanted]
    try:
        charge = owed(edition, channel.id, facts, at.date())
    except Refusal:
        return Bring(documents, forms, None)
    return Bring(documents, forms, charge)


# --- planning ----------------------------------------------------------------------------------------


def goers(office: str, posts: Sequence[str], day: date) -> list[Goer]:
    """Whoever holds one of the posts at the office on the day, by name."""
    found: dict[int, Goer] = {}
    for one in held_on(day).filter(office__code=office, post__in=posts).select_related("user__account"):
        absence = away_on(one, day)
        account = getattr(absence.stand_in, "account", None) if absence and absence.stand_in else None
        before = found.get(one.user_id)
        held = {one.post} | (before.posts if before else frozenset())
        found[one.user_id] = Goer(
            one.user_id,
            holder_name(one),
            frozenset(held),
            absence is not None,
            account.display_name if account else "",
        )
    return sorted(found.values(), key=lambda one: one.name)


def plan(seen: Mapping[int, int], day: date, account: int, by: Official, *, at: datetime) -> Route:
    """Put requests on the route of an official on a day, all or none.

    Raises :class:`Refusal` (``nothing-chosen``, ``day-passed``, ``goer-not-in-post``, ``goer-away``,
    ``person-died``, ``route-full``, ``somebody-was-quicker``).
    """
    must_not_sign_only(by)
    office = Office.objects.get(code=by.office)
    if not seen:
        raise Refusal("nothing-chosen", _NOTHING, field="ticked")
    if day < at.astimezone(office.zone).date():
        raise Refusal("day-passed", _PASSED, field="day")
    rows = [visits.found(visit, by.office) for visit in seen]
    goer = _goer(office.code, {row.post for row in rows}, day, account)
    for row in rows:
        _alive(row.person, by, at, office)
    with transaction.atomic():
        route = visits.route_of(office.code, day, account, goer.name)
        visits.plan(route, seen, by.actor(), at=at)
    return route


def _goer(office: str, posts: set[str], day: date, account: int) -> Goer:
    goer = next((one for one in goers(office, sorted(posts), day) if one.account == account), None)
    if goer is None or not posts <= goer.posts:
        raise Refusal("goer-not-in-post", _NOT_IN_POST, field="officer")
    if goer.away and not goer.stand_in:
        raise Refusal("goer-away", _AWAY, field="officer")
    return goer


def give(route: Route, account: int, by: Official, *, at: datetime) -> Route:
    """Let another official drive what is left of a route. Raises as :func:`plan`."""
    must_not_sign_only(by)
    left = {
        one.post for one in visits.visits_of(route) if one.state not in (Visit.DONE, Visit.CANCELLED)
    } or {"executor"}
    goer = _goer(route.office, left, route.day, account)
    return visits.give(route.pk, by.office, account, goer.name, by.actor(), at=at)


def routes_today(accounts: set[int], office: str, day: date) -> list[Route]:
    """The routes of these accounts on the day."""
    return list(Route.objects.filter(office=office, day=day, account__in=accounts).order_by("pk"))


def stood_in(by: Official, day: date) -> set[int]:
    """The official's own account, and those for whom they stand in on the day."""
    return {by.user_id} | stands_in_for(by.user_id, by.office, by.post, day)


# --- on the way --------------------------------------------------------------------------------------


def arrive(visit: int, by: Official, *, at: datetime, key: str) -> Visit:
    """The official is at the door. Raises :class:`Refusal` (``wrong-post``, ``visit-of-another``,
    ``person-died``, ``visit-not-so``)."""
    row = _theirs(visit, by, at)
    if not row.events.filter(key=key).exists():
        _alive(row.person, by, at, Office.objects.get(code=by.office))
    return visits.change(
        visit,
        by.office,
        "arrived",
        by.actor(),
        at=at,
        key=key,
        state=Visit.THERE,
        before=(Visit.PLANNED,),
    )[0]


def missed(visit: int, by: Official, reason: str, again: date | None, *, at: datetime, key: str) -> Visit:
    """Nobody at home: back to the requests, or onto the official's own route of another day."""
    row = _theirs(visit, by, at)
    if row.events.filter(key=key).exists():
        return row
    office = Office.objects.get(code=by.office)
    if not reason.strip():
        raise Refusal("visit-reason", _REASON, field="reason")
    if again is not None and again < at.astimezone(office.zone).date():
        raise Refusal("day-passed", _PASSED, field="again")
    if row.purpose == Visit.TAKE and row.case_id is not None:
        raise Refusal("visit-has-case", _HAS_CASE)
    with transaction.atomic():
        assert row.route is not None
        back, _same = visits.change(
            visit,
            by.office,
            "missed",
            by.actor(),
            at=at,
            key=key,
            detail=reason.strip(),
            state=Visit.WAITING,
            before=(Visit.PLANNED, Visit.THERE),
        )
        if again is not None:
            route = visits.route_of(by.office, again, row.route.account, row.route.officer)
            visits.plan(route, {back.pk: back.version}, by.actor(), at=at)
    return visits.found(visit, by.office)


def done(visit: int, by: Official, words: str, *, at: datetime, key: str) -> Visit:
    """The visit is over. Without a case that was filed, or a result that was handed over, it takes words why.

    Raises :class:`Refusal` (``visit-reason``, ``visit-not-handed``, ``visit-not-so``, ``wrong-post`` …).
    """
    row = _theirs(visit, by, at)
    if not row.events.filter(key=key).exists():
        if row.case_id is None and not words.strip():
            raise Refusal("visit-reason", _NO_CASE, field="words")
        if row.purpose == Visit.HAND and _still_to_hand(row):
            raise Refusal("visit-not-handed", _NOT_HANDED)
    return visits.change(
        visit,
        by.office,
        "done",
        by.actor(),
        at=at,
        key=key,
        detail=words.strip(),
        state=Visit.DONE,
        before=(Visit.THERE,),
    )[0]


def cancel(visit: int, by: Official, reason: str, *, at: datetime, key: str) -> Visit:
    """Nobody goes any more, with the reason."""
    must_not_sign_only(by)
    if not reason.strip():
        raise Refusal("visit-reason", _REASON, field="reason")
    return visits.change(
        visit,
        by.office,
        "cancelled",
        by.actor(),
        at=at,
        key=key,
        detail=reason.strip(),
        state=Visit.CANCELLED,
        before=(Visit.WAITING, Visit.PLANNED),
    )[0]


def _theirs(visit: int, by: Official, at: datetime) -> Visit:
    must_not_sign_only(by)
    row = visits.found(visit, by.office)
    if by.post != row.post:
        raise Refusal("wrong-post", _WRONG_POST)
    zone = Office.objects.only("timezone").get(code=by.office).zone
    if row.route is not None and row.route.account not in stood_in(by, at.astimezone(zone).date()):
        raise Refusal("visit-of-another", _of_another(row.route.officer))
    return row


def _still_to_hand(row: Visit) -> bool:
    if row.case is None or row.case.step is None:
        return False
    step = hand_step(row.case.edition, row.case.channel)
    return step is not None and row.case.step == step.id


# --- the case ----------------------------------------------------------------------------------------


def at_the_door(visit: int, by: Official, at: datetime) -> Visit:
    """The visit on which a reception begins: the official is there, and no case was filed on it.

    Raises :class:`Refusal` (``no-such-visit``, ``wrong-post``, ``visit-of-another``, ``visit-not-so``,
    ``visit-has-case``).
    """
    row = _theirs(visit, by, at)
    if row.case_id is not None:
        raise Refusal("visit-has-case", _HAS_CASE)
    if row.state != Visit.THERE or row.purpose != Visit.TAKE:
        raise Refusal("visit-not-so", _FIRST_ARRIVE)
    return row


def link(visit: int, stored: Stored, by: Official, *, at: datetime) -> None:
    """The case was filed on this visit; in the transaction that files it, so that a second case is refused."""
    row = at_the_door(visit, by, at)
    visits.change(
        row.pk,
        by.office,
        "filed",
        by.actor(),
        at=at,
        detail=stored.number,
        key=f"filed-{stored.number}",
        seen=row.version,
        before=(Visit.THERE,),
        case_id=stored.id,
    )


def correct(
    visit: int,
    by: Official,
    *,
    phone: str,
    address: str,
    place: str,
    suits: str,
    seen: int,
    at: datetime,
    key: str,
) -> Visit:
    """Put right what was told of a visit."""
    must_not_sign_only(by)
    words, sort = where(address, place)
    return visits.change(
        visit,
        by.office,
        "corrected",
        by.actor(),
        at=at,
        key=key,
        seen=seen,
        before=(Visit.WAITING, Visit.PLANNED),
        phone=phone.strip(),
        address=int(address) if address else None,
        place=words,
        sort=sort,
        suits=suits.strip(),
    )[0]


def _died(day: str) -> Text:
    return Text(
        f"Тіркелім бойынша бұл адам қайтыс болған ({day}): баруды тоқтатыңыз.",
        f"По регистру это лицо умерло ({day}): отмените выезд.",
        f"By the register this person has died ({day}): cancel the visit.",
    )


def _of_another(officer: str) -> Text:
    return Text(
        f"Бұл бару мына қызметкердің бағдарында: {officer}.",
        f"Этот выезд в маршруте другого сотрудника: {officer}.",
        f"This visit lies on the route of {officer}.",
    )


_NOT_OURS = Text(
    "Бұл қызметті біздің мекеме көрсетпейді.",
    "Эту услугу наше учреждение не оказывает.",
    "This office does not give this service.",
)
_NO_NAME = Text(
    "Тіркелімде бұл нөмір жоқ: адамның тегі мен атын жазыңыз.",
    "В регистре этого номера нет: впишите фамилию и имя.",
    "The register does not know this number: write the name.",
)
_NOWHERE = Text(
    "Қайда бару керегін көрсетіңіз: мекенжайды таңдаңыз немесе сөзбен жазыңыз.",
    "Укажите, куда ехать: выберите адрес или опишите словами.",
    "Say where to go: choose the address or describe it in words.",
)
_NOTHING = Text(
    "Кемінде бір сұрауды белгілеңіз.", "Отметьте хотя бы один запрос.", "Tick at least one request."
)
_PASSED = Text("Бұл күн өтіп кетті.", "Этот день уже прошёл.", "This day has passed.")
_NOT_IN_POST = Text(
    "Таңдалған адам бұл баруларға қажет лауазымда емес.",
    "Выбранное лицо не занимает должности, нужной для этих выездов.",
    "The person chosen does not hold the post that these visits need.",
)
_AWAY = Text(
    "Таңдалған адам бұл күні болмайды, орнында ешкім жоқ.",
    "Выбранного лица в этот день нет, и никто его не замещает.",
    "The person chosen is away on that day, and nobody stands in.",
)
_REASON = Text("Себебін жазыңыз.", "Напишите причину.", "Write the reason.")
_NO_CASE = Text(
    "Бұл баруда іс ашылмады: неге ашылмағанын жазыңыз.",
    "На этом выезде дело не открыто: напишите почему.",
    "No case was opened on this visit: write why.",
)
_NOT_HANDED = Text(
    "Істе нәтиженің берілгені жазылмаған: алдымен істі ашып, берілгенін немесе алынбағанын белгілеңіз.",
    "В деле не записана выдача результата: сначала откройте дело и отметьте выдачу или неполучение.",
    "The case does not say that the result was handed over: open it first and say so, or that it was not collected.",
)
_WRONG_POST = Text(
    "Бұл баруға басқа лауазымдағы қызметкер шығады: жоғарыдан лауазымыңызды ауыстырыңыз.",
    "На этот выезд едет сотрудник в другой должности: смените должность вверху страницы.",
    "This visit is for another post: change your post at the top of the page.",
)
_HAS_CASE = Text(
    "Бұл бару бойынша іс ашылған: екіншісі керек емес.",
    "По этому выезду дело уже открыто: второе не нужно.",
    "A case was opened on this visit already: no second one is needed.",
)
_FIRST_ARRIVE = Text(
    "Алдымен «Келдім» деп белгілеңіз: іс үйде ғана ашылады.",
    "Сначала отметьте «Прибыли»: дело открывается только на месте.",
    "Mark “Arrived” first: the case is opened at the home only.",
)
