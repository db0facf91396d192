"""Who works in the towns of the demo: user names, posts, offices and names."""

from __future__ import annotations

from datetime import date
from typing import Final

WORKPLACES: Final = {"police-east-kazakhstan-semey": "psc-semey", "police-astana-yesil": "psc-astana-yesil-2"}
"""The centre in which the officers and executors of a body sit."""
IN_THE_HALL: Final = frozenset({"officer", "executor"})
EVERY_POST: Final = (
    ("semey-all", "Әділова Қарлығаш Ерланқызы", "semey-"),
    ("astana-all", "Нұрпейісов Олжас Тимурұлы", "astana-"),
    ("akmola-all", "Сейітова Маржан Әлиқызы", "akmola-"),
)
"""Accounts that hold every post of a town, to play a day alone: user name, name, beginning of the posts' names."""
SINCE: Final = date(2010, 11, 1)
"""The demo posts are held from here, so that cases of both editions find somebody in office."""

STAFF: Final = (
    ("semey-inspector", "inspector", "psc-semey", "Сапарова Айгүл Бекқызы"),
    ("semey-accumulation", "accumulation-inspector", "psc-semey", "Оразов Данияр Серікұлы"),
    ("semey-courier", "courier", "psc-semey", "Қожахметов Ербол Маратұлы"),
    ("semey-issuing", "issuing-inspector", "psc-semey", "Тілеубекова Динара Асқарқызы"),
    ("semey-duty", "duty-manager", "psc-semey", "Жүнісова Гүлнар Талғатқызы"),
    ("semey-registrar", "registrar", "bureau-semey", "Мұқанова Сәуле Қайратқызы"),
    ("semey-head", "head", "bureau-semey", "Әбішев Нұрлан Болатұлы"),
    ("semey-employee", "employee", "psc-semey", "Рахимова Жанар Болатқызы"),
    ("semey-officer", "officer", "police-east-kazakhstan-semey", "Тұрсынов Арман Ғалымұлы"),
    ("semey-executor", "executor", "police-east-kazakhstan-semey", "Беляева Наталья Петровна"),
    ("semey-documents", "authorised-body", "police-east-kazakhstan-semey", "Сүлейменов Қайрат Жанатұлы"),
    ("semey-police-head", "head", "police-east-kazakhstan-semey", "Дүйсенбаев Марат Оралұлы"),
    ("astana-inspector", "inspector", "psc-astana-yesil-2", "Есенова Әсел Ержанқызы"),
    ("astana-accumulation", "accumulation-inspector", "psc-astana-yesil-2", "Кузнецов Андрей Викторович"),
    ("astana-courier", "courier", "psc-astana-yesil-2", "Ахметов Санжар Нұржанұлы"),
    ("astana-issuing", "issuing-inspector", "psc-astana-yesil-2", "Ким Светлана Олеговна"),
    ("astana-duty", "duty-manager", "psc-astana-yesil-2", "Бекенов Мақсат Әлішерұлы"),
    ("astana-registrar", "registrar", "bureau-astana", "Волкова Ирина Сергеевна"),
    ("astana-head", "head", "bureau-astana", "Смағұлов Дәулет Қанатұлы"),
    ("astana-employee", "employee", "psc-astana-yesil-2", "Ысқақова Ләззат Дәуренқызы"),
    ("astana-officer", "officer", "police-astana-yesil", "Өмірзақов Ілияс Бақытұлы"),
    ("astana-executor", "executor", "police-astana-yesil", "Шәріпова Гауһар Нұрланқызы"),
    ("astana-documents", "authorised-body", "police-astana-yesil", "Ли Виктор Анатольевич"),
    ("astana-provider", "provider", "police-astana-yesil", "Жақсылықова Айнұр Серікқызы"),
    ("astana-police-head", "head", "police-astana-yesil", "Төлегенов Ерлан Маратұлы"),
    ("akmola-inspector", "inspector", "psc-akmola-kokshetau", "Байжанова Алма Серікқызы"),
    ("akmola-accumulation", "accumulation-inspector", "psc-akmola-kokshetau", "Жақыпов Нұржан Айдарұлы"),
    ("akmola-courier", "courier", "psc-akmola-kokshetau", "Савченко Павел Игоревич"),
    ("akmola-issuing", "issuing-inspector", "psc-akmola-kokshetau", "Қалиева Мадина Ержанқызы"),
    ("akmola-employee", "centre-employee", "psc-akmola-kokshetau", "Ибраева Салтанат Маратқызы"),
    ("akmola-duty", "duty-manager", "psc-akmola-kokshetau", "Көпжасаров Асхат Болатұлы"),
    ("akmola-region-official", "centre-official", "psc-akmola", "Ахметжанова Раушан Қайратқызы"),
    ("akmola-region-duty", "duty-manager", "psc-akmola", "Шевченко Ольга Николаевна"),
    ("akmola-executor", "executor", "social-akmola-kokshetau", "Мұсабаева Айнұр Жанатқызы"),
    ("akmola-si", "si-employee", "social-akmola-kokshetau", "Досова Гүлмира Асылбекқызы"),
    ("akmola-head", "head", "social-akmola-kokshetau", "Қуанышев Серік Тоқтарұлы"),
    ("akmola-signatory", "signatory", "social-akmola-kokshetau", "Омаров Бауыржан Кәрімұлы"),
    ("akmola-commission-1", "commission", "social-akmola-kokshetau", "Бейсенова Нұргүл Айтқызы"),
    ("akmola-commission-2", "commission", "social-akmola-kokshetau", "Петренко Виктор Степанович"),
    ("akmola-commission-3", "commission", "social-akmola-kokshetau", "Смайылов Ғабит Ерболұлы"),
    ("akmola-zerendi-executor", "executor", "social-akmola-zerendi", "Тасболатова Жадыра Нұрланқызы"),
    ("akmola-zerendi-head", "head", "social-akmola-zerendi", "Искаков Марат Жұмабекұлы"),
    ("akmola-bulak-akim", "akim", "akim-akmola-zerendi-bulak", "Төлеубаев Қанат Зейноллаұлы"),
    ("akmola-bulak-official", "official", "akim-akmola-zerendi-bulak", "Ковальчук Елена Петровна"),
    ("akmola-bulak-commission-1", "commission", "akim-akmola-zerendi-bulak", "Әубәкірова Зәуре Сағатқызы"),
    ("akmola-bulak-commission-2", "commission", "akim-akmola-zerendi-bulak", "Мұқашев Дәурен Бекболатұлы"),
    ("akmola-bulak-commission-3", "commission", "akim-akmola-zerendi-bulak", "Гончар Николай Васильевич"),
    ("controller", "controller", "ministry-internal-affairs", "Нұрғалиева Меруерт Асанқызы"),
    ("lawyer", "lawyer", "ministry-internal-affairs", "Оспанов Тимур Рүстемұлы"),
)
"""User name, post, office and name."""
