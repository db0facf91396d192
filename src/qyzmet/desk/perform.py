"""Do the next step of a case, in the name of an official, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from qyzmet.cases import store
from qyzmet.cases.manifests import manifest_of
from qyzmet.cases.models import Entry
from qyzmet.cases.store import Stored
from qyzmet.desk.effects import spoil
from qyzmet.desk.official import APPLICANT, OWNER, Official, as_applicant, system_official
from qyzmet.desk.paperwork import withdraw_papers
from qyzmet.desk.refunding import refund_owed
from qyzmet.desk.second_visit import follow
from qyzmet.desk.signing import must_not_sign_only, must_sign_only
from qyzmet.desk.timing import PORTAL, timing_of
from qyzmet.desk.work import Work, prepare
from qyzmet.law.model import Channel, Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import REDO, process_of
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Command


def perform(
    case: int | str,
    step: str,
    by: Official,
    given: Mapping[str, Any] | None = None,
    *,
    at: datetime,
    outcome: str = "",
    key: str | None = None,
) -> Stored:
    """Do ``step`` of the case; then the steps the edition gives to the information system.

    ``step`` is what the official saw as the next step: if the case has moved on since, nothing happens and
    :class:`Refusal` says so. ``outcome`` may stay empty where what is given decides it. The same ``key``
    twice changes nothing the second time. Raises what the process does, and :class:`Refusal` ``other-office``
    and ``given-to-sign-only``.
    """
    with transaction.atomic():
        stored = store.load(case, key=key)
        if stored.repeated:
            return stored
        stored = run_system(_one(stored, step, by, given or {}, at=at, outcome=outcome, key=key), at)
        follow(stored, at)
        return stored


def run_system(stored: Stored, at: datetime) -> Stored:
    """Do the steps that no person does, until a person's turn or the end of the case."""
    while stored.state.step is not None:
        step = process_of(stored.edition, stored.state.channel).steps[stored.state.step]
        if not stored.edition.post(step.by).system:
            break
        given: dict[str, Any] = {
            "to": {"iin": stored.applicant.id, "bin": stored.applicant.id, "name": stored.applicant.name}
        }
        if step.does is Verb.REFUSE:
            given["ground"] = next(one.id for one in stored.edition.grounds if step.id in one.steps)
        stored = _one(stored, step.id, system_official(step.by), given, at=at, outcome="", key=None)
    return stored


def redo(
    case: int | str, step: str, by: Official, reasons: str, *, at: datetime, key: str | None = None
) -> Stored:
    """Send a spoiled or wrong result back to the step that made it; what was made is declared spoiled.

    Papers of the result are withdrawn. What is only about to be written down goes back to the look-up that it answers.
    The steps of the information system follow. Raises :class:`Refusal` where nothing was made in the case, or it is in
    the applicant's hands already.
    """
    with transaction.atomic():
        stored = store.load(case, key=key)
        if stored.repeated:
            return stored
        again, waste = "", {}
        if stored.state.step == step:
            must_not_sign_only(by)
            _here(stored, by)
            _not_on_its_way(stored)
            again = made_at(stored)
            waste = {
                "spoiled": spoil(stored, by, at, reasons),
                "withdrawn": withdraw_papers(stored, again, by, at, reasons),
            }
        timing = timing_of(stored)
        data = {"reasons": reasons, **{name: rows for name, rows in waste.items() if rows}}
        command = Command(step, REDO, by.actor(), at, data)
        # Where nothing was made, the step itself is named: the process then says that there is nothing to redo.
        stored = store.act(
            stored, command, timing, calendar=timing.calendar.edition, key=key, again=again or step
        )
        return run_system(stored, at)


def _not_on_its_way(stored: Stored) -> None:
    """What is in a bag is sent back when the bag has been opened and counted."""
    manifest = manifest_of(stored.id)
    if manifest is not None:
        raise Refusal(
            "on-a-manifest",
            Text(
                kk=f"Құжат {manifest.number} тізілімінде: алдымен тізілім бойынша қабылдаңыз.",
                ru=f"Документ в реестре {manifest.number}: сначала примите его по реестру.",
                en=f"The paper is on the manifest {manifest.number}: accept it against the manifest first.",
            ),
        )


def made_at(stored: Stored) -> str:
    """The step to which the present one sends back: that which made the result last, or asked what it answers.

    Empty where there is none.
    """
    steps = process_of(stored.edition, stored.state.channel).steps
    now = steps.get(stored.state.step or "")
    verbs = (Verb.LOOK_UP,) if now and now.does in (Verb.DRAFT, Verb.NOTIFY) else (Verb.MAKE, Verb.DRAFT)
    done = Entry.objects.filter(case_id=stored.id, step__isnull=False).order_by("-seq")
    makers = (one for one in done.values_list("step", flat=True) if one and steps[one].does in verbs)
    return next(makers, "")


def _one(
    stored: Stored,
    step_id: str,
    by: Official,
    given: Mapping[str, Any],
    *,
    at: datetime,
    outcome: str,
    key: str | None,
) -> Stored:
    timing = timing_of(stored)
    command_step = process_of(stored.edition, stored.state.channel).steps.get(step_id)
    if command_step is None or stored.state.step != step_id:
        command = Command(step_id, outcome, by.actor(), at)
        return store.act(stored, command, timing, calendar=timing.calendar.edition, key=key)
    must_sign_only(by, command_step)
    by = _in_post(stored, command_step, by)
    _here(stored, by)
    prepared = prepare(Work(stored, command_step, by, at, outcome, given))
    back = refund_owed(stored, command_step, prepared.outcome, prepared.facts)
    command = Command(
        step=step_id,
        outcome=prepared.outcome,
        by=by.actor(),
        at=at,
        data={**prepared.data, "refund": back} if back else prepared.data,
        facts=prepared.facts,
    )
    return store.act(
        stored,
        command,
        timing,
        calendar=timing.calendar.edition,
        key=key,
        journal_number=prepared.journal_number,
    )


def _in_post(stored: Stored, step: Step, by: Official) -> Official:
    """Who acts, in the post of the step: an official at a window writes down what the applicant does there."""
    if step.by != APPLICANT or by.post == APPLICANT or step.does not in AT_THE_WINDOW or step.at in ALONE:
        return by
    channel = process_of(stored.edition, stored.state.channel).channel
    here = by.serves(stored.office, stored.provider)
    return as_applicant(by) if here and by.post in at_windows(channel) else by


def at_windows(channel: Channel) -> frozenset[str]:
    """The posts that stand before the applicant in a channel: they take the documents in or hand the result out."""
    return frozenset(step.by for step in channel.steps if step.does in FACE_TO_FACE)


def _system(stored: Stored, by: Official) -> bool:
    return not by.user_id and any(post.id == by.post and post.system for post in stored.edition.posts)


AT_THE_WINDOW = frozenset({Verb.QUEUE, Verb.PAY, Verb.FILL_IN})
"""What an applicant does at a window and an official writes down."""

ALONE = frozenset({"applicant", "gateway", "portal"})
"""Where the applicant acts without any official, who then writes nothing down for them."""

FACE_TO_FACE = frozenset({Verb.RECEIVE, Verb.ISSUE, Verb.SHELVE})
"""What an official does with the applicant before them."""


def _here(stored: Stored, by: Official) -> None:
    _, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    if by.post in (APPLICANT, OWNER, "courier") or _system(stored, by):
        return
    # reading: whoever of the provider sits in a centre acts on what was taken in there; on the portal's, anybody.
    elsewhere = by.workplace and stored.office not in (by.workplace, by.office, PORTAL)
    if place == by.office and not elsewhere:
        return
    raise Refusal(
        "other-office",
        Text(
            kk=f"{stored.number} ісі қазір басқа мекемеде: оны сол мекеме жүргізеді.",
            ru=f"Дело {stored.number} сейчас в другом учреждении: его ведёт оно.",
            en=f"The case {stored.number} is at another office now: that office acts on it.",
        ),
    )
