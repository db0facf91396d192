"""Families and incomes of an authorised body, in every language, on a telephone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page
from tests.browser.provider_desk import enter
from tests.browser.test_provider_pages import look
from tests.provider.bureau import make_official
from tests.registers import making

from qyzmet.offices.directory import load_offices
from qyzmet.registers import family_changes as changes
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import IncomeRecord, PersonStatus

BODY = "social-akmola-kokshetau"
LIST = "/provider/families/"
BY = Looker(1, "Ысқақова Айнұр Іңкәрбекқызы", "executor", BODY)
GROUND = "отбасы құрамы туралы мәліметтер, 09.01.2012"
ON = "?on=12.11.2012"


@pytest.fixture
def family(transactional_db: None) -> dict[str, str]:
    """A family of four with statuses, incomes, a correction; the addresses of its pages by name."""
    load_offices()
    make_official("executor", "executor", BODY, "Ысқақова Айнұр Іңкәрбекқызы")
    since = {"on": date(2012, 1, 9), "ground": GROUND, "looker": BY}
    head = making.person("Құлмағамбетов-Әбдіжаппаров", "Нұрсұлтан", "Өмірзақұлы")
    kept = changes.open_family(head.iin, address=making.address().pk, **since)
    child = making.person("Құлмағамбетова", "Ұлжан", "Нұрсұлтанқызы", born=date(2009, 5, 5), sex="female")
    spouse = making.person("Құлмағамбетова", "Гүлбаһрам", "Серікқызы", sex="female")
    mother = making.person("Әбдіжаппарова", "Зәуреш", "Омарқызы", born=date(1949, 5, 5), sex="female")
    for one, relation in ((spouse, "spouse"), (child, "child")):
        changes.add_member(kept.pk, one.iin, relation, **since)
    changes.add_member(kept.pk, mother.iin, "parent", shares_household=False, **since)
    paper = {"since": date(2012, 1, 9), "proof": "МӘС анықтамасы № 1234567, 09.01.2012", "looker": BY}
    changes.set_status(head.iin, "disabled-2", **paper)
    changes.set_status(spouse.iin, "carer-of-disabled", about=head.iin, **paper)
    wages = {"2012-07": "45 000", "2012-08": "45 000,50", "2012-09": "41 234,56"}
    changes.enter_incomes(
        head.iin, "wage", "«Көкше-Бидай» жауапкершілігі шектеулі серіктестігі", wages, looker=BY
    )
    changes.enter_incomes(spouse.iin, "housing-assistance", "әкімдік", {"2012-08": "3 000"}, looker=BY)
    first = IncomeRecord.objects.order_by("pk")[0]
    second = changes.correct_income(first.pk, "4 500", reason="№ 8 анықтама, 05.11.2012", looker=BY)
    one = f"{LIST}{kept.pk}/"
    return {
        "list": LIST,
        "page": f"{one}{ON}",
        "test": f"{one}test/{ON}",
        "no-line": f"{one}test/?on=01.05.2016",
        "member": f"{one}member/",
        "leave": f"{one}leave/",
        "status": f"{one}status/",
        "status-end": f"{one}status/{PersonStatus.objects.earliest('pk').pk}/",
        "income": f"{one}income/{ON}",
        "correct": f"{one}income/{second.pk}/",
        "new": f"{LIST}new/",
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_families_is_accessible_and_fits(
    page: Page, speak: Callable[[str], None], family: dict[str, str], language: str
) -> None:
    speak(language)
    enter(page, "executor")
    for name, address in family.items():
        page.goto(address)
        look(page, f"families-{name}-{language}")
    page.goto(family["income"])
    page.locator("main form button").first.click()
    look(page, f"families-errors-{language}")
    page.goto(LIST)
    page.locator("#id_q").fill("Байжанов")
    page.locator("main form button").first.click()
    look(page, f"families-none-{language}")
