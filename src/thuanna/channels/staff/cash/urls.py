"""Addresses under /staff/cash/."""

from __future__ import annotations

from django.urls import path

from . import handing, home, orders, paying, recording, reporting

urlpatterns = [
    path("", home.home, name="cash"),
    path("record/deposit/", recording.deposit, name="cash_deposit"),
    path("record/<slug:kind>/", recording.record, name="cash_record"),
    path("events/<int:event_id>/", recording.event, name="cash_event"),
    path("events/<int:event_id>/slip/", recording.slip, name="cash_slip"),
    path("events/<int:event_id>/correct/", recording.correct, name="cash_correct"),
    path("handovers/", handing.handovers, name="cash_handovers"),
    path("handovers/new/", handing.hand_over, name="cash_hand_over"),
    path("handovers/<int:handover_id>/", handing.handover, name="cash_handover"),
    path("handovers/<int:handover_id>/answer/", handing.answer, name="cash_answer"),
    path("count/", handing.count, name="cash_count"),
    path("counts/<int:count_id>/", handing.count_sheet, name="cash_count_sheet"),
    path("counts/<int:count_id>/paper/", handing.count_paper, name="cash_count_paper"),
    path("pay/expense/", paying.expense, name="cash_expense"),
    path("pay/help/", paying.outside_help, name="cash_outside_help"),
    path("pay/benefit/", paying.benefit, name="cash_benefit"),
    path("pay/benefit/<int:member_id>/", paying.benefit_of, name="cash_benefit_of"),
    path("orders/", orders.listing, name="cash_orders"),
    path("orders/<int:order_id>/", orders.order, name="cash_order"),
    path("orders/<int:order_id>/approve/", orders.approve, name="cash_approve"),
    path("orders/<int:order_id>/send-back/", orders.send_back, name="cash_send_back"),
    path("orders/<int:order_id>/withdraw/", orders.withdraw, name="cash_withdraw"),
    path("orders/<int:order_id>/pay/", orders.pay, name="cash_pay"),
    path("vouchers/<int:voucher_id>/", orders.voucher, name="cash_voucher"),
    path("vouchers/<int:voucher_id>/print/", orders.print_voucher, name="cash_voucher_print"),
    path("vouchers/<int:voucher_id>/void/", orders.void, name="cash_voucher_void"),
    path("photos/<slug:kind>/<int:row_id>/", home.photo, name="cash_photo"),
    path("limits/", home.limits, name="cash_limits"),
    path("report/", reporting.shown, name="cash_report"),
    path("report/paper/", reporting.on_paper, name="cash_report_paper"),
    path("report/workbook/", reporting.as_workbook, name="cash_report_workbook"),
]
