"""The grounds that only a person can state: unregistered (cl. 10(2)) and turned down what was offered (cl. 10(3)).

An official states of whom, since when and what happened; the family's statuses, the register of the unemployed and
what was refused before say whether the ground can stand. A ground that one of the ten exceptions lifts is refused
by the name of the exception.

reading: «unemployed» is who is of working age (16 to the day the register knows a pension) and not at work; that an
official knows more of them is what the ground states. reading: the edition names no valid reasons of turning an offer
down; the list here is ours. reading: «of own accord» needs no reason, so leaving is weighed by the day alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.services.ages import age_of
from qyzmet.services.effects import CaseView
from qyzmet.services.form import Field
from qyzmet.services.statuses import STATUSES

NOT_REGISTERED: Final = "not-registered"
TURNED_DOWN: Final = "turned-down"
STATED: Final = (NOT_REGISTERED, TURNED_DOWN)
WORKING_AGE: Final = 16
"""reading: from this age on the law lets one work, and so be unemployed."""

EXCEPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "disabled": ("disabled-1", "disabled-2", "disabled-3", "disabled-child"),
    "in-patients": ("in-patient",),
    "pupils": ("pupil",),
    "students": ("student",),
    "trainees": ("trainee",),
    "cadets": ("cadet",),
    "masters": ("master",),
    "carers-of-disabled": ("carer-of-disabled",),
    "carers-of-old": ("carer-of-old",),
    "carers-of-children": ("carer-of-child",),
}
"""The statuses that make each of the ten exceptions of the edition true, by the exception's id."""
MUCH_CARE: Final = ("disabled-1", "disabled-2")
CHILD, OLD = 7, 80
"""Of whom the care excepts: disabled of groups 1 and 2, younger than seven, older than eighty (cl. 10(2))."""
AT_WORK: Final = ("employed", "self-employed", "pensioner")
"""Who has one of these is not unemployed."""
REGISTERED: Final = "unemployed"
"""Whom the register of the unemployed holds has this one."""
BACK_AT_WORK: Final = ("employed",)
"""What restores the right from its first day (cl. 10)."""
RESTORING: Final = ("employed", "referred")
"""What on a card of the unemployed restores it: work found, or a referral to training, public works, a workplace."""

HAPPENED: Final = (
    ("refused-job", Text("ұсынылған жұмыстан бас тартты", "отказался от работы", "turned a job down")),
    ("refused-training", Text("оқудан бас тартты", "отказался от обучения", "turned training down")),
    ("left", Text("өз бетінше тоқтатты", "самовольно прекратил участие", "left of own accord")),
)
"""The three cases of cl. 10(3), in the order of the edition."""
EXCUSES: Final = (
    ("none", Text("себебін айтпады", "причину не назвал", "gave no reason")),
    ("other", Text("дәлелді емес себеп", "неуважительная причина", "a reason that is not valid")),
    ("illness", Text("өзінің ауруы", "собственная болезнь", "own illness")),
    ("care", Text("отбасы мүшесінің ауруы", "болезнь члена семьи", "illness of a member of the family")),
    ("health", Text("жұмыс денсаулығына зиян", "работа противопоказана", "the work is bad for their health")),
    ("death", Text("жақын адамының қазасы", "смерть близкого", "death of somebody near")),
)
VALID: Final = ("illness", "care", "health", "death")
"""Reasons that are valid, whatever was offered."""


@dataclass(frozen=True, slots=True)
class Usable:
    """Whether an official can state a ground in the case, of whom, and what speaks for and against it."""

    ground: str
    of: tuple[str, ...]
    """IINs of the members of whom it can be stated; empty where of nobody."""
    why: tuple[Text, ...]

    def as_dict(self) -> dict[str, Any]:
        """As the verdict keeps it."""
        return {
            "id": self.ground,
            "usable": bool(self.of),
            "of": list(self.of),
            "why": [line.as_dict() for line in self.why],
        }


def particulars(edition: Edition, ground: str) -> Sequence[Field]:
    """What an official states with the ground; nothing for a ground that the registers find."""
    if ground not in STATED:
        return ()
    clause = edition.ground(ground).clause
    whose = Field(
        id="whose",
        label=Text(
            "Отбасының қай мүшесі (ЖСН)?", "Кто из членов семьи (ИИН)?", "Which member of the family (IIN)?"
        ),
        type="iin",
        clause=clause,
    )
    if ground == NOT_REGISTERED:
        return (whose,)
    return (
        whose,
        Field(id="happened", label=_WHAT, type="choice", choices=HAPPENED, clause=clause),
        Field(id="happened_on", label=_WHEN, type="date", clause=clause),
        Field(
            id="excuse",
            label=Text("Қандай себеп айтты?", "Какую причину назвал?", "What reason did they give?"),
            type="choice",
            choices=EXCUSES,
            required=False,
            clause=clause,
        ),
    )


def usable(edition: Edition, case: CaseView) -> list[Usable]:
    """Each ground that an official can state, with every member of whom it can and cannot be."""
    return [_usable(edition, ground, case) for ground in STATED]


def must_stand(edition: Edition, case: CaseView, stated: Mapping[str, Any]) -> None:
    """Raise :class:`Refusal` unless the ground that an official states can stand: by exception, day or reason."""
    ground = edition.ground(str(stated["ground"]))
    member = next((one for one in _members(case) if one["iin"] == stated.get("whose")), None)
    if member is None:
        raise Refusal("not-of-the-family", _NOT_OF_FAMILY, clause=ground.clause, field="whose")
    if reason := against(edition, ground.id, member, case):
        raise Refusal("exception-holds", reason, clause=ground.clause, field="whose")
    if ground.id == TURNED_DOWN:
        _must_have_happened(ground.clause, member, case, stated)


def against(edition: Edition, ground: str, member: Mapping[str, Any], case: CaseView) -> Text | None:
    """What keeps a ground from being stated of a member; None where nothing does."""
    name, held = str(member["name"]), set(_statuses(member, case.on))
    if age := _too_young(member, case.on):
        return Text(
            f"{name}: жасы {age}, жұмыссыз деп саналмайды.",
            f"{name}: возраст {age}, безработным не считается.",
            f"{name}: aged {age}, cannot be unemployed.",
        )
    if busy := next((STATUSES[one] for one in AT_WORK if one in held), None):
        return Text(
            f"{name}: {busy.kk}, жұмыссыз емес.",
            f"{name}: {busy.ru}, не безработный.",
            f"{name}: {busy.en}, not unemployed.",
        )
    if ground == TURNED_DOWN:
        return None
    for exception in edition.ground(ground).exceptions:
        if held & set(EXCEPTIONS[exception.id]):
            return Text(
                f"{name}: ерекшелік бар – {exception.who.kk}; бұл негізбен бас тартуға болмайды.",
                f"{name}: действует исключение – {exception.who.ru}; отказать по этому основанию нельзя.",
                f"{name}: an exception holds – {exception.who.en}; this ground cannot be used.",
            )
    if REGISTERED in held or _registered(str(member["iin"]), case):
        return Text(
            f"{name}: жұмыссыз ретінде тіркелген.",
            f"{name}: зарегистрирован(а) безработным.",
            f"{name}: is registered as unemployed.",
        )
    return None


def restored_on(case: CaseView, iin: str, since: date) -> date | None:
    """The day from which the right is restored after what happened on ``since``; None while nothing restored it."""
    member = next((one for one in _members(case) if one["iin"] == iin), None)
    days = [] if member is None else list(_returns(member, since))
    if said := case.request.get("measures_since"):
        days.append(date.fromisoformat(said))
    after = [day for day in days if since <= day <= case.on]
    return min(after, default=None)


def before(case: CaseView) -> Iterator[tuple[str, date]]:
    """Who turned an offer down in an application before, and when, unless the right was restored since."""
    iins = {one["iin"] for one in _members(case)}
    for row in case.found.get("benefits") or ():
        whose, happened = row.get("whose") or row.get("iin"), row.get("happened_on")
        if row.get("state") != "refused" or row.get("ground") != TURNED_DOWN or not happened:
            continue
        day = date.fromisoformat(str(happened))
        if whose in iins and restored_on(case, whose, day) is None and not row.get("restored_on"):
            yield str(whose), day


def begins(case: CaseView) -> date:
    """The first day of the assistance.

    reading: the act names no beginning; it runs from the first day of the month of filing and, where it was refused
    before on clause 10(3), no earlier than the dated event that restores it.
    """
    days = [(case.filed or case.on).replace(day=1)]
    for row in case.found.get("benefits") or ():
        if row.get("state") == "refused" and row.get("ground") == TURNED_DOWN and row.get("happened_on"):
            whose = str(row.get("whose") or row.get("iin"))
            days.append(restored_on(case, whose, date.fromisoformat(str(row["happened_on"]))) or date.min)
    return max(days)


def _usable(edition: Edition, ground: str, case: CaseView) -> Usable:
    said = {str(one["iin"]): against(edition, ground, one, case) for one in _members(case)}
    free = tuple(iin for iin, why in said.items() if why is None)
    named = [str(one["name"]) for one in _members(case) if one["iin"] in free]
    lines = [why for why in said.values() if why is not None]
    if named and ground == NOT_REGISTERED:
        lines += _who_needs_care(case)
    return Usable(ground, free, (*lines, *((_may_be(", ".join(named)),) if named else (_NOBODY,))))


def _who_needs_care(case: CaseView) -> Iterator[Text]:
    """Members for whom somebody may care though no status says so: an exception may hold, and is to be asked about."""
    for one in _members(case):
        age, held = age_of(str(one["iin"]), case.on), set(_statuses(one, case.on))
        if held & set(MUCH_CARE) or (age is not None and (age < CHILD or age > OLD)):
            yield _ask_who_cares(str(one["name"]))


def _must_have_happened(
    clause: str | None, member: Mapping[str, Any], case: CaseView, stated: Mapping[str, Any]
) -> None:
    if stated.get("happened") not in dict(HAPPENED):
        raise Refusal("case-not-stated", _SAY_WHAT, clause=clause, field="happened")
    try:
        day = date.fromisoformat(str(stated.get("happened_on", "")))
    except ValueError as error:
        raise Refusal("day-not-stated", _SAY_WHEN, clause=clause, field="happened_on") from error
    if day > case.on:
        raise Refusal("day-not-stated", _SAY_WHEN, clause=clause, field="happened_on")
    excuse = stated.get("excuse", "")
    if stated["happened"] != "left":
        if excuse not in dict(EXCUSES):
            raise Refusal("excuse-not-stated", _SAY_EXCUSE, clause=clause, field="excuse")
        if excuse in VALID:
            raise Refusal("valid-reason", _valid(dict(EXCUSES)[excuse]), clause=clause, field="excuse")
        if _refused_with_reason(member, day):
            raise Refusal("valid-reason", _VALID_ON_CARD, clause=clause, field="happened_on")
    if back := restored_on(case, str(member["iin"]), day):
        raise Refusal("restored", _restored(str(member["name"]), back), clause="10", field="happened_on")


def _members(case: CaseView) -> Sequence[Mapping[str, Any]]:
    family: Mapping[str, Any] = case.found.get("family") or {}
    members: Sequence[Mapping[str, Any]] = family.get("members", ())
    return members


def _statuses(member: Mapping[str, Any], on: date) -> Iterator[str]:
    for row in member.get("statuses", ()):
        until = row.get("until")
        if date.fromisoformat(str(row["since"])) <= on and (not until or on < date.fromisoformat(str(until))):
            yield str(row["kind"])


def _returns(member: Mapping[str, Any], since: date) -> Iterator[date]:
    for row in member.get("statuses", ()):
        if row["kind"] in BACK_AT_WORK:
            yield date.fromisoformat(str(row["since"]))
    for row in member.get("measures", ()):
        if (
            row["kind"] in RESTORING and str(row["on"]) > since.isoformat()
        ):  # what was refused that day restores nothing
            yield date.fromisoformat(str(row["on"]))


def _refused_with_reason(member: Mapping[str, Any], day: date) -> bool:
    """Whether the card of the unemployed says of the refusals of the day that their reason was valid."""
    rows = [
        row for row in member.get("measures", ()) if row["kind"] == "refused" and row["on"] == day.isoformat()
    ]
    return bool(rows) and all(row["valid"] for row in rows)


def _too_young(member: Mapping[str, Any], on: date) -> int | None:
    age = age_of(str(member["iin"]), on)
    return age if age is not None and age < WORKING_AGE else None


def _registered(iin: str, case: CaseView) -> bool:
    """Whether the card that was read is this person's (of whom a ground is stated, else the applicant's) and open."""
    whose = (case.found.get("stated") or {}).get("whose") or case.applicant
    card = case.found.get("unemployed") or {}
    return bool(whose == iin and card.get("status") == "registered")


def _ask_who_cares(name: str) -> Text:
    return Text(
        f"Отбасында күтім керек адам бар: {name}. Оны кім күтетінін сұраңыз: күтуші ерекшелікке жатады.",
        f"В семье есть тот, кому нужен уход: {name}. Спросите, кто ухаживает: на ухаживающего действует исключение.",
        f"Somebody in the family needs care: {name}. Ask who cares for them: that person is excepted.",
    )


def _may_be(names: str) -> Text:
    return Text(
        f"Мыналарға қолданылуы мүмкін: {names}.",
        f"Может относиться к: {names}.",
        f"It may be stated of: {names}.",
    )


def _valid(excuse: Text) -> Text:
    return Text(
        f"Дәлелді себеп: {excuse.kk}. Бұл негізбен бас тартуға болмайды.",
        f"Уважительная причина: {excuse.ru}. Отказать по этому основанию нельзя.",
        f"A valid reason: {excuse.en}. This ground cannot be used.",
    )


def _restored(name: str, day: date) -> Text:
    return Text(
        f"{name}: көмек {day:%d.%m.%Y} күннен бастап қалпына келтірілген.",
        f"{name}: помощь восстановлена с {day:%d.%m.%Y}.",
        f"{name}: the assistance is restored since {day:%d.%m.%Y}.",
    )


_VALID_ON_CARD = Text(
    "Жұмыссыздың карточкасы бойынша бұл күнгі бас тартудың себебі дәлелді: бұл негізбен бас тартуға болмайды.",
    "По карточке безработного причина отказа в этот день уважительная: отказать по этому основанию нельзя.",
    "By the card of the unemployed the reason given on that day was valid: this ground cannot be used.",
)
_WHAT = Text("Не болды?", "Что произошло?", "What happened?")
_WHEN = Text("Қай күні болды?", "В какой день?", "On which day?")
_NOBODY = Text(
    "Отбасында бұл негіз қолданылатын адам жоқ.",
    "В семье нет никого, к кому применимо это основание.",
    "Nobody in the family falls under this ground.",
)
_NOT_OF_FAMILY = Text(
    "Негіз отбасының қай мүшесіне қатысты екенін көрсетіңіз: бұл ЖСН отбасында жоқ.",
    "Укажите, к кому из членов семьи относится основание: такого ИИН в семье нет.",
    "Say which member of the family the ground is about: this IIN is not in the family.",
)
_SAY_WHAT = Text(
    "Үш жағдайдың қайсысы екенін таңдаңыз: жұмыстан бас тарту, оқудан бас тарту, өз бетінше тоқтату.",
    "Выберите, какой из трёх случаев: отказ от работы, отказ от обучения, самовольное прекращение.",
    "Choose which of the three cases it is: work turned down, training turned down, left of own accord.",
)
_SAY_WHEN = Text(
    "Оқиға қай күні болғанын жазыңыз; ол болашақта болмауы тиіс.",
    "Укажите день события; он не может быть в будущем.",
    "Give the day of the event; it cannot be in the future.",
)
_SAY_EXCUSE = Text(
    "Бас тартқан адам қандай себеп айтқанын таңдаңыз: дәлелді себеп негізді жояды.",
    "Выберите, какую причину назвал отказавшийся: уважительная причина снимает основание.",
    "Choose the reason that was given: a valid one lifts the ground.",
)
