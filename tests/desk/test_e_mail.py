"""Results that go by e-mail: written down with the step, sent after it, once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from procrastinate.contrib.django.models import ProcrastinateJob

from qyzmet.cases.store import Stored
from qyzmet.desk.e_mail import e_mail_of, result_papers, send_result
from qyzmet.desk.request import events_of
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.site.mail import mail_settings
from tests.desk import home_education as home

pytestmark = pytest.mark.usefixtures("offices")
TO = "ana@example.kz"


def jobs() -> list[Mapping[str, object]]:
    """The letters that wait to be sent."""
    return list(ProcrastinateJob.objects.filter(task_name="send-result").values_list("args", flat=True))


def sent(stored: Stored) -> dict[str, object]:
    """What the last line of the journal says of a letter."""
    said: dict[str, object] = events_of(stored)[-1]["data"].get("e_mail", {})
    return said


def test_the_output_document_is_posted_to_the_address_of_the_application() -> None:
    case = home.electronic(delivery="e-mail", e_mail=TO)
    case = home.carry(case, until="S24")
    assert e_mail_of(case) == TO
    assert not jobs()
    case = home.do(case)
    assert case.state.ended == "issued"
    assert sent(case) == {"to": TO, "papers": result_papers(case)}
    (job,) = jobs()
    assert job["to"] == TO


def test_a_letter_has_the_signed_document_and_no_name_in_its_subject() -> None:
    case = home.carry(home.electronic(delivery="e-mail", e_mail=TO))
    (job,) = jobs()
    send_result(**job)  # type: ignore[arg-type]
    (letter,) = mail.outbox
    assert letter.to == [TO]
    assert case.number in letter.subject
    assert case.applicant.name not in f"{letter.subject} {letter.body}"
    (attached,) = letter.attachments
    paper = Paper.objects.get(case_number=case.number, kind="positive-output-2011")
    assert paper.sealed
    assert bytes(attached[1]) == bytes(paper.pdf)


def test_another_address_may_be_given_at_the_desk() -> None:
    case = home.carry(home.electronic(delivery="e-mail", e_mail=TO), until="S24")
    case = home.do(case, e_mail="jana@example.kz")
    assert sent(case)["to"] == "jana@example.kz"


def test_without_an_address_nothing_can_be_promised_by_e_mail() -> None:
    with pytest.raises(Refusal) as refusal:
        home.electronic(delivery="e-mail")
    assert (refusal.value.code, refusal.value.field) == ("bad-answer", "e_mail")


def test_who_is_told_in_person_gets_no_letter() -> None:
    case = home.electronic(delivery="e-mail", e_mail=TO)
    case = home.carry(case, S16="refused", until="U23")
    told = home.do(case, how="in-person")
    assert told.state.ended == "refused"
    assert not jobs()


def test_a_refusal_goes_by_e_mail_where_the_official_says_so() -> None:
    case = home.carry(home.electronic(delivery="e-mail", e_mail=TO), S16="refused", until="U23")
    home.do(case, how="e-mail")
    assert jobs()[0]["codes"] == result_papers(case)


def test_a_letter_waits_for_a_mail_server_that_is_named() -> None:
    folder = Path("mail")
    assert mail_settings("", folder)["EMAIL_FILE_PATH"] == folder
    server = mail_settings("smtp://user:p%40ss@mail.example.kz", folder)
    assert (server["EMAIL_PORT"], server["EMAIL_HOST_PASSWORD"], server["EMAIL_USE_TLS"]) == (
        587,
        "p@ss",
        True,
    )
    assert mail_settings("smtps://mail.example.kz", folder)["EMAIL_USE_SSL"] is True
    for wrong in ("mail.example.kz", "http://mail.example.kz", "smtp://"):
        with pytest.raises(ImproperlyConfigured):
            mail_settings(wrong, folder)
