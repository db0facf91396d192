"""The closed vocabulary of what a post does in a step, with the outcomes each can have.

New law is new data; a verb is added only when the law invents a new kind of action.
"""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """What is done in a step."""

    QUEUE = "queue"
    """The applicant comes and waits; called: their turn, left: they went away."""
    SUBMIT = "submit"
    """The applicant sends a signed electronic request."""
    RECEIVE = "receive"
    """Documents are taken and checked against the list: complete or incomplete."""
    REFUSE = "refuse"
    """The service, or the intake, is refused on a ground of the edition."""
    REGISTER = "register"
    """An entry in a journal, with its number."""
    PASS = "pass"
    """The package changes hands inside an office."""
    COLLECT = "collect"
    """The package is put on a manifest."""
    DISPATCH = "dispatch"
    """The courier takes what the manifest lists."""
    ACCEPT = "accept"
    """The other end counts and signs for the delivery."""
    EXAMINE = "examine"
    """The package is checked again: sound or faulty."""
    LOOK_UP = "look-up"
    """A state register is asked: found or not-found."""
    DRAFT = "draft"
    """The result is written."""
    SEAL = "seal"
    """Ministries put their electronic signatures."""
    SEND_BACK = "send-back"
    """The package goes back with written reasons."""
    NOTIFY = "notify"
    """The applicant is told."""
    ISSUE = "issue"
    """The result is handed over: issued, or not-collected by the day promised."""
    POST = "post"
    """The result goes by mail."""
    SHELVE = "shelve"
    """The result waits: collected, or expired."""
    RETURN_UNCLAIMED = "return-unclaimed"
    """What nobody fetched goes back to the provider."""


OUTCOMES: dict[Verb, tuple[str, ...]] = {
    **dict.fromkeys(Verb, ("done",)),
    Verb.QUEUE: ("called", "left"),
    Verb.RECEIVE: ("complete", "incomplete"),
    Verb.EXAMINE: ("sound", "faulty"),
    Verb.LOOK_UP: ("found", "not-found"),
    Verb.ISSUE: ("issued", "not-collected"),
    Verb.SHELVE: ("collected", "expired"),
}
