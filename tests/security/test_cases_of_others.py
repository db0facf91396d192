"""A post of a centre opens the cases in whose way it has a step; the duty manager opens all of the centre's."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse

from qyzmet.cases.models import Case
from qyzmet.law.catalogue import edition
from tests.centre.house import ASTANA, MONDAY
from tests.centre.receiving import Reception
from tests.security.conftest import browser
from tests.security.world import staff_user

NOTHING_TO_DO = ("inspector", "accumulation-inspector", "issuing-inspector", "employee", "centre-official")


@pytest.mark.usefixtures("offices")
def test_a_registration_of_the_police_is_not_opened_by_the_rest_of_the_centre() -> None:
    with time_machine.travel(MONDAY, tick=False):
        reception = Reception(edition("residence-registration@2014"))
        reception.accept()
        case = Case.objects.get()
        assert case.office == ASTANA
        for post in NOTHING_TO_DO:
            client = browser(staff_user(post, ASTANA))
            for name in ("case", "case-tables"):
                answer = client.get(reverse(f"centre:{name}", kwargs={"number": case.number}))
                assert answer.status_code == 404, (post, name)
            found = client.post(reverse("centre:search"), {"q": case.applicant_id}, follow=True)
            assert case.number not in found.content.decode(), post
            assert case.number not in client.get(reverse("centre:clocks")).content.decode(), post
            asked = client.post(reverse("centre:window"), {"number": case.number})
            assert asked.status_code == 404, post
        manager = browser(staff_user("duty-manager", ASTANA))
        assert manager.get(reverse("centre:case", kwargs={"number": case.number})).status_code == 200
        found = manager.post(reverse("centre:search"), {"q": case.applicant_id}, follow=True)
        assert case.number in found.content.decode()
        own = reception.client.get(reverse("centre:case", kwargs={"number": case.number}))
        assert own.status_code == 200
