"""Documents, dwellings and military duty of a synthetic people, made for those who are in the register already.

Everything follows from the IIN and the seed by a hash, never from the order of rows: the same people always get
the same. Shares are chosen so that every case of the standards occurs in believable number; they are no statistics.
reading: the acts give no term of validity. Ten years for identity cards and passports; five for a child's passport,
and no longer than to the sixteenth birthday.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import connection

from qyzmet.registers.models import DwellingRight, IdentityDocument, MilitaryDuty

_DRAWS: Final = ", ".join(
    f"(('x' || substr(hash, {1 + 4 * place}, 4))::bit(16)::int / 65536.0) AS {name}"
    for place, name in enumerate("abcdefgh")
)
"""Eight numbers from 0 up to 1 from one hash."""

_PEOPLE: Final = f"""
    people AS MATERIALIZED (
        SELECT person.*, least(%(today)s::date - 15, died_on) AS till, home.registered_by, home.address_id, {_DRAWS}
        FROM (
            SELECT id, iin, sex, birth_date, died_on,
                (birth_date + interval '16 years')::date AS grown, md5(iin || %(topic)s || %(seed)s) AS hash
            FROM registers_person WHERE citizenship = 'citizen'
        ) AS person
        LEFT JOIN (
            SELECT DISTINCT ON (person_id) person_id, registered_by, address_id
            FROM registers_residence WHERE kind = 'permanent' ORDER BY person_id, since DESC, id DESC
        ) AS home ON home.person_id = person.id
    )
"""

_INSERT: Final = """
    INSERT INTO registers_identitydocument (
        person_id, kind, number, made_on, issued_on, issued_by, valid_until, state, invalid_from, invalid_reason,
        made_for, remark, case_number, chip, chip_address_id, photo
    )
"""

_CARDS: Final = f"""
    WITH {_PEOPLE}, latest AS (
        SELECT *, CASE
            WHEN died_on IS NULL AND a < 0.035 AND grown < %(today)s::date - 4500
                THEN %(today)s::date - 3700 - (b * 700)::int
            ELSE greatest(grown + 10 + (c * 50)::int, till - (b * 3600)::int)
        END AS given
        FROM people
    ), cards AS (
        SELECT id, given, given - 5 - (d * 20)::int AS made, registered_by, address_id, died_on,
            CASE WHEN died_on IS NULL AND a > 0.975 THEN given + (e * (%(today)s::date - 1 - given))::int END AS lost,
            NULL::date AS replaced, CASE WHEN given > grown + 100 THEN 'exchange' ELSE 'first' END AS why
        FROM latest WHERE given <= till
        UNION ALL
        SELECT id, former, former - 5 - (d * 20)::int, registered_by, NULL, died_on,
            CASE WHEN f < 0.06 THEN given - 2 - (g * 40)::int END, given, 'exchange'
        FROM (
            SELECT *, greatest(grown + 10 + (h * 40)::int, given - 2900 - (g * 700)::int, date '1994-06-01') AS former
            FROM latest WHERE given <= till
        ) AS before
        WHERE former < given - 60
    ), dated AS (
        SELECT *, (made + interval '10 years')::date - 1 AS until FROM cards
    ), numbered AS (
        SELECT *, row_number() OVER (ORDER BY made, id) AS place, coalesce(lost, replaced, died_on) AS ended FROM dated
    )
    {_INSERT}
    SELECT id, 'identity-card', lpad((%(first)s + place)::text, 9, '0'), made, given,
        coalesce(registered_by, 'bureau-astana'), until,
        CASE WHEN ended IS NULL THEN 'valid' ELSE 'invalid' END, ended,
        CASE WHEN ended IS NULL THEN '' WHEN lost IS NOT NULL THEN 'lost'
            WHEN replaced > until THEN 'expired' WHEN replaced IS NOT NULL THEN 'exchange' ELSE 'died' END,
        why, '', '', given >= date '2009-01-01', CASE WHEN given >= date '2009-01-01' THEN address_id END, ''
    FROM numbered ORDER BY id, made
"""

_PASSPORTS: Final = f"""
    WITH {_PEOPLE}, given AS (
        SELECT *, grown <= till AS adult, CASE
            WHEN grown <= till THEN greatest(grown + 15 + (c * 50)::int, till - (b * 4200)::int)
            ELSE greatest(birth_date + 40, till - (b * 2200)::int)
        END AS given
        FROM people WHERE a < CASE WHEN grown <= %(today)s::date THEN 0.38 ELSE 0.17 END
    ), dated AS (
        SELECT *, greatest(given - 5 - (d * 20)::int, birth_date + 30) AS made FROM given WHERE given <= till
    ), numbered AS (
        SELECT *, row_number() OVER (ORDER BY made, id) AS place,
            CASE WHEN adult THEN (made + interval '10 years')::date - 1
                ELSE least((made + interval '5 years')::date, grown) - 1 END AS until,
            CASE WHEN died_on IS NULL AND e < 0.025 THEN given + (f * (%(today)s::date - 1 - given))::int END AS lost
        FROM dated
    )
    {_INSERT}
    SELECT id, 'passport', 'N' || lpad((%(first)s + place)::text, 8, '0'), made, given,
        coalesce(registered_by, 'bureau-astana'), until,
        CASE WHEN lost IS NULL AND died_on IS NULL THEN 'valid' ELSE 'invalid' END, coalesce(lost, died_on),
        CASE WHEN lost IS NOT NULL THEN 'lost' WHEN died_on IS NOT NULL THEN 'died' ELSE '' END,
        'first', '', '', false, NULL, ''
    FROM numbered WHERE until >= given ORDER BY id, made
"""

_TEMPORARY: Final = f"""
    WITH people AS (
        SELECT card.person_id AS id, card.invalid_from AS lost, card.issued_by,
            md5(iin || %(topic)s || %(seed)s) AS hash
        FROM registers_identitydocument card JOIN registers_person person ON person.id = card.person_id
        WHERE kind = 'identity-card' AND invalid_reason = 'lost' AND died_on IS NULL
            AND invalid_from BETWEEN %(today)s::date - 200 AND %(today)s::date - 15
            AND NOT EXISTS (
                SELECT FROM registers_identitydocument newer
                WHERE newer.person_id = card.person_id AND newer.kind = card.kind
                    AND newer.issued_on >= card.invalid_from
            )
    ), given AS (
        SELECT id, issued_by, lost + 1 + (a * 10)::int AS day, row_number() OVER (ORDER BY lost, id) AS place
        FROM (SELECT *, {_DRAWS} FROM people) AS drawn WHERE b < 0.6
    )
    {_INSERT}
    SELECT id, 'temporary-id', 'УЖ' || lpad((%(first)s + place)::text, 7, '0'), day, day, issued_by, NULL, 'valid',
        NULL, '', 'lost', '', '', false, NULL, ''
    FROM given
"""

_OWNERS: Final = f"""
    WITH rank AS MATERIALIZED (
        SELECT id, row_number() OVER (ORDER BY iin) - 1 AS place
        FROM registers_person
        WHERE died_on IS NULL AND birth_date < %(today)s::date - 9000
    ), dwellers AS (
        SELECT stay.address_id, person.id, birth_date,
            row_number() OVER (PARTITION BY stay.address_id ORDER BY birth_date, person.id) AS eldest
        FROM registers_residence stay JOIN registers_person person ON person.id = stay.person_id
        WHERE removed_on IS NULL AND kind = 'permanent' AND died_on IS NULL AND birth_date < %(today)s::date - 6600
    ), spouses AS (
        SELECT dweller.id, min(other.id) AS spouse FROM dwellers dweller
        JOIN registers_kinship tie ON tie.person_id = dweller.id AND tie.kind = 'spouse' AND tie.ended_on IS NULL
        JOIN dwellers other ON other.id = tie.relative_id AND other.address_id = dweller.address_id
        WHERE dweller.eldest = 1 GROUP BY dweller.id
    ), homes AS (
        SELECT id AS address_id, md5(locality_kk || district_kk || street_kk || house || flat || %(topic)s || %(seed)s)
            AS hash
        FROM registers_address
    ), drawn AS (
        SELECT address_id, hash, {_DRAWS} FROM homes
    ), owned AS (
        SELECT drawn.*, CASE WHEN a < 0.86 THEN dweller.id END AS dweller, spouses.spouse
        FROM drawn
        LEFT JOIN dwellers dweller ON dweller.address_id = drawn.address_id AND eldest = 1
        LEFT JOIN spouses ON spouses.id = dweller.id AND b < 0.4
        WHERE h < 0.97
    ), rights AS (
        SELECT address_id, hash, c, d, coalesce(dweller, rank.id) AS owner FROM owned
        LEFT JOIN rank ON rank.place = floor(e * (SELECT count(*) FROM rank))::bigint
        UNION ALL
        SELECT address_id, hash, c, d, spouse FROM owned WHERE dweller IS NOT NULL AND spouse IS NOT NULL
    )
    INSERT INTO registers_dwellingright (address_id, owner_id, basis, number, since, until)
    SELECT address_id, owner, CASE
            WHEN c < 0.48 THEN 'sale' WHEN c < 0.66 THEN 'privatisation' WHEN c < 0.75 THEN 'gift'
            WHEN c < 0.85 THEN 'inheritance' WHEN c < 0.93 THEN 'built' ELSE 'mortgage' END,
        upper(substr(hash, 25, 3)) || '-' || (100000 + (d * 899999)::int), since, NULL
    FROM (
        SELECT rights.*, greatest(birth_date + 6600, date '1993-01-01' + (d * 7300)::int) AS since
        FROM rights JOIN registers_person person ON person.id = owner
    ) AS dated WHERE since < %(today)s::date ORDER BY address_id
"""

_DUTIES: Final = f"""
    WITH {_PEOPLE}, men AS (
        SELECT *, (%(today)s::date - birth_date) / 365.25 AS age FROM people WHERE sex = 'male' AND died_on IS NULL
    )
    INSERT INTO registers_militaryduty (person_id, status, number)
    SELECT id, CASE WHEN age < 27 AND b < 0.8 THEN 'conscript' ELSE 'liable' END,
        CASE WHEN age < 27 AND b < 0.8 THEN 'П' ELSE 'ӘБ' END || (1000000 + (c * 8999999)::int)
    FROM men WHERE age >= 18 AND age < 60 AND a < 0.94 ORDER BY id
"""


def give_belongings(seed: int, today: date) -> bool:
    """Give everybody documents, dwellings and duties, if nobody has any yet; whether anything was given.

    ``today`` is the day they are made for. Runs in the caller's transaction, which must be the only one that does
    so; people and addresses stay as they are.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM registers_identitydocument) OR EXISTS (SELECT FROM registers_dwellingright)"
            " OR EXISTS (SELECT FROM registers_militaryduty)"
        )
        row = cursor.fetchone()
        if row is None or row[0]:
            return False
        given: dict[str, str | date] = {"today": today, "seed": str(seed)}
        for statement, counter in (
            (_CARDS, "registers_number_identity_card"),
            (_PASSPORTS, "registers_number_passport"),
            (_TEMPORARY, "registers_number_temporary_id"),
        ):
            cursor.execute("SELECT nextval(%s::regclass)", [counter])
            (first,) = cursor.fetchone() or (0,)
            cursor.execute(statement, {**given, "topic": counter, "first": first})
            cursor.execute("SELECT setval(%s::regclass, %s)", [counter, first + cursor.rowcount + 1])
        cursor.execute(_OWNERS, {**given, "topic": "owner"})
        cursor.execute(_DUTIES, {**given, "topic": "duty"})
    return True


BELONGINGS: Final = (IdentityDocument, DwellingRight, MilitaryDuty)
"""The tables that :func:`give_belongings` fills."""
