"""A town to serve: people of the register, the officials of its offices, and how a case goes through them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from qyzmet.cases import journal, store
from qyzmet.cases.manifests import manifest_of
from qyzmet.cases.models import Case, Entry, Manifest, Ticket
from qyzmet.cases.queries import legal_journal
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk import couriers
from qyzmet.desk.filing import Filing, edition_at, file_at_window, file_on_portal
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.catalogue import edition
from qyzmet.law.verbs import Verb
from qyzmet.papers.models import Paper
from qyzmet.process.engine import process_of
from qyzmet.process.state import Clock
from qyzmet.registers.iin import make_iin
from qyzmet.registers.models import Kinship, LegalPerson, Person
from qyzmet.registers.queries import CLOSE, read_address_record
from qyzmet.registers.records import Status

SERVICE = "address-certificate"
OLD, NEW = edition(f"{SERVICE}@2010"), edition(f"{SERVICE}@2014")
CENTRE, BUREAU = "psc-semey", "bureau-semey"
ZONE = ZoneInfo("Asia/Almaty")
TUESDAY = datetime(2012, 4, 24, 10, 0, tzinfo=ZONE)
"""A working day of both weeks under the standard of 2010."""
SPRING = datetime(2015, 4, 14, 10, 0, tzinfo=ZONE)
"""A working day under the standard of 2014."""
NAMES = {
    "registrar": "Мұқанова Сәуле Қайратқызы",
    "inspector": "Сапарова Айгүл Бекқызы",
    "accumulation-inspector": "Оразов Данияр Серікұлы",
    "courier": "Қожахметов Ербол Маратұлы",
}


def at(text: str) -> datetime:
    """A moment at Semey."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def official(post: str, office: str) -> Official:
    """Somebody in the post."""
    return Official(user_id=7, name=NAMES.get(post, "Қызметкер"), post=post, office=office)


@dataclass(frozen=True, eq=False)
class Town:
    """The people of the register, found by what it says of them on a day.

    Each module has a town of its own: two are never equal, even of the same people.
    """

    iins: tuple[str, ...]

    @cache  # noqa: B019  one town lives as long as the module that asks it
    def people(self, status: Status, on: date, count: int = 1) -> tuple[Person, ...]:
        """So many grown-up people of whom the register says this."""
        found: list[Person] = []
        for iin in self.iins:
            record = read_address_record(iin, on)
            if record.status is status and record.person and record.person.birth_date.year < on.year - 18:
                found.append(Person.objects.get(iin=iin))
                if len(found) == count:
                    return tuple(found)
        raise LookupError(f"fewer than {count} people are {status} on {on}")

    def registered(self, on: datetime) -> Person:
        """Somebody registered."""
        return self.people(Status.REGISTERED, on.date())[0]

    def people_registered(self, on: datetime, count: int) -> tuple[Person, ...]:
        """So many people registered."""
        return self.people(Status.REGISTERED, on.date(), count)

    def removed(self, on: datetime) -> Person:
        """Somebody removed from registration."""
        return self.people(Status.REMOVED, on.date())[0]

    def unknown(self) -> str:
        """An IIN that nobody bears."""
        iin = make_iin(date(1985, 1, 1), "female", 9999)
        assert iin is not None
        assert not Person.objects.filter(iin=iin).exists()
        return iin

    def kin(self, on: datetime, kinds: Iterable[str] = CLOSE) -> tuple[Person, Person]:
        """Somebody, and a registered relative of this kind."""
        ties = Kinship.objects.filter(
            kind__in=list(kinds), ended_on__isnull=True, person__birth_date__year__lt=on.year - 18
        )
        for tie in ties.order_by("pk").select_related("person", "relative"):
            if read_address_record(tie.relative.iin, on).status is Status.REGISTERED:
                return tie.person, tie.relative
        raise LookupError(f"nobody has a registered {kinds}")

    def company(self, *, state: bool = False) -> LegalPerson:
        """A legal person, or a state institution."""
        return LegalPerson.objects.filter(state_institution=state).order_by("pk")[0]


def everything(law: Any, channel: str, facts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every document of the edition's list, as many originals and copies as it asks for."""
    return [
        {"id": d.id, "originals": d.originals, "copies": d.copies} for d in law.documents_for(channel, facts)
    ]


def ask(
    law: Any,
    channel: str,
    who: Person | LegalPerson,
    subjects: Iterable[str],
    *,
    documents: Iterable[dict[str, Any]] | None = None,
    without: Iterable[str] = (),
    more: Mapping[str, Any] | None = None,
    **facts: str,
) -> Filing:
    """What somebody brings to ask about these persons; all documents unless said otherwise."""
    legal = isinstance(who, LegalPerson)
    known = {"applicant": "legal" if legal else "natural", **facts}
    if documents is None:
        documents = [d for d in everything(law, channel, known) if d["id"] not in set(without)]
    applicant = Applicant(who.bin, who.name_kk) if legal else Applicant(who.iin, who.full_name)
    return Filing(applicant, legal, list(subjects), facts, list(documents), more or {})


def about_self(law: Any, channel: str, who: Person, **changed: Any) -> Filing:
    """Somebody asks about themselves."""
    facts = {"about": "self", **({"recipient": "self"} if law is OLD else {})}
    return ask(law, channel, who, [who.iin], **{**facts, **changed})


def file(
    filing: Filing,
    channel: str,
    moment: datetime,
    office: str = "",
    *,
    ticket: Ticket | None = None,
    key: str = "",
) -> Stored:
    """File at the window of an office, under the edition of the day."""
    office = office or (CENTRE if channel == "centre" else BUREAU)
    law = edition_at(SERVICE, office, moment)
    by = official("inspector" if channel == "centre" else "registrar", office)
    return file_at_window(law, channel, filing, by, at=moment, key=key or uuid4().hex, ticket=ticket)


def send(filing: Filing, moment: datetime, *, signed_by: str = "", key: str = "") -> Stored:
    """Send a request through the portal, signed by the applicant unless another is named."""
    signer = signed_by or filing.applicant.id
    account = Official(user_id=5, name=filing.applicant.name, post="applicant", office="portal")
    law = edition_at(SERVICE, "portal", moment)
    signature = {"iin": "" if filing.legal else signer, "bin": signer if filing.legal else "", "serial": "01"}
    return file_on_portal(law, filing, signature, account, at=moment, key=key or uuid4().hex)


def do(
    stored: Stored,
    moment: datetime,
    outcome: str = "",
    *,
    by: Official | None = None,
    step: str = "",
    key: str | None = None,
    **given: Any,
) -> Stored:
    """Do the next step, by whoever's turn it is unless another is named."""
    post, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    by = by or official(post or "registrar", place or stored.office)
    return perform(stored.id, step or stored.state.step or "", by, given, at=moment, outcome=outcome, key=key)


def to_applicant(stored: Stored) -> dict[str, Any]:
    """What the window writes down when the applicant is handed the result."""
    one = stored.applicant
    return {"to": {"iin": one.id, "bin": one.id, "name": one.name, "document": "жеке куәлік"}}


def carry(stored: Stored, until: str, moment: datetime) -> Stored:
    """Let everybody do their step, a minute each, until the case stands at ``until`` or has ended."""
    while stored.state.step not in (None, until):
        moment += timedelta(minutes=1)
        step = process_of(stored.edition, stored.state.channel).steps[stored.state.step or ""]
        if step.does is Verb.DISPATCH:
            stored = dispatch(stored, moment)
        elif step.does is Verb.ACCEPT:
            stored = accept(stored, moment)
        else:
            stored = do(stored, moment, **(to_applicant(stored) if step.does is Verb.ISSUE else {}))
    return stored


def manifest(stored: Stored) -> Manifest:
    """The manifest that the package is on."""
    found = manifest_of(stored.id)
    assert found is not None
    return found


def dispatch(stored: Stored, moment: datetime) -> Stored:
    """The courier takes the manifest that the package is on."""
    number = manifest(stored).number
    couriers.dispatch(number, official("courier", stored.office), at=moment)
    return store.load(stored.id)


def accept(stored: Stored, moment: datetime) -> Stored:
    """The other end counts the bag and signs."""
    post, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    found = manifest(stored)
    counted = list(found.lines.values_list("case__number", flat=True))
    couriers.accept(found.number, official(post or "", place or ""), counted, at=moment)
    return store.load(stored.id)


def papers(stored: Stored, kind: str = "") -> list[Paper]:
    """The papers of a case."""
    rows = Paper.objects.filter(case_number=stored.number).order_by("pk")
    return list(rows.filter(kind=kind) if kind else rows)


def clock(stored: Stored, term: str) -> Clock:
    """The clock of a term."""
    found = stored.state.clock(term)
    assert found is not None, f"no clock of {term}: {[c.term for c in stored.state.clocks]}"
    return found


def numbers(office: str, journal_id: str, year: int = 2012) -> list[int | None]:
    """The numbers of a legal journal in a year, as printed."""
    begin = datetime(year, 1, 1, tzinfo=ZONE)
    rows = legal_journal(office, journal_id, SERVICE, begin, begin.replace(year=year + 1))
    return [row.journal_number for row in rows]


def steps(stored: Stored) -> list[str]:
    """The steps done, in order."""
    rows = Entry.objects.filter(case_id=stored.id, step__isnull=False).order_by("seq")
    return [str(row.step) for row in rows]


def sound(stored: Stored) -> bool:
    """Whether the journal of the case holds."""
    return journal.verify(Case.objects.get(pk=stored.id)).sound
