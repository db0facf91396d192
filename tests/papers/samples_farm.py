"""Filled-in papers of the personal-farm certificate, with the longest names and addresses."""

from __future__ import annotations

from typing import Any

NAME = "Құлмағамбетова-Әбдіжаппарқызы Гүлбаһрам Өміртайқызы"
AKIM = "Зеренді ауданы Сәкен Сейфуллин атындағы селолық округі әкімінің аппараты"
CENTRE = "Ақмола облысының халыққа қызмет көрсету орталығы"
ADDRESS = (
    "Ақмола облысы, Зеренді ауданы, Мәлік Ғабдуллин ауылы, Қазыбек би атындағы Үлкен даңғыл көшесі, 147/2-үй"
)
SERVICE = "Жеке қосалқы шаруашылықтың болуы туралы анықтама беру"
OFFICIAL = "Ысқақова Айнұр Іңкәрбекқызы"

SAMPLES_FARM: dict[str, dict[str, Any]] = {
    "application-2011-farm": {
        "body": AKIM,
        "applicant": NAME,
        "iin": "850101400016",
        "address": ADDRESS,
        "phone": "+7 701 234 56 78",
        "words": "Анықтама атаулы әлеуметтік көмек тағайындау үшін қажет.",
        "date": "2012-06-05",
    },
    "receipt-2011-farm": {
        "centre": CENTRE,
        "number": "12-000123-48",
        "person": NAME,
        "service": SERVICE,
        "documents": ["еркін нысандағы өтініш", "жеке куәліктің көшірмесі"],
        "issue": "2012-06-07",
        "official": OFFICIAL,
        "date": "2012-06-05",
    },
    "certificate-2011-farm": {
        "body": AKIM,
        "number": "12-000123-48",
        "date": "2012-06-06",
        "person": NAME,
        "iin": "850101400016",
        "address": ADDRESS,
        "farm": [
            "Кітап № 1, 17-бет; соңғы жазба 05.01.2012; расталған 10.01.2012",
            "Жер учаскелері: үй маңындағы учаске – 0,15 га; шабындық – 2 га",
            "Мал мен құс: сиыр – 2; ірі қараның төлі – 3; қой – 14; құс – 25",
            "Техника: трактор (1987) – 1; жеңіл автомобиль (2003) – 1",
        ],
        "official": OFFICIAL,
    },
    "refusal-2011-farm": {
        "body": AKIM,
        "applicant": NAME,
        "service": SERVICE,
        "ground": "осы стандарттың 11-тармағында көрсетілген құжаттардың толық емес пакеті ұсынылды",
        "reasons": "Жеке куәліктің түпнұсқасы көрсетілмеді, көшірмені салыстыру мүмкін болмады.",
        "missing": ["жеке куәліктің көшірмесі"],
        "official": OFFICIAL,
        "date": "2012-06-05",
    },
    "complaint-talon-2011-farm": {
        "body": AKIM,
        "date": "2012-06-05",
        "time": "11:30",
        "answer_by": "05.07.2012 дейін",
        "answer_at": "Ақмола облысы, Зеренді ауданы, Еленовка ауылы, Ленин көшесі, 63",
        "contacts": f"{OFFICIAL}, 8 (71632) 2-15-32",
    },
}
