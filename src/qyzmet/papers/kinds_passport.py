"""Papers of the passport and identity card (decree No. 363 of 2012, decree No. 132 of 2014)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField
from qyzmet.papers.kinds_2014 import CONSENT

DOCUMENTS = {
    "passport": Text("паспорт", "паспорт", "passport"),
    "identity-card": Text("жеке куәлік", "удостоверение личности", "identity card"),
    "both": Text("паспорт пен жеке куәлік", "паспорт и удостоверение личности", "passport and identity card"),
}
NO_FORM = Text(
    "Нысаны қосымшаларда жоқ, өрістері — біздің шешім.",
    "Формы в приложениях нет, поля — наше решение.",
    "The annexes give no form; the fields are our decision.",
)
SIGNATURE = Text("қолы", "подпись", "signature")

# --- talons: the forms of the annexes ----------------------------------------------------------------


def _talon(annex: str, words: Mapping[str, Text]) -> tuple[PaperField, ...]:
    """Fields 1 to 8, named by what stands under their lines; 4 and 5 hold a date besides."""
    return (
        PaperField("point", words["point"], annex),
        PaperField("phone", words["phone"], annex),
        PaperField("number", words["number"], annex),
        PaperField("service", words["service"], annex),
        PaperField(
            "registered_on", Text("Тіркелген күні", "Дата регистрации", "Date of registration"), annex, "date"
        ),
        PaperField("person", words["person"], annex),
        PaperField("birth_date", Text("Туған күні", "Дата рождения", "Date of birth"), annex, "date"),
        PaperField("base", words["base"], annex, "lines", required=False),
        PaperField("ordered", words["ordered"], annex),
        PaperField("documents", words["documents"], annex, "lines", required=False),
    )


_LINES_2012 = {
    "point": Text(
        "пункттің коды және ХҚТ ТП-ның орналасқан жері",
        "код пункта и местонахождение РП ДРН",
        "code of the point and location of RP DRP",
    ),
    "phone": Text("анықтама телефон нөмірі", "номер справочного телефона", "enquiry phone number"),
    "number": Text("өтінімді тіркеу талоны", "талон регистрации заявки", "application-registration talon"),
    "service": Text(
        "көрсетілетін мемлекеттік қызмет түрі және тіркелген күні",
        "вид государственной услуги и дата регистрации",
        "kind of the public service and date of registration",
    ),
    "person": Text(
        "тұтынушының Т.А.Ә. және туған күні",
        "Ф.И.О. и дата рождения потребителя",
        "name and date of birth of the consumer",
    ),
    "base": Text(
        "негіздеме-құжат беру үшін: түрі, нөмірі, берілген күні, берген орган",
        "документ-основание для выдачи: вид, номер, дата выдачи, выдавший орган",
        "base document for the issue: kind, number, date of issue, issuing body",
    ),
    "ordered": Text(
        "тұтынушы тапсырыс берген мемлекеттік қызмет",
        "государственная услуга, заказанная потребителем",
        "public service ordered by the consumer",
    ),
    "documents": Text(
        "тапсыруға жататын тұтынушының құжаттары",
        "документы потребителя, подлежащие сдаче",
        "documents of the consumer that are to be handed in",
    ),
}
_LINES_2014 = {
    "point": Text(
        "ХҚТ ТП орналасқан жері, пункті және коды",
        "местонахождение РП ДРН, пункт и код",
        "location of RP DRP, point and code",
    ),
    "phone": Text("анықтама телефонының нөмірі", "номер справочного телефона", "enquiry phone number"),
    "number": Text(
        "өтінімді тіркеу талонының нөмірі",
        "номер талона регистрации заявки",
        "number of the application-registration talon",
    ),
    "service": Text(
        "мемлекеттік көрсетілген қызметтің түрі және тіркеу күні",
        "вид государственной услуги и дата регистрации",
        "kind of the public service and date of registration",
    ),
    "person": Text(
        "көрсетілетін қызметті алушының Т.А.Ә. және туған күні",
        "Ф.И.О. и дата рождения услугополучателя",
        "name and date of birth of the recipient",
    ),
    "base": Text(
        "құжат беруге негіз-құжат: түрі, нөмірі, берілген күні, берген орган",
        "документ-основание для выдачи: вид, номер, дата выдачи, выдавший орган",
        "base document for the issue: kind, number, date of issue, issuing body",
    ),
    "ordered": Text(
        "көрсетілетін қызметті алушы тапсырыс берген мемлекеттік көрсетілетін қызмет",
        "государственная услуга, заказанная услугополучателем",
        "public service ordered by the recipient",
    ),
    "documents": Text(
        "көрсетілетін қызметті алушының тапсыруға жататын құжаттары",
        "документы услугополучателя, подлежащие сдаче",
        "documents of the recipient that are to be handed in",
    ),
    "ready": Text(
        "мемлекеттік көрсетілетін қызметтерді алу күні",
        "дата получения государственной услуги",
        "date of receiving the public service",
    ),
}
_TALON_TITLE = Text("Өтінімді тіркеу талоны", "Талон регистрации заявки", "Application-registration talon")
_TALON_READING = Text(
    "8-өріс: жаңа құжат берілгенде қайтарылатын бұрынғы құжаттар деп оқылды.",
    "Поле 8 читается как прежние документы, которые сдаются при выдаче новых.",
    "Field 8 is read as the former documents that go back when the new ones are handed over.",
)

TALON_2012 = Kind(
    id="passport-talon-2012",
    title=_TALON_TITLE,
    clause="cl. 14; annex 4",
    public=True,
    reading=_TALON_READING,
    fields=_talon("annex 4", _LINES_2012),
)
TALON_2014 = Kind(
    id="passport-talon-2014",
    title=_TALON_TITLE,
    clause="cl. 6, 9; annex",
    public=True,
    reading=_TALON_READING,
    fields=(*_talon("annex", _LINES_2014), PaperField("ready", _LINES_2014["ready"], "annex", "date")),
)

# --- application and formulary -----------------------------------------------------------------------


def _of_the_person() -> tuple[PaperField, ...]:
    return (
        PaperField("person", Text("Т.А.Ә.", "Ф.И.О.", "Surname, first name, patronymic"), READING),
        PaperField("iin", Text("ЖСН", "ИИН", "IIN"), READING),
        PaperField("birth_date", Text("Туған күні", "Дата рождения", "Date of birth"), READING, "date"),
        PaperField(
            "birth_place", Text("Туған жері", "Место рождения", "Place of birth"), READING, required=False
        ),
        PaperField(
            "address",
            Text("Тұрғылықты жері", "Место жительства", "Place of residence"),
            READING,
            required=False,
        ),
        PaperField(
            "representative",
            Text("Заңды өкілі", "Законный представитель", "Legal representative"),
            READING,
            required=False,
        ),
        PaperField("phone", Text("Телефоны", "Телефон", "Phone"), READING, required=False),
    )


def _of_the_request(result: str, listed: str, paid: str, base: Text) -> tuple[PaperField, ...]:
    return (
        PaperField(
            "document",
            Text("Сұралатын құжат", "Запрашиваемый документ", "Document asked for"),
            result,
            "choice",
            choices=DOCUMENTS,
        ),
        PaperField("reason", Text("Себебі", "Причина", "Reason"), listed),
        PaperField("base", base, listed, "lines", required=False),
        PaperField(
            "changed", Text("Өзгерген деректер", "Изменённые данные", "Data changed"), READING, required=False
        ),
        PaperField(
            "circumstances",
            Text("Жоғалту жағдайы", "Обстоятельства утраты", "How it was lost"),
            READING,
            required=False,
        ),
        PaperField(
            "payment", Text("Мемлекеттік баж", "Государственная пошлина", "State duty"), paid, required=False
        ),
    )


_FORM_WORDS = {
    "photo": Text("3,5 х 4,5 см\nфотосурет", "фотография\n3,5х4,5 см", "photograph\n3.5 × 4.5 cm"),
    "applicant": Text("Өтініш берушінің қолы", "Подпись заявителя", "Signature of the applicant"),
    "signature": SIGNATURE,
}

APPLICATION = Kind(
    id="passport-application-2012",
    title=Text(
        "Жеке басты куәландыратын құжаттар алу үшін өтініш",
        "Заявление на получение документов, удостоверяющих личность",
        "Application for identity documents",
    ),
    clause="cl. 12",
    reading=NO_FORM,
    fields=(
        PaperField("office", Text("Орталық", "Центр", "Centre"), "cl. 12"),
        *_of_the_person(),
        *_of_the_request(
            "cl. 5", "cl. 11(3)", "cl. 11(2)", Text("Негіздеме-құжат", "Документ-основание", "Base document")
        ),
        PaperField("date", Text("Ресімделген күні", "Дата оформления", "Date drawn up"), READING, "date"),
        PaperField(
            "official", Text("Орталықтың инспекторы", "Инспектор Центра", "Inspector of the Centre"), "cl. 12"
        ),
    ),
    words=_FORM_WORDS,
)
FORMULARY = Kind(
    id="passport-formulary-2014",
    title=Text(
        "Жеке басты куәландыратын құжаттар беруге формуляр",
        "Формуляр на выдачу документов, удостоверяющих личность",
        "Formulary for the issue of identity documents",
    ),
    clause="cl. 9",
    reading=NO_FORM,
    fields=(
        PaperField(
            "office",
            Text("Көрсетілетін қызметті беруші", "Услугодатель", "Service provider"),
            "cl. 9",
        ),
        *_of_the_person(),
        *_of_the_request(
            "cl. 6", "cl. 9", "cl. 9", Text("Негіз-құжат", "Документ-основание", "Base document")
        ),
        PaperField("date", Text("Толтырылған күні", "Дата заполнения", "Date filled in"), READING, "date"),
        PaperField(
            "official",
            Text(
                "Көрсетілетін қызметті берушінің қызметкері",
                "Сотрудник услугодателя",
                "Officer of the provider",
            ),
            "cl. 9",
        ),
    ),
    words={
        **_FORM_WORDS,
        "applicant": Text(
            "Көрсетілетін қызметті алушының қолтаңбасы",
            "Подпись услугополучателя",
            "Signature of the recipient",
        ),
    },
)

CONSENT_2014 = replace(CONSENT, id="passport-consent-2014")

# --- answers -----------------------------------------------------------------------------------------


def refusal(kind_id: str) -> Kind:
    """The reasoned answer of refusal, by the same clauses in two standards of decree No. 363."""
    return Kind(
        id=kind_id,
        title=Text(
            "Бас тарту туралы дәлелді жауап", "Мотивированный ответ об отказе", "Reasoned answer of refusal"
        ),
        clause="cl. 5, 16",
        public=True,
        reading=NO_FORM,
        fields=(
            PaperField("body", Text("Уәкілетті орган", "Уполномоченный орган", "Authorised body"), "cl. 16"),
            PaperField("person", Text("Тұтынушы", "Потребитель", "Consumer"), READING),
            PaperField(
                "service", Text("Мемлекеттік қызмет", "Государственная услуга", "Public service"), READING
            ),
            PaperField(
                "missing",
                Text("Ұсынылмаған құжаттар", "Непредставленные документы", "Documents not presented"),
                "cl. 11, 16",
                "lines",
            ),
            PaperField(
                "official",
                Text(
                    "Уәкілетті органның қызметкері",
                    "Сотрудник уполномоченного органа",
                    "Officer of the authorised body",
                ),
                "cl. 16",
            ),
            PaperField("date", Text("Күні", "Дата", "Date"), READING, "date"),
        ),
        words={
            "signature": SIGNATURE,
            "because": Text(
                "Стандарттың 11-тармағында көрсетілген құжаттардың біреуі ұсынылмағандықтан, мемлекеттік "
                "қызметті көрсетуден бас тартылды (16-тармақ).",
                "В оказании государственной услуги отказано, так как не представлен один из документов, "
                "указанных в пункте 11 стандарта (пункт 16).",
                "The public service was refused because one of the documents of clause 11 of the standard was "
                "not presented (clause 16).",
            ),
            "again": Text(
                "Жетіспейтін құжатты әкелген соң қайта келе аласыз. Шағымдану тәртібі стандарттың "
                "20–\u206025-тармақтарында жазылған.",
                "Собрав недостающее, Вы можете обратиться снова. Порядок обжалования указан в пунктах 20–25 стандарта.",
                "You may come again with what is lacking. How to complain is written in clauses 20–25 of the standard.",
            ),
        },
    )


REFUSAL_2012 = refusal("passport-refusal-2012")

COMPLAINT_TALON_2012 = Kind(
    id="passport-complaint-talon-2012",
    title=Text("Шағымның қабылданғаны туралы талон", "Талон о приёме жалобы", "Talon for a complaint"),
    clause="cl. 25",
    public=True,
    reading=Text(
        "Қосымшаларда үлгісі жоқ; байланыс деректері — шағымды қабылдаған адамдікі.",
        "Образца в приложениях нет; контактные данные — принявшего жалобу.",
        "The annexes give no sample; the contact data are those of who took the complaint.",
    ),
    fields=(
        PaperField("body", Text("Мекеме", "Учреждение", "Office"), READING, required=False),
        PaperField(
            "number",
            Text(
                "Шағымның қабылданғанын растайтын нөмірі",
                "Номер, подтверждающий приём жалобы",
                "Number confirming acceptance",
            ),
            "cl. 25",
        ),
        PaperField("date", Text("Күні", "Дата", "Date"), "cl. 25", "date"),
        PaperField(
            "official",
            Text(
                "Шағымды қабылдаған адамның тегі",
                "Фамилия лица, принявшего жалобу",
                "Surname of who took the complaint",
            ),
            "cl. 25",
        ),
        PaperField("contacts", Text("Байланыс деректері", "Контактные данные", "Contact data"), "cl. 25"),
    ),
)
COMPLAINT_TALON = replace(
    COMPLAINT_TALON_2012,
    id="complaint-talon",
    title=Text(
        "Шағымның қабылданғанын растайтын талон",
        "Талон, подтверждающий принятие жалобы",
        "Coupon that confirms acceptance of the complaint",
    ),
)
"""The same coupon in the three other standards of decree No. 363, under the name they give it."""

# --- notices of the portal ---------------------------------------------------------------------------

_NUMBER = PaperField("number", Text("Өтінім нөмірі", "Номер заявки", "Number of the application"), READING)
_RECIPIENT = PaperField(
    "person", Text("Көрсетілетін қызметті алушы", "Услугополучатель", "Recipient"), READING
)
_SERVICE = PaperField(
    "service", Text("Мемлекеттік көрсетілетін қызмет", "Государственная услуга", "Public service"), READING
)

NOTICE_ACCEPTED = Kind(
    id="passport-notice-accepted-2014",
    title=Text(
        "Өтінімнің қабылданғаны туралы хабарлама",
        "Уведомление о принятии заявки",
        "Notice that the application is accepted",
    ),
    clause="cl. 9",
    public=True,
    reading=Text(
        "«Көрсетілетін қызметті берушінің» деп басылған; алушының «жеке кабинетіне» жіберіледі.",
        "Напечатано «услугодателя»; направляется в «личный кабинет» услугополучателя.",
        "It is printed “of the provider”; it goes to the personal cabinet of the recipient.",
    ),
    fields=(
        _NUMBER,
        _RECIPIENT,
        _SERVICE,
        PaperField("ordered", Text("Сұралған құжат", "Запрошенный документ", "Document asked for"), READING),
        PaperField(
            "accepted_on", Text("Қабылданған күні", "Дата принятия", "Date of acceptance"), READING, "date"
        ),
        PaperField(
            "result",
            Text(
                "Мемлекеттік қызмет көрсету нәтижесін алу күні",
                "Дата получения результата государственной услуги",
                "Date of receiving the result of the public service",
            ),
            "cl. 9",
            "date",
        ),
    ),
    words={
        "body": Text(
            "Электрондық сұрау салуыңыз қабылданды.",
            "Ваш электронный запрос принят.",
            "Your request was accepted.",
        ),
    },
)
NOTICE_READY = Kind(
    id="passport-notice-ready-2014",
    title=Text(
        "Паспорттың және (немесе) жеке куәліктің дайын екендігі туралы хабарлама",
        "Уведомление о готовности паспорта и (или) удостоверения личности",
        "Notice that the passport and (or) identity card is ready",
    ),
    clause="cl. 6",
    public=True,
    reading=NO_FORM,
    fields=(
        _NUMBER,
        _RECIPIENT,
        PaperField(
            "document", Text("Дайын құжат", "Готовый документ", "Document that is ready"), "cl. 6", "lines"
        ),
        PaperField("office", Text("Орталық", "Центр", "Centre"), "cl. 6"),
        PaperField("date", Text("Күні", "Дата", "Date"), READING, "date"),
    ),
    words={
        "body": Text(
            "Құжат дайын. Оны алу үшін осы хабарламамен орталыққа өзіңіз келіңіз.",
            "Документ готов. За ним приходят в центр лично, с этим уведомлением.",
            "The document is ready. Come to the centre for it in person, with this notice.",
        ),
    },
)

KINDS_PASSPORT = (
    TALON_2012,
    TALON_2014,
    APPLICATION,
    FORMULARY,
    CONSENT_2014,
    REFUSAL_2012,
    COMPLAINT_TALON_2012,
    COMPLAINT_TALON,
    NOTICE_ACCEPTED,
    NOTICE_READY,
)
