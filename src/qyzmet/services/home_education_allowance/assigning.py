"""Whether and what is to be assigned for a child, from the answers of the application and what registers say. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from qyzmet.law.text import Text
from qyzmet.services.ages import born
from qyzmet.services.effects import CaseView
from qyzmet.services.home_education_allowance.parameters import amount_on
from qyzmet.services.home_education_allowance.period import (
    Circumstances,
    how_much,
    since_of,
    until_of,
    why,
)

KIND: Final = "home-education"
FAULTY: Final = "incomplete-or-faulty"
"""Clause 10(1)."""
FALSE: Final = "false"
"""Clause 10(2)."""
DISABILITY: Final = frozenset({"disabled-child", "disabled-1", "disabled-2", "disabled-3"})
SCHOOLING: Final = frozenset({"home-taught"})
"""What of :data:`qyzmet.services.statuses.STATUSES` speaks of disability and of being taught at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What is to be assigned, or what stands in the way.

    ``faults`` leave nothing to assign; ``doubts`` are where a register and the documents differ, for an official to
    weigh. ``computation`` holds ``since``, ``until``, ``reason`` and ``monthly`` (tiyn), where there is an amount.
    """

    computation: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[Text, ...] = ()
    faults: tuple[Text, ...] = ()
    doubts: tuple[Text, ...] = ()


def worked_out(case: CaseView) -> Worked:
    """The allowance for the child of a case, as it stands on the day on which it is decided.

    reading: an allowance that runs for the child already is no ground to refuse; a further one of the same school year
    follows it, and where the documents reach no further there is nothing to assign, so that they do not bear what is
    asked (clause 10(1)).
    """
    filed = case.filed or case.on
    paid_until = _paid_until(case, filed)
    asked_from = since_of(filed, _day(case, "home_since"))
    since = since_of(filed, _day(case, "home_since"), paid_until)
    ending = until_of(asked_from, circumstances(case))
    faults = list(_faults(case, filed))
    if ending.day < since:
        faults.append(_nothing_left(since, paid_until))
        faults.append(why(ending))
    if faults:
        return Worked(faults=tuple(faults))
    amount = amount_on(since)
    return Worked(
        computation={
            "since": since.isoformat(),
            "until": ending.day.isoformat(),
            "reason": ending.reason,
            "monthly": amount.monthly,
        },
        lines=(how_much(amount), _begins(since), why(ending)),
        doubts=tuple(_doubts(case, filed)),
    )


def assigned(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """The computation that a decision of the case rests on; empty where none assigned anything."""
    return (found.get("verdict") or {}).get("computation") or {}


def texts(lines: Iterable[Mapping[str, str]], language: str) -> list[str]:
    """Lines of a verdict in a language of the papers."""
    return [line.get(language) or line["kk"] for line in lines]


def circumstances(case: CaseView) -> Circumstances:
    """What the application says the allowance rests on."""
    known = case.person.get("birth_date")
    birth = date.fromisoformat(str(known)) if known else born(case.subject)
    assert birth is not None, "the child was named by an IIN, which carries the day of birth"
    return Circumstances(
        birth=birth,
        conclusion_until=_day(case, "conclusion_until"),
        disability_until=_day(case, "disability_until"),
    )


def _paid_until(case: CaseView, filed: date) -> date | None:
    """The last day for which something is assigned for the child already; None where nothing is."""
    rows = [
        row
        for row in case.found.get("benefits") or ()
        if row.get("kind") == KIND
        and row.get("state") in ("running", "paused", "assigned")
        and case.subject in (row.get("about"), row.get("iin"))
    ]
    days = [date.fromisoformat(row["until"]) for row in rows if row.get("until")]
    return max((day for day in days if day >= filed.replace(day=1)), default=None)


def _faults(case: CaseView, filed: date) -> Iterator[Text]:
    """What in the documents contradicts itself."""
    given = _day(case, "conclusion_date")
    until = _day(case, "conclusion_until")
    if given and given > filed:
        yield _CONCLUSION_AHEAD
    if given and until and until < given:
        yield _CONCLUSION_BACKWARDS


def _doubts(case: CaseView, filed: date) -> Iterator[Text]:
    """Where the register of families differs; what it does not speak of the documents prove."""
    members = (case.found.get("family") or {}).get("members", ())
    child = next((one for one in members if one.get("iin") == case.subject), None)
    statuses = child.get("statuses", ()) if child else ()
    for kinds, doubt in ((DISABILITY, _DISABILITY_ENDED), (SCHOOLING, _SCHOOLING_ENDED)):
        rows = [row for row in statuses if row.get("kind") in kinds]
        if rows and not any(_holds(row, filed) for row in rows):
            yield doubt


def _holds(row: Mapping[str, Any], day: date) -> bool:
    since, until = row.get("since"), row.get("until")
    return (not since or str(since) <= day.isoformat()) and (not until or str(until) >= day.isoformat())


def _day(case: CaseView, name: str) -> date | None:
    said = case.request.get(name)
    return date.fromisoformat(said) if said else None


def _begins(since: date) -> Text:
    return Text(
        f"Бірінші күні — {since:%d.%m.%Y}.",
        f"Первый день — {since:%d.%m.%Y}.",
        f"The first day is {since:%d.%m.%Y}.",
    )


def _nothing_left(since: date, paid_until: date | None) -> Text:
    if paid_until is None:
        return Text(
            f"Құжаттар бойынша {since:%d.%m.%Y} күннен бастап төленетін ешнәрсе жоқ.",
            f"По документам с {since:%d.%m.%Y} платить не за что.",
            f"By the documents nothing is to be paid from {since:%d.%m.%Y} on.",
        )
    return Text(
        f"Бұл балаға жәрдемақы {paid_until:%d.%m.%Y} күнге дейін тағайындалған, құжаттар одан әріге құқық бермейді.",
        f"На этого ребёнка выплата уже назначена по {paid_until:%d.%m.%Y}, и дальше документы права не дают.",
        f"For this child the allowance is assigned until {paid_until:%d.%m.%Y}, and the documents reach no further.",
    )


_CONCLUSION_AHEAD = Text(
    "Консультация қорытындысының күні өтініш күнінен кейін.",
    "Дата заключения консультации позже дня заявления.",
    "The conclusion of the consultation is dated after the application.",
)
_CONCLUSION_BACKWARDS = Text(
    "Консультацияның қорытындысы берілген күнінен бұрын аяқталады.",
    "Заключение консультации кончается раньше, чем выдано.",
    "The conclusion of the consultation ends before it was given.",
)
_DISABILITY_ENDED = Text(
    "Тіркелім бойынша баланың мүгедектігі бұл күнге жарамсыз, ал құжаттар басқаша дейді: анықтаманы тексеріңіз.",
    "По регистру инвалидность ребёнка на этот день не действует, а документы говорят иное: проверьте справку.",
    "By the register the child's disability does not hold that day, and the documents differ: check the certificate.",
)
_SCHOOLING_ENDED = Text(
    "Тіркелім бойынша бала бұл күні үйде оқымайды, ал құжаттар басқаша дейді: қорытындыны тексеріңіз.",
    "По регистру ребёнок в этот день на дому не обучается, а документы говорят иное: проверьте заключение.",
    "By the register the child is not taught at home on this day, and the documents differ: check the conclusion.",
)
