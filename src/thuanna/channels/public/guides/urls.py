"""Addresses below ``/t/CODE/help/``."""

from django.urls import include, path

from . import calendar, filling, pages, using

urlpatterns = [
    path("", pages.help_, name="help"),
    path("standards/", pages.standards, name="standards"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar.ics", calendar.as_icalendar, name="calendar_ics"),
    path("code/", using.by_code, name="form_code"),
    path("form/", using.check, name="form_check"),
    path("form/pdf/", using.as_pdf, name="form_pdf"),
    path("form/send/", using.send, name="form_send"),
    path("form/leave/", using.leave, name="form_leave"),
    path("form/delete/", using.throw_away, name="form_delete"),
    path("form/<slug:section>/", filling.section, name="form_section"),
    path("box/", include("thuanna.channels.public.sealed.urls")),
    path("leaders/", include("thuanna.channels.public.leaders.urls")),
    path("<slug:guide>/", pages.guide, name="guide"),
    path("<slug:guide>/start/", filling.start, name="form_start"),
    path("<slug:guide>/notice/", pages.notice, name="guide_notice"),
    path("<slug:guide>/blank.pdf", pages.blank, name="form_blank"),
]
