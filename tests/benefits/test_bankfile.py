"""The bank file: its structure by the rules of the standard, its sums, who is in it and who is not."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from qyzmet.benefits.bankfile import NAMESPACE, bank_file
from qyzmet.benefits.models import PayList
from qyzmet.benefits.parameters import payer
from qyzmet.benefits.paying import approve, digest, make_list
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Person
from qyzmet.services.bank_account import is_account
from tests.benefits.house import ACCOUNT, OFFICE, assigned, family

pytestmark = pytest.mark.usefixtures("offices")
MONTH = date(2012, 11, 1)
AT = datetime(2012, 11, 28, 10, 30, tzinfo=UTC)
NAME = "Көкшетау қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі"

ORDERS = {
    "Document": ["CstmrCdtTrfInitn"],
    "CstmrCdtTrfInitn": ["GrpHdr", "PmtInf"],
    "GrpHdr": ["MsgId", "CreDtTm", "NbOfTxs", "CtrlSum", "InitgPty"],
    "PmtInf": [
        *("PmtInfId", "PmtMtd", "BtchBookg", "NbOfTxs", "CtrlSum", "PmtTpInf", "ReqdExctnDt"),
        *("Dbtr", "DbtrAcct", "DbtrAgt", "ChrgBr", "CdtTrfTxInf"),
    ],
    "CdtTrfTxInf": ["PmtId", "Amt", "Cdtr", "CdtrAcct", "Purp", "RmtInf"],
}
"""What stands in an element and in which order, by the schema of pain.001.001.03, as far as we use it."""
TEXT35 = ("MsgId", "PmtInfId", "EndToEndId")


def approved() -> PayList:
    make_list(OFFICE, MONTH, today=MONTH, by="x")
    return approve(OFFICE, MONTH, digest(PayList.objects.get()), at=AT, by="Серік")


def written(kept: PayList) -> ElementTree.Element:
    return ElementTree.fromstring(bank_file(kept, payer(OFFICE), NAME, made_at=AT, on=date(2012, 11, 29)))


def local(element: ElementTree.Element) -> str:
    space, _, name = element.tag.removeprefix("{").partition("}")
    assert space == NAMESPACE
    return name


def test_every_element_stands_where_the_standard_has_it() -> None:
    for place in range(3):
        assigned(family(1), 1_000_001 + place)
    root = written(approved())
    for element in root.iter():
        order = ORDERS.get(local(element))
        if order:
            found = list(dict.fromkeys(local(one) for one in element))
            assert found == order
        if local(element) in TEXT35:
            assert re.fullmatch(r"[A-Za-z0-9/?:().,'+ -]{1,35}", element.text or "")
        if local(element) in ("Nm", "Ustrd"):
            assert 1 <= len(element.text or "") <= 140
        if local(element) == "IBAN":
            assert is_account(element.text or "")
        if local(element) == "BIC":
            assert re.fullmatch(r"[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?", element.text or "")
        if local(element) in ("CtrlSum", "InstdAmt"):
            assert re.fullmatch(r"\d+\.\d\d", element.text or "")


def test_sums_and_ids_fit() -> None:
    for place in range(3):
        assigned(family(1), 1_000_001 + place)
    root = written(approved())
    said = {
        name: [one.text or "" for one in root.iter(f"{{{NAMESPACE}}}{name}")]
        for name in ("InstdAmt", "CtrlSum", "NbOfTxs", "EndToEndId")
    }
    assert sum(map(Decimal, said["InstdAmt"])) == Decimal("30000.06")
    assert said["CtrlSum"] == ["30000.06"] * 2
    assert said["NbOfTxs"] == ["3", "3"]
    assert len(set(said["EndToEndId"])) == 3
    assert {one.get("Ccy") for one in root.iter(f"{{{NAMESPACE}}}InstdAmt")} == {"KZT"}


def test_who_has_no_account_is_not_in_it() -> None:
    paid, _by_post = assigned(family(1)), assigned(family(1), account="")
    root = written(approved())
    assert [one.text for one in root.iter(f"{{{NAMESPACE}}}IBAN")] == [payer(OFFICE).iban, ACCOUNT]
    assert [one.text for one in root.iter(f"{{{NAMESPACE}}}Nm")][-1] == paid.recipient.full_name


def test_there_is_none_before_the_approval_and_none_without_transfers() -> None:
    assigned(family(1), account="")
    make_list(OFFICE, MONTH, today=MONTH, by="x")
    for kept, code in ((PayList.objects.get(), "list-not-so"), (None, "no-transfers")):
        with pytest.raises(Refusal) as found:
            written(kept or approved())
        assert found.value.code == code


def test_whatever_a_name_holds_the_file_stays_a_file_of_transfers() -> None:
    people = family(1)
    assigned(people, 1_000_001)
    Person.objects.filter(pk=people[0].pk).update(surname='</Nm><Amt>&"\x0b\x1f')
    root = written(approved())
    (name,) = (one.text for one in root.iter() if local(one) == "Nm" and "</Nm>" in (one.text or ""))
    assert name is not None
    assert name.isprintable()
    assert sum(local(one) == "Amt" for one in root.iter()) == 1
