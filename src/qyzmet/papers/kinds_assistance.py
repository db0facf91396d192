"""Papers of targeted social assistance (2012): talon, application, statements, act, conclusion, answers, receipt.

The regulation prints none of its forms («of the set form» stands in the acts of clause 6): what a clause names is
cited, and everything else on these papers says that it is our reading.
"""

from __future__ import annotations

from dataclasses import replace

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField

_NO_FORM = Text(
    "Регламент бұл қағазды атайды, бірақ бланкісі қосымшаларда жоқ: нысан біздікі.",
    "Регламент называет эту бумагу, но её бланка в приложениях нет: форма наша.",
    "The regulation names this paper, and its blank is not in the annexes; the form is ours.",
)
_SIGNATURE = Text("қолы", "подпись", "signature")
_CONSUMER = PaperField("applicant", Text("Тұтынушы", "Потребитель", "Consumer"), READING)
_DATE = PaperField("date", Text("Күні", "Дата", "Date"), READING, "date")
_NUMBER = PaperField("number", Text("Нөмірі", "Номер", "Number"), READING)
_ON_PAPER = {
    "signature": _SIGNATURE,
    "seal": Text("Мөр орны", "Место печати", "Place for the seal"),
}
_MEMBER = Text("Аты-жөні", "Ф. И. О.", "Name")
_IIN = Text("ЖСН", "ИИН", "IIN")

TALON = Kind(
    id="talon-tsa-2012",
    title=Text("Талон", "Талон", "Talon"),
    clause="cl. 13",
    public=True,
    fields=(
        PaperField(
            "registered",
            Text("Тұтынушы тіркелген күн", "Дата регистрации потребителя", "Consumer registered on"),
            "cl. 13",
            "date",
        ),
        PaperField(
            "promised",
            Text(
                "Мемлекеттік қызметті алатын күн",
                "Дата получения государственной услуги",
                "Service to be received on",
            ),
            "cl. 13",
            "date",
        ),
        PaperField(
            "received_by",
            Text("Құжаттарды қабылдаған адам", "Принявший документы", "Who took the documents"),
            "cl. 13",
        ),
    ),
    words={"signature": _SIGNATURE},
)

APPLICATION = Kind(
    id="application-tsa-2012",
    title=Text("Өтініш", "Заявление", "Application"),
    clause="cl. 14(1)",
    reading=_NO_FORM,
    fields=(
        _CONSUMER,
        PaperField(
            "identity_document",
            Text(
                "Жеке басын куәландыратын құжаттың деректемелері",
                "Реквизиты документа, удостоверяющего личность",
                "Particulars of the identity document",
            ),
            "cl. 14(1)",
        ),
        PaperField(
            "social_code",
            Text(
                "Әлеуметтік жеке кодтың нөмірі",
                "Номер социального индивидуального кода",
                "Number of the social individual code",
            ),
            "cl. 14(1)",
        ),
        PaperField("account", Text("Банк шоты", "Банковский счёт", "Bank account"), READING, required=False),
        _DATE,
    ),
    words={
        **_ON_PAPER,
        "ask": Text(
            "Маған (отбасыма) мемлекеттік атаулы әлеуметтік көмек тағайындауды сұраймын.",
            "Прошу назначить мне (моей семье) государственную адресную социальную помощь.",
            "I ask that state targeted social assistance be assigned to me (my family).",
        ),
        "true": Text(
            "Отбасы құрамы, табыстары және қосалқы шаруашылығы туралы мәліметтер қоса беріледі. Мәліметтердің "
            "дұрыстығын растаймын, олардың өзгергені туралы хабарлаймын.",
            "Сведения о составе семьи, доходах и подсобном хозяйстве прилагаются. Достоверность сведений подтверждаю, "
            "об их изменении сообщу.",
            "The statements of family, income and farm are attached. I confirm that they are true and will tell of any "
            "change.",
        ),
    },
)


def _statement(kind_id: str, title: Text, clause: str, rows: PaperField, none: Text) -> Kind:
    """A statement that the applicant signs, filled in from the registers beforehand."""
    return Kind(
        id=kind_id,
        title=title,
        clause=clause,
        reading=_NO_FORM,
        fields=(_CONSUMER, rows, _DATE),
        words={
            **_ON_PAPER,
            "none": none,
            "filled": Text(
                "Тіркелімдердегі деректермен толтырылды; тұтынушы тексеріп, қол қояды.",
                "Заполнено по данным регистров; потребитель проверяет и подписывает.",
                "Filled in from the registers; the consumer checks it and signs.",
            ),
        },
    )


FAMILY_STATEMENT = _statement(
    "family-statement-tsa-2012",
    Text("Отбасы құрамы туралы мәліметтер", "Сведения о составе семьи", "Statement of family composition"),
    "cl. 14(2)",
    PaperField(
        "members",
        Text("Отбасы мүшелері", "Члены семьи", "Members of the family"),
        READING,
        "rows",
        columns=(
            PaperField("name", _MEMBER, READING),
            PaperField("iin", _IIN, READING),
            PaperField("birth_date", Text("Туған күні", "Дата рождения", "Born"), READING, "date"),
            PaperField("relation", Text("Туыстығы", "Родство", "Relation"), READING),
            PaperField("status", Text("Мәртебесі", "Статус", "Status"), READING, required=False),
        ),
    ),
    Text("Тұтынушы жалғыз тұрады.", "Потребитель проживает один.", "The consumer lives alone."),
)
INCOME_STATEMENT = _statement(
    "income-statement-tsa-2012",
    Text(
        "Отбасы мүшелері алған табыстары туралы мәліметтер",
        "Сведения о полученных доходах членов семьи",
        "Statement of the income received by the members of the family",
    ),
    "cl. 14(3)",
    PaperField(
        "incomes",
        Text("Табыстар", "Доходы", "Incomes"),
        READING,
        "rows",
        required=False,
        columns=(
            PaperField("name", _MEMBER, READING),
            PaperField("kind", Text("Табыс түрі", "Вид дохода", "Kind of income"), READING),
            PaperField("month", Text("Айы", "Месяц", "Month"), READING),
            PaperField("amount", Text("Сомасы, теңге", "Сумма, тенге", "Amount, tenge"), READING),
            PaperField("source", Text("Көзі", "Источник", "Source"), READING, required=False),
        ),
    ),
    Text(
        "Есептелетін тоқсанда табыс болған жоқ.",
        "В учитываемом квартале доходов не было.",
        "There was no income in the quarter that counts.",
    ),
)
FARM_STATEMENT = _statement(
    "farm-statement-tsa-2012",
    Text(
        "Жеке қосалқы шаруашылықтың болуы туралы мәліметтер",
        "Сведения о наличии личного подсобного хозяйства",
        "Statement on the presence of a personal subsidiary farm",
    ),
    "cl. 14(4)",
    PaperField(
        "farm",
        Text("Шаруашылық", "Хозяйство", "Farm"),
        READING,
        "rows",
        required=False,
        columns=(
            PaperField("what", Text("Нені ұстайды", "Что имеется", "What there is"), READING),
            PaperField("quantity", Text("Саны, көлемі", "Количество", "Quantity"), READING),
        ),
    ),
    Text(
        "Жеке қосалқы шаруашылық жоқ.",
        "Личного подсобного хозяйства нет.",
        "There is no personal subsidiary farm.",
    ),
)
_BOOK = PaperField(
    "book",
    Text(
        "Шаруашылық кітабындағы парақ",
        "Страница похозяйственной книги",
        "Page of the household book",
    ),
    READING,
    required=False,
)
FARM_STATEMENT = replace(
    FARM_STATEMENT,
    fields=(*FARM_STATEMENT.fields[:-1], _BOOK, _DATE),
    words={
        **FARM_STATEMENT.words,
        "unknown": Text(
            "Шаруашылық кітабында парақ жоқ. Жеке қосалқы шаруашылық (керегінің астын сызыңыз): бар / жоқ. "
            "Болса, нені және қанша ұстайтыныңызды жазыңыз: ____________________",
            "Страницы в похозяйственной книге нет. Личное подсобное хозяйство (нужное подчеркнуть): есть / нет. "
            "Если есть, напишите, что и сколько: ____________________",
            "The household book has no page. Personal subsidiary farm (underline): yes / no. If yes, write what and "
            "how much: ____________________",
        ),
    },
)

_SITTING = (
    PaperField("commission", Text("Учаскелік комиссия", "Участковая комиссия", "Commission"), READING),
)
_COLUMN_NAME = PaperField("name", _MEMBER, READING)
_COLUMN_ROLE = PaperField("role", Text("Комиссиядағы рөлі", "Роль в комиссии", "Role"), READING)

INSPECTION_ACT = Kind(
    id="inspection-act-tsa-2012",
    title=Text(
        "Өтініш иесінің (отбасының) материалдық жағдайын тексеру актісі",
        "Акт обследования материального положения заявителя (семьи)",
        "Act of inspection of the applicant's (family's) material situation",
    ),
    clause="cl. 11(3)",
    reading=_NO_FORM,
    fields=(
        PaperField(
            "applicant", Text("Өтініш иесі (отбасы)", "Заявитель (семья)", "Applicant (family)"), READING
        ),
        PaperField("address", Text("Тұрғылықты жері", "Место жительства", "Place of residence"), READING),
        PaperField(
            "date", Text("Тексерілген күні", "Дата обследования", "Date of the inspection"), READING, "date"
        ),
        *_SITTING,
        PaperField("met", Text("Үйде болған адам", "Кто был дома", "Met at home"), READING),
        PaperField(
            "seen",
            Text(
                "Материалдық жағдайды тексеру нәтижесі",
                "Результат обследования материального положения",
                "Result of the inspection",
            ),
            "cl. 11(3)",
            "lines",
        ),
        PaperField(
            "members",
            Text("Комиссия мүшелерінің қолы", "Подписи членов комиссии", "Signatures of the members"),
            READING,
            "rows",
            columns=(_COLUMN_NAME, _COLUMN_ROLE),
        ),
    ),
    words=_ON_PAPER,
)

CONCLUSION = Kind(
    id="conclusion-tsa-2012",
    title=Text("Қорытынды", "Заключение", "Conclusion"),
    clause="cl. 11(3)",
    reading=_NO_FORM,
    fields=(
        PaperField(
            "applicant", Text("Тұтынушы (отбасы)", "Потребитель (семья)", "Consumer (family)"), READING
        ),
        *_SITTING,
        PaperField(
            "need",
            Text(
                "Атаулы әлеуметтік көмекті берудің қажеттігі немесе оның қажетсіздігі",
                "Необходимость или отсутствие необходимости предоставления адресной социальной помощи",
                "Whether giving the targeted social assistance is necessary or not",
            ),
            "cl. 11(3)",
            "choice",
            choices={
                "necessary": Text("қажет", "необходимо", "necessary"),
                "not-necessary": Text("қажет емес", "нет необходимости", "not necessary"),
            },
        ),
        PaperField("reasons", Text("Дәлелдері", "Доводы", "Reasons"), READING),
        PaperField(
            "votes",
            Text("Дауыс беру және қолдар", "Голосование и подписи", "Votes and signatures"),
            READING,
            "rows",
            columns=(
                _COLUMN_NAME,
                _COLUMN_ROLE,
                PaperField("says", Text("Дауысы", "Голос", "Vote"), READING),
            ),
        ),
        _DATE,
    ),
    words={
        **_ON_PAPER,
        "binds": Text(
            "Қорытынды уәкілетті органға немесе ауылдық округ әкіміне беріледі; шешімді уәкілетті орган қабылдайды.",
            "Заключение передаётся уполномоченному органу или акиму сельского округа; решение принимает уполномоченный "
            "орган.",
            "The conclusion goes to the authorised body or the akim of the rural district; the former decides.",
        ),
    },
)

_ANSWERED = (
    PaperField("body", Text("Уәкілетті орган", "Уполномоченный орган", "Authorised body"), READING),
    _NUMBER,
    _DATE,
    PaperField("consumer", Text("Тұтынушы", "Потребитель", "Consumer"), READING),
)
_COMPUTED = PaperField(
    "computation", Text("Есептеу", "Расчёт", "Computation"), READING, "lines", required=False
)
_HEAD = Text(
    "Уәкілетті органның басшысы", "Руководитель уполномоченного органа", "Head of the authorised body"
)
_ASKING = {
    **_ON_PAPER,
    "head": _HEAD,
    "follow": Text(
        "Есепті калькулятормен тексеруге болады; түсінбеген жеріңізді уәкілетті органнан не ауылдық округ әкімінен "
        "сұраңыз.",
        "Расчёт можно проверить на калькуляторе; о непонятном спросите в уполномоченном органе или у акима сельского "
        "округа.",
        "The computation can be followed with a pocket calculator; ask the authorised body or the akim about it.",
    ),
}

NOTIFICATION = Kind(
    id="notification-tsa-2012",
    title=Text(
        "Мемлекеттік атаулы әлеуметтік көмекті тағайындау туралы хабарлама",
        "Уведомление о назначении государственной адресной социальной помощи",
        "Notification that state targeted social assistance is assigned",
    ),
    clause="cl. 7, 11(5)",
    public=True,
    reading=_NO_FORM,
    fields=(
        *_ANSWERED,
        PaperField("amount", Text("Айлық мөлшері", "Размер в месяц", "Amount a month"), READING),
        PaperField("since", Text("Басталатын күні", "Начиная с", "Since"), READING, "date"),
        replace(_COMPUTED, shown=False),
        PaperField("signature", _HEAD, "annex 3", required=False),
    ),
    words={
        **_ASKING,
        "body": Text(
            "Сізге (отбасыңызға) мемлекеттік атаулы әлеуметтік көмек тағайындалды.",
            "Вам (Вашей семье) назначена государственная адресная социальная помощь.",
            "State targeted social assistance is assigned to you (your family).",
        ),
        "quarter": Text(
            "Көмек алу құқығы тоқсан сайын табыстары туралы анықтаманы ұсыну арқылы дәлелденеді (14-тармақ).",
            "Право на помощь подтверждается ежеквартально представлением справки о доходах (пункт 14).",
            "The right to the assistance is proved every quarter by a certificate of income (clause 14).",
        ),
    },
)

REFUSAL = Kind(
    id="refusal-tsa-2012",
    title=Text(
        "Мемлекеттік қызметті көрсетуден бас тарту туралы дәлелді жауап",
        "Мотивированный ответ об отказе в оказании государственной услуги",
        "Reasoned answer refusing the service",
    ),
    clause="cl. 7, 10, 11(5)",
    public=True,
    reading=_NO_FORM,
    fields=(
        *_ANSWERED,
        PaperField(
            "ground",
            Text("Бас тартудың негізі", "Основание отказа", "Ground of the refusal"),
            READING,
            shown=False,
        ),
        PaperField("reasons", Text("Дәлелдері", "Доводы", "Reasons"), "cl. 7", "lines", shown=False),
        replace(_COMPUTED, shown=False),
        PaperField(
            "restored", Text("Қалпына келтіру", "Восстановление", "Restoration"), READING, required=False
        ),
        PaperField("signature", _HEAD, "annex 3", required=False),
    ),
    words={
        **_ASKING,
        "body": Text(
            "Сізге (отбасыңызға) мемлекеттік атаулы әлеуметтік көмек тағайындаудан бас тартылды.",
            "Вам (Вашей семье) отказано в назначении государственной адресной социальной помощи.",
            "The assignment of state targeted social assistance to you (your family) is refused.",
        ),
    },
)

HANDOVER_RECEIPT = Kind(
    id="handover-receipt-tsa-2012",
    title=Text("Қолхат", "Расписка", "Receipt"),
    clause="annex 3",
    reading=_NO_FORM,
    fields=(
        PaperField(
            "what",
            Text(
                "Хабарлама немесе дәлелді бас тарту",
                "Уведомление или мотивированный отказ",
                "What was received",
            ),
            "annex 3",
        ),
        PaperField("received_by", Text("Алған адам", "Получивший", "Received by"), READING),
        PaperField("date", Text("Алған күні", "Дата получения", "Received on"), READING, "date"),
    ),
    words=_ON_PAPER,
)

KINDS_ASSISTANCE = (
    TALON,
    APPLICATION,
    FAMILY_STATEMENT,
    INCOME_STATEMENT,
    FARM_STATEMENT,
    INSPECTION_ACT,
    CONCLUSION,
    NOTIFICATION,
    REFUSAL,
    HANDOVER_RECEIPT,
)
