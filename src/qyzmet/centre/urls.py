"""The addresses of the centre."""

from __future__ import annotations

from django.urls import path

from qyzmet.centre.views import courier, journals, premises, queue, reception, start, work

app_name = "centre"

urlpatterns = [
    path("", start.home, name="home"),
    path("queue/", queue.operate, name="queue"),
    path("queue/call/", queue.call, name="call"),
    path("queue/<int:ticket>/recall/", queue.recall, name="recall"),
    path("queue/<int:ticket>/no-show/", queue.no_show, name="no-show"),
    path("queue/<int:ticket>/hold/", queue.hold, name="hold"),
    path("queue/<int:ticket>/resume/", queue.resume, name="resume"),
    path("queue/<int:ticket>/transfer/", queue.transfer, name="transfer"),
    path("queue/<int:ticket>/close/", queue.close, name="close"),
    path("queue/open/", queue.window_open, name="window-open"),
    path("queue/shut/", queue.window_close, name="window-close"),
    path("queue/today/", queue.today, name="queue-day"),
    path("queue/life/<str:day>/<int:ticket>/", queue.history, name="ticket-life"),
    path("queue/kiosk/", queue.kiosk, name="kiosk"),
    path("queue/kiosk/<str:day>/<int:ticket>/", queue.ticket, name="ticket"),
    path("queue/kiosk/<str:day>/<int:ticket>/pdf/", queue.ticket_pdf, name="ticket-pdf"),
    path("premises/", premises.premises, name="premises"),
    path("screen/", queue.screen, name="screen"),
    path("board/", queue.board, name="board"),
    path("reception/", reception.begin, name="reception"),
    path("reception/<str:draft>/who/", reception.who, name="who"),
    path("reception/<str:draft>/request/", reception.form, name="request"),
    path("reception/<str:draft>/duty/", reception.duty, name="duty"),
    path("reception/<str:draft>/documents/", reception.documents, name="documents"),
    path("reception/<str:draft>/incomplete/", reception.incomplete, name="incomplete"),
    path("reception/<str:draft>/forms/<str:document>/", reception.blank, name="blank"),
    path("reception/received/<str:number>/", reception.received, name="received"),
    path("cases/<str:number>/", work.case, name="case"),
    path("cases/<str:number>/papers/<int:paper>/", work.paper, name="paper"),
    path("search/", work.search, name="search"),
    path("window/", work.window, name="window"),
    path("shelf/", work.shelf, name="shelf"),
    path("returned/", work.returned, name="returned"),
    path("clocks/", work.clocks, name="clocks"),
    path("outgoing/", work.outgoing, name="outgoing"),
    path("manifests/", journals.manifests, name="manifests"),
    path("manifests/<str:number>/", work.manifest, name="manifest"),
    path("manifests/<str:number>/accept/", work.accept, name="accept"),
    path("manifests/<str:number>/send/", work.send, name="send"),
    path("custody/", work.custody, name="custody"),
    path("custody/stock/", work.stock, name="stock"),
    path("custody/acts/<str:number>/", work.act, name="act"),
    path("trips/", courier.trips, name="trips"),
    path("courier/", courier.bags, name="courier"),
    path("courier/<str:number>/take/", courier.take, name="take"),
    path("journals/", journals.index, name="journals"),
    path("journals/<str:journal>/", journals.journal, name="journal"),
    path("journals/<str:journal>/pdf/", journals.journal_pdf, name="journal-pdf"),
    path("journals/<str:journal>/csv/", journals.journal_file, {"kind": "csv"}, name="journal-csv"),
    path("journals/<str:journal>/xlsx/", journals.journal_file, {"kind": "xlsx"}, name="journal-xlsx"),
]
