"""Whose signature a step wants that neither the applicant nor an official gives: the owner's consent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qyzmet.cases.store import Stored
from qyzmet.desk.official import OWNER
from qyzmet.desk.request import events_of, told
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


def must_be_owner(stored: Stored, step: Step, signature: Mapping[str, Any] | None) -> None:
    """:class:`Refusal` (``signature-of-another``) where the owner is to sign and the signature is somebody else's.

    Who the owner is says the request; that they are says the register, before the registration takes effect.
    """
    if step.by != OWNER:
        return
    owner = told(events_of(stored)).request.get("owner", "")
    if not signature or not owner or signature.get("iin") != owner:
        raise Refusal("signature-of-another", _ANOTHER, clause=step.clause, field="signature")


_ANOTHER = Text(
    "Келісімге өтініште аталған тұрғын үй иесі қол қояды: қолтаңба басқа адамдікі.",
    "Согласие подписывает собственник жилища, названный в заявлении: подпись принадлежит другому лицу.",
    "The owner of the dwelling named in the request signs the consent: this signature is somebody else's.",
)
