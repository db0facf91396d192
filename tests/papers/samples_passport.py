"""One filled-in paper of every kind of the passport, the identity card and the temporary identity card."""

from __future__ import annotations

from typing import Any

NAME = "Құлмағамбетова-Әбдіжаппарқызы Гүлбаһрам Өміртайқызы"
ADDRESS = (
    "Шығыс Қазақстан облысы, Өскемен қаласы, "
    "Қазыбек би атындағы Үлкен даңғыл көшесі, 147/2-үй, Һ корпусы, 312-пәтер"
)
PLACE = "Шығыс Қазақстан облысы, Катонқарағай ауданы, Өрел ауылы"
CENTRE = "Шығыс Қазақстан облысы халыққа қызмет көрсету орталығының Семей қаласындағы № 2 бөлімі"
POLICE = "Шығыс Қазақстан облысы Өскемен қаласы ішкі істер басқармасының көші-қон полициясы бөлімі"
SERVICE = "Қазақстан Республикасының азаматтарына паспорттар, жеке куәліктер беру"
TEMPORARY = "Қазақстан Республикасының азаматтарына уақытша жеке куәлік беру"
OFFICER = "Ысқақова Айнұр Іңкәрбекқызы"
CARD = "Қазақстан Республикасы азаматының жеке куәлігі № 012345678"
PASSPORT = "Қазақстан Республикасы азаматының паспорты № N01234567"
IIN = "850101400016"

_TALON = {
    "point": f"VKO-2, {CENTRE}, Семей қаласы, Найманбаев көшесі, 161а",
    "phone": "8 (7222) 52-69-30",
    "number": "26-000123-48",
    "service": SERVICE,
    "registered_on": "2014-06-05",
    "person": NAME,
    "birth_date": "1985-01-01",
    "base": [f"{CARD}, 05.06.2004, Ішкі істер министрлігі", f"{PASSPORT}, 07.07.2009, Әділет министрлігі"],
    "ordered": "паспорт пен жеке куәлік; жеке куәлікті ауыстыру; паспортты ауыстыру; жеделдетілген: 10 жұмыс күні",
    "documents": [CARD, PASSPORT],
}
_FORM = {
    "office": CENTRE,
    "person": NAME,
    "iin": IIN,
    "birth_date": "1985-01-01",
    "birth_place": PLACE,
    "address": ADDRESS,
    "representative": "Өтегенұлы Һамит, ата-анасы",
    "phone": "8 (701) 765-43-21",
    "document": "both",
    "reason": "жеке куәлік жоғалды; паспортты ауыстыру",
    "base": [f"{PASSPORT}, 07.07.2009, Әділет министрлігі"],
    "changed": "тегі: бұрын Әбдіжаппарова, енді Құлмағамбетова-Әбдіжаппарқызы",
    "circumstances": "01.06.2014, Өскемен қаласының автобекетінде",
    "payment": "7778 ₸, № 00451, «Қазпошта» АҚ, 04.06.2014",
    "date": "2014-06-05",
    "official": OFFICER,
}
_REFUSAL = {
    "body": POLICE,
    "person": NAME,
    "service": SERVICE,
    "missing": ["3,5х4,5 см екі фотосурет", "құжат үшін мемлекеттік баж төлегені туралы түбіртек"],
    "official": OFFICER,
    "date": "2012-06-05",
}
_COMPLAINT = {
    "body": POLICE,
    "number": "Ш-17",
    "date": "2012-06-05",
    "official": "Ысқақова",
    "contacts": "8 (7232) 25-45-67, Өскемен қаласы, Ворошилов көшесі, 1",
}

SAMPLES_PASSPORT: dict[str, dict[str, Any]] = {
    "passport-talon-2012": _TALON,
    "passport-talon-2014": {**_TALON, "ready": "2014-07-05"},
    "passport-application-2012": _FORM,
    "passport-formulary-2014": {**_FORM, "office": POLICE},
    "passport-consent-2014": {
        "centre": CENTRE,
        "full_name": NAME,
        "iin": IIN,
        "service_name": SERVICE,
        "given_on": "2014-06-05",
    },
    "passport-refusal-2012": _REFUSAL,
    "passport-complaint-talon-2012": _COMPLAINT,
    "complaint-talon": _COMPLAINT,
    "passport-notice-accepted-2014": {
        "number": "26-000123-48",
        "person": NAME,
        "service": SERVICE,
        "ordered": "паспорт; дайындаудың жаңа технологиясына сәйкес түрі өзгерген паспортты ауыстыру",
        "accepted_on": "2014-06-05",
        "result": "2014-07-05",
    },
    "passport-notice-ready-2014": {
        "number": "26-000123-48",
        "person": NAME,
        "document": [CARD, PASSPORT],
        "office": CENTRE,
        "date": "2014-07-01",
    },
    "temporary-id-application": {
        "body": POLICE,
        "applicant": "Өтегенұлы Һамит",
        "applicant_iin": "600101300010",
        "address": ADDRESS,
        "person": NAME,
        "iin": IIN,
        "birth_date": "1985-01-01",
        "reason": "жеке куәлік; құжат жоғалды",
        "circumstances": "автобекетте, кеше кешке",
        "attachments": ["уақытша жеке куәлік үшін мемлекеттік баж төленгені туралы түбіртек", "фотосурет"],
        "phone": "8 (701) 765-43-21",
        "date": "2014-06-05",
    },
    "temporary-id-card": {
        "number": "УЖ0001234",
        "surname": "Құлмағамбетова-Әбдіжаппарқызы",
        "given_name": "Гүлбаһрам",
        "patronymic": "Өміртайқызы",
        "birth_date": "1985-01-01",
        "birth_place": PLACE,
        "iin": IIN,
        "issued_by": POLICE,
        "made_on": "2012-06-05",
        "valid": "жоғалған немесе жарамсыз жеке басын куәландыратын құжаттар қалпына келтірілгенге дейін",
        "official": OFFICER,
    },
    "temporary-id-refusal-2012": {**_REFUSAL, "service": TEMPORARY},
    "temporary-id-refusal-2014": {
        "addressee": NAME,
        "address": ADDRESS,
        "department_number": "2",
        "department_address": "Семей қаласы, Найманбаев көшесі, 161а",
        "service_name": TEMPORARY,
        "missing": ["жазбаша өтініш", "фотосурет"],
        "employee": "Әшімова Ғазиза Үмбетқызы",
        "executor": "Әшімова Ғазиза Үмбетқызы",
        "phone": "8 (7222) 52-69-30",
        "receiver": NAME,
        "made_on": "2014-06-05",
    },
}
