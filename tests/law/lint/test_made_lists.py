"""Rules about printed lists, each on a made list without the fault and with it."""

from __future__ import annotations

import pytest

from qyzmet.law.lint import lint
from qyzmet.law.model import Edition
from tests.law.lint.made import Case, check, printed, schedule, show_lists, small

Cells = dict[str, str]
ANNEX = {"7": "7. Органның жұмыс кестесі.", "annex 1": None, "annex 2": None}
TOWNS = (
    *("Абай", "Бурабай", "Есіл", "Жарқайың", "Зеренді", "Көкшетау", "Қаратал", "Сарқан"),
    *("Талғар", "Ұлан", "Хромтау", "Шиелі", "Ырғыз", "Іле", "Аягөз", "Бөрлі"),
)


@pytest.fixture(autouse=True)
def made_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules read the made lists."""
    show_lists(monkeypatch)


def one(*rows: Cells) -> Edition:
    """An edition with one list."""
    return small(ANNEX, directories=(printed("annex 1", *rows),))


def two(first: tuple[Cells, ...], second: tuple[Cells, ...]) -> Edition:
    """An edition with two lists."""
    return small(ANNEX, directories=(printed("annex 1", *first), printed("annex 2", *second, first=300)))


def office(at: int, **changes: str) -> Cells:
    """A row of its own town, street and phone."""
    town = TOWNS[at]
    row = {
        "name": f"{town} аудандық бөлімі",
        "address": f"0200{at + 10}, {town} қаласы, Абай көшесі, {at + 1}",
        "phone": f"8 (716{at + 10}) 2-{at + 10}-{at + 20}",
    }
    return {**row, **changes}


def offices(count: int, **changes: str) -> tuple[Cells, ...]:
    """So many rows, the last of them with these cells otherwise."""
    rows = [office(at) for at in range(count)]
    return (*rows[:-1], {**rows[-1], **changes})


def working(words: str) -> Edition:
    """A list whose one row prints these hours, against the hours of clause 7: nine to six."""
    rows = printed("annex 1", {**office(0), "schedule": words})
    return small(ANNEX, directories=(rows,), schedules=(schedule("7", 9, 18),))


CASES = [
    Case(
        rule="hours-differ",
        good=working("сағат 9.00-ден 18.00-ге дейін"),
        bad=working("сағат 9.00-ден 20.00-ге дейін"),
        where="7, annex 1",
        says=("сағат 9.00-ден 20.00-ге дейін", "«9.00–18.00»"),
        mend="Бір кестені",
    ),
    Case(
        rule="hours-differ",
        good=one({**office(0), "schedule": "күн сайын сағат 9.00-ден 18.00-ге дейін"}),
        bad=one(
            {**office(0), "schedule": "күн сайын сағат 9.00-ден 18.00-ге дейін, демалыс күні – жексенбі"}
        ),
        where="annex 1",
        says=("күн сайын", "жексенбі"),
        mend="Жұмыс күндерін",
    ),
    Case(
        rule="bad-contact",
        good=one({**office(0), "site": "www.akim.gov.kz"}),
        bad=one({**office(0), "site": "www. akim.gov.kz"}),
        where="annex 1",
        says=("1-жол", "«www. akim.gov.kz»"),
        mend="Деректі тексеріп",
    ),
    Case(
        rule="bad-contact",
        good=one(*offices(16)),
        bad=one(*offices(16, phone="8 (71625) 2-35")),
        where="annex 1",
        says=("16-жол: нөмірдің цифры жетпейді", "«8 (71625) 2-35»"),
        mend="Деректі тексеріп",
    ),
    Case(
        rule="public-mail",
        good=one({**office(0), "email_or_site": "abai@akmo.gov.kz"}),
        bad=one({**office(0), "email_or_site": "abai@mail.ru"}),
        where="annex 1",
        says=("1-жол", "abai@mail.ru"),
        mend="Мемлекеттік доменде",
    ),
    Case(
        rule="same-row",
        good=one(office(0), office(1)),
        bad=one(office(0), office(1, phone=office(0)["phone"])),
        where="annex 1",
        says=("1, 2-жол", "«8 (71610) 2-10-20»"),
        mend="Деректі тексеріп",
    ),
    Case(
        rule="same-row",
        # one street and house in two towns is no finding
        good=one(office(0), office(1, address="020011, Бурабай қаласы, Абай көшесі, 1")),
        bad=one(office(0), office(1, address="020011, Абай қаласы, Абай көшесі, 1")),
        where="annex 1",
        says=("1, 2-жол", "«020011, Абай қаласы, Абай көшесі, 1»"),
        mend="Деректі тексеріп",
    ),
    Case(
        rule="directory-gap",
        good=one(*offices(3)),
        bad=one(*offices(3, address="")),
        where="annex 1",
        says=("3-жол: мекенжайы жоқ", "«Есіл аудандық бөлімі»"),
        mend="Деректі тексеріп",
    ),
    Case(
        rule="directory-gap",
        good=two(offices(4), offices(4)),
        bad=two(offices(4), offices(3)),
        where="annex 1, annex 2",
        says=("«annex 1 тізімі» тізімінде бар, «annex 2 тізімі» тізімінде жоқ", "«Жарқайың аудандық бөлімі»"),
        mend="Екі тізімді",
    ),
    Case(
        rule="contacts-differ",
        good=two((office(0, post="бастық"),), (office(0, post="бастық"),)),
        bad=two((office(0, post="бастық"),), (office(0, post="маман"),)),
        where="annex 1, annex 2",
        says=("«бастық» (1)", "«маман» (1)"),
        mend="Деректі тексеріп",
    ),
    Case(
        rule="odd-row",
        good=one(*offices(14)),
        bad=one(*offices(14, address="020023, Іле қаласы Абай көшесі 14,")),
        where="annex 1",
        says=("14-жол: мекенжай үтірмен аяқталған", "(басқа жолдарда «…»)"),
        mend="Деректі тексеріп",
    ),
    Case(
        rule="two-spellings",
        good=one(office(5)),
        bad=one(office(5, address="020015, Көкшатау қаласы, Абай көшесі, 6")),
        where="annex 1",
        says=("атауында «Көкшетау»", "мекенжайында «Көкшатау»"),
        mend="Басылуын түзету",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {'…'.join(case.says)}")
def test_the_fault_is_found_and_nothing_else(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("words", ["", "үзіліссіз", "сағат 9.00-ден 18.00-ге дейін, жексенбі – демалыс"])
def test_hours_that_say_less_contradict_nothing(words: str) -> None:
    assert lint(working(words)) == ()
