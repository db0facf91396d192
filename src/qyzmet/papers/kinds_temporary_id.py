"""Papers of the temporary identity card (decree No. 363 of 2012, decree No. 132 of 2014).

The application and the card are the same under both editions, which number their clauses differently: they cite none.
"""

from __future__ import annotations

from dataclasses import replace

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField
from qyzmet.papers.kinds_2014 import REFUSAL_RECEIPT
from qyzmet.papers.kinds_passport import SIGNATURE, refusal

_NAME = Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Surname, first name, patronymic")
_BIRTH_DATE = PaperField("birth_date", Text("Туған күні", "Дата рождения", "Date of birth"), READING, "date")
_IIN = PaperField("iin", Text("ЖСН", "ИИН", "IIN"), READING)

APPLICATION = Kind(
    id="temporary-id-application",
    title=Text(
        "Уақытша жеке куәлік беру туралы жазбаша өтініш",
        "Письменное заявление о выдаче временного удостоверения личности",
        "Written application for a temporary identity card",
    ),
    clause=READING,
    reading=Text(
        "Нысаны берілмеген: өтініш еркін нысанда, өрістері біздікі.",
        "Форма не дана: заявление в свободной форме, поля наши.",
        "No form is given: the application is free, the fields are ours.",
    ),
    fields=(
        PaperField(
            "body",
            Text("Ішкі істер органы", "Орган внутренних дел", "Internal affairs body"),
            READING,
        ),
        PaperField("applicant", Text("Өтініш беруші", "Заявитель", "Applicant"), READING),
        PaperField(
            "applicant_iin", Text("Өтініш берушінің ЖСН-і", "ИИН заявителя", "IIN of the applicant"), READING
        ),
        PaperField(
            "address",
            Text("Тұрғылықты жері", "Место жительства", "Place of residence"),
            READING,
            required=False,
        ),
        PaperField("person", _NAME, READING),
        _IIN,
        _BIRTH_DATE,
        PaperField("reason", Text("Себебі", "Причина", "Reason"), READING, required=False),
        PaperField(
            "circumstances", Text("Мән-жайы", "Обстоятельства", "Circumstances"), READING, required=False
        ),
        PaperField(
            "attachments",
            Text("Қоса берілетіні", "Прилагается", "Attached"),
            READING,
            "lines",
            required=False,
        ),
        PaperField("phone", Text("Телефоны", "Телефон", "Phone"), READING, required=False),
        PaperField("date", Text("Күні", "Дата", "Date"), READING, "date"),
    ),
    words={
        "to": Text("бастығына", "В", "To the head of"),
        "from": Text("кімнен:", "от", "from"),
        "heading": Text("Өтініш", "Заявление", "Application"),
        "ask": Text(
            "Маған уақытша жеке куәлік беруіңізді сұраймын.",
            "Прошу выдать мне временное удостоверение личности.",
            "I ask for a temporary identity card.",
        ),
        "ask_for": Text(
            "Мен заңды өкілі болып табылатын мына азаматқа уақытша жеке куәлік беруіңізді сұраймын:",
            "Прошу выдать временное удостоверение личности гражданину, законным представителем которого являюсь:",
            "I ask for a temporary identity card for the citizen whose legal representative I am:",
        ),
        "signature": SIGNATURE,
    },
)

CARD = Kind(
    id="temporary-id-card",
    title=Text("Уақытша жеке куәлік", "Временное удостоверение личности", "Temporary identity card"),
    clause=READING,
    public=True,
    reading=Text(
        "Үлгісі қосымшаларда жоқ. 2014 жылы мөр мен қол ғана аталған, өзге өрістері — біздің шешім; 2012 жылғы "
        "редакция бойынша құжат қалпына келтірілгенге дейін жарамды.",
        "Образца в приложениях нет. В 2014 году названы лишь печать и подпись, остальные поля — наше решение; по "
        "редакции 2012 года действует до восстановления документа.",
        "The annexes give no sample. In 2014 only seal and signature are named, the other fields are our decision; "
        "under the edition of 2012 it holds until the document is restored.",
    ),
    fields=(
        PaperField("number", Text("Нөмірі", "Номер", "Number"), READING),
        PaperField("surname", Text("Тегі", "Фамилия", "Surname"), READING),
        PaperField("given_name", Text("Аты", "Имя", "First name"), READING),
        PaperField("patronymic", Text("Әкесінің аты", "Отчество", "Patronymic"), READING, required=False),
        _BIRTH_DATE,
        PaperField(
            "birth_place", Text("Туған жері", "Место рождения", "Place of birth"), READING, required=False
        ),
        _IIN,
        PaperField("issued_by", Text("Берген орган", "Орган, выдавший документ", "Issuing body"), READING),
        PaperField("made_on", Text("Ресімделген күні", "Дата оформления", "Date drawn up"), READING, "date"),
        PaperField("valid", Text("Жарамдылығы", "Срок действия", "Validity"), READING, required=False),
        PaperField("official", Text("Лауазымды адам", "Должностное лицо", "Official"), READING),
    ),
    words={
        "republic": Text("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan"),
        "photo": Text("3,5 х 4,5 см", "3,5х4,5 см", "3.5 × 4.5 cm"),
        "seal": Text("паспорттық елтаңбалық мөр", "паспортная гербовая печать", "passport heraldic seal"),
        "holder": Text("Иесінің қолы", "Подпись владельца", "Signature of the holder"),
        "signature": SIGNATURE,
    },
)

REFUSAL_2012 = refusal("temporary-id-refusal-2012")


def _annex(one: PaperField) -> PaperField:
    return replace(one, clause="annex")


REFUSAL_2014 = replace(
    REFUSAL_RECEIPT,
    id="temporary-id-refusal-2014",
    clause="cl. 10; annex",
    fields=tuple(_annex(one) for one in REFUSAL_RECEIPT.fields),
    words={
        **REFUSAL_RECEIPT.words,
        "addressee_hint": Text(
            "(Тегі, аты, бар болса әкесінің аты (бұдан әрі – Т.А.Ә.))",
            "(Фамилия, имя, при наличии отчество (далее – Ф. И. О.))",
            "(Surname, first name, patronymic if any)",
        ),
        "because": Text(
            "Сіздің мемлекеттік көрсетілетін қызмет стандартында көзделген тізбеге сәйкес құжаттардың толық топтамасын "
            "ұсынбауыңызға байланысты мемлекеттік қызметті",
            REFUSAL_RECEIPT.words["because"].ru,
            REFUSAL_RECEIPT.words["because"].en,
        ),
    },
)
"""The receipt of the annex differs from that of the address certificate by a few words."""

KINDS_TEMPORARY_ID = (APPLICATION, CARD, REFUSAL_2012, REFUSAL_2014)
