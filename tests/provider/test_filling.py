"""The electronic procedure at the department, on the page of the case: entered, scanned, signed, sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qyzmet.cases import store
from qyzmet.cases.models import Attachment, Case
from qyzmet.cases.store import Stored
from qyzmet.desk.request import events_of, told
from tests.desk import home_education as home
from tests.desk.ministry import carry
from tests.provider.test_workbench import PIXEL

EMPLOYEE = ("si-employee", home.BODY)


@pytest.fixture
def employee(login: Callable[..., Client], monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody of the department at Kokshetau."""
    monkeypatch.delenv("QYZMET_ADOPTIONS", raising=False)
    return login(*EMPLOYEE, "Досова Гүлмира Асылбекқызы")


def page(client: Client, case: Stored) -> str:
    """The page of the case."""
    shown = client.get(f"/provider/cases/{case.number}/")
    assert shown.status_code == 200
    return shown.content.decode()


def press(client: Client, case: Stored, outcome: str = "done", **given: Any) -> tuple[int, Stored]:
    """Press a button of the page; the status, and the case after it."""
    step = store.load(case.id).state.step
    data = {"key": f"{case.number}-{step}-{outcome}", "step": step, "outcome": outcome, **given}
    answer = client.post(f"/provider/cases/{case.number}/", data)
    return answer.status_code, store.load(case.id)


def days(case: Stored) -> dict[str, str]:
    """The answers of the case as the page sends them: days as they are typed."""
    said = told(events_of(case)).request
    return {
        f"answer_{name}": ".".join(reversed(text.split("-"))) if name.endswith(("date", "since")) else text
        for name, text in said.items()
    }


def test_the_data_are_entered_from_the_application_and_can_be_corrected(employee: Client) -> None:
    case = carry(home.electronic(), until="S5")
    assert "KZ86125KZT5004100100" in page(employee, case)
    status, after = press(employee, case, **{**days(case), "answer_bank": "Қазпошта"})
    assert status == 302
    assert told(events_of(after)).request["bank"] == "Қазпошта"
    assert told(events_of(after)).request["home_since"] == "2012-09-01"


def test_an_optional_answer_can_be_taken_back(employee: Client) -> None:
    case = carry(home.electronic(conclusion_until="2012-12-31"), until="S5")
    answers = {**days(case), "answer_conclusion_until": ""}
    _, after = press(employee, case, **answers)
    assert told(events_of(after)).request["conclusion_until"] == ""
    decided = carry(after, until="S20")
    assert told(events_of(decided)).found["verdict"]["computation"]["until"] == "2013-05-31"


def test_a_wrong_account_is_told_at_its_field_and_nothing_is_done(employee: Client) -> None:
    case = carry(home.electronic(), until="S5")
    status, after = press(employee, case, **{**days(case), "answer_account": "KZ86125KZT5004100101"})
    assert status == 422
    assert after.state.step == "S5"


def test_the_documents_are_scanned_into_the_case(employee: Client) -> None:
    case = carry(home.electronic(), until="S10")
    shown = page(employee, case)
    assert 'enctype="multipart/form-data"' in shown
    assert 'name="scan_D5"' in shown
    scan = SimpleUploadedFile("conclusion.png", PIXEL, "image/png")
    status, after = press(employee, case, scan_D5=scan)
    assert status == 302
    assert after.state.step == "S11"
    kept = Attachment.objects.get(case=Case.objects.get(pk=case.id), document="D5")
    assert (kept.name, bytes(kept.content)) == ("conclusion.png", PIXEL)
    assert events_of(after)[-1]["data"]["scans"] == [{"id": "D5", "name": "conclusion.png"}]


def test_what_is_no_scan_is_refused(employee: Client) -> None:
    case = carry(home.electronic(), until="S10")
    status, after = press(employee, case, scan_D5=SimpleUploadedFile("a.png", b"MZ no picture"))
    assert status == 422
    assert after.state.step == "S10"
    assert not Attachment.objects.filter(case_id=case.id, document="D5").exists()


def test_the_employee_signs_electronically_on_the_page(employee: Client) -> None:
    case = carry(home.electronic(), until="S12")
    assert "Sign electronically" in page(employee, case)
    status, after = press(employee, case)
    assert status == 302
    assert after.state.step == "S15"


def test_the_document_is_sent_to_the_address_of_the_application(employee: Client) -> None:
    case = carry(home.electronic(delivery="e-mail", e_mail="ana@example.kz"), until="S24")
    assert 'value="ana@example.kz"' in page(employee, case)
    status, after = press(employee, case, e_mail="ana@example.kz")
    assert status == 302
    assert after.state.ended == "issued"
    assert events_of(after)[-1]["data"]["e_mail"]["to"] == "ana@example.kz"


def test_a_refusal_may_be_told_by_e_mail(employee: Client) -> None:
    case = home.electronic(delivery="e-mail", e_mail="ana@example.kz")
    case = carry(case, until="U23", S16="refused")
    assert "By e-mail: it is sent to ana@example.kz" in page(employee, case)
    status, after = press(employee, case, how="e-mail")
    assert status == 302
    assert after.state.ended == "refused"


def test_to_refuse_one_needs_a_ground(employee: Client) -> None:
    case = carry(home.electronic(), until="S16")
    shown = page(employee, case)
    assert "3,236" in shown or "3 236" in shown or "tenge" in shown
    assert press(employee, case, "refused")[0] == 422
    status, after = press(employee, case, "refused", ground="false", reasons="Жалған анықтама.")
    assert status == 302
    assert after.state.step == "U19"
