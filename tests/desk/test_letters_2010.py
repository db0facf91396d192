"""Written requests of legal persons at the address bureau (standard of 2010, clauses 7(1), 11(1), 14 to 17)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from qyzmet.cases.store import Stored
from qyzmet.desk.filing import Filing
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Look, Person
from tests.desk.town import (
    BUREAU,
    OLD,
    TUESDAY,
    Town,
    about_self,
    ask,
    at,
    carry,
    clock,
    do,
    everything,
    file,
    numbers,
    papers,
    sound,
    steps,
)

LETTER = {"letter_number": "17/2-45", "letter_date": "2012-04-20"}


def letter(town: Town, *subjects: str, **changed: Any) -> Filing:
    """A request of a legal person about one person, or about a list of them."""
    facts = {"about": "named", "recipient": "self", "request": "one" if len(subjects) == 1 else "list"}
    return ask(OLD, "provider-letter", town.company(), subjects, more=LETTER, **{**facts, **changed})


def answered(filing: Filing) -> Stored:
    """The letter taken in on Tuesday at ten and answered within the hour."""
    return carry(file(filing, "provider-letter", TUESDAY), "", TUESDAY)


def test_a_request_about_one_person_is_answered_on_its_reverse_and_goes_back_by_post(town: Town) -> None:
    """Cl. 14: «бір тұлғаға мекенжай анықтамалары тұтынушыға қайтарылатын сұраудың артқы бетіне мөртабан қою және
    толтыру арқылы беріледі». Cl. 16: «конвертке салады және тұтынушыға пошта арқылы жолдайды»."""
    who = town.registered(TUESDAY)
    case = answered(letter(town, who.iin))
    assert steps(case) == ["B1", "B2", "B3", "B4a", "B5", "B6"]
    assert case.state.ended == "posted"
    reverse, envelope = papers(case)
    assert (reverse.kind, envelope.kind) == ("request-reverse-2010", "envelope-2010")
    assert reverse.fields["organisation"] == town.company().name_kk
    assert (reverse.fields["request_number"], reverse.fields["request_date"]) == ("17/2-45", "2012-04-20")
    assert (reverse.fields["full_name"], reverse.fields["outcome"]) == (who.full_name, "registered")
    assert reverse.fields["registrar"] == "Мұқанова Сәуле Қайратқызы"
    assert envelope.fields["to_name"] == town.company().name_kk
    assert envelope.fields["to_address"] == town.company().address.line("kk")
    assert sound(case)


def test_it_stands_in_the_journals_of_incoming_and_of_outgoing_mail(town: Town) -> None:
    """Cl. 14: «кіріс хат-хабарлар журналына тіркейді … шығыс хат-хабарлар журналына тіркейді»."""
    who = town.registered(TUESDAY)
    first, second = answered(letter(town, who.iin)), answered(letter(town, who.iin))
    assert numbers(BUREAU, "J3") == numbers(BUREAU, "J4") == [1, 2]
    assert papers(first, "request-reverse-2010")[0].fields["incoming_number"] == "1"
    assert papers(second, "request-reverse-2010")[0].fields["incoming_number"] == "2"
    assert papers(second, "envelope-2010")[0].fields["outgoing_number"] == "2"


def test_a_mark_is_put_on_the_second_copy_of_the_request(town: Town) -> None:
    """Cl. 15: «сұраудың екінші данасына сұрауды қабылдаған тіркеушінің деректерін, сұраудың қабылданған күнін
    қояды»."""
    who = town.registered(TUESDAY)
    filing = letter(town, who.iin)
    marked = Filing(
        filing.applicant,
        True,
        filing.subjects,
        filing.facts,
        filing.documents,
        {**LETTER, "second_copy": True},
    )
    (mark,) = papers(file(marked, "provider-letter", TUESDAY))
    assert mark.kind == "second-copy-mark-2010"
    assert mark.fields["registrar"] == "Мұқанова Сәуле Қайратқызы"
    assert mark.fields["accepted_on"] == "2012-04-24"


def test_without_a_second_copy_there_is_nothing_to_mark(town: Town) -> None:
    """Cl. 11 does not list it: its absence is no ground for a refusal (a reading of cl. 15)."""
    case = file(letter(town, town.registered(TUESDAY).iin), "provider-letter", TUESDAY)
    assert case.state.step == "B2"
    assert papers(case) == []


def test_a_list_comes_back_with_certificates_for_those_on_record_and_a_mark_beside_the_others(
    town: Town,
) -> None:
    """Cl. 14: «мекенжай анықтамалары тіркелгені немесе тіркеуден шыққаны туралы мәліметтер бар адамдарға қатысты
    ғана толтырылады, қалған адамдардың тегінің тұсына «тіркелмеген» деген белгі қойылады»."""
    registered, removed = town.registered(TUESDAY), town.removed(TUESDAY)
    case = answered(letter(town, registered.iin, "Белгісіз Адам 1971", removed.iin))
    assert (steps(case)[3], case.state.ended) == ("B4b", "posted")
    (answer,) = papers(case, "list-answer-2010")
    assert [(row["full_name"], row["found"]) for row in answer.fields["rows"]] == [
        (registered.full_name, "yes"),
        ("Белгісіз Адам 1971", "no"),
        (removed.full_name, "yes"),
    ]
    attached = papers(case, "certificate-2010")
    assert [(one.fields["full_name"], one.fields["outcome"]) for one in attached] == [
        (registered.full_name, "registered"),
        (removed.full_name, "deregistered"),
    ]
    assert papers(case, "envelope-2010"), "«тізім адресатқа қайтарылады»"


def test_a_list_of_people_nobody_knows_is_answered_with_marks_alone(town: Town) -> None:
    """Cl. 14: certificates are filled in only for those on record."""
    case = answered(letter(town, town.unknown(), "Белгісіз Адам 1971"))
    assert case.state.ended == "posted"
    assert [row["found"] for row in papers(case, "list-answer-2010")[0].fields["rows"]] == ["no", "no"]
    assert papers(case, "certificate-2010") == []


def test_one_person_nobody_knows_is_marked_on_the_reverse(town: Town) -> None:
    """Cl. 14: the answer «тіркелмеген», as on a list (a reading)."""
    case = answered(letter(town, town.unknown()))
    assert (steps(case)[3], case.state.ended) == ("B4c", "not-found")
    assert papers(case, "request-reverse-2010")[0].fields["outcome"] == "not-registered"


def test_a_person_may_be_named_without_a_number(town: Town) -> None:
    """Annex 3, field 1 asks for name, year and place of birth: no number was known to the act."""
    who = town.registered(TUESDAY)
    assert Person.objects.filter(surname=who.surname, given_name=who.given_name).count() == 1
    case = answered(letter(town, f"{who.full_name} {who.birth_date.year}"))
    assert papers(case, "request-reverse-2010")[0].fields["full_name"] == who.full_name


def test_of_namesakes_nobody_is_called_not_registered(town: Town) -> None:
    """Cl. 14: «тіркелмеген» is for those without information; two of a name are not without it."""
    who = town.registered(TUESDAY)
    twin = Person.objects.get(iin=town.people_registered(TUESDAY, 2)[1].iin)
    twin.surname, twin.given_name, twin.patronymic = who.surname, who.given_name, who.patronymic
    twin.birth_date = twin.birth_date.replace(year=who.birth_date.year)
    twin.save()
    named = f"{who.full_name} {who.birth_date.year}"
    case = carry(file(letter(town, named), "provider-letter", TUESDAY), "B3", TUESDAY)
    moment = TUESDAY + timedelta(minutes=9)
    with pytest.raises(Refusal) as told:
        do(case, moment)
    assert (told.value.code, told.value.field) == ("namesakes", "chosen")
    with pytest.raises(Refusal) as other:
        do(case, moment, chosen={named: town.removed(TUESDAY).iin})
    assert other.value.code == "not-a-namesake"
    assert do(case, moment, chosen={named: who.iin}).state.facts["record"] == "registered"


def test_the_answer_takes_five_working_days_from_the_registration(town: Town) -> None:
    """Cl. 7(1): «заңды тұлғалардың жазбаша сұраулары - 5 жұмыс күні»; 28 April 2012 is worked for the 30th."""
    case = carry(file(letter(town, town.unknown()), "provider-letter", TUESDAY), "B6", TUESDAY)
    assert clock(case, "T4").due == at("2012-05-02T18:00")
    kept = do(case, at("2012-05-02T18:00"))
    assert not clock(kept, "T4").broken


def test_a_letter_posted_a_day_later_breaks_the_term(town: Town) -> None:
    """Cl. 7(1)."""
    case = carry(file(letter(town, town.unknown()), "provider-letter", TUESDAY), "B6", TUESDAY)
    late = do(case, at("2012-05-03T09:00"))
    assert clock(late, "T4").broken
    assert late.state.ended == "not-found"


def test_a_request_that_is_not_there_is_refused(town: Town) -> None:
    """Cl. 11(1), 17: the request signed by the head (an employee) of the unit and registered in the chancery."""
    case = file(letter(town, town.unknown(), documents=[]), "provider-letter", TUESDAY)
    assert case.state.step == "BR"
    refused = do(case, TUESDAY + timedelta(minutes=5), ground="documents-not-presented")
    assert refused.state.ended == "refused"
    assert papers(refused)[0].fields["missing"] == [OLD.document("D3").name.kk]
    assert numbers(BUREAU, "J3") == []


def test_for_a_third_person_the_letter_brings_the_notarised_consent(town: Town) -> None:
    """Cl. 11(1): «жеке немесе заңды тұлғаның нотариалды куәландырылған келісімін»."""
    filing = letter(town, town.unknown(), recipient="third")
    assert [row["id"] for row in filing.documents] == ["D3", "D4"]
    without = letter(town, town.unknown(), recipient="third", without=["D4"])
    assert file(without, "provider-letter", TUESDAY).state.step == "BR"


def test_only_a_legal_person_writes(town: Town) -> None:
    """Cl. 11(1), 14: a natural person comes in person."""
    who = town.registered(TUESDAY)
    rows = everything(OLD, "provider-letter", {"applicant": "legal", "recipient": "self"})
    with pytest.raises(Refusal) as told:
        file(about_self(OLD, "provider-letter", who, documents=rows), "provider-letter", TUESDAY)
    assert (told.value.code, told.value.clause) == ("channel-not-for-applicant", "14")


def test_a_request_about_one_names_one(town: Town) -> None:
    """Cl. 14 tells a request about one person from a list."""
    with pytest.raises(Refusal) as told:
        file(letter(town, town.unknown(), "Белгісіз Адам 1971", request="one"), "provider-letter", TUESDAY)
    assert (told.value.code, told.value.clause, told.value.field) == ("one-person-only", "11", "subjects")


def test_everybody_on_the_list_leaves_a_trace(town: Town) -> None:
    """No person's data is seen without a trace; nor is a question without an answer."""
    who = town.registered(TUESDAY)
    case = answered(letter(town, who.iin, town.unknown(), "Белгісіз Адам 1971"))
    looks = Look.objects.filter(why=case.number, post="registrar")
    assert {who.iin, town.unknown(), ""} == set(looks.values_list("subject_iin", flat=True))
    asked = looks.filter(subject_iin="").values_list("query", flat=True)
    assert list(asked) == ["Белгісіз Адам"] * 2, "at the look-up, and once more when the answer is written"
