"""Papers of the home-education allowance (regulation No. А-11/491 of 2011).

The regulation names them; of no paper but the questionnaire has the form survived. What stands on them is what the
clause names and what nobody can do without, and each such field says so.
"""

from __future__ import annotations

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField
from qyzmet.papers.kinds_2011 import AGAIN, MOMENT, NO_FORM, NUMBER, PERSON, SERVICE, SIGNATURE

_BODY = PaperField("body", Text("Уәкілетті орган", "Уполномоченный орган", "Authorised body"), READING)
_DATE = PaperField("date", Text("Күні", "Дата", "Date"), READING, "date")
_CHILD = PaperField("child", Text("Бала", "Ребёнок", "Child"), READING)
_OFFICIAL = PaperField(
    "official",
    Text("Жауапты орындаушы", "Ответственный исполнитель", "Responsible executor"),
    READING,
    required=False,
)
_ABOUT_CHILD = (
    _CHILD,
    PaperField("child_iin", Text("Баланың ЖСН-і", "ИИН ребёнка", "IIN of the child"), READING),
    PaperField(
        "child_born",
        Text("Баланың туған күні", "Дата рождения ребёнка", "Date of birth of the child"),
        READING,
        "date",
        required=False,
    ),
)
_FILED_ON = PaperField("filed_on", Text("Күні", "Дата", "Date"), READING, "date")
_SIGN = {
    "signature": SIGNATURE,
    "management": Text(
        "Уәкілетті органның басшылығы", "Руководство уполномоченного органа", "Management of the authorised body"
    ),
    "authorised": Text("Уәкілетті тұлға", "Уполномоченное лицо", "Authorised person"),
    "electronic": Text(
        "электрондық цифрлық қолтаңба",
        "электронная цифровая подпись",
        "electronic digital signature",
    ),
}  # fmt: skip

APPLICATION = Kind(
    id="application-home-education-2011",
    title=Text("Өтініш", "Заявление", "Application"),
    clause="cl. 14(1)",
    reading=NO_FORM,
    fields=(
        _BODY,
        PaperField("applicant", Text("Тұтынушы", "Потребитель", "Consumer"), READING),
        PaperField("address", Text("Мекенжайы", "Адрес", "Address"), READING, required=False),
        PaperField(
            "identity",
            Text(
                "Жеке басын куәландыратын құжаттың реквизиттері",
                "Реквизиты документа, удостоверяющего личность",
                "Particulars of the identity document",
            ),
            "cl. 14(1)",
        ),
        PaperField(
            "code",
            Text(
                "Әлеуметтік жеке кодының нөмірі (болса жеке сәйкестендіру нөмірі)",
                "Номер социального индивидуального кода (ИИН при наличии)",
                "Number of the social individual code (the IIN if there is one)",
            ),
            "cl. 14(1)",
        ),
        *_ABOUT_CHILD,
        PaperField(
            "conclusion",
            Text(
                "Психологиялық-медициналық-педагогикалық консультацияның қорытындысы",
                "Заключение психолого-медико-педагогической консультации",
                "Conclusion of the psychological, medical and pedagogical consultation",
            ),
            "cl. 14(5)",
        ),
        PaperField(
            "disability",
            Text("Мүгедектігі туралы анықтама", "Справка об инвалидности", "Disability certificate"),
            "cl. 14(6)",
        ),
        PaperField(
            "home_since",
            Text("Үйде оқи бастаған күні", "Обучается на дому с", "Taught at home since"),
            READING,
            "date",
        ),
        PaperField("account", Text("Банк шоты", "Банковский счёт", "Bank account"), "cl. 14(7)"),
        PaperField(
            "taken",
            Text("Қоса берілген құжаттар", "Приложенные документы", "Documents enclosed"),
            READING,
            "lines",
            required=False,
        ),
        _FILED_ON,
    ),
    words={
        "ask": Text(
            "Үйде оқитын және тәрбиеленетін мүгедек балаға материалдық қамтамасыз ету тағайындауды сұраймын:",
            "Прошу назначить материальное обеспечение ребёнку-инвалиду, обучающемуся и воспитывающемуся на дому:",
            "I ask that material support be assigned for the disabled child taught and brought up at home:",
        ),
        "consumer": Text("Тұтынушы", "Потребитель", "Consumer"),
        **_SIGN,
    },
)

TALON = Kind(
    id="talon-2011",
    title=Text("Талон", "Талон", "Talon"),
    clause="cl. 13",
    public=True,
    fields=(
        NUMBER,
        PERSON,
        SERVICE,
        _BODY,
        PaperField("registered", Text("Тіркелген күні", "Дата регистрации", "Date of registration"), "cl. 13", "date"),
        PaperField(
            "receive",
            Text(
                "Тұтынушының мемлекеттік қызметті алатын күні",
                "Дата получения потребителем государственной услуги",
                "Date on which the consumer gets the service",
            ),
            "cl. 13",
            "date",
        ),
        PaperField(
            "taken_by",
            Text(
                "Құжаттарды қабылдап алған адамның тегі мен аты-жөні",
                "Фамилия, имя, отчество принявшего документы",
                "Surname and name of who took the documents",
            ),
            "cl. 13",
        ),
    ),
    words=_SIGN,
)  # fmt: skip

_ASSIGNED = (
    NUMBER,
    _DATE,
    _BODY,
    PERSON,
    _CHILD,
    PaperField("since", Text("Бірінші күні", "Первый день", "First day"), READING, "date"),
    PaperField("until", Text("Соңғы күні", "Последний день", "Last day"), READING, "date"),
    PaperField("monthly", Text("Айына", "В месяц", "A month"), READING),
    PaperField("account", Text("Банк шоты", "Банковский счёт", "Bank account"), READING, shown=False),
    PaperField("how", Text("Есебі", "Расчёт", "How it was found"), READING, "lines", required=False),
    _OFFICIAL,
)
_ASSIGNED_WORDS = {
    **_SIGN,
    "say": Text(
        "Үйде оқитын және тәрбиеленетін мүгедек баланы материалдық қамтамасыз ету үшін құжаттар ресімделгенін "
        "хабарлаймыз.",
        "Сообщаем, что документы на материальное обеспечение ребёнка-инвалида, обучающегося и воспитывающегося на "
        "дому, оформлены.",
        "The documents for the material support of the disabled child taught and brought up at home are prepared.",
    ),
    "changes": Text(
        "Баланың мүгедектігі, оқу түрі немесе тұрғылықты жері өзгерсе, органға хабарлаңыз.",
        "Если изменятся инвалидность, форма обучения или место жительства ребёнка, сообщите органу.",
        "Tell the body if the child's disability, schooling or place of residence changes.",
    ),
    "book": Text(
        "Кітаптағы тіркеу нөмірі", "Регистрационный номер в книге", "Number in the book"
    ),
}  # fmt: skip

NOTIFICATION = Kind(
    id="notification-home-education-2011",
    title=Text(
        "Үйде оқитын және тәрбиеленетін мүгедек балаларды материалдық қамтамасыз ету үшін құжаттарды ресімдеу туралы "
        "хабарлама",
        "Уведомление об оформлении документов на материальное обеспечение детей-инвалидов, обучающихся и "
        "воспитывающихся на дому",
        "Notification that the documents for the material support of a disabled child taught and brought up at home "
        "are prepared",
    ),
    clause="cl. 7, 18",
    public=True,
    reading=NO_FORM,
    fields=_ASSIGNED,
    words=_ASSIGNED_WORDS,
)

POSITIVE_OUTPUT = Kind(
    id="positive-output-2011",
    title=Text(
        "Электронды мемлекеттік қызметке оң жауап",
        "Положительный ответ на электронную государственную услугу",
        "Positive answer to the electronic service",
    ),
    clause="cl. 28; annex 8",
    public=True,
    reading=NO_FORM,
    fields=_ASSIGNED,
    words=_ASSIGNED_WORDS,
)

_REFUSED = (
    NUMBER,
    _DATE,
    _BODY,
    PERSON,
    SERVICE,
    _CHILD,
    PaperField("ground", Text("Негіз", "Основание", "Ground"), "cl. 10"),
    PaperField(
        "reasons",
        Text("Бас тартудың негіздемесі", "Обоснование отказа", "Grounds of the refusal"),
        "cl. 18; annex 8",
        required=False,
    ),
    PaperField(
        "missing", Text("Атап айтқанда", "А именно", "Namely"), "cl. 10(1)", "lines", required=False
    ),
    _OFFICIAL,
)  # fmt: skip
_REFUSED_WORDS = {
    **_SIGN,
    "say": Text(
        "Мына мемлекеттік қызметті көрсетуден бас тартылды:",
        "В оказании следующей государственной услуги отказано:",
        "The following public service is refused:",
    ),
    "again": Text(
        "Себебі жойылғаннан кейін өтінішті қайта бере аласыз.",
        "После устранения причины можно подать заявление снова.",
        "Once the cause is removed you may apply again.",
    ),
}

REFUSAL = Kind(
    id="refusal-2011",
    title=Text(
        "Мемлекеттік қызмет көрсетуден бас тарту туралы уәжделген жауап",
        "Мотивированный ответ об отказе в оказании государственной услуги",
        "Reasoned answer refusing the service",
    ),
    clause="cl. 7, 18",
    public=True,
    reading=NO_FORM,
    fields=_REFUSED,
    words=_REFUSED_WORDS,
)

NEGATIVE_OUTPUT = Kind(
    id="negative-output-2011",
    title=Text(
        "Электронды мемлекеттік қызметке теріс жауап",
        "Отрицательный ответ на электронную государственную услугу",
        "Negative answer to the electronic service",
    ),
    clause="cl. 28; annex 8",
    public=True,
    reading=Text(
        "8-қосымша: «кез келген түрде бас тартудың негіздемесі бар мәтінмен хат түрінде».",
        "Приложение 8: письмо в произвольной форме с текстом обоснования отказа.",
        "Annex 8: a letter in any form with the text of the grounds of refusal.",
    ),
    fields=_REFUSED,
    words=_REFUSED_WORDS,
)

PORTAL_APPLICATION = Kind(
    id="portal-application-home-education-2011",
    title=Text(
        "Электронды мемлекеттік қызметке өтініш",
        "Заявление на электронную государственную услугу",
        "Application for the electronic public service",
    ),
    clause="cl. 21; annex 7",
    reading=Text(
        "Нысанның суреті жоғалған: 20-тармақ атаған мәліметтер ғана бар.",
        "Рисунок формы утрачен: здесь лишь сведения, названные в пункте 20.",
        "The picture of the form is lost: here is only what cl. 20 names.",
    ),
    fields=(
        NUMBER,
        SERVICE,
        _BODY,
        PaperField("applicant", Text("Тұтынушы", "Потребитель", "Consumer"), "cl. 20(6)"),
        PaperField("iin", Text("ЖСН", "ИИН", "IIN"), "cl. 20(3), 20(6)"),
        *_ABOUT_CHILD,
        PaperField(
            "extra", Text("Қосымша деректер", "Дополнительные данные", "Additional data"), "cl. 20(7)", "lines"
        ),
        PaperField(
            "scans",
            Text(
                "Қажет құжаттардың сканерленген көшірмелері",
                "Сканированные копии необходимых документов",
                "Scanned copies of the needed documents",
            ),
            "cl. 20(7)",
            "lines",
            required=False,
        ),
        PaperField("signed_by", Text("Қол қойған", "Подписал(а)", "Signed by"), "cl. 20(11)"),
        PaperField(
            "serial",
            Text("Тіркеу куәлігінің нөмірі", "Номер регистрационного свидетельства", "Serial of the certificate"),
            "cl. 20(11)",
            required=False,
        ),
        _FILED_ON,
    ),
    words=_SIGN,
)  # fmt: skip

PORTAL_NOTICE = Kind(
    id="portal-notice-2011",
    title=Text(
        "Тұтынушыға ұсынылатын хабарландыру",
        "Уведомление, представляемое потребителю",
        "Notice to the consumer",
    ),
    clause="cl. 20(4), 20(10); annex 8",
    public=True,
    reading=NO_FORM,
    fields=(
        NUMBER,
        PERSON,
        SERVICE,
        PaperField("text", Text("Хабарландыру мәтіні", "Текст уведомления", "Text of the notice"), "annex 8"),
        MOMENT,
    ),
    words={"again": AGAIN},
)

KINDS_HOME_EDUCATION = (
    APPLICATION,
    TALON,
    NOTIFICATION,
    REFUSAL,
    PORTAL_APPLICATION,
    POSITIVE_OUTPUT,
    NEGATIVE_OUTPUT,
    PORTAL_NOTICE,
)
