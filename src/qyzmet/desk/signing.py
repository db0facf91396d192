"""Whose signature a step wants that neither the applicant nor an official gives, and who may do nothing but sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from qyzmet.cases.store import Stored
from qyzmet.desk.official import OWNER, Official
from qyzmet.desk.request import events_of, told
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal

SIGNING: Final = frozenset({Verb.SIGN, Verb.SEAL})
"""What may be done in a post that was given to sign only."""


def must_be_owner(stored: Stored, step: Step, signature: Mapping[str, Any] | None) -> None:
    """:class:`Refusal` (``signature-of-another``) where the owner is to sign and the signature is somebody else's.

    Who the owner is says the request; that they are says the register, before the registration takes effect.
    """
    if step.by != OWNER:
        return
    owner = told(events_of(stored)).request.get("owner", "")
    if not signature or not owner or signature.get("iin") != owner:
        raise Refusal("signature-of-another", _ANOTHER, clause=step.clause, field="signature")


def must_sign_only(by: Official, step: Step) -> None:
    """Raise :class:`Refusal` where the post was given to sign only and the step is no signing."""
    if step.does not in SIGNING:
        must_not_sign_only(by)


def must_not_sign_only(by: Official) -> None:
    """Raise :class:`Refusal` (``given-to-sign-only``) where the post was given to sign and seal only."""
    if by.signs_only:
        raise Refusal(
            "given-to-sign-only",
            Text(
                f"Сізге {by.acting_for} үшін тек қол қою тапсырылған.",
                f"Вам поручено за другое лицо ({by.acting_for}) только подписывать.",
                f"You were given the signing for {by.acting_for}, and nothing else of the post.",
            ),
        )


_ANOTHER = Text(
    "Келісімге өтініште аталған тұрғын үй иесі қол қояды: қолтаңба басқа адамдікі.",
    "Согласие подписывает собственник жилища, названный в заявлении: подпись принадлежит другому лицу.",
    "The owner of the dwelling named in the request signs the consent: this signature is somebody else's.",
)
