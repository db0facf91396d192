"""``/look/``: every component on one page, for visual and accessibility checks; not part of the service."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.law.text import Text
from qyzmet.ui.components import Choice, ClockWords, Row, Step, Tile
from qyzmet.ui.forms import DateParts, DayField
from qyzmet.ui.words import in_language

View = Callable[[HttpRequest], HttpResponse]
EDITION = "address-certificate@2010"
SERVICE = Text(
    "Тұрғылықты жерінен мекенжай анықтамаларын беру",
    "Выдача адресных справок с места жительства",
    "Issue of address certificates from the place of residence",
)
LETTERS = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і"
REASONS = (
    Text(
        "Мерзімі: 3 жұмыс күні (7-тармақтың 1) тармақшасы)",
        "Срок: 3 рабочих дня (подпункт 1) пункта 7)",
        "Term: 3 working days (cl. 7(1))",
    ),
    Text(
        "30.04.2012 – 01.05.2012: демалыс күндері",
        "30.04.2012 – 01.05.2012: выходные дни",
        "30.04.2012 – 01.05.2012: days off",
    ),
)
KINSHIP = Text(
    "Туыстығын растайтын құжат керек болады",
    "Понадобится документ, подтверждающий родство",
    "You will need a document that proves the kinship",
)
CLOCKS = (
    ClockWords(
        words=Text("2 жұмыс күні қалды", "осталось 2 рабочих дня", "2 working days left"),
        due=Text("07.05.2012 күніне дейін", "до 07.05.2012", "until 07.05.2012"),
        reasons=REASONS,
    ),
    ClockWords(
        words=Text("40 минут қалды", "осталось 40 минут", "40 minutes left"),
        due=Text("бүгін сағат 18:00-ге дейін", "до 18:00 сегодня", "until 18:00 today"),
        state="attention",
        reasons=REASONS,
    ),
    ClockWords(
        words=Text("мерзімі 1 жұмыс күніне өтті", "срок нарушен на 1 рабочий день", "1 working day late"),
        due=Text("мерзімі 04.05.2012 болатын", "истёк 04.05.2012", "was due 04.05.2012"),
        state="broken",
        reasons=REASONS,
    ),
    ClockWords(words=Text("мерзімінде орындалды", "исполнено в срок", "kept"), state="kept"),
)
ROWS = (
    ("000123", "Жұмағұлова Әсем Ұланқызы", 0, "", "going"),
    ("000124", "Һамитов Ғабит Өмірұлы", 1, "attention", "attention"),
    ("000125", "Қожахметов Іңкәр Үсенұлы", 2, "broken", "broken"),
    ("000126", "Петрова Анна Сергеевна", 3, "", "done"),
)
HEADS = (
    (Text("Нөмірі", "Номер", "Number"), ""),
    (Text("Өтініш беруші", "Заявитель", "Applicant"), ""),
    (Text("Берілген күні", "Подано", "Filed"), ""),
    (Text("Парақ саны", "Листов", "Sheets"), "qz-num"),
    (Text("Мерзімі", "Срок", "Term"), "qz-when"),
    (Text("Күйі", "Состояние", "State"), ""),
)
STATUS_WORDS = {
    "neutral": Text("Жаңа", "Новое", "New"),
    "going": Text("Қаралуда", "На рассмотрении", "Being considered"),
    "attention": Text("Бүгін бітеді", "Истекает сегодня", "Due today"),
    "broken": Text("Мерзімі бұзылды", "Срок нарушен", "Term broken"),
    "done": Text("Берілді", "Выдано", "Issued"),
}


SUMMARY = (
    Row(key=Text("Қызмет", "Услуга", "Service"), value=SERVICE, clause="1", edition=EDITION),
    Row(
        key=Text("Мерзімі", "Срок", "Term"),
        value=Text("3 жұмыс күні", "3 рабочих дня", "3 working days"),
        clause="7(1)",
        edition=EDITION,
    ),
    Row(
        key=Text("Төлемі", "Плата", "Fee"),
        value=Text("Тегін", "Бесплатно", "Free of charge"),
        clause="8",
        edition=EDITION,
        action=Text("Өзгерту", "Изменить", "Change"),
        action_url="#",
    ),
)
STEPS = (
    Step(
        title=Text("Өтініш тіркелді", "Заявление принято", "Application received"),
        state="done",
        note="05.06.2014 10:15",
        clause="11(1)",
        edition=EDITION,
    ),
    Step(
        title=Text(
            "Көрсетілетін қызметті берушіде қаралуда", "На рассмотрении у услугодателя", "Being considered"
        ),
        state="now",
        clause="annex 2, cl. 3",
    ),
    Step(
        title=Text("Анықтама беріледі", "Выдача справки", "The certificate is handed out"),
        state="ahead",
        note=Text("12-терезе", "окно № 12", "window 12"),
    ),
)
TILES = (
    Tile(value=14, label=Text("жұмыста", "в работе", "at work")),
    Tile(value=3, label=Text("бүгін бітеді", "истекают сегодня", "due today"), kind="attention"),
    Tile(value=1, label=Text("мерзімі бұзылды", "срок нарушен", "term broken"), kind="broken"),
    Tile(value=1250, label=Text("биыл берілді", "выдано за год", "issued this year"), url="#"),
)


def words(kk: str, ru: str, en: str) -> str:
    """The words in the reader's language."""
    return str(in_language(Text(kk, ru, en)))


class Example(forms.Form):
    """A field of every kind."""

    iin = forms.CharField(
        label=gettext_lazy("IIN"),
        help_text=gettext_lazy("12 digits, as in the identity card"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "inputmode": "numeric"}),
    )

    def __init__(self, data: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self.fields["who"] = forms.ChoiceField(
            label=words("Анықтама кімге керек?", "Кому нужна справка?", "Who is the certificate for?"),
            widget=forms.RadioSelect,
            choices=[
                ("self", Choice(Text("Өзіме", "Мне самому", "Me"), clause="11(1)", edition=EDITION)),
                ("kin", Choice(Text("Жақын туысыма", "Близкому родственнику", "A close relative"), KINSHIP)),
            ],
        )
        self.fields["copies"] = forms.MultipleChoiceField(
            label=words("Қандай құжаттар бар?", "Какие документы есть?", "Which documents are there?"),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            choices=[
                ("card", words("Жеке куәлік", "Удостоверение личности", "Identity card")),
                ("proxy", words("Сенімхат", "Доверенность", "Power of attorney")),
            ],
        )
        self.fields["born"] = DayField(
            label=words("Туған күні", "Дата рождения", "Date of birth"), widget=DateParts
        )
        self.fields["day"] = DayField(
            label=words("Құжат күні", "Дата документа", "Date of the document"), required=False
        )
        self.fields["place"] = forms.ChoiceField(
            label=words("Қала", "Город", "Town"),
            choices=[("", ""), ("semey", "Семей"), ("oskemen", "Өскемен")],
            required=False,
        )
        self.fields["note"] = forms.CharField(
            label=words("Түсініктеме", "Пояснение", "Explanation"), widget=forms.Textarea, required=False
        )
        self.fields["paper"] = forms.FileField(
            label=words("Құжаттың көшірмесі", "Копия документа", "Copy of the document")
        )
        self.fields["agreed"] = forms.BooleanField(
            label=words(
                "Дербес деректерімді өңдеуге келісемін",
                "Согласен на обработку моих персональных данных",
                "I agree to the processing of my personal data",
            )
        )


class Question(forms.Form):
    """One question a page."""

    iin = Example.base_fields["iin"]


def _only_here(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not (settings.DEBUG or settings.QYZMET_SHOW_LOOK):
            raise Http404
        return view(request)

    return guarded


@_only_here
def components(request: HttpRequest) -> HttpResponse:
    """Every component; with ``?errors`` the form as it comes back."""
    wrong = {"iin": "1", "born_day": "31", "born_month": "2", "born_year": "1980"}
    form = Example(wrong if "errors" in request.GET else None)
    messages.success(
        request, words("Өтініш тіркелді", "Заявление зарегистрировано", "The application is registered")
    )
    context = {
        "form": form,
        "service": SERVICE,
        "edition": EDITION,
        "letters": LETTERS,
        "clocks": CLOCKS,
        "statuses": STATUS_WORDS.items(),
        "rows": SUMMARY,
        "steps": STEPS,
        "tiles": TILES,
        "unclear": Text(
            "Акт мерзімнің қай күннен басталатынын айтпайды; біз келесі күннен бастап санаймыз.",
            "Акт не говорит, с какого дня течёт срок; мы считаем со следующего дня.",
            "The act does not say from which day the term runs; we count from the next day.",
        ),
    }
    return render(request, "ui/look.html", context)


@_only_here
def question(request: HttpRequest) -> HttpResponse:
    """A page with one question."""
    form = Question(request.POST or None)
    context = {
        "form": form,
        "heading": _("IIN"),
        "caption": in_language(SERVICE),
        "back": "/look/",
    }
    return render(request, "ui/form_page.html", context)


@_only_here
def table(request: HttpRequest) -> HttpResponse:
    """A worklist as staff see it."""
    rows = [
        {
            "number": number,
            "name": name,
            "clock": CLOCKS[clock],
            "mark": mark,
            "status": status,
            "words": STATUS_WORDS[status],
        }
        for number, name, clock, mark, status in ROWS * 6
    ]
    return render(request, "ui/look_table.html", {"rows": rows, "edition": EDITION, "heads": HEADS})
