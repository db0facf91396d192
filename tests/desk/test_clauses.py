"""Every clause of an edition that is carried out has a scenario, or stands on a reviewed list with a reason.

The decree's own lines (heading, force, signature) are the law room's (tests/law). A clause that lies above others is
tried by them. Nothing is on the list that a test tries.
"""

from __future__ import annotations

import importlib
import re

import pytest

from qyzmet.law.catalogue import editions
from qyzmet.law.model import Edition
from tests.desk import (
    test_clauses_assistance,
    test_clauses_farm,
    test_clauses_passport,
    test_clauses_registration,
    test_clauses_removal,
    test_clauses_temporary,
    test_clauses_unemployed,
)
from tests.desk.clauses import tried_in

SERVICES = (
    "address-certificate",
    "passport-id-card",
    "temporary-id",
    "residence-registration",
    "residence-deregistration",
    "personal-farm-certificate",
    "targeted-social-assistance",
    "unemployed-certificate",
)
LAWS = [law for service in SERVICES for law in editions(service)]

BUREAU = "tests.desk.test_bureau_2010"
CENTRE = "tests.desk.test_centre_2010"
LETTERS = "tests.desk.test_letters_2010"
ELECTRONIC = "tests.desk.test_electronic_2014"
COMPLAINTS = "tests.desk.test_complaints"
PORTAL = "tests.portal.test_unemployed"
ASSISTANCE = "tests.services.targeted_social_assistance.test_2012"
GROUNDS = "tests.services.targeted_social_assistance.test_rules"


def data(service: str, year: str) -> str:
    """The module in which the data of an edition are held against the act."""
    return f"tests.services.{service}.test_{year}"


ELSEWHERE: dict[str, dict[str, tuple[str, str]]] = {
    "address-certificate@2010": {
        "1": (BUREAU, "test_who_comes_in_person_gets_the_certificate_on_the_spot"),
        "5": (CENTRE, "test_a_legal_person_brings_application_and_request"),
        "6": (BUREAU, "test_who_comes_in_person_gets_the_certificate_on_the_spot"),
        "7(1)": (CENTRE, "test_the_day_in_the_receipt_is_three_or_five_working_days_away"),
        "7(2)": (BUREAU, "test_the_queue_takes_thirty_minutes_at_most"),
        "7(3)": (CENTRE, "test_serving_takes_ten_minutes_at_most"),
        "9": (CENTRE, "test_who_files_after_closing_has_filed_at_the_next_opening"),
        "9(1)": (BUREAU, "test_it_takes_ten_minutes_at_most"),
        "9(2)": (CENTRE, "test_who_files_after_closing_has_filed_at_the_next_opening"),
        "11": (BUREAU, "test_absent_documents_are_refused_on_the_ground_of_the_edition"),
        "11(1)": (BUREAU, "test_a_relative_is_asked_about_with_the_document_that_proves_kinship"),
        "11(2)": (CENTRE, "test_the_centre_asks_for_application_original_and_copy"),
        "12": (BUREAU, "test_no_form_is_demanded"),
        "13": (CENTRE, "test_the_centre_asks_for_application_original_and_copy"),
        "14": (CENTRE, "test_a_case_goes_from_the_window_to_the_bureau_and_back_to_the_window"),
        "15": (CENTRE, "test_the_receipt_has_its_five_contents"),
        "16": (LETTERS, "test_a_request_about_one_person_is_answered_on_its_reverse_and_goes_back_by_post"),
        "17": (CENTRE, "test_a_faulty_package_goes_back_within_three_working_days_with_written_reasons"),
        "21": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
        "22": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
        "23": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
        "25": (COMPLAINTS, "test_the_talon_of_a_complaint_says_where_who_and_when"),
        "26": (COMPLAINTS, "test_the_way_to_court_stays_open"),
        "annex 3": (BUREAU, "test_the_certificate_of_who_was_removed_says_when_and_where_to"),
        "annex 11": (COMPLAINTS, "test_the_talon_of_a_complaint_says_where_who_and_when"),
        "annex 5": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
        "annex 6": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
        "annex 7": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
        "annex 8": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
        "annex 9": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
        "annex 10": (COMPLAINTS, "test_who_was_refused_is_told_whom_to_turn_to"),
    },
    "address-certificate@2014": {
        "3": (ELECTRONIC, "test_the_certificate_is_formed_while_the_applicant_waits"),
        "4(1)": (ELECTRONIC, "test_it_takes_fifteen_minutes_from_handing_in"),
        "4(2)": (ELECTRONIC, "test_waiting_takes_fifteen_minutes_at_most"),
        "4(3)": (ELECTRONIC, "test_serving_takes_fifteen_minutes_at_most"),
        "5": (ELECTRONIC, "test_the_certificate_is_formed_while_the_applicant_waits"),
        "6": (ELECTRONIC, "test_both_ministries_put_their_signatures"),
        "8": (ELECTRONIC, "test_the_portal_works_round_the_clock"),
        "8(1)": (
            COMPLAINTS,
            "test_a_complaint_of_2014_is_considered_within_fifteen_working_days_from_its_registration",
        ),
        "8(2)": (ELECTRONIC, "test_a_place_in_the_queue_can_be_booked_through_the_portal"),
        "8(3)": (ELECTRONIC, "test_the_portal_works_round_the_clock"),
        "9": (ELECTRONIC, "test_a_close_relative_is_asked_about_with_application_and_certificate"),
        "10": (ELECTRONIC, "test_an_incomplete_set_is_refused_with_a_receipt_that_names_what_is_missing"),
        "11": (
            COMPLAINTS,
            "test_a_complaint_of_2014_is_considered_within_fifteen_working_days_from_its_registration",
        ),
        "12": (COMPLAINTS, "test_the_way_to_court_stays_open"),
        "14": (ELECTRONIC, "test_the_signature_of_another_is_not_taken"),
        "annex 1": (ELECTRONIC, "test_form_b_with_the_reason_for_who_was_removed"),
        "annex 2": (ELECTRONIC, "test_a_close_relative_is_asked_about_with_application_and_certificate"),
        "annex 3": (
            ELECTRONIC,
            "test_an_incomplete_set_is_refused_with_a_receipt_that_names_what_is_missing",
        ),
    },
    "passport-id-card@2012": {
        "9": (data("passport_id_card", "2012"), "test_nobody_books_and_nobody_is_served_out_of_turn"),
    },
    "passport-id-card@2014": {
        "8": (data("passport_id_card", "2014"), "test_the_hours_of_provider_centre_and_portal"),
        "8(1)": (data("passport_id_card", "2014"), "test_the_hours_of_provider_centre_and_portal"),
        "8(2)": (
            data("passport_id_card", "2014"),
            "test_a_place_in_the_queue_may_be_booked_and_nobody_is_served_out_of_turn",
        ),
        "8(3)": (data("passport_id_card", "2014"), "test_the_hours_of_provider_centre_and_portal"),
    },
    "temporary-id@2012": {
        "9": (data("temporary_id", "2012"), "test_documents_are_taken_to_half_past_six_with_a_break"),
    },
    "temporary-id@2014": {
        "8(1)": (
            data("temporary_id", "2014"),
            "test_the_centre_works_to_eight_the_provider_to_half_past_six",
        ),
        "8(2)": (
            data("temporary_id", "2014"),
            "test_a_place_in_the_queue_may_be_booked_and_nothing_is_accelerated",
        ),
    },
    "residence-registration@2014": {
        "8(1)": (data("residence_registration", "2014"), "test_provider_centre_and_portal_have_their_hours"),
        "8(2)": (
            data("residence_registration", "2014"),
            "test_a_place_in_the_electronic_queue_may_be_booked_through_the_portal",
        ),
        "8(3)": (data("residence_registration", "2014"), "test_provider_centre_and_portal_have_their_hours"),
    },
    "residence-deregistration@2014": {
        "8(1)": (
            data("residence_deregistration", "2014"),
            "test_the_provider_closes_before_the_centre_it_sits_in",
        ),
        "8(2)": (
            data("residence_deregistration", "2014"),
            "test_a_place_in_the_queue_may_be_booked_and_nothing_is_accelerated",
        ),
    },
    "targeted-social-assistance@2012": {
        "1(1)": (ASSISTANCE, "test_at_the_body_the_executor_takes_in_the_commission_inspects_the_head_signs"),
        "1(2)": (GROUNDS, "test_five_kinds_of_people_apply"),
        "2": (ASSISTANCE, "test_the_akim_is_turned_to_only_where_there_is_no_authorised_body"),
        "9(2)": (ASSISTANCE, "test_one_waits_fifteen_minutes_for_each_person_in_the_queue"),
        "9(3)": (ASSISTANCE, "test_serving_one_person_takes_fifteen_minutes_at_most"),
        "10": (GROUNDS, "test_what_was_turned_down_before_still_stands_until_something_restores_the_right"),
        "11(1)": (ASSISTANCE, "test_what_to_bring_is_the_same_at_both_places"),
        "11(2)": (
            ASSISTANCE,
            "test_through_the_akim_papers_and_result_pass_the_akim_who_never_decides",
        ),
        "14(1)": (GROUNDS, "test_the_form_asks_for_the_social_code_and_for_the_day_of_the_measures"),
        "14(5)": (ASSISTANCE, "test_of_the_three_proofs_of_residence_any_one_is_enough"),
        "16": ("tests.desk.test_sfu", "test_the_way_not_taken_is_shown_aside"),
    },
    "unemployed-certificate@2011": {
        "14(3)": (PORTAL, "test_from_the_form_to_the_signed_certificate_in_the_cabinet"),
        "14(4)": (PORTAL, "test_each_shows_the_copy_of_ones_own_document"),
        "14(5)": (PORTAL, "test_each_shows_the_copy_of_ones_own_document"),
        "21(2)": (PORTAL, "test_from_the_form_to_the_signed_certificate_in_the_cabinet"),
        "21(10)": (PORTAL, "test_a_certificate_that_has_ended_is_refused_by_the_portal_with_a_notice"),
        "23": (PORTAL, "test_from_the_form_to_the_signed_certificate_in_the_cabinet"),
        "annex 8": (PORTAL, "test_from_the_form_to_the_signed_certificate_in_the_cabinet"),
    },
}
"""Scenarios that stood before, and hours, which are the clockwork's: edition, clause, module and test."""

NAMED = "a name, a form of the service, a legal basis: a declaration that moves no step"
TOLD = "where information is found: pages of the law show it, no step depends on it"
HALL = "what the hall has: the checklist of the premises (tests/desk/test_visits.py, provider pages)"
AIMS = "principles and indicators: aims of the body, not of a case"
VOICE = "complaints and the court: told with the refusal, contacts and terms held against the act (tests/services)"
LISTS = "a list of offices or officials: held line by line against the act (tests/law/test_directories.py)"
FREE = "free of charge: no step pays (tests/duty: a free service owes nothing on any day)"
CONTENT = "what a complainant writes: no step of the service reads it"
DRAWN = "schemes and diagrams whose pictures are lost: drawn anew from the steps (tests/process/bpmn)"
BLANKS = "where the blanks lie in the hall"

OF_2012 = {
    **dict.fromkeys(("2", "3"), NAMED),
    **dict.fromkeys(("4", "26", "27"), TOLD),
    "10": HALL,
    **dict.fromkeys(("17", "18", "19", "annex 3"), AIMS),
    **dict.fromkeys(("20", "21", "22", "23", "24", "25"), VOICE),
    **dict.fromkeys(("annex 1", "annex 2"), LISTS),
}
OF_2014 = {
    **dict.fromkeys(("1", "2", "5"), NAMED),
    **dict.fromkeys(("13",), TOLD),
}
DECLARED: dict[str, dict[str, str]] = {
    "address-certificate@2010": {
        **dict.fromkeys(("2", "3"), NAMED),
        **dict.fromkeys(("4", "27"), TOLD),
        "8": FREE,
        "10": HALL,
        **dict.fromkeys(("18", "19", "20", "annex 4"), AIMS),
        "24": CONTENT,
        **dict.fromkeys(("annex 1", "annex 2"), LISTS),
    },
    "address-certificate@2014": {
        **dict.fromkeys(("1", "2"), NAMED),
        "7": FREE,
        **dict.fromkeys(("13", "15", "16"), TOLD),
    },
    "passport-id-card@2012": OF_2012,
    "passport-id-card@2014": {
        **OF_2014,
        **dict.fromkeys(("15", "16"), TOLD),
        **dict.fromkeys(("10", "11"), VOICE),
    },
    "temporary-id@2012": OF_2012,
    "temporary-id@2014": {
        **OF_2014,
        **dict.fromkeys(("14", "15"), TOLD),
        **dict.fromkeys(("11", "12"), VOICE),
    },
    "residence-registration@2012": {**OF_2012, "12": BLANKS},
    "residence-registration@2014": {
        **OF_2014,
        **dict.fromkeys(("15", "16"), TOLD),
        **dict.fromkeys(("10", "11"), VOICE),
    },
    "residence-deregistration@2012": OF_2012,
    "residence-deregistration@2014": {
        **OF_2014,
        **dict.fromkeys(("14", "15"), TOLD),
        **dict.fromkeys(("10", "11"), VOICE),
    },
    "personal-farm-certificate@2011": {
        **dict.fromkeys(("2", "3"), NAMED),
        **dict.fromkeys(("4", "25"), TOLD),
        "8": FREE,
        "10": HALL,
        **dict.fromkeys(("17", "17(1)", "17(2)", "17(3)", "17(4)", "18", "19", "annex 3"), AIMS),
        **dict.fromkeys(("20", "21", "22", "23"), VOICE),
        **dict.fromkeys(("annex 1", "annex 2"), LISTS),
    },
    "targeted-social-assistance@2012": {
        **dict.fromkeys(("3", "4", "6"), NAMED),
        "5": FREE,
        "8": TOLD,
        "12": HALL,
        "17": AIMS,
        **dict.fromkeys(("annex 1", "annex 2"), LISTS),
    },
    "unemployed-certificate@2011": {
        **dict.fromkeys(("1", "1(1)", *(f"1({one})" for one in range(3, 19))), NAMED),
        **dict.fromkeys(("3", "4", "6", "16", "17", "25", "26", "27"), NAMED),
        "5": FREE,
        **dict.fromkeys(("8", "24"), TOLD),
        **dict.fromkeys(("12", "31"), HALL),
        **dict.fromkeys(("28", "30", *(f"30({one})" for one in range(1, 7)), "32", "annex 7"), AIMS),
        **dict.fromkeys(("annex 1", "annex 2"), LISTS),
        **dict.fromkeys(("annex 5", "annex 6"), DRAWN),
    },
}
"""Clauses with nothing to try in a case, and why; reviewed one by one."""


def tried(law: Edition) -> set[str]:
    """The clauses of an edition that a scenario tries."""
    modules = (
        test_clauses_passport,
        test_clauses_temporary,
        test_clauses_registration,
        test_clauses_removal,
        test_clauses_farm,
        test_clauses_assistance,
        test_clauses_unemployed,
    )
    marked = {clause for module in modules for name, clause, _ in tried_in(module) if name == law.name}
    return marked | set(ELSEWHERE.get(law.name, {}))


def below(law: Edition, clause: str) -> set[str]:
    """The items of a clause: ``7(1)`` and ``7(2)`` lie below ``7``."""
    return {one.id for one in law.clauses if re.fullmatch(re.escape(clause) + r"\([^)]+\)", one.id)}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_every_clause_has_a_scenario_or_a_reason_to_have_none(law: Edition) -> None:
    found, declared = tried(law), DECLARED[law.name]
    left = [
        one.id
        for one in law.clauses
        if not one.id.startswith("act ")
        and one.id != "heading"
        and one.id not in found
        and one.id not in declared
        and not (below(law, one.id) and below(law, one.id) <= found)
    ]
    assert left == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_what_is_tried_is_a_clause_and_needs_no_reason(law: Edition) -> None:
    known = {one.id for one in law.clauses}
    found, declared = tried(law), set(DECLARED[law.name])
    assert found <= known
    assert declared <= known
    assert not found & declared


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_the_scenarios_that_stand_elsewhere_are_there(law: Edition) -> None:
    for module, name in ELSEWHERE.get(law.name, {}).values():
        assert callable(getattr(importlib.import_module(module), name)), (module, name)
