"""The papers of the passport and identity card: written from a case, typeset, read back."""

from __future__ import annotations

from typing import Any

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition, Paper
from qyzmet.papers.fields import check_fields
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.render import render
from qyzmet.services.passport_id_card.papers import sheets
from tests.papers.reading import squeezed, text_of
from tests.services.identity_cases import CHILD, ME, NAME, context, held

OLD, NEW = edition("passport-id-card@2012"), edition("passport-id-card@2014")
PAPERS = [(law, paper) for law in (OLD, NEW) for paper in law.papers if paper.kind != "ticket"]
FACTS = {
    "for_whom": "self",
    "document": "both",
    "card_reason": "lost",
    "passport_reason": "exchange",
    "mode": "days-10",
    "health": "able",
    "exempt": "no",
}
DRAWN = {"photo", "signature", "consent"}
"""What the edition lists as fields and the form has as a frame, a line or fixed words."""
NAMED = {"passport-consent-2014": {"person": "full_name", "service": "service_name", "date": "given_on"}}


def written(law: Edition, paper: str, **more: Any) -> dict[str, Any]:
    """The fields of a paper of the case."""
    (sheet,) = sheets(
        {paper: law.paper(paper).kind}, context(law, {**FACTS, **more.pop("facts", {})}, **more)
    )
    return check_fields(kind_of(law.paper(paper).kind), sheet.fields)


@pytest.mark.parametrize(("law", "paper"), PAPERS, ids=[f"{law.year}-{paper.id}" for law, paper in PAPERS])
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_paper_is_written_typeset_and_read_back(law: Edition, paper: Paper, language: str) -> None:
    fields = written(law, paper.id, language=language)
    pdf = render(paper.kind, fields, language, code="ABCDE", verify_url="https://qyzmet.example/v/1")
    text = squeezed(text_of(pdf))
    for field in ("person", "full_name"):
        if field in fields:
            assert squeezed(NAME) in text
    assert squeezed(kind_of(paper.kind).title.in_(language)) in text


@pytest.mark.parametrize(("law", "paper"), PAPERS, ids=[f"{law.year}-{paper.id}" for law, paper in PAPERS])
def test_a_paper_has_the_fields_of_the_edition_in_their_order(law: Edition, paper: Paper) -> None:
    has = [one.id for one in kind_of(paper.kind).fields]
    names = NAMED.get(paper.kind, {})
    wanted = [names.get(one.id, one.id) for one in paper.fields if one.id not in DRAWN]
    assert set(wanted) <= set(has)
    if paper.form is not None:
        assert [one for one in has if one in wanted] == wanted, "a form of an annex keeps its order"


def test_the_talon_names_what_is_shown_what_is_ordered_and_what_goes_back() -> None:
    """2012, annex 4, fields 6 to 8: a lost card cannot go back, a temporary one does."""
    more = {**context(OLD, FACTS).person, "documents": held("passport", "temporary-id")}
    talon = written(OLD, "talon", person=more)
    assert talon["base"] == [
        "Қазақстан Республикасы азаматының паспорты № N01234567, 07.07.2009, Әділет министрлігі"
    ]
    assert talon["ordered"] == (
        "паспорт пен жеке куәлік; жеке куәлік жоғалды; паспортты ауыстыру; жеделдетілген режим: 10 жұмыс күні"
    )
    assert talon["documents"] == [
        "Қазақстан Республикасы азаматының паспорты № N01234567",
        "уақытша жеке куәлік № УЖ0000017",
    ]
    assert (talon["number"], talon["phone"], talon["registered_on"]) == ("26-000123-48", "1414", "2012-06-05")
    assert talon["point"] == "VKO-2, Семей ХҚО, Абай к., 1"


def test_only_the_talon_of_2014_has_the_day_of_receiving() -> None:
    """2014, cl. 6 and the annex, field 9; annex 4 of 2012 has none."""
    assert written(NEW, "talon")["ready"] == "2014-07-05"
    assert "ready" not in written(OLD, "talon")


def test_a_base_document_that_no_register_holds_is_written_as_told() -> None:
    told = {
        "birth-certificate-number": "АА 123456",
        "birth-certificate-issued-on": "1997-04-01",
        "birth-certificate-issued-by": "Семей қаласының АХАЖ бөлімі",
    }
    facts = {"document": "identity-card", "card_reason": "first", "passport_reason": "none"}
    form = written(NEW, "formulary", facts=facts, request=told)
    assert form["base"] == ["туу туралы куәлік № АА 123456, 01.04.1997, Семей қаласының АХАЖ бөлімі"]
    assert form["document"] == "identity-card"


def test_an_expired_document_is_shown_and_goes_back_too() -> None:
    (old,) = held("identity-card")
    person = {**context(NEW, FACTS).person, "documents": [{**old, "state": "invalid"}]}
    facts = {"document": "identity-card", "card_reason": "exchange", "passport_reason": "none"}
    talon = written(NEW, "talon", facts=facts, person=person)
    assert talon["base"] == [
        "Қазақстан Республикасы азаматының жеке куәлігі № 012345678, 07.07.2009, Әділет министрлігі"
    ]
    assert talon["documents"] == ["Қазақстан Республикасы азаматының жеке куәлігі № 012345678"]


def test_the_form_names_the_child_and_who_represents_it() -> None:
    child = {"iin": CHILD, "full_name": "Өміртай Іңкәр", "birth_date": "2005-03-10", "documents": []}
    facts = {"document": "passport", "card_reason": "none", "passport_reason": "before-16"}
    form = written(OLD, "application", facts=facts, person=child, request={"capacity": "parent"})
    assert (form["person"], form["iin"], form["birth_date"]) == ("Өміртай Іңкәр", CHILD, "2005-03-10")
    assert form["representative"] == f"{NAME}, ата-анасы"


def test_what_was_paid_or_exempted_stands_on_the_form() -> None:
    assert written(OLD, "application")["payment"] == "7778 ₸, № 00451, «Қазпошта» АҚ, 04.06.2014"
    exempt = {"exemption": "E16", "proof": "куәлік № 17"}
    assert written(OLD, "application", payment=exempt)["payment"] == "мүгедектер, куәлік № 17"
    assert written(OLD, "application", payment={})["payment"] == ""


def test_the_consent_can_be_printed_at_the_window_before_anything_is_known() -> None:
    consent = written(NEW, "consent", person={}, number="")
    assert (consent["full_name"], consent["iin"]) == (NAME, ME)


def test_the_notice_of_readiness_names_the_documents_made() -> None:
    """2014, cl. 6."""
    assert written(NEW, "notice-ready")["document"] == [
        "Қазақстан Республикасы азаматының жеке куәлігі № 034567890",
        "Қазақстан Республикасы азаматының паспорты № N07654321",
    ]


def test_the_notice_of_acceptance_gives_the_day_of_the_result() -> None:
    """2014, cl. 9."""
    assert written(NEW, "notice-accepted")["result"] == "2014-07-05"
