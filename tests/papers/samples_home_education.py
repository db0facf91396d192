"""Filled-in papers of the home-education allowance, with the longest names."""

from __future__ import annotations

from typing import Any

from tests.papers.samples_2011 import AT, BODY_2011, NAME, OFFICIAL

NUMBER = "12-000123-48"
SERVICE = (
    "Үйде оқитын және тәрбиеленетін мүгедек балаларды материалдық қамтамасыз ету үшін құжаттарды ресімдеу"
)
CHILD = "Құлмағамбетов Әбдіжаппар Өміртайұлы"
ADDRESS = "Ақмола облысы, Көкшетау қаласы, Қазыбек би атындағы Үлкен даңғыл көшесі, 147/2-үй, 312-пәтер"
CONSULTATION = "Ақмола облысының психологиялық-медициналық-педагогикалық консультациясы № 214, 20.05.2012"
ACCOUNT = "KZ86 125K ZT50 0410 0100, Халық банкі"
DOCUMENTS = [
    "тұтынушының жеке басын куәландыратын құжаттың көшірмесі",
    "баланың туу туралы куәлігінің көшірмесі",
    "азаматтарды тіркеу кітапшасының көшірмесі",
    "психологиялық-медициналық-педагогикалық консультацияның қорытындысы",
    "мүгедектігі туралы анықтаманың көшірмесі",
    "банктегі шоттың көшірмесі",
]
_CHILD = {"child": CHILD, "child_iin": "050314500016", "child_born": "2005-03-14"}
_ASSIGNED = {
    "number": NUMBER,
    "date": "2012-06-14",
    "body": BODY_2011,
    "person": NAME,
    "child": CHILD,
    "since": "2012-06-01",
    "until": "2013-05-31",
    "monthly": "3 236 теңге",
    "account": ACCOUNT,
    "how": [
        "Айына: 2 × 1 618 теңге (АЕК) = 3 236 теңге.",
        "Бірінші күні — 01.06.2012.",
        "Соңғы күні — 31.05.2013: оқу жылы аяқталады.",
    ],
    "official": OFFICIAL,
}
_REFUSED = {
    "number": NUMBER,
    "date": "2012-06-14",
    "body": BODY_2011,
    "person": NAME,
    "service": SERVICE,
    "child": CHILD,
    "ground": "осы Регламенттің 14-тармағында көрсетілген құжаттар пакетін толық ұсынбау, құжаттарды ресімдеуде "
    "қателіктер табылуы",
    "reasons": "Қорытындының мерзімі өтіп кеткен.",
    "missing": [
        "банктегі шоттың көшірмесі",
        "Құжаттар бойынша 01.06.2012 күннен бастап төленетін ешнәрсе жоқ.",
    ],
    "official": OFFICIAL,
}

SAMPLES_HOME_EDUCATION: dict[str, dict[str, Any]] = {
    "application-home-education-2011": {
        "body": BODY_2011,
        "applicant": NAME,
        "address": ADDRESS,
        "identity": "№ 012345678, 14.09.2008, Қазақстан Республикасының Әділет министрлігі",
        "code": "850101400016",
        **_CHILD,
        "conclusion": f"{CONSULTATION}, 31.08.2014 дейін",
        "disability": "мүгедек бала (16 жасқа дейін) № 0098124, 14.03.2021 дейін",
        "home_since": "2012-09-01",
        "account": ACCOUNT,
        "taken": DOCUMENTS,
        "filed_on": "2012-06-05",
    },
    "talon-2011": {
        "number": NUMBER,
        "person": NAME,
        "service": SERVICE,
        "body": BODY_2011,
        "registered": "2012-06-05",
        "receive": "2012-06-19",
        "taken_by": OFFICIAL,
    },
    "notification-home-education-2011": _ASSIGNED,
    "positive-output-2011": _ASSIGNED,
    "refusal-2011": _REFUSED,
    "negative-output-2011": _REFUSED,
    "portal-application-home-education-2011": {
        "number": NUMBER,
        "service": SERVICE,
        "body": BODY_2011,
        "applicant": NAME,
        "iin": "850101400016",
        **_CHILD,
        "extra": [
            f"Консультацияның қорытындысы: {CONSULTATION}",
            "Мүгедектігі: мүгедек бала (16 жасқа дейін) № 0098124",
            "Үйде оқи бастаған күні: 01.09.2012",
            f"Банк шоты: {ACCOUNT}",
            "Электрондық пошта: name@example.kz",
        ],
        "scans": DOCUMENTS,
        "signed_by": NAME,
        "serial": "2f4a01b9c7d3e6",
        "filed_on": "2012-06-05",
    },
    "portal-notice-2011": {
        "number": NUMBER,
        "person": NAME,
        "service": SERVICE,
        "text": "тұтынушының ЭСҚ түпнұсқалығының расталмауы",
        "at": AT,
    },
}
