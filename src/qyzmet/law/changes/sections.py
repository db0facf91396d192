"""The parts that matters are told under, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from qyzmet.law.text import Text

SECTIONS: Final[Mapping[str, Text]] = {
    "service": Text("Қызмет", "Услуга", "The service"),
    "channels": Text("Алу жолдары", "Каналы", "Channels"),
    "intake": Text("Құжаттарды қабылдау", "Приём документов", "Taking documents in"),
    "issue": Text("Нәтижені беру", "Выдача результата", "Handing the result out"),
    "documents": Text("Құжаттар", "Документы", "Documents"),
    "terms": Text("Мерзімдер", "Сроки", "Terms"),
    "fee": Text("Төлемі", "Плата", "Fee"),
    "queue": Text("Кезек", "Очередь", "Queue"),
    "schedules": Text("Жұмыс кестесі", "График работы", "Opening hours"),
    "facts": Text("Жағдайлар", "Обстоятельства дела", "Cases"),
    "results": Text("Нәтиже", "Результат", "Result"),
    "grounds": Text("Бас тарту", "Отказ", "Refusal"),
    "rights": Text("Құқық", "Право на услугу", "The right"),
    "retention": Text("Сақтау", "Хранение", "Keeping"),
    "suspension": Text("Тоқтата тұру", "Приостановление", "Suspension"),
    "papers": Text("Қағаздар", "Бумаги", "Papers"),
    "complaints": Text("Шағымдар", "Жалобы", "Complaints"),
    "information": Text("Ақпарат", "Информация", "Information"),
    "premises": Text("Үй-жайлар", "Помещения", "Premises"),
    "principles": Text("Қағидаттар", "Принципы", "Principles"),
    "responsibility": Text("Жауапкершілік", "Ответственность", "Responsibility"),
    "indicators": Text("Сапа көрсеткіштері", "Показатели качества", "Quality indicators"),
    "directories": Text("Мекемелер тізімдері", "Перечни учреждений", "Lists of offices"),
    "act": Text("Акт", "Акт", "The act"),
    "definitions": Text("Ұғымдар", "Понятия", "Terms used"),
    "steps": Text("Қадамдар", "Шаги", "Steps"),
    "posts": Text("Орындаушылар", "Исполнители", "Posts"),
    "couriers": Text("Курьерлер", "Курьеры", "Couriers"),
    "journals": Text("Журналдар", "Журналы", "Journals"),
    "special": Text("Ерекше ережелер", "Особые правила", "Special rules"),
}
