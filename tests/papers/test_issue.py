"""Papers are kept as they were made, sealed, verified by anybody, withdrawn with a reason, never edited."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from qyzmet.papers.fields import PaperError
from qyzmet.papers.issue import make_paper, verify, verify_file, verify_url, withdraw
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.models import Paper
from qyzmet.trust.authority import authority
from qyzmet.trust.barcode import read
from qyzmet.trust.pdf import check_seals
from tests.papers.reading import codes_of, squeezed, text_of
from tests.papers.samples import ADDRESS, NAME, SAMPLES

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 5, 6, 42, tzinfo=UTC)


def made(kind: str = "certificate-2010", case: str = "26-000123-48", **given: Any) -> Paper:
    known: dict[str, Any] = {
        "case_number": case,
        "service": "address-certificate",
        "edition": "2014",
        "language": "kk",
        "made_by": "Ысқақова А. І.",
        "base_url": "https://qyzmet.example/",
        "at": AT,
    }
    return make_paper(kind, given.pop("fields", SAMPLES[kind]), **{**known, **given})


def sealed_a(**fields: Any) -> Paper:
    given = {name: value for name, value in SAMPLES["certificate-2014-a"].items() if name != "unique_number"}
    return made("certificate-2014-a", fields={**given, **fields}, seals=("interior", "justice"))


def test_a_paper_is_kept_as_it_was_made() -> None:
    kept = Paper.objects.get(code=made().code)
    assert hashlib.sha256(kept.pdf).digest() == bytes(kept.sha256)
    assert squeezed(NAME) in squeezed(text_of(bytes(kept.pdf)))
    assert kept.fields["address"] == ADDRESS
    assert (kept.made_at, kept.sealed, kept.withdrawn_at) == (AT, False, None)


def test_the_qr_code_holds_the_paper_s_own_address() -> None:
    paper = made()
    assert verify_url("https://qyzmet.example/", paper.code) == f"https://qyzmet.example/v/{paper.code}"
    assert codes_of(paper.pdf) == [f"https://qyzmet.example/v/{paper.code}"]
    assert paper.printed_code in text_of(paper.pdf)


def test_numbers_count_the_papers_of_each_case() -> None:
    assert [made(case="26-000001-70").number, made(case="26-000002-67").number] == [
        "26-000001-70/1",
        "26-000002-67/1",
    ]
    assert made("receipt-2010", case="26-000001-70").number == "26-000001-70/2"


def test_a_paper_that_cannot_be_made_leaves_nothing_behind() -> None:
    with pytest.raises(PaperError, match="missing-field"):
        made(fields={"full_name": NAME})
    assert not Paper.objects.exists()


def test_the_certificate_of_2014_is_sealed_by_both_ministries() -> None:
    """cl. 6, annex 1: signed with the EDS of the Ministry of Internal Affairs and of the Ministry of Justice."""
    paper = sealed_a()
    checks = check_seals(paper.pdf, at=AT, authority=authority())
    assert [one.name for one in checks] == ["ҚР Ішкі істер министрлігі", "ҚР Әділет министрлігі"]
    assert all(one.valid for one in checks)
    assert checks[-1].covers_all
    assert paper.sealed


def test_the_unique_number_printed_on_form_a_is_the_paper_s_own() -> None:
    paper = sealed_a()
    assert paper.fields["unique_number"] == paper.number == "26-000123-48/1"
    assert paper.number in text_of(paper.pdf)


def test_the_bar_code_holds_the_data_under_both_signatures() -> None:
    """annex 1: "bar code: data from the state data base, signed with the EDS" of both ministries."""
    paper = sealed_a()
    (text,) = [one for one in codes_of(paper.pdf) if one.startswith("QZ1:")]
    found = read(text, authority())
    assert found.seals == ("interior", "justice")
    assert found.data["full_name"] == NAME
    assert found.data["address"] == ADDRESS
    assert found.data["registered_on"] == "2008-09-14"


def test_anybody_may_learn_what_the_holder_s_paper_shows_and_no_more() -> None:
    paper = made()
    found = verify(paper.code)
    assert (found.status, found.number, found.code) == ("valid", paper.number, paper.printed_code)
    assert found.title == kind_of("certificate-2010").title
    text = squeezed(text_of(paper.pdf))
    values = {one.label.en: one.value.kk for one in found.fields}
    assert values["Date of registration (de-registration)"] == "14.09.2008"
    for label, value in values.items():
        assert squeezed(value) in text or label.startswith("Date "), label
    assert "Left for" not in values


def test_papers_of_the_office_show_nothing_but_their_existence() -> None:
    found = verify(made("manifest-out").code)
    assert (found.status, found.fields) == ("valid", ())


def test_the_code_is_read_however_it_is_typed() -> None:
    paper = made()
    for typed in (paper.printed_code.lower(), f" {paper.printed_code.replace('-', ' ')} ", paper.code):
        assert verify(typed).status == "valid"


@pytest.mark.parametrize(
    "typed", ["", "0" * 20, "not a code", "7QK2M-9XTPA-4HVWE-0RN8C", "'; DROP TABLE", "\x00"]
)
def test_a_code_nobody_was_given_is_unknown(typed: str) -> None:
    found = verify(typed)
    assert (found.status, found.fields, found.title) == ("unknown", (), None)


def test_a_withdrawn_paper_says_so_with_its_reason() -> None:
    paper = made()
    withdraw(paper, "Деректер қате енгізілген", "Басшы", at=AT)
    found = verify(paper.code)
    assert (found.status, found.withdrawn_reason, found.withdrawn_at) == (
        "withdrawn",
        "Деректер қате енгізілген",
        AT,
    )
    assert verify_file(paper.pdf).status == "withdrawn"


def test_a_paper_is_withdrawn_once_and_not_without_a_reason() -> None:
    paper = made()
    with pytest.raises(PaperError, match="no-reason"):
        withdraw(paper, "  ", "Басшы")
    withdraw(paper, "Қате", "Басшы")
    with pytest.raises(PaperError, match="already-withdrawn"):
        withdraw(paper, "Тағы бір себеп", "Басшы")
    assert verify(paper.code).withdrawn_reason == "Қате"


@pytest.mark.parametrize(
    "change",
    [{"fields": {}}, {"pdf": b"%PDF-"}, {"sha256": b"0" * 32}, {"made_by": "басқа"}, {"number": "1"}],
)
def test_the_database_refuses_to_change_a_paper(change: dict[str, Any]) -> None:
    paper = made()
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(**change)
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(**change, withdrawn_at=AT)


def test_the_database_refuses_to_delete_a_paper_or_to_undo_its_withdrawal() -> None:
    paper = made()
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        paper.delete()
    withdraw(paper, "Қате", "Басшы")
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(withdrawn_at=None, withdrawn_reason="")


def test_a_changed_byte_of_the_file_fails_verification() -> None:
    paper = sealed_a()
    assert verify_file(paper.pdf).status == "valid"
    for place in range(0, len(paper.pdf), len(paper.pdf) // 40):
        changed = paper.pdf[:place] + bytes([paper.pdf[place] ^ 1]) + paper.pdf[place + 1 :]
        assert verify_file(changed).status == "unknown"
    assert verify_file(b"").status == "unknown"


def test_a_file_changed_behind_our_back_in_the_database_is_not_called_valid(
    caplog: pytest.LogCaptureFixture,
) -> None:
    paper = made()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE papers_paper DISABLE TRIGGER paper_is_never_edited")
        cursor.execute("UPDATE papers_paper SET pdf = pdf || '\\x00' WHERE id = %s", [paper.pk])
        cursor.execute("ALTER TABLE papers_paper ENABLE TRIGGER paper_is_never_edited")
    assert verify(paper.code).status == "unknown"
    assert paper.number in caplog.text


def test_lists_of_papers_do_not_read_the_files(django_assert_num_queries: Any) -> None:
    made()
    with django_assert_num_queries(1):
        (listed,) = Paper.objects.all()
        assert listed.number
    with django_assert_num_queries(1):
        assert listed.pdf
