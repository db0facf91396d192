"""Who may do what in which post: what is written down for an applicant, and a post given to sign only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases import store
from qyzmet.cases.models import Case, Entry
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk import couriers, custody, premises, visits
from qyzmet.desk.assignments import assign
from qyzmet.desk.official import APPLICANT, Official, officials
from qyzmet.desk.perform import ALONE, perform, redo
from qyzmet.desk.timing import timing_at
from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Absence, Holding, Office
from qyzmet.process.errors import Refusal
from tests.centre.house import ASTANA, BUREAU, SEMEY, carry, official, received
from tests.portal.people import Family
from tests.security.conftest import browser
from tests.security.world import staff_user

LAW = "address-certificate@2010"


def waits(family: Family, at: datetime) -> Stored:
    """A case of Semey whose applicant waits in the queue."""
    law, timing, person = edition(LAW), timing_at(LAW, SEMEY), family.applicant
    facts = {
        "applicant": "natural",
        "about": "self",
        "iin": person.iin,
        "subjects": person.iin,
        "place": "other",
    }
    return store.open_case(
        law,
        "centre",
        facts,
        applicant=Applicant(person.iin, person.full_name),
        office=SEMEY,
        provider=BUREAU,
        by=official("inspector", SEMEY).actor(),
        at=at,
        timing=timing,
        calendar=timing.calendar.edition,
        key=uuid4().hex,
    )


@pytest.mark.parametrize(
    ("post", "office"),
    [
        ("courier", SEMEY),
        ("accumulation-inspector", SEMEY),
        ("issuing-inspector", SEMEY),
        ("duty-manager", SEMEY),
        ("inspector", ASTANA),
        ("registrar", BUREAU),
    ],
)
def test_only_who_stands_before_the_applicant_writes_down_that_they_waited(
    family: Family, post: str, office: str
) -> None:
    now = timezone.now()
    stored = waits(family, now - timedelta(minutes=9))
    with pytest.raises(Refusal) as told:
        perform(stored.id, "C0", official(post, office), {}, at=now, outcome="called")
    assert told.value.code in ("wrong-post", "other-office")
    called = perform(stored.id, "C0", official("inspector", SEMEY), {}, at=now, outcome="called")
    entry = Entry.objects.get(case_id=stored.id, seq=called.version)
    assert (called.state.step, entry.post) == ("C1", "applicant")


def test_nobody_pays_or_gives_up_in_the_place_of_who_applied_on_the_portal() -> None:
    """Of a request on the portal officials write down that its applicant came to the hall, and nothing else."""
    written = {
        (law.name, channel.id, step.does, step.at)
        for service in services()
        for law in editions(service)
        for channel in law.channels
        for step in channel.steps
        if channel.id == "portal" and step.by == APPLICANT and step.at not in ALONE
    }
    assert {does for _, _, does, _ in written} == {Verb.QUEUE}
    assert {at for *_, at in written} == {"centre"}


def signer(post: str, office: str) -> Official:
    """Somebody to whom a post was given for signing only."""
    return replace(official(post, office), acting_for="Сапарова Сәуле", signs_only=True)


def test_a_post_given_to_sign_only_does_no_other_step(family: Family) -> None:
    now = timezone.now()
    before = now - timedelta(minutes=50)
    waiting = waits(family, before)
    examined = carry(received(family.spouse, before), "C7", before)
    for stored, step, by in (
        (waiting, "C0", signer("inspector", SEMEY)),
        (examined, "C7", signer("registrar", BUREAU)),
    ):
        with pytest.raises(Refusal) as told:
            perform(stored.id, step, by, {}, at=now)
        assert told.value.code == "given-to-sign-only"
        assert Case.objects.get(pk=stored.id).version == stored.version


NOW = timezone.now
OTHERWISE: dict[str, Callable[[Official, str], Any]] = {
    "redo": lambda by, number: redo(number, "C7", by, "бүлінген", at=NOW()),
    "assign": lambda by, number: assign({number: 0}, None, by, at=NOW()),
    "collect": lambda by, number: couriers.collect([number], by, at=NOW()),
    "dispatch": lambda by, _: couriers.dispatch("M-1", by, at=NOW()),
    "accept": lambda by, _: couriers.accept("M-1", by, [], at=NOW()),
    "stock": lambda by, _: custody.take_stock(by, [], "x", mark=0, at=NOW()),
    "put away": lambda by, number: custody.put_away(number, "A", by, at=NOW()),
    "send on": lambda by, number: custody.send_on(number, by, at=NOW()),
    "ask a visit": lambda by, _: visits.ask(
        visits.Asked(service="passport-id-card", person="", source="phone"), by, at=NOW(), key="k"
    ),
    "plan visits": lambda by, _: visits.plan({}, date(2026, 1, 1), 0, by, at=NOW()),
    "premises": lambda by, _: premises.record(
        Office.objects.get(code=by.office), {}, by, day=date(2026, 1, 1), at=NOW()
    ),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_a_post_given_to_sign_only_does_nothing_beside_the_steps_either(family: Family, what: str) -> None:
    before = NOW() - timedelta(minutes=50)
    stored = carry(received(family.spouse, before), "C7", before)
    with pytest.raises(Refusal) as told:
        OTHERWISE[what](signer("registrar", BUREAU), stored.number)
    codes = {told.value.code, *(fault.text.en for fault in getattr(told.value, "faults", ()))}
    assert "given-to-sign-only" in codes or "given the signing" in str(told.value.text.en)


def test_no_page_goes_round_it(family: Family) -> None:
    """Telling the register which namesake is meant has a way of its own past the form of the step."""
    before = NOW() - timedelta(minutes=50)
    stored = carry(received(family.spouse, before), "C8", before)
    registrar, deputy = staff_user("registrar", BUREAU), staff_user("officer", BUREAU)
    Absence.objects.create(
        holding=Holding.objects.get(user=registrar),
        kind=Absence.SIGNING,
        **_approved(registrar, deputy),
    )
    assert [one.signs_only for one in officials(deputy) if one.post == "registrar"] == [True]
    where = reverse("provider:case", args=[stored.number])
    answer = browser(deputy).post(where, {"step": "C8", "key": uuid4().hex, "chosen:x": "1"})
    assert answer.status_code == 422
    assert Case.objects.get(pk=stored.id).version == stored.version


def _approved(whose: Any, deputy: Any) -> dict[str, Any]:
    today = timezone.localdate()
    said = {"reason": "-", "asked_by": "-", "approved_by": "-", "asked_at": NOW(), "approved_at": NOW()}
    return {"stand_in": deputy, "since": today, "until": today, **said}


def test_a_post_is_chosen_among_ones_own_and_for_this_session_alone(family: Family) -> None:
    user = staff_user("inspector", SEMEY)
    yesterday = timezone.localdate() - timedelta(days=1)
    Holding.objects.create(
        user=user, post="registrar", office=Office.objects.get(code=BUREAU), since=yesterday
    )
    client, other = browser(user), browser(user)
    for wrong in ("", "head@" + BUREAU, "inspector@" + ASTANA, "registrar@" + SEMEY):
        assert client.post("/post/", {"post": wrong}).status_code == 404
    assert _chosen(client, f"registrar@{BUREAU}") == "/provider/"
    assert client.session["chosen_post"] == f"registrar@{BUREAU}"
    assert "chosen_post" not in other.session
    Holding.objects.filter(user=user, post="registrar").update(until=yesterday)
    assert client.get("/provider/").status_code == 403, "a post that ended is chosen no more"


def _chosen(client: Client, post: str) -> str:
    return str(client.post(reverse("ui:post"), {"post": post})["Location"])
