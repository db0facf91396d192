"""The addresses of the face, below ``/provider/``."""

from __future__ import annotations

from django.urls import path

from qyzmet.provider.views import (
    absences,
    cases,
    letters,
    packages,
    registers,
    resolution,
    routes,
    start,
    unclaimed,
    visits,
    window,
)

app_name = "provider"

urlpatterns = [
    path("", start.home, name="home"),
    path("load/", start.load, name="load"),
    path("resolution/", resolution.resolution, name="resolution"),
    path("absences/", absences.absences, name="absences"),
    path("absences/<int:absence>/", absences.settle, name="absence"),
    path("visits/", routes.plan, name="visits"),
    path("visits/new/", visits.which, name="visit-which"),
    path("visits/new/<str:service>/", visits.ask, name="visit-ask"),
    path("visits/today/", visits.today, name="visits-today"),
    path("visits/equipment/", routes.equipment, name="visit-equipment"),
    path("visits/routes/<int:route>/", routes.route, name="visit-route"),
    path("visits/routes/<int:route>/sheet/", routes.sheet, name="visit-sheet"),
    path("visits/<int:visit>/", visits.visit, name="visit"),
    path("visits/<int:visit>/correct/", visits.correct, name="visit-correct"),
    path("window/", window.who, name="window"),
    path("window/<str:draft>/", window.documents, name="window-documents"),
    path("letters/", letters.letters, name="letters"),
    path("letters/new/", letters.take_in, name="letter-new"),
    path("letters/new/<str:draft>/", letters.questions, name="letter-questions"),
    path("letters/new/<str:draft>/documents/", letters.documents, name="letter-documents"),
    path("packages/", packages.overview, name="packages"),
    path("packages/outgoing/", packages.outgoing, name="outgoing"),
    path("packages/custody/", packages.custody, name="custody"),
    path("packages/stock/", packages.stock, name="stock"),
    path("packages/acts/<str:number>/", packages.act, name="act"),
    path("packages/post/", packages.post, name="post"),
    path("packages/<str:number>/", packages.manifest, name="manifest"),
    path("packages/<str:number>/send/", packages.send, name="send"),
    path("packages/<str:number>/accept/", packages.accept, name="accept"),
    path("cases/<str:number>/", cases.case, name="case"),
    path("cases/<str:number>/papers/<int:paper>/", cases.paper, name="paper"),
    path("cases/<str:number>/attachments/<int:attachment>/", cases.attachment, name="attachment"),
    path("unclaimed/", unclaimed.unclaimed, name="unclaimed"),
    path("journals/", cases.journals, name="journals"),
    path("journals/<str:journal>/", cases.journal, name="journal"),
    path("journals/<str:journal>/pdf/", cases.journal_pdf, name="journal-pdf"),
    path("journals/<str:journal>/csv/", cases.journal_file, {"kind": "csv"}, name="journal-csv"),
    path("journals/<str:journal>/xlsx/", cases.journal_file, {"kind": "xlsx"}, name="journal-xlsx"),
    path("registers/", registers.index, name="registers"),
    path("registers/people/", registers.people, name="register-people"),
    path("registers/people/<int:person>/", registers.person, name="register-person"),
    path("registers/<str:register>/", registers.book, name="register"),
    path("registers/<str:register>/csv/", registers.book_file, {"kind": "csv"}, name="register-csv"),
    path("registers/<str:register>/xlsx/", registers.book_file, {"kind": "xlsx"}, name="register-xlsx"),
    path("search/", cases.search, name="search"),
]
