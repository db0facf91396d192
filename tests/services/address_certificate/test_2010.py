"""The standard of 2010 (decree No. 1092 of 21 October 2010), paragraph by paragraph."""

from __future__ import annotations

from datetime import date, time

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.limits import Limit, Span, Unit, Week
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb

LAW = edition("address-certificate@2010")
MINUTES, DAYS = Unit.MINUTES, Unit.WORKING_DAYS


def way(
    channel: str, outcomes: dict[str, str] | None = None, facts: dict[str, str] | None = None
) -> list[str]:
    """The steps of a channel with the good outcome of each, unless another is given; ends with ``end:…``."""
    good = {"called", "complete", "sound", "found", "issued", "collected", "done"}
    found = LAW.channel(channel)
    here, walked = found.first or "", []
    while not here.startswith("end:"):
        walked.append(here)
        step = found.step(here)
        on = (outcomes or {}).get(here) or next(b.on for b in step.then if b.on in good)
        known = {"record": "registered", "request": "one", **(facts or {})}
        here = next(
            b.go for b in step.then if b.on == on and all(known.get(k) in v for k, v in b.when.items())
        )
    return [*walked, here]


def step(step_id: str) -> Step:
    return next(s for c in LAW.channels for s in c.steps if s.id == step_id)


def ids(channel: str, **facts: str) -> list[str]:
    return [document.id for document in LAW.documents_for(channel, facts)]


# --- 1. General ------------------------------------------------------------------------------------


def test_the_decree_rewrites_the_standard_of_2009() -> None:
    """Decree cl. 1: «осы қаулыға қосымшаға сәйкес жаңа редакцияда жазылсын»."""
    assert (LAW.act.number, LAW.act.date) == ("1092", date(2010, 10, 21))
    assert [(ref.number, ref.date) for ref in LAW.act.amends] == [("1669", date(2009, 10, 26))]
    assert LAW.act.amends[0].clause == "act cl. 1"


def test_it_is_in_force_ten_days_after_publication_until_decree_132() -> None:
    """Decree cl. 2: «күнтізбелік он күн өткен соң қолданысқа енгізіледі»; the day of publication is a reading."""
    force = LAW.act.force
    assert (force.since, force.until, force.clause) == (date(2010, 11, 1), date(2014, 3, 7), "act cl. 2")
    assert force.reading is not None
    assert LAW.act.repealed_by is not None
    assert (LAW.act.repealed_by.number, LAW.act.repealed_by.date) == ("132", date(2014, 2, 24))


def test_address_bureaus_give_the_service_and_centres_as_an_alternative() -> None:
    """Cl. 1."""
    assert LAW.provider.name.kk == "мекенжай бюросы"
    assert [c.id for c in LAW.channels if c.available] == ["provider", "provider-letter", "centre"]
    assert {d.id: d.rows for d in LAW.directories}["annex-1"] == 20
    assert {d.id: d.rows for d in LAW.directories}["annex-2"] == 30


def test_the_service_is_not_automated() -> None:
    """Cl. 2: «автоматтандырылмаған»."""
    assert LAW.automation.clause == "2"
    assert "автоматтандырылмаған" in LAW.automation.text.kk
    assert not [p for p in LAW.posts if p.id == "system"], "no information system does any step"


def test_three_decrees_are_its_basis() -> None:
    """Cl. 3."""
    assert [ref.number for ref in LAW.act.legal_basis if ref.clause == "3"] == ["745", "1", "607"]


def test_information_is_on_the_ministrys_site_on_stands_and_by_telephone() -> None:
    """Cl. 4."""
    addresses = [source.address for source in LAW.information if source.clause == "4"]
    assert addresses == ["http://www.mvd.kz", None, "(8-7172) 58-00-58", None]


def test_citizens_legal_persons_foreigners_and_stateless_persons_are_served() -> None:
    """Cl. 5."""
    assert [a.name.kk for a in LAW.applicants] == [
        "жеке тұлғалар",
        "заңды тұлғалар",
        "шетелдіктер",
        "азаматтығы жоқ адамдар",
    ]


def test_the_result_is_a_paper_certificate_of_annex_3() -> None:
    """Cl. 6: «қағаз тасымалдағышта мекенжай анықтамасын беру»."""
    result = LAW.results[0]
    assert (result.clause, result.paper) == ("6, annex 3", "certificate")
    assert "қағаз" in result.form.kk


def test_in_person_at_the_bureau_it_takes_ten_minutes_at_most() -> None:
    """Cl. 7(1): «өтініш берген сәттен бастап 10 минуттан аспайды»."""
    term = LAW.service_term("provider", {"applicant": "natural"})
    assert term is not None
    assert (term.limit, term.clause) == (Limit(10, MINUTES), "7(1)")
    assert term.starts == ("A1:opened",), "from the moment the person reaches the registrar (a reading)"
    assert term.reading is not None


@pytest.mark.parametrize(
    ("place", "days"), [("capital", 3), ("regional-centre", 3), ("almaty", 5), ("other", 5)]
)
def test_through_a_centre_it_takes_three_or_five_working_days_by_its_place(place: str, days: int) -> None:
    """Cl. 7(1): Astana and regional centres 3 working days; the other Centres, Almaty's included, 5."""
    term = LAW.service_term("centre", {"applicant": "natural", "place": place})
    assert term is not None
    assert (term.limit, term.clause) == (Limit(days, DAYS), "7(1)")
    assert term.starts == ("C6b:done",), "from the day the documents reached the authorised body"
    assert term.excludes_filing is None
    assert term.week is None


@pytest.mark.parametrize("channel", ["provider-letter", "centre"])
def test_written_requests_of_legal_persons_take_five_working_days(channel: str) -> None:
    """Cl. 7(1): «Заңды тұлғалардың жазбаша сұрау салулары - 5 жұмыс күні»."""
    term = LAW.service_term(channel, {"applicant": "legal", "place": "capital"})
    assert term is not None
    assert (term.limit, term.clause) == (Limit(5, DAYS), "7(1)")
    assert step(term.starts[0].removesuffix(":done")).does is Verb.REGISTER


def test_electronic_requests_are_not_provided_for() -> None:
    """Cl. 7(1): «электрондық сұрау беру көзделмеген»."""
    portal = LAW.channel("portal")
    assert (portal.available, portal.clause, portal.steps) == (False, "7(1)", ())
    assert LAW.term("T5").limit is None


@pytest.mark.parametrize(("term_id", "queue"), [("T6", "A0"), ("T6c", "C0")])
def test_nobody_waits_longer_than_thirty_minutes_on_the_day_of_applying(term_id: str, queue: str) -> None:
    """Cl. 7(2)."""
    term = LAW.term(term_id)
    assert (term.limit, term.clause, term.kind) == (Limit(30, MINUTES), "7(2)", "waiting")
    assert (term.starts, term.stops[0]) == ((f"{queue}:opened",), f"{queue}:done")
    assert step(queue).within == term_id
    assert term_id in LAW.queue.waiting


@pytest.mark.parametrize("term_id", ["T7", "T7c"])
def test_serving_takes_ten_minutes_at_most(term_id: str) -> None:
    """Cl. 7(3)."""
    term = LAW.term(term_id)
    assert (term.limit, term.clause, term.kind) == (Limit(10, MINUTES), "7(3)", "serving")


def test_the_service_is_free() -> None:
    """Cl. 8: «тегін көрсетіледі»."""
    assert (LAW.fee.free, LAW.fee.clause) == (True, "8")


def test_the_bureau_works_five_days_with_lunch_in_the_order_of_the_queue_without_appointment() -> None:
    """Cl. 9(1)."""
    schedule = LAW.schedule("provider")
    assert (schedule.clause, schedule.hours.week) == ("9(1)", Week.FIVE_DAY)
    monday, saturday = schedule.hours.days[0], schedule.hours.days[5]
    assert monday == (Span(time(9), time(13)), Span(time(14), time(18)))
    assert saturday == ()
    assert "provider" not in LAW.queue.electronic
    assert (LAW.queue.booking, LAW.queue.accelerated) == (False, False)


def test_the_centre_works_six_days_without_lunch_with_an_electronic_queue() -> None:
    """Cl. 9(2)."""
    schedule = LAW.schedule("centre")
    assert (schedule.clause, schedule.hours.week) == ("9(2)", Week.SIX_DAY)
    assert schedule.hours.days[:6] == ((Span(time(9), time(20)),),) * 6
    assert schedule.hours.days[6] == ()
    assert LAW.queue.electronic == ("centre",)


def test_branches_close_at_seven_and_have_an_hour_of_lunch() -> None:
    """Cl. 9(2): «бір сағаттық түскі үзіліспен сағат 9.00-ден 19.00-ге дейін»; when the lunch is, is a reading."""
    schedule = LAW.schedule("centre-branch")
    assert schedule.hours.days[0] == (Span(time(9), time(13)), Span(time(14), time(19)))
    assert schedule.reading is not None


def test_the_premises_have_an_own_entrance_and_are_fit_for_everybody() -> None:
    """Cl. 10."""
    texts = [item.text.kk for item in LAW.premises if item.clause == "10"]
    assert any("бөлек кіретін есік" in text for text in texts)
    assert any("бірінші қабатында" in text for text in texts)
    assert any("мүмкіндігі шектеулі" in text for text in texts)
    assert any("анықтама бюросы" in text for text in texts)


# --- 2. Procedure: what to bring (cl. 11) ------------------------------------------------------------


def test_at_the_bureau_one_shows_ones_identity_document_and_nothing_else() -> None:
    """Cl. 11(1): «жеке тұлғалар - өзінің жеке басын куәландыратын құжатты ұсынады»."""
    assert ids("provider", applicant="natural", about="self", recipient="self") == ["D1"]
    document = LAW.document("D1")
    assert (document.clause, document.form, document.copies) == ("11(1)", "original", 0)
    assert document.returned is None, "the rule on returning originals is printed for the Centre only"


def test_for_a_relative_the_bureau_asks_the_original_that_proves_the_kinship_too() -> None:
    """Cl. 11(1): «туысқандық байланысын растайтын … құжаттың түпнұсқасын ұсынады»."""
    assert ids("provider", applicant="natural", about="relative", recipient="self") == ["D1", "D2"]
    assert LAW.document("D2").form == "original"
    relative = next(value for value in LAW.fact("about").values if value.id == "relative")
    assert relative.kinship == (), "the degree of kinship is not limited"


def test_a_legal_person_sends_the_bureau_a_signed_and_registered_request() -> None:
    """Cl. 11(1): «қол қойған және заңды тұлғаның кеңсесінде тіркелген жазбаша сұрауларды»."""
    facts = {"applicant": "legal", "request": "one", "recipient": "self"}
    assert ids("provider-letter", **facts) == ["D3"]
    assert LAW.document("D3").copies == 0, "a second copy is not on the list"


def test_to_give_it_to_a_third_person_a_notarised_consent_is_needed_at_the_bureau() -> None:
    """Cl. 11(1): «үшінші тұлғаға беру үшін … нотариалды куәландырылған келісімін»."""
    assert ids("provider", applicant="natural", about="self", recipient="third") == ["D1", "D4"]
    assert ids("provider-letter", applicant="legal", recipient="third") == ["D3", "D4"]
    assert LAW.document("D4").form == "notarised"


def test_who_asks_about_somebody_not_a_relative_is_a_third_person() -> None:
    """Cl. 11, a reading: then only «to a third person» is possible."""
    facts = {"applicant": "natural", "about": "other"}
    recipient = LAW.fact("recipient")
    possible = [v.id for v in recipient.values if all(facts[k] in vs for k, vs in v.when.items())]
    assert possible == ["third"]
    assert ids("centre", **facts, recipient="third") == ["D5", "D6", "D9"]


@pytest.mark.parametrize(
    ("facts", "documents"),
    [
        ({"applicant": "natural", "about": "self", "recipient": "self"}, ["D5", "D6"]),
        ({"applicant": "natural", "about": "relative", "recipient": "self"}, ["D5", "D6", "D7"]),
        ({"applicant": "natural", "about": "self", "recipient": "third"}, ["D5", "D6", "D9"]),
        ({"applicant": "legal", "request": "one", "recipient": "self"}, ["D5", "D8"]),
        ({"applicant": "legal", "request": "list", "recipient": "third"}, ["D5", "D8", "D9"]),
    ],
)
def test_at_the_centre_everybody_brings_an_application_and_copies(
    facts: dict[str, str], documents: list[str]
) -> None:
    """Cl. 11(2)."""
    assert ids("centre", **facts) == documents
    assert all((LAW.document(one).clause or "").startswith("11(2)") for one in documents)


@pytest.mark.parametrize("document_id", ["D6", "D7"])
def test_the_centre_compares_the_copy_with_the_original_and_gives_the_original_back(document_id: str) -> None:
    """Cl. 11, last paragraph: «түпнұсқаны өтініш берушіге қайтарады»."""
    document = LAW.document(document_id)
    assert (document.form, document.originals, document.copies) == ("original+copy", 1, 1)
    assert document.returned is True
    assert "салыстыр" in step("C1").title.kk
    assert step("C1").documents


def test_the_bureau_may_not_ask_for_an_application_form() -> None:
    """Cl. 12: «өтініш бланкілерін толтыру талап етілмейді»."""
    assert "provider" not in LAW.document("D5").channels
    assert any(item.clause == "12" and "талап етілмейді" in item.text.kk for item in LAW.special)


def test_at_the_centre_blanks_lie_on_a_stand_or_with_the_consultants() -> None:
    """Cl. 12, second paragraph."""
    assert LAW.post("consultant").clause == "12"
    assert any(item.clause == "12" and "тағанда" in item.text.kk for item in LAW.premises)


def test_filled_in_forms_go_to_the_inspector_at_an_address_of_annex_2() -> None:
    """Cl. 13."""
    point = next(point for point in LAW.intake if point.channel == "centre")
    assert point.clause == "1, 12, 13, annex 2"
    assert step("C1").by == "inspector"


# --- 2. Procedure: who does what (cl. 14) ------------------------------------------------------------


def test_at_the_bureau_documents_are_handed_to_the_registrar() -> None:
    """Cl. 14, first paragraph."""
    assert (step("A1").by, step("A1").does) == ("registrar", Verb.RECEIVE)


def test_in_person_the_registrar_enters_the_journal_checks_the_card_index_and_issues_a_stamped_certificate() -> (
    None
):
    """Cl. 14, second paragraph."""
    assert way("provider") == ["A0", "A1", "A2", "A3", "A4", "A5", "end:issued"]
    assert (step("A2").does, step("A2").journal) == (Verb.REGISTER, "J1")
    assert (step("A3").does, step("A3").journal) == (Verb.LOOK_UP, "J2")
    assert step("A4").papers == ("certificate",)
    stamp = next(field for field in LAW.paper("certificate").fields if field.id == "stamp")
    assert stamp.clause == "14"


def test_written_requests_pass_the_incoming_journal_the_card_index_and_the_outgoing_journal() -> None:
    """Cl. 14, third paragraph."""
    assert way("provider-letter") == ["B1", "B2", "B3", "B4a", "B5", "B6", "end:posted"]
    assert [step(s).journal for s in ("B2", "B3", "B5")] == ["J3", "J2", "J4"]
    assert LAW.journal("J3").name.kk == "кіріс хат-хабарлар журналы"
    assert LAW.journal("J4").name.kk == "шығыс хат-хабарлар журналы"


def test_about_one_person_the_answer_is_stamped_on_the_reverse_of_the_request() -> None:
    """Cl. 14, fourth paragraph: «сұраудың артқы бетіне мөртабан қою және толтыру арқылы беріледі»."""
    assert step("B4a").papers == ("request-reverse",)
    assert LAW.results[1].paper == "request-reverse"


def test_a_list_comes_back_with_certificates_for_those_found_and_a_mark_beside_the_others() -> None:
    """Cl. 14, fourth paragraph: «тіркелмеген» деген белгі."""
    for record, outcome in (("mixed", "found"), ("none", "not-found")):
        walked = way("provider-letter", {"B3": outcome}, {"request": "list", "record": record})
        assert walked == ["B1", "B2", "B3", "B4b", "B5", "B6", "end:posted"]
    assert step("B4b").papers == ("list-answer", "certificate")


def test_one_person_not_in_the_card_index_is_answered_not_refused() -> None:
    """Cl. 14, a reading: absence from the card index is no ground of refusal."""
    letter = way("provider-letter", {"B3": "not-found"}, {"record": "none"})
    assert letter == ["B1", "B2", "B3", "B4c", "B5", "B6", "end:not-found"]
    assert way("provider", {"A3": "not-found"}, {"record": "none"})[-3:] == ["AN", "A5", "end:not-found"]
    assert way("centre", {"C8": "not-found"}, {"record": "none"})[-1] == "end:not-found"
    assert step("AN").reading is not None
    assert not [ground for ground in LAW.grounds if "картотека" in ground.text.kk]


def test_the_inspector_checks_completeness_registers_and_passes_the_papers_on() -> None:
    """Cl. 14, fifth paragraph."""
    assert way("centre")[:5] == ["C0", "C1", "C3", "C4", "C5"]
    assert (step("C3").journal, step("C4").does) == ("J5", Verb.PASS)
    assert {step(s).by for s in ("C1", "C3", "C4")} == {"inspector"}


def test_the_accumulation_section_collects_and_draws_up_the_register() -> None:
    """Cl. 14, sixth paragraph."""
    assert (step("C5").by, step("C5").does, step("C5").journal) == (
        "accumulation-inspector",
        Verb.COLLECT,
        "J6",
    )
    assert step("C5").papers == ("manifest-out",)


def test_the_courier_goes_at_least_twice_on_the_day_of_acceptance() -> None:
    """Cl. 14, seventh paragraph: «қабылданған күні курьерлік байланыс арқылы кемінде 2 рет»."""
    term = LAW.term("T11")
    assert (term.at_least_times, term.limit, term.excludes_filing) == (2, Limit(1, DAYS), False)
    assert (term.week, term.body) == ("six-day", "centre"), "the Centre works six days"
    assert LAW.couriers[0].runs == "T11"
    assert step("C6a").by == "courier"


def test_the_bureau_checks_the_package_the_card_index_and_sends_back_a_register_of_executed_documents() -> (
    None
):
    """Cl. 14, eighth paragraph."""
    assert way("centre")[5:] == [
        "C6a", "C6b", "C7", "C8", "C9", "C10a", "C10b", "C10c", "C11", "end:issued",
    ]  # fmt: skip
    assert (step("C7").does, step("C8").journal, step("C10a").journal) == (Verb.EXAMINE, "J2", "J7")
    assert LAW.journal("J7").name.kk == "орындалған құжаттардың тізілімі"


def test_ready_documents_reach_the_centre_one_day_before_the_day_of_issue() -> None:
    """Cl. 14, last paragraph: «беру күні аяқталғанға дейін бір күн бұрын»."""
    term = LAW.term("T10")
    assert (term.limit, term.backwards_from) == (Limit(1, Unit.CALENDAR_DAYS), "promised")
    assert "C10c:done" in term.stops
    assert term.reading is not None, "the kind of day is not stated"


# --- 2. Procedure: receipts, issue, refusal, return, shelf (cl. 15 to 17) -----------------------------


def test_the_bureau_gives_no_confirmation_of_acceptance() -> None:
    """Cl. 15, first paragraph."""
    assert not [paper for s in LAW.channel("provider").steps for paper in s.papers if "receipt" in paper]
    assert any(item.clause == "15" and "берілмейді" in item.text.kk for item in LAW.special)


def test_the_second_copy_of_a_request_is_marked_with_registrar_and_date() -> None:
    """Cl. 15, second paragraph."""
    mark = LAW.paper("second-copy-mark")
    assert step("B1").papers == ("second-copy-mark",)
    assert [field.id for field in mark.fields] == ["registrar", "accepted"]
    assert mark.clause == "15"


def test_the_receipt_of_the_centre_has_five_contents() -> None:
    """Cl. 15, third paragraph."""
    receipt = LAW.paper("receipt")
    assert [(field.no, field.name.kk) for field in receipt.fields] == [
        ("1", "сұрауды қабылдау нөмірі мен күні"),
        ("2", "сұралатын мемлекеттік қызмет түрі"),
        ("3", "қоса берілген құжаттардың саны мен атаулары"),
        ("4", "құжаттардың берілген күні (уақыты) мен орны"),
        ("5", "Орталықтың құжаттарды ресімдеуге өтініш қабылдаған инспекторының тегі, аты, әкесінің аты"),
    ]
    assert {field.clause for field in receipt.fields} == {"15"}
    assert step("C3").papers == ("receipt",)


def test_at_the_bureau_the_certificate_is_given_when_the_person_comes() -> None:
    """Cl. 16, first paragraph."""
    point = next(point for point in LAW.issue if point.channel == "provider")
    assert point.clause == "15, 16"
    assert "16" in (step("A5").clause or "")


def test_answers_to_letters_go_by_post_in_an_envelope() -> None:
    """Cl. 16, second paragraph."""
    assert (step("B6").does, step("B6").papers) == (Verb.POST, ("envelope",))


def test_at_the_centre_the_result_is_handed_over_against_the_receipt_at_the_window() -> None:
    """Cl. 16, third paragraph."""
    assert (step("C11").does, step("C11").by, step("C11").clause) == (Verb.ISSUE, "inspector", "16")
    assert "қолхат" in step("C11").title.kk


def test_without_the_documents_of_clause_11_the_service_is_refused() -> None:
    """Cl. 17, first paragraph: by the authorised body or the Centre."""
    ground = LAW.ground("documents-not-presented")
    assert (ground.clause, ground.by, ground.steps) == ("17", ("registrar", "inspector"), ("AR", "BR", "CR0"))
    assert ground.notice is None
    assert way("provider", {"A1": "incomplete"}) == ["A0", "A1", "AR", "end:refused"]
    assert way("centre", {"C1": "incomplete"}) == ["C0", "C1", "CR0", "end:refused"]


def test_a_faulty_or_incomplete_package_goes_back_within_three_working_days_with_written_reasons() -> None:
    """Cl. 17, second paragraph."""
    back = way("centre", {"C7": "faulty"})
    assert back[6:] == ["C6b", "C7", "CR1", "CR1b", "CR1c", "CR2", "end:returned"]
    term = LAW.term("T8")
    assert (term.limit, term.clause, term.starts) == (Limit(3, DAYS), "17", ("C6b:done",))
    assert step("CR1").papers == ("return-reasons",)
    grounds = [ground.id for ground in LAW.grounds if "CR1" in ground.steps]
    assert grounds == ["faulty-papers", "incomplete-package"]


def test_the_centre_tells_the_consumer_of_a_return_within_one_working_day() -> None:
    """Cl. 17, third paragraph."""
    term = LAW.term("T9")
    assert (term.limit, term.body, term.starts) == (Limit(1, DAYS), "centre", ("CR1c:done",))
    assert (step("CR2").does, step("CR2").within) == (Verb.NOTIFY, "T9")
    assert all(ground.notice for ground in LAW.grounds if "CR1" in ground.steps)


def test_what_nobody_fetches_is_kept_for_a_month_and_handed_to_the_bureau() -> None:
    """Cl. 17, fourth paragraph."""
    assert way("centre", {"C11": "not-collected"})[-3:] == ["C11", "CU1", "end:issued"]
    assert way("centre", {"C11": "not-collected", "CU1": "expired"})[-3:] == ["CU1", "CU2", "end:unclaimed"]
    term = LAW.term("T12")
    assert (term.limit, term.kind, term.clause) == (Limit(1, Unit.MONTHS), "retention", "17")


def test_how_long_the_bureau_keeps_them_departmental_acts_say() -> None:
    """Cl. 17, fifth paragraph."""
    item = LAW.retention[1]
    assert item.clause == "17"
    assert "ведомстволық" in item.text.kk
    assert item.reading is not None


# --- 3. Principles, 4. Results ------------------------------------------------------------------------


def test_five_principles_bind_the_bureau_and_the_centre() -> None:
    """Cl. 18."""
    assert [item.clause for item in LAW.principles] == ["18"] * 5


def test_six_indicators_are_measured_and_their_targets_are_left_empty() -> None:
    """Cl. 19, 20; annex 4."""
    assert [row.norm for row in LAW.indicators] == [100, 100, 100, 0, 100, 100]
    assert all(row.target is None and row.current is None for row in LAW.indicators)


# --- 5. Complaints -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "clause", "annexes"),
    [
        ("explanation", "21", ("annex-5", "annex-6")),
        ("result", "22", ("annex-7", "annex-8")),
        ("rudeness", "23", ("annex-9", "annex-10")),
    ],
)
def test_each_cause_of_complaint_has_its_officials(cause: str, clause: str, annexes: tuple[str, str]) -> None:
    """Cl. 21 to 23."""
    found = next(one for one in LAW.complaints.causes if one.id == cause)
    assert (found.clause, found.directories) == (clause, annexes)


def test_a_complaint_names_who_complains_of_what_and_is_signed() -> None:
    """Cl. 24."""
    complaints = LAW.complaints
    assert complaints.clause == "24, 25, 26"
    assert "почталық мекенжайы" in complaints.content_natural.kk
    assert complaints.content_legal is not None
    assert "шығыс нөмірі және күні" in complaints.content_legal.kk
    assert "қолы" in complaints.content_natural.kk


def test_a_complaint_is_entered_in_the_journal_and_considered_in_the_terms_of_the_law_of_2007() -> None:
    """Cl. 25: no figure in this act."""
    term = LAW.term("T13")
    assert (LAW.complaints.term, term.limit, term.clause) == ("T13", None, "25")
    assert LAW.journal("J8").clause == "25"
    assert "2007 жылғы 12 қаңтардағы" in LAW.complaints.term_words.kk


def test_who_complains_gets_a_talon_with_date_time_and_the_name_of_who_took_it() -> None:
    """Cl. 25, annex 11."""
    talon = LAW.paper(LAW.complaints.talon or "")
    assert [field.id for field in talon.fields] == ["body", "official", "date", "time"]
    assert talon.clause == "25, annex 11"
    assert talon.form is not None
    assert "75 мм х 55 мм" in talon.form.kk


def test_the_answer_comes_in_writing_by_post() -> None:
    """Cl. 25, last paragraph."""
    assert "почта арқылы" in LAW.complaints.answer.kk


def test_who_disagrees_with_the_decision_goes_to_court() -> None:
    """Cl. 26."""
    assert "азаматтық сот" in LAW.complaints.court.kk


def test_the_head_of_the_ministrys_department_receives_on_wednesdays_by_appointment() -> None:
    """Cl. 27."""
    (reception,) = LAW.receptions
    assert (reception.clause, reception.opens, reception.closes) == ("27", time(17), time(19))
    assert "сәрсенбі" in reception.words.kk


# --- annexes -----------------------------------------------------------------------------------------


def test_the_form_of_the_certificate_has_the_fields_of_annex_3_in_two_languages() -> None:
    """Annex 3: year, not date, of birth; registered or removed; region and destination; who checked; date."""
    paper = LAW.paper("certificate")
    assert paper.languages == ("kk", "ru")
    assert [field.no for field in paper.fields if field.no] == list("12345678")
    person = paper.fields[0]
    assert person.hint is not None
    assert person.hint.kk == "тегі, аты, әкесінің аты, туған жылы және жері"
    assert paper.fields[3].name.kk == "тіркелген (шығарылған)"
    assert paper.missing is not None


def test_the_directories_have_as_many_rows_as_the_annexes() -> None:
    """Annexes 1, 2, 5 to 10."""
    assert {row.clause: row.rows for row in LAW.directories} == {
        "annex 1": 20, "annex 2": 30, "annex 5": 16, "annex 6": 18,
        "annex 7": 16, "annex 8": 17, "annex 9": 16, "annex 10": 29,
    }  # fmt: skip


def test_contradictions_and_gaps_are_told_with_how_we_read_them() -> None:
    assert len(LAW.anomalies) >= 45
    assert {"two-starts", "ten-minutes", "return-eats-term", "branch-hours"} <= {a.id for a in LAW.anomalies}
    assert len(LAW.silent) >= 8
    assert all(item.reading for item in LAW.silent)
