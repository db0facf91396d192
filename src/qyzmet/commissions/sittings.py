"""A sitting of a commission for one case: the visit with its act, then the votes with the conclusion.

reading: the edition of 2012 names the act and the conclusion (cl. 11(3)) and neither a quorum nor votes. Those vote
who came to the visit, each once; most votes decide; where as many are for as against, the voice of who presides does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from qyzmet.commissions.checklist import CLAUSE, checked
from qyzmet.commissions.composition import commission_on, members_on
from qyzmet.commissions.models import VOTES, Commission, Conclusion, Inspection, Member, Seat, Vote
from qyzmet.commissions.quorum import Quorum, quorum_on
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What the commission brings from a visit."""

    case: str
    visited_on: date
    address: str
    """Number of the address in the register."""
    address_line: Mapping[str, str]
    present: Sequence[int]
    """The members who came."""
    met: str
    seen: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How the votes add up."""

    favourable: bool
    said: Mapping[str, int]


@transaction.atomic
def write_act(office: str, visit: Visit, *, by: str, at: datetime) -> Inspection:
    """Write down the act of a visit, once a case; the same key twice changes nothing.

    Raises :class:`Refusal`: ``no-commission``, ``not-a-member``, ``no-quorum``, ``nobody-presides``, ``nobody-met``,
    those of the checklist, ``act-written`` where somebody wrote the act before.
    """
    if visit.key and (same := Inspection.objects.filter(key=visit.key, case_number=visit.case).first()):
        return same
    if Inspection.objects.filter(case_number=visit.case).exists():
        raise Refusal("act-written", _WRITTEN, clause=CLAUSE)
    commission = _working(office, visit.visited_on)
    members = members_on(commission, visit.visited_on)
    came = _among(members, visit.present)
    must_have_quorum(quorum_on(visit.visited_on), members, came)
    if not visit.met.strip():
        raise Refusal("nobody-met", _MET, clause=CLAUSE, field="met")
    try:
        with transaction.atomic():
            act = Inspection.objects.create(
                commission=commission,
                case_number=visit.case,
                visited_on=visit.visited_on,
                address=visit.address,
                address_line=dict(visit.address_line),
                met=" ".join(visit.met.split())[:250],
                seen=checked(visit.seen),
                key=visit.key,
                written_by=by,
                written_at=at,
            )
    except IntegrityError as error:
        raise Refusal("act-written", _WRITTEN, clause=CLAUSE) from error
    Seat.objects.bulk_create(Seat(inspection=act, member=one) for one in came)
    return act


@transaction.atomic
def conclude(
    case: str, votes: Mapping[int, str], reasons: str, day: date, *, by: str, at: datetime
) -> Conclusion:
    """Count the votes, by member, and write the conclusion down, once a case.

    Raises :class:`Refusal`: ``no-act``, ``concluded``, ``voted-without-sitting``, ``vote-missing``, ``bad-vote``,
    ``no-quorum``, ``nobody-presides``, ``tie``, ``reasons-missing``.
    """
    act = act_of(case)
    if act is None:
        raise Refusal("no-act", _NO_ACT, clause=CLAUSE)
    if Conclusion.objects.filter(inspection=act).exists():
        raise Refusal("concluded", _CONCLUDED, clause=CLAUSE)
    seats = {one.member_id: one for one in act.seats.select_related("member").order_by("pk")}
    members = members_on(act.commission, day)
    sitting = [one for one in members if one.pk in seats]
    must_have_quorum(quorum_on(day), members, sitting)
    _must_be_votes(votes, sitting)
    if not reasons.strip():
        raise Refusal("reasons-missing", _REASONS, clause=CLAUSE, field="reasons")
    count = counted(votes, sitting)
    try:
        with transaction.atomic():
            written = Conclusion.objects.create(
                inspection=act,
                concluded_on=day,
                favourable=count.favourable,
                reasons=reasons.strip(),
                written_by=by,
                written_at=at,
            )
    except IntegrityError as error:
        raise Refusal("concluded", _CONCLUDED, clause=CLAUSE) from error
    Vote.objects.bulk_create(
        Vote(conclusion=written, seat=seats[one.pk], says=votes[one.pk]) for one in sitting
    )
    return written


def counted(votes: Mapping[int, str], sitting: Sequence[Member]) -> Count:
    """What these votes come to. Raises :class:`Refusal` (``tie``) where even who presides abstained."""
    said = {word: sum(votes[one.pk] == word for one in sitting) for word in VOTES}
    if said["for"] != said["against"]:
        return Count(said["for"] > said["against"], said)
    voice = votes[presiding(sitting).pk]
    if voice == "abstained":
        raise Refusal("tie", _TIE, clause=CLAUSE, field="votes")
    return Count(voice == "for", said)


def presiding(sitting: Sequence[Member]) -> Member:
    """Who presides: the chair, without one the deputy."""
    by_role = {one.role: one for one in reversed(sitting)}
    return by_role.get("chair") or by_role.get("deputy") or sitting[0]


def must_have_quorum(rule: Quorum, members: Sequence[Member], came: Sequence[Member]) -> None:
    """Raise :class:`Refusal` (``no-quorum``, ``nobody-presides``) unless enough of the members came."""
    needed = rule.needed(len(members))
    if len(came) < needed:
        raise Refusal(
            "no-quorum", _no_quorum(len(members), len(came), needed), clause=CLAUSE, field="present"
        )
    if rule.preside and not any(one.role in rule.preside for one in came):
        raise Refusal("nobody-presides", _NOBODY_PRESIDES, clause=CLAUSE, field="present")


def act_of(case: str) -> Inspection | None:
    """The act of a case; None while there is none."""
    return Inspection.objects.select_related("commission").filter(case_number=case).first()


def _working(office: str, day: date) -> Commission:
    found = commission_on(office, day)
    if found is None:
        raise Refusal("no-commission", _no_commission(day), clause="1(3)", field="visited_on")
    return found


def _among(members: Sequence[Member], present: Sequence[int]) -> list[Member]:
    chosen = set(present)
    if chosen - {one.pk for one in members}:
        raise Refusal("not-a-member", _NOT_A_MEMBER, clause="1(3)", field="present")
    return [one for one in members if one.pk in chosen]


def _must_be_votes(votes: Mapping[int, str], sitting: Sequence[Member]) -> None:
    if set(votes) - {one.pk for one in sitting}:
        raise Refusal("voted-without-sitting", _WITHOUT_SITTING, clause=CLAUSE, field="votes")
    silent = [one.name for one in sitting if one.pk not in votes]
    if silent:
        raise Refusal("vote-missing", _missing(", ".join(silent)), clause=CLAUSE, field="votes")
    if any(says not in VOTES for says in votes.values()):
        raise Refusal("bad-vote", _BAD_VOTE, clause=CLAUSE, field="votes")


def _no_quorum(members: int, came: int, needed: int) -> Text:
    return Text(
        f"Кворум жоқ: комиссияның {members} мүшесінен {came} келді, кемінде {needed} керек. Акт жазылмады.",
        f"Кворума нет: из {members} членов комиссии пришли {came}, нужно не менее {needed}. Ничего не записано.",
        f"There is no quorum: of {members} members {came} came, at least {needed} are needed. Nothing was written.",
    )


def _no_commission(day: date) -> Text:
    return Text(
        f"{day:%d.%m.%Y} күні бұл мекемеде учаскелік комиссия болмаған: әкімнің шешімі енгізілсін.",
        f"На {day:%d.%m.%Y} при этом учреждении нет участковой комиссии: внесите решение акима.",
        f"On {day:%d.%m.%Y} this office has no precinct commission: enter the akim's decision.",
    )


def _missing(names: str) -> Text:
    return Text(
        f"Отырысқа қатысқан әр мүше дауыс береді не қалыс қалады: {names}.",
        f"Каждый, кто был на обследовании, голосует или воздерживается: {names}.",
        f"Everybody who came votes or abstains: {names}.",
    )


_WRITTEN = Text(
    "Бұл іс бойынша тексеру актісін басқа біреу жазып қойған: Сіздің жауаптарыңыз жіберілмеді.",
    "Акт обследования по этому делу уже записан кем-то другим: Ваши ответы не записаны.",
    "Somebody else has written the act of this case already: your answers were not written.",
)
_NO_ACT = Text(
    "Тексеру актісіз қорытынды жасалмайды.",
    "Без акта обследования заключения не бывает.",
    "There is no conclusion without an inspection act.",
)
_CONCLUDED = Text(
    "Бұл іс бойынша қорытынды жасалған.",
    "Заключение по этому делу уже есть.",
    "This case has a conclusion already.",
)
_NOT_A_MEMBER = Text(
    "Бұл күні комиссия мүшесі болмаған адам көрсетілген.",
    "Указан человек, который в этот день не был членом комиссии.",
    "Somebody is named who was no member of the commission that day.",
)
_NOBODY_PRESIDES = Text(
    "Төраға да, оның орынбасары да болмаған: отырысты жүргізетін адам жоқ. Ештеңе жазылмады.",
    "Не было ни председателя, ни заместителя: вести заседание некому. Ничего не записано.",
    "Neither the chair nor the deputy came: nobody presides. Nothing was written.",
)
_MET = Text(
    "Үйде кім болғанын жазыңыз.",
    "Укажите, кто был дома.",
    "Say who was met at home.",
)
_WITHOUT_SITTING = Text(
    "Тексеруге қатыспаған адам дауыс бере алмайды.",
    "Тот, кого не было на обследовании, не голосует.",
    "Who did not come to the visit has no vote.",
)
_BAD_VOTE = Text(
    "Дауыс: қажет, қажет емес немесе қалыс қалды.",
    "Голос: необходимо, нет необходимости или воздержался.",
    "A vote is: necessary, not necessary, or abstained.",
)
_TIE = Text(
    "Дауыстар тең бөлінді, ал төрағалық етуші қалыс қалды: қайта дауыс беріңіз.",
    "Голоса разделились поровну, а председательствующий воздержался: проголосуйте ещё раз.",
    "The votes are equal and who presides abstained: vote again.",
)
_REASONS = Text(
    "Қорытындының дәлелдерін жазыңыз.",
    "Напишите доводы заключения.",
    "Write the reasons of the conclusion.",
)
