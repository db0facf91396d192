"""Papers of registration at the place of residence and of removal from it (2012 and 2014).

The acts print one form only, the consent of the owner (2014, annex 1). The others they name without a form: what
stands on them is what the clause names and what nobody can do without, and each such field says so.
"""

from __future__ import annotations

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField
from qyzmet.services.residence import EDUCATION, MOVE_REASONS

_NO_FORM = Text(
    "Стандарт бұл қағазды атайды, бірақ нысанын бермейді: нысан біздікі.",
    "Стандарт называет эту бумагу, но формы не даёт: форма наша.",
    "The standard names this paper and gives no form; the form is ours.",
)
_SEX = {"male": Text("ер", "мужской", "male"), "female": Text("әйел", "женский", "female")}
_CITIZENSHIP = {
    "citizen": Text("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan"),
    "foreigner": Text("шетелдік", "иностранец", "foreigner"),
    "stateless": Text("азаматтығы жоқ", "лицо без гражданства", "stateless"),
}
_BODY = PaperField("body", Text("Орган", "Орган", "Body"), READING)
_PERSON = (
    PaperField(
        "full_name",
        Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Surname, first name, patronymic"),
        READING,
    ),
    PaperField("iin", Text("ЖСН", "ИИН", "IIN"), READING),
    PaperField(
        "birth_date", Text("Туған күні", "Дата рождения", "Date of birth"), READING, "date", required=False
    ),
)
_ORIGIN = (
    PaperField(
        "birth_place", Text("Туған жері", "Место рождения", "Place of birth"), READING, required=False
    ),
    PaperField("sex", Text("Жынысы", "Пол", "Sex"), READING, "choice", required=False, choices=_SEX),
    PaperField(
        "citizenship",
        Text("Азаматтығы", "Гражданство", "Citizenship"),
        READING,
        "choice",
        required=False,
        choices=_CITIZENSHIP,
    ),
)
_APPLICANT = (
    PaperField("applicant", Text("Өтініш беруші", "Заявитель", "Applicant"), READING, required=False),
    PaperField(
        "applicant_id",
        Text("Өтініш берушінің ЖСН-і (БСН-і)", "ИИН (БИН) заявителя", "IIN (BIN) of the applicant"),
        READING,
        required=False,
    ),
)
_DOCUMENT = PaperField(
    "document",
    Text("Жеке басты куәландыратын құжат", "Документ, удостоверяющий личность", "Identity document"),
    READING,
    required=False,
)
_NEW_ADDRESS = PaperField(
    "address",
    Text("Жаңа тұрғылықты жері", "Новое место жительства", "New place of residence"),
    READING,
)
_FROM = PaperField(
    "arrived_from", Text("Қайдан келді", "Откуда прибыл(а)", "Arrived from"), READING, required=False
)
_FILED_ON = PaperField("filed_on", Text("Күні", "Дата", "Date"), READING, "date")
_OFFICER = Text("Уәкілетті органның қызметкері", "Сотрудник уполномоченного органа", "Officer of the body")
_SIGNATURE = Text("қолы", "подпись", "signature")
_TO = {
    "to": Text("бастығына", "В", "To the head of"),
    "signature": _SIGNATURE,
    "signature_hint": Text("(қолы)", "(подпись)", "(signature)"),
    "name_hint": Text("(Т.А.Ә.)", "(Ф. И. О.)", "(name)"),
}

REGISTRATION_APPLICATION = Kind(
    id="registration-application-2012",
    title=Text("Тіркеу туралы өтініш", "Заявление о регистрации", "Application for registration"),
    clause="cl. 11(1)",
    reading=_NO_FORM,
    fields=(
        _BODY,
        *_APPLICANT,
        *_PERSON,
        _DOCUMENT,
        _NEW_ADDRESS,
        _FROM,
        PaperField(
            "basis",
            Text("Тұрғын үйге құқық беретін құжат", "Документ о праве на жилище", "Document on the dwelling"),
            "cl. 11(2)",
            required=False,
        ),
        PaperField(
            "owner",
            Text("Тұрғын үй иесі", "Собственник жилища", "Owner of the dwelling"),
            "cl. 11(1)",
            required=False,
        ),
        _FILED_ON,
    ),
    words={
        **_TO,
        "ask": Text(
            "Мына адамды жаңа тұрғылықты жері бойынша тіркеуді сұраймын:",
            "Прошу зарегистрировать по новому месту жительства:",
            "I ask that the following person be registered at the new place of residence:",
        ),
        "owner_consent": Text(
            "Тұрғын үй иесінің келісімі",
            "Согласие собственника жилища",
            "Consent of the owner of the dwelling",
        ),
        "consent": Text(
            "Осы мекенжайдағы тұрғын үйге тіркеуге келісемін.",
            "На регистрацию в жилище по этому адресу согласен (согласна).",
            "I consent to the registration in the dwelling at this address.",
        ),
    },
)

ARRIVAL_SHEET = Kind(
    id="arrival-sheet-2012",
    title=Text("Келу мекенжай парағы", "Адресный листок прибытия", "Address sheet of arrival"),
    clause="cl. 11(7), 12",
    reading=_NO_FORM,
    fields=(
        PaperField("copy", Text("Дана", "Экземпляр", "Copy"), "cl. 11(7)", "number"),
        _BODY,
        *_PERSON,
        *_ORIGIN,
        _DOCUMENT,
        _NEW_ADDRESS,
        _FROM,
        _FILED_ON,
    ),
    words={
        "signature": _SIGNATURE,
        "person": Text("Толтырған", "Заполнил(а)", "Filled in by"),
        "officer": _OFFICER,
        "of": Text("барлығы 3", "всего 3", "3 in all"),
    },
)

STATISTICAL_COUPON = Kind(
    id="statistical-coupon-2012",
    title=Text(
        "Келу парағына статистикалық талон",
        "Статистический талон к листку прибытия",
        "Statistical coupon to the arrival sheet",
    ),
    clause="cl. 11(8), 12",
    reading=_NO_FORM,
    fields=(
        *_PERSON,
        *_ORIGIN,
        _NEW_ADDRESS,
        _FROM,
        PaperField(
            "move_reason",
            Text("Көшіп келу себебі", "Причина переезда", "Reason of the move"),
            READING,
            "choice",
            choices=dict(MOVE_REASONS),
        ),
        PaperField(
            "education",
            Text("Білімі", "Образование", "Education"),
            READING,
            "choice",
            required=False,
            choices=dict(EDUCATION),
        ),
        PaperField(
            "occupation",
            Text("Жұмыс орны, кәсібі", "Место работы, занятие", "Place of work, occupation"),
            READING,
            required=False,
        ),
        _FILED_ON,
    ),
    words={
        "signature": _SIGNATURE,
        "person": Text("Толтырған", "Заполнил(а)", "Filled in by"),
        "use": Text(
            "Мәліметтер көші-қон статистикасы үшін ғана пайдаланылады.",
            "Сведения используются только для статистики миграции.",
            "The data are used for migration statistics only.",
        ),
    },
)

REGISTRATION_STAMP = Kind(
    id="registration-stamp-2012",
    title=Text(
        "Азаматтарды тіркеу кітабындағы мөртаңба",
        "Штамп в книге регистрации граждан",
        "Stamp in the citizens' registration book",
    ),
    clause="cl. 5",
    reading=_NO_FORM,
    fields=(
        PaperField(
            "mark",
            Text("Белгі", "Отметка", "Mark"),
            "cl. 5",
            "choice",
            choices={
                "registered": Text("ТІРКЕЛДІ", "ЗАРЕГИСТРИРОВАН(А)", "REGISTERED"),
                "removed": Text("ТІРКЕУ ЕСЕБІНЕН ШЫҒАРЫЛДЫ", "СНЯТ(А) С УЧЁТА", "REMOVED"),
            },
        ),
        _BODY,
        PaperField("full_name", Text("Т.А.Ә.", "Ф. И. О.", "Surname, first name, patronymic"), READING),
        PaperField("address", Text("Мекенжайы", "Адрес", "Address"), READING),
        PaperField("stamped_on", Text("Күні", "Дата", "Date"), READING, "date"),
        PaperField(
            "military",
            Text("Әскери есеп", "Воинский учёт", "Military register"),
            READING,
            "choice",
            required=False,
            choices={
                "taken": Text(
                    "жергілікті әскери басқарма органының әскери есепке қабылдағаны туралы белгісі бар",
                    "имеется отметка местного органа военного управления о принятии на воинский учёт",
                    "the local military body has noted the entry in its register",
                ),
                "left": Text(
                    "жергілікті әскери басқарманың әскери есептен шығару туралы белгісі бар",
                    "имеется отметка местного органа военного управления о снятии с воинского учёта",
                    "the local military body has noted the removal from its register",
                ),
            },
        ),
        PaperField("official", Text("Қызметкер", "Сотрудник", "Officer"), READING),
    ),
    words={"signature": _SIGNATURE},
)

REGISTRATION_REFUSAL = Kind(
    id="registration-refusal-2012",
    title=Text(
        "Бас тарту туралы дәлелді жауап", "Мотивированный ответ об отказе", "Reasoned answer of refusal"
    ),
    clause="cl. 5, 16",
    public=True,
    reading=_NO_FORM,
    fields=(
        PaperField("number", Text("Нөмірі", "Номер", "Number"), READING),
        _BODY,
        PaperField("person", Text("Тұтынушы", "Потребитель", "Consumer"), READING),
        PaperField(
            "service", Text("Мемлекеттік қызмет", "Государственная услуга", "Public service"), READING
        ),
        PaperField(
            "missing",
            Text("Ұсынылмаған құжаттар", "Непредставленные документы", "Documents not presented"),
            "cl. 16",
            "lines",
        ),
        PaperField(
            "reasons", Text("Бас тарту дәлелдері", "Мотивы отказа", "Reasons of the refusal"), "cl. 5"
        ),
        PaperField("date", Text("Күні", "Дата", "Date"), READING, "date"),
        PaperField("official", _OFFICER, READING),
    ),
    words={
        "signature": _SIGNATURE,
        "body": Text(
            "Стандарттың 16-тармағына сәйкес Сізге мемлекеттік қызмет көрсетуден бас тартылды.",
            "В соответствии с пунктом 16 стандарта Вам отказано в оказании государственной услуги.",
            "Under clause 16 of the standard you are refused the public service.",
        ),
        "again": Text(
            "Жетіспейтін құжаттарды ұсынып, қайта жүгіне аласыз. Жауаппен келіспесеңіз, 21-тармақ бойынша шағымдануға "
            "немесе 23-тармақ бойынша сотқа жүгінуге құқығыңыз бар.",
            "Вы можете обратиться снова, представив недостающие документы. При несогласии Вы вправе подать жалобу по "
            "пункту 21 или обратиться в суд по пункту 23.",
            "You may apply again with the missing documents. If you disagree, you may complain under clause 21 or go "
            "to court under clause 23.",
        ),
    },
)

_ANNEX = "annex 1"
OWNER_CONSENT = Kind(
    id="owner-consent-2014",
    title=Text("Тіркеуге келісім беру", "Согласие на регистрацию", "Consent to registration"),
    clause="cl. 9(1); annex 1",
    fields=(
        PaperField(
            "to",
            Text("Ішкі істер органының атауы", "Наименование органа внутренних дел", "Internal affairs body"),
            _ANNEX,
        ),
        PaperField("owner", Text("Үй иесі (Т.А.Ә.)", "Собственник (Ф. И. О.)", "Owner (name)"), _ANNEX),
        PaperField(
            "dwelling",
            Text("Үйдің мекенжайы", "Адрес дома", "Address of the house"),
            _ANNEX,
        ),
        PaperField(
            "person",
            Text("Азамат(ша) (Т.А.Ә.)", "Гражданин (гражданка) (Ф. И. О.)", "Citizen (name)"),
            _ANNEX,
        ),
        PaperField("family", Text("Бірге", "Вместе с", "Together with"), _ANNEX, "lines", required=False),
        PaperField("count", Text("Барлығы", "Всего", "In all"), _ANNEX, "number"),
        PaperField(
            "no_objection",
            Text("Тұрақты, уақытша қай мерзімге", "Постоянно, временно на какой срок", "For what term"),
            _ANNEX,
        ),
        PaperField(
            "region",
            Text("Облыс (ел) атауы", "Наименование области (страны)", "Name of the region (country)"),
            _ANNEX,
            required=False,
        ),
        PaperField("district", Text("Қайдан келді", "Откуда прибыл(а)", "Came from"), _ANNEX, required=False),
        PaperField(
            "document",
            Text(
                "Жеке куәлік, паспорт №", "Удостоверение личности, паспорт №", "Identity card, passport No."
            ),
            _ANNEX,
            required=False,
        ),
        PaperField(
            "document_on",
            Text("Құжат берілген күн", "Дата выдачи документа", "Date of the document"),
            _ANNEX,
            "date",
            required=False,
        ),
        PaperField("owner_surname", Text("Иесінің тегі", "Фамилия собственника", "Owner's surname"), _ANNEX),
        PaperField(
            "owner_document",
            Text(
                "Үй иесінің жеке басын куәландыратын құжаттың № және берілген күні",
                "№ и дата выдачи документа, удостоверяющего личность собственника",
                "Number and date of the owner's identity document",
            ),
            _ANNEX,
            required=False,
        ),
        PaperField("date", Text("Күні", "Дата", "Date"), _ANNEX, "date"),
    ),
    words={
        "to": Text("Кімге:", "Кому:", "To:"),
        "to_hint": Text(
            "(ішкі істер органының атауы)",
            "(наименование органа внутренних дел)",
            "(name of the internal affairs body)",
        ),
        "i": Text("Мен,", "Я,", "I,"),
        "name_hint": Text("(Т.А.Ә.)", "(Ф. И. О.)", "(surname, name, patronymic)"),
        "house": Text(
            "мекенжайда орналасқан үйдің иесі",
            "собственник дома, расположенного по адресу",
            "owner of the house at the address",
        ),
        "house_hint": Text(
            "(елді мекен, көше, үй нөмірі, пәтер нөмірі)",
            "(населённый пункт, улица, номер дома, номер квартиры)",
            "(settlement, street, number of the house, number of the flat)",
        ),
        "citizen": Text("азамат(ша)", "гражданина (гражданку)", "citizen"),
        "together": Text("бірге", "вместе с", "together with"),
        "family_hint": Text(
            "(әйелі, күйеуі мен балалары)", "(жена, муж и дети)", "(wife, husband and children)"
        ),
        "total": Text("барлығы", "всего", "in all"),
        "people": Text("адам", "человек", "persons"),
        "agree": Text(
            "тіркеуге қоюға қарсы емеспін.",
            "зарегистрировать не возражаю.",
            "I do not object to registering.",
        ),
        "agree_hint": Text(
            "(тұрақты, уақытша қай мерзімге)",
            "(постоянно, временно на какой срок)",
            "(permanent, temporary and for what term)",
        ),
        "region_hint": Text(
            "(облыс, (ел) атауы)", "(наименование области, (страны))", "(name of the region, (country))"
        ),
        "came": Text("келді", "прибыл(а)", "came"),
        "district_hint": Text(
            "(аудан, қала, елді мекен, ауыл атауы)",
            "(район, город, населённый пункт, село)",
            "(district, town, settlement, village)",
        ),
        "paper": Text(
            "жылғы жеке куәлік, паспорт №",
            "удостоверение личности, паспорт №",
            "identity card, passport No.",
        ),
        "person_signature": Text(
            "тіркелушінің қолы", "подпись регистрируемого", "signature of the person to be registered"
        ),
        "owner_signature": Text("үй иесінің қолы", "подпись собственника", "signature of the owner"),
        "signature_hint": Text("(қолы)", "(подпись)", "(signature)"),
        "surname": Text("тегі", "фамилия", "surname"),
        "owner_document_hint": Text(
            "(үй иесінің жеке басын куәландыратын құжаттың № және берілген күні, айы, жылы)",
            "(№ и день, месяц, год выдачи документа, удостоверяющего личность собственника)",
            "(number and day, month, year of issue of the identity document of the owner)",
        ),
    },
)

NOTIFICATION = Kind(
    id="registration-notification-2014",
    title=Text(
        "Тұратын жері бойынша тіркелгені туралы хабарлама",
        "Уведомление о регистрации по месту жительства",
        "Notification of registration at the place of living",
    ),
    clause="cl. 6",
    public=True,
    reading=_NO_FORM,
    fields=(
        PaperField("number", Text("Өтініш нөмірі", "Номер заявления", "Application No."), READING),
        PaperField(
            "person", Text("Көрсетілетін қызметті алушы", "Услугополучатель", "Service recipient"), READING
        ),
        PaperField(
            "registered",
            Text(
                "Мына мекенжай бойынша тіркелді", "Зарегистрирован(а) по адресу", "Registered at the address"
            ),
            "cl. 6",
        ),
        PaperField(
            "kind",
            Text("Тіркеу түрі", "Вид регистрации", "Kind of registration"),
            READING,
            "choice",
            choices={
                "permanent": Text("тұрақты", "постоянная", "permanent"),
                "temporary": Text("уақытша", "временная", "temporary"),
            },
        ),
        PaperField(
            "until", Text("Соңғы күні", "Последний день", "Last day"), READING, "date", required=False
        ),
        PaperField(
            "come",
            Text("Енді не істеу керек", "Что сделать дальше", "What to do next"),
            "cl. 6",
            "choice",
            required=False,
            choices={
                "card": Text(
                    "Заңды мекенжайды жеке куәлікке қайта жазу үшін халыққа қызмет көрсету орталығына келу қажет.",
                    "Чтобы перезаписать юридический адрес на удостоверение личности, нужно прийти в центр "
                    "обслуживания населения.",
                    "You need to come to a public service centre to have the legal address re-written on the identity "
                    "card.",
                )
            },
        ),
        PaperField(
            "sent", Text("Жіберілген уақыты", "Время отправки", "Time of sending"), READING, "datetime"
        ),
    ),
    words={},
)

DEPARTURE_SHEET = Kind(
    id="departure-sheet",
    title=Text("Мекенжайдан кету парағы", "Адресный листок убытия", "Address departure sheet"),
    clause="cl. 6",
    public=True,
    reading=_NO_FORM,
    fields=(
        PaperField("number", Text("Нөмірі", "Номер", "Number"), READING),
        _BODY,
        *_PERSON,
        *_ORIGIN,
        PaperField(
            "address",
            Text(
                "Мына мекенжай бойынша тіркеу есебінен шығарылды",
                "Снят(а) с регистрационного учёта по адресу",
                "Removed from registration at the address",
            ),
            "cl. 6",
        ),
        PaperField(
            "removed_on",
            Text("Есептен шығарылған күні", "Дата снятия с учёта", "Date of removal"),
            READING,
            "date",
        ),
        PaperField("reason", Text("Себебі", "Причина", "Reason"), "cl. 6"),
        PaperField("left_for", Text("Қайда кетеді", "Куда выбывает", "Leaves for"), READING, required=False),
        PaperField(
            "official", Text("Көрсетілетін қызметті беруші", "Услугодатель", "Service provider"), "cl. 6"
        ),
        PaperField("issued_on", Text("Берілген күні", "Дата выдачи", "Date of issue"), READING, "date"),
    ),
    words={
        "signature": _SIGNATURE,
        "stamp": Text(
            "Белгіленген үлгідегі мөртабан орны",
            "Место штампа установленного образца",
            "Place for the stamp of the established pattern",
        ),
        "seal": Text(
            "Елтаңбалық паспорттық мөр орны",
            "Место гербовой паспортной печати",
            "Place for the heraldic passport seal",
        ),
    },
)


def _removal(kind_id: str, clause: str, reason: str, where: str, proof: str) -> Kind:
    """The application for removal; the fields' clauses are those of its edition."""
    return Kind(
        id=kind_id,
        title=Text(
            "Тіркеу есебінен шығару туралы өтініш",
            "Заявление о снятии с регистрационного учета",
            "Application for removal from registration",
        ),
        clause=clause,
        reading=_NO_FORM,
        fields=(
            _BODY,
            *_APPLICANT,
            PaperField(
                "applies_as",
                Text("Өтініш берушінің қатысы", "Кем приходится заявитель", "What the applicant is"),
                READING,
                required=False,
            ),
            *_PERSON,
            _DOCUMENT,
            PaperField(
                "address",
                Text("Тіркелген мекенжайы", "Адрес регистрации", "Address of registration"),
                READING,
            ),
            PaperField("reason", Text("Себебі", "Причина", "Reason"), reason),
            PaperField(
                "left_for", Text("Қайда кетеді", "Куда выбывает", "Leaves for"), where, required=False
            ),
            PaperField(
                "proof",
                Text("Негіз болатын құжат", "Документ-основание", "Document it rests on"),
                proof,
                required=False,
            ),
            _FILED_ON,
        ),
        words={
            **_TO,
            "ask": Text(
                "Мына адамды тұрғылықты жері бойынша тіркеу есебінен шығаруды сұраймын:",
                "Прошу снять с регистрационного учета по месту жительства:",
                "I ask that the following person be removed from registration at the place of residence:",
            ),
        },
    )


REMOVAL_2012 = _removal("deregistration-application-2012", "cl. 9, 11(1), 12", "cl. 6", "cl. 6", READING)
REMOVAL_2014 = _removal("deregistration-application-2014", "cl. 9(1), 12", "cl. 6", "cl. 6", "cl. 9")

KINDS_REGISTRATION = (
    REGISTRATION_APPLICATION,
    ARRIVAL_SHEET,
    STATISTICAL_COUPON,
    REGISTRATION_STAMP,
    REGISTRATION_REFUSAL,
    OWNER_CONSENT,
    NOTIFICATION,
    DEPARTURE_SHEET,
    REMOVAL_2012,
    REMOVAL_2014,
)
