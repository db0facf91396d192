"""One filled-in paper of every kind, with the longest names and addresses and all nine Kazakh letters."""

from __future__ import annotations

from typing import Any

from tests.papers.samples_2011 import SAMPLES_2011
from tests.papers.samples_assistance import SAMPLES_ASSISTANCE
from tests.papers.samples_farm import SAMPLES_FARM
from tests.papers.samples_home_education import SAMPLES_HOME_EDUCATION
from tests.papers.samples_passport import SAMPLES_PASSPORT
from tests.papers.samples_registration import REGISTRATION

LETTERS = "Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і"
NAME = "Құлмағамбетова-Әбдіжаппарқызы Гүлбаһрам Өміртайқызы"
PLACE = "Шығыс Қазақстан облысы, Катонқарағай ауданы, Өрел ауылы"
ADDRESS = (
    "Шығыс Қазақстан облысы, Өскемен қаласы, "
    "Қазыбек би атындағы Үлкен даңғыл көшесі, 147/2-үй, Һ корпусы, 312-пәтер"
)
BUREAU = "Шығыс Қазақстан облысы Ішкі істер департаментінің мекенжай бюросы"
CENTRE = "Шығыс Қазақстан облысы халыққа қызмет көрсету орталығының Семей қаласындағы № 2 бөлімі"
REGISTRAR = "Ысқақова Айнұр Іңкәрбекқызы"
SERVICE = "Тұрғылықты жерінен мекенжай анықтамаларын беру"
ORGANISATION = "«Ғасырлар үні – Алтын Ұя» қоғамдық қоры"

PERSON = {"full_name": NAME, "birth_year": 1985, "birth_place": PLACE}
REQUEST = {
    "organisation": ORGANISATION,
    "request_number": "01-17/2456",
    "request_date": "2011-05-30",
    "incoming_number": "1042",
    "incoming_date": "2011-06-01",
}
REGISTERED = {
    **PERSON,
    "address": ADDRESS,
    "registered_on": "2008-09-14",
    "outcome": "registered",
    "region_district": "Шығыс Қазақстан облысы",
}
ENDS = {
    "number": "17/2011",
    "made_at": "2011-06-03T12:05:00+06:00",
    "from_office": CENTRE,
    "to_office": BUREAU,
    "run": 1,
    "seal_numbers": ["0044127", "0044128"],
    "rows": [
        {
            "case_number": f"11-000{number}-48",
            "applicant": NAME,
            "documents": "өтініш; жеке басты куәландыратын құжаттың көшірмесі",
            "sheets": 2,
            "due_on": "2011-06-08",
        }
        for number in range(123, 128)
    ],
    "handed_by": "Әшімова Ғазиза Үмбетқызы",
    "courier": "Һасенов Ілияс",
    "received_by": REGISTRAR,
}
NOT_FOUND = {
    "body": BUREAU,
    "applicant": NAME,
    "persons": ["Өтегенұлы Һамит", "Ұзақбаева Іңкәр"],
    "official": REGISTRAR,
    "answered_at": "2011-06-03T09:15:00+06:00",
}
CERTIFICATE_2014 = {
    **PERSON,
    "unique_number": "26-000123-48/1",
    "received_on": "2014-06-05",
    "iin": "850101400016",
    "address": ADDRESS,
    "issued_at": "2014-06-05T11:42:00+06:00",
}

SAMPLES: dict[str, dict[str, Any]] = {
    "certificate-2010": {
        **REGISTERED,
        "bureau": BUREAU,
        "registrar": REGISTRAR,
        "issued_on": "2011-06-07",
        "consumer": NAME,
        "consumer_address": ADDRESS,
    },
    "request-reverse-2010": {
        **REQUEST,
        **REGISTERED,
        "outcome": "deregistered",
        "moved_to": "Алматы қаласы",
        "bureau": BUREAU,
        "registrar": REGISTRAR,
        "outgoing_number": "988",
        "issued_on": "2011-06-07",
    },
    "list-answer-2010": {
        **REQUEST,
        "organisation_address": ADDRESS,
        "rows": [
            {"full_name": NAME, "birth_year": 1985, "found": "yes", "certificate": "ABCDE-FGHJK-MNPQR-STVWX"},
            {"full_name": "Өтегенұлы Һамит", "birth_year": 1990, "found": "no"},
            {"full_name": "Ұзақбаева Іңкәр", "birth_year": 1971, "found": "no"},
        ],
        "bureau": BUREAU,
        "registrar": REGISTRAR,
        "outgoing_number": "989",
        "issued_on": "2011-06-07",
    },
    "receipt-2010": {
        "number": "11-000123-48",
        "accepted_on": "2011-06-03",
        "service_name": SERVICE,
        "documents": [
            {"name": "Өтініш", "count": 1},
            {"name": "Жеке басын куәландыратын құжаттың көшірмесі", "count": 1},
            {"name": "Туысқандық байланысын растайтын құжаттың көшірмесі (туу туралы куәлік)", "count": 1},
        ],
        "issue_at": "2011-06-08T15:00:00+06:00",
        "issue_place": CENTRE + ", № 7 терезе",
        "inspector": "Әшімова Ғазиза Үмбетқызы",
        "centre": CENTRE,
    },
    "return-reasons-2010": {
        "bureau": BUREAU,
        "centre": CENTRE,
        "case_number": "11-000123-48",
        "applicant": NAME,
        "accepted_on": "2011-06-03",
        "reasons": [
            {
                "ground": "Құжаттардың толық топтамасы ұсынылмаған",
                "explanation": "Туу туралы куәліктің көшірмесі жоқ",
                "clause": "17-тармақ",
            },
        ],
        "registrar": REGISTRAR,
        "returned_on": "2011-06-06",
    },
    "refusal-2010": {
        "body": BUREAU,
        "applicant": NAME,
        "service_name": SERVICE,
        "missing": ["жеке басын куәландыратын құжат", "туысқандық байланысын растайтын құжат"],
        "official": REGISTRAR,
        "refused_at": "2011-06-03T09:15:00+06:00",
    },
    "not-found-2010": NOT_FOUND,
    "not-found-2014": {**NOT_FOUND, "body": CENTRE},
    "second-copy-mark-2010": {
        "registrar": REGISTRAR,
        "accepted_on": "2011-06-01",
        "bureau": BUREAU,
        "incoming_number": "1042",
    },
    "complaint-talon-2010": {
        "body": BUREAU,
        "official": "Ысқақова А. І.",
        "accepted_at": "2011-06-10T10:05:00+06:00",
    },
    "certificate-2014-a": {
        **CERTIFICATE_2014,
        "registered_on": "2008-09-14",
        "temporary_address": "Алматы қаласы, Төле би көшесі, 18-үй, 4-пәтер",
        "temporary_from": "2014-01-10",
        "temporary_to": "2014-12-31",
    },
    "certificate-2014-b": {
        **CERTIFICATE_2014,
        "removed_on": "2013-11-02",
        "reason": "Өзге тұрғылықты жерге тұрақты көшіп кетуіне байланысты: Алматы қаласы",
    },
    "application-2014": {
        "body": "Өскемен қаласы ішкі істер басқармасының көші-қон полициясы",
        "address": ADDRESS,
        "full_name": NAME,
        "birth_date": "1985-01-01",
        "about": ["Өміртай Һамитұлы, әкесі"],
        "attachments": ["туу туралы куәлік", "жеке басын куәландыратын құжат"],
        "applied_on": "2014-06-05",
        "receive_on": "2014-06-05",
    },
    "consent-2014": {
        "centre": CENTRE,
        "full_name": NAME,
        "iin": "850101400016",
        "service_name": SERVICE,
        "given_on": "2014-06-05",
    },
    "refusal-2014": {
        "addressee": NAME,
        "address": ADDRESS,
        "department_number": "2",
        "department_address": "Семей қаласы, Найманбаев көшесі, 161а",
        "service_name": SERVICE,
        "missing": ["неке туралы куәлік не туу туралы куәлік", "2-қосымшаға сәйкес нысан бойынша өтініш"],
        "employee": "Әшімова Ғазиза Үмбетқызы",
        "executor": "Әшімова Ғазиза Үмбетқызы",
        "phone": "8 (7222) 52-69-30",
        "receiver": NAME,
        "made_on": "2014-06-05",
    },
    "notification-report-2014": {
        "number": "26-000123-48",
        "applicant": NAME,
        "service_name": SERVICE,
        "accepted_at": "2014-06-05T11:30:00+06:00",
        "result_at": "2014-06-05T11:45:00+06:00",
    },
    "manifest-out": ENDS,
    "manifest-executed": {**ENDS, "from_office": BUREAU, "to_office": CENTRE},
    "handover-list": {**ENDS, "from_office": BUREAU, "to_office": CENTRE},
    "custody-act": {
        "number": "A-000012-26",
        "kind": "қапты санау",
        "office": CENTRE,
        "found_at": "2012-06-05T10:20:00+06:00",
        "manifest": "M-000031-55",
        "reasons": "Пломба бүтін, тізілім бойынша бір топтама жетіспейді.",
        "rows": [
            {"case_number": "26-000123-48", "what": "жетіспейді", "belongs": ""},
            {"case_number": "26-000124-11", "what": "артық", "belongs": BUREAU},
        ],
        "found_by": REGISTRAR,
        "courier": "Қожахметов Ербол Маратұлы",
    },
    "envelope-2010": {
        "from_name": BUREAU,
        "from_address": "070004, Өскемен қаласы, Ворошилов көшесі, 1",
        "to_name": ORGANISATION,
        "to_address": "050000, Алматы қаласы, Әл-Фараби даңғылы, 77/7-үй, 12-кеңсе",
        "outgoing_number": "989",
    },
    "journal": {
        "name": "Тұлғаның анықтамалық деректерін есепке алу журналы",
        "clause": "14-тармақ",
        "office": BUREAU,
        "period_from": "2011-06-01",
        "period_to": "2011-06-30",
        "columns": ["Күні", "Тегі, аты, әкесінің аты", "Туған жылы", "Құжат", "Анықтама", "Тіркеуші"],
        "rows": [
            {"cells": [f"0{day}.06.2011", NAME, "1985", "жеке куәлік № 012345678", "берілді", REGISTRAR]}
            for day in range(1, 10)
        ]
        * 4,
        "kept_by": REGISTRAR,
        "printed_at": "2011-07-01T09:00:00+06:00",
    },
    "ticket": {
        "number": "Ә-047",
        "office": CENTRE,
        "service_name": SERVICE,
        "taken_at": "2011-06-03T09:12:00+06:00",
        "ahead": 6,
        "limit_minutes": 30,
        "limit_clause": "7-тармақ 2)",
    },
    **REGISTRATION,
    **SAMPLES_2011,
    **SAMPLES_ASSISTANCE,
    **SAMPLES_HOME_EDUCATION,
    **SAMPLES_PASSPORT,
    **SAMPLES_FARM,
}
