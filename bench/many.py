"""Many cases at once, copied straight into the tables: each is a case that the engine really went through,
moved to another day, office and person. Only the hash chains are not theirs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Any, Final

import orjson
import yaml

CENTRE, PROVIDER = "psc-semey", "bureau-semey"
"""The office that is measured: a large one, it has three cases of five."""
SHARE: Final = 0.6
OPEN: Final = 0.25
NUMBER: Final = 26
CHUNK: Final = 20_000

_BASE = datetime(2026, 3, 3, 5, tzinfo=UTC)
_NAME, _IIN = "Сынақ Адамы", "850101300007"
_HOLES = re.compile(rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:\+\d\d:\d\d|Z)|{_NAME}|{_IIN}")


@dataclass(frozen=True)
class Mould:
    """A case that stands at a step or has ended, as text with holes."""

    edition: str
    service: str
    step: str | None
    post: str | None
    at_provider: bool
    ended: str | None
    due: timedelta | None
    promised: timedelta | None
    length: timedelta
    state: tuple[Any, ...]
    entries: tuple[tuple[str, str, tuple[Any, ...]], ...]
    """Step, post and event of each line."""


def _holed(value: Any) -> tuple[Any, ...]:
    """The JSON in pieces: words, and between them how long after the beginning, or what stands for a name."""
    text = orjson.dumps(value).decode().replace("\\", "\\\\")
    pieces: list[Any] = []
    end = 0
    for found in _HOLES.finditer(text):
        pieces.append(text[end : found.start()])
        hole = found[0]
        pieces.append(hole if hole in (_NAME, _IIN) else datetime.fromisoformat(hole) - _BASE)
        end = found.end()
    return (*pieces, text[end:])


def _filled(pieces: Sequence[Any], begun: datetime, iin: str, name: str) -> str:
    said = {_NAME: name, _IIN: iin}
    return "".join(
        (begun + one).isoformat() if isinstance(one, timedelta) else said.get(one, one) for one in pieces
    )


@cache
def moulds() -> tuple[list[Mould], list[Mould]]:
    """Every way through the centre's channel of the address certificate: stopped at each step, and ended."""
    from tests.driving import FlatTime, command_for

    from qyzmet.law.catalogue import edition as edition_named
    from qyzmet.process import engine, events, state
    from qyzmet.process.errors import Refusal

    standing: dict[tuple[str, str], Mould] = {}
    ended: dict[tuple[str, str], Mould] = {}
    for name in ("address-certificate@2010", "address-certificate@2014"):
        law = edition_named(name)
        process = engine.process_of(law, "centre")
        facts = {"applicant": "natural", "about": "self", "iin": _IIN, "subjects": _IIN, "place": "other"}
        if any(fact.id == "recipient" for fact in law.facts):
            facts["recipient"] = "self"
        timing = FlatTime(72)
        for way in engine.paths(process, facts):
            opened = engine.open_case(law, "centre", facts, _BASE, timing)
            now, told = state.evolve(None, opened), [("", "applicant", _holed(events.to_json(opened)))]
            for minute, (step, outcome) in enumerate(way, start=1):
                if now.step != step:
                    break
                standing.setdefault((name, step), _mould(law, now, told))
                command = command_for(law, now, outcome, _BASE + timedelta(minutes=minute))
                try:
                    done = engine.decide(law, now, command, timing)
                except Refusal:
                    break
                now = state.evolve(now, done)
                told = [*told, (step, command.by.post, _holed(events.to_json(done)))]
            if now.ended:
                ended.setdefault((name, now.ended), _mould(law, now, told))
    return list(standing.values()), list(ended.values())


def _mould(law: Any, now: Any, told: list[tuple[str, str, tuple[Any, ...]]]) -> Mould:
    from qyzmet.cases import store
    from qyzmet.process import state

    post, place = store.stands_at(law, now, CENTRE, PROVIDER)
    due = now.next_due()
    return Mould(
        law.name,
        law.service,
        now.step,
        post,
        place == PROVIDER,
        now.ended,
        due and due - _BASE,
        now.promised and now.promised - _BASE,
        now.changed - _BASE,
        _holed(state.to_json(now)),
        tuple(told),
    )


@dataclass(frozen=True)
class Names:
    """Surnames and given names with how often they occur: few are common, many are rare."""

    surnames: list[str]
    weights: list[float]
    male: list[str]
    female: list[str]

    def one(self, chance: random.Random) -> str:
        """Surname, name and patronymic of somebody, in Kazakh spelling."""
        from qyzmet.registers.iin import Sex
        from qyzmet.registers.naming import kazakh_patronymic, surname_for

        sex: Sex = "male" if chance.random() < 0.5 else "female"
        surname = chance.choices(self.surnames, cum_weights=self.weights)[0]
        given = chance.choice(self.male if sex == "male" else self.female)
        father = chance.choice(self.male)
        return f"{surname_for(surname, sex)} {given} {kazakh_patronymic(father, sex)}"


@cache
def names() -> Names:
    """The names of the synthetic population; the first surname is the commonest (some three of a hundred)."""
    from pathlib import Path

    import qyzmet.registers

    data = yaml.safe_load((Path(qyzmet.registers.__file__).parent / "data" / "names.yaml").read_text())
    lists = {
        kind: [one.split("/")[0] for one in data["kazakh"][kind].split()]
        for kind in ("surname", "male", "female")
    }
    surnames = ["Ахметов", *(one for one in lists["surname"] if one != "Ахметов")]
    weights = list(accumulate(1 / (rank + 6) for rank in range(len(surnames))))
    return Names(surnames, weights, lists["male"], lists["female"])


_CASE = (
    "id, number, service, edition, channel, office, provider, applicant_id, applicant_name, applicant_folded, "
    "step, post, stands_at, state, version, last_hash, filed_at, changed_at, next_due, promised_at, ended, "
    "ended_at, opening_key"
)
_ENTRY = "case_id, seq, at, recorded_at, actor, post, office, step, event, hash"
_AFTER = """
INSERT INTO cases_standing (case_id, office, post, next_due, origin, task)
SELECT id, stands_at, post, next_due, office, edition || '/' || channel || '/' || step
FROM cases_case WHERE ended IS NULL;
INSERT INTO cases_ending (case_id, provider, outcome, at)
SELECT id, provider, ended, ended_at FROM cases_case WHERE ended IS NOT NULL;
INSERT INTO cases_clock (case_id, term, started_at, due_at, stopped_at, broken, calendar)
SELECT id, c->>0, (c->>1)::timestamptz, (c->>2)::timestamptz, (c->>3)::timestamptz, (c->>4)::boolean, 'bench'
FROM cases_case, jsonb_array_elements(state->'clocks') AS c
ON CONFLICT DO NOTHING;
SELECT setval('cases_case_id_seq', (SELECT max(id) FROM cases_case));
SELECT setval('cases_case_number', (SELECT max(id) FROM cases_case));
"""


def make(count: int, now: datetime, seed: int = 1) -> None:
    """Put ``count`` cases into the (empty) tables of the connection at hand, and gather statistics."""
    from django.db import connection

    from qyzmet.offices.models import Office

    chance = random.Random(seed)
    places = [
        (one.code, one.provider.code)
        for one in Office.objects.filter(kind=Office.Kind.CENTRE).select_related("provider")
        if one.provider and one.code != CENTRE
    ]
    connection.ensure_connection()
    raw = connection.connection
    for first in range(1, count + 1, CHUNK):
        rows = [_one(number, now, chance, places) for number in range(first, min(first + CHUNK, count + 1))]
        with raw.cursor() as cursor:
            with cursor.copy(f"COPY cases_case ({_CASE}) FROM STDIN") as copy:
                copy.write("".join(case for case, _ in rows))
            with cursor.copy(f"COPY cases_entry ({_ENTRY}) FROM STDIN") as copy:
                copy.write("".join(entries for _, entries in rows))
    with connection.cursor() as cursor:
        cursor.execute(_AFTER)
        cursor.execute("VACUUM (ANALYZE)")


def _one(number: int, now: datetime, chance: random.Random, places: list[tuple[str, str]]) -> tuple[str, str]:
    """The lines of one case and of its journal, as COPY reads them."""
    from qyzmet.cases.numbers import case_number
    from qyzmet.registers.folding import fold

    open_ones, ended_ones = moulds()
    mould = chance.choice(open_ones if chance.random() < OPEN else ended_ones)
    office, provider = (CENTRE, PROVIDER) if chance.random() < SHARE else chance.choice(places)
    name = names().one(chance)
    iin = f"{chance.randrange(10**11, 10**12)}"
    begun = now - timedelta(seconds=chance.randrange(90_000, 86_400 * 1000))
    if mould.ended is None:
        ends = now + timedelta(seconds=chance.randrange(-3600 * 4, 86_400 * 3))
        begun = ends - (mould.due or timedelta(days=3))
    cells = [
        number,
        case_number(NUMBER, number),
        mould.service,
        mould.edition,
        "centre",
        office,
        provider,
        iin,
        name,
        fold(name),
        mould.step,
        mould.post,
        (provider if mould.at_provider else office) if mould.step else None,
        _filled(mould.state, begun, iin, name),
        len(mould.entries),
        r"\\x00",
        begun.isoformat(),
        (begun + mould.length).isoformat(),
        mould.due and mould.ended is None and (begun + mould.due).isoformat(),
        mould.promised and (begun + mould.promised).isoformat(),
        mould.ended,
        (begun + mould.length).isoformat() if mould.ended else None,
        f"bench-{number}",
    ]
    return _line(cells), "".join(_entries(number, mould, begun, iin, name, office))


def _entries(number: int, mould: Mould, begun: datetime, iin: str, name: str, office: str) -> Iterator[str]:
    for seq, (step, post, event) in enumerate(mould.entries, start=1):
        at = (begun + timedelta(minutes=seq)).isoformat()
        told = _filled(event, begun, iin, name)
        yield _line([number, seq, at, at, name, post, office, step or None, told, r"\\x00"])


def _line(cells: list[Any]) -> str:
    return "\t".join(r"\N" if cell is None or cell is False else str(cell) for cell in cells) + "\n"
