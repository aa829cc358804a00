"""A year in the invented subdistrict, told through all six steps: from the forum's sheet to the comment."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import judges
from .conftest import PHONE, Served

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
Visit = Callable[..., Page]
LogIn = Callable[..., Page]
TOWN = "/t/noenkhram/"
SHEET = (
    ("อยากมีรถไปฟอกไต", "older", "health"),
    ("ลานหน้าวัดไม่มีไฟ", "everybody", "housing"),
    ("อยากเรียนทำขนมขาย", "low_income", "income"),
    ("เด็กไม่มีที่อ่านหนังสือ", "children_youth", "education"),
    ("คนพิการอยากทำบัตรใกล้บ้าน", "disability", "social_services"),
    ("อยากรู้เรื่องมรดก", "families", "justice"),
    ("อยากมีดนตรีวันอาทิตย์", "everybody", "recreation"),
)


def type_day(page: Page, name: str, day: datetime.date) -> None:
    page.locator(f"[name={name}_day]").fill(str(day.day))
    page.locator(f"[name={name}_month]").fill(str(day.month))
    page.locator(f"[name={name}_year]").fill(str(day.year + 543))


def press(page: Page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words, exact=True).click()


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f"[name={name}][value={value}]").check(force=True)  # the whole line is the target


def type_the_sheet(page: Page, today: datetime.date) -> None:
    """Step 1: the forum, its seven needs typed once."""
    page.goto("/staff/planning/forums/add/")
    page.locator("[name=title]").fill("เวทีประชาคมปลายปี")
    page.locator("[name=place]").fill("ศาลาวัด")
    type_day(page, "held_on", today - datetime.timedelta(days=3))
    page.locator("[name=photo]").set_input_files(
        files=[{"name": "sheet.jpg", "mimeType": "image/jpeg", "buffer": small_picture()}]
    )
    for n, (words, group, dimension) in enumerate(SHEET, 1):
        page.locator(f"[name=words_{n}]").fill(words)
        page.locator(f"[name=group_{n}]").select_option(group)
        tick(page, f"dimensions_{n}", dimension)
        page.locator(f"[name=help_form_{n}]").select_option("assistance")
    page.locator("[name=older_female]").fill("26")
    page.locator("[name=older_male]").fill("18")
    press(page, "บันทึกเวที")


def small_picture() -> bytes:
    """One grey pixel."""
    return bytes.fromhex(
        "ffd8ffe000104a46494600010100000100010000ffdb004300030202020202030202020303030304060404040404080606"
        "050609080a0a090809090a0c0f0c0a0b0e0b09090d110d0e0f101011100a0c12131210130f101010ffc9000b0800010001"
        "01011100ffcc000600101005ffda0008010100003f00d2cf20ffd9"
    )


def find_the_group(page: Page, today: datetime.date) -> None:
    """Step 2: all sides together say whom it is for and how many they are."""
    page.goto("/staff/planning/targets/add/")
    page.locator("[name=group]").select_option("at_risk")
    page.locator("[name=people]").fill("37")
    type_day(page, "as_of", today)
    page.locator("[name=source]").fill("ประชุมร่วม อสม. ประธานชุมชน และโรงเรียน")
    press(page, "บันทึกจำนวน")


def propose(page: Page, words: str, owner: str, group_words: str, budget: str) -> str:
    """Step 3: a project for a need, led by a partner, approved and begun by the head. Gives its address."""
    page.goto("/staff/planning/needs/")
    page.get_by_role("link", name=words).first.click()
    page.get_by_role("link", name="เสนอโครงการจากเรื่องนี้").click()
    page.locator("[name=title]").fill(f"โครงการ{group_words}")
    page.locator("[name=problem]").fill(words)
    page.locator("[name=objective]").fill("ได้ไปตามนัดทุกคน")
    page.locator("[name=money_from]").fill("เทศบัญญัติงบประมาณ งานสังคมสงเคราะห์")
    page.locator("[name=budget]").fill(budget)
    option = page.locator("[name=owner] option", has_text=owner).first.get_attribute("value")
    page.locator("[name=owner]").select_option(option)
    page.locator("[name=indicator]").fill("คนที่ได้ไปตามนัด")
    page.locator("[name=unit]").fill("คน")
    page.locator("[name=baseline]").fill("0")
    page.locator("[name=target]").fill("20")
    press(page, "เสนอโครงการ")
    return page.url


def decide(page: Page, project: str, *kinds: str) -> None:
    for kind in kinds:
        page.goto(f"{project}decide/")
        tick(page, "kind", kind)
        page.locator("[name=decided_by]").fill("สภาเทศบาล")
        press(page, "บันทึก")


def plan_saturday(page: Page, project: str, day: datetime.date) -> str:
    """Step 4: an activity that says how people get there, with a van. Gives its address."""
    page.goto(f"{project}activities/add/")
    page.locator("[name=title]").fill("วันเสาร์ไปฟอกไต")
    type_day(page, "day", day)
    page.locator("[name=why_then]").fill("ลูกหลานหยุดงาน ช่วยพาขึ้นรถได้")
    page.locator("[name=place]").fill("โรงพยาบาลอำเภอ")
    tick(page, "travel", "fetched")
    page.locator("[name=travel_words]").fill("รถตู้ออก 7.30 น. จากศาลาทุกหมู่บ้าน")
    press(page, "บันทึกกิจกรรม")
    activity = page.url
    press(page, "ประกาศกิจกรรม")
    page.goto(f"{activity}ride/")
    page.locator("[name=vehicle]").fill("รถตู้เทศบาล")
    page.locator("[name=driver]").fill("นายสมพร ตัวอย่าง")
    page.locator("[name=phone]").fill("0810000100")
    page.locator("[name=seats]").fill("10")
    page.locator("[name=stops]").fill("7.30 น. ศาลาหมู่ 1")
    press(page, "เพิ่มรถ")
    return activity


def press_slowly(page: Page, words: str) -> None:
    """No sooner than a person would, counted from when the form came: what is sent at once is refused."""
    came = page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd")
    while page.evaluate("performance.now()") < came + 2_200:
        continue
    page.get_by_role("button", name=words, exact=True).click()


def sign_a_child_up(visit: Visit) -> None:
    """Without an account and without JavaScript; a code is given once."""
    family = visit(f"{TOWN}act/", viewport=PHONE, java_script_enabled=False)
    family.get_by_role("link", name=re.compile("วันเสาร์เล่นด้วยกัน")).first.click()
    family.locator("[name=name]").fill("เด็กหญิงดาว ตัวอย่าง")
    family.locator("[name=phone]").fill("0812345678")
    press_slowly(family, "สมัครและรับรหัส")
    code = family.locator("#code").inner_text()
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", code)


def ask_for_help(citizen: Page, address: str) -> None:
    """Step 5: whoever reads it and is in need is one press away from help, with the numbers to call first."""
    citizen.goto(address)
    citizen.locator("main").get_by_role("link", name="ขอความช่วยเหลือ", exact=True).click()
    for number in ("191", "1300", "1669"):
        expect(citizen.locator("main")).to_contain_text(number)


def hand_on(officer: Page, project: str) -> None:
    """Step 6: what worked and what was hard, sealed for any town that wants to follow."""
    officer.goto(f"{project}pattern/")
    officer.locator("[name=lessons]").fill("ตั้งเวลารถให้ตรงกับคลินิก")
    officer.locator("[name=nobody]").check(force=True)  # the whole line is the target
    press(officer, "ทำซองต้นแบบ")
    expect(officer.locator("main")).to_contain_text("ดาวน์โหลดซอง")


def comment(citizen: Page, address: str) -> None:
    """From the page itself; it waits until somebody has looked at it."""
    citizen.goto(address)
    citizen.get_by_role("link", name="แสดงความเห็นต่อหน้านี้").click()
    citizen.get_by_role("link", name="แสดงความเห็น", exact=True).click()
    citizen.get_by_label("ความเห็น", exact=True).fill("ดีมาก อยากให้มีวันพุธด้วย")
    numbers = re.findall(r"\d+", citizen.locator("label", has_text="บวก").inner_text())
    citizen.locator("[name=sum]").fill(str(sum(map(int, numbers))))
    press_slowly(citizen, "ส่งความเห็น")
    expect(citizen.locator("h1")).to_contain_text("ได้รับแล้ว")


@pytest.fixture
def today(visit: Visit) -> datetime.date:
    """The day of the server, which is this machine's."""
    return datetime.datetime.now(tz=datetime.timezone(datetime.timedelta(hours=7))).date()


def test_one_need_is_followed_from_the_sheet_to_the_comment(
    log_in: LogIn, visit: Visit, site: Served, today: datetime.date
) -> None:
    officer = log_in("head")
    type_the_sheet(officer, today)
    expect(officer.locator("main")).to_contain_text("อยากมีดนตรีวันอาทิตย์")
    find_the_group(officer, today)

    van = propose(officer, "อยากมีรถไปฟอกไต", "วัด", "รถไปฟอกไต", "๓๖,๐๐๐")
    propose(officer, "อยากเรียนทำขนมขาย", "โรงเรียน", "ขนมขายได้", "12,000")
    decide(officer, van, "approved", "begun")
    activity = plan_saturday(officer, van, today)

    sign_a_child_up(visit)
    listed = officer.request.get(f"{activity}list.pdf")
    assert listed.body().startswith(b"%PDF")
    officer.goto(f"{activity}attendance/")
    first = officer.locator("[name^=came_][name$=_older_female]").first
    first.fill("14")
    officer.locator("[name=neighbours_older]").fill("11")
    press(officer, "บันทึกผู้มาร่วม")
    officer.goto(f"{van}spend/")
    officer.locator("[name=amount]").fill("3,000")
    officer.locator("[name=voucher]").fill("ฎ.777/2570")
    officer.locator("[name=kind]").select_option("vehicles")
    officer.locator("[name=words]").fill("ค่าน้ำมัน")
    press(officer, "บันทึกในทะเบียนคุม")

    officer.goto(f"{van}result/")
    officer.locator("[name=story]").fill("รับไปฟอกไตครบทุกคนที่ขอ")
    officer.locator("[name=next_year]").fill("ทำต่อทุกเสาร์")
    press(officer, "บันทึกผลโครงการ")
    expect(officer.locator("main")).to_contain_text("ต้องปิดประกาศภายใน 15 วัน เหลือ 15 วัน")
    links = {
        name: officer.locator("main").get_by_role("link", name=name).get_attribute("href") for name in OUTPUTS
    }
    assert None not in links.values()
    assert officer.request.get(str(links["แบบติดตามและประเมินผล (PDF)"])).body().startswith(b"%PDF")

    citizen = visit(TOWN, viewport=PHONE, java_script_enabled=False)
    shown(citizen, site, str(links["ใบประกาศ A4"]), "รับไปฟอกไตครบทุกคนที่ขอ")
    address = citizen.locator(".posted").inner_text()
    scanned = re.search(r"/t/\S+", address)
    assert scanned is not None
    citizen.goto(scanned[0])
    story = citizen.locator("main").inner_text()
    steps = ("อยากมีรถไปฟอกไต", "36,000.00", "25 เที่ยวคน", "รับไปฟอกไต", "ผู้ติดตามภาคประชาชนว่าอย่างไร")
    for words in steps:
        assert words in story, words
    sentence = r"เวที [^→]*อยากมีรถไปฟอกไต → อนุมัติ 36,000.00 บาท → ทำแล้ว 1 ครั้ง → 25 เที่ยวคน"
    assert re.search(sentence, story)
    assert judges.axe(visit(scanned[0], viewport=PHONE)) == []
    shown(citizen, site, str(links["บรรทัดในรายงานของปี"]), "โครงการรถไปฟอกไต")

    comment(citizen, scanned[0])
    ask_for_help(citizen, scanned[0])

    decide(officer, van, "finished")
    hand_on(officer, van)


OUTPUTS = (
    "แบบติดตามและประเมินผล (PDF)",
    "หน้าสาธารณะ",
    "ใบประกาศ A4",
    "บรรทัดในรายงานของปี",
    "ข้อมูลเปิด",
)


def shown(page: Page, site: Served, address: str, words: str) -> None:
    """Open a page until it says the words; a town's news is delivered in order, behind all it told before."""
    for n in itertools.count():  # each time by another address: browsers keep a page for a minute
        is_coming = site.has_news_to_deliver()
        answer = page.goto(f"{address}{'&' if '?' in address else '?'}n={n}")
        if answer is not None and answer.ok and words in page.content():
            return
        assert is_coming, f"{address} does not say {words}"
        page.wait_for_timeout(250)


def test_the_citys_words_stand_with_something_behind_them(visit: Visit) -> None:
    page = visit(f"{TOWN}check/")
    for words in ("สัญญากับสิ่งที่ได้", "เงินโครงการไปไหน", "ใครได้อะไร ด้านไหนยังขาด"):
        expect(page.locator("main")).to_contain_text(words)
    page.get_by_role("link", name="ใครได้อะไร ด้านไหนยังขาด").click()
    expect(page.locator("table").first).to_contain_text("กลุ่ม")
    page.goto(f"{TOWN}plan/")
    for words in ("ภารกิจถ่ายโอน", "Safety", "แผนพัฒนาท้องถิ่น", "ผู้สูงอายุ"):
        expect(page.locator("main")).to_contain_text(words)


@pytest.mark.parametrize(
    "path",
    ["matrix/", "report/", "project-money/", "plan/", "needs/", "projects/", "act/", "act/mine/", "forums/"],
)
def test_axe_finds_nothing_and_nothing_sticks_out_on_a_phone(visit: Visit, path: str) -> None:
    page = visit(f"{TOWN}{path}", viewport=PHONE)

    assert judges.axe(page) == []
