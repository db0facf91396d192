"""Papers of the standard of 2014 (resolution No. 132 of 24 February 2014)."""

from __future__ import annotations

from qyzmet.law.text import Text
from qyzmet.papers.fields import Kind, PaperField

_ANNEX = "annex 1"
_HEAD = (
    PaperField("unique_number", Text("Бірегей нөмір", "Уникальный номер", "Unique number"), _ANNEX),
    PaperField("received_on", Text("Алу күні", "Дата получения", "Date of receipt"), _ANNEX, "date"),
    PaperField("iin", Text("ЖСН", "ИИН", "IIN"), _ANNEX),
    PaperField(
        "full_name",
        Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Surname, first name, patronymic"),
        _ANNEX,
    ),
    PaperField("birth_year", Text("Туған жылы", "Год рождения", "Year of birth"), _ANNEX, "number"),
    PaperField("birth_place", Text("Туған жері", "Место рождения", "Place of birth"), _ANNEX, required=False),
)
_TAIL = (
    PaperField(
        "issued_at",
        Text("Берілген күні мен уақыты", "Дата и время выдачи", "Date and time of issue"),
        _ANNEX,
        "datetime",
    ),
    PaperField(
        "barcode",
        Text(
            "Штрих-код («ЖТ» МДБ деректері)",
            "Штрих-код (данные ГБД ФЛ)",
            "Bar code (data of the state data base)",
        ),
        _ANNEX,
        required=False,
        shown=False,
    ),
)
BARCODE_FIELDS = (
    "unique_number", "iin", "full_name", "birth_year", "birth_place", "address", "registered_on",
    "temporary_address", "temporary_from", "temporary_to", "removed_on", "reason", "issued_at",
)  # fmt: skip
"""What goes into the bar code, where the form has it."""

CERTIFICATE_A = Kind(
    id="certificate-2014-a",
    title=Text("Мекенжай анықтамасы", "Адресная справка", "Address certificate"),
    clause="annex 1; cl. 6",
    public=True,
    fields=(
        *_HEAD,
        PaperField(
            "address",
            Text("Мына мекенжай бойынша тіркелген", "Зарегистрирован по адресу", "Registered at the address"),
            _ANNEX,
            required=False,  # somebody may be registered temporarily only
        ),
        PaperField(
            "registered_on",
            Text("Тіркелген күні", "Дата регистрации", "Date of registration"),
            _ANNEX,
            "date",
            required=False,
        ),
        PaperField(
            "temporary_address",
            Text(
                "Мына мекенжай бойынша уақытша тіркелген",
                "Временно зарегистрирован по адресу",
                "Temporarily registered at the address",
            ),
            _ANNEX,
            required=False,
        ),
        PaperField(
            "temporary_from",
            Text(
                "Уақытша тіркелген күні: бастап",
                "Дата временной регистрации: с",
                "Temporary registration from",
            ),
            _ANNEX,
            "date",
            required=False,
        ),
        PaperField(
            "temporary_to",
            Text(
                "Уақытша тіркелген күні: дейін", "Дата временной регистрации: по", "Temporary registration to"
            ),
            _ANNEX,
            "date",
            required=False,
        ),
        *_TAIL,
    ),
)

CERTIFICATE_B = Kind(
    id="certificate-2014-b",
    title=Text("Мекенжай анықтамасы", "Адресная справка", "Address certificate"),
    clause="annex 1; cl. 6",
    public=True,
    fields=(
        *_HEAD,
        PaperField(
            "address",
            Text(
                "Мына мекенжай бойынша тіркеуден шығарылды",
                "Снят с регистрации с адреса",
                "Removed from registration at the address",
            ),
            _ANNEX,
        ),
        PaperField(
            "removed_on",
            Text(
                "Тіркеуден шығарылған күні", "Дата снятия с регистрации", "Date of removal from registration"
            ),
            _ANNEX,
            "date",
        ),
        PaperField(
            "reason",
            Text(
                "Тіркеуден шығарылған себебі",
                "Причина снятия с регистрации",
                "Reason of removal from registration",
            ),
            _ANNEX,
        ),
        *_TAIL,
    ),
)

_ANNEX_2 = "annex 2"
APPLICATION = Kind(
    id="application-2014",
    title=Text("Өтініш", "Заявление", "Application"),
    clause="annex 2; cl. 9",
    fields=(
        PaperField(
            "body",
            Text(
                "Ішкі істер органының атауы",
                "Наименование органа внутренних дел",
                "Name of the internal affairs body",
            ),
            _ANNEX_2,
        ),
        PaperField(
            "address",
            Text(
                "Тұрақты тіркелген мекенжайы",
                "Адрес постоянной регистрации",
                "Address of permanent registration",
            ),
            _ANNEX_2,
        ),
        PaperField("full_name", Text("Т.А.Ә.", "Ф. И. О.", "Surname, first name, patronymic"), _ANNEX_2),
        PaperField("birth_date", Text("Туған күні", "Дата рождения", "Date of birth"), _ANNEX_2, "date"),
        PaperField(
            "about",
            Text("Өтініш кімге қатысты", "О ком заявление", "Whom the application is about"),
            "reading",
            "lines",
            required=False,
        ),
        PaperField(
            "attachments", Text("Қоса берілетін құжаттар", "Приложения", "Attachments"), _ANNEX_2, "lines"
        ),
        PaperField(
            "applied_on", Text("Өтініш күні", "Дата заявления", "Date of the application"), _ANNEX_2, "date"
        ),
        PaperField(
            "receive_on",
            Text(
                "Мемлекеттік көрсетілетін қызметті алу күні",
                "Дата получения государственной услуги",
                "Date of receiving the service",
            ),
            _ANNEX_2,
            "date",
        ),
    ),
    words={
        "to": Text("бастығына", "начальнику", "to the head of"),
        "to_hint": Text(
            "(ішкі істер органының атауы)",
            "(наименование органа внутренних дел)",
            "(name of the internal affairs body)",
        ),
        "at": Text("мекенжай бойынша тұратын", "проживающего(-ей) по адресу", "living at the address"),
        "at_hint": Text(
            "(тұрақты тіркелген мекенжайы)",
            "(адрес постоянной регистрации)",
            "(address of permanent registration)",
        ),
        "citizen": Text("азамат", "гражданин(-ка)", "citizen"),
        "citizen_hint": Text("(Т.А.Ә.)", "(Ф. И. О.)", "(surname, first name, patronymic)"),
        "i": Text("Мен,", "Я,", "I,"),
        "i_hint": Text(
            "(Т.А.Ә., туған күні)",
            "(Ф. И. О., дата рождения)",
            "(surname, first name, patronymic, date of birth)",
        ),
        "ask": Text(
            "Сізден тұрғылықты жерімнен мекенжай анықтамасын беруге рұқсат беруіңізді сұраймын, ақпараттық жүйелердегі "
            "заңмен қорғалатын құпияны құрайтын мәліметтерді пайдалануға келісемін.",
            "прошу Вас разрешить выдачу адресной справки с моего места жительства; согласен(-на) на использование "
            "сведений, составляющих охраняемую законом тайну, содержащихся в информационных системах.",
            "ask you to allow the issue of an address certificate from my place of residence, and agree to the use of "
            "data in information systems that are a secret protected by law.",
        ),
        "about": Text(
            "Анықтама кімге қатысты сұралады:", "Справка запрашивается о:", "The certificate is asked about:"
        ),
        "attached": Text("Өтінішке мыналарды қоса беремін:", "К заявлению прилагаю:", "I attach:"),
        "signature_hint": Text("(азаматтың қолы)", "(подпись гражданина)", "(signature of the citizen)"),
        "name_hint": Text("(азаматтың Т.А.Ә.)", "(Ф. И. О. гражданина)", "(name of the citizen)"),
        "receive_hint": Text(
            "(мемлекеттік көрсетілетін қызметті алу күні)",
            "(дата получения государственной услуги)",
            "(date of receiving the public service)",
        ),
    },
)

CONSENT = Kind(
    id="consent-2014",
    title=Text(
        "Заңмен қорғалатын құпияны құрайтын мәліметтерді пайдалануға келісім",
        "Согласие на использование сведений, составляющих охраняемую законом тайну",
        "Consent to the use of data that are a secret protected by law",
    ),
    clause="cl. 9",
    reading=Text(
        "Келісім нысанын орталық ұсынады, стандартта үлгі жоқ.",
        "Форму согласия предлагает центр, образца в стандарте нет.",
        "The form is offered by the centre; the standard gives no sample.",
    ),
    fields=(
        PaperField("centre", Text("Орталық", "Центр", "Centre"), "cl. 9"),
        PaperField("full_name", Text("Т.А.Ә.", "Ф. И. О.", "Surname, first name, patronymic"), "reading"),
        PaperField("iin", Text("ЖСН", "ИИН", "IIN"), "reading"),
        PaperField(
            "service_name",
            Text("Мемлекеттік көрсетілетін қызмет", "Государственная услуга", "Public service"),
            "reading",
        ),
        PaperField("given_on", Text("Күні", "Дата", "Date"), "reading", "date"),
    ),
    words={
        "i": Text("Мен,", "Я,", "I,"),
        "agree": Text(
            "көрсетілетін қызметті алу үшін ақпараттық жүйелердегі заңмен қорғалатын құпияны құрайтын мәліметтерді "
            "пайдалануға жазбаша келісім беремін.",
            "даю письменное согласие на использование сведений, составляющих охраняемую законом тайну, содержащихся "
            "в информационных системах, для получения государственной услуги.",
            "give my written consent to the use of data in information systems that are a secret protected by law, in "
            "order to get the public service.",
        ),
        "signature_hint": Text("(қолы)", "(подпись)", "(signature)"),
        "name_hint": Text("(Т.А.Ә.)", "(Ф. И. О.)", "(name)"),
    },
)

_ANNEX_3 = "annex 3"
REFUSAL_RECEIPT = Kind(
    id="refusal-2014",
    title=Text(
        "Құжаттарды қабылдаудан бас тарту туралы қолхат",
        "Расписка об отказе в приеме документов",
        "Receipt of refusal to accept documents",
    ),
    clause="annex 3; cl. 10",
    public=True,
    fields=(
        PaperField(
            "addressee",
            Text(
                "Т.А.Ә. не көрсетілетін қызметті алушы ұйымының атауы",
                "Ф. И. О. либо наименование организации услугополучателя",
                "Name of the person or organisation",
            ),
            _ANNEX_3,
        ),
        PaperField(
            "address",
            Text(
                "Көрсетілетін қызметті алушының мекенжайы",
                "Адрес услугополучателя",
                "Address of the recipient",
            ),
            _ANNEX_3,
        ),
        PaperField(
            "department_number", Text("Бөлім №", "№ отдела", "Department No."), _ANNEX_3, required=False
        ),
        PaperField(
            "department_address",
            Text("Бөлімнің мекенжайы", "Адрес отдела", "Address of the department"),
            _ANNEX_3,
        ),
        PaperField(
            "service_name",
            Text(
                "Мемлекеттік көрсетілетін қызметтің атауы",
                "Наименование государственной услуги",
                "Name of the public service",
            ),
            _ANNEX_3,
        ),
        PaperField(
            "missing",
            Text(
                "Жоқ құжаттардың атаулары",
                "Наименования отсутствующих документов",
                "Names of the missing documents",
            ),
            _ANNEX_3,
            "lines",
        ),
        PaperField("employee", Text("ХҚО қызметкері", "Работник ЦОН", "Employee of the centre"), _ANNEX_3),
        PaperField("executor", Text("Орындаушы", "Исполнитель", "Executor"), _ANNEX_3),
        PaperField("phone", Text("Телефоны", "Телефон", "Phone"), _ANNEX_3),
        PaperField("receiver", Text("Алдым", "Получил(а)", "Received by"), _ANNEX_3),
        PaperField("made_on", Text("Күні", "Дата", "Date"), _ANNEX_3, "date"),
    ),
    words={
        "addressee_hint": Text(
            "(Тегі, аты, бар болса әкесінің аты (бұдан әрі – Т.А.Ә.), не көрсетілетін қызметті алушы ұйымының атауы)",
            "(Фамилия, имя, отчество (при наличии) (далее – Ф. И. О.) либо наименование организации услугополучателя)",
            "(Surname, first name, patronymic if any, or name of the recipient organisation)",
        ),
        "address_hint": Text(
            "(көрсетілетін қызметті алушының мекенжайы)",
            "(адрес услугополучателя)",
            "(address of the recipient)",
        ),
        "ground": Text(
            "«Мемлекеттік көрсетілетін қызметтер туралы» 2013 жылғы 15 сәуірдегі Қазақстан Республикасының Заңы "
            "20-бабының 2-тармағын басшылыққа ала отырып, «Халыққа қызмет көрсету орталығы» РМК филиалының",
            "Руководствуясь пунктом 2 статьи 20 Закона Республики Казахстан от 15 апреля 2013 года «О государственных "
            "услугах», филиал РГП «Центр обслуживания населения», отдел",
            "Guided by clause 2 of article 20 of the Law of the Republic of Kazakhstan of 15 April 2013 “On public "
            "services”, the branch of the state enterprise “Public Service Centre”, department",
        ),
        "department": Text("бөлімі", "", ""),
        "because": Text(
            "Сіздің мемлекеттік қызмет көрсету стандартында көзделген тізбеге сәйкес құжаттардың толық топтамасын "
            "ұсынбауыңызға байланысты мемлекеттік қызметті",
            "отказывает в приёме документов на оказание государственной услуги",
            "refuses to accept documents for the public service",
        ),
        "refuses": Text(
            "көрсетуге құжаттарды қабылдаудан бас тартады, атап айтқанда:",
            "ввиду представления Вами неполного пакета документов согласно перечню, предусмотренному стандартом, "
            "а именно:",
            "because you did not present the full package of documents of the list in the standard, namely:",
        ),
        "missing": Text(
            "Жоқ құжаттардың атаулары:",
            "Наименования отсутствующих документов:",
            "Names of the missing documents:",
        ),
        "copies": Text(
            "Осы қолхат 2 данада, әрбір тарапқа бір-біреуден.",
            "Настоящая расписка составлена в 2 экземплярах, по одному для каждой стороны.",
            "This receipt is made in 2 copies, one for each side.",
        ),
        "copy": Text("дана", "экземпляр", "copy"),
        "employee": Text(
            "Т.А.Ә. (ХҚО қызметкері)", "Ф. И. О. (работник ЦОН)", "Name (employee of the centre)"
        ),
        "signature_hint": Text("(қолы)", "(подпись)", "(signature)"),
        "executor": Text("Орындаушы:", "Исполнитель:", "Executor:"),
        "phone": Text("Телефоны", "Телефон", "Phone"),
        "received": Text("Алдым:", "Получил(а):", "Received:"),
        "received_hint": Text(
            "Т.А.Ә./көрсетілетін қызметті алушының қолы",
            "Ф. И. О./подпись услугополучателя",
            "name/signature of the recipient",
        ),
    },
)

NOTIFICATION_REPORT = Kind(
    id="notification-report-2014",
    title=Text("Хабарлама-есеп", "Уведомление-отчет", "Notification-report"),
    clause="cl. 9",
    public=True,
    fields=(
        PaperField("number", Text("Сұрау салу нөмірі", "Номер запроса", "Number of the request"), "reading"),
        PaperField(
            "applicant", Text("Көрсетілетін қызметті алушы", "Услугополучатель", "Recipient"), "reading"
        ),
        PaperField(
            "service_name",
            Text("Мемлекеттік көрсетілетін қызмет", "Государственная услуга", "Public service"),
            "reading",
        ),
        PaperField(
            "accepted_at",
            Text("Сұрау салу қабылданды", "Запрос принят", "Request accepted"),
            "cl. 9",
            "datetime",
        ),
        PaperField(
            "result_at",
            Text(
                "Мемлекеттік қызмет көрсету нәтижесін алу күні мен уақыты",
                "Дата и время получения результата государственной услуги",
                "Date and time of receiving the result",
            ),
            "cl. 9",
            "datetime",
        ),
    ),
    words={
        "body": Text(
            "Мемлекеттік қызмет көрсету үшін сұрау салудың қабылданғаны туралы хабарлама.",
            "Уведомление о принятии запроса для оказания государственной услуги.",
            "Notice that the request for the public service has been accepted.",
        ),
    },
)

KINDS_2014 = (CERTIFICATE_A, CERTIFICATE_B, APPLICATION, CONSENT, REFUSAL_RECEIPT, NOTIFICATION_REPORT)
