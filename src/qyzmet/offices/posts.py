"""The posts of the house and their names."""

from __future__ import annotations

from typing import Final

from qyzmet.law.text import Text

POSTS: Final[dict[str, Text]] = {
    "inspector": Text("Орталық инспекторы", "инспектор Центра", "centre inspector"),
    "accumulation-inspector": Text(
        "жинақтаушы бөлімнің инспекторы",
        "инспектор накопительного отдела",
        "inspector of the accumulation section",
    ),
    "courier": Text("курьер", "курьер", "courier"),
    "issuing-inspector": Text(
        "құжаттарды беретін инспектор", "инспектор по выдаче документов", "issuing inspector"
    ),
    "duty-manager": Text("кезекші әкімші", "дежурный администратор", "duty manager"),
    "employee": Text(
        "Орталықтың дайын құжаттарды беретін қызметкері",
        "работник Центра, выдающий готовые документы",
        "centre employee who hands out ready documents",
    ),
    "officer": Text(
        "көші-қон полициясының қызметкері",
        "сотрудник миграционной полиции",
        "migration police officer",
    ),
    "executor": Text(
        "уәкілетті органның жауапты орындаушысы",
        "ответственный исполнитель уполномоченного органа",
        "responsible executor of the authorised body",
    ),
    "authorised-body": Text(
        "уәкілетті органның құжаттандыру бөлімі",
        "отдел документирования уполномоченного органа",
        "documentation section of the authorised body",
    ),
    "provider": Text(
        "көрсетілетін қызметті берушінің қызметкері",
        "работник услугодателя",
        "official of the provider",
    ),
    "registrar": Text("уәкілетті органның тіркеушісі", "регистратор уполномоченного органа", "registrar"),
    "head": Text("уәкілетті органның басшысы", "руководитель уполномоченного органа", "head of the provider"),
    "official": Text(
        "жергілікті атқарушы органның лауазымды адамы",
        "должностное лицо местного исполнительного органа",
        "official of the local executive body",
    ),
    "akim": Text("ауылдық округ әкімі", "аким сельского округа", "akim of the rural district"),
    "commission": Text(
        "учаскелік комиссияның мүшесі", "член участковой комиссии", "member of the precinct commission"
    ),
    "si-employee": Text(
        "мемлекеттік мекеменің қызметкері",
        "работник государственного учреждения",
        "employee of the state institution",
    ),
    "signatory": Text(
        "қол қоюға уәкілетті адам", "лицо, уполномоченное подписывать", "person authorised to sign"
    ),
    "centre-official": Text(
        "Орталықтың лауазымды адамы", "должностное лицо Центра", "official of the centre"
    ),
    "centre-employee": Text("Орталық қызметкері", "работник Центра", "employee of the centre"),
    "controller": Text("сапа бақылаушысы", "контролёр качества", "quality controller"),
    "lawyer": Text("заңгер", "юрист", "lawyer"),
    "system": Text("ақпараттық жүйе", "информационная система", "information system"),
}
