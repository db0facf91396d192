"""One piece of work at a desk, and what each verb needs done around it.

A handler turns what an official gave (a form, a click) into the data of the command: it asks the
register, takes a number in a journal, makes the paper, puts the package on a manifest. It runs inside
the transaction of the command, so that all of it happens or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from qyzmet.cases import manifests
from qyzmet.cases.models import Manifest
from qyzmet.cases.numbers import next_in_series
from qyzmet.cases.queries import last_in_journal
from qyzmet.cases.store import Stored
from qyzmet.desk.commission import concluded, inspected
from qyzmet.desk.deciding import decided, examined, read_for
from qyzmet.desk.e_mail import sent_with
from qyzmet.desk.effects import carry_out, spoil
from qyzmet.desk.esign import problem_of, sign_electronically, signs_electronically
from qyzmet.desk.handing import checked_receiver
from qyzmet.desk.looking import answers_a_look, looked_again, looked_up, recognised
from qyzmet.desk.official import Official
from qyzmet.desk.paperwork import make_papers, sealed_papers, signed_papers, written
from qyzmet.desk.paying import paid
from qyzmet.desk.request import events_of, told
from qyzmet.desk.signing import must_be_owner
from qyzmet.desk.timing import timing_of
from qyzmet.law.model import Step
from qyzmet.law.verbs import OUTCOMES, Verb
from qyzmet.process.checks import missing_documents
from qyzmet.process.state import END
from qyzmet.registers.models.document import INVALID_REASONS


@dataclass(frozen=True, slots=True)
class Work:
    """A step about to be done. ``given`` is what the official filled in; ``outcome`` may be empty."""

    stored: Stored
    step: Step
    by: Official
    at: datetime
    outcome: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The command's outcome, data and facts, and the number it took in the step's journal."""

    outcome: str
    data: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    journal_number: int | None = None


Handler = Callable[[Work], Prepared]


def prepare(work: Work) -> Prepared:
    """Do what the step's verb needs; :class:`qyzmet.process.errors.Refusal` where it cannot be done."""
    return HANDLERS.get(work.step.does, _plain)(work)


def _with_effects(work: Work, outcome: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data, with what the step did to the registers; before any paper is written that tells of it."""
    return {**data, **carry_out(work.stored, work.step, outcome, work.by, work.at, data)}


def _papers(work: Work, data: dict[str, Any]) -> dict[str, Any]:
    if work.step.papers:
        data["papers"] = make_papers(work.stored, work.step, work.by, work.at, data)
    return data


def _plain(work: Work) -> Prepared:
    outcome = work.outcome or OUTCOMES[work.step.does][0]
    return Prepared(outcome, _papers(work, _with_effects(work, outcome, work.given)))


def _receive(work: Work) -> Prepared:
    state = work.stored.state
    brought = list(work.given.get("documents", ()))
    missing = missing_documents(work.stored.edition, state.channel, state.facts, brought)
    outcome = work.outcome or ("incomplete" if missing else "complete")
    data: dict[str, Any] = {**work.given, "documents": brought, "missing": [d.id for d in missing]}
    if outcome == "complete":
        data |= read_for(work.stored, work.step, work.by, work.at, work.given)
        data = _papers(work, _with_effects(work, outcome, data))
    return Prepared(outcome, data)


def _next_number(work: Work, journal: str) -> int:
    """The next number of the office's journal for the service; it begins with 1 each year, by the office's own day."""
    at = work.at.astimezone(timing_of(work.stored).zone)
    service, office = work.stored.edition.service, work.by.office
    begins = at.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    return next_in_series(
        f"{service}/{journal}:{office}:{at.year}",
        last=lambda: last_in_journal(office, journal, service, begins),
    )


def _register(work: Work) -> Prepared:
    number = _next_number(work, work.step.journal or "journal")
    data: dict[str, Any] = {**work.given, "number": number}
    return Prepared("done", _papers(work, data), journal_number=number)


def _look_up(work: Work) -> Prepared:
    answer = looked_up(work.stored, work.step, work.by, work.at, work.given)
    data = {**work.given, "records": answer.records}
    if answer.found:
        data["found"] = answer.found
    return Prepared("not-found" if answer.fact == "none" else "found", data, {"record": answer.fact})


def _log_in(work: Work) -> Prepared:
    """Whether the data of the account are those of the register; whom it does not have it cannot contradict."""
    known = recognised(work.stored, work.by, work.at)
    return Prepared("known" if known else "unknown", _papers(work, dict(work.given)))


def _decide(work: Work) -> Prepared:
    """What is decided, with what the registers said for it; they and the edition must bear it."""
    decision = decided(work.stored, work.step, work.by, work.at, work.outcome, work.given)
    given = {**work.given, **decision.data}
    data = _papers(work, _with_effects(work, decision.outcome, given))
    return Prepared(decision.outcome, data, dict(decision.facts))


def _examine(work: Work) -> Prepared:
    """Where a service has registers read for it, a package is sound only if they and the edition bear that too."""
    outcome = work.outcome or OUTCOMES[work.step.does][0]
    data = examined(work.stored, work.step, work.by, work.at, outcome, work.given)
    return Prepared(outcome, _papers(work, _with_effects(work, outcome, {**work.given, **data})))


def _inspect(work: Work) -> Prepared:
    """The act of a visit of the commission."""
    data = inspected(work.stored, work.step, work.by, work.at, work.given)
    return Prepared("done", _papers(work, data))


def _conclude(work: Work) -> Prepared:
    """The conclusion of the commission; how it ends its votes say."""
    outcome, data = concluded(work.stored, work.step, work.by, work.at, work.given)
    return Prepared(outcome, _papers(work, data))


def _verify(work: Work) -> Prepared:
    """The signature given last in the case, checked now: its certificate may have ended since."""
    problem = problem_of(work.stored, work.at)
    data = {**work.given, "problem": problem} if problem else dict(work.given)
    return Prepared("invalid" if problem else "valid", data)


def _draft(work: Work) -> Prepared:
    """The result is written from what the register says now, should that differ from the look-up."""
    newer, facts = looked_again(work.stored, work.by, work.at)
    data = _with_effects(work, "done", {**work.given, **newer})
    return Prepared(
        "done", {**data, "papers": written(work.stored, work.step, work.by, work.at, data)}, facts
    )


def _notify(work: Work) -> Prepared:
    """An answer “not registered” is given only while it is true; of the dead there is nothing to tell."""
    if answers_a_look(work.stored, work.step):
        looked_again(work.stored, work.by, work.at)
    if told(events_of(work.stored)).died:
        return Prepared("done", dict(work.given))
    return _sent(work)


def _sent(work: Work) -> Prepared:
    """What is told or posted, by e-mail too where the edition and the applicant will have it."""
    done = _plain(work)
    return replace(done, data=done.data | sent_with(work.stored, work.step, done.outcome, work.given))


def _make(work: Work) -> Prepared:
    """A document with a number is made; a paper that is still to be signed is only written."""
    data = _with_effects(work, "done", work.given)
    if "died" in data:
        return Prepared("done", {**data, "number": NOTHING})
    if work.step.papers:
        data["papers"] = written(work.stored, work.step, work.by, work.at, data)
    return Prepared("done", data)


NOTHING = "—"
"""What stands for the number of a document that was not made, because the person had died."""


def _pay(work: Work) -> Prepared:
    """A bank's receipt or an exemption; whoever does not pay within the time the act gives leaves unpaid."""
    if work.outcome == "unpaid":
        return Prepared("unpaid", dict(work.given))
    given = {name: value for name, value in work.given.items() if name != "tender"}
    return Prepared("paid", {**given, **paid(work.stored, work.given.get("tender"), work.by, work.at)})


def _sign(work: Work) -> Prepared:
    """What was drafted is signed: by hand and seal here, or with the electronic signature that was given."""
    data: dict[str, Any] = dict(work.given)
    keys = data.pop("keys", None)
    must_be_owner(work.stored, work.step, data.get("signature"))
    if "signature" not in data and signs_electronically(work.stored):
        data["signature"], keys = sign_electronically(work.stored, work.step, work.by, work.at, keys)
    data.setdefault("signature", {"by": work.by.name, "post": work.by.post, "kind": "hand"})
    data = _with_effects(work, "done", data)
    papers = signed_papers(work.stored, work.step, work.by, work.at, keys)
    return Prepared("done", {**data, "papers": papers} if papers else data)


def _seal(work: Work) -> Prepared:
    papers, seals = sealed_papers(work.stored, work.by, work.at)
    return Prepared("done", {"papers": papers, "seals": seals})


def _issue(work: Work) -> Prepared:
    outcome = work.outcome or OUTCOMES[work.step.does][0]
    data = {**work.given, **checked_receiver(work.stored, work.step, work.by, outcome, work.given, work.at)}
    if "died" in data and (waste := spoil(work.stored, work.by, work.at, INVALID_REASONS["died"].kk)):
        data["spoiled"] = waste
    data = _with_effects(work, outcome, data) | sent_with(work.stored, work.step, outcome, work.given)
    return Prepared(outcome, data if outcome in NOT_HANDED_OVER else _papers(work, data))


NOT_HANDED_OVER = ("not-collected", "expired")
"""Ends of a hand-over for which nobody signs a receipt."""


def _manifest_kind(step: Step) -> str:
    if step.does is Verb.SEND_BACK:
        return Manifest.RETURNED
    return Manifest.EXECUTED if step.at == "provider" else Manifest.OUT


def _put_on_manifest(work: Work) -> str:
    stored = work.stored
    there = stored.office if work.by.office == stored.provider else stored.provider
    manifest = manifests.open_manifest(
        _manifest_kind(work.step), work.by.office, there, work.at, work.by.name
    )
    manifests.put_on(manifest, stored.id)
    return manifest.number


def _collect(work: Work) -> Prepared:
    number = _next_number(work, work.step.journal) if work.step.journal else None
    data = {**work.given, "manifest": _put_on_manifest(work)}
    return Prepared("done", data, journal_number=number)


def _send_back(work: Work) -> Prepared:
    data = _papers(work, dict(work.given))
    if not any(branch.go.startswith(END) for branch in work.step.then):
        data["manifest"] = _put_on_manifest(work)
    return Prepared("done", data)


HANDLERS: Mapping[Verb, Handler] = {
    Verb.RECEIVE: _receive,
    Verb.REGISTER: _register,
    Verb.LOOK_UP: _look_up,
    Verb.LOG_IN: _log_in,
    Verb.EXAMINE: _examine,
    Verb.INSPECT: _inspect,
    Verb.CONCLUDE: _conclude,
    Verb.DECIDE: _decide,
    Verb.VERIFY: _verify,
    Verb.DRAFT: _draft,
    Verb.NOTIFY: _notify,
    Verb.MAKE: _make,
    Verb.PAY: _pay,
    Verb.SIGN: _sign,
    Verb.SEAL: _seal,
    Verb.POST: _sent,
    Verb.ISSUE: _issue,
    Verb.SHELVE: _issue,
    Verb.COLLECT: _collect,
    Verb.SEND_BACK: _send_back,
}
