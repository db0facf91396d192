"""How a journal names somebody who acts for another: one text, so that the chain of the journal covers it."""

from __future__ import annotations

import re

_ACTING = re.compile(r"(?P<who>.+) \((?P<whom>.+) үшін\)")


def acting_name(who: str, whom: str) -> str:
    """The name with whom it stands for; «үшін» asks for no ending on the name before it.

    >>> acting_name("Оразов Данияр", "Әбішев Нұрлан")
    'Оразов Данияр (Әбішев Нұрлан үшін)'
    >>> acting_name("Оразов Данияр", "")
    'Оразов Данияр'
    """
    return f"{who} ({whom} үшін)" if whom else who


def read_acting(name: str) -> tuple[str, str]:
    """Who acted, and for whom (empty where for nobody).

    >>> read_acting("Оразов Данияр (Әбішев Нұрлан үшін)")
    ('Оразов Данияр', 'Әбішев Нұрлан')
    >>> read_acting("Оразов Данияр")
    ('Оразов Данияр', '')
    """
    found = _ACTING.fullmatch(name)
    return (found["who"], found["whom"]) if found else (name, "")
