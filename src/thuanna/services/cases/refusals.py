"""What the work of helping refuses, in words: what is wrong, what to do, and whom to call meanwhile."""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal


class CaseUnknown(NotHere):
    """No such case among those the actor may open; nobody is told which."""

    code = "case_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบคำขอนี้ในรายการที่บัญชีนี้เปิดได้ กรุณาเลือกจากรายการ",
                "This request is not among those this account may open. Please choose from the list.",
            )
        )


class CodeWrong(Refusal):
    """No case has this number with this code."""

    code = "case_code_wrong"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เลขที่หรือรหัสไม่ตรงกับคำขอใด ดูในใบรับแล้วกรอกอีกครั้ง ถ้าทำรหัสหาย ติดต่อสำนักงานหรือส่งคำขอใหม่ได้",
                "No request has this number with this code. Look at your slip and type both again. If the "
                "code is lost, contact the office or ask anew.",
            )
        )


class NobodyReceives(Refusal):
    """The office has not named a receiver and a deputy: nothing is taken in that nobody would read."""

    code = "nobody_receives"

    def __init__(self) -> None:
        super().__init__(
            t(
                "สำนักงานยังไม่ได้ตั้งผู้รับคำขอและผู้แทน จึงยังรับทางนี้ไม่ได้ และยังไม่ได้เก็บสิ่งที่กรอก "
                "กรุณาโทรหาสำนักงาน หรือโทร 1300 ได้ตลอด 24 ชั่วโมง",
                "The office has not yet named who receives requests and who stands in, so none can be taken "
                "here and nothing was kept. Please call the office, or 1300 at any hour.",
            )
        )


class NobodyLeft(Refusal):
    """Whoever asks kept all receivers out."""

    code = "nobody_left"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ถ้าไม่ให้ผู้รับคนใดอ่านเลย จะไม่มีใครช่วยได้ กรุณาเหลือไว้อย่างน้อยหนึ่งคน หรือโทร 1300 แทน",
                "If none of them may read it, nobody can help. Please leave one, or call 1300 instead.",
            )
        )


class ChoiceUnknown(Refusal):
    """A code that is in no list."""

    code = "choice_unknown"

    def __init__(self) -> None:
        super().__init__(t("ตัวเลือกนี้ไม่มีในรายการ กรุณาเลือกใหม่", "This is not in the list. Please choose again."))


class ReceiverUnsuitable(Refusal):
    """Nobody of this office, without the role, or named already."""

    code = "receiver_unsuitable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "คนนี้เป็นผู้รับคำขอไม่ได้ ต้องเป็นเจ้าหน้าที่ หัวหน้ากอง หรือปลัดของที่นี่ และยังไม่ได้รับการตั้งไว้",
                "This person cannot receive requests: it must be an officer, head or clerk of this office "
                "who is not named already.",
            )
        )


class HelperUnsuitable(Refusal):
    """Nobody of this office, without the right, kept out of the case, or on it already."""

    code = "helper_unsuitable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ให้คนนี้ร่วมดูแลไม่ได้ อาจไม่มีหน้าที่นี้ ถูกกันไว้จากคำขอนี้ หรืออยู่ในทีมแล้ว กรุณาเลือกคนอื่น",
                "This person cannot be put on the case: without that duty, kept out of it, or on it already. "
                "Please choose somebody else.",
            )
        )


class HandlerStays(Refusal):
    """Whoever is responsible is not taken off before somebody else is."""

    code = "handler_stays"

    def __init__(self) -> None:
        super().__init__(
            t(
                "คนนี้เป็นผู้รับผิดชอบอยู่ กรุณามอบให้คนอื่นก่อน แล้วจึงนำออกจากทีม",
                "This person is responsible now. Hand the case to somebody else first.",
            )
        )


class AlreadyTaken(Refusal):
    """Somebody else took it on meanwhile."""

    code = "already_taken"

    def __init__(self, name: str) -> None:
        super().__init__(
            t(
                "{name} รับดูแลคำขอนี้ไปแล้ว ถ้าตกลงกันให้เปลี่ยนคน กด “มอบให้ผู้อื่น”",
                "{name} has taken this on already. If you agreed otherwise, use “Hand to somebody”.",
                name=name,
            )
        )


class ChangedMeanwhile(Refusal):
    """Somebody added to the case after this page was opened."""

    code = "changed_meanwhile"

    def __init__(self) -> None:
        super().__init__(
            t(
                "มีคนบันทึกในคำขอนี้หลังจากที่เปิดหน้านี้ กรุณาอ่านสิ่งที่เพิ่มมา แล้วกดอีกครั้ง",
                "Somebody added to this case after you opened the page. Please read it, then press again.",
            )
        )


class NotYetJudged(Refusal):
    """Nothing is decided before somebody said how urgent it is."""

    code = "not_yet_judged"

    def __init__(self) -> None:
        super().__init__(
            t(
                "กรุณาประเมินความเร่งด่วนก่อน เพื่อให้รู้ว่าต้องถึงตัวภายในวันใด",
                "Please judge the urgency first, so that it is known by when the person must be reached.",
            )
        )


class AlreadyClosed(Refusal):
    """The case has ended."""

    code = "case_closed"

    def __init__(self) -> None:
        super().__init__(
            t(
                "คำขอนี้จบแล้ว ผู้ขอเปิดใหม่ได้ด้วยรหัส หรือโทรมาให้เจ้าหน้าที่เปิดให้",
                "This case is closed. The person can open it again with the code, or by calling the office.",
            )
        )


class NotClosed(Refusal):
    """It cannot be opened again while it is open."""

    code = "case_not_closed"

    def __init__(self) -> None:
        super().__init__(
            t("คำขอนี้ยังเปิดอยู่ ส่งข้อความได้เลย", "This case is still open. You can simply send a message.")
        )


class NothingPlanned(Refusal):
    """No such visit, referral or follow-up is open; somebody settled it, or it is another case's."""

    code = "nothing_planned"

    def __init__(self) -> None:
        super().__init__(
            t(
                "นัดหรือการส่งต่อนี้มีคนบันทึกผลแล้ว กรุณาดูลำดับเหตุการณ์",
                "The outcome of this was written down already. Please see what happened when.",
            )
        )


class DayUnsuitable(Refusal):
    """A plan in the past, or a deed in the future."""

    code = "day_unsuitable"

    def __init__(self, is_plan: bool) -> None:
        super().__init__(
            t("วันนัดต้องเป็นวันนี้หรือหลังจากนี้", "The day planned must be today or later.")
            if is_plan
            else t("วันที่ทำต้องไม่เกินวันนี้", "The day it was done must not lie ahead.")
        )


class WordsErased(Refusal):
    """The keeping time is over: there is nothing left to read or to open again."""

    code = "words_erased"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ถ้อยคำของคำขอนี้ลบแล้วตามกำหนดเก็บ ถ้ายังต้องการความช่วยเหลือ กรุณาส่งคำขอใหม่",
                "Its words were removed when their time was over. If help is needed, please ask anew.",
            )
        )
