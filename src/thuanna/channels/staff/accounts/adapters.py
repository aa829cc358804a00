"""Our words and our records in the account library's hands.

The library asks its adapters what to say and tells them what happened; they answer in both languages,
keep the log of log-ins, and encrypt what the second factor is made of.
"""

from __future__ import annotations

from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from thuanna.foundation.accounts import logins, secrets
from thuanna.foundation.accounts.models import LoginRecord, User
from thuanna.kernel.language import Phrase, t

from . import devices

_WRONG = t(
    "ชื่อผู้ใช้หรือรหัสผ่านยังไม่ตรงกัน ตรวจตัวพิมพ์เล็กใหญ่และแป้นภาษา แล้วลองอีกครั้ง ถ้าจำรหัสผ่านไม่ได้ ขอลิงก์ใหม่จากผู้ดูแลของหน่วยงาน",
    "User name and password do not match. Check capitals and the keyboard language, then try again. "
    "If you have forgotten the password, ask your organisation's administrator for a new link.",
)
_TOO_OFTEN = t(
    "ลองผิดหลายครั้งแล้ว พักสิบนาที แล้วลองใหม่",
    "Too many wrong tries. Rest for ten minutes, then try again.",
)
_SAID: dict[str, Phrase] = {
    "account/messages/password_changed.txt": t("เปลี่ยนรหัสผ่านแล้ว", "The password has been changed."),
    "mfa/messages/totp_activated.txt": t(
        "เปิดใช้รหัสหกหลักแล้ว ตั้งแต่นี้ทุกครั้งที่เข้าระบบจะถามรหัสจากแอป",
        "The six-digit code is on. From now on each log-in asks for the code from the app.",
    ),
    "mfa/messages/totp_deactivated.txt": t("ปิดรหัสหกหลักแล้ว", "The six-digit code is off."),
}


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up, no e-mail; log-ins are recorded."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _WRONG,
        "too_many_login_attempts": _TOO_OFTEN,
        "rate_limited": _TOO_OFTEN,
        "incorrect_password": t(
            "รหัสผ่านยังไม่ถูก กรุณาลองอีกครั้ง", "That is not the password yet. Please try again."
        ),
        "enter_current_password": t(
            "รหัสผ่านเดิมยังไม่ถูก กรุณาลองอีกครั้ง", "That is not the present password yet. Please try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by invitation only."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **more: Any
    ) -> None:
        """Say what a person needs to hear, in our words; the library's other remarks are left out."""
        words = _SAID.get(message_template or "")
        if words is not None:
            messages.add_message(request, level, str(words))

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """Nobody needs an e-mail address here, so nobody gets an e-mail."""

    def authentication_failed(self, request: Any, **credentials: Any) -> None:
        """Note the failure for the account's owner, if there is such an account."""
        user = User.objects.filter(username=str(credentials.get("username", "")).lower()).first()
        is_locked = getattr(request, "axes_locked_out", False)
        if user is not None:
            note(
                request, user, LoginRecord.Outcome.LOCKED if is_locked else LoginRecord.Outcome.WRONG_PASSWORD
            )

    def post_login(self, request: Any, user: User, **more: Any) -> HttpResponse:
        """Note the log-in."""
        note(request, user, LoginRecord.Outcome.IN)
        response: HttpResponse = super().post_login(request, user, **more)
        return response


def note(request: Any, user: User, outcome: LoginRecord.Outcome) -> None:
    """Add one line to the account's own log of log-ins."""
    logins.record(
        user_id=user.pk,
        at=request.now,
        outcome=outcome,
        device=devices.family_of(request),
        network=devices.network_of(request),
    )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets encrypted at rest; the picture drawn without inline styles."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": t(
            "รหัสยังไม่ตรง รหัสเปลี่ยนทุก 30 วินาที ดูรหัสล่าสุดในแอปแล้วกรอกใหม่ และตรวจว่าเวลาในโทรศัพท์ตรง",
            "That is not the code yet. It changes every 30 seconds: look again in the app, and check that "
            "the phone's clock is right.",
        ),
    }

    def get_totp_label(self, user: User) -> str:
        """The name under which the app lists the code."""
        return user.username

    def build_totp_svg(self, url: str) -> str:
        """The code as a picture that a strict content policy lets through."""
        return str(segno.make(url, error="m").svg_inline(scale=6, border=4, dark="#152943", light="#ffffff"))

    def encrypt(self, text: str) -> str:
        """Encrypt what is stored."""
        return secrets.encrypt(text, purpose="second factor")

    def decrypt(self, encrypted_text: str) -> str:
        """Read what was stored."""
        return secrets.decrypt(encrypted_text, purpose="second factor")
