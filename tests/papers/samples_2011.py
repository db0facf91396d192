"""Filled-in papers of the regulations of 2011, with the longest names."""

from __future__ import annotations

from typing import Any

NAME = "Құлмағамбетова-Әбдіжаппарқызы Гүлбаһрам Өміртайқызы"
SERVICE_2011 = "Жұмыссыз азаматтарға анықтама беру"
BODY_2011 = "Көкшетау қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі"
CENTRE_2011 = "«Ақмола облысының халыққа қызмет көрсету орталығы» РММ"
OFFICIAL = "Ысқақова Айнұр Іңкәрбекқызы"
AT = "2012-06-05T11:30:00+06:00"
CASE = {"number": "12-000123-48", "person": NAME, "service": SERVICE_2011, "at": AT}
_WHO = {
    "full_name": NAME,
    "iin": "850101400016",
    "birth_date": "1985-01-01",
    "address": "Ақмола облысы, Көкшетау қаласы, Біржан сал көшесі, 147/2-үй, 312-пәтер",
}
_LETTER = {"body": BODY_2011, "date": "2012-06-05", "person": NAME, "signature": OFFICIAL}
_REASON = (
    "Тұтынушы уәкілетті органда жұмыссыз ретінде тіркелмеген (регламенттің 10-тармағы). 14.05.2011 тіркелген, "
    "03.02.2012 есептен шығарылған, карточка № 00000047: бүгін тіркеуде жоқ."
)

SAMPLES_2011: dict[str, dict[str, Any]] = {
    "electronic-notice-2011": {
        **CASE,
        "reason": "электронды қолтаңбаның түпнұсқалығы расталмады",
    },
    "portal-notification-2011": {
        **CASE,
        "text": "Өтінішіңіз тіркелді, нөмірі 47. Нәтижені жеке кабинеттен көре аласыз.",
    },
    "registration-notice-2011": {
        **CASE,
        "registered_as": "47",
        "office": CENTRE_2011,
        "ready_on": "2012-06-11",
        "official": OFFICIAL,
    },
    "delivery-receipt-2011": {
        **CASE,
        "document": "жұмыссыз ретінде тіркелуі туралы анықтама № 12",
        "given_by": f"{BODY_2011}, {OFFICIAL}",
        "given_to": NAME,
    },
    "manifest-2011": {
        "number": "T-12-000007",
        "made_at": AT,
        "from_office": CENTRE_2011,
        "to_office": BODY_2011,
        "rows": [{"case_number": "12-000123-48", "applicant": NAME, "documents": "өтініш, жеке куәлік"}],
        "handed_by": OFFICIAL,
    },
    "application-2011-unemployed": {**_WHO, "body": BODY_2011, "date": "2012-06-05"},
    "receipt-2011-unemployed": {
        "number": "№ 12-000123-48, 05.06.2012",
        "service": SERVICE_2011,
        "when-and-where": f"11.06.2012 15:00; {CENTRE_2011}, Көкшетау қаласы, Біржан сал көшесі, 42",
        "inspector": OFFICIAL,
    },
    "certificate-2011-unemployed": {**_LETTER, "number": "12-000123-48"},
    "refusal-2011-unemployed": {**_LETTER, "reason": _REASON},
    "portal-form-2011-unemployed": {
        **_WHO,
        "service": SERVICE_2011,
        "body": BODY_2011,
        "scans": ["жеке куәліктің (паспорт) электронды көшірмесі"],
        "e_mail": "gulbahram@example.kz",
        "at": AT,
    },
    "positive-output-2011-unemployed": {**_LETTER, "number": "12-000123-48"},
    "negative-output-2011-unemployed": {**_LETTER, "grounds": _REASON},
    "questionnaire-2011": {"service": SERVICE_2011, "process": "3", "information": "2"},
}
