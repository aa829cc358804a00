"""What was sent and received, taking a packet in, vouching for a sender, ending trust."""

from __future__ import annotations

import base64

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from thuanna.channels.staff.asking import Trail, asked, refused
from thuanna.channels.web import downloads
from thuanna.channels.web.pages import is_open_to, page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.exchange import access, actions, packets, queries
from thuanna.foundation.exchange.models import ReceivedPacket
from thuanna.foundation.exchange.packets import Opened
from thuanna.foundation.exchange.refusals import SenderUnknown
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal

from .forms import EndTrustForm, ReceiveForm, VouchForm

KINDS: dict[str, Phrase] = {
    "planning.pattern": t("ต้นแบบโครงการ", "A project to follow"),
    "grants.proposal": t("ข้อเสนอของกองทุน", "A fund's proposal"),
    "grants.proposal_answer": t("คำตอบของจังหวัด", "The province's answer to a proposal"),
    "planning.pattern_taken_up": t("แจ้งว่านำต้นแบบไปใช้", "Word that it was taken up"),
}
_PAGES = {
    "planning.pattern": "staff:pattern_adopt",
    "grants.proposal": "staff:proposal",
    "grants.proposal_answer": "staff:proposal_answer",
    "planning.pattern_taken_up": "staff:pattern_taken_up",
}
"""Where a kind is dealt with, given the received packet's id."""

_HOME = t("ซองปิดผนึก", "Sealed packets")
_FIELDS = {
    "packet_unreadable": "file",
    "packet_changed": "file",
    "packet_received_already": "file",
    "packet_is_own": "file",
    "sender_not_compared": "checked_how",
}


@page(access.VIEW)
def home(request: StaffRequest) -> HttpResponse:
    """The office's own fingerprint, what came, what was sent, and whom it trusts."""
    by = request.actor
    facts = {
        "own": queries.own(),
        "received": [{"row": one, "kind": kind_of(one.kind)} for one in queries.all_received(by)],
        "sent": [{"row": one, "kind": kind_of(one.kind)} for one in queries.all_sent(by)],
        "senders": queries.senders(by),
        "may_receive": by.may(access.HAND_OVER),
        "may_trust": by.may(access.TRUST),
        "trail": trail(),
    }
    return render(request, "staff/exchange/home.html", facts)


@page(access.HAND_OVER)
def receive(request: StaffRequest) -> HttpResponse:
    """Take a packet in; who is unknown is compared first."""
    form = ReceiveForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        raw = form.cleaned_data["file"].read()
        try:
            packet = actions.receive(raw=raw, at=request.now, by=request.actor)
        except SenderUnknown as unknown:
            return _ask_to_vouch(request, _fresh(raw, unknown.opened), unknown.opened)
        except Refusal as refusal:
            refused(form, refusal, _FIELDS)
        else:
            return _taken_in(request, packet)
    title = t("รับซองจากหน่วยงานอื่น", "Take a packet in")
    return asked(
        request,
        form,
        title=title,
        lead=t(
            "ระบบตรวจว่าไฟล์ไม่ถูกแก้ และส่งมาจากหน่วยงานที่เชื่อถือ",
            "The file is checked: nothing in it was changed, and it comes from an office that is trusted.",
        ),
        button=t("ตรวจและรับซอง", "Check it and take it in"),
        back=reverse("staff:exchange"),
        trail=trail(title),
    )


@page(access.TRUST)
def vouch(request: StaffRequest) -> HttpResponse:
    """Trust a sender whose fingerprint was compared, and take the packet in with it."""
    if request.method != "POST":
        return redirect("staff:packet_receive")
    form = VouchForm(request.POST)
    try:
        opened = packets.opened(form.raw())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("staff:packet_receive")
    if form.is_valid():
        given = form.cleaned_data
        vouched = actions.Vouched(given["fingerprint"], given["checked_how"])
        try:
            packet = actions.receive(raw=form.raw(), at=request.now, by=request.actor, vouched=vouched)
        except Refusal as refusal:
            refused(form, refusal, _FIELDS)
        else:
            return _taken_in(request, packet)
    return _ask_to_vouch(request, form, opened)


@page(access.VIEW)
def sent_file(request: StaffRequest, packet_id: int) -> HttpResponse:
    """The file that is handed over."""
    packet = queries.sent(request.actor, packet_id)
    name = f"{packet.kind.replace('.', '-')}-{packet.packet_id}{packets.ENDING}"
    return downloads.kept(queries.file_of(packet), packets.MEDIA_TYPE, name)


@page(access.VIEW)
def received(request: StaffRequest, packet_id: int) -> HttpResponse:
    """One packet that came: to the page where its kind is dealt with, or what is known of it."""
    packet = queries.received(request.actor, packet_id)
    if packet.kind in _PAGES:
        address = reverse(_PAGES[packet.kind], args=[packet.pk])
        if is_open_to(request.actor, address):
            return redirect(address)
    facts = {
        "packet": packet,
        "kind": kind_of(packet.kind),
        "is_used": packet.kind in _PAGES,
        "trail": trail(kind_of(packet.kind)),
    }
    return render(request, "staff/exchange/received.html", facts)


@page(access.TRUST)
def end_trust(request: StaffRequest, sender_id: int) -> HttpResponse:
    """Take nothing more in from a sender."""
    form = EndTrustForm(request.POST or None)
    if form.is_valid():
        try:
            actions.end_trust(
                sender_id=sender_id, why=form.cleaned_data["why"], at=request.now, by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal, {"sender_not_compared": "why"})
        else:
            messages.success(request, str(t("เลิกรับซองจากผู้ส่งนี้แล้ว", "Nothing more is taken in from them.")))
            return redirect("staff:exchange")
    title = t("เลิกเชื่อถือผู้ส่ง", "End trust in a sender")
    return asked(
        request,
        form,
        title=title,
        lead=t("ซองที่รับไว้แล้วยังอยู่", "What was received stays."),
        button=t("เลิกรับซองจากผู้ส่งนี้", "Take nothing more in"),
        back=reverse("staff:exchange"),
        trail=trail(title),
        kind="grave",
    )


def trail(*titles: object) -> Trail:
    """Where a page about packets lies."""
    return [(_HOME, reverse("staff:exchange") if titles else ""), *((title, "") for title in titles)]


def kind_of(kind: str) -> Phrase:
    """What a packet is, in words."""
    return KINDS.get(kind, t("ซองแบบอื่น ({kind})", "Another kind ({kind})", kind=kind))


def _taken_in(request: StaffRequest, packet: ReceivedPacket) -> HttpResponse:
    words = t(
        "รับซองแล้ว: {kind} จาก {who}",
        "Taken in: {kind}, from {who}",
        kind=kind_of(packet.kind),
        who=packet.sender.name,
    )
    messages.success(request, str(words))
    return redirect("staff:packet_received", packet.pk)


def _fresh(raw: bytes, opened: Opened) -> VouchForm:
    return VouchForm(
        initial={"packet": base64.b64encode(raw).decode(), "fingerprint": opened.sender.fingerprint}
    )


def _ask_to_vouch(request: StaffRequest, form: VouchForm, opened: Opened) -> HttpResponse:
    title = t("เพิ่งรับซองจากผู้ส่งนี้ครั้งแรก", "The first packet from this sender")
    facts = {
        "form": form,
        "opened": opened,
        "made_on": timezone.localtime(opened.made_at).date(),
        "kind": kind_of(opened.kind),
        "sender_name": Phrase(opened.sender.name_th, opened.sender.name_en or opened.sender.name_th),
        "may_trust": request.actor.may(access.TRUST),
        "title": title,
        "trail": trail(title),
    }
    return render(request, "staff/exchange/vouch.html", facts)
