"""The temporary identity card carried out: who may ask, what is asked, what the register undergoes, the papers."""

from __future__ import annotations

from typing import Any

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Channel, Edition, Paper
from qyzmet.law.verbs import Verb
from qyzmet.papers.fields import PaperError, check_fields
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.render import render
from qyzmet.services.effects import GiveDocument, LoseDocument, MakeDocument
from qyzmet.services.form import check_answers, fields_of
from qyzmet.services.rules import proxies_of, rules_of
from qyzmet.services.temporary_id.papers import sheets
from tests.papers.reading import squeezed, text_of
from tests.services.identity_cases import (
    DAY,
    ME,
    NAME,
    OTHER,
    combinations,
    context,
    held,
    played,
    view,
    ways,
)

OLD, NEW = edition("temporary-id@2012"), edition("temporary-id@2014")
BOTH = pytest.mark.parametrize("law", [OLD, NEW], ids=["2012", "2014"])
CHANNELS = [(law, channel) for law in (OLD, NEW) for channel in law.channels if channel.available]
PAPERS = [(law, paper) for law in (OLD, NEW) for paper in law.papers if paper.kind != "ticket"]
EACH_PAPER = pytest.mark.parametrize(
    ("law", "paper"), PAPERS, ids=[f"{law.year}-{paper.id}" for law, paper in PAPERS]
)
FACTS = {"2012": {"reason": "lost", "document": "identity-card"}, "2014": {"applicant": "self"}}
DRAWN = {"seal", "signature", "law", "cause", "copies"}
RECEIPT = {
    "applicant": "addressee",
    "office": "department_number",
    "service": "service_name",
    "official": "employee",
    "received_by": "receiver",
    "date": "made_on",
}
"""What the edition calls the fields of the receipt of the annex."""


# --- who may ask -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "facts", "subject", "code"),
    [
        (OLD, FACTS["2012"], ME, ""),
        (OLD, FACTS["2012"], OTHER, "in-person"),
        (NEW, {"applicant": "self"}, ME, ""),
        (NEW, {"applicant": "self"}, OTHER, "not-oneself"),
        (NEW, {"applicant": "representative"}, OTHER, ""),
        (NEW, {"applicant": "representative"}, ME, "oneself-after-all"),
    ],
)
def test_one_asks_for_oneself_and_in_2014_for_the_incapable(
    law: Edition, facts: dict[str, str], subject: str, code: str
) -> None:
    """2012, cl. 6 and 15; 2014, cl. 9."""
    found = rules_of("temporary-id").objection(law, facts, ME, [subject], None, on=DAY[law.year])
    assert (found.code if found else "") == code
    assert found is None or found.clause in {clause.id for clause in law.clauses}


@BOTH
def test_one_application_is_for_one_person(law: Edition) -> None:
    found = rules_of("temporary-id").objection(law, FACTS[law.year], ME, [ME, OTHER], None)
    assert found is not None
    assert found.code == "one-person-only"


@BOTH
def test_nobody_fetches_it_for_another(law: Edition) -> None:
    """2012, cl. 15: in person; 2014 is silent."""
    assert {proxies_of(law, step) for channel in law.channels for step in channel.steps} == {None}


@BOTH
def test_the_application_is_free_and_demands_no_answer(law: Edition) -> None:
    """2012, cl. 12: no form is filled in; 2014 gives no sample."""
    fields = fields_of(law, "centre", FACTS[law.year])
    assert [one.id for one in fields] == ["circumstances", "phone"]
    assert check_answers(fields, {}) == {}
    assert all(one.reading is not None for one in fields)


# --- the register ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "channel"), CHANNELS, ids=[f"{law.year}-{channel.id}" for law, channel in CHANNELS]
)
def test_on_every_way_the_card_is_made_once_and_given_or_waits(law: Edition, channel: Channel) -> None:
    for facts in combinations(law, channel):
        for way in ways(channel):
            done = played(law, channel, way, view(law, facts))
            through = any(channel.step(step).does is Verb.MAKE for step, _ in way[:-1])
            reason = facts.get("reason", "first")
            made = MakeDocument(kind="temporary-id", iin=ME, valid_until=None, reason=reason)
            given = GiveDocument(kind="temporary-id", iin=ME)
            assert done == [made] * through + [given] * (way[-1] == ("end", "issued"))


@pytest.mark.parametrize(("reason", "declared"), [("lost", "lost"), ("invalid", "spoiled")])
def test_in_2012_the_document_it_stands_in_for_is_declared_invalid(reason: str, declared: str) -> None:
    channel = OLD.channel("centre")
    way = [("A3", "complete"), ("end", "")]
    for document, kinds in (("passport", ["passport"]), ("both", ["identity-card", "passport"])):
        case = view(OLD, {"reason": reason, "document": document}, "identity-card", "passport")
        done = played(OLD, channel, way, case)
        assert [(one.kind, one.reason) for one in done if isinstance(one, LoseDocument)] == [
            (kind, declared) for kind in kinds
        ]
    nothing = view(OLD, {"reason": reason, "document": "both"})
    assert played(OLD, channel, way, nothing) == []


def test_in_2014_no_document_is_declared_anything() -> None:
    """2014 names no ground of the card."""
    case = view(NEW, {"applicant": "self"}, "identity-card", "passport")
    assert played(NEW, NEW.channel("centre"), [("A3", "complete"), ("end", "")], case) == []


# --- papers ------------------------------------------------------------------------------------------


def written(law: Edition, paper: str, **more: Any) -> dict[str, Any]:
    """The fields of a paper of the case."""
    facts = {**FACTS[law.year], **more.pop("facts", {})}
    (sheet,) = sheets({paper: law.paper(paper).kind}, context(law, facts, **more))
    return check_fields(kind_of(law.paper(paper).kind), sheet.fields)


@EACH_PAPER
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_paper_is_written_typeset_and_read_back(law: Edition, paper: Paper, language: str) -> None:
    fields = written(law, paper.id, language=language)
    pdf = render(paper.kind, fields, language, code="ABCDE", verify_url="https://qyzmet.example/v/1")
    text = squeezed(text_of(pdf))
    for field in ("person", "addressee", "applicant", "surname"):
        if fields.get(field):
            assert squeezed(str(fields[field])) in text


@EACH_PAPER
def test_a_paper_has_the_fields_of_the_edition(law: Edition, paper: Paper) -> None:
    has = {one.id for one in kind_of(paper.kind).fields}
    names = RECEIPT if paper.kind == "temporary-id-refusal-2014" else {}
    drawn = DRAWN if paper.kind != "temporary-id-refusal-2012" else {"signature"}
    assert {names.get(one.id, one.id) for one in paper.fields if one.id not in drawn} <= has


def test_the_card_bears_who_it_is_its_number_and_how_long_it_holds() -> None:
    card = written(OLD, "temporary-card")
    assert (card["surname"], card["given_name"], card["patronymic"]) == (
        "Құлмағамбетова",
        "Гүлбаһрам",
        "Өміртайқызы",
    )
    assert (card["number"], card["iin"], card["birth_date"]) == ("УЖ0000018", ME, "1985-01-01")
    assert card["valid"].endswith("қалпына келтірілгенге дейін")
    assert written(NEW, "temporary-card")["valid"] == "", "2014 says nothing of how long"


@BOTH
def test_the_card_leaves_place_for_photograph_and_seal_in_both_languages(law: Edition) -> None:
    """2014, cl. 6 and 9(3): passport heraldic seal and signature, photograph of 3.5 by 4.5 cm."""
    fields = written(law, "temporary-card")
    text = squeezed(
        text_of(render("temporary-id-card", fields, "kk", code="A", verify_url="https://q.example/v/1"))
    )
    for words in (
        "Уақытша жеке куәлік",
        "Временное удостоверение личности",
        "3,5 х 4,5 см",
        "паспорттық елтаңбалық мөр",
        "паспортная гербовая печать",
        "Иесінің қолы",
        "Туған жері",
        "Место рождения",
    ):
        assert squeezed(words) in text, words


def test_no_card_is_written_without_a_number() -> None:
    with pytest.raises(PaperError) as caught:
        written(OLD, "temporary-card", made={})
    assert caught.value.fields == ("number",)


def test_the_application_says_why_in_the_words_of_the_edition() -> None:
    assert written(OLD, "application")["reason"] == "жеке куәлік; құжат жоғалды"
    assert written(NEW, "application")["reason"] == ""


def test_a_representative_asks_for_the_citizen_by_name() -> None:
    incapable = {"iin": OTHER, "full_name": "Өміртай Іңкәр", "birth_date": "1990-02-02", "documents": held()}
    form = written(NEW, "application", facts={"applicant": "representative"}, person=incapable)
    assert (form["applicant"], form["person"], form["iin"]) == (NAME, "Өміртай Іңкәр", OTHER)
    pdf = render("temporary-id-application", form, "ru", code="", verify_url="")
    assert squeezed("законным представителем") in squeezed(text_of(pdf))
    own = render("temporary-id-application", written(NEW, "application"), "ru", code="", verify_url="")
    assert squeezed("Прошу выдать мне") in squeezed(text_of(own))


def test_the_application_can_be_printed_at_the_window_before_anything_is_known() -> None:
    form = written(OLD, "application", person={}, number="")
    assert (form["person"], form["iin"], form["birth_date"]) == (NAME, ME, "1985-01-01")
