"""What the acts of 2014 changed, claim by claim: each was read out of both acts and must be found by the program.

A claim names the section, some words of the old text and some of the new; ``None`` is silence: nothing of the matter
stands there. The clauses are those of the acts.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.changes import Comparison, Item, Sides, compared


class Claim(NamedTuple):
    """One difference of the law, in words of the two acts."""

    section: str
    old: str | None
    new: str | None
    clauses: tuple[str | None, str | None]


REGISTRATION = {
    "the act": Claim("act", "No. 363", "No. 132", ("act heading, act cl. 1(3)", "act heading, act cl. 1")),
    "the Rules No. 1427 are no longer the basis": Claim("act", "No. 1427", None, ("3", None)),
    "a consumer became a recipient": Claim("definitions", "consumer:", "service recipient", ("6", "3, 9")),
    "an authorised body became a provider": Claim(
        "definitions", "authorised body:", "service provider:", ("1", "3")
    ),
    "temporary registration is new": Claim(
        "facts", None, "permanent or temporary", (None, "3, 6, 9(1), annex 1")
    ),
    "its result is new": Claim("results", None, "address of temporary stay", (None, "6")),
    "the portal opened": Claim("channels", "not provided for", "offered", ("7(1)", "3, 9, 14")),
    "two signatures on the portal": Claim(
        "documents", None, "digital signature of the recipient and by that of the owner", (None, "9, 14")
    ),
    "the home visit is new": Claim("channels", None, "offered", (None, "12")),
    "partly automated, now electronic or on paper": Claim(
        "service", "partially automated", "electronic (partially automated) and (or) on paper", ("2", "5")
    ),
    "no stamp any more": Claim("results", "stamp in the citizens' registration book", None, ("5", None)),
    "no refusal any more": Claim("results", "reasoned answer of refusal", None, ("5, 16", None)),
    "the card is still re-written": Claim(
        "results",
        "legal address re-written on the identity card",
        "legal address re-written on the identity card",
        ("5", "6"),
    ),
    "removal from the former place is automatic": Claim("results", None, "automatic removal", (None, "6")),
    "the same day became thirty minutes": Claim("terms", "1 working day", "30 minutes", ("7", "4(1)")),
    "fifteen minutes on the portal": Claim("terms", None, "15 minutes (through the portal", (None, "4(1)")),
    "half the wait to hand in": Claim("terms", "30 minutes", "15 minutes", ("7(1)", "4(2)")),
    "no limit for the wait to receive": Claim(
        "terms",
        "30 minutes (at a public service centre) — waiting in the queue to receive",
        None,
        ("7(2)", None),
    ),
    "twenty minutes of serving are new": Claim("terms", None, "20 minutes", (None, "4(3)")),
    "the gateway is new": Claim("fee", None, "payment gateway", (None, "7")),
    "when to pay is no longer said": Claim("fee", "before the documents are handed", None, ("8", None)),
    "Saturday is a full day at the centre": Claim(
        "schedules", "Saturday 9.00 to 13.00", "Monday to Saturday inclusive, 9.00 to 20.00", ("9", "8(2)")
    ),
    "representative offices are gone": Claim("schedules", "representative offices", None, ("9", None)),
    "the provider has hours": Claim("schedules", None, "Monday to Friday 9.00 to 18.30", (None, "8(1)")),
    "the queue can be booked": Claim(
        "queue", "no booking", "may be booked through the portal", ("7(1), 7(2), 9, 10", "4(2), 4(3), 8(2)")
    ),
    "the owner comes with the identity card": Claim(
        "documents", None, "identity card of the owner of the dwelling", (None, "9(1)")
    ),
    "the consent stands on a form of its own": Claim(
        "documents",
        "application for registration with the consent of the owner",
        "consent of the owner of the dwelling to permanent or temporary registration",
        ("11(1)", "9(1), annex 1"),
    ),
    "lease and sublease": Claim(
        "documents", "original and copy", "lease, rent and sublease included", ("11(2)", "9(2)")
    ),
    "the pledge contract": Claim("documents", None, "pledge contract of the real estate", (None, "9(2)")),
    "data of state systems": Claim("documents", None, "taken from a state system", (None, "9(2)")),
    "original or copy is no longer said": Claim(
        "documents", "identity document: original and copy", "original or copy is not said", ("11(5)", "9(3)")
    ),
    "no registration book": Claim("documents", "citizens' registration book", None, ("11(3)", None)),
    "no address certificate": Claim("documents", "address certificate", None, ("11(3)", None)),
    "no departure sheet": Claim("documents", "address sheet of departure", None, ("11(4)", None)),
    "no military card": Claim("documents", "military card with the mark", None, ("11(6)", None)),
    "no arrival sheets": Claim("documents", "on paper; 3 copies", None, ("11(7)", None)),
    "no statistical coupon": Claim("documents", "statistical coupon", None, ("11(8)", None)),
    "proof of removal abroad": Claim("documents", None, "consular register", (None, "9(3)")),
    "the released": Claim("documents", None, "certificate of release", (None, "9(5)")),
    "who comes from abroad must be a citizen": Claim(
        "service", "citizens who came from abroad", "citizens of Kazakhstan who came from", ("6", "9(3)")
    ),
    "representatives of the incapable": Claim("service", None, "declared incapable", (None, "9")),
    "coming in person is no longer the rule": Claim(
        "special", "only to a consumer who comes in person", None, ("15", None)
    ),
    "that no receipt is given is no longer said": Claim(
        "special", "No confirmation that the documents were handed in", None, ("14", None)
    ),
    "no ground of refusal": Claim("grounds", "documents of clause 11", None, ("16", None)),
    "no premises": Claim("premises", "a ramp", None, ("10", None)),
    "no principles": Claim("principles", "politeness", None, ("17", None)),
    "no indicators": Claim("indicators", "content with the politeness of staff", None, ("18, annex 3", None)),
    "no list of centres": Claim("directories", "25 rows", None, ("annex 1", None)),
    "no list of the police": Claim("directories", "222 rows", None, ("annex 2", None)),
    "a complaint has a term": Claim("terms", "by another law", "15 working days", ("25", "10")),
    "the quality body": Claim(
        "complaints", "head of the authorised body", "assess and control the quality", ("21", "10")
    ),
    "not to the Committee any more": Claim(
        "complaints", "Committee of the Ministry of Transport", None, ("22, 27", None)
    ),
    "not orally any more": Claim("complaints", "orally", None, ("24", None)),
    "not by e-mail any more": Claim(
        "complaints", "electronically, to the address of the Migration Police", None, ("24", None)
    ),
    "a complaint through the portal": Claim("complaints", None, "through the portal", (None, "10")),
    "no coupon for a complaint": Claim("complaints", "Coupon", None, ("25", None)),
    "what a complaint must name": Claim("complaints", None, "postal address; signature", (None, "10")),
    "the Ministry's old phone": Claim("complaints", "71-46-46", None, ("21, 26", None)),
    "the Ministry's new phones": Claim("complaints", None, "71-40-33, 71-40-03", (None, "10")),
    "the site of the centres": Claim("information", None, "www.con.gov.kz", (None, "13")),
    "the site of the portal": Claim("information", "www.mvd.kz", "www.egov.kz", ("26", "13")),
    "the consent form": Claim("papers", None, "Consent to registration", (None, "9(1), annex 1")),
    "the journal of complaints": Claim("journals", "journal of applications", None, ("25", None)),
}

DEREGISTRATION = {
    "any departure, now only abroad": Claim("service", "left for another place", None, ("6", None)),
    "only abroad": Claim(
        "service", None, "left the republic for permanent residence", (None, "6, 9(3), 9(4)")
    ),
    "the dead are not named": Claim("service", "a person who has died", None, ("6", None)),
    "nor asked about": Claim("facts", "death", None, ("6", None)),
    "the owner may ask for it": Claim("service", None, "owner of the dwelling (his", (None, "6, 9(2)")),
    "the court finds on the owner's application": Claim(
        "service", "lost the right to use the dwelling", "on the application of the owner", ("6", "6, 9(6)")
    ),
    "no stamp": Claim("results", "stamp in the citizens' registration book", None, ("5", None)),
    "the card is not re-written": Claim("results", "re-written on the identity card", None, ("5", None)),
    "a departure sheet is given": Claim("results", None, "address departure sheet", (None, "6")),
    "the same day, now thirty minutes": Claim("terms", "1 working day", "30 minutes", ("7", "4(1)")),
    "half the wait": Claim("terms", "30 minutes", "15 minutes", ("7(1)", "4(2)")),
    "no second wait": Claim("terms", "until the documents are received", None, ("7(2)", None)),
    "partially automated": Claim(
        "service", "partially automated", "electronic and (or) on paper", ("2", "5")
    ),
    "no registration book": Claim("documents", "citizens' registration book", None, ("11(2)", None)),
    "no identity card of one's own": Claim(
        "documents", "identity card: original and copy", None, ("11(3)", None)
    ),
    "no birth certificate": Claim("documents", "birth certificate", None, ("11(3)", None)),
    "no military ticket": Claim("documents", "military card", None, ("11(4)", None)),
    "the owner's identity card": Claim("documents", None, "identity card of the owner", (None, "9(2)")),
    "the passport": Claim("documents", None, "passport: original or copy", (None, "9(3)")),
    "the permission to leave": Claim("documents", None, "permission to leave", (None, "9(4)")),
    "the verdict": Claim("documents", None, "court verdict", (None, "9(5)")),
    "the court decision": Claim("documents", None, "court decision on deprivation", (None, "9(6)")),
    "the home visit": Claim("channels", None, "offered", (None, "12")),
    "booking": Claim(
        "queue",
        "do not provide for prior appointment",
        "may be booked",
        ("7(1), 7(2), 7(3), 9, 10", "4(2), 4(3), 8(2)"),
    ),
    "no refusal": Claim("grounds", "documents of clause 11", None, ("16, 5", None)),
    "no premises": Claim("premises", "a ramp", None, ("10", None)),
    "no principles": Claim("principles", "courtesy", None, ("17", None)),
    "no indicators": Claim("indicators", "courtesy of staff", None, ("annex 3, 18", None)),
    "no lists": Claim("directories", "222 rows", None, ("annex 2", None)),
    "no coupon": Claim("complaints", "Coupon that confirms acceptance of the complaint", None, ("25", None)),
    "that no paper is given is not said": Claim(
        "special", "No paper is given that confirms", None, ("14", None)
    ),
    "representatives": Claim("service", None, "legal representative", (None, "9")),
}

PASSPORT = {
    "one month, now thirty days": Claim("terms", "1 month", None, ("7(1)", None)),
    "thirty days": Claim("terms", None, "30 calendar days (at the centre", (None, "4(1)")),
    "of the accelerated terms only the day of filing stays out": Claim(
        "terms", "7 working days", "7 working days", ("7(1)", "4(1)")
    ),
    "the additional payment": Claim(
        "facts", "accelerated: 7 working days", "An additional payment is taken", ("7(1)", "4(1), 7")
    ),
    "half the wait to hand in": Claim("terms", "30 minutes", "15 minutes", ("7(2)", "4(2)")),
    "no wait to receive": Claim("terms", "to fetch the documents", None, ("7(3)", None)),
    "thirty minutes of serving": Claim("terms", None, "30 minutes", (None, "4(3)")),
    "the portal opened": Claim("channels", "not provided for", "offered", ("7", "3, 4(1), 6, 7, 9, 14")),
    "for one case only": Claim("intake", None, "Only for an exchange", (None, "3")),
    "no registration book": Claim("documents", "book of registration of citizens", None, ("11(1)", None)),
    "photographs on paper only": Claim("documents", "two photographs", None, ("11(3)", None)),
    "the passport where the card was lost": Claim(
        "documents", None, "where the identity card was lost", (None, "9")
    ),
    "the card where the passport was lost": Claim(
        "documents", None, "where the passport was lost", (None, "9")
    ),
    "the foreign parent": Claim("documents", None, "consent of the foreign parent", (None, "9")),
    "the written consent": Claim("documents", None, "secret protected by law", (None, "9")),
    "the centre on Saturday": Claim(
        "schedules", "Saturday 9.00 to 13.00", "Monday to Saturday inclusive", ("9, annex 1", "8(2)")
    ),
    "booking": Claim("queue", "no booking", "may be booked", ("7(2), 7(3), 9, 10", "4(2), 4(3), 8(2)")),
    "the ninth field of the talon": Claim(
        "papers", None, "date of receiving the public service", (None, "6, 9, annex")
    ),
    "handed over to a trusted person too": Claim(
        "issue",
        "To the consumer in person",
        "trusted person with a notarised power of attorney",
        ("15", "3, 6"),
    ),
    "legal representatives apply": Claim("service", None, "declared incapable", (None, "9")),
    "the list of the exempt": Claim("fee", "Chernobyl", None, ("8", None)),
    "no premises": Claim("premises", "ramp", None, ("10", None)),
    "no principles": Claim("principles", "politeness", None, ("17", None)),
    "no indicators": Claim("indicators", "norm 100", None, ("annex 3", None)),
    "no coupon for a complaint": Claim("complaints", "Talon for a complaint", None, ("25", None)),
    "no refusal": Claim("grounds", "documents of clause 11", None, ("16, 5", None)),
    "no lists": Claim("directories", "25 rows", None, ("annex 1", None)),
    "the Ministry's old phone": Claim("complaints", "71-46-46", None, ("21, 26", None)),
    "and its new ones": Claim("complaints", None, "71-40-33", (None, "10")),
    "a complaint has a term": Claim("terms", "by another law", "15 working days", ("25", "10")),
    "the home visit": Claim("channels", None, "offered", (None, "12")),
    "who fills in the paper form": Claim("intake", "the inspector fills in", None, ("9, 12, 13", None)),
    "the provider does": Claim("intake", None, "the provider fills in the formulary", (None, "3, 9")),
    "no oral complaint": Claim("complaints", "orally or in writing", None, ("24, 25", None)),
    "no e-mail": Claim("complaints", "migration.kz@mail.ru", None, ("24, 25", None)),
    "the Committee": Claim("complaints", "Committee for control of automation", None, ("22, 27", None)),
    "the quality body": Claim("complaints", "disagreement", "control the quality", ("21", "10")),
    "what a complaint names": Claim("complaints", None, "postal address; signature", (None, "10")),
}

TEMPORARY_CARD = {
    "not automated, now on paper": Claim("service", "not automated", "on paper", ("2", "5")),
    "half the wait": Claim("terms", "30 minutes", "15 minutes", ("7(1)", "4(2)")),
    "no second wait": Claim("terms", "to fetch the documents", None, ("7(2)", None)),
    "twenty minutes of serving": Claim("terms", "30 minutes", "20 minutes", ("7(3)", "4(3)")),
    "the same day, now thirty minutes": Claim("terms", "1 working day", "30 minutes", ("7(3)", "4(1)")),
    "the hours of the centre": Claim("schedules", "9.00 to 18.30", "9.00 to 20.00", ("9", "8(2)")),
    "the hours of the provider": Claim("schedules", None, "9.00 to 18.30", (None, "8(1)")),
    "the gateway": Claim("fee", None, "payment gateway", (None, "7")),
    "where the duty goes": Claim("fee", "to the budget", None, ("8, 11(2)", None)),
    "when it is paid": Claim("fee", "before the documents", None, ("8, 11(2)", None)),
    "staff of the provider took the papers": Claim(
        "intake", "officer of the authorised body", None, ("1, 9, 12, 13, 15", None)
    ),
    "an employee of the centre does": Claim("intake", None, "employee of the centre", (None, "3, 9, 10")),
    "the receipt of refusal": Claim("results", None, "receipt of refusal to accept", (None, "10, annex")),
    "the purpose": Claim("service", "until the document is restored", None, ("1, 6", None)),
    "legal representatives": Claim("service", None, "declared incapable", (None, "9")),
    "booking": Claim("queue", "no booking", "may be booked", ("7(1), 7(2), 7(3), 9, 10", "4(2), 4(3), 8(2)")),
    "no premises": Claim("premises", "ramp", None, ("10", None)),
    "no principles": Claim("principles", "politeness", None, ("17", None)),
    "no indicators": Claim("indicators", "norm 100", None, ("annex 3", None)),
    "no coupon": Claim("complaints", "Coupon that confirms acceptance of the complaint", None, ("25", None)),
    "no lists": Claim("directories", "222 rows", None, ("annex 2", None)),
    "the Ministry": Claim("complaints", None, "71-40-33", (None, "11")),
    "no e-mail": Claim("complaints", "migration.kz@mail.ru", None, ("24, 25", None)),
    "the term of a complaint": Claim("terms", "by another law", "15 working days", ("25", "11")),
    "the portal for complaints": Claim("complaints", "by post", "through the portal", ("24, 25", "11")),
    "the quality body": Claim(
        "complaints", "head of the authorised body", "control the quality", ("21, annex 2", "11")
    ),
    "what a complaint names": Claim("complaints", None, "postal address; signature", (None, "11")),
}

PAIRS = {
    ("residence-registration@2012", "residence-registration@2014"): REGISTRATION,
    ("residence-deregistration@2012", "residence-deregistration@2014"): DEREGISTRATION,
    ("passport-id-card@2012", "passport-id-card@2014"): PASSPORT,
    ("temporary-id@2012", "temporary-id@2014"): TEMPORARY_CARD,
}


@cache
def comparison(old: str, new: str) -> Comparison:
    """The two editions side by side."""
    return compared(edition(old), edition(new))


def told(found: Comparison, section: str) -> list[Sides]:
    """Everything told in a section, the entries of lists one by one."""
    rows = [row for row in found.changes if row.section == section]
    return [side for row in rows for side in (*row.items, row)]


def says(side: Sides, claim: Claim) -> bool:
    """Whether an entry is what the claim is about."""
    words = ((side.old, claim.old), (side.new, claim.new))
    return all(
        text is None if wanted is None else text is not None and wanted in text.en for text, wanted in words
    )


def single(sides: list[Sides]) -> list[Sides]:
    """The narrowest of what was found: the entry, not the list it stands in."""
    return [side for side in sides if isinstance(side, Item)] or sides


@pytest.mark.parametrize(
    ("old", "new", "point"), [(old, new, point) for (old, new), claims in PAIRS.items() for point in claims]
)
def test_a_difference_of_the_acts_is_found_with_its_clauses(old: str, new: str, point: str) -> None:
    claim = PAIRS[old, new][point]
    found = single([side for side in told(comparison(old, new), claim.section) if says(side, claim)])
    assert found, f"{point}: {claim}"
    assert claim.clauses in [(side.old_clause, side.new_clause) for side in found]


def test_the_duty_of_registration_stayed_and_its_twenty_exempt_are_gone_one_by_one() -> None:
    """Cl. 8 of 2012 lists six groups in twenty entries; cl. 7 of 2014 keeps the ten per cent and names nobody."""
    found = comparison("residence-registration@2012", "residence-registration@2014")
    assert ("fee", "State duty") in {(row.section, row.what.en) for row in found.alike}
    exempt = next(row for row in found.changes if row.what.en == "Who pays no duty")
    assert [item.kind for item in exempt.items] == ["removed"] * 20
    assert exempt.kept == 0


def test_the_duty_of_the_passport_stayed_and_its_exempt_are_gone() -> None:
    found = comparison("passport-id-card@2012", "passport-id-card@2014")
    assert ("fee", "State duty") in {(row.section, row.what.en) for row in found.alike}
    exempt = next(row for row in found.changes if row.what.en == "Who pays no duty")
    assert [item.kind for item in exempt.items] == ["removed"] * 21


def test_the_accelerated_terms_lost_only_the_words_on_the_day_of_issue() -> None:
    """Cl. 7(1) of 2012 leaves out the day of filing and of issue, cl. 4(1) of 2014 the day of filing only."""
    found = comparison("passport-id-card@2012", "passport-id-card@2014")
    term = next(row for row in found.changes if row.what.en == "Term of the service")
    for days in (7, 10, 15):
        (item,) = [i for i in term.items if i.old and i.old.en.startswith(f"{days} working")]
        assert "the day of issue does not count" in (item.old or term.what).en
        assert "the day of issue does not count" not in (item.new or term.what).en
        assert "the day of filing does not count" in (item.new or term.what).en


def test_a_paper_that_matters_in_some_cases_only_is_told_with_them() -> None:
    found = comparison("passport-id-card@2012", "passport-id-card@2014")
    cases = {
        (row.kind, row.what.en): " | ".join(case.en for case in row.cases)
        for row in found.changes
        if row.section == "documents" and row.cases
    }
    passport = "passport of a citizen of the Republic of Kazakhstan"
    assert cases["added", passport] == "the identity card was lost, no passport is asked for"
    found = comparison("residence-deregistration@2012", "residence-deregistration@2014")
    verdict = next(row for row in found.changes if row.what.en == "court verdict")
    assert [case.en for case in verdict.cases] == ["sentence to deprivation of liberty"]


def test_documents_are_a_few_rows_and_not_one_for_every_combination_of_answers() -> None:
    for old, new in PAIRS:
        rows = [row for row in comparison(old, new).changes if row.section == "documents"]
        assert 0 < len(rows) <= 20, (old, len(rows))


def test_a_channel_that_asks_for_what_another_asks_says_so() -> None:
    found = comparison("residence-registration@2012", "residence-registration@2014")
    home = next(row for row in found.changes if row.what.en == "What to bring: at the recipient's home")
    assert home.new is not None
    assert home.new.en == "the same as: at a public service centre"
