"""What people who invite, join or leave may ask for that cannot be done as asked."""

from __future__ import annotations

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal


class InvitationUnknown(Refusal):
    """No invitation of this organisation has that code."""

    code = "invitation_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบใบเชิญนี้ ตรวจที่อยู่ใต้คิวอาร์ในใบเชิญอีกครั้ง หรือขอใบใหม่จากผู้ดูแลของหน่วยงาน",
                "This invitation is not known. Check the address below the QR code, or ask your "
                "organisation's administrator for a new one.",
            )
        )


class InvitationUsed(Refusal):
    """The code has worked once, or was taken back."""

    code = "invitation_used"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ใบเชิญนี้ใช้ไปแล้วหรือถูกถอนคืน ถ้าเป็นคนใช้เอง เข้าระบบด้วยชื่อและรหัสผ่านที่ตั้งไว้ ถ้าไม่ใช่ แจ้งผู้ดูแลของหน่วยงานทันที",
                "This invitation has been used or taken back. If it was you who used it, log in with the "
                "name and password you chose. If not, tell your organisation's administrator at once.",
            )
        )


class InvitationExpired(Refusal):
    """More than fourteen days old."""

    code = "invitation_expired"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ใบเชิญนี้หมดอายุแล้ว (ใช้ได้ 14 วัน) ขอใบใหม่จากผู้ดูแลของหน่วยงาน",
                "This invitation has expired (it lasts 14 days). Ask your organisation's administrator "
                "for a new one.",
            )
        )


class DemonstrationOnly(Refusal):
    """A hash made before is taken for invented people only."""

    code = "demonstration_only"

    def __init__(self) -> None:
        super().__init__(
            t(
                "รหัสผ่านที่เข้ารหัสไว้แล้วใช้ได้กับหน่วยงานตัวอย่างเท่านั้น ในหน่วยงานจริง โปรดตั้งรหัสผ่านของแต่ละคน",
                "A password hashed before is for demonstrations only. In a real organisation each person "
                "has a password of their own.",
            )
        )


class OwnInvitation(Refusal):
    """Nobody gives themselves a role."""

    code = "invitation_own"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ผู้ออกใบเชิญรับเองไม่ได้ ให้ผู้ดูแลอีกคนออกใบเชิญให้",
                "Whoever issues an invitation cannot take it themselves. Let another administrator issue it.",
            )
        )


class LoginNameTaken(Refusal):
    """Another account has this name."""

    code = "login_name_taken"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ชื่อผู้ใช้นี้มีคนใช้แล้ว เลือกชื่ออื่น เช่น เติมชื่อตำบลต่อท้าย ถ้าเป็นบัญชีของคุณเอง ให้เข้าระบบก่อนแล้วเปิดใบเชิญอีกครั้ง",
                "This user name is taken. Choose another, perhaps with your subdistrict added. If it is your "
                "own account, log in first and open the invitation again.",
            )
        )


class LoginNameUnsuitable(Refusal):
    """Letters that not every keyboard has."""

    code = "login_name_unsuitable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ชื่อผู้ใช้ใช้ตัวอักษรอังกฤษตัวเล็ก ตัวเลข จุด หรือขีด อย่างน้อย 3 ตัว เช่น somsri.nk",
                "A user name has small English letters, digits, dots or dashes, at least three: "
                "somsri.nk, for example.",
            )
        )


class RolesUnsuitable(Refusal):
    """No role, a role this kind of organisation lacks, or two that must stay apart."""

    code = "roles_unsuitable"


class WorksElsewhere(Refusal):
    """One organisation must not open an account that also works for another."""

    code = "account_works_elsewhere"

    def __init__(self) -> None:
        super().__init__(
            t(
                "คนนี้ทำงานให้หน่วยงานอื่นด้วย หน่วยงานเดียวจึงตั้งรหัสผ่านใหม่ให้ไม่ได้ ออกใบเชิญใหม่ให้ตั้งบัญชีอีกชื่อหนึ่งได้",
                "This person also works for another organisation, so one of them alone cannot set a new "
                "password. You can invite them anew, to make an account with another name.",
            )
        )


class NotAMember(Refusal):
    """Nobody of this organisation."""

    code = "not_a_member"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบคนนี้ในรายชื่อของหน่วยงาน โหลดรายชื่อใหม่แล้วลองอีกครั้ง",
                "Not in your organisation's list. Reload it and try again.",
            )
        )


class MembershipEnded(Refusal):
    """The role has an end already, or would end before it began."""

    code = "membership_ended"


class LastAdministrator(Refusal):
    """An organisation without administrator could let nobody in."""

    code = "last_administrator"

    def __init__(self) -> None:
        super().__init__(
            t(
                "หน่วยงานต้องมีผู้ดูแลอย่างน้อยหนึ่งคน เชิญผู้ดูแลคนใหม่ให้ตอบรับก่อน",
                "An organisation needs at least one administrator. Let a new one accept first.",
            )
        )


class ColleagueUnsuitable(Refusal):
    """The second person is not one who may confirm."""

    code = "colleague_unsuitable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ยืนยันไม่ได้ ต้องเป็นอีกคนหนึ่งในหน่วยงานนี้ที่อนุมัติเงินได้ และรหัสผ่านต้องถูก",
                "Not confirmed. It takes another person of this organisation who may approve money, "
                "and their password.",
            )
        )


def unsuitable(words: Phrase) -> RolesUnsuitable:
    """Roles that cannot be given, with the reason."""
    return RolesUnsuitable(words)
