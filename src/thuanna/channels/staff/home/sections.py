"""The sections of the staff channel: which an actor may open, and which this page belongs to.

A section stands here when its page exists. Each names the permission of its first page.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase, t


@dataclass(frozen=True)
class Section:
    """One door of the staff menu.

    :ivar route: the name of its first page
    :ivar also: one line under the name on the first page
    """

    route: str
    permission: str
    label: Phrase
    also: Phrase


@dataclass(frozen=True)
class Shown:
    """A section as the menu shows it."""

    url: str
    label: Phrase
    also: Phrase
    current: bool


SECTIONS: tuple[Section, ...] = (
    Section(
        "staff:funds",
        "funds.member.view",
        t("กองทุนและสมาชิก", "Fund and members"),
        t("ทะเบียนสมาชิก นำเข้าไฟล์ รับสมัคร", "The register of members, imports, applications"),
    ),
    Section(
        "staff:claims",
        "claims.view",
        t("คำขอรับสวัสดิการ", "Claims"),
        t("รับคำขอ รับรอง พิจารณา แจ้งผล", "Take, certify and decide claims; letters"),
    ),
    Section(
        "staff:regulations",
        "regulations.view",
        t("ระเบียบกองทุน", "Regulation"),
        t("ข้อที่ใช้อยู่ ร่าง และประกาศใช้", "What is in force, drafts, adopting"),
    ),
    Section(
        "staff:people",
        "people.person.view",
        t("ทะเบียนบุคคล", "People"),
        t("ค้นหาคนและครัวเรือน", "Find people and households"),
    ),
    Section(
        "staff:payments",
        "payments.receipt.view",
        t("เงินสมทบและใบเสร็จ", "Contributions and receipts"),
        t("รับเงิน ออกใบเสร็จ ดูใบเสร็จที่ออกแล้ว", "Take money, issue receipts, find receipts"),
    ),
    Section(
        "staff:collecting",
        "payments.receipt.issue",
        t("เก็บเงินสมทบ", "Collecting"),
        t("ใบเก็บเงินของหมู่บ้าน รับเงินทั้งบ้าน สมุดประจำตัว", "Village sheets, whole households, passbooks"),
    ),
    Section(
        "staff:cash",
        "payments.cash.view",
        t("เงินสดและการจ่ายเงิน", "Cash and payments"),
        t("ส่งมอบ นำฝาก ตรวจนับ อนุมัติ จ่าย", "Hand over, deposit, count, approve, pay"),
    ),
    Section(
        "staff:books",
        "ledger.view",
        t("สมุดบัญชี", "The book"),
        t("สมุดเงินสด ธนาคาร งบ ปิดเดือน", "Cash book, bank, statements, closing the month"),
    ),
    Section(
        "staff:site",
        "site.page.view",
        t("หน้าเว็บ", "The site"),
        t("ประกาศ แผน ข้อมูลทั่วไป ไฟล์ และการเปิดเผย", "Announcements, plans, facts, files and openness"),
    ),
    Section(
        "staff:publications",
        "publications.publish",
        t("หน้าสาธารณะ", "Public page"),
        t("เผยแพร่ตัวเลขล่าสุดให้ชุมชนตรวจ", "Publish the latest figures for the community to check"),
    ),
    Section(
        "staff:planning",
        "planning.view",
        t("จากเวทีถึงผล", "From forum to result"),
        t("เวที ความต้องการ โครงการ กิจกรรม ผล", "Forums, needs, projects, activities, results"),
    ),
    Section(
        "staff:programmes",
        "programmes.view",
        t("งานต่อเนื่อง", "Programmes"),
        t("งานหลายปีของคนกลุ่มเดิม และเป้าตำบลต้นแบบ", "Cohorts over years; the model tambon's aims"),
    ),
    Section(
        "staff:exchange",
        "exchange.view",
        t("ซองปิดผนึก", "Sealed packets"),
        t("ส่งและรับงานกับหน่วยงานอื่น", "What goes to other offices and comes from them"),
    ),
    Section(
        "staff:proposals",
        "grants.consider",
        t("ข้อเสนอของกองทุน", "Proposals of funds"),
        t("ดูหลักฐาน รับรอง หรือส่งกลับ", "See the evidence, certify, or send back"),
    ),
    Section(
        "staff:grants",
        "grants.view",
        t("เกณฑ์ขอรับการสนับสนุน", "Criteria for support"),
        t("ครบหรือยัง ขาดอะไร ใครขอรับสมทบได้", "What is complete, what is missing, who can be matched"),
    ),
    Section(
        "staff:meetings",
        "meetings.view",
        t("การประชุมและมติ", "Meetings and resolutions"),
        t("นัดประชุม รายงาน มติที่เรื่องอื่นอ้างได้", "Calls, minutes, resolutions that others cite"),
    ),
    Section(
        "staff:cases",
        "cases.work",
        t("คำขอความช่วยเหลือ", "Requests for help"),
        t("รับคำขอ ประเมิน ช่วย เยี่ยมบ้าน ส่งต่อ ติดตาม", "Take, judge, help, visit, refer, follow up"),
    ),
    Section(
        "staff:matters",
        "participation.matter.view",
        t("เสียงประชาชน", "What people tell us"),
        t("เรื่องร้องเรียน ข้อเสนอ คำขอข้อมูล ความเห็น", "Complaints, suggestions, requests, comments"),
    ),
    Section(
        "staff:matter_take",
        "participation.matter.take",
        t("รับเรื่องแทนผู้แจ้ง", "Take a matter down"),
        t("จดเรื่องที่ชาวบ้านฝากบอก ออกเลขที่และรหัส", "Write down what people say; make the slip"),
    ),
    Section(
        "staff:sealed",
        "disclosures.read",
        t("เรื่องปกปิดชื่อ", "Sealed threads"),
        t("อ่านและตอบ เฉพาะผู้อ่านที่แต่งตั้ง", "Read and answered by the named readers alone"),
    ),
    Section(
        "staff:guides",
        "guides.guide.edit",
        t("คู่มือและแบบคำขอ", "Guides and requests"),
        t("คู่มือบริการ แบบที่รับไว้ ปฏิทินประชาชน", "Guides, received forms, the citizens' calendar"),
    ),
    Section(
        "staff:leaders",
        "leaders.view",
        t("ผู้นำและเครือข่าย", "Leaders and networks"),
        t("ในแต่ละหมู่บ้านโทรหาใครได้", "Whom to call in each village"),
    ),
    Section(
        "staff:organisations",
        "organisations.view",
        t("หน่วยงานและภาคี", "Organisations"),
        t("กอง ชุมชน ภาคี และผู้ดำรงตำแหน่ง", "Divisions, communities, partners and who holds which post"),
    ),
    Section(
        "staff:communities",
        "places.view",
        t("หมู่บ้านและชุมชน", "Villages and communities"),
        t("พื้นที่ที่ดูแล และรายชื่อชุมชน", "The area and its communities"),
    ),
    Section(
        "staff:profile",
        "organisations.view",
        t("ข้อมูลพื้นที่", "The locality in figures"),
        t("ตัวเลขพร้อมวันที่และที่มา", "Figures with their dates and sources"),
    ),
    Section(
        "staff:members",
        "accounts.member.view",
        t("ผู้ใช้และสิทธิ", "People and rights"),
        t("ใครเข้ามาทำงานได้ เชิญคนใหม่ สิ้นสุดหน้าที่", "Who may work here; invite somebody; end a role"),
    ),
    Section(
        "staff:operations",
        "operations.view",
        t("ระบบโดยรวม", "The installation"),
        t("สุขภาพของระบบ งานเบื้องหลัง สำรองข้อมูล", "Health, work in the background, backups"),
    ),
    Section(
        "staff:audit",
        "audit.view",
        t("บันทึกการทำงาน", "Audit trail"),
        t("ใครทำอะไร เมื่อไร เพื่อตรวจสอบ", "Who did what and when, for inspection"),
    ),
)


def sections_for(actor: Actor, *, path: str) -> list[Shown]:
    """The sections this actor may open, in the order of the menu."""
    shown = []
    for section in SECTIONS:
        url = reverse(section.route)
        if actor.may(section.permission):
            shown.append(Shown(url, section.label, section.also, path.startswith(url)))
    return shown
