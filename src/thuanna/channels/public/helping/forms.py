"""What keeps machines out of asking, and what stands on the page by code."""

from __future__ import annotations

from typing import Any

from thuanna.channels.public.voices import forms as voices
from thuanna.channels.public.voices.doorkeeping import GuardedForm
from thuanna.channels.web.fields import ThaiTextField
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.saying import MOST_WORDS


class SendForm(GuardedForm):
    """What keeps machines out of all three steps."""

    purpose = "help"


class FollowForm(voices.FollowForm):
    """Number and code of the slip."""

    purpose = "help-follow"

    reference = ThaiTextField(
        t("เลขที่คำขอ", "Number"),
        hint=t("ตามใบรับ เช่น ชล-2569-000012-3", "As on the slip: ชล-2569-000012-3"),
        most=40,
        autocomplete="off",
    )


class SayForm(GuardedForm):
    """Something to the office, beside number and code.

    :ivar purpose: what sending it does; the page holds several of these forms
    """

    def __init__(self, *args: Any, purpose: str, required: bool, label: Phrase, **more: Any) -> None:
        self.purpose = f"help-{purpose}"
        super().__init__(*args, auto_id=f"id_{purpose}_%s", **more)
        self.fields["words"] = ThaiTextField(
            label,
            lines=4,
            most=MOST_WORDS,
            required=required,
            missing=t("กรุณาพิมพ์ข้อความก่อนส่ง", "Please write something before you send it."),
        )
