"""The transfers of an approved list as a customer credit transfer initiation, ISO 20022 ``pain.001.001.03``.

Debtor is the office, creditors are the recipients by their accounts; who has no account is not in the file.
A bank's answer (``pain.002``) is out of scope: whether the money went is what the head writes down on closing the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from qyzmet.benefits import refusals
from qyzmet.benefits.models import PayList, Payout
from qyzmet.benefits.parameters import Payer
from qyzmet.benefits.words import KIND_NAMES, month_name, tenge

NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
CURRENCY: Final = "KZT"
PURPOSE: Final = "SSBE"
"""Social security benefit, of the external purpose codes of ISO 20022."""
LONGEST_NAME: Final = 140
LONGEST_NOTE: Final = 140
NOTE_LANGUAGE: Final = "kk"
"""reading: the note of a transfer is in the state language."""


def bank_file(kept: PayList, payer: Payer, name: str, *, made_at: datetime, on: date) -> bytes:
    """The file of a list; ``name`` is that of the office, ``on`` the day asked for execution.

    Refuses with ``list-not-so`` before the list is approved, ``no-transfers`` where nobody is paid to an account.
    """
    if kept.state == "made":
        raise refusals.list_not_so(kept.state, "")
    transfers = list(
        kept.payouts.filter(amount__gt=0)
        .exclude(account="")
        .select_related("benefit__recipient")
        .order_by("pk")
    )
    if not transfers:
        raise refusals.nobody_to_pay()
    total = f"{tenge(sum(one.amount for one in transfers)):.2f}"
    number = f"QZ-{kept.pk}-{kept.month:%Y%m}"
    document = Element("Document", xmlns=NAMESPACE)
    initiation = SubElement(document, "CstmrCdtTrfInitn")
    header = SubElement(initiation, "GrpHdr")
    _said(header, "MsgId", number)
    _said(header, "CreDtTm", made_at.replace(microsecond=0, tzinfo=None).isoformat())
    _said(header, "NbOfTxs", str(len(transfers)))
    _said(header, "CtrlSum", total)
    _party(SubElement(header, "InitgPty"), name, payer.bin)
    _payment(initiation, kept, payer, name, number, total, transfers, on)
    ElementTree.indent(document)
    written: bytes = ElementTree.tostring(document, encoding="UTF-8", xml_declaration=True)
    return written


def _payment(
    initiation: Element,
    kept: PayList,
    payer: Payer,
    name: str,
    number: str,
    total: str,
    transfers: Sequence[Payout],
    on: date,
) -> None:
    payment = SubElement(initiation, "PmtInf")
    _said(payment, "PmtInfId", f"{number}-1")
    _said(payment, "PmtMtd", "TRF")
    _said(payment, "BtchBookg", "true")
    _said(payment, "NbOfTxs", str(len(transfers)))
    _said(payment, "CtrlSum", total)
    _said(SubElement(SubElement(payment, "PmtTpInf"), "CtgyPurp"), "Cd", PURPOSE)
    _said(payment, "ReqdExctnDt", on.isoformat())
    _party(SubElement(payment, "Dbtr"), name, payer.bin)
    _account(SubElement(payment, "DbtrAcct"), payer.iban)
    _said(SubElement(SubElement(payment, "DbtrAgt"), "FinInstnId"), "BIC", payer.bank)
    _said(payment, "ChrgBr", "DEBT")
    for one in transfers:
        _transfer(payment, kept, one)


def _transfer(payment: Element, kept: PayList, one: Payout) -> None:
    transfer = SubElement(payment, "CdtTrfTxInf")
    _said(SubElement(transfer, "PmtId"), "EndToEndId", f"{kept.pk}-{one.benefit_id}")
    amount = _said(SubElement(transfer, "Amt"), "InstdAmt", f"{tenge(one.amount):.2f}")
    amount.set("Ccy", CURRENCY)
    recipient = one.benefit.recipient
    creditor = SubElement(transfer, "Cdtr")
    _said(creditor, "Nm", recipient.full_name[:LONGEST_NAME])
    other = SubElement(SubElement(SubElement(creditor, "Id"), "PrvtId"), "Othr")
    _said(other, "Id", recipient.iin)
    _account(SubElement(transfer, "CdtrAcct"), one.account)
    _said(SubElement(transfer, "Purp"), "Cd", PURPOSE)
    name = f"{one.benefit.case_number}, {month_name(kept.month).in_(NOTE_LANGUAGE)}: "
    note = name + KIND_NAMES[one.benefit.kind].in_(NOTE_LANGUAGE)
    _said(SubElement(transfer, "RmtInf"), "Ustrd", note[:LONGEST_NOTE])


def _party(party: Element, name: str, number: str) -> None:
    _said(party, "Nm", name[:LONGEST_NAME])
    _said(SubElement(SubElement(SubElement(party, "Id"), "OrgId"), "Othr"), "Id", number)


def _account(account: Element, number: str) -> None:
    _said(SubElement(account, "Id"), "IBAN", number)


def _said(parent: Element, tag: str, text: str) -> Element:
    found = SubElement(parent, tag)
    # Letters that XML has no way to write make the whole file unreadable to the bank.
    found.text = "".join(letter if letter.isprintable() else " " for letter in text)
    return found
