"""Forms of sealed packets."""

from __future__ import annotations

import base64
import binascii

from django import forms

from thuanna.channels.web.fields import CheckField, FileField, ThaiTextField
from thuanna.channels.web.forms import PlainForm
from thuanna.foundation.exchange import packets
from thuanna.kernel.language import t


class ReceiveForm(PlainForm):
    """The file that came."""

    file = FileField(
        t("ไฟล์ซองที่ได้รับ", "The file that came"),
        accept=".json",
        most_megabytes=packets.MOST_BYTES // (1024 * 1024),
        hint=t("ไฟล์ที่ลงท้ายด้วย .thuanna.json ไม่ต้องเปิดหรือแก้", "It ends in .thuanna.json; leave it as it is"),
    )


class VouchForm(PlainForm):
    """That the fingerprint was compared with the sender, and how. Carries the packet along."""

    packet = forms.CharField(widget=forms.HiddenInput)
    fingerprint = forms.CharField(widget=forms.HiddenInput)
    checked_how = ThaiTextField(
        t("เทียบรหัสยืนยันกับผู้ส่งอย่างไร", "How was the fingerprint compared?"),
        most=300,
        hint=t(
            "เช่น โทรเบอร์ของเทศบาลนั้นที่มีอยู่แล้ว ไม่ใช่เบอร์ที่มากับไฟล์",
            "Such as: called the office on a number known before, not one that came with the file",
        ),
    )
    same = CheckField(
        t("รหัสยืนยันที่ผู้ส่งอ่านให้ฟังตรงกันทุกตัว", "What the sender read out is the same in every letter")
    )

    def raw(self) -> bytes:
        """The packet's file as it came; nothing where the browser changed it."""
        try:
            return base64.b64decode(self.data.get("packet", ""), validate=True)
        except (binascii.Error, ValueError):
            return b""


class EndTrustForm(PlainForm):
    """Why nothing more is taken in from a sender."""

    why = ThaiTextField(
        t("เลิกรับเพราะอะไร", "Why is nothing more taken in?"),
        most=300,
        hint=t("เช่น ผู้ส่งแจ้งว่าเปลี่ยนเครื่องและกุญแจ", "Such as: the sender told that the key was changed"),
    )
