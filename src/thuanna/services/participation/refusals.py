"""What the people's voice refuses, in words."""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal


class MatterUnknown(NotHere):
    """No such matter among those the actor may see; nobody is told which."""

    code = "matter_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบเรื่องนี้ในรายการที่บัญชีนี้เปิดได้ กรุณาเลือกจากรายการ",
                "This matter is not among those this account may open. Please choose from the list.",
            )
        )


class CodeWrong(Refusal):
    """No matter has this number with this code."""

    code = "matter_code_wrong"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เลขที่หรือรหัสไม่ตรงกับเรื่องใด ดูในใบรับเรื่องแล้วกรอกอีกครั้ง ถ้าทำรหัสหาย ติดต่อสำนักงานได้",
                "No matter has this number with this code. Look at your slip and type both again. If the "
                "code is lost, please contact the office.",
            )
        )


class KindUnknown(Refusal):
    """No such kind of matter on the day."""

    code = "matter_kind_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ประเภทเรื่องนี้ไม่มีในรายการแล้ว กรุณาเลือกใหม่",
                "This kind is no longer in the list. Please choose again.",
            )
        )


class NobodyAbove(Refusal):
    """A complaint about the executive, and no provincial office works here."""

    code = "nobody_above"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เรื่องเกี่ยวกับผู้บริหารต้องส่งที่จังหวัด และจังหวัดยังไม่ได้รับเรื่องผ่านระบบนี้ ยังไม่มีการบันทึกใดๆ "
                "กรุณาแจ้งศูนย์ดำรงธรรม โทร. 1567 หรือศาลากลางจังหวัด",
                "Complaints about the executive go to the province, and the province does not take them here "
                "yet. Nothing was kept. Please call the Damrongtham centre, 1567, or go to the "
                "provincial hall.",
            )
        )


class AlreadyClosed(Refusal):
    """It was closed meanwhile, perhaps in another tab."""

    code = "matter_closed"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เรื่องนี้ปิดแล้ว โหลดหน้าใหม่เพื่อดูคำตอบ ผู้แจ้งยังแจ้งได้ว่ายังไม่เรียบร้อย",
                "This matter is closed. Reload the page to see the answer; whoever told it may still say "
                "that it is not resolved.",
            )
        )


class OutcomeUnsuitable(Refusal):
    """An outcome that does not fit this nature of matter."""

    code = "outcome_unsuitable"

    def __init__(self) -> None:
        super().__init__(t("กรุณาเลือกผลของเรื่องจากรายการ", "Please choose the outcome from the list."))


class NotToReopen(Refusal):
    """It is not closed, or was closed too long ago."""

    code = "matter_not_to_reopen"

    def __init__(self, days: int) -> None:
        super().__init__(
            t(
                "แจ้งว่ายังไม่เรียบร้อยได้ภายใน {days} วันหลังได้รับคำตอบ ถ้าเลยแล้วกรุณาแจ้งเป็นเรื่องใหม่",
                "That it is not resolved can be said within {days} days of the answer. After that, please "
                "tell it as a new matter.",
                days=days,
            )
        )


class AssigneeUnsuitable(Refusal):
    """Nobody to give it to, or the person it is about."""

    code = "assignee_unsuitable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เลือกกองหรือผู้รับผิดชอบที่ไม่ใช่ผู้ถูกร้องเรียน",
                "Choose a division or a person, not the one complained of.",
            )
        )


class AccusedUnsuitable(Refusal):
    """Nobody of this office, or the actor."""

    code = "accused_unsuitable"

    def __init__(self) -> None:
        super().__init__(
            t("เลือกผู้ใช้ของสำนักงานนี้ที่เรื่องนี้พาดพิง", "Choose the account of this office whom it is about.")
        )


class PhotoUnreadable(Refusal):
    """The file is no photo that can be read, or hides more than a photo."""

    code = "photo_unreadable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เปิดรูปนี้ไม่ได้ แนบรูปถ่าย JPG, PNG หรือ WEBP ไม่เกิน 10 เมกะไบต์ หรือส่งเรื่องโดยไม่แนบรูปก็ได้",
                "This picture cannot be opened. Attach a JPG, PNG or WEBP photo of at most 10 MB, or send it "
                "without one.",
            )
        )


class PageUnknown(Refusal):
    """No such published page of this office."""

    code = "page_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบหน้าที่จะแสดงความเห็น กรุณากดลิงก์จากท้ายหน้านั้น",
                "There is no such page to comment on. Please use the link at the foot of that page.",
            )
        )


class CommentUnknown(NotHere):
    """No such comment of this office."""

    code = "comment_unknown"

    def __init__(self) -> None:
        super().__init__(t("ไม่พบความเห็นนี้", "There is no such comment."))


class DecidedMeanwhile(Refusal):
    """Somebody else decided it first."""

    code = "comment_decided"

    def __init__(self) -> None:
        super().__init__(
            t(
                "มีคนพิจารณาความเห็นนี้ไปแล้ว โหลดรายการใหม่เพื่อดูผล",
                "Somebody has decided this comment meanwhile. Reload the list to see it.",
            )
        )


class NothingSealed(Refusal):
    """The original was erased when its time was over."""

    code = "nothing_sealed"

    def __init__(self) -> None:
        super().__init__(
            t("ต้นฉบับนี้ลบแล้วตามกำหนดเก็บ", "This original was erased when its keeping time was over.")
        )


class LookNeedsReason(Refusal):
    """A sealed original is opened by somebody, for a known reason."""

    code = "look_needs_reason"

    def __init__(self) -> None:
        super().__init__(
            t(
                "กรุณาเลือกเหตุผลที่เปิดต้นฉบับ ระบบจะบันทึกการเปิดดู",
                "Please choose why it is opened; the look is recorded.",
            )
        )


class PollUnknown(NotHere):
    """No such poll of this office."""

    code = "poll_unknown"

    def __init__(self) -> None:
        super().__init__(t("ไม่พบคำถามนี้", "There is no such question."))


class PollClosed(Refusal):
    """It has not begun, or is over."""

    code = "poll_closed"

    def __init__(self) -> None:
        super().__init__(
            t("คำถามนี้ปิดรับคำตอบแล้ว ดูผลได้", "This question no longer takes answers. You can see the result.")
        )


class AlreadyVoted(Refusal):
    """This device, or this slip, has chosen."""

    code = "already_voted"

    def __init__(self) -> None:
        super().__init__(
            t(
                "อุปกรณ์หรือใบรหัสนี้ตอบไปแล้ว นับหนึ่งครั้ง ดูผลได้",
                "This device or slip has answered already and counts once. You can see the result.",
            )
        )


class ChoiceUnknown(Refusal):
    """No such answer to this question."""

    code = "choice_unknown"

    def __init__(self) -> None:
        super().__init__(t("กรุณาเลือกคำตอบหนึ่งข้อ", "Please choose one answer."))


class SlipUnknown(Refusal):
    """No slip has this code."""

    code = "slip_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบรหัสนี้ ดูในใบที่ได้รับแล้วกรอกอีกครั้ง",
                "This code is not known. Look at your slip and type it again.",
            )
        )


class PollUnsuitable(Refusal):
    """A poll without question or with fewer than two answers, or named as what it is not."""

    code = "poll_unsuitable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ตั้งคำถามและคำตอบอย่างน้อยสองข้อ และไม่ใช้คำว่าประชามติหรือเลือกตั้ง เพราะนี่คือการขอความเห็น",
                "Give a question and at least two answers, and do not call it a referendum or an election: "
                "it asks for advice.",
            )
        )


class OnlyInformation(Refusal):
    """Only requests for information have a public thread."""

    code = "thread_only_for_information"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เผยแพร่ได้เฉพาะคำขอข้อมูล เรื่องร้องเรียนไม่เผยแพร่รายเรื่อง",
                "Only requests for information are published; complaints are never shown one by one.",
            )
        )


class StillPersonal(Refusal):
    """The text still holds what looks like a citizen number, a telephone number or the name of who asked."""

    code = "thread_still_personal"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ยังมีชื่อผู้ขอ เลขประจำตัว หรือเบอร์โทรศัพท์อยู่ในข้อความ ขีดออกก่อนเผยแพร่",
                "The text still holds the name of who asked, a citizen number or a telephone number. Strike "
                "them out before publishing.",
            )
        )


class GroundMissing(Refusal):
    """Withholding says on what legal ground."""

    code = "ground_missing"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่เปิดเผยต้องบอกกฎหมายที่อ้าง เช่น มาตรา 15 (5) พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540",
                "Withholding needs its legal ground, such as section 15 (5) of the Official Information Act "
                "B.E. 2540.",
            )
        )
