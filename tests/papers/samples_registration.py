"""Filled-in papers of registration and removal, with the longest names and addresses."""

from __future__ import annotations

from typing import Any

NAME = "Құлмағамбетова-Әбдіжаппарқызы Гүлбаһрам Өміртайқызы"
OWNER = "Өтегенұлы Һамит Ысқақұлы"
ADDRESS = (
    "Шығыс Қазақстан облысы, Өскемен қаласы, "
    "Қазыбек би атындағы Үлкен даңғыл көшесі, 147/2-үй, Һ корпусы, 312-пәтер"
)
PLACE = "Шығыс Қазақстан облысы, Катонқарағай ауданы, Өрел ауылы"
BODY = "Өскемен қаласы ішкі істер басқармасының көші-қон полициясы бөлімі"
OFFICER = "Ысқақова Айнұр Іңкәрбекқызы"
DOCUMENT = "№ 012345678, 14.09.2008"

_PERSON = {"full_name": NAME, "iin": "850101400016", "birth_date": "1985-01-01"}
_ORIGIN = {"birth_place": PLACE, "sex": "female", "citizenship": "citizen"}
_APPLICANT = {"applicant": OWNER, "applicant_id": "600303300012"}
_REMOVAL = {
    **_PERSON,
    **_APPLICANT,
    "body": BODY,
    "applies_as": "тұрғын үй иесі, № 023456789, 02.03.2011",
    "document": DOCUMENT,
    "address": ADDRESS,
    "reason": "тұрғын үйді пайдалану құқығын сот жойылды деп тану",
    "left_for": "Алматы қаласы",
    "proof": "сот шешімі № 2-1456/2014, 12.05.2014, Өскемен қалалық соты",
    "filed_on": "2014-06-05",
}

REGISTRATION: dict[str, dict[str, Any]] = {
    "registration-application-2012": {
        **_PERSON,
        **_APPLICANT,
        "body": BODY,
        "document": DOCUMENT,
        "address": ADDRESS,
        "arrived_from": "Алматы қаласы",
        "basis": "сатып алу-сату шарты № 1-2456, 14.02.2012",
        "owner": OWNER,
        "filed_on": "2012-06-05",
    },
    "arrival-sheet-2012": {
        **_PERSON,
        **_ORIGIN,
        "copy": 1,
        "body": BODY,
        "document": DOCUMENT,
        "address": ADDRESS,
        "arrived_from": "Алматы қаласы",
        "filed_on": "2012-06-05",
    },
    "statistical-coupon-2012": {
        **_PERSON,
        **_ORIGIN,
        "address": ADDRESS,
        "arrived_from": "Алматы қаласы",
        "move_reason": "study",
        "education": "secondary",
        "occupation": "Шығыс Қазақстан мемлекеттік университеті, студент",
        "filed_on": "2012-06-05",
    },
    "registration-stamp-2012": {
        "mark": "registered",
        "body": BODY,
        "full_name": NAME,
        "address": ADDRESS,
        "stamped_on": "2012-06-05",
        "military": "taken",
        "official": OFFICER,
    },
    "registration-refusal-2012": {
        "number": "12-000123-48",
        "body": BODY,
        "person": NAME,
        "service": "Қазақстан Республикасының азаматтарын тұрғылықты жері бойынша тіркеу",
        "missing": ["бұрынғы тұрғылықты жерінен кету мекенжай парағы", "азаматтарды тіркеу кітабы"],
        "reasons": "Тұтынушы осы стандарттың 11-тармағында көрсетілген құжаттардың бірін ұсынбады",
        "date": "2012-06-05",
        "official": OFFICER,
    },
    "owner-consent-2014": {
        "to": BODY,
        "owner": OWNER,
        "dwelling": ADDRESS,
        "person": NAME,
        "family": ["Өміртай Һамитұлы", "Өміртай Іңкәр Һамитқызы"],
        "count": 3,
        "no_objection": "уақытша, 31.12.2014 дейін",
        "region": "Маңғыстау облысы",
        "district": "Ақтау қаласы",
        "document": "012345678",
        "document_on": "2008-09-14",
        "owner_surname": "Өтегенұлы",
        "owner_document": "№ 023456789, 02.03.2011",
        "date": "2014-06-05",
    },
    "registration-notification-2014": {
        "number": "26-000123-48",
        "person": NAME,
        "registered": ADDRESS,
        "kind": "temporary",
        "until": "2014-12-31",
        "come": "card",
        "sent": "2014-06-05T11:45:00+06:00",
    },
    "departure-sheet": {
        **_PERSON,
        **_ORIGIN,
        "number": "26-000124-51",
        "body": BODY,
        "address": ADDRESS,
        "removed_on": "2014-06-05",
        "reason": "республиканың шегінен тыс жерге тұрақты тұруға кету",
        "left_for": "Германия Федеративтік Республикасы",
        "official": OFFICER,
        "issued_on": "2014-06-05",
    },
    "deregistration-application-2012": {**_REMOVAL, "filed_on": "2012-06-05"},
    "deregistration-application-2014": _REMOVAL,
}
