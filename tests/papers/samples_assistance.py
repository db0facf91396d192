"""Filled-in papers of targeted social assistance, with the longest names."""

from __future__ import annotations

from typing import Any

NAME = "Құлмағамбетова-Әбдіжаппарқызы Гүлбаһрам Өміртайқызы"
CONSUMER = f"{NAME}, ЖСН 850501400123"
PLACE = "Ақмола облысы, Зеренді ауданы, Бұлақ ауылы, Ыбырай Алтынсарин көшесі, 14-үй"
BODY = "Зеренді ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі"
SET_UP = "әкімнің (Төлеубаев Қ.З.) 10.01.2012 № 12-1 шешімімен құрылған"
DAY = "2012-11-21"
MEMBERS = [
    {"name": NAME, "role": "төраға"},
    {"name": "Ысқақова Айнұр Іңкәрбекқызы", "role": "төрағаның орынбасары"},
    {"name": "Һасенов Ілияс", "role": "хатшы"},
]
LINES = [
    "Есепке алынатын отбасы мүшелері – 3: Құлмағамбетова Г.Ө., Құлмағамбетов А.Б., Құлмағамбетова Ә.А.",
    "Отбасының тоқсандағы жиынтық табысы: 45 000 + 45 000 + 45 000 = 135 000 теңге.",
    "Жан басына шаққандағы орташа айлық табыс: 135 000 ÷ 3 ÷ 3 = 15 000 теңге.",
]
ANSWER = {"body": BODY, "number": "12-000123-48", "date": DAY, "consumer": CONSUMER, "signature": NAME}

SAMPLES_ASSISTANCE: dict[str, dict[str, Any]] = {
    "talon-tsa-2012": {"registered": DAY, "promised": "2012-11-30", "received_by": NAME},
    "application-tsa-2012": {
        "applicant": CONSUMER,
        "identity_document": "№ 012345678, 14.09.2008",
        "social_code": "1234567890123456",
        "account": "KZ861250KZT5001300335",
        "date": DAY,
    },
    "family-statement-tsa-2012": {
        "applicant": CONSUMER,
        "members": [
            {
                "name": NAME,
                "iin": "850501400123",
                "birth_date": "1985-05-01",
                "relation": "отбасы басшысы",
                "status": "жеті жасқа дейінгі баланы күтеді",
            },
            {
                "name": "Құлмағамбетов Ә.Ұ.",
                "iin": "100501500123",
                "birth_date": "2010-05-01",
                "relation": "баласы",
            },
        ],
        "date": DAY,
    },
    "income-statement-tsa-2012": {
        "applicant": CONSUMER,
        "incomes": [
            {
                "name": NAME,
                "kind": "жалақы",
                "month": "2012 жылғы қыркүйек",
                "amount": "45 000",
                "source": "«Ғасырлар үні» ЖШС",
            }
        ],
        "date": DAY,
    },
    "farm-statement-tsa-2012": {
        "applicant": CONSUMER,
        "farm": [
            {"what": "үй маңындағы учаске", "quantity": "0,12 га"},
            {"what": "қой", "quantity": "4 бас"},
        ],
        "book": "№ 1-012",
        "date": DAY,
    },
    "inspection-act-tsa-2012": {
        "applicant": CONSUMER,
        "address": PLACE,
        "date": DAY,
        "commission": SET_UP,
        "met": NAME,
        "seen": [
            "Кім тұрады: Осы үйде тұратындар саны – 3; Кімдер тұрады – өтініште көрсетілген адамдар.",
            "Тұрғын үй: Тұрғын үйдің түрі – жеке үй; Тұрғын бөлмелер саны – 2; Үйдің жай-күйі – жөндеуді қажет етеді.",
        ],
        "members": MEMBERS,
    },
    "conclusion-tsa-2012": {
        "applicant": CONSUMER,
        "commission": SET_UP,
        "need": "necessary",
        "reasons": "Отбасының табысы аз, үйі жөндеуді қажет етеді, үш баласы бар.",
        "votes": [{**one, "says": "көмек қажет"} for one in MEMBERS],
        "date": DAY,
    },
    "notification-tsa-2012": {
        **ANSWER,
        "amount": "12 345,50 теңге",
        "since": "2012-11-01",
        "computation": LINES,
    },
    "refusal-tsa-2012": {
        **ANSWER,
        "ground": "отбасының жан басына шаққандағы орташа табысы белгіленген кедейлік шегінен асады (10-тармақтың 1) "
        "тармақшасы)",
        "reasons": ["Өтініш, мәліметтер, учаскелік комиссияның актісі мен қорытындысы қаралды."],
        "computation": LINES,
    },
    "handover-receipt-tsa-2012": {
        "what": "мемлекеттік атаулы әлеуметтік көмекті тағайындау туралы хабарлама, № 12-000123-48",
        "received_by": NAME,
        "date": DAY,
    },
}
