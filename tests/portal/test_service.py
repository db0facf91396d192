"""The page of a service says what its edition says: all of it, or what holds for the reader."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.model import Edition, holds
from qyzmet.law.text import Text
from qyzmet.law.words import amount
from qyzmet.portal.forms.service import SituationForm
from qyzmet.ui.words import clause_anchor
from tests.portal.conftest import speaking, words
from tests.portal.people import ADOPTED, SERVICE

PAGE = f"/services/{SERVICE}/"
EDITIONS = [one.name for service in services() for one in editions(service)]


def page_of(law: Edition) -> str:
    return f"/services/{law.service}/"


def says(page: str, text: Text, language: str) -> bool:
    """Whether the page says it, whatever the case of its first letter."""
    said = escape(text.in_(language))
    return said in page or said[0].upper() + said[1:] in page


def everything(law: Edition) -> list[Text]:
    """What an applicant must find on the page; limits of single actions bind staff only."""
    offered = {channel.id for channel in law.channels if channel.available}
    documents = [one for one in law.documents if offered & set(one.channels)]
    terms = [one for one in law.terms if one.binding and one.kind != "step"]
    duty = law.fee.duty
    return [
        *(document.name for document in documents),
        *(item.text for document in documents for item in document.requirements),
        *(document.owner for document in documents if document.owner),
        *(term.what for term in terms),
        *(amount(term.limit) for term in terms if term.limit),
        *(ground.text for ground in law.grounds),
        *(excused.who for ground in law.grounds for excused in ground.exceptions),
        *(item.text for ground in law.grounds for item in ground.cases),
        *(result.name for result in law.results),
        *(applicant.name for applicant in law.applicants),
        *(cause.to for cause in (law.complaints.causes if law.complaints else ())),
        *(way.text for way in (law.complaints.filing if law.complaints else ())),
        *(schedule.words for schedule in law.schedules if schedule.binding),
        *(source.where for source in law.information),
        *(one.since for one in law.restorations),
        *([law.confirmation.what] if law.confirmation else []),
        *(one.threshold for one in law.comparisons),
        *(one.name for one in law.commissions),
        *(rate.what for rate in (duty.rates if duty else ())),
        *(one.who for one in (duty.exemptions if duty else ())),
        *(one.proof for one in (duty.exemptions if duty else ()) if one.proof),
        law.fee.words,
        law.queue.booking_words,
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", EDITIONS)
def test_the_page_names_everything_the_edition_says(visitor: Client, name: str, language: str) -> None:
    law = edition(name)
    page = speaking(visitor, language).get(page_of(law), {"edition": law.year}).content.decode()
    silent = [text.in_(language) for text in everything(law) if not says(page, text, language)]
    assert silent == []


@pytest.mark.parametrize("name", EDITIONS)
def test_every_clause_on_the_page_leads_to_its_words(visitor: Client, name: str) -> None:
    law = edition(name)
    page = visitor.get(page_of(law), {"edition": law.year}).content.decode()
    links = set(re.findall(r'class="qz-clause" href="([^"]+)"', page))
    assert len(links) > 10
    shown = visitor.get(f"/law/{name}/").content.decode()
    anchors = {clause_anchor(clause.id) for clause in law.clauses}
    for link in links:
        where = visitor.get(link)["Location"]
        assert where.startswith("/law/"), link
        if where.startswith(f"/law/{name}/#"):
            anchor = where.partition("#")[2]
            assert anchor in anchors, link
            assert f'id="{anchor}"' in shown


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_who_answers_sees_exactly_the_documents_of_their_case(visitor: Client, data: st.DataObject) -> None:
    """Design, «What must never happen»: a document that the act does not allow to demand."""
    law = edition(data.draw(st.sampled_from(EDITIONS)))
    channel = data.draw(st.sampled_from([c for c in law.channels if c.available]))
    facts: dict[str, str] = {}
    for fact in law.facts:
        values = [value.id for value in fact.values if holds(value.when, facts)]
        if values and holds(fact.when, facts):
            facts[fact.id] = data.draw(st.sampled_from(values))
    if not holds(channel.when, facts):
        return
    answer = visitor.get(page_of(law), {"edition": law.year, "channel": channel.id, **facts})
    (way,) = answer.context["ways"]
    assert way.perhaps == []
    assert [line.document.id for line in way.documents] == [
        document.id for document in law.documents_for(channel.id, facts)
    ]
    assert not any(line.only_if for line in way.documents)
    terms = {line.term.id for line in (*way.terms, *way.inside)}
    assert terms == {term.id for term in law.terms_for(channel.id, facts) if term.kind != "step"}


def test_the_questions_are_those_of_the_edition() -> None:
    """Cl. 9 of 2014 asks who applies and about whom; no question is asked whose answer changes nothing."""
    law = edition(f"{SERVICE}@2014")
    assert list(SituationForm(law, {}).fields) == ["applicant", "channel"]
    assert list(SituationForm(law, {"applicant": "natural"}).fields) == ["applicant", "about", "channel"]
    legal = SituationForm(law, {"applicant": "legal"})
    assert list(legal.fields) == ["applicant", "state_institution", "channel"]
    assert SituationForm(law, {"applicant": "martian"}).facts == {}


def test_the_edition_of_a_past_day_is_shown(visitor: Client) -> None:
    page = visitor.get(PAGE, {"on": "05.06.2012"})
    assert page.context["edition"].name == f"{SERVICE}@2010"
    assert "This applied on 05.06.2012: the edition of 2010." in page.content.decode()


def test_a_day_before_the_service_existed_is_refused_with_what_came_after(visitor: Client) -> None:
    page = visitor.get(PAGE, {"on": "05.06.1999"})
    assert page.status_code == 422
    assert page.context["form"].errors["on"] == ["No edition of this service was in force on that day."]
    said = words(page)
    assert "On 05.06.1999 no edition of this service was in force" in said
    assert "No edition is known from before." in said
    assert "begins on 01.11.2010." in said


def test_a_day_between_repeal_and_adoption_is_refused_with_both_sides(visitor: Client) -> None:
    said = words(visitor.get(PAGE, {"on": "01.02.2018"}))
    assert "ended on 12.10.2015." in said
    assert "is applied here from 01.01.2026." in said


def test_a_day_that_is_none_is_refused(visitor: Client) -> None:
    page = visitor.get(PAGE, {"on": "31.02.2014"})
    assert page.status_code == 422
    assert "There is no such day. Enter day, month and year, for example 05.06.2014." in words(page)


def test_offices_that_apply_another_edition_are_named(visitor: Client) -> None:
    page = visitor.get(PAGE)
    (other,) = page.context["elsewhere"]
    assert (other.edition, {office.code for office in other.offices}) == (
        f"{SERVICE}@2010",
        {"psc-semey", "bureau-semey"},
    )


def test_what_changes_by_edition_stands_on_the_page_with_the_clauses_of_both(visitor: Client) -> None:
    compared = visitor.get(PAGE).context["compared"]
    terms = [row for row in compared.rows if row.section == "terms"]
    assert terms
    assert all(row.for_whom == "applicant" for row in compared.rows)
    page = visitor.get(f"{PAGE}changes/")
    assert page.context["staff"]
    words = page.content.decode()
    for row in terms:
        assert escape(row.what.en) in words


# --- services that nobody files for here ---------------------------------------------------------------


@pytest.fixture
def without_the_unemployed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deployment that has not adopted the certificate to the unemployed."""
    head, *rows = re.split(r"(?m)^(?=  - service: )", ADOPTED.read_text("utf-8"))
    kept = [row for row in rows if not row.startswith("  - service: unemployed-certificate")]
    file = tmp_path / "adoptions.yaml"
    file.write_text("".join((head, *kept)), "utf-8")
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(file))


def test_a_service_that_is_not_adopted_says_since_when_it_was_law_and_offers_no_filing(
    visitor: Client, without_the_unemployed: None
) -> None:
    page = visitor.get("/services/unemployed-certificate/")
    said = words(page)
    assert "It was law from 20.01.2012 to 02.06.2013." in said
    assert "so nobody can apply for it here" in said
    assert "No edition follows." in said
    assert "/apply/unemployed-certificate/" not in said
    assert page.context["beside"].before.edition.name == "unemployed-certificate@2011"
    assert page.context["beside"].after is None
    assert "/apply/address-certificate/" in words(visitor.get(PAGE))


@pytest.mark.parametrize(
    ("service", "day", "name"),
    [
        ("passport-id-card", "01.06.2012", "2012"),
        ("passport-id-card", "31.01.2014", "2012"),
        ("unemployed-certificate", "02.06.2013", "2011"),
    ],
)
def test_a_past_day_shows_the_edition_of_that_day(
    visitor: Client, without_the_unemployed: None, service: str, day: str, name: str
) -> None:
    page = visitor.get(f"/services/{service}/", {"on": day})
    assert page.context["edition"].name == f"{service}@{name}"
    assert f"This applied on {day}: the edition of {name}." in words(page)


def test_a_past_day_of_the_edition_that_is_applied_today_shows_what_applies_now(visitor: Client) -> None:
    page = visitor.get("/services/passport-id-card/", {"on": "07.03.2014"})
    assert page.context["chosen"].is_today
    assert "This applied on" not in words(page)


@pytest.mark.parametrize("day", ["01.02.2014", "15.02.2014", "06.03.2014"])
def test_a_day_in_a_gap_names_both_neighbours(visitor: Client, day: str) -> None:
    page = visitor.get("/services/residence-registration/", {"on": day})
    assert page.status_code == 422
    said = words(page)
    assert f"On {day} no edition of this service was in force" in said
    assert re.search(r"The edition of 2012</a> ended on 01\.02\.2014\.", said)
    assert re.search(r"The edition of 2014</a> begins on 07\.03\.2014\.", said)
    assert "ways" not in page.context


# --- what to bring, and what it costs ------------------------------------------------------------------


def test_of_alternatives_any_one_is_enough_and_what_a_register_holds_is_not_demanded(visitor: Client) -> None:
    """Registration 2014, cl. 9(2): papers on the dwelling, unless the state system holds them."""
    asked = {"edition": "2014", "channel": "centre", "age": "from-16", "arrival": "inside"}
    (way,) = visitor.get("/services/residence-registration/", asked).context["ways"]
    (dwelling,) = [one for one in way.bring if one.spared]
    assert {line.document.id for line in dwelling.lines} == {"dwelling-right", "mortgage-contract"}
    assert [line.document.id for line in way.taken] == ["dwelling-data"]
    page = words(visitor.get("/services/residence-registration/", asked))
    assert "Any one of these:" in page
    assert "may not demand it of you" in page


def test_a_long_list_of_other_cases_is_folded_until_the_case_is_known(visitor: Client) -> None:
    first = visitor.get("/services/passport-id-card/", {"edition": "2014", "channel": "centre"})
    (open_way,) = first.context["ways"]
    assert len(open_way.perhaps) > 3
    answers = {"for_whom": "self", "document": "passport", "passport_reason": "exchange", "exempt": "no"}
    (known_way,) = visitor.get(
        "/services/passport-id-card/", {"edition": "2014", "channel": "centre", **answers}
    ).context["ways"]
    assert known_way.perhaps == []
    assert [one.lines[0].document.id for one in known_way.bring] == [
        "duty-receipt",
        "passport",
        "data-consent",
    ]


def test_the_duty_of_a_case_is_told_as_a_share_of_the_index(visitor: Client) -> None:
    """Passport 2014, cl. 7: 400 per cent for a passport, 20 for a card, nothing of the exempt."""

    def shares(**facts: str) -> list[str]:
        found = visitor.get("/services/passport-id-card/", {"edition": "2014", **facts})
        return [line.share.en for line in found.context["rates"]]

    index = "the monthly calculation index (MCI)"
    assert shares(document="passport") == [f"400% of {index}"]
    assert shares(document="identity-card", exempt="no") == [f"20% of {index}"]
    assert shares(document="both") == [f"400% of {index}", f"20% of {index}"]
    assert shares(document="both", exempt="yes") == []
    page = words(visitor.get("/services/passport-id-card/", {"edition": "2014", "exempt": "yes"}))
    assert "In this case no duty is due." in page
    assert "MCI is the monthly calculation index" in page


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "kk",
            [
                "= 17 300 теңге",
                "= 865 теңге",
                "21.11.2026 күнгі көрсеткіш бойынша: АЕК 01.01.2026 ж. бастап – 4 325 теңге",
            ],
        ),
        (
            "ru",
            ["= 17 300 тенге", "= 865 тенге", "по показателю на 21.11.2026: МРП с 01.01.2026 – 4 325 тенге"],
        ),
        (
            "en",
            ["= 17,300 tenge", "= 865 tenge", "by the index of 21.11.2026: MCI from 01.01.2026: 4,325 tenge"],
        ),
    ],
)
def test_the_duty_is_told_in_tenge_by_the_index_of_today(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, language: str, told: list[str]
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 21, 6, tzinfo=UTC))
    found = speaking(visitor, language).get("/services/passport-id-card/", {"edition": "2014"})
    page = words(found).replace("\N{NO-BREAK SPACE}", " ")
    for said in [*told, "mgorod.kz, liter.kz, lada.kz"]:
        assert said in page


def test_a_day_whose_index_is_not_known_has_shares_and_no_sums(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 1, 1, 6, tzinfo=UTC))
    found = visitor.get("/services/passport-id-card/", {"edition": "2014"})
    assert found.context["index_today"] is None
    assert [line.sum for line in found.context["rates"]] == [None, None]
    assert "400% of the monthly" in words(found)


def test_a_queue_is_told_as_people_times_minutes(visitor: Client) -> None:
    page = words(visitor.get("/services/targeted-social-assistance/"))
    assert "15 minutes × people in the queue" in page


def test_a_service_without_grounds_or_complaints_says_so(visitor: Client) -> None:
    assert "The act names no ground of refusal." in words(visitor.get("/services/passport-id-card/"))
    assert "The act says nothing of complaints." in words(visitor.get("/services/unemployed-certificate/"))


def test_no_question_of_any_service_has_an_empty_list_of_answers() -> None:
    for name in EDITIONS:
        for field in SituationForm(edition(name), {}).fields.values():
            assert len(field.choices) > 2, (name, field.label)
