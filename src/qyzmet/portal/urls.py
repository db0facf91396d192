"""The addresses of the portal."""

from __future__ import annotations

from django.urls import path

from qyzmet.portal.views import (
    acts,
    apply,
    benefits,
    booking,
    compare,
    consent,
    drawings,
    findings,
    follow,
    home,
    law,
    my,
    offices,
    pay,
    published,
    service,
    sign,
    submit,
    verify,
)

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("catalogue.jsonld", published.catalogue, name="catalogue-data"),
    path("services/<str:service>/", service.service, name="service"),
    path("services/<str:service>/<str:year>.jsonld", published.service, name="service-data"),
    path(
        "services/<str:service>/<str:year>/passport-<str:language>.pdf", published.passport, name="passport"
    ),
    path("services/<str:service>/changes/", service.changes, name="changes"),
    path("law/<str:edition>/", law.edition, name="edition"),
    path("law/<str:edition>/clause/<path:clause>/", law.clause, name="edition-clause"),
    path("law/<str:edition>/drawings/<str:channel>.svg", drawings.picture, name="drawing-picture"),
    path("law/<str:edition>/drawings/<str:channel>.bpmn", drawings.model, name="drawing-model"),
    path("law/<str:edition>/drawings/<str:channel>/", drawings.drawing, name="drawing"),
    path("acts/", acts.acts, name="acts"),
    path("acts/<str:act>/", acts.act, name="act"),
    path("compare/", compare.compare, name="compare"),
    path("findings/", findings.findings, name="findings"),
    path("apply/<str:service>/", apply.begin, name="apply"),
    path("apply/<str:draft>/review/", apply.review, name="review"),
    path("apply/<str:draft>/sign/", sign.sign, name="sign"),
    path("apply/<str:draft>/request/", sign.request_file, name="request"),
    path("apply/<str:draft>/<str:question>/", apply.question, name="question"),
    path("my/", my.cases, name="my"),
    path("my/payments/", benefits.payments, name="payments"),
    path("my/bookings/<str:reference>/", booking.booked, name="booked"),
    path("my/bookings/<str:reference>/cancel/", booking.cancel, name="cancel"),
    path("my/<str:number>/", my.case, name="case"),
    path("my/<str:number>/tables/", my.tables, name="case-tables"),
    path("my/<str:number>/pay/", pay.pay, name="pay"),
    path("my/<str:number>/submit/", submit.submit, name="submit"),
    path("my/<str:number>/submit/text/", submit.text, name="submit-text"),
    path("consents/<str:number>/<str:answer>/", consent.consent, name="consent"),
    path("consents/<str:number>/<str:answer>/text/", consent.text, name="consent-text"),
    path("gateway/callback/", pay.callback, name="gateway-callback"),
    path("my/<str:number>/papers/<int:paper>/", my.paper, name="paper"),
    path("my/<str:number>/attachments/<int:attachment>/", my.attachment, name="attachment"),
    path("follow/", follow.follow, name="follow"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:code>/", verify.code, name="verify-code"),
    path("v/<str:code>", verify.code, name="verify-short"),
    path("v/<str:code>/qr.svg", verify.qr, name="qr"),
    path("offices/", offices.find, name="offices"),
    path("offices/<str:code>/", offices.office, name="office"),
    path("offices/<str:code>/booking/", booking.day, name="booking"),
    path("offices/<str:code>/booking/<str:day>/", booking.slot, name="booking-slot"),
]
