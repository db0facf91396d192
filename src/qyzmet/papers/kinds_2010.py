"""Papers of the standard of 2010 (decree No. 1092 of 21 October 2010)."""

from __future__ import annotations

from dataclasses import replace

from qyzmet.law.text import Text
from qyzmet.papers.fields import Kind, PaperField

OUTCOME = {
    "registered": Text("тіркелген", "прописан", "registered"),
    "deregistered": Text("шығарылған", "выписан", "de-registered"),
}

_ANNEX = "annex 3"


def _optional(one: PaperField) -> PaperField:
    return replace(one, required=False)


_PERSON = (
    PaperField(
        "full_name",
        Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Surname, name, patronymic"),
        _ANNEX,
    ),
    PaperField("birth_year", Text("Туған жылы", "Год рождения", "Year of birth"), _ANNEX, "number"),
    PaperField("birth_place", Text("Туған жері", "Место рождения", "Place of birth"), _ANNEX, required=False),
)
_RESIDENCE = (
    PaperField("address", Text("Мекенжайы", "По адресу", "At the address"), _ANNEX),
    PaperField(
        "registered_on",
        Text(
            "Тіркелген (шығарылған) күні", "Дата прописки (выписки)", "Date of registration (de-registration)"
        ),
        _ANNEX,
        "date",
    ),
    PaperField("outcome", Text("Мәлімет", "Сведения", "Record"), _ANNEX, "choice", choices=OUTCOME),
    PaperField(
        "region_district", Text("Облыс, аудан", "Область, район", "Region, district"), _ANNEX, required=False
    ),
    PaperField(
        "moved_to",
        Text("Қайда кеткені", "Куда выбыл", "Left for"),
        _ANNEX,
        needed_if=("outcome", "deregistered"),
    ),
)
_BUREAU = PaperField("bureau", Text("Мекенжай бюросы", "Адресное бюро", "Address bureau"), "cl. 14")
_REGISTRAR = PaperField(
    "registrar",
    Text(
        "Анықтаманы тексерген мекенжай бюросының қызметкері",
        "Справку наводил сотрудник адресного бюро",
        "Employee of the address bureau who made the check",
    ),
    "annex 3; cl. 14",
)
_ISSUED_ON = PaperField("issued_on", Text("Берілген күні", "Дата выдачи", "Date of issue"), _ANNEX, "date")
_REQUEST = (
    PaperField("organisation", Text("Заңды тұлға", "Юридическое лицо", "Legal person"), "cl. 14"),
    PaperField(
        "request_number",
        Text("Сұраудың шығыс нөмірі", "Исходящий номер запроса", "Outgoing number of the request"),
        "cl. 11",
    ),
    PaperField(
        "request_date", Text("Сұраудың күні", "Дата запроса", "Date of the request"), "cl. 11", "date"
    ),
    PaperField("incoming_number", Text("Кіріс нөмірі", "Входящий номер", "Incoming number"), "cl. 14"),
    PaperField(
        "incoming_date", Text("Тіркелген күні", "Дата регистрации", "Date of registration"), "cl. 14", "date"
    ),
)
_OUTGOING = PaperField(
    "outgoing_number", Text("Шығыс нөмірі", "Исходящий номер", "Outgoing number"), "cl. 14", required=False
)
"""Empty while the answer is written: cl. 14 registers it as outgoing afterwards."""
_ANSWER = {**OUTCOME, "not-registered": Text("тіркелмеген", "не зарегистрирован", "not registered")}
_ANSWERED = tuple(
    replace(one, choices=_ANSWER) if one.id == "outcome" else one if one.id == "full_name" else _optional(one)
    for one in (*_PERSON, *_RESIDENCE)
)
"""The person and the residence of an answer on the reverse, which may also say «тіркелмеген»."""
_SEAL_WORDS = {
    "stamp": Text("Мөртабан орны", "Место штампа", "Place for the stamp"),
    "signature": Text("қолы", "подпись", "signature"),
}

CERTIFICATE = Kind(
    id="certificate-2010",
    title=Text("Мекенжай анықтамасы", "Адресная справка", "Address certificate"),
    clause="annex 3; cl. 6, 14",
    public=True,
    fields=(
        *_PERSON,
        *_RESIDENCE,
        _BUREAU,
        _REGISTRAR,
        _ISSUED_ON,
        PaperField("consumer", Text("Тұтынушы", "Потребитель", "Consumer"), "cl. 14"),
        PaperField(
            "consumer_address",
            Text("Тұтынушының мекенжай бөлігі", "Адресная часть потребителя", "Address part of the consumer"),
            "cl. 14",
        ),
    ),
    words={
        **_SEAL_WORDS,
        "addressed": Text(
            "Тұтынушының мекенжай бөлігі", "Адресная часть потребителя", "Address part of the consumer"
        ),
    },
)

REQUEST_REVERSE = Kind(
    id="request-reverse-2010",
    title=Text(
        "Сұраудың артқы бетіндегі жауап", "Ответ на обороте запроса", "Answer on the reverse of the request"
    ),
    clause="cl. 14",
    public=True,
    fields=(*_REQUEST, *_ANSWERED, _BUREAU, _REGISTRAR, _OUTGOING, _ISSUED_ON),
    words={
        **_SEAL_WORDS,
        "answers": Text(
            "Заңды тұлғаның мына сұрауына жауап:",
            "Ответ на запрос юридического лица:",
            "Answer to the request of the legal person:",
        ),
        "not_registered": _ANSWER["not-registered"],
        "according": Text(
            "Мекенжай бюросының мәліметіне сәйкес",
            "По сведениям адресного бюро",
            "According to the address bureau",
        ),
    },
)

LIST_ANSWER = Kind(
    id="list-answer-2010",
    title=Text("Тізім бойынша жауап", "Ответ по списку", "Answer to a list"),
    clause="cl. 14",
    public=True,
    fields=(
        *_REQUEST,
        PaperField("organisation_address", Text("Мекенжайы", "Адрес", "Address"), "cl. 14", required=False),
        PaperField(
            "rows",
            Text("Тізім", "Список", "List"),
            "cl. 14",
            "rows",
            columns=(
                PaperField(
                    "full_name", Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Name"), "cl. 14"
                ),
                PaperField(
                    "birth_year",
                    Text("Туған жылы", "Год рождения", "Year of birth"),
                    "cl. 14",
                    "number",
                    required=False,
                ),
                PaperField(
                    "found",
                    Text("Белгі", "Отметка", "Mark"),
                    "cl. 14",
                    "choice",
                    choices={
                        "yes": Text("анықтама қоса беріледі", "справка прилагается", "certificate attached"),
                        "no": Text("тіркелмеген", "не зарегистрирован", "not registered"),
                    },
                ),
                PaperField(
                    "certificate",
                    Text("Анықтама коды", "Код справки", "Code of the certificate"),
                    "reading",
                    required=False,
                ),
            ),
        ),
        _BUREAU,
        _REGISTRAR,
        _OUTGOING,
        _ISSUED_ON,
    ),
    words={
        **_SEAL_WORDS,
        "answers": Text(
            "Заңды тұлғаның тізімі бойынша жауап:",
            "Ответ по списку юридического лица:",
            "Answer to the list of the legal person:",
        ),
        "not_found": Text("тіркелмеген", "тіркелмеген (не зарегистрирован)", "тіркелмеген (not registered)"),
        "total": Text("Қоса берілген анықтамалар саны", "Приложено справок", "Certificates attached"),
    },
)

RECEIPT = Kind(
    id="receipt-2010",
    title=Text(
        "Тиісті құжаттарды қабылдау туралы қолхат",
        "Расписка о приеме соответствующих документов",
        "Receipt for the documents accepted",
    ),
    clause="cl. 15",
    public=True,
    fields=(
        PaperField(
            "number",
            Text("Сұрауды қабылдау нөмірі", "Номер приема запроса", "Number of acceptance of the request"),
            "cl. 15",
        ),
        PaperField(
            "accepted_on",
            Text("Сұрауды қабылдау күні", "Дата приема запроса", "Date of acceptance of the request"),
            "cl. 15",
            "date",
        ),
        PaperField(
            "service_name",
            Text(
                "Сұралатын мемлекеттік қызмет түрі",
                "Вид запрашиваемой государственной услуги",
                "Type of public service requested",
            ),
            "cl. 15",
        ),
        PaperField(
            "documents",
            Text(
                "Қоса берілген құжаттардың саны мен атаулары",
                "Количество и названия приложенных документов",
                "Number and names of the attached documents",
            ),
            "cl. 15",
            "rows",
            columns=(
                PaperField("name", Text("Атауы", "Название", "Name"), "cl. 15"),
                PaperField("count", Text("Саны", "Количество", "Number"), "cl. 15", "number"),
            ),
        ),
        PaperField(
            "issue_at",
            Text(
                "Құжаттардың берілетін күні (уақыты)",
                "Дата (время) выдачи документов",
                "Date (time) of issue of the documents",
            ),
            "cl. 15",
            "datetime",
        ),
        PaperField(
            "issue_place",
            Text("Құжаттардың берілетін орны", "Место выдачи документов", "Place of issue of the documents"),
            "cl. 15",
        ),
        PaperField(
            "inspector",
            Text(
                "Орталықтың құжаттарды ресімдеуге өтініш қабылдаған инспекторының тегі, аты, әкесінің аты",
                "Фамилия, имя, отчество инспектора Центра, принявшего заявление на оформление документов",
                "Surname, name, patronymic of the centre's inspector who took the application",
            ),
            "cl. 15",
        ),
        PaperField("centre", Text("Орталық", "Центр", "Centre"), "reading", required=False),
        PaperField(
            "follow_url",
            Text("Өтінішті бақылау", "Следить за заявлением", "Follow the application"),
            "reading",
            required=False,
            shown=False,
        ),
    ),
    words={
        "keep": Text(
            "Дайын құжат осы қолхатпен, онда жазылған күні беріледі (16-тармақ).",
            "Готовый документ выдаётся по этой расписке в указанный в ней день (пункт 16).",
            "The result is handed out against this receipt on the day written in it (clause 16).",
        ),
        "shelf": Text(
            "Мерзімінде алынбаған құжат Орталықта бір ай сақталады (17-тармақ).",
            "Не полученный в срок документ хранится в Центре один месяц (пункт 17).",
            "A document not fetched in time is kept at the centre for one month (clause 17).",
        ),
        "follow": Text("Өтініштің барысы", "Ход заявления", "Where the application stands"),
        "signature": Text("қолы", "подпись", "signature"),
        "total": Text("Барлығы", "Всего", "Total"),
    },
)

RETURN_REASONS = Kind(
    id="return-reasons-2010",
    title=Text(
        "Қайтару себептерінің жазбаша негіздемесі",
        "Письменное обоснование причин возврата",
        "Written reasons for the return",
    ),
    clause="cl. 17",
    public=True,
    fields=(
        _BUREAU,
        PaperField("centre", Text("Орталық", "Центр", "Centre"), "cl. 17"),
        PaperField(
            "case_number", Text("Өтініш нөмірі", "Номер заявления", "Number of the application"), "cl. 17"
        ),
        PaperField("applicant", Text("Тұтынушы", "Потребитель", "Consumer"), "cl. 17"),
        PaperField(
            "accepted_on",
            Text("Орталықта қабылданған күні", "Дата приёма в Центре", "Date accepted at the Centre"),
            "cl. 17",
            "date",
        ),
        PaperField(
            "reasons",
            Text("Себептері", "Причины", "Reasons"),
            "cl. 17",
            "rows",
            columns=(
                PaperField("ground", Text("Негіз", "Основание", "Ground"), "cl. 17"),
                PaperField(
                    "explanation", Text("Түсіндірме", "Пояснение", "Explanation"), "cl. 17", required=False
                ),
                PaperField("clause", Text("Тармақ", "Пункт", "Clause"), "cl. 17"),
            ),
        ),
        PaperField(
            "registrar",
            Text(
                "Мекенжай бюросының тіркеушісі",
                "Регистратор адресного бюро",
                "Registrar of the address bureau",
            ),
            "cl. 17",
        ),
        PaperField(
            "returned_on", Text("Қайтарылған күні", "Дата возврата", "Date of return"), "cl. 17", "date"
        ),
    ),
    words={
        **_SEAL_WORDS,
        "body": Text(
            "Орталықтан келіп түскен құжаттар пакеті төмендегі себептермен қайтарылады.",
            "Пакет документов, поступивший из Центра, возвращается по следующим причинам.",
            "The package of documents that came from the centre is returned for the following reasons.",
        ),
        "notice": Text(
            "Құжаттар пакетін алғаннан кейін Орталық бір жұмыс күні ішінде тұтынушыны хабардар етеді және осы "
            "жазбаша негіздемені ұсынады (17-тармақ).",
            "Центр в течение одного рабочего дня после получения пакета уведомляет потребителя и вручает ему "
            "это письменное обоснование (пункт 17).",
            "Within one working day of getting the package back the centre informs the consumer and hands over "
            "these written reasons (clause 17).",
        ),
    },
)

REFUSAL = Kind(
    id="refusal-2010",
    title=Text(
        "Мемлекеттік қызметті көрсетуден бас тарту",
        "Отказ в оказании государственной услуги",
        "Refusal of the public service",
    ),
    clause="cl. 17",
    public=True,
    reading=Text(
        "Акт бас тартудың жазбаша нысанын белгілемеген; қысқа жауап өтініш берушінің құқығын қорғау үшін беріледі.",
        "Акт не устанавливает письменной формы отказа; краткий ответ даётся, чтобы заявитель мог защитить своё право.",
        "The act prescribes no written form of a refusal; the short reply is given so that the applicant can defend "
        "their right.",
    ),
    fields=(
        PaperField(
            "body", Text("Бас тартқан орган", "Орган, отказавший в услуге", "Body that refused"), "cl. 17"
        ),
        PaperField("applicant", Text("Тұтынушы", "Потребитель", "Consumer"), "cl. 17"),
        PaperField(
            "service_name", Text("Мемлекеттік қызмет", "Государственная услуга", "Public service"), "cl. 17"
        ),
        PaperField(
            "missing",
            Text("Ұсынылмаған құжаттар", "Не представлены документы", "Documents not presented"),
            "cl. 11, 17",
            "lines",
        ),
        PaperField("official", Text("Лауазымды адам", "Должностное лицо", "Official"), "reading"),
        PaperField(
            "refused_at", Text("Күні мен уақыты", "Дата и время", "Date and time"), "reading", "datetime"
        ),
    ),
    words={
        "signature": Text("қолы", "подпись", "signature"),
        "body": Text(
            "Стандарттың 11-тармағында көрсетілген құжаттар ұсынылмағандықтан, мемлекеттік қызметті көрсетуден бас "
            "тартылды (17-тармақ).",
            "В оказании государственной услуги отказано, так как не представлены документы, указанные "
            "в пункте 11 стандарта (пункт 17).",
            "The public service was refused because documents named in clause 11 of the standard were not presented "
            "(clause 17).",
        ),
        "again": Text(
            "Жетіспейтін құжаттарды әкелген соң қызметті қайта сұрай аласыз. Шағымдану тәртібі стандарттың "
            "21–26-тармақтарында жазылған.",
            "Собрав недостающие документы, Вы можете обратиться снова. Порядок обжалования указан в пунктах 21–26 "
            "стандарта.",
            "You may apply again when you have the missing documents. How to complain is written in clauses 21–26 of "
            "the standard.",
        ),
    },
)

SECOND_COPY_MARK = Kind(
    id="second-copy-mark-2010",
    title=Text(
        "Сұраудың екінші данасындағы белгі",
        "Отметка на втором экземпляре запроса",
        "Mark on the second copy of the request",
    ),
    clause="cl. 15",
    fields=(
        PaperField(
            "registrar",
            Text(
                "Сұрауды қабылдаған тіркеуші",
                "Регистратор, принявший запрос",
                "Registrar who accepted the request",
            ),
            "cl. 15",
        ),
        PaperField(
            "accepted_on",
            Text("Сұраудың қабылданған күні", "Дата приема запроса", "Date the request was accepted"),
            "cl. 15",
            "date",
        ),
        _BUREAU,
        PaperField(
            "incoming_number",
            Text("Кіріс нөмірі", "Входящий номер", "Incoming number"),
            "cl. 14",
            required=False,
        ),
    ),
    words={
        "accepted": Text("ҚАБЫЛДАНДЫ", "ПРИНЯТО", "ACCEPTED"),
        "signature": Text("қолы", "подпись", "signature"),
    },
)

COMPLAINT_TALON = Kind(
    id="complaint-talon-2010",
    title=Text(
        "Қабылданған өтініш (шағым) талоны",
        "Талон о принятии обращения (жалобы)",
        "Talon of an accepted application (complaint)",
    ),
    clause="annex 11; cl. 25",
    fields=(
        PaperField(
            "body", Text("Субъектінің атауы", "Наименование субъекта", "Name of the body"), "annex 11"
        ),
        PaperField(
            "official",
            Text(
                "Өтінішті қабылдаған (маманның аты-жөні)",
                "Обращение принял (Ф. И. О. специалиста)",
                "Accepted by (specialist's name)",
            ),
            "annex 11",
        ),
        PaperField(
            "accepted_at",
            Text("Қабылданған күні мен уақыты", "Дата и время принятия", "Date and time of acceptance"),
            "annex 11",
            "datetime",
        ),
    ),
    words={
        "body_hint": Text("(субъектінің атауы)", "(наименование субъекта)", "(name of the body)"),
        "accepted_by": Text("Өтінішті қабылдаған", "Обращение принял(а)", "Accepted by"),
        "official_hint": Text("(маманның аты-жөні)", "(Ф. И. О. специалиста)", "(name of the specialist)"),
        "hours": Text("сағ.", "ч.", "h"),
        "minutes": Text("мин.", "мин.", "min"),
    },
)

KINDS_2010 = (
    CERTIFICATE,
    REQUEST_REVERSE,
    LIST_ANSWER,
    RECEIPT,
    RETURN_REASONS,
    REFUSAL,
    SECOND_COPY_MARK,
    COMPLAINT_TALON,
)
