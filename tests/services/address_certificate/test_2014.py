"""The standard of 2014 (decree No. 132 of 24 February 2014, item 5 of clause 1), paragraph by paragraph."""

from __future__ import annotations

from datetime import date, time

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb

LAW = edition("address-certificate@2014")
FIFTEEN = Limit(15, Unit.MINUTES)


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def go(step_id: str, outcome: str) -> str:
    return next(b.go for b in step(step_id).then if b.on == outcome)


def ids(channel: str, **facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for(channel, facts)]


# --- 1. General ------------------------------------------------------------------------------------


def test_the_resolution_is_in_force_ten_days_after_publication_until_decree_821() -> None:
    """Act cl. 3; the days are readings, since the day of publication is not in the act."""
    force = LAW.act.force
    assert (force.since, force.until, force.clause) == (date(2014, 3, 7), date(2015, 10, 12), "act cl. 3")
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert (LAW.act.repealed_by.number, LAW.act.repealed_by.date) == ("821", date(2015, 10, 12))


def test_it_begins_on_the_day_the_edition_of_2010_ends() -> None:
    assert edition("address-certificate@2010").act.force.until == LAW.act.force.since


def test_the_service_is_the_issue_of_address_certificates() -> None:
    """Cl. 1."""
    assert LAW.title.kk == "Тұрғылықты жерінен мекенжай анықтамаларын беру"


def test_the_ministry_of_internal_affairs_drew_up_the_standard() -> None:
    """Cl. 2."""
    ministry = next(d for d in LAW.definitions if d.id == "ministry")
    assert ministry.clause == "2"
    assert "Ішкі істер министрлігі" in ministry.meaning.kk


def test_the_migration_police_gives_it_through_centres_and_the_portal_without_a_tie_to_a_place() -> None:
    """Cl. 3."""
    assert (
        LAW.provider.name.kk,
        LAW.provider.clause,
    ) == ("Министрліктің аумақтық көші-қон полициясының бөлімшелері", "3")
    assert [channel.id for channel in LAW.channels if channel.available] == ["centre", "portal"]
    assert {point.channel for point in LAW.intake} == {point.channel for point in LAW.issue}
    assert "place" not in {fact.id for fact in LAW.facts}


# --- 2. Procedure ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "begins", "body"), [("centre", "A4a:opened", "centre"), ("portal", "B2:opened", "portal")]
)
def test_the_certificate_comes_within_fifteen_minutes(channel: str, begins: str, body: str) -> None:
    """Cl. 4(1): from the handing in at the centre, and on applying to the portal."""
    term = LAW.service_term(channel, {})
    assert term is not None
    assert (term.limit, term.clause, term.starts, term.body) == (FIFTEEN, "4(1)", (begins,), body)


def test_one_waits_fifteen_minutes_at_most_to_hand_in_the_documents() -> None:
    """Cl. 4(2); waiting to fetch the result has no limit."""
    term = LAW.term("T3")
    assert (term.kind, term.limit, term.clause, term.channels) == ("waiting", FIFTEEN, "4(2)", ("centre",))
    assert (term.starts, step("A1").within) == (("A1:opened",), "T3")


def test_serving_takes_fifteen_minutes_at_most() -> None:
    """Cl. 4(3)."""
    term = LAW.term("T4")
    assert (term.kind, term.limit, term.clause) == ("serving", FIFTEEN, "4(3)")
    assert step("A2").within == "T4"


def test_the_service_is_electronic_fully_automated_and_on_paper() -> None:
    """Cl. 5."""
    assert LAW.automation.text.kk == "электрондық (толық автоматтандырылған) және қағаз түрінде"
    assert LAW.automation.clause == "5"


@pytest.mark.parametrize("paper_id", ["certificate-a", "certificate-b"])
def test_the_result_is_an_electronic_certificate_signed_by_two_ministries(paper_id: str) -> None:
    """Cl. 6: Ministry of Internal Affairs and Ministry of Justice."""
    paper = LAW.paper(paper_id)
    assert (paper.clause, paper.seals) == ("6, annex 1", ("interior", "justice"))
    assert [r.clause for r in LAW.results if r.paper == paper_id] == ["6, annex 1"]
    for drafting, sealing in (("A4b", "A4c"), ("B3b", "B3c")):
        assert paper_id in step(drafting).papers
        assert go(drafting, "done") == sealing
        assert (step(sealing).does, step(sealing).by) == (Verb.SEAL, "system")


def test_the_service_is_free() -> None:
    """Cl. 7."""
    assert (LAW.fee.free, LAW.fee.clause) == (True, "7")


def test_the_provider_works_to_half_past_six_and_on_saturday_to_one() -> None:
    """Cl. 8(1)."""
    schedule = LAW.schedule("provider")
    assert (schedule.clause, schedule.hours.week) == ("8(1)", Week.SIX_DAY)
    assert schedule.hours.days[:5] == ((Span(time(9), time(18, 30)),),) * 5
    assert schedule.hours.days[5:] == ((Span(time(9), time(13)),), ())
    assert schedule.reading is not None, "a lunch break from Monday to Friday is not stated"


def test_the_centre_works_to_eight_saturday_included_without_lunch() -> None:
    """Cl. 8(2)."""
    schedule = LAW.schedule("centre")
    assert (schedule.clause, schedule.hours.week) == ("8(2)", Week.SIX_DAY)
    assert schedule.hours.days == (((Span(time(9), time(20)),),) * 6 + ((),))


def test_a_place_in_the_electronic_queue_may_be_booked_through_the_portal() -> None:
    """Cl. 8(2): «жеделдетіп қызмет көрсетусіз», «портал арқылы брондауға болады»."""
    assert (LAW.queue.booking, LAW.queue.accelerated, LAW.queue.electronic) == (True, False, ("centre",))
    assert "8(2)" in (LAW.queue.clause or "")


def test_the_portal_works_round_the_clock() -> None:
    """Cl. 8(3)."""
    schedule = LAW.schedule("portal")
    assert (schedule.clause, schedule.hours.week) == ("8(3)", Week.EVERY_DAY)
    assert schedule.hours.days == (((Span(time(0), time(0)),),) * 7)


@pytest.mark.parametrize(
    ("facts", "documents"),
    [
        ({"applicant": "natural", "about": "self"}, ["D1", "D8"]),
        ({"applicant": "natural", "about": "relative"}, ["D1", "D2", "D3", "D8"]),
        ({"applicant": "natural", "about": "other"}, ["D1", "D4", "D8"]),
        ({"applicant": "legal", "state_institution": "no"}, ["D5", "D6", "D7", "D8"]),
        ({"applicant": "legal", "state_institution": "yes"}, ["D5", "D6", "D8"]),
    ],
    ids=["oneself", "close relative", "another person", "legal person", "state institution"],
)
def test_what_to_bring_to_the_centre_depends_on_who_asks_about_whom(
    facts: dict[str, str], documents: list[str]
) -> None:
    """Cl. 9: the application of annex 2 from relatives and legal persons only; the consent D8 from all."""
    assert ids("centre", **facts) == documents
    assert all((LAW.document(one).clause or "").startswith("9") for one in documents)


def test_close_relatives_are_parents_children_and_spouse() -> None:
    """Cl. 9: «жақын туысқандарын (ата-аналары, балалары, жұбайы)»."""
    relative = next(value for value in LAW.fact("about").values if value.id == "relative")
    assert relative.kinship == ("parent", "child", "spouse")
    definition = next(d for d in LAW.definitions if d.id == "close-relatives")
    assert (definition.clause, definition.meaning.kk) == ("9", "ата-аналары, балалары, жұбайы")


def test_about_anybody_else_that_persons_notarised_consent_is_needed() -> None:
    """Cl. 9."""
    assert (LAW.document("D4").form, LAW.document("D4").when["about"]) == ("notarised", ("other",))


def test_a_legal_person_lists_the_persons_with_their_written_consent_but_a_state_body_does_not() -> None:
    """Cl. 9: «(мемлекеттік мекемелер мен кәсіпорындардан басқа)»."""
    document = LAW.document("D7")
    assert "жазбаша келісімімен" in document.name.kk
    assert document.when["state_institution"] == ("no",)
    assert document.reading is not None


@pytest.mark.parametrize("document_id", ["D1", "D3", "D4", "D6"])
def test_originals_are_compared_with_the_information_system_and_go_back(document_id: str) -> None:
    """Cl. 9: «түпнұсқаларды көрсетілетін қызметті алушыға қайтарады»."""
    assert LAW.document(document_id).returned is True
    assert step("A2").by == "inspector"
    assert "түпнұсқа" in step("A2").title.kk


def test_everybody_consents_in_writing_to_the_use_of_protected_data_on_the_centres_form() -> None:
    """Cl. 9: «орталық ұсынған нысан бойынша жазбаша келісімін береді»."""
    document = LAW.document("D8")
    assert (document.when, document.paper) == ({}, "consent")
    assert document.condition is not None
    assert "өзгеше көзделмесе" in document.condition.kk


def test_the_portal_takes_a_request_certified_by_the_electronic_signature_of_the_recipient() -> None:
    """Cl. 9, 14."""
    for facts in (
        {"applicant": "natural", "about": "other"},
        {"applicant": "legal", "state_institution": "no"},
    ):
        assert ids("portal", **facts) == ["P1"]
    assert (LAW.document("P1").clause, LAW.document("P1").form) == ("9, 14", "electronic")
    assert (step("B1").does, step("B1").by) == (Verb.SUBMIT, "applicant")


def test_the_cabinet_gets_a_notification_report_with_date_and_time_of_the_result() -> None:
    """Cl. 9, last paragraph."""
    assert go("B1", "done") == "B2"
    assert step("B2").papers == ("notification-report",)
    result = next(field for field in LAW.paper("notification-report").fields if field.no == "1")
    assert (result.type, result.clause) == ("datetime", "9")


def test_an_incomplete_set_is_refused_with_the_receipt_of_annex_3_in_two_copies() -> None:
    """Cl. 10."""
    (ground,) = LAW.grounds
    assert (ground.clause, ground.by, ground.steps) == ("10, annex 3", ("inspector",), ("A3",))
    assert go("A2", "incomplete") == "A3"
    assert go("A3", "done") == "end:refused"
    paper = LAW.paper("refusal")
    assert step("A3").papers == ("refusal",)
    assert (paper.copies, paper.clause) == (2, "10, annex 3")
    assert [field.no for field in paper.fields] == [str(n) for n in range(1, 11)]


def test_at_the_centre_the_system_asks_the_database_drafts_and_seals_and_the_inspector_hands_over() -> None:
    """Cl. 3, 4(1), 6."""
    assert [(s.id, s.by, s.does.value) for s in LAW.channel("centre").steps] == [
        ("A1", "applicant", "queue"),
        ("A2", "inspector", "receive"),
        ("A3", "inspector", "refuse"),
        ("A4a", "system", "look-up"),
        ("A4b", "system", "draft"),
        ("A4c", "system", "seal"),
        ("A5", "inspector", "issue"),
        ("AN", "inspector", "notify"),
    ]
    assert go("A5", "issued") == "end:issued"


def test_on_the_portal_nobody_but_the_recipient_and_the_system_acts() -> None:
    """Cl. 5: fully automated."""
    assert {s.by for s in LAW.channel("portal").steps} == {"applicant", "system"}
    assert [s.id for s in LAW.channel("portal").steps] == ["B1", "B2", "B3a", "B3b", "B3c", "B3d", "BN"]
    assert go("B3d", "issued") == "end:issued"


@pytest.mark.parametrize(("look_up", "answer"), [("A4a", "AN"), ("B3a", "BN")])
def test_a_person_not_in_the_database_is_answered_in_writing(look_up: str, answer: str) -> None:
    """The standard is silent: a reading; it is no ground of refusal."""
    assert go(look_up, "not-found") == answer
    assert go(answer, "done") == "end:not-found"
    assert step(answer).papers == ("not-found",)
    assert step(answer).reading is not None
    assert LAW.paper("not-found").clause is None


def test_there_is_no_journal_courier_shelf_principle_or_indicator() -> None:
    """The standard names none; the edition invents none."""
    assert LAW.journals == ()
    assert LAW.couriers == ()
    assert LAW.retention == ()
    assert LAW.principles == ()
    assert LAW.indicators == ()
    assert LAW.premises == ()
    assert LAW.directories == ()


# --- 3. Complaints (cl. 11, 12) -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "to", "clause"),
    [
        ("provider", "көрсетілетін қызметті берушінің басшысы", "11"),
        ("ministry", "Министрліктің басшысы", "11"),
        ("centre", "орталықтың басшысы", "11"),
        (
            "result",
            "мемлекеттік қызметтер көрсету сапасын бағалау және бақылау жөніндегі уәкілетті орган",
            "11",
        ),
        ("court", "сот", "12"),
    ],
)
def test_whom_to_complain_to(cause: str, to: str, clause: str) -> None:
    """Cl. 11, 12."""
    found = next(one for one in LAW.complaints.causes if one.id == cause)
    assert (found.to.kk, found.clause) == (to, clause)


def test_the_ministry_has_an_address_and_two_phones() -> None:
    """Cl. 11, first paragraph."""
    ministry = next(one for one in LAW.complaints.causes if one.id == "ministry")
    assert ministry.phones == ("8 (7172) 71-40-33", "71-40-03")
    assert ministry.contacts is not None
    assert "010000" in ministry.contacts.kk


def test_a_complaint_comes_by_post_by_hand_or_through_the_portal() -> None:
    """Cl. 11: «почта арқылы жазбаша нысанда не … кеңсесі арқылы қолма-қол»."""
    assert len(LAW.complaints.filing) == 4
    assert {item.clause for item in LAW.complaints.filing} == {"11"}


def test_registration_proves_that_a_complaint_was_taken_and_there_is_no_talon() -> None:
    """Cl. 11: stamp, incoming number and date."""
    assert "мөртабан, кіріс нөмірі және күні" in LAW.complaints.registration.kk
    assert LAW.complaints.talon is None


def test_a_complaint_names_its_author_and_is_signed_a_legal_person_gives_its_outgoing_number() -> None:
    """Cl. 11: no date beside the outgoing number."""
    assert "тегі, аты, әкесінің аты, почталық мекенжайы" in LAW.complaints.content_natural.kk
    assert LAW.complaints.content_legal is not None
    assert LAW.complaints.content_legal.kk == "атауы, почталық мекенжайы, шығыс нөмірі; қолы"


@pytest.mark.parametrize("term_id", ["T5", "T6"])
def test_a_complaint_is_considered_within_fifteen_working_days_from_registration(term_id: str) -> None:
    """Cl. 11: by the Ministry, the provider, the centre; and by the body that controls quality."""
    term = LAW.term(term_id)
    assert (term.kind, term.limit, term.clause) == ("complaint", Limit(15, Unit.WORKING_DAYS), "11")
    assert LAW.complaints.term == "T5"


def test_the_answer_is_reasoned_and_comes_by_post_or_by_hand() -> None:
    """Cl. 11."""
    assert "дәлелді жауап" in LAW.complaints.answer.kk


def test_a_complaint_through_the_portal_can_be_followed_in_the_cabinet() -> None:
    """Cl. 11: delivery, registration, execution, consideration or refusal of it."""
    text = next(item.text.kk for item in LAW.special if item.clause == "11")
    assert all(word in text for word in ("жеткізу", "тіркеу", "орындау", "қарау", "бас тарту"))


def test_who_disagrees_with_the_result_may_go_to_court() -> None:
    """Cl. 12."""
    assert "сотқа" in LAW.complaints.court.kk


# --- 4. Other requirements ----------------------------------------------------------------------------


def test_addresses_stand_on_three_sites() -> None:
    """Cl. 13."""
    assert [s.address for s in LAW.information if s.clause == "13"] == [
        "mvd.gov.kz",
        "www.con.gov.kz",
        "www.egov.kz",
    ]


def test_the_electronic_signature_is_used_on_the_portal() -> None:
    """Cl. 14."""
    assert "14" in (LAW.channel("portal").clause or "")


def test_procedure_and_status_can_be_learnt_from_afar() -> None:
    """Cl. 15."""
    (source,) = [s for s in LAW.information if s.clause == "15"]
    assert "жеке кабинеті" in source.where.kk


def test_the_single_contact_centre_answers_at_1414() -> None:
    """Cl. 16."""
    assert [s.address for s in LAW.information if s.clause == "16"] == ["www.mvd.kz", "1414"]


# --- annexes -----------------------------------------------------------------------------------------


def test_form_a_tells_where_one_is_registered_permanently_and_temporarily() -> None:
    """Annex 1, first form."""
    fields = {field.id: field for field in LAW.paper("certificate-a").fields}
    assert [f.no for f in fields.values() if f.no] == ["1", "2", "3", "4", "5", "6"]
    assert fields["temporary_period"].type == "period"
    assert (fields["number"].name.kk, fields["iin"].name.kk) == ("Бірегей нөмір", "ЖСН")
    assert fields["person"].hint is not None
    assert fields["person"].hint.kk == "тегі, аты, әкесінің аты, туған жылы және жері"


def test_form_b_tells_when_and_why_one_was_removed_and_nothing_of_temporary_registration() -> None:
    """Annex 1, second form."""
    fields = {field.id: field.name.kk for field in LAW.paper("certificate-b").fields}
    assert fields["reason"] == "Тіркеуден шығарылған себебі"
    assert fields["removed"] == "Тіркеуден шығарылған күні"
    assert "temporary_address" not in fields


@pytest.mark.parametrize("paper_id", ["certificate-a", "certificate-b"])
def test_both_forms_say_they_equal_paper_and_carry_a_bar_code(paper_id: str) -> None:
    """Annex 1: Law No. 370-II; the two languages refer to different articles."""
    fields = {field.id: field for field in LAW.paper(paper_id).fields}
    assert "№ 370-II" in fields["equal_to_paper"].name.kk
    assert "1-бабына" in fields["equal_to_paper"].name.kk
    assert "пункту 1 статьи 7" in fields["equal_to_paper"].name.ru
    assert fields["equal_to_paper"].reading is not None
    assert fields["bar_code"].type == "bar-code"
    assert fields["issued"].type == "datetime"


def test_the_application_is_the_form_of_annex_2() -> None:
    """Annex 2."""
    paper = LAW.paper("application")
    assert [field.no for field in paper.fields] == [str(n) for n in range(1, 11)]
    assert paper.missing is not None, "it has no field for the relative or the persons listed"


def test_contradictions_and_gaps_are_told_with_how_we_read_them() -> None:
    assert len(LAW.anomalies) >= 27
    assert {"provider-complains", "article-of-law", "portal-address"} <= {a.id for a in LAW.anomalies}
