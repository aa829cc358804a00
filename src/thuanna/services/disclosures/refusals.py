"""What the sealed channel refuses, in words."""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal


class DoorShut(NotHere):
    """Nobody is named to read."""

    code = "disclosure_door_shut"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ช่องทางนี้ยังไม่เปิด เพราะยังไม่มีผู้อ่านครบสองคนและผู้อ่านสำรอง เรื่องด่วนโทร 191 หรือ 1300 เรื่องทุจริตโทร 1206",
                "This channel is not open: two readers and a deputy are not named yet. If it is urgent call "
                "191 or 1300; for corruption call 1206.",
            )
        )


class NobodyAbove(Refusal):
    """The readers left over are too few, and no office of the province takes it."""

    code = "disclosure_nobody_above"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เรื่องนี้ผู้อ่านของเทศบาลอ่านไม่ได้ และสำนักงานระดับจังหวัดยังไม่เปิดรับทางนี้ จึงยังไม่ได้เก็บอะไรไว้ "
                "กรุณาโทร 1206 (ป.ป.ท.) 1205 (ป.ป.ช.) หรือ 1567 (ศูนย์ดำรงธรรม) เรื่องความรุนแรงโทร 1300",
                "The town's readers must not read this, and the province's office does not take it here yet. "
                "Nothing was kept. Please call 1206 (PACC), 1205 (NACC) or 1567 (Damrongtham centre); for "
                "violence call 1300.",
            )
        )


class DisclosureUnknown(NotHere):
    """None of those this actor reads; nobody is told which."""

    code = "disclosure_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบเรื่องนี้ในเรื่องที่บัญชีนี้เป็นผู้อ่าน กรุณาเลือกจากรายการ",
                "This is not among what this account reads. Please choose from the list.",
            )
        )


class CodeWrong(Refusal):
    """No thread has this code."""

    code = "disclosure_code_wrong"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบเรื่องจากรหัสนี้ กรุณาดูรหัส 16 ตัวที่จดไว้แล้วพิมพ์อีกครั้ง เรื่องที่ปิดไปนานแล้วจะถูกลบพร้อมรหัส",
                "No thread has this code. Please look at the sixteen characters you wrote down and type them "
                "again. Threads closed long ago are deleted with their codes.",
            )
        )


class KindUnknown(Refusal):
    """Neither violence nor corruption."""

    code = "disclosure_kind_unknown"

    def __init__(self) -> None:
        super().__init__(t("กรุณาเลือกว่าเป็นเรื่องแบบใด", "Please say what kind of thing it is."))


class TooManyPictures(Refusal):
    """More pictures than are taken at once."""

    code = "disclosure_too_many_pictures"

    def __init__(self, most: int) -> None:
        super().__init__(
            t(
                "แนบรูปได้ครั้งละไม่เกิน {most} รูป ส่งเพิ่มในข้อความถัดไปได้",
                "At most {most} pictures at a time; more can be sent with the next message.",
                most=most,
            )
        )


class ReadersUnsuitable(Refusal):
    """Not three different people of the office who may read and administer nothing."""

    code = "disclosure_readers_unsuitable"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ผู้อ่านสองคนและผู้อ่านสำรองต้องเป็นคนละคน มีหน้าที่ในสำนักงานนี้วันนี้ และไม่เป็นผู้ดูแลระบบ กรุณาเลือกใหม่",
                "The two readers and the deputy must be three people who hold a post here today and are not "
                "administrators. Please choose again.",
            )
        )


class ReadersIncomplete(Refusal):
    """An office, or when messages are read, is missing."""

    code = "disclosure_readers_incomplete"

    def __init__(self) -> None:
        super().__init__(
            t(
                "กรุณากรอกตำแหน่งของผู้อ่านทั้งสามคน และบอกว่าอ่านข้อความวันใด",
                "Please give the office of each of the three, and on which days messages are read.",
            )
        )


class Overtaken(Refusal):
    """Something was said since the reader looked."""

    code = "disclosure_overtaken"

    def __init__(self) -> None:
        super().__init__(
            t(
                "มีข้อความใหม่ในเรื่องนี้หลังจากที่เปิดอ่าน จึงยังไม่ได้ส่ง กรุณาอ่านข้อความใหม่ก่อน",
                "Something new was written after this was opened, so nothing was sent. Please read it first.",
            )
        )


class ConsentMissing(Refusal):
    """The teller has not agreed."""

    code = "disclosure_consent_missing"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ผู้แจ้งยังไม่ได้ยินยอม กรุณาขออนุญาตก่อน ส่งต่อโดยไม่ยินยอมได้เฉพาะเมื่อเด็กอาจเป็นอันตราย",
                "The teller has not agreed. Please ask first. It may be passed on without that only where a "
                "child may be in danger.",
            )
        )


class NothingAsked(Refusal):
    """No question of consent is open."""

    code = "disclosure_nothing_asked"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่มีคำขออนุญาตที่รอคำตอบ กรุณาเปิดเรื่องด้วยรหัสอีกครั้ง",
                "No such question is open. Please open the thread with the code again.",
            )
        )


class OutcomeUnsuitable(Refusal):
    """Not a way in which a thread ends, or a ground on which it is passed on."""

    code = "disclosure_outcome_unsuitable"

    def __init__(self) -> None:
        super().__init__(t("กรุณาเลือกจากรายการ", "Please choose from the list."))


class AlreadyClosed(Refusal):
    """It is closed, and the teller has said nothing since."""

    code = "disclosure_closed"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เรื่องนี้ปิดแล้ว จะเปิดอีกเมื่อผู้แจ้งเขียนมา",
                "This is closed. It opens again when the teller writes.",
            )
        )


class NobodyStandsIn(Refusal):
    """No named reader is left who could take the place."""

    code = "disclosure_nobody_stands_in"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่มีผู้อ่านหรือผู้อ่านสำรองคนอื่นที่รับเรื่องนี้ได้ กรุณาให้สำนักงานแต่งตั้งผู้อ่านเพิ่มก่อน",
                "No other named reader or deputy can take this on. Please have one more named first.",
            )
        )
