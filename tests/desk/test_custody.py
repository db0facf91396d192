"""Who holds which package: at any moment one, never two and never nobody (address-certificate 2010, cl. 14, 17)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from qyzmet.cases import custody as ledger
from qyzmet.cases import manifests, store
from qyzmet.cases.models import Case, Custody, CustodyAct, CustodyActLine, Holding, Manifest, ManifestLine
from qyzmet.cases.store import Stored
from qyzmet.desk import couriers, custody
from qyzmet.desk.couriers import Discrepancy
from qyzmet.desk.official import Official
from qyzmet.process.errors import Refusal
from tests.desk.killing import killed_at_every_statement
from tests.desk.town import (
    BUREAU,
    CENTRE,
    OLD,
    TUESDAY,
    Town,
    about_self,
    accept,
    at,
    carry,
    dispatch,
    do,
    file,
    manifest,
    official,
    to_applicant,
)

HOUR = timedelta(hours=1)
NOON, LATER = TUESDAY + 2 * HOUR, TUESDAY + 4 * HOUR
REGISTRAR = official("registrar", BUREAU)
SECTION = official("accumulation-inspector", CENTRE)
COURIER = official("courier", CENTRE)
TORN = Discrepancy("Қап жыртылған, мөр бұзылған.")


@pytest.fixture(autouse=True)
def _agrees(town: Town) -> Iterator[None]:
    """Whatever a test does, the ledger and the journals agree after it."""
    yield
    assert [fault for case in Case.objects.all() if (fault := ledger.verify(case))] == []


def filed(town: Town, until: str) -> Stored:
    return carry(file(about_self(OLD, "centre", town.registered(TUESDAY)), "centre", TUESDAY), until, TUESDAY)


def bag(town: Town, count: int) -> list[Stored]:
    """Packages in one bag on its way to the bureau."""
    cases = [filed(town, "C6a") for _ in range(count)]
    dispatch(cases[0], TUESDAY + HOUR)
    return [store.load(one.id) for one in cases]


def holder(stored: Stored) -> tuple[str, str, str] | None:
    held = ledger.holding(stored.id)
    return (held.kind, held.post, held.office) if held else None


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as told:
        work()
    return told.value


def step(stored: Stored) -> str | None:
    return store.load(stored.id).state.step


# --- The ledger ------------------------------------------------------------------------------------------------


def test_every_holder_signs_from_the_window_to_the_window(town: Town) -> None:
    case = filed(town, "C11")
    do(case, at("2012-05-02T11:00"), "issued", **to_applicant(case))
    rows = Custody.objects.filter(case=case.id).order_by("seq")
    assert [(row.kind, row.post, row.office) for row in rows] == [
        ("desk", "inspector", CENTRE),
        ("desk", "accumulation-inspector", CENTRE),
        ("courier", "courier", CENTRE),
        ("desk", "registrar", BUREAU),
        ("courier", "courier", CENTRE),
        ("desk", "inspector", CENTRE),
        ("applicant", "inspector", CENTRE),
    ]
    assert holder(case) is None


def test_what_was_not_taken_is_nobodys(town: Town) -> None:
    filing = about_self(OLD, "centre", town.registered(TUESDAY), documents=[])
    case = file(filing, "centre", TUESDAY)
    assert holder(case) is None
    assert not Custody.objects.filter(case=case.id).exists()


def test_what_nobody_fetched_lies_on_the_shelf_for_a_month_and_goes_back(town: Town) -> None:
    """Cl. 17: kept for one month, then handed to the authorised body."""
    case = filed(town, "C11")
    do(case, at("2012-05-08T11:00"), "not-collected")
    assert holder(case) == ("shelf", "inspector", CENTRE)
    custody.put_away(case.number, "Б-12", official("inspector", CENTRE), at=at("2012-05-08T11:05"))
    held = ledger.holding(case.id)
    assert held is not None
    assert held.place == "Б-12"
    do(store.load(case.id), at("2012-06-14T11:00"), "expired")
    assert holder(case) == ("shelf", "inspector", CENTRE)
    do(store.load(case.id), at("2012-06-14T11:10"))
    assert (holder(case) or ("",))[0] == "file"


def test_the_ledger_is_append_only(town: Town) -> None:
    filed(town, "C5")
    for statement in ("UPDATE cases_custody SET post = 'x'", "DELETE FROM cases_custody"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_ledger_that_parts_from_the_journal_is_found(town: Town) -> None:
    case = filed(town, "C5")
    row = Case.objects.get(pk=case.id)
    Holding.objects.filter(case_id=case.id).update(post="courier")
    assert "the ledger says" in (ledger.verify(row) or ledger.Fault("", "")).what
    Holding.objects.filter(case_id=case.id).delete()
    assert "held by nobody" in (ledger.verify(row) or ledger.Fault("", "")).what
    last = Custody.objects.filter(case_id=case.id).order_by("-seq")[0]
    Holding.objects.create(
        case_id=case.id,
        kind=last.kind,
        office=last.office,
        post=last.post,
        place=last.place,
        since=last.at,
        seq=last.seq,
    )


# --- Counted at both ends ----------------------------------------------------------------------------------------


def test_a_sealed_bag_is_counted_and_signed_at_both_ends(town: Town) -> None:
    case = filed(town, "C6a")
    number = manifest(case).number
    told = refused(lambda: couriers.dispatch(number, COURIER, at=NOON, counted=2, seal="0457"))
    assert (told.code, told.field) == ("count-differs", "count")
    couriers.dispatch(number, COURIER, at=NOON, counted=1, seal="0457")
    couriers.accept(number, REGISTRAR, [case.number], at=LATER, seal="0457")
    row = Manifest.objects.get(number=number)
    assert (row.seal, row.seal_found, row.counted_out, row.counted_in) == ("0457", "0457", 1, 1)
    assert (row.courier, row.accepted_by) == (COURIER.name, REGISTRAR.name)
    assert row.courier_account == COURIER.user_id


def test_a_manifest_scanned_twice_says_who_signed_and_changes_nothing(town: Town) -> None:
    (case,) = bag(town, 1)
    number = manifest(case).number
    told = refused(lambda: couriers.dispatch(number, COURIER, at=NOON))
    assert COURIER.name in told.text.kk
    assert told.text.en.endswith("Nothing has changed.")
    accept(case, NOON)
    told = refused(lambda: couriers.accept(number, REGISTRAR, [case.number], at=LATER))
    assert REGISTRAR.name in told.text.ru
    assert step(case) == "C7"


def test_two_officials_accept_at_once_and_one_is_told_who_was_quicker(town: Town) -> None:
    (case,) = bag(town, 1)
    number = manifest(case).number
    other = Official(9, "Екінші тіркеуші", "registrar", BUREAU)
    couriers.accept(number, REGISTRAR, [case.number], at=NOON)
    told = refused(lambda: couriers.accept(number, other, [case.number], at=NOON))
    assert REGISTRAR.name in told.text.en


def test_a_package_is_on_one_manifest_whoever_asks(town: Town) -> None:
    case = filed(town, "C6a")
    second = Manifest.objects.create(
        number="X-1", kind="out", sender=CENTRE, receiver=BUREAU, made_at=TUESDAY, made_by="—"
    )
    assert refused(lambda: manifests.put_on(second, case.id)).code == "already-on-a-manifest"
    with pytest.raises(IntegrityError), transaction.atomic():
        ManifestLine.objects.create(manifest=second, case_id=case.id, position=1)


def test_many_go_on_a_manifest_together_or_none_and_each_reason_is_told(town: Town) -> None:
    ready, early = [filed(town, "C5") for _ in range(3)], filed(town, "C3")
    told = refused(lambda: couriers.collect([*(c.number for c in ready), early.number], SECTION, at=NOON))
    assert told.code == "not-every-package"
    assert early.number in told.text.ru
    assert {step(case) for case in ready} == {"C5"}
    assert couriers.collect([case.number for case in ready], SECTION, at=NOON) == 3
    assert {step(case) for case in ready} == {"C6a"}
    assert Manifest.objects.count() == 1


# --- What does not agree ----------------------------------------------------------------------------------------


def test_a_short_bag_is_accepted_with_an_act_and_the_missing_package_is_sought(town: Town) -> None:
    here, lost = bag(town, 2)
    number = manifest(here).number
    couriers.accept(number, REGISTRAR, [here.number], at=NOON, discrepancy=TORN)
    assert (step(here), step(lost)) == ("C7", "C6b")
    assert (holder(lost) or ("",))[0] == "sought"
    act = CustodyAct.objects.get()
    assert (act.kind, act.courier, act.found_by) == ("count", COURIER.name, REGISTRAR.name)
    assert act.manifest is not None
    assert (act.manifest.number, act.manifest.counted_out, act.manifest.counted_in) == (number, 2, 1)
    assert [(line.what, line.case.number) for line in act.lines.all()] == [("missing", lost.number)]


def test_an_act_without_reasons_is_no_act(town: Town) -> None:
    here, _ = bag(town, 2)
    told = refused(
        lambda: couriers.accept(
            manifest(here).number, REGISTRAR, [here.number], at=NOON, discrepancy=Discrepancy("  ")
        )
    )
    assert told.code == "count-differs"
    assert not CustodyAct.objects.exists()


def lost_on_the_way(town: Town) -> Stored:
    """A package that was on the list and not in the bag."""
    here, lost = bag(town, 2)
    couriers.accept(manifest(here).number, REGISTRAR, [here.number], at=NOON, discrepancy=TORN)
    return lost


def test_a_package_found_later_is_accepted_by_its_number(town: Town) -> None:
    lost = lost_on_the_way(town)
    act = custody.found(lost.number, REGISTRAR, "Курьердің көлігінен табылды.", at=LATER)
    assert step(lost) == "C7"
    assert holder(lost) == ("desk", "registrar", BUREAU)
    last = Case.objects.get(pk=lost.id).entries.order_by("-seq")[0]
    assert last.event["data"]["act"] == act.number
    assert (
        refused(lambda: custody.found(lost.number, REGISTRAR, "Тағы", at=LATER)).code == "package-not-sought"
    )


def test_a_package_found_where_it_was_sent_from_is_carried_once_more(town: Town) -> None:
    lost = lost_on_the_way(town)
    custody.found(lost.number, SECTION, "Үстелдің астында қалған.", at=LATER)
    assert holder(lost) == ("desk", "accumulation-inspector", CENTRE)
    assert [row.case_id for row in custody.strays(CENTRE)] == [lost.id]
    bag_again = custody.send_on(lost.number, SECTION, at=LATER).number
    assert custody.strays(CENTRE) == []
    couriers.dispatch(bag_again, COURIER, at=LATER)
    assert (holder(lost) or ("",))[0] == "courier"
    couriers.accept(bag_again, REGISTRAR, [lost.number], at=LATER + HOUR)
    assert step(lost) == "C7"


def test_a_package_lost_for_good_is_written_down_and_made_anew(town: Town) -> None:
    lost = lost_on_the_way(town)
    assert refused(lambda: custody.make_anew(lost.number, SECTION, "Көшірме", at=LATER)).code == (
        "package-not-sought"
    )
    custody.give_up(lost.number, SECTION, "Көлік өртенген.", at=LATER)
    assert (holder(lost) or ("",))[0] == "lost"
    assert step(lost) == "C6b", "the case goes on: its clocks run and it stays on the worklist"
    custody.make_anew(lost.number, SECTION, "Өтініштің сканы, жеке куәлік көшірмесі.", at=LATER)
    again = custody.send_on(lost.number, SECTION, at=LATER).number
    couriers.dispatch(again, COURIER, at=LATER)
    couriers.accept(again, REGISTRAR, [lost.number], at=LATER + HOUR)
    assert step(lost) == "C7"
    kinds = CustodyAct.objects.order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["count", "loss", "restored"]


def test_a_surplus_package_of_the_next_bag_is_accepted_with_this_one(town: Town) -> None:
    (case,) = bag(town, 1)
    (other,) = bag(town, 1)
    first, second = manifest(case).number, manifest(other).number
    couriers.accept(first, REGISTRAR, [case.number, other.number], at=NOON, discrepancy=TORN)
    assert (step(case), step(other)) == ("C7", "C7")
    couriers.accept(second, REGISTRAR, [], at=LATER)
    line = CustodyActLine.objects.get(case=other.id)
    assert (line.what, line.belongs) == ("surplus", BUREAU)


def test_a_surplus_package_that_was_not_yet_taken_counts_as_taken_by_this_courier(town: Town) -> None:
    (case,) = bag(town, 1)
    other = filed(town, "C6a")
    couriers.accept(manifest(case).number, REGISTRAR, [case.number, other.number], at=NOON, discrepancy=TORN)
    assert step(other) == "C7"
    entries = Case.objects.get(pk=other.id).entries.filter(step="C6a")
    assert entries[0].actor == COURIER.name


def test_a_stranger_in_the_bag_is_kept_and_sent_where_it_belongs(town: Town) -> None:
    (case,) = bag(town, 1)
    stranger = filed(town, "C5")
    couriers.accept(
        manifest(case).number, REGISTRAR, [case.number, stranger.number], at=NOON, discrepancy=TORN
    )
    assert step(stranger) == "C5"
    assert holder(stranger) == ("desk", "registrar", BUREAU)
    back = custody.send_on(stranger.number, REGISTRAR, at=LATER).number
    couriers.dispatch(back, COURIER, at=LATER)
    couriers.accept(back, SECTION, [stranger.number], at=LATER + HOUR)
    assert holder(stranger) == ("desk", "accumulation-inspector", CENTRE)
    do(store.load(stranger.id), LATER + 2 * HOUR)
    assert step(stranger) == "C6a"


def test_a_number_that_no_case_has_is_told_and_nothing_accepted(town: Town) -> None:
    (case,) = bag(town, 1)
    told = refused(
        lambda: couriers.accept(
            manifest(case).number, REGISTRAR, [case.number, "12-999999-00"], at=NOON, discrepancy=TORN
        )
    )
    assert told.code in ("no-such-case", "bad-case-number")
    assert step(case) == "C6b"


def test_a_clerk_of_another_office_neither_finds_nor_accepts(town: Town) -> None:
    lost = lost_on_the_way(town)
    stranger = official("registrar", "bureau-astana")
    assert refused(lambda: custody.found(lost.number, stranger, "Бар", at=LATER)).code == "no-such-case"
    number = ManifestLine.objects.filter(case_id=lost.id)[0].manifest.number
    assert refused(lambda: couriers.accept(number, stranger, [], at=LATER)).code == (
        "manifest-for-another-office"
    )


# --- Stock -------------------------------------------------------------------------------------------------------


def test_stock_that_agrees_is_a_record_too(town: Town) -> None:
    cases = [filed(town, "C5") for _ in range(2)]
    act = custody.take_stock(
        SECTION, [case.number for case in cases], "", mark=custody.ledger_mark(), at=NOON
    )
    assert act.kind == "stock"
    assert not act.lines.exists()


def test_what_is_not_on_the_shelf_is_sought_and_what_should_not_be_there_is_written_down(town: Town) -> None:
    stranger = filed(town, "C7")
    there, gone = filed(town, "C5"), filed(town, "C6a")
    told = refused(
        lambda: custody.take_stock(
            SECTION, [there.number, stranger.number], "", mark=custody.ledger_mark(), at=LATER
        )
    )
    assert told.code == "reasons-missing"
    act = custody.take_stock(
        SECTION, [there.number, stranger.number], "Тексеру.", mark=custody.ledger_mark(), at=LATER
    )
    found = {line.case.number: line.what for line in act.lines.all()}
    assert found == {gone.number: "missing", stranger.number: "surplus"}
    assert (holder(gone) or ("",))[0] == "sought"
    custody.found(gone.number, SECTION, "Басқа сөреде екен.", at=LATER)
    number = manifest(gone).number
    couriers.dispatch(number, COURIER, at=LATER)
    assert step(gone) == "C6b"


def test_what_moved_while_the_office_was_counted_is_not_missing(town: Town) -> None:
    case = filed(town, "C5")
    mark = custody.ledger_mark()
    new = filed(town, "C5")
    act = custody.take_stock(SECTION, [case.number], "", mark=mark, at=NOON)
    assert not act.lines.exists()
    assert holder(new) == ("desk", "accumulation-inspector", CENTRE)


# --- Killed at any statement ---------------------------------------------------------------------------------------


def test_an_act_is_whole_or_not_there(town: Town) -> None:
    here, lost = bag(town, 2)
    number = manifest(here).number
    work = lambda: couriers.accept(number, REGISTRAR, [here.number], at=NOON, discrepancy=TORN)  # noqa: E731
    assert killed_at_every_statement(work) > 8
    assert (holder(lost) or ("",))[0] == "sought"


def test_a_bag_leaves_whole_or_stays(town: Town) -> None:
    cases = [filed(town, "C6a") for _ in range(2)]
    number = manifest(cases[0]).number
    assert killed_at_every_statement(lambda: couriers.dispatch(number, COURIER, at=NOON)) > 6


def test_what_is_found_is_accepted_whole_or_still_sought(town: Town) -> None:
    lost = lost_on_the_way(town)
    assert killed_at_every_statement(lambda: custody.found(lost.number, REGISTRAR, "Бар.", at=LATER)) > 5


def test_stock_is_taken_whole_or_not_at_all(town: Town) -> None:
    filed(town, "C5"), filed(town, "C6a")
    mark = custody.ledger_mark()
    assert (
        killed_at_every_statement(lambda: custody.take_stock(SECTION, [], "Тексеру.", mark=mark, at=LATER))
        > 6
    )
