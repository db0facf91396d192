"""The closed vocabulary of what a post does in a step, with the outcomes each can have.

New law is new data; a verb is added only when the law invents a new kind of action.
"""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """What is done in a step."""

    QUEUE = "queue"
    """The applicant comes and waits; called: their turn, left: they went away."""
    LOG_IN = "log-in"
    """A system recognises who comes: known or unknown."""
    FILL_IN = "fill-in"
    """Data are written into a form or a system; scans may be attached."""
    PAY = "pay"
    """The duty is paid, or the exemption from it proved: paid or unpaid."""
    SUBMIT = "submit"
    """The applicant sends a signed electronic request."""
    VERIFY = "verify"
    """An electronic signature and its certificate are checked: valid or invalid."""
    SIGN = "sign"
    """Somebody puts a signature, by hand or electronically."""
    RECEIVE = "receive"
    """Documents are taken and checked against the list: complete or incomplete."""
    REFUSE = "refuse"
    """The service, or the intake, is refused on a ground of the edition."""
    REGISTER = "register"
    """An entry in a journal, with its number."""
    RESOLVE = "resolve"
    """The head reads the papers and names who is to do the work (a resolution)."""
    PASS = "pass"
    """The package, or what was made of it, goes to another post or office."""
    ROUTE = "route"
    """A gateway carries a message between systems."""
    SHOW = "show"
    """A system shows the status of the request."""
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
    INSPECT = "inspect"
    """Somebody goes and looks, and writes down what was seen."""
    CONCLUDE = "conclude"
    """A commission says what it thinks: favourable or unfavourable."""
    DECIDE = "decide"
    """Whoever decides, decides: granted or refused (on a ground of the edition)."""
    DRAFT = "draft"
    """The result is written."""
    MAKE = "make"
    """A document with a number of its own is made: passport, card."""
    RECORD = "record"
    """The decision takes effect in a register."""
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
    Verb.LOG_IN: ("known", "unknown"),
    Verb.PAY: ("paid", "unpaid"),
    Verb.VERIFY: ("valid", "invalid"),
    Verb.RECEIVE: ("complete", "incomplete"),
    Verb.CONCLUDE: ("favourable", "unfavourable"),
    Verb.DECIDE: ("granted", "refused"),
    Verb.EXAMINE: ("sound", "faulty"),
    Verb.LOOK_UP: ("found", "not-found"),
    Verb.ISSUE: ("issued", "not-collected"),
    Verb.SHELVE: ("collected", "expired"),
}
