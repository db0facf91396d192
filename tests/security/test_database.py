"""What the database itself forbids, whoever holds the program."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from qyzmet.cases.journal import verify
from qyzmet.cases.models import Case
from qyzmet.papers.issue import withdraw
from qyzmet.papers.models import Paper
from tests.portal.people import Family, apply_about_oneself
from tests.security.conftest import browser

KEPT = (
    "cases_entry",
    "registers_look",
    "papers_paper",
    "registers_addressevent",
    "registers_dwellingrightevent",
    "registers_identitydocumentevent",
    "registers_legalpersonevent",
    "registers_militarydutyevent",
    "registers_personevent",
    "registers_registrationmarkevent",
    "registers_residenceevent",
    "registers_householdentry",
    "registers_householdconfirmation",
    "registers_householdpageevent",
    "registers_householdmemberevent",
    "registers_familyevent",
    "registers_familymemberevent",
    "registers_personstatusevent",
    "registers_incomerecord",
    "registers_unemployedentry",
    "registers_unemployedregistrationevent",
    "duty_payment",
    "duty_paymentevent",
    "duty_refund",
    "duty_refundevent",
    "cases_assignment",
    "cases_attachment",
    "cases_custody",
    "cases_custodyact",
    "cases_custodyactline",
    "cases_premisescheck",
    "cases_ticketevent",
    "cases_visitevent",
    "benefits_benefitevent",
    "benefits_confirmation",
    "benefits_countedevent",
    "benefits_happening",
    "benefits_payline",
    "benefits_payout",
    "benefits_refused",
    "benefits_term",
    "benefits_turning",
    "portal_declined",
    "commissions_commission",
    "commissions_member",
    "commissions_inspection",
    "commissions_seat",
    "commissions_conclusion",
    "commissions_vote",
)
"""What the servers may add to and not change; of payments, refunds and papers a few columns may follow."""
LASTING = (
    "benefits_benefit",
    "benefits_counted",
    "benefits_paylist",
    "cases_case",
    "cases_manifest",
    "cases_ticket",
    "cases_visit",
    "cases_route",
    "portal_order",
    "portal_booking",
    "offices_office",
    "offices_account",
    "offices_holding",
    "offices_absence",
    "registers_person",
    "registers_legalperson",
    "registers_residence",
    "registers_identitydocument",
    "registers_householdpage",
    "registers_householdmember",
    "registers_family",
    "registers_familymember",
    "registers_personstatus",
    "registers_unemployedregistration",
)
"""What changes and never goes away."""
FOLLOWING = {
    "registers_incomerecord": {"current"},
    "papers_paper": {"withdrawn_at", "withdrawn_reason", "withdrawn_by"},
    "duty_payment": {"case_number", "used_at", "owed"},
    "duty_refund": {"paid_on", "paid_by", "order_number"},
    "commissions_commission": {"until", "ended_by"},
    "commissions_member": {"until", "ended_by"},
}


@pytest.fixture
def number(family: Family) -> str:
    """A case with its journal, its papers and the traces of who looked."""
    return apply_about_oneself(browser(family.user), family.applicant)


@pytest.fixture
def as_server(family: Family) -> Iterator[None]:
    """Work with the role that ``site/role.sql`` gives to the servers."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE qyzmet_app NOLOGIN")
        cursor.execute(files("qyzmet.site").joinpath("role.sql").read_text(encoding="utf-8"))
        cursor.execute("SET ROLE qyzmet_app")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def _refused(statement: str, error: type[DatabaseError]) -> str:
    with pytest.raises(error) as told, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(told.value)


@pytest.mark.parametrize("table", ["cases_entry", "registers_look", "papers_paper"])
@pytest.mark.parametrize("change", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_journal_traces_and_papers_can_be_rewritten_by_no_statement(
    number: str, table: str, change: str
) -> None:
    assert _refused(change.format(table), DatabaseError)


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {0} SET id = id",
        "DELETE FROM {0}",
        "TRUNCATE {0} CASCADE",
        "ALTER TABLE {0} DISABLE TRIGGER ALL",
    ],
)
def test_the_servers_role_may_not_even_try(as_server: None, table: str, change: str) -> None:
    history = table.endswith("event") and not table.startswith("cases_")
    column = "ticket_id" if table == "cases_ticketevent" else "pgh_id" if history else "id"
    said = _refused(change.format(table).replace("id = id", f"{column} = {column}"), ProgrammingError)
    assert "permission denied" in said or "must be owner" in said


def _rows(statement: str, *values: object) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {str(row[0]) for row in cursor.fetchall()}


def test_every_table_that_its_triggers_keep_is_kept_from_the_servers_too(as_server: None) -> None:
    """A new table of a history has to be named in ``role.sql``: the triggers tell which tables there are."""
    raising = (
        "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND p.prosrc LIKE '%%RAISE%%' "
    )
    on_delete, on_update = 8, 16  # bits of pg_trigger.tgtype
    asked = f"{raising} AND t.tgtype & %s = %s"
    guarded = _rows(asked, on_delete | on_update, on_delete | on_update)
    assert guarded, "the triggers raise"
    assert guarded | {"registers_look", "papers_paper"} <= set(KEPT)
    assert _rows(asked, on_delete, on_delete) <= {*KEPT, *LASTING}


@pytest.mark.parametrize("table", KEPT)
def test_the_servers_role_adds_and_reads_only(as_server: None, table: str) -> None:
    asked = "SELECT p FROM unnest(ARRAY['INSERT', 'SELECT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) p "
    assert _rows(f"{asked} WHERE has_table_privilege('qyzmet_app', %s, p)", table) == {"INSERT", "SELECT"}
    columns = "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND "
    may = f"{columns} has_column_privilege('qyzmet_app', table_name::text, column_name::text, 'UPDATE')"
    assert _rows(may, table) == FOLLOWING.get(table, set())


@pytest.mark.parametrize("table", LASTING)
def test_the_servers_role_takes_nothing_away(as_server: None, table: str) -> None:
    assert "permission denied" in _refused(f"DELETE FROM {table}", ProgrammingError)


def test_the_servers_role_can_do_the_work(as_server: None, family: Family) -> None:
    number = apply_about_oneself(browser(family.user), family.applicant)
    assert verify(Case.objects.get(number=number)).sound
    paper = Paper.objects.filter(case_number=number).latest("pk")
    withdraw(paper, "trial", "nobody")
    assert browser().get(f"/v/{paper.code}").status_code == 200


def test_a_line_changed_behind_the_triggers_is_found(number: str) -> None:
    """An owner of the tables can switch the triggers off; the chain tells."""
    case = Case.objects.get(number=number)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_entry DISABLE TRIGGER entry_is_append_only")
        cursor.execute(
            "UPDATE cases_entry SET actor = 'somebody else' WHERE case_id = %s AND seq = 2", [case.pk]
        )
        cursor.execute("ALTER TABLE cases_entry ENABLE TRIGGER entry_is_append_only")
    found = verify(case)
    assert (found.sound, found.at_line) == (False, 2)


def test_what_is_typed_is_never_part_of_a_statement(family: Family, number: str) -> None:
    client = browser(family.user)
    for typed in ("'; DROP TABLE cases_case; --", "%' OR 1=1 --", "\\'; SELECT 1", "%", "_"):
        assert client.get("/offices/", {"place": typed}).status_code in (200, 422)
        assert client.get("/verify/", {"code": typed}).status_code in (200, 302, 422)
        assert client.post("/follow/", {"number": typed, "applicant": typed}).status_code == 422
    assert Case.objects.filter(number=number).exists()
