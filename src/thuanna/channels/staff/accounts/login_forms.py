"""The library's forms in our words and boxes: log in, change the password, confirm who one is."""

from __future__ import annotations

from typing import Any, cast

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm as LibraryGenerateForm
from allauth.mfa.totp import forms as totp
from django.core.exceptions import ValidationError

from thuanna.channels.web.fields import SecretField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.foundation.accounts import passwords
from thuanna.kernel.language import t
from thuanna.kernel.numbers import arabic_digits

TWICE = t(
    "รหัสผ่านสองช่องยังไม่ตรงกัน กรุณากรอกใหม่ทั้งสองช่อง",
    "The two passwords differ. Please type both again.",
)


def code_field() -> ThaiTextField:
    """The box for a code from the app."""
    field = ThaiTextField(
        t("รหัสหกหลักจากแอป", "Six-digit code from the app"),
        hint=t("กรอกรหัสที่แอปแสดงอยู่ตอนนี้", "Type the code the app shows now"),
        autocomplete="one-time-code",
        most=20,
    )
    field.widget.attrs["inputmode"] = "numeric"
    return field


def new_password_field() -> SecretField:
    """The box for a password somebody sets, with the rules."""
    return SecretField(t("รหัสผ่านใหม่", "New password"), hint=passwords.RULES, autocomplete="new-password")


def again_field() -> SecretField:
    """The box for the same password once more."""
    return SecretField(t("รหัสผ่านใหม่อีกครั้ง", "New password once more"), autocomplete="new-password")


class LoginForm(PlainForm, account.LoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["login"] = ThaiTextField(t("ชื่อผู้ใช้", "User name"), autocomplete="username", most=60)
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")
        self.fields["password"] = SecretField(t("รหัสผ่าน", "Password"), autocomplete="current-password")

    def clean(self) -> dict[str, Any]:
        """Say beside the password what did not match."""
        try:
            given: dict[str, Any] = super().clean() or {}
        except ValidationError as mismatch:
            self.add_error("password", mismatch)
            return dict(self.cleaned_data)
        return given

    def clean_login(self) -> str:
        """Names are kept in small letters; Thai digits are the same digits."""
        return arabic_digits(str(self.cleaned_data["login"])).strip().lower()


class ChangePasswordForm(PlainForm, account.ChangePasswordForm):
    """The present password, and the new one twice."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["oldpassword"] = SecretField(
            t("รหัสผ่านเดิม", "Present password"), autocomplete="current-password"
        )
        self.fields["password1"] = new_password_field()
        self.fields["password2"] = again_field()

    def clean_password1(self) -> str:
        """Judge the new password by our rules, in our words."""
        return judged(str(self.cleaned_data["password1"]), self.user.username, self.user.display_name)

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        given = self.cleaned_data
        if {"password1", "password2"} <= given.keys() and given["password1"] != given["password2"]:
            self.add_error("password2", mend(TWICE, "passwords_differ"))
        return given


class ReauthenticateForm(PlainForm, account.ReauthenticateForm):
    """The password once more, before something delicate."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password"] = SecretField(t("รหัสผ่าน", "Password"), autocomplete="current-password")


class _CodeForm(PlainForm):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["code"] = code_field()

    def clean_code(self) -> str:
        self.cleaned_data["code"] = "".join(arabic_digits(str(self.cleaned_data["code"])).split())
        return cast(str, super().clean_code())  # type: ignore[misc]  # mixed in before a library's form


class SecondFactorForm(_CodeForm, mfa.AuthenticateForm):
    """The code at log-in; a recovery code will do."""


class SecondFactorAgainForm(_CodeForm, mfa.ReauthenticateForm):
    """The code once more, before something delicate."""


class ActivateForm(_CodeForm, totp.ActivateTOTPForm):
    """The first code, which proves that the app took the picture."""


class DeactivateForm(PlainForm, totp.DeactivateTOTPForm):
    """Nothing to fill in."""


class GenerateCodesForm(PlainForm, LibraryGenerateForm):
    """Nothing to fill in."""


def judged(password: str, *about: str) -> str:
    """The password, if it is good enough.

    :raises ValidationError: with every reason, in both languages
    """
    problems = passwords.problems(password, about=about)
    if problems:
        raise ValidationError([mend(problem, "password_weak") for problem in problems])
    return password
