"""What the edition of 2014 changed, told generically from the two files."""

from __future__ import annotations

import dataclasses

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.changes import Change, changes
from qyzmet.law.text import Text

Rows = tuple[Change, ...]
OLD = edition("address-certificate@2010")
NEW = edition("address-certificate@2014")


@pytest.fixture(scope="module")
def all_changes() -> tuple[Change, ...]:
    return changes(OLD, NEW)


def one(rows: tuple[Change, ...], section: str, what: str) -> Change:
    found = [row for row in rows if row.section == section and row.what.en == what]
    assert len(found) == 1, [row.what.en for row in rows if row.section == section]
    return found[0]


def test_a_paper_service_became_a_fully_electronic_one_with_two_signatures(all_changes: Rows) -> None:
    form = one(all_changes, "service", "Form of the service")
    assert form.old is not None
    assert form.new is not None
    assert (form.old_clause, form.new_clause) == ("2", "5")
    assert "not automated" in form.old.en
    assert "fully automated" in form.new.en
    seals = one(all_changes, "results", "Electronic signatures")
    assert seals.old is None
    assert seals.new == Text("2 электрондық қолтаңба", "электронных подписей: 2", "2 electronic seals")


def test_ten_minutes_and_three_or_five_days_became_fifteen_minutes(all_changes: Rows) -> None:
    term = one(all_changes, "terms", "Term of the service")
    assert term.old is not None
    assert term.new is not None
    assert (term.old_clause, term.new_clause) == ("7(1)", "4(1)")
    assert "10 минут (мекенжай бюросында жеке өзі" in term.old.kk
    assert "3 рабочих дня" in term.old.ru
    assert "5 working days" in term.old.en
    assert term.new.en.count("15 minutes") == 2
    assert term.for_whom == "applicant"


def test_the_wait_shortened_and_the_serving_lengthened(all_changes: Rows) -> None:
    waiting, serving = one(all_changes, "terms", "Waiting"), one(all_changes, "terms", "Being served")
    assert (waiting.old_clause, waiting.new_clause) == ("7(2)", "4(2)")
    assert (serving.old_clause, serving.new_clause) == ("7(3)", "4(3)")
    assert "30 minutes" in (waiting.old or waiting.what).en
    assert "15 minutes" in (waiting.new or waiting.what).en
    assert "10 minutes" in (serving.old or serving.what).en
    assert "15 minutes" in (serving.new or serving.what).en


def papers(rows: Rows) -> list[tuple[str, str, str]]:
    """Each document that differs: what happened to it, its name, the cases."""
    return [
        (row.kind, row.what.en, " | ".join(case.en for case in row.cases))
        for row in rows
        if row.section == "documents" and not row.items
    ]


def test_at_the_centre_only_who_asks_about_a_close_relative_still_brings_an_application(
    all_changes: Rows,
) -> None:
    """Cl. 11(2) of 2010 asks it of everybody, cl. 9 of 2014 of relatives and of legal persons, on a form."""
    relative = "about a close relative of mine (parent, child, spouse)"
    assert [row for row in papers(all_changes) if "application" in row[1]] == [
        ("removed", "application", "about myself / about somebody else"),
        ("changed", "application in the form of annex 2", relative),
        ("changed", "application in the form of annex 2", "a legal person"),
    ]
    changed = next(row for row in all_changes if row.what.en == "application in the form of annex 2")
    assert (changed.old_clause, changed.new_clause) == ("11(2), 12, 13", "9, annex 2")


def test_a_legal_person_brings_a_power_of_attorney_and_a_list_instead_of_a_request(all_changes: Rows) -> None:
    found = {(kind, what[:23]): case for kind, what, case in papers(all_changes)}
    assert found["removed", "written request signed "] == "a legal person"
    assert found["added", "power of attorney provi"] == "a legal person"
    assert found["added", "list of the natural per"] == "a legal person"
    people = next(row for row in all_changes if row.what.en.startswith("list of the natural persons"))
    assert "only if: Is it a state institution or enterprise? no" in (people.new or people.what).en


def test_kinship_was_not_limited_and_now_is_parents_children_and_spouse(all_changes: Rows) -> None:
    about = one(all_changes, "facts", "About whom is the certificate?")
    assert "its degree is not limited" in (about.old or about.what).en
    assert "parent, child, spouse" in (about.new or about.what).en


def test_one_form_became_two_with_iin_unique_number_and_bar_code(all_changes: Rows) -> None:
    paper = one(all_changes, "results", "What stands on the paper")
    for field in ("ЖСН", "Бірегей нөмір", "Штрих-код", "Тіркеуден шығарылған себебі"):
        assert field not in (paper.old or paper.what).kk
        assert field in (paper.new or paper.what).kk
    result = one(all_changes, "results", "Result")
    assert "тіркеуден шығарылды" in (result.new or result.what).kk


def test_couriers_journals_indicators_principles_lists_and_storage_are_gone(all_changes: Rows) -> None:
    for section, what, clause, whom in [
        ("couriers", "Couriers", "14", "staff"),
        ("journals", "Journals", "14, 25", "staff"),
        ("indicators", "Quality indicators", "annex 4", "applicant"),
        ("principles", "Principles", "18", "applicant"),
        ("retention", "Papers nobody fetched", "17", "applicant"),
        ("premises", "Premises", "10, 12, 16", "applicant"),
    ]:
        change = one(all_changes, section, what)
        assert (change.new, change.new_clause) == (None, None)
        assert change.old_clause == clause
        assert change.for_whom == whom
    assert one(all_changes, "directories", "Lists of offices").new is None


def test_the_bureau_and_letters_closed_and_the_portal_opened(all_changes: Rows) -> None:
    assert one(all_changes, "channels", "in person at the address bureau").new is None
    assert one(all_changes, "channels", "written request to the address bureau").new is None
    portal = one(all_changes, "channels", "through the portal of the electronic government")
    assert (portal.old, portal.old_clause) == (
        Text("көзделмеген", "не предусмотрен", "not provided for"),
        "7(1)",
    )
    assert portal.new == Text("бар", "есть", "offered")


def test_a_place_in_the_queue_can_now_be_booked(all_changes: Rows) -> None:
    booking = one(all_changes, "queue", "Booking")
    assert "without an appointment" in (booking.old or booking.what).en
    assert "through the portal" in (booking.new or booking.what).en


def test_what_stays_the_same_is_not_told(all_changes: Rows) -> None:
    assert not [row for row in all_changes if row.section == "fee"], "free before and after"
    assert changes(OLD, OLD) == changes(NEW, NEW) == ()


def test_what_matters_to_applicants_comes_first(all_changes: Rows) -> None:
    order = [row.for_whom for row in all_changes]
    assert order == sorted(order)
    assert {"terms", "steps", "couriers", "journals", "posts"} <= {
        row.section for row in all_changes if row.for_whom == "staff"
    }


def test_every_side_of_a_change_has_its_clause(all_changes: Rows) -> None:
    for row in all_changes:
        for words, clause, law in ((row.old, row.old_clause, OLD), (row.new, row.new_clause, NEW)):
            assert (words is None) <= (clause is None), row.what.en
            if words is not None:
                assert clause is not None, row.what.en
                assert all(law.clause(cited) for cited in clause.split(", "))


def test_a_change_back_is_the_same_change_seen_from_the_other_side(all_changes: Rows) -> None:
    def seen(row: Change) -> tuple[object, ...]:
        return row.section, row.what, row.where, frozenset(row.cases), row.old, row.new, len(row.items)

    def from_the_other_side(row: Change) -> tuple[object, ...]:
        return row.section, row.what, row.where, frozenset(row.cases), row.new, row.old, len(row.items)

    assert {seen(row) for row in all_changes} == {from_the_other_side(row) for row in changes(NEW, OLD)}


def test_one_changed_limit_is_one_change() -> None:
    term = NEW.term("T3")
    assert term.limit is not None
    longer = dataclasses.replace(term, limit=dataclasses.replace(term.limit, value=20))
    terms = tuple(longer if t.id == "T3" else t for t in NEW.terms)
    (only,) = changes(NEW, dataclasses.replace(NEW, terms=terms))
    assert (only.section, only.what.en, only.for_whom) == ("terms", "Waiting", "applicant")
    assert only.new == Text(
        f"20 минут (халыққа қызмет көрсету орталығында) — {term.what.kk}",
        f"20 минут (в центре обслуживания населения) — {term.what.ru}",
        f"20 minutes (at a public service centre) — {term.what.en}",
    )
