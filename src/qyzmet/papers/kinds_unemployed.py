"""Papers of the certificate to the unemployed (regulation of 2011).

The form of the certificate and of the portal's application is lost with its picture, the others were never annexed:
of what the edition does not name only that stands here without which nobody can tell whose paper it is.
"""

from __future__ import annotations

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField
from qyzmet.papers.kinds_2011 import MOMENT, NO_FORM, SERVICE, SIGNATURE

_LOST = Text(
    "Нысанның суреті жинақта жоқ: нысан біздікі.",
    "Рисунка формы в собрании нет: форма наша.",
    "The picture of the form is not in the collection; the form is ours.",
)
_BODY = PaperField("body", Text("Уәкілетті орган", "Уполномоченный орган", "Authorised body"), READING)
_DATE = PaperField("date", Text("Күні", "Дата", "Date"), READING, "date")
_NAME = Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Surname, name, patronymic")
_WHO = PaperField("person", _NAME, READING)
_IDENTITY = (
    PaperField("full_name", _NAME, READING),
    PaperField("iin", Text("ЖСН", "ИИН", "IIN"), READING),
    PaperField(
        "birth_date", Text("Туған күні", "Дата рождения", "Date of birth"), READING, "date", required=False
    ),
    PaperField("address", Text("Мекенжайы", "Адрес", "Address"), READING, required=False),
)
_HEAD_SIGNS = PaperField(
    "signature",
    Text(
        "Уәкілетті орган басшылығының қолы",
        "Подпись руководства уполномоченного органа",
        "Signature of the management of the authorised body",
    ),
    READING,
    required=False,
)
_STATEMENT = {
    "statement": Text(
        "азаматқа (азаматшаға) оның жұмыссыз ретінде тіркелгені туралы берілді",
        "зарегистрирован(а) в качестве безработного",
        "is registered as unemployed",
    ),
    "that": Text(
        "Осы анықтама",
        "Настоящая справка выдана в том, что",
        "This is to certify that",
    ),
}
_ELECTRONIC = Text(
    "электронды цифрлық қолтаңбамен қол қойылған",
    "подписано электронной цифровой подписью",
    "signed with an electronic signature",
)

APPLICATION = Kind(
    id="application-2011-unemployed",
    title=Text("Өтініш", "Заявление", "Application"),
    clause="cl. 14(2), 19, 20(1)",
    reading=NO_FORM,
    fields=(_BODY, *_IDENTITY, _DATE),
    words={
        "ask": Text(
            "Маған жұмыссыз ретінде тіркелуім туралы анықтама беруіңізді сұраймын.",
            "Прошу выдать мне справку о регистрации в качестве безработного.",
            "I ask for a certificate of my registration as unemployed.",
        ),
        "signature": SIGNATURE,
    },
)

RECEIPT = Kind(
    id="receipt-2011-unemployed",
    title=Text(
        "Өтінішті қабылдау туралы қолхат", "Расписка о приёме заявления", "Receipt for the application"
    ),
    clause="cl. 13(2); annex 3(1)",
    public=True,
    fields=(
        PaperField(
            "number",
            Text(
                "Өтініштің нөмірі және қабылдаған күні",
                "Номер и дата приёма заявления",
                "Number and date of acceptance of the application",
            ),
            "cl. 13(2)",
        ),
        PaperField(
            "service",
            Text(
                "Сұралатын мемлекеттік қызметтің түрі",
                "Вид запрашиваемой государственной услуги",
                "Kind of the service asked for",
            ),
            "cl. 13(2)",
        ),
        PaperField(
            "when-and-where",
            Text(
                "Сұралатын мемлекеттік қызметтің күні (уақыты) және орны",
                "Дата (время) и место запрашиваемой государственной услуги",
                "Date (time) and place of the service asked for",
            ),
            "cl. 13(2)",
        ),
        PaperField(
            "inspector",
            Text(
                "Өтінішті қабылдаған орталық инспекторының тегі, аты, әкесінің аты",
                "Фамилия, имя, отчество инспектора центра, принявшего заявление",
                "Surname, name, patronymic of the inspector who took the application",
            ),
            "cl. 13(2)",
        ),
    ),
)

CERTIFICATE = Kind(
    id="certificate-2011-unemployed",
    title=Text(
        "Жұмыссыз ретінде тіркелуі туралы анықтама",
        "Справка о регистрации в качестве безработного",
        "Certificate of registration as unemployed",
    ),
    clause="cl. 7, 13(1), 18",
    public=True,
    reading=_LOST,
    fields=(
        _BODY,
        PaperField("number", Text("Нөмірі", "Номер", "Number"), READING),
        _DATE,
        _WHO,
        _HEAD_SIGNS,
    ),
    words={**_STATEMENT, "sign": SIGNATURE, "seal": Text("Мөр орны", "Место печати", "Place for the seal")},
)

REFUSAL = Kind(
    id="refusal-2011-unemployed",
    title=Text(
        "Мемлекеттік қызметті көрсетуден дәлелді бас тарту",
        "Мотивированный отказ в предоставлении государственной услуги",
        "Reasoned refusal of the service",
    ),
    clause="cl. 7, 18",
    public=True,
    reading=NO_FORM,
    fields=(
        _BODY,
        PaperField(
            "reason",
            Text("Бас тартудың дәлелді себебі", "Мотивированная причина отказа", "Reason of the refusal"),
            "cl. 18",
        ),
        _DATE,
        _WHO,
        _HEAD_SIGNS,
    ),
    words={"sign": SIGNATURE},
)

PORTAL_FORM = Kind(
    id="portal-form-2011-unemployed",
    title=Text(
        "Электронды мемлекеттік қызметке өтініштің экранды нысаны",
        "Экранная форма заявления на электронную государственную услугу",
        "Screen form of the application for the electronic service",
    ),
    clause="cl. 22; annex 8",
    reading=_LOST,
    fields=(
        SERVICE,
        _BODY,
        *_IDENTITY,
        PaperField(
            "scans",
            Text("Қоса берілген электронды көшірмелер", "Приложенные электронные копии", "Copies attached"),
            "cl. 21(7)",
            "lines",
            required=False,
        ),
        PaperField(
            "e_mail", Text("Электрондық пошта", "Электронная почта", "E-mail"), "cl. 21(15)", required=False
        ),
        MOMENT,
    ),
)

POSITIVE_OUTPUT = Kind(
    id="positive-output-2011-unemployed",
    title=Text(
        "Электронды мемлекеттік қызметке оң жауаптың шығыс нысаны",
        "Выходная форма положительного ответа на электронную государственную услугу",
        "Output form of the positive answer to the electronic service",
    ),
    clause="cl. 29; annex 9",
    public=True,
    reading=_LOST,
    fields=(
        _BODY,
        PaperField("number", Text("Нөмірі", "Номер", "Number"), READING),
        _DATE,
        _WHO,
        PaperField(
            "signature",
            Text(
                "Уәкілетті тұлғаның электронды қолтаңбасы",
                "Электронная подпись уполномоченного лица",
                "Electronic signature of the authorised person",
            ),
            "annex 4(1), annex 4(2), annex 4(3)",
            required=False,
        ),
    ),
    words={
        **_STATEMENT,
        "certificate": CERTIFICATE.title,
        "electronic": _ELECTRONIC,
    },
)

NEGATIVE_OUTPUT = Kind(
    id="negative-output-2011-unemployed",
    title=Text(
        "Электронды мемлекеттік қызметке теріс жауаптың шығыс нысаны",
        "Выходная форма отрицательного ответа на электронную государственную услугу",
        "Output form of the negative answer to the electronic service",
    ),
    clause="cl. 29; annex 9",
    public=True,
    reading=NO_FORM,
    fields=(
        _BODY,
        PaperField(
            "grounds", Text("Бас тартудың негіздемесі", "Обоснование отказа", "Grounds of refusal"), "annex 9"
        ),
        _DATE,
        _WHO,
        PaperField(
            "signature",
            Text(
                "Уәкілетті тұлғаның электронды қолтаңбасы",
                "Электронная подпись уполномоченного лица",
                "Electronic signature of the authorised person",
            ),
            READING,
            required=False,
        ),
    ),
    words={"refusal": REFUSAL.title, "electronic": _ELECTRONIC},
)

KINDS_UNEMPLOYED = (
    APPLICATION,
    RECEIPT,
    CERTIFICATE,
    REFUSAL,
    PORTAL_FORM,
    POSITIVE_OUTPUT,
    NEGATIVE_OUTPUT,
)
