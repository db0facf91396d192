"""Who is to do which case: the head's resolution, what an executor's list shows, who may act for whom.

For an edition with no step of resolution this is an arrangement of the office (a reading): the act gives the
step to a post and not to a person, so any holder of the post may act, and nobody's term changes. The page says
whose the case is and asks to confirm. Where an edition has such a step, the resolution does it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from qyzmet.cases.models import Assignment, Case, Standing
from qyzmet.cases.quick import one_row
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.offices.absences import away_on, holder_name, stands_in_for
from qyzmet.offices.holdings import held_on
from qyzmet.offices.models import Holding, Office
from qyzmet.offices.posts import POSTS
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal

MOST = 200
"""Cases of one resolution."""


@dataclass(frozen=True, slots=True)
class Executor:
    """Somebody who can be given cases in a post."""

    user_id: int
    name: str
    post: str
    away_until: date | None = None
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """To whom a case is given now, and whether they can still do it."""

    assignment: Assignment
    here: bool
    """Whether they hold the post today and are not away."""
    stand_in: str = ""
    away_until: date | None = None

    @property
    def lost(self) -> bool:
        """Whether they hold the post no more."""
        return not self.here and self.away_until is None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one case of several could not be given."""

    number: str
    text: Text


class NotAll(Refusal):
    """Some of the cases cannot be given, so none was; ``faults`` says which and why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        super().__init__(
            "not-all-can-be-given",
            Text(
                f"Ештеңе сақталған жоқ: {count} іс бойынша кедергі бар.",
                f"Ничего не сохранено: по делам ({count}) есть препятствия.",
                f"Nothing was saved: {count} of the cases cannot be given.",
            ),
        )


def executors(office: str, post: str, on: date) -> list[Executor]:
    """Whoever holds the post at the office on that day, by name, with their absence."""
    held = held_on(on).filter(office__code=office, post=post).select_related("user__account")
    found = {one.user_id: _executor(one, on) for one in held}
    return sorted(found.values(), key=lambda one: one.name)


def _executor(holding: Holding, on: date) -> Executor:
    absence = away_on(holding, on)
    name = holder_name(holding)
    if absence is None:
        return Executor(holding.user_id, name, holding.post)
    return Executor(holding.user_id, name, holding.post, absence.until, _stand_in(absence.stand_in))


def _stand_in(user: object) -> str:
    account = getattr(user, "account", None)
    return account.display_name if account else str(user or "")


def whose(case: Case, on: date) -> Given | None:
    """To whom the case is given in the post whose turn it is; None if to nobody."""
    if case.post is None or case.stands_at is None:
        return None
    if one_row(_GIVEN, (case.pk,)) is None:  # most cases never were: asked in a short way
        return None
    last = latest([case.pk]).get(case.pk)
    return given(last, on) if last is not None and last.executor is not None else None


_GIVEN = "SELECT 1 FROM cases_assignment WHERE case_id = %s LIMIT 1"


def given(last: Assignment, on: date) -> Given:
    """The assignment with what became of its executor since."""
    held = held_on(on).filter(user_id=last.executor or 0, post=last.post, office__code=last.office).first()
    if held is None:
        return Given(last, here=False)
    absence = away_on(held, on)
    if absence is None:
        return Given(last, here=True)
    return Given(last, False, _stand_in(absence.stand_in), absence.until)


def latest(cases: Sequence[int]) -> dict[int, Assignment]:
    """By case, the last word on who is to do it in the post whose turn it is."""
    rows = (
        Assignment.objects.filter(case__in=cases)
        .filter(office=F("case__standing__office"), post=F("case__standing__post"))
        .order_by("case", "-pk")
        .distinct("case")
    )
    return {row.case_id: row for row in rows}


def mine(by: Official, on: date) -> Q:
    """Of a worklist, what is given to the official or to whom they stand in for."""
    return Q(executor__in={by.user_id} | stands_in_for(by.user_id, by.office, by.post, on))


def acting(by: Official, found: Given | None, on: date) -> Official:
    """The official as they act on a case: for whom they stand in, where it was given to somebody absent."""
    if found is None or by.acting_for or found.assignment.executor == by.user_id:
        return by
    absent = stands_in_for(by.user_id, by.office, by.post, on)
    return (
        replace(by, acting_for=found.assignment.executor_name) if found.assignment.executor in absent else by
    )


def is_anothers(by: Official, found: Given | None, on: date) -> bool:
    """Whether the case was given to somebody who is here to do it, and neither the official nor the one they
    stand in for."""
    if found is None or found.lost:
        return False
    theirs = {by.user_id} | stands_in_for(by.user_id, by.office, by.post, on)
    return found.assignment.executor not in theirs


def assign(
    cases: Mapping[str, int],
    executor: int | None,
    by: Official,
    *,
    words: str = "",
    due_on: date | None = None,
    at: datetime,
    key: str = "",
) -> list[Assignment]:
    """Give cases to an executor, or with None back to all holders of the post: all of them or none.

    ``cases`` maps the number to the assignment that was seen with it (0 for none): where somebody gave it to
    another in the meantime, nothing happens. A step of resolution is done by it, then the case is given in the
    post that follows. Raises :class:`NotAll` with a reason for each case that cannot be given, and
    :class:`Refusal` (``nothing-chosen``, ``too-many``, ``day-passed``, ``other-office``, ``given-to-sign-only``).
    """
    must_not_sign_only(by)
    _check_order(cases, by, due_on, at)
    with transaction.atomic():
        rows = list(
            Standing.objects.select_for_update(of=("self",))
            .filter(case__number__in=cases, office=by.office)
            .select_related("case")
            .order_by("case_id")
        )
        found = {row.case.number: row for row in rows}
        last = latest([row.case_id for row in rows])
        day = _day(by.office, at)
        order = _Order(executor, by, words, due_on, day, at)
        faults: list[Fault] = []
        done: list[Assignment] = []
        for number in sorted(cases):
            row = found.get(number)
            try:
                if row is None:
                    raise _Cannot(_NOT_HERE)
                if (last[row.case_id].pk if row.case_id in last else 0) != cases[number]:
                    raise _Cannot(_QUICKER)
                done.append(_give(row, order, f"{key}:{number}" if key else None))
            except (_Cannot, Refusal) as cannot:
                faults.append(Fault(number, cannot.text))
        if faults:
            raise NotAll(faults)
        return done


@dataclass(frozen=True, slots=True)
class _Order:
    executor: int | None
    by: Official
    words: str
    due_on: date | None
    day: date
    at: datetime


class _Cannot(Exception):
    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def _check_order(cases: Mapping[str, int], by: Official, due_on: date | None, at: datetime) -> None:
    if not cases:
        raise Refusal(
            "nothing-chosen",
            Text("Кемінде бір істі белгілеңіз.", "Отметьте хотя бы одно дело.", "Tick at least one case."),
            field="ticked",
        )
    if len(cases) > MOST:
        raise Refusal(
            "too-many",
            Text(
                f"Бір жолда {MOST} істен артық беруге болмайды.",
                f"За один раз можно поручить не больше {MOST} дел.",
                f"No more than {MOST} cases can be given at once.",
            ),
            field="ticked",
        )
    if due_on is not None and due_on < _day(by.office, at):
        raise Refusal(
            "day-passed",
            Text("Бұл күн өтіп кетті.", "Этот день уже прошёл.", "This day has passed."),
            field="due_on",
        )


def _give(row: Standing, order: _Order, key: str | None) -> Assignment:
    """One case: the step of resolution if it stands at one, then the line of the record."""
    step = standing_step(row)
    if step.does is Verb.RESOLVE and step.by == order.by.post:
        data = {"words": order.words, "due_on": order.due_on.isoformat() if order.due_on else ""}
        perform(row.case.number, step.id, order.by, data, at=order.at, key=key)
        row = Standing.objects.select_related("case").get(pk=row.pk)
    if row.post not in POSTS or row.post == "system":
        raise _Cannot(_NO_OFFICIALS_TURN)
    name = _executor_name(row, order)
    if order.due_on is not None and row.next_due is not None and row.next_due > order.at:
        ends = _day(order.by.office, row.next_due)
        if order.due_on > ends:
            raise _Cannot(_after_the_term(ends))
    return Assignment.objects.create(
        case=row.case,
        office=row.office,
        post=row.post,
        executor=order.executor,
        executor_name=name,
        words=order.words,
        due_on=order.due_on,
        at=order.at,
        by=order.by.actor().name,
        by_account=order.by.user_id or None,
    )


def standing_step(row: Standing) -> Step:
    """The step at which the case stands."""
    return process_of(edition_named(row.case.edition), row.case.channel).steps[row.case.step or ""]


def _executor_name(row: Standing, order: _Order) -> str:
    if order.executor is None:
        return ""
    held = (
        held_on(order.day)
        .filter(user_id=order.executor, post=row.post, office__code=row.office)
        .select_related("user__account")
        .first()
    )
    if held is None:
        raise _Cannot(_holds_another_post(row.post))
    absence = away_on(held, order.day)
    if absence is not None and absence.stand_in_id is None:
        raise _Cannot(_away(absence.until))
    return holder_name(held)


def _day(office: str, at: datetime) -> date:
    """The office's own day."""
    return at.astimezone(Office.objects.only("timezone").get(code=office).zone).date()


_NOT_HERE = Text(
    "Іс бұл мекемеде тұрған жоқ немесе аяқталған.",
    "Дело не находится в этом учреждении или уже завершено.",
    "The case is not at this office, or has ended.",
)
_QUICKER = Text(
    "Бұл істі басқа біреу Сізден бұрын тапсырған: бетті жаңартыңыз.",
    "Это дело кто-то поручил раньше Вас: обновите страницу.",
    "Somebody gave this case before you: reload the page.",
)
_NO_OFFICIALS_TURN = Text(
    "Қазір кезек қызметкерде емес: тапсыратын іс жоқ.",
    "Сейчас очередь не за сотрудником: поручать нечего.",
    "It is no official's turn now: there is nothing to give.",
)


def _holds_another_post(post: str) -> Text:
    name = POSTS[post]
    return Text(
        f"Істі қазір мына лауазым жүргізеді: {name.kk}. Таңдалған адам бұл лауазымда емес.",
        f"Дело сейчас ведёт: {name.ru}. Выбранное лицо этой должности не занимает.",
        f"The case waits for: {name.en}. The person chosen does not hold this post.",
    )


def _away(until: date) -> Text:
    return Text(
        f"Таңдалған адам {until:%d.%m.%Y} дейін болмайды, орнында ешкім жоқ.",
        f"Выбранное лицо отсутствует по {until:%d.%m.%Y}, и никто его не замещает.",
        f"The person chosen is away until {until:%d.%m.%Y}, and nobody stands in.",
    )


def _after_the_term(ends: date) -> Text:
    return Text(
        f"Мерзім {ends:%d.%m.%Y} күні бітеді: одан кейінгі күнді тағайындауға болмайды.",
        f"Срок истекает {ends:%d.%m.%Y}: назначить день позже нельзя.",
        f"The term runs out on {ends:%d.%m.%Y}: no later day may be set.",
    )
