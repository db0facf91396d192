"""A day at an office in a browser: one person takes every post in turn and carries a case to its end.

Nothing here knows a service or a language: questions are answered by the ids of the edition, forms filled in by the
fields of the service, and whose turn it is says the case.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.portal.waiting import png

from qyzmet.cases.manifests import manifest_of
from qyzmet.cases.models import Case
from qyzmet.cases.queries import seen_by_office
from qyzmet.cases.store import Stored, load, stands_at
from qyzmet.desk.demo.cast import Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.demo.farmers import SERVICE as FARM
from qyzmet.desk.demo.play import file_scene, filing_of, people_for
from qyzmet.desk.demo.scenes import Scene, every_scene
from qyzmet.desk.filing import Filing
from qyzmet.law.model import Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.offices.demo_staff import IN_THE_HALL, WORKPLACES
from qyzmet.offices.finder import provider_for
from qyzmet.offices.models import Account, Office
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.services.form import Field, fields_of

PICTURE = {"name": "scan.png", "mimeType": "image/png", "buffer": png(900, 600)}
"""What is attached where a scan is wanted."""


@dataclass(frozen=True)
class Visit:
    """Somebody who comes to an office: the scene they play, and what they say and pay."""

    scene: Scene
    filing: Filing


def visitor(law: Edition, hall: str, random: Random, channel: str = "centre", keeper: str = "") -> Visit:
    """Somebody of the register with whom a good case of the edition goes through; tried at the desk, then undone.

    ``keeper``: the akim in whose household book they stand, where that matters.
    """
    office = Office.objects.get(code=hall)
    casting, clerk = Casting(random), Clerk(random)
    town = office if channel == "portal" else None
    good = [
        one
        for one in every_scene(law)
        if one.channel == channel and law.outcome(one.outcome).good and not one.late
    ]
    why: list[str] = []
    for _ in range(60):
        scene = random.choice(good)
        at = timezone.now()
        try:
            with transaction.atomic():
                cast, _office = people_for(scene, casting, office, at, random, keeper, town)
                filing = filing_of(scene, cast, clerk, at)
                with transaction.atomic():
                    plan = Plan(dict(scene.path))
                    stored, at = file_scene(scene, cast, office, clerk, plan, at, filing)
                    decides = keeper if law.service == FARM else body_deciding(office, law)
                    if stored.provider != decides:
                        raise NobodyFits(f"somebody of {decides}")
                    clerk.finish(stored, plan, at)
                    transaction.set_rollback(True)
        except (NobodyFits, Refusal) as reason:
            why.append(str(reason))
            continue
        if not cast.legal:
            return Visit(scene, filing)
    raise AssertionError(f"nobody comes for {law.name}: {why}")


def in_a_centre(post: str, office: str) -> bool:
    """Whether somebody in a post works at a centre: at one, or as an official of a body who sits there."""
    at_centre = Office.objects.get(code=office).kind == Office.Kind.CENTRE
    return at_centre or (office in WORKPLACES and post in IN_THE_HALL)


def body_deciding(hall: Office, law: Edition) -> str:
    """The body that decides what is taken in at a hall."""
    if hall.kind == Office.Kind.PROVIDER:
        return hall.code
    if hall.kind == Office.Kind.CENTRE:
        return provider_for(hall, law.service).code
    return Office.objects.get(
        kind="provider", district_kk=hall.district_kk, services__contains=[law.service]
    ).code


class Day:
    """One person at the browser, holding every post of a town; ``hall`` is the office to which people come."""

    def __init__(self, page: Page, hall: str, username: str = "") -> None:
        self.page, self.hall, self.username = page, hall, username

    def take_post(self, post: str, office: str = "") -> None:
        """Work in another post, by the menu of the account; at the office where several have such a post.

        A courier goes to offices that are not theirs, and an officer of the police sits in a centre.
        """
        page = self.page
        held = page.locator(f'button[name="post"][value="{post}@{office}"]')
        if not held.count():
            held = page.locator(f'button[name="post"][value^="{post}@"]')
        assert held.count(), f"nobody is {post} at {office}"
        page.locator("details.qz-account > summary").click()
        held.first.click()
        page.wait_for_load_state()

    def press(self, selector: str) -> None:
        """Press a button that sends a form, and wait for the page it leads to."""
        assert self.page.locator(selector).count(), (
            f"{self.page.url}: {self.page.locator('main').inner_text()}"
        )
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()

    def play(self, visit: Visit) -> Stored:
        """From the ticket to the end."""
        law, channel = visit.scene.edition, visit.scene.channel
        number = self.filed(visit)
        for _ in range(40):
            stored = load(number)
            if stored.state.step is None:
                return stored
            step = process_of(law, channel).steps[stored.state.step]
            self.next(stored, step, dict(visit.scene.path).get(step.id, ""))
            said = self.page.locator("main").inner_text()
            assert load(number).version > stored.version, f"{law.name}: nothing happened at {step.id}: {said}"
        raise AssertionError(f"{law.name}: {number} goes round and round")

    def filed(self, visit: Visit) -> str:
        """The ticket, the call, the reception; the number of the case."""
        law, channel = visit.scene.edition, visit.scene.channel
        received = next(step for step in process_of(law, channel).channel.steps if step.does is Verb.RECEIVE)
        self.take_post(received.by, self.hall)
        self._called(law, channel)
        return self._received(visit)

    def _called(self, law: Edition, channel: str) -> None:
        page = self.page
        page.goto("/centre/queue/kiosk/")
        self.press(f'button[name="choice"][value="{law.service}:file"]')
        page.goto("/centre/queue/")
        window = page.locator('input[name="window"]')
        if window.count():
            window.fill("3")
        self.press('form[action$="/queue/call/"] button')
        expect(page.locator(".qz-serving")).to_be_visible()
        self.press('a[href^="/centre/reception/"]')
        if page.locator(f'a[href$="channel={channel}"]').count():
            self.press(f'a[href$="channel={channel}"]')

    def _received(self, visit: Visit) -> str:
        """Who, the form, the duty, the documents; the number of the case."""
        page, filing = self.page, visit.filing
        self._who(filing)
        if "/request/" in page.url:
            self._form(visit)
        if "/duty/" in page.url:
            self._duty(filing)
        assert "/documents/" in page.url, page.locator("main").inner_text()
        for box in page.locator(".qz-checklist input[type=checkbox]").all():
            box.check()
        for count in page.locator(".qz-checklist input[type=number]").all():
            count.fill("2")
        self.press("main form .govuk-button")
        assert "/received/" in page.url, page.locator("main").inner_text()
        return Case.objects.filter(seen_by_office(self.hall)).latest("id").number

    def _who(self, filing: Filing) -> None:
        page = self.page
        facts = {**filing.facts, "applicant": filing.facts.get("applicant", "natural")}
        for _ in range(12):
            left = [
                name
                for name in facts
                if page.locator(f'input[type=radio][name="{name}"]').count()
                and not page.locator(f'input[type=radio][name="{name}"]:checked').count()
            ]
            if not left:
                break
            with page.expect_response(lambda answer: "/who/" in answer.url):
                page.locator(f'input[name="{left[0]}"][value="{facts[left[0]]}"]').check()
            expect(page.locator(f'input[name="{left[0]}"][value="{facts[left[0]]}"]')).to_be_checked()
            expect(page.locator(".htmx-request")).to_have_count(0)
        assert page.locator('input[name="iin"]').count(), page.locator("main").inner_text()
        page.locator('input[name="iin"]').fill(filing.applicant.id)
        other = filing.subjects[0] if filing.subjects[0] != filing.applicant.id else ""
        if other:
            page.locator('input[name="subject"]').fill(other)
        language = page.locator(f'input[name="language"][value="{filing.language or "kk"}"]')
        if language.count():
            language.check()
        self.press("main form .govuk-button")

    def _form(self, visit: Visit) -> None:
        page, filing = self.page, visit.filing
        fields = fields_of(visit.scene.edition, visit.scene.channel, filing.facts)
        for field in (one for one in fields if one.id in filing.request):
            self.answer(field, filing.request[field.id])
        self.press("main form .govuk-button")
        assert "/request/" not in page.url, page.locator("main").inner_text()

    def answer(self, field: Field, answer: str) -> None:
        """One question of the form of a service."""
        page = self.page
        match field.type:
            case "address":
                self._address(field.id, answer)
            case "choice":
                page.locator(f'input[name="{field.id}"][value="{answer}"]').check()
            case "yes":
                page.locator(f'input[name="{field.id}"]').check()
            case "date":
                year, month, day = answer.split("-")
                page.locator(f'[name="{field.id}"]').fill(f"{day}.{month}.{year}")
            case _:
                page.locator(f'[name="{field.id}"]').fill(answer)

    def _address(self, name: str, number: str) -> None:
        from qyzmet.registers.addresses import address_line

        line = address_line(number)
        assert line is not None
        self.page.locator(f'[name="{name}-words"]').fill(line.kk)
        self.page.locator('button[name="find"]').click()
        found = self.page.locator(f'input[name="{name}"][value="{number}"]')
        expect(found).to_be_attached()
        found.check()

    def _duty(self, filing: Filing) -> None:
        page, tender = self.page, filing.payment
        assert tender is not None
        if tender.proof:
            if tender.exemption:
                page.locator(f'input[name="exemption"][value="{tender.exemption}"]').check()
            page.locator('[name="proof"]').fill(tender.proof)
        else:
            page.locator('[name="bank"]').fill(tender.bank)
            page.locator('[name="receipt"]').fill(tender.receipt)
            page.locator('[name="amount"]').fill(str(tender.amount))
        self.press("main form .govuk-button")
        assert "/duty/" not in page.url, page.locator("main").inner_text()

    def next(self, stored: Stored, step: Step, outcome: str) -> None:
        """The step at hand, in the post whose turn it is."""
        post, place = stands_at(stored.edition, stored.state, stored.office, stored.provider)
        if post == "applicant":  # called once more, by whoever serves them next
            steps = process_of(stored.edition, stored.state.channel).steps
            post = steps[next(branch.go for branch in step.then if branch.on == "called")].by
        assert post is not None
        self.take_post(post, place or stored.office)
        if step.does in (Verb.DISPATCH, Verb.ACCEPT):
            self._carry(stored, step)
            return
        face = "centre" if in_a_centre(post, place or stored.office) else "provider"
        self.page.goto(f"/{face}/cases/{stored.number}/")
        self._fill(stored)
        button = self.page.locator(f'#next-step button[name="outcome"][value="{outcome}"]')
        if button.count():
            button.click()
        else:
            self.page.locator('#next-step button[name="outcome"]').first.click()
        self.page.wait_for_load_state()

    def _fill(self, stored: Stored) -> None:
        page = self.page
        for name, value in {
            "iin": stored.applicant.id,
            "document": "012345678",
            "reasons": "себебі",
            "address": "Семей қаласы",
        }.items():
            box = page.locator(f'#next-step [name="{name}"]')
            if box.count():
                box.fill(value)
        for radios in ("how", "ground"):
            choice = page.locator(f'#next-step input[name="{radios}"]')
            if choice.count():
                choice.first.check()
        executors = page.locator('#next-step input[name="executor"]')
        if executors.count():
            me = Account.objects.get(user__username=self.username).user_id
            page.locator(f'#next-step input[name="executor"][value="{me}"]').check()
        for file in page.locator("#next-step input[type=file]").all():
            file.set_input_files(PICTURE)

    def _carry(self, stored: Stored, step: Step) -> None:
        """What travels with a whole manifest: the courier counts and takes it, the other end counts and signs."""
        manifest = manifest_of(stored.id)
        assert manifest is not None
        page = self.page
        count = manifest.lines.count()
        if step.does is Verb.DISPATCH:
            if step.by == "courier":
                page.goto(reverse("centre:take", kwargs={"number": manifest.number}))
            else:
                page.goto(reverse("centre:manifest", kwargs={"number": manifest.number}))
                self.press('a[href$="/take/"]')
            page.locator("#id_count").fill(str(count))
        else:
            face = "centre" if step.at == "centre" else "provider"
            page.goto(reverse(f"{face}:accept", kwargs={"number": manifest.number}))
            for box in page.locator("main input[type=checkbox]").all():
                box.check()
        self.press("main form .govuk-button[data-prevent-double-click]")
