"""What a day of the social services has besides: the portal with the local signer, the commission at a home."""

from __future__ import annotations

from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from tests.browser.day import PICTURE, Day, Visit
from tests.browser.test_portal import said
from tests.portal.people import make_applicant

from qyzmet.cases.models import Case
from qyzmet.cases.store import Stored, stands_at
from qyzmet.desk.demo.assistance import SEEN
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb
from qyzmet.registers.models import Person
from qyzmet.services.form import fields_of
from qyzmet.trust.authority import authority


def log_in(page: Page, username: str, password: str) -> None:
    """Log out, and in as somebody else."""
    page.context.clear_cookies(name="sessionid")
    page.goto("/login/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(password)
    page.locator("main button").click()
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state()


class SocialDay(Day):
    """A day with everything that happens elsewhere than on the page of the case."""

    def __init__(self, page: Page, hall: str, username: str, password: str, language: str) -> None:
        super().__init__(page, hall, username)
        self.password, self.language = password, language

    def filed(self, visit: Visit) -> str:
        """At the window, or on the portal by the applicant, who then leaves the computer to the officials."""
        if visit.scene.channel != "portal":
            return super().filed(visit)
        person = Person.objects.get(iin=visit.filing.applicant.id)
        user = User.objects.filter(account__iin=person.iin).first()
        name = user.username if user else f"portal-{person.iin}"
        if user is None:
            make_applicant(name, person, password=self.password)
        authority().person(person.iin, surname=person.surname, given=person.given_name)
        log_in(self.page, name, self.password)
        self._applied(visit)
        number = Case.objects.filter(channel="portal").latest("id").number
        log_in(self.page, self.username, self.password)
        return number

    def _applied(self, visit: Visit) -> None:
        page, service = self.page, visit.scene.edition.service
        page.goto(f"/services/{service}/")
        page.locator(f'a.govuk-button[href="/apply/{service}/"]').first.click()
        for _ in range(30):
            page.wait_for_load_state()
            here = page.url.rstrip("/").rsplit("/", 1)[-1]
            if here == "review":
                break
            self._answered(here, visit)
            page.locator("main form .qz-actions button.govuk-button").first.click()
            page.wait_for_load_state()
            assert not page.locator(".govuk-error-summary").count(), page.locator("main").inner_text()
        page.locator('a.govuk-button[href$="/sign/"]').click()
        page.get_by_role("button", name=said("Sign and send", self.language), exact=True).click()
        page.wait_for_url("**/my/*/")

    def _answered(self, here: str, visit: Visit) -> None:
        """One page of the request: a file, whom it is about, a part of the form, or a question of the edition."""
        page, filing = self.page, visit.filing
        if here.startswith("file-"):
            page.locator("[name=file]").set_input_files(PICTURE)
        elif here == "subjects":
            page.locator(f'input[name="subject"][value="{filing.subjects[0]}"]').check()
        elif here.startswith("form-"):
            for field in fields_of(visit.scene.edition, "portal", filing.facts):
                if field.id in filing.request and page.locator(f'[name="{field.id}"]').count():
                    self.answer(field, filing.request[field.id])
        else:
            page.locator(f'input[name=answer][value="{filing.facts[here]}"]').check()

    def next(self, stored: Stored, step: Step, outcome: str) -> None:
        """The step at hand; what a commission does has pages of its own."""
        if step.does not in (Verb.INSPECT, Verb.CONCLUDE):
            super().next(stored, step, outcome)
            return
        post, place = stands_at(stored.edition, stored.state, stored.office, stored.provider)
        self.take_post(post or "", place or "")
        if step.does is Verb.INSPECT:
            self._visited(stored)
        else:
            self._voted(stored, outcome)

    def _visited(self, stored: Stored) -> None:
        page = self.page
        page.goto(f"/provider/commission/{stored.number}/")
        assert page.locator("input[name=address]").count(), page.locator("body").inner_text()
        page.locator("input[name=address]").first.check()
        for box in page.locator("input[name=present]").all()[:4]:
            box.check()
        page.locator("[name=met]").fill(stored.applicant.name)
        for item, seen in SEEN.items():
            field = page.locator(f"[name=seen-{item}]")
            if field.first.get_attribute("type") == "radio":
                page.locator(f"[name=seen-{item}][value={seen}]").check()
            else:
                field.fill(seen)
        page.locator("main form .qz-actions button").first.click()
        page.wait_for_url("**/votes/")

    def _voted(self, stored: Stored, outcome: str) -> None:
        page = self.page
        page.goto(f"/provider/commission/{stored.number}/votes/")
        says = "against" if outcome == "unfavourable" else "for"
        for radio in page.locator(f'input[name^="vote-"][value="{says}"]').all():
            radio.check()
        page.locator("[name=reasons]").fill("Отбасының табысы аз.")
        self.press("main form .qz-actions button")
