"""Whom a certificate is asked about, and what the register answers.

A subject is an IIN, or a name with a year of birth as a legal person's list may give it: the acts of
2010 ask for no number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal
from qyzmet.registers.iin import BadIin, check_iin
from qyzmet.registers.looker import Looker
from qyzmet.registers.queries import BadQuery, address_record, search_people
from qyzmet.registers.records import Found

MOST = 500
"""Persons on one list. reading: the act sets no limit; a longer list is sent as two."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register said of one subject; ``record`` is its address record as plain values."""

    subject: str
    record: dict[str, Any] | None

    @property
    def status(self) -> str:
        """``registered``, ``removed`` or ``none``."""
        said = self.record["status"] if self.record else "not-found"
        return {"found-registered": "registered", "found-removed": "removed"}.get(said, "none")

    def as_dict(self) -> dict[str, Any]:
        """As the journal of the case keeps it."""
        return {"subject": self.subject, "status": self.status, "record": self.record}


def read_subjects(text: str) -> list[str]:
    """The subjects of a list, one a line or separated by semicolons: IINs checked, names tidied.

    Raises :class:`Refusal` naming the line that is wrong, or for an empty or overlong list.
    """
    lines = [re.sub(r"\s+", " ", line).strip() for line in re.split(r"[\n;]", text)]
    subjects = list(dict.fromkeys(line for line in lines if line))
    if not subjects:
        raise Refusal(
            "no-subject",
            Text(
                kk="Анықтама кім туралы сұралатынын көрсетіңіз: ЖСН.",
                ru="Укажите, о ком запрашивается справка: ИИН.",
                en="Say about whom the certificate is asked: the IIN.",
            ),
            field="subjects",
        )
    if len(subjects) > MOST:
        raise Refusal(
            "list-too-long",
            Text(
                kk=f"Тізімде {len(subjects)} адам бар; бір тізімде {MOST} адамнан аспауы тиіс.",
                ru=f"В списке {len(subjects)} человек; в одном списке не больше {MOST}.",
                en=f"The list names {len(subjects)} persons; one list holds {MOST} at most.",
            ),
            field="subjects",
        )
    for number, subject in enumerate(subjects, start=1):
        if subject[0].isdigit():
            try:
                check_iin(subject)
            except BadIin as error:
                raise Refusal(
                    "bad-iin",
                    Text(
                        kk=f"{number}-жол, {subject}: {error.text.kk}",
                        ru=f"Строка {number}, {subject}: {error.text.ru}",
                        en=f"Line {number}, {subject}: {error.text.en}",
                    ),
                    field="subjects",
                ) from error
    return subjects


def ask_register(subject: str, on: datetime, looker: Looker, why: str, chosen: str = "") -> Answer:
    """The address record of a subject on a day; the look is traced to the case ``why``.

    Where a name means several people, ``chosen`` is the IIN of the one the request means. Raises
    :class:`Refusal`: ``namesakes`` where nobody was chosen among several, ``not-a-namesake`` for an IIN
    that is none of theirs. To call somebody «тіркелмеген» because two bear the name would be untrue.
    """
    if subject.isdigit():
        return Answer(subject, address_record(subject, on, looker=looker, why=why).as_dict())
    same = [one.iin for one in namesakes(subject, looker, why)]
    if chosen and chosen not in same:
        raise _not_a_namesake(subject)
    if len(same) > 1 and not chosen:
        raise _namesakes(subject, len(same))
    if not same:
        return Answer(subject, None)
    return Answer(subject, address_record(chosen or same[0], on, looker=looker, why=why).as_dict())


def namesakes(subject: str, looker: Looker, why: str) -> list[Found]:
    """Everybody whom a name, with the year of birth where it is given, may mean; the look is traced."""
    name, _, year = subject.rpartition(" ")
    wanted = int(year) if year.isdigit() else None
    try:
        found = search_people(name if wanted else subject, MOST, looker=looker, why=why)
    except BadQuery:
        return []
    return [one for one in found if wanted is None or one.birth_date.year == wanted]


def _namesakes(subject: str, count: int) -> Refusal:
    return Refusal(
        "namesakes",
        Text(
            kk=f"{subject}: картотекада мұндай {count} адам бар. Сұрауда қайсысы екенін таңдаңыз.",
            ru=f"{subject}: в картотеке таких людей {count}. Выберите, о ком именно запрос.",
            en=f"{subject}: the card index has {count} such persons. Choose the one the request means.",
        ),
        field="chosen",
    )


def _not_a_namesake(subject: str) -> Refusal:
    return Refusal(
        "not-a-namesake",
        Text(
            kk=f"{subject}: таңдалған адамның аты-жөні немесе туған жылы басқа.",
            ru=f"{subject}: у выбранного человека другое имя или год рождения.",
            en=f"{subject}: the person chosen has another name or year of birth.",
        ),
        field="chosen",
    )


def record_fact(answers: Sequence[Answer]) -> str:
    """The fact ``record`` of the case: ``registered``, ``removed``, ``none``, or ``mixed`` for a list."""
    statuses = {answer.status for answer in answers}
    return statuses.pop() if len(statuses) == 1 else "mixed"
