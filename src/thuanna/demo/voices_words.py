"""What the invented people of the towns say: complaints, suggestions, questions, comments. Nobody real."""

from __future__ import annotations

from dataclasses import dataclass

from thuanna.kernel.language import Phrase, t


@dataclass(frozen=True, kw_only=True)
class Story:
    """Something told, and what became of it.

    :ivar days_ago: when it was told
    :ivar division: part of the name of the division it was given to; empty for nobody yet
    :ivar answer: what the office said; empty while an answer is owed
    :ivar outcome: how it was closed; empty while work goes on
    :ivar again: what was said when it was not resolved
    """

    kind: str
    words: str
    days_ago: int
    nature: str = "complaint"
    channel: str = "page"
    about: str = "work"
    place: str = ""
    name: str = ""
    division: str = ""
    answer: str = ""
    outcome: str = ""
    again: str = ""
    title: str = ""


STORIES = (
    Story(
        kind="light",
        words="ไฟทางหน้าศาลาดับมาสามคืนแล้ว เด็กกลับจากเรียนพิเศษเดินมืดมาก",
        days_ago=20,
        place="หน้าศาลาเอนกประสงค์ เสาที่สาม",
        division="ช่าง",
        answer="ช่างเปลี่ยนหลอดแล้วเมื่อวาน ถ้ายังดับแจ้งกลับได้ในหน้านี้",
        outcome="done",
    ),
    Story(
        kind="road",
        words="ถนนเข้าซอยเป็นหลุมกว้าง รถมอเตอร์ไซค์ล้มไปแล้วสองคัน",
        days_ago=9,
        place="ซอยข้างโรงสี",
        division="ช่าง",
        answer="ออกไปดูแล้ว จะลงยางมะตอยชั่วคราวในสัปดาห์นี้ และตั้งงบซ่อมทั้งเส้นปีหน้า",
    ),
    Story(
        kind="waste",
        words="รถขยะไม่เข้ามาสองรอบ ถังล้นจนหมาคุ้ย",
        days_ago=3,
        channel="phone",
        name="คุณตัวอย่าง ผู้แจ้ง",
        division="สาธารณสุข",
    ),
    Story(kind="nuisance", words="โรงงานเผาเศษไม้ตอนกลางคืน ควันเข้าบ้าน แสบตา", days_ago=1),
    Story(
        kind="drain",
        words="ท่อระบายน้ำตัน ฝนตกทีไรน้ำท่วมหน้าบ้านผู้สูงอายุ",
        days_ago=16,
        division="ช่าง",
        place="หลังวัด",
    ),
    Story(
        kind="animals",
        words="หมาจรจัดฝูงใหญ่ไล่กัดคนเดินผ่านตลาด",
        days_ago=25,
        channel="volunteer",
        division="สาธารณสุข",
        answer="ปศุสัตว์อำเภอจะมาฉีดวัคซีนและทำหมันวันอังคารหน้า",
        outcome="passed_on",
        again="มาแล้วครั้งหนึ่ง แต่ยังเหลือห้าตัวที่ดุที่สุด",
    ),
    Story(
        kind="welfare",
        words="แม่อายุครบ 70 ปีแล้ว เบี้ยยังชีพยังได้เท่าเดิม",
        days_ago=12,
        channel="counter",
        division="สวัสดิการ",
        answer="ตรวจแล้ว เบี้ยปรับตามปีงบประมาณ จะได้ 700 บาทตั้งแต่รอบเดือนตุลาคมปีหน้า แนบตารางอายุไว้ที่เคาน์เตอร์แล้ว",
        outcome="explained",
    ),
    Story(
        kind="service",
        words="เจ้าหน้าที่ที่ช่องสองพูดไม่ดีกับผู้สูงอายุที่มาต่อคิว",
        days_ago=5,
        about="staff",
    ),
    Story(
        kind="suggestion",
        nature="suggestion",
        words="อยากให้มีรถรับส่งผู้สูงอายุไปตรวจตาที่โรงพยาบาลเดือนละครั้ง",
        days_ago=14,
        division="สวัสดิการ",
        answer="นำเข้าประชาคมเดือนหน้าแล้ว เชิญมาเล่าด้วยกัน",
        outcome="explained",
    ),
    Story(
        kind="suggestion",
        nature="suggestion",
        words="ขอให้ประกาศวันเก็บขยะชิ้นใหญ่ในไลน์หมู่บ้านล่วงหน้า",
        days_ago=2,
    ),
    Story(
        kind="information",
        nature="information",
        title="สัญญาจ้างซ่อมถนนปีงบประมาณที่แล้ว",
        words="ขอสำเนาสัญญาจ้างซ่อมถนนทุกสายของปีงบประมาณที่แล้ว ส่งทางไปรษณีย์หรือให้มารับก็ได้ โทร 0800000000",
        days_ago=18,
        name="สมมุติ ผู้ขอ",
        division="ช่าง",
        answer="มีสามสัญญา ขอรับสำเนาที่กองช่างในเวลาราชการ บัญชีราคากลางติดไว้ที่หน้าประกาศด้วย",
        outcome="given",
    ),
    Story(
        kind="information",
        nature="information",
        title="รายชื่อผู้สมัครงานที่ไม่ผ่านการคัดเลือก",
        words="ขอรายชื่อและคะแนนของผู้สมัครงานตำแหน่งคนงานทั่วไปที่ไม่ผ่านการคัดเลือก",
        days_ago=21,
        division="ปลัด",
        answer="ให้จำนวนผู้สมัครและเกณฑ์คะแนนได้ ส่วนรายชื่อและคะแนนรายคนเป็นข้อมูลส่วนบุคคล เปิดไม่ได้",
        outcome="given_in_part",
    ),
    Story(
        kind="information",
        nature="information",
        words="ขอทราบค่าใช้จ่ายงานประเพณีปีนี้ แยกตามรายการ",
        days_ago=4,
    ),
)
GROUND = "มาตรา 15 (5) พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"
USUAL = (
    ("light", "ไฟทางดับ"),
    ("road", "ถนนเป็นหลุม"),
    ("waste", "ขยะตกค้าง"),
    ("drain", "ท่อตัน"),
    ("water", "น้ำไหลอ่อน"),
    ("light", "ไฟกะพริบ"),
    ("road", "ป้ายล้ม"),
    ("waste", "กิ่งไม้กองข้างทาง"),
)
"""What is told again and again, for the statistics."""
ABOUT_EXECUTIVE = "ผู้บริหารใช้รถหลวงไปงานส่วนตัวหลายครั้ง มีคนเห็นหลายคน"


@dataclass(frozen=True, kw_only=True)
class Said:
    """A comment on a page, and what became of it."""

    page: str
    words: str
    name: str = ""
    hidden: str = ""
    reply: str = ""
    waits: bool = False


COMMENTS = (
    Said(
        page="know/",
        words="ตัวเลขประชากรมีที่มาดีมาก อยากให้แยกเด็กเล็กด้วย จะได้ขอศูนย์เด็กได้ถูก",
        name="ครูเกษียณคนหนึ่ง",
        reply="ขอบคุณครับ จะเพิ่มตัวเลขเด็กต่ำกว่าหกปีในรอบเดือนหน้า จากทะเบียนราษฎร",
    ),
    Said(page="know/", words="อ่านบนมือถือง่าย แม่อายุ 72 กดตัวหนังสือใหญ่แล้วอ่านเองได้"),
    Said(page="check/", words="รหัสสมุดบัญชีจดไว้แล้ว เดือนหน้าจะมาเทียบ", name="ลุงหมู่สอง"),
    Said(page="check/", words="คนนั้นโกงแน่ๆ ชื่อก็รู้กันอยู่", hidden="person"),
    Said(page="", words="อยากให้มีปฏิทินวันหยุดของสำนักงานด้วย", waits=True),
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question, and how many chose each answer."""

    key: str
    form: str
    question: Phrase
    choices: tuple[Phrase, ...]
    votes: tuple[int, ...]
    days_ago: int


QUESTIONS = (
    Asked(
        key="market-day",
        form="topic",
        question=t(
            "ถนนคนเดินควรจัดวันไหน จึงจะมาได้สะดวก",
            "On which day should the walking street be, so that you can come?",
        ),
        choices=(
            t("เย็นวันศุกร์", "Friday evening"),
            t("เย็นวันเสาร์", "Saturday evening"),
            t("เช้าวันอาทิตย์", "Sunday morning"),
        ),
        votes=(4, 9, 5),
        days_ago=12,
    ),
    Asked(
        key="service",
        form="service",
        question=t("บริการที่ได้รับวันนี้เป็นอย่างไร", "How was the service you were given?"),
        choices=(
            t("ดีมาก", "Very good"),
            t("ดี", "Good"),
            t("พอใช้", "Fair"),
            t("ต้องปรับปรุง", "Needs mending"),
        ),
        votes=(4, 3, 1, 1),
        days_ago=30,
    ),
)
FOOT = (("know/", (6, 2, 1)), ("", (3, 1, 1)))
"""Answers to the question at the foot of pages, by page."""
