"""In person at the address bureau (standard of 2010, clauses 7, 9, 11(1), 12, 14 to 17)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from qyzmet.cases import tickets
from qyzmet.cases.models import Case
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Look
from tests.desk.town import (
    BUREAU,
    OLD,
    SERVICE,
    TUESDAY,
    Town,
    about_self,
    ask,
    carry,
    clock,
    do,
    everything,
    file,
    numbers,
    papers,
    sound,
    steps,
    to_applicant,
)

LATER = timedelta(minutes=1)


def test_who_comes_in_person_gets_the_certificate_on_the_spot(town: Town) -> None:
    """Cl. 14: «Жеке тұлға тікелей жүгінген кезде уәкілетті органның тіркеушісі тұлғаның анықтамалық деректерін
    есепке алу журналына тіркейді, деректерді картотека бойынша тексереді, … мөртабан қойылған мекенжай анықтамасын
    береді». Cl. 15: «Мекенжай анықтамасын тұтынушы уәкілетті органға жүгінген сәтте алады»."""
    who = town.registered(TUESDAY)
    case = carry(file(about_self(OLD, "provider", who), "provider", TUESDAY), "", TUESDAY)
    assert steps(case) == ["A0", "A1", "A2", "A3", "A4", "A5"]
    assert case.state.ended == "issued"
    assert numbers(BUREAU, "J1") == [1]
    (certificate,) = papers(case)
    assert certificate.kind == "certificate-2010"
    assert certificate.fields["full_name"] == who.full_name
    assert certificate.fields["birth_year"] == who.birth_date.year
    assert certificate.fields["outcome"] == "registered"
    assert certificate.fields["registrar"] == "Мұқанова Сәуле Қайратқызы"
    assert certificate.fields["consumer"] == who.full_name
    assert certificate.fields["consumer_address"], "the address part of the consumer"
    assert sound(case)


def test_it_takes_ten_minutes_at_most(town: Town) -> None:
    """Cl. 7(1): «10 минуттан аспайды»; cl. 7(3): serving, 10 minutes."""
    who = town.registered(TUESDAY)
    case = carry(file(about_self(OLD, "provider", who), "provider", TUESDAY), "A5", TUESDAY)
    assert clock(case, "T1").due == clock(case, "T7").due == TUESDAY + timedelta(minutes=10)
    kept = do(case, TUESDAY + timedelta(minutes=10), "issued", **to_applicant(case))
    assert not any(one.broken for one in kept.state.clocks)


def test_the_eleventh_minute_breaks_the_term_and_the_certificate_is_given_all_the_same(town: Town) -> None:
    """Cl. 7(1), 7(3)."""
    who = town.registered(TUESDAY)
    case = carry(file(about_self(OLD, "provider", who), "provider", TUESDAY), "A5", TUESDAY)
    late = do(case, TUESDAY + timedelta(minutes=11), "issued", **to_applicant(case))
    assert [one.term for one in late.state.clocks if one.broken] == ["T1", "T7"]
    assert late.state.ended == "issued"


@pytest.mark.parametrize(("minutes", "broken"), [(30, False), (31, True)])
def test_the_queue_takes_thirty_minutes_at_most(town: Town, minutes: int, broken: bool) -> None:
    """Cl. 7(2): «30 минуттан аспайды»; the waiting is counted apart from the ten minutes of cl. 7(1) (a reading)."""
    called = TUESDAY + timedelta(minutes=minutes)
    ticket = tickets.take(BUREAU, SERVICE, "file", TUESDAY, TUESDAY.date())
    assert tickets.call_next(BUREAU, TUESDAY.date(), called, 7, "1") == ticket
    ticket.refresh_from_db()
    filing = about_self(OLD, "provider", town.registered(TUESDAY))
    case = file(filing, "provider", called + LATER, ticket=ticket)
    assert case.state.opened == TUESDAY
    assert clock(case, "T6").broken is broken
    assert clock(case, "T1").due == called + timedelta(minutes=10)


def test_no_form_is_demanded(town: Town) -> None:
    """Cl. 12: «Уәкілетті органда … өтініш бланкілерін толтыру талап етілмейді»."""
    filing = about_self(OLD, "provider", town.registered(TUESDAY))
    assert [row["id"] for row in filing.documents] == ["D1"], "the identity document and nothing else"
    form = [*filing.documents, {"id": "D5", "originals": 1, "copies": 0}]
    with pytest.raises(Refusal) as told:
        file(about_self(OLD, "provider", town.registered(TUESDAY), documents=form), "provider", TUESDAY)
    assert (told.value.code, told.value.clause) == ("document-not-on-the-list", "11(1)")
    assert not Case.objects.exists()


def test_no_receipt_is_given(town: Town) -> None:
    """Cl. 15: «құжаттарды қабылдағаны туралы жазбаша растау берілмейді»."""
    case = file(about_self(OLD, "provider", town.registered(TUESDAY)), "provider", TUESDAY)
    assert papers(carry(case, "A4", TUESDAY)) == []


def test_a_relative_is_asked_about_with_the_document_that_proves_kinship(town: Town) -> None:
    """Cl. 11(1): «Туысқандарына мекенжай анықтамаларын алу үшін туысқандық байланысын растайтын … құжаттың
    түпнұсқасын ұсынады»; the degree of kinship is not limited."""
    who, sister = town.kin(TUESDAY, ["sibling"])
    filing = ask(OLD, "provider", who, [sister.iin], about="relative", recipient="self")
    assert [row["id"] for row in filing.documents] == ["D1", "D2"]
    case = carry(file(filing, "provider", TUESDAY), "", TUESDAY)
    assert papers(case)[0].fields["full_name"] == sister.full_name
    assert papers(case)[0].fields["consumer"] == who.full_name


def test_without_proof_of_kinship_nothing_is_told_of_a_relative(town: Town) -> None:
    """Cl. 11(1), 17."""
    who, sister = town.kin(TUESDAY, ["sibling"])
    filing = ask(OLD, "provider", who, [sister.iin], without=["D2"], about="relative", recipient="self")
    assert file(filing, "provider", TUESDAY).state.step == "AR"
    assert not Look.objects.filter(subject_iin=sister.iin).exists()


def test_a_third_person_needs_the_notarised_consent(town: Town) -> None:
    """Cl. 11(1): «мекенжай анықтамасын үшінші тұлғаға беру үшін … нотариалды куәландырылған келісімін»."""
    who, other = town.people_registered(TUESDAY, 2)
    filing = ask(OLD, "provider", who, [other.iin], about="other", recipient="third")
    assert [row["id"] for row in filing.documents] == ["D1", "D4"]
    case = carry(file(filing, "provider", TUESDAY), "", TUESDAY)
    assert papers(case)[0].fields["full_name"] == other.full_name
    without = ask(OLD, "provider", who, [other.iin], without=["D4"], about="other", recipient="third")
    assert file(without, "provider", TUESDAY).state.step == "AR"


def test_absent_documents_are_refused_on_the_ground_of_the_edition(town: Town) -> None:
    """Cl. 17: «11-тармағында көрсетілген құжаттарды ұсынбаған жағдайда, уәкілетті орган … бас тартады»."""
    case = file(about_self(OLD, "provider", town.registered(TUESDAY), documents=[]), "provider", TUESDAY)
    assert case.state.step == "AR"
    refused = do(case, TUESDAY + LATER, ground="documents-not-presented")
    assert refused.state.ended == "refused"
    (paper,) = papers(refused)
    assert paper.kind == "refusal-2010"
    assert paper.fields["missing"] == [OLD.document("D1").name.kk]
    assert numbers(BUREAU, "J1") == []


def test_who_brought_everything_is_not_refused(town: Town) -> None:
    """Cl. 17 knows no other ground for a refusal at the window."""
    case = file(about_self(OLD, "provider", town.registered(TUESDAY)), "provider", TUESDAY)
    with pytest.raises(Refusal) as told:
        do(case, TUESDAY + LATER, step="AR", ground="documents-not-presented")
    assert told.value.code == "other-step"
    assert case.state.step == "A2"


def test_the_certificate_of_who_was_removed_says_when_and_where_to(town: Town) -> None:
    """Annex 3, fields 3 to 5: «тіркелген (шығарылған)», «егер тіркеуден шығарылса, қайда кеткені көрсетілсін»."""
    who = town.removed(TUESDAY)
    case = carry(file(about_self(OLD, "provider", who), "provider", TUESDAY), "", TUESDAY)
    (certificate,) = papers(case, "certificate-2010")
    last = who.residences.filter(removed_on__lte=TUESDAY.date()).latest("removed_on")
    assert certificate.fields["outcome"] == "deregistered"
    assert certificate.fields["registered_on"] == last.removed_on.isoformat()
    assert certificate.fields["moved_to"] == (last.left_for_kk or "көрсетілмеген")


def test_of_whom_the_card_index_knows_nothing_the_answer_says_so(town: Town) -> None:
    """Cl. 14 is silent for this channel; the answer of lists, «тіркелмеген», is given in writing (a reading)."""
    who = town.registered(TUESDAY)
    filing = ask(OLD, "provider", who, [town.unknown()], about="relative", recipient="self")
    case = carry(file(filing, "provider", TUESDAY), "", TUESDAY)
    assert (case.state.ended, steps(case)[-2:]) == ("not-found", ["AN", "A5"])
    assert [paper.kind for paper in papers(case)] == ["not-found-2010"]
    assert papers(case)[0].fields["persons"] == [town.unknown()]


def test_the_certificate_goes_to_the_applicant_and_to_nobody_else(town: Town) -> None:
    """Cl. 16: «мекенжай анықтамасын беру жеке тұлға өзі жүгінген кезде жүзеге асырылады»."""
    who, stranger = town.people_registered(TUESDAY, 2)
    case = carry(file(about_self(OLD, "provider", who), "provider", TUESDAY), "A5", TUESDAY)
    with pytest.raises(Refusal) as told:
        do(case, TUESDAY + 6 * LATER, "issued", to={"iin": stranger.iin, "name": stranger.full_name})
    assert (told.value.code, told.value.clause) == ("wrong-person", "14, 15, 16")
    assert do(case, TUESDAY + 6 * LATER, "issued", **to_applicant(case)).state.ended == "issued"


def test_every_look_at_the_card_index_leaves_a_trace(town: Town) -> None:
    """Cl. 18(1), (5): rights of the person; design: no person's data is seen without a trace."""
    who = town.registered(TUESDAY)
    case = carry(file(about_self(OLD, "provider", who), "provider", TUESDAY), "A3", TUESDAY)
    assert not Look.objects.filter(why=case.number).exists()
    do(case, TUESDAY + 5 * LATER)
    (look,) = Look.objects.filter(why=case.number)
    assert (look.subject_iin, look.what, look.post, look.office) == (
        who.iin,
        "address-record",
        "registrar",
        BUREAU,
    )


def test_the_journal_of_reference_data_is_numbered_without_gaps_at_each_bureau(town: Town) -> None:
    """Cl. 14: «тұлғаның анықтамалық деректерін есепке алу журналы»."""
    who = town.registered(TUESDAY)
    for office in (BUREAU, "bureau-astana", BUREAU, BUREAU):
        case = file(about_self(OLD, "provider", who), "provider", TUESDAY, office)
        do(case, TUESDAY + LATER)
    refused = file(about_self(OLD, "provider", who, documents=[]), "provider", TUESDAY)
    do(refused, TUESDAY + LATER, ground="documents-not-presented")
    assert numbers(BUREAU, "J1") == [1, 2, 3]
    assert numbers("bureau-astana", "J1") == [1]


def test_a_journal_begins_anew_each_year(town: Town) -> None:
    """Cl. 14; a reading: each year by the day of the office, not of the server."""
    who = town.registered(TUESDAY)
    for moment in (TUESDAY, TUESDAY.replace(year=2013)):
        do(file(about_self(OLD, "provider", who), "provider", moment), moment + LATER)
    assert numbers(BUREAU, "J1", 2012) == numbers(BUREAU, "J1", 2013) == [1]


def test_a_legal_person_does_not_queue_at_the_bureau(town: Town) -> None:
    """Cl. 11(1), 14: legal persons send written requests."""
    company, who = town.company(), town.registered(TUESDAY)
    facts = {"about": "named", "request": "one", "recipient": "self"}
    rows = everything(OLD, "provider-letter", {"applicant": "legal", **facts})
    with pytest.raises(Refusal) as told:
        file(ask(OLD, "provider", company, [who.iin], documents=rows, **facts), "provider", TUESDAY)
    assert (told.value.code, told.value.clause) == ("channel-not-for-applicant", "14")
    assert not Case.objects.exists()
