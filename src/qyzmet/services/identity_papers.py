"""What the papers of the passport and of the temporary identity card have in common, from the values of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.ages import born
from qyzmet.services.writing import PaperContext, numbered

Fields = dict[str, Any]

CALL_CENTRE = "1414"
"""The enquiry phone where the office gives none: the call centre that every standard of these names."""


EXEMPT = Text(
    "мемлекеттік баж төлеуден босатылған",
    "освобождён от уплаты государственной пошлины",
    "exempt from the state duty",
)


def subject(context: PaperContext) -> str:
    """IIN of whom the service is for."""
    first = context.facts.get("subjects", "").split(";")[0]
    return str(context.person.get("iin") or first or context.applicant_id)


def name_of(context: PaperContext) -> str:
    """Full name of whom the service is for."""
    return str(context.person.get("full_name") or context.applicant)


def birth_of(context: PaperContext) -> date | str | None:
    """The day of birth by the register, else by the IIN."""
    return context.person.get("birth_date") or born(subject(context))


def address_of(context: PaperContext) -> str:
    """Where the person is registered; empty where nowhere."""
    stay = context.person.get("permanent") or context.person.get("temporary")
    return context.say(stay["dwelling"]["line"]) if stay else ""


def birth_place_of(context: PaperContext) -> str:
    """The place of birth as the register has it."""
    return context.say(context.person.get("birth_place") or {})


def paid(law: Edition, context: PaperContext) -> str:
    """The duty paid, or the exemption proved, in a line; empty while neither is known."""
    payment = context.payment
    if payment.get("exemption"):
        said = context.say(_exempt(law, str(payment["exemption"])))
        return ", ".join(filter(None, (said, str(payment.get("proof") or ""))))
    if not payment.get("receipt"):
        return ""
    parts = (
        f"{payment['amount']} ₸",
        f"№ {payment['receipt']}",
        payment.get("bank"),
        shown(payment.get("paid_on")),
    )
    return ", ".join(str(part) for part in parts if part)


def _exempt(law: Edition, category: str) -> Text:
    """Who is exempt, in the edition's words; that somebody is, where the edition leaves the categories to the law."""
    named = law.fee.duty.exemptions if law.fee.duty else ()
    return next((one.who for one in named if one.id == category), EXEMPT)


def shown(day: Any) -> str:
    """A day as people read it, 05.06.2014; empty for none."""
    if not day:
        return ""
    return (day if isinstance(day, date) else date.fromisoformat(str(day)[:10])).strftime("%d.%m.%Y")


def document_line(context: PaperContext, row: Mapping[str, Any], name: Text) -> str:
    """Kind, number, day and issuer of a document of the register."""
    by = row.get("issued_by") or ""
    issuer = by if isinstance(by, str) else context.say(by)
    return described(context.say(name), row.get("number"), row.get("issued_on"), issuer)


def described(name: str, number: Any, day: Any, issuer: Any) -> str:
    """Kind, number, day and issuer of a document, as the talon wants them; what is not known is left out."""
    parts = (numbered(name, number), shown(day), issuer)
    return ", ".join(str(part) for part in parts if part)


def refusal_of_2012(context: PaperContext) -> Fields:
    """The reasoned answer of refusal of decree No. 363."""
    return {
        "body": context.say(context.provider.name),
        "person": context.applicant,
        "service": context.say(context.service),
        "missing": [context.say(name) for name in context.missing],
        "official": context.official,
        "date": context.at,
    }


def complaint_talon(context: PaperContext) -> Fields:
    """The coupon of a complaint; the contact data are those of the office that took it."""
    office = context.office
    contacts = (office.phone or CALL_CENTRE, context.say(office.address))
    return {
        "body": context.say(office.name),
        "number": context.given.get("number") or context.number,
        "date": context.at,
        "official": context.official,
        "contacts": ", ".join(filter(None, contacts)),
    }
