"""Ask for an absence or give away signing, approve it, end it; each rule with its words for people."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from qyzmet.law.text import Text
from qyzmet.offices.holdings import absences_on, held_on
from qyzmet.offices.models import Absence, Holding
from qyzmet.process.errors import Refusal

HEAD = "head"

ONLY_THE_HEAD = Text(
    "Бұны мекеме басшысы ғана шешеді.",
    "Это решает только руководитель учреждения.",
    "Only the head of the office decides this.",
)


def ask(
    holding: Holding,
    kind: str,
    since: date,
    until: date,
    stand_in: int | None,
    reason: str,
    *,
    by: str,
    at: datetime,
    approved: bool = False,
) -> Absence:
    """Write down that somebody will be away, or that another signs for them; it counts once approved.

    ``stand_in`` is an account; ``approved`` is for the head, whose word is the approval. Raises :class:`Refusal`
    (``absence-days``, ``absence-overlaps``, ``stand-in-needed``, ``stand-in-oneself``, ``stand-in-elsewhere``,
    ``stand-in-away``, ``stand-in-needed-by-others``).
    """
    with transaction.atomic():
        Holding.objects.select_for_update().get(pk=holding.pk)
        _check_days(holding, since, until)
        _check_overlap(holding, kind, since, until, except_for=None)
        _check_stand_in(holding, kind, since, until, stand_in)
        return Absence.objects.create(
            holding=holding,
            kind=kind,
            since=since,
            until=until,
            stand_in_id=stand_in,
            reason=reason,
            asked_at=at,
            asked_by=by,
            approved_at=at if approved else None,
            approved_by=by if approved else "",
        )


def approve(absence: int, office: int, *, by: str, at: datetime) -> Absence:
    """The head of the office approves; what was true when it was asked is looked at once more.

    Raises :class:`Refusal` (``no-such-absence``, ``absence-settled``, and those of :func:`ask`).
    """
    with transaction.atomic():
        found = _locked(absence, office)
        if found.approved_at or found.ended_at:
            raise _settled()
        Holding.objects.select_for_update().get(pk=found.holding_id)
        _check_overlap(found.holding, found.kind, found.since, found.until, except_for=found.pk)
        _check_stand_in(found.holding, found.kind, found.since, found.until, found.stand_in_id)
        found.approved_at, found.approved_by = at, by
        found.save(update_fields=["approved_at", "approved_by"])
        return found


def end(absence: int, office: int, *, by: str, at: datetime) -> Absence:
    """Refuse it, take it back, or end it before its last day: from now on it does not count.

    Raises :class:`Refusal` (``no-such-absence``, ``absence-settled``).
    """
    with transaction.atomic():
        found = _locked(absence, office)
        if found.ended_at:
            raise _settled()
        found.ended_at, found.ended_by = at, by
        found.save(update_fields=["ended_at", "ended_by"])
        return found


def away_on(holding: Holding, on: date) -> Absence | None:
    """The absence of the holder that counts on that day."""
    return (
        absences_on(on).filter(holding=holding, kind=Absence.AWAY).select_related("stand_in__account").first()
    )


def stands_in_for(user_id: int, office: str, post: str, on: date) -> set[int]:
    """Accounts whose post at the office the user holds in their absence on that day."""
    rows = absences_on(on).filter(
        stand_in_id=user_id, kind=Absence.AWAY, holding__post=post, holding__office__code=office
    )
    return set(rows.values_list("holding__user_id", flat=True))


def colleagues(office: int, on: date) -> list[Holding]:
    """Everybody who holds a post at the office on that day, once, by name."""
    found: dict[int, Holding] = {}
    for one in held_on(on).filter(office_id=office).select_related("user__account"):
        found.setdefault(one.user_id, one)
    return sorted(found.values(), key=lambda one: holder_name(one))


def holder_name(holding: Holding) -> str:
    """The name shown of whoever holds a post."""
    account = getattr(holding.user, "account", None)
    return account.display_name if account else holding.user.get_username()


def _locked(absence: int, office: int) -> Absence:
    found = (
        Absence.objects.select_for_update(of=("self",))
        .select_related("holding__office")
        .filter(pk=absence, holding__office_id=office)
        .first()
    )
    if found is None:
        raise no_such_absence()
    return found


def no_such_absence() -> Refusal:
    """The same words for a record that does not exist and for one of others."""
    return Refusal(
        "no-such-absence",
        Text(
            "Бұл мекемеде мұндай жазба жоқ.",
            "В этом учреждении такой записи нет.",
            "This office has no such record.",
        ),
    )


def _settled() -> Refusal:
    return Refusal(
        "absence-settled",
        Text(
            "Бұл жазба бойынша шешім қабылданып қойған: бетті жаңартыңыз.",
            "По этой записи уже решено: обновите страницу.",
            "This record is settled already: reload the page.",
        ),
    )


def _check_days(holding: Holding, since: date, until: date) -> None:
    if until < since:
        raise Refusal(
            "absence-days",
            Text(
                "Соңғы күн бірінші күннен бұрын тұр: орындарын ауыстырыңыз.",
                "Последний день стоит раньше первого: поменяйте их местами.",
                "The last day is before the first: exchange them.",
            ),
            field="until",
        )
    if until < holding.since or (holding.until is not None and since > holding.until):
        raise Refusal(
            "absence-days",
            Text(
                "Бұл күндері лауазым ол адамда емес.",
                "В эти дни должность не за этим лицом.",
                "On these days the post is not this person's.",
            ),
            field="since",
        )


def _check_overlap(holding: Holding, kind: str, since: date, until: date, *, except_for: int | None) -> None:
    same = _during(since, until).filter(holding=holding, kind=kind)
    other = (same if except_for is None else same.exclude(pk=except_for)).first()
    if other is None:
        return
    days = f"{other.since:%d.%m.%Y}-{other.until:%d.%m.%Y}"
    raise Refusal(
        "absence-overlaps",
        Text(
            f"Бұл күндерге жазба бар ({days}): күндер қабаттаспауы тиіс.",
            f"На эти дни запись уже есть ({days}): дни не должны пересекаться.",
            f"There is a record for these days already ({days}): the days may not overlap.",
        ),
        field="since",
    )


def _during(since: date, until: date) -> QuerySet[Absence]:
    return Absence.objects.filter(ended_at__isnull=True, since__lte=until, until__gte=since)


def _check_stand_in(holding: Holding, kind: str, since: date, until: date, stand_in: int | None) -> None:
    if stand_in is None:
        if kind == Absence.SIGNING or holding.post == HEAD:
            raise Refusal(
                "stand-in-needed",
                Text(
                    "Кім орнына қалатынын таңдаңыз.",
                    "Выберите, кто замещает.",
                    "Choose who stands in.",
                ),
                field="stand_in",
            )
        return
    if stand_in == holding.user_id:
        raise Refusal(
            "stand-in-oneself",
            Text(
                "Адам өз орнына өзі қала алмайды: басқа қызметкерді таңдаңыз.",
                "Заместить самого себя нельзя: выберите другого сотрудника.",
                "Nobody stands in for themselves: choose another official.",
            ),
            field="stand_in",
        )
    posts = held_on(since).filter(user_id=stand_in, office_id=holding.office_id)
    if not posts.filter(Q(until__isnull=True) | Q(until__gte=until)).exists():
        raise Refusal(
            "stand-in-elsewhere",
            Text(
                "Бұл адам аталған күндердің бәрінде осы мекемеде қызмет етпейді.",
                "Это лицо служит в учреждении не во все названные дни.",
                "This person does not serve at the office on all of these days.",
            ),
            field="stand_in",
        )
    away = _during(since, until).filter(kind=Absence.AWAY)
    if away.filter(holding__user_id=stand_in).exists():
        raise Refusal(
            "stand-in-away",
            Text(
                "Бұл күндері ол адамның өзі болмайды: басқа қызметкерді таңдаңыз.",
                "В эти дни это лицо само отсутствует: выберите другого сотрудника.",
                "This person is away on these days too: choose another official.",
            ),
            field="stand_in",
        )
    relied = away.filter(stand_in_id=holding.user_id) if kind == Absence.AWAY else away.none()
    if relied.exists():
        raise Refusal(
            "stand-in-needed-by-others",
            Text(
                "Бұл күндері ол адам басқа біреудің орнында: алдымен сол жазбаны өзгертіңіз.",
                "В эти дни это лицо замещает другого: сначала измените ту запись.",
                "On these days this person stands in for somebody else: change that record first.",
            ),
            field="since",
        )
