"""The promise: a treasurer keeps the month on a telephone, without the words debit and credit, never alone.

Three people log in: who prepares a payment, who approves it, who pays it. The village's first month was kept
the same way and is closed; this is the second.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE
from .test_first_day import take_contribution

pytestmark = [pytest.mark.journey, pytest.mark.enable_socket]
LogIn = Callable[..., Page]
BANK = "/staff/books/bank/1200/"


def press(page: Page, name: str) -> None:
    """Press the button, or the link that looks like one, with exactly this name."""
    main = page.locator("main")
    main.get_by_role("button", name=name, exact=True).or_(
        main.get_by_role("link", name=name, exact=True)
    ).last.click()


def choose(page: Page, words: str) -> None:
    """Choose the answer that has these words."""
    page.locator("main label", has_text=words).first.click()


def receive(treasurer: Page) -> None:
    treasurer.goto("/staff/funds/members/")
    number = re.search(r"\b\d\d-\d{5}\b", treasurer.locator("main").inner_text())
    assert number, "the village has members"
    take_contribution(treasurer, number[0], "30")
    press(treasurer, "บันทึกและออกใบเสร็จรับเงิน")
    expect(treasurer.locator("h1")).to_contain_text(re.compile(r"RC-\d{4}-\d{6}"))


def confirm_cash(treasurer: Page) -> None:
    treasurer.goto("/staff/cash/handovers/")
    treasurer.locator("main a[href$='/']", has_text="พ.ย.").or_(
        treasurer.locator("main table a[href*='/handovers/']")
    ).first.click()
    press(treasurer, "ได้รับครบตามจำนวนนี้")
    expect(treasurer.locator("main")).to_contain_text("ผู้รับยืนยันแล้ว")


def deposit(treasurer: Page, baht: str) -> None:
    treasurer.goto("/staff/cash/record/deposit/")
    choose(treasurer, "เหรัญญิก")
    treasurer.fill("#id_amount", baht)
    press(treasurer, "ตรวจก่อนบันทึก")
    expect(treasurer.locator("main")).to_contain_text("ห้าร้อยบาทถ้วน")
    press(treasurer, "บันทึก")
    expect(treasurer.locator("h1")).to_have_text("นำฝากธนาคาร")


def prepare(secretary: Page) -> str:
    """Give the address of the payment that now waits."""
    secretary.goto("/staff/cash/pay/expense/")
    choose(secretary, "ค่าเดินทาง")
    choose(secretary, "โอนจากบัญชีธนาคาร")
    secretary.fill("#id_payee", "นายขนส่ง ตัวอย่าง")
    secretary.fill("#id_what_for", "ค่ารถไปประชุมเครือข่าย")
    secretary.fill("#id_amount", "800")
    press(secretary, "ตรวจก่อนบันทึก")
    expect(secretary.locator("main")).to_contain_text("ต้องมีผู้อนุมัติก่อนจ่าย")
    press(secretary, "ส่งให้คนต่อไป")
    expect(secretary.locator("main")).to_contain_text("รออนุมัติ")
    return secretary.url


def import_statement(treasurer: Page) -> None:
    """The bank's file has the deposit and the transfer of today."""
    treasurer.goto(BANK)
    figures = treasurer.locator("main").inner_text()
    in_book = round(float(re.search(r"([\d,]+\.\d\d)", figures)[1].replace(",", "")) * 100)
    day = treasurer.evaluate(
        "new Intl.DateTimeFormat('en-GB', {timeZone: 'Asia/Bangkok'}).format(new Date())"
    )
    day = f"{day[:6]}{int(day[6:]) + 543}"

    def baht(satang: int) -> str:
        return f"{satang // 100}.{satang % 100:02}"

    rows = [
        "วันที่,รายการ,ถอน,ฝาก,คงเหลือ",
        f"{day},ฝากเงินสด,,500.00,{baht(in_book + 80_000)}",
        f"{day},โอนเงิน,800.00,,{baht(in_book)}",
    ]
    content = "\n".join(rows).encode("utf-8-sig")
    treasurer.goto(f"{BANK}import/")
    treasurer.set_input_files(
        "input[type=file]", {"name": "statement.csv", "mimeType": "text/csv", "buffer": content}
    )
    press(treasurer, "อ่านไฟล์")
    press(treasurer, "นำเข้า 2 รายการ")
    press(treasurer, "ยืนยันคู่ที่แน่นอนทั้งหมด")
    expect(treasurer.locator("main")).to_contain_text("จับคู่แล้ว 2 คู่")


def test_a_month_of_the_treasurer(log_in: LogIn) -> None:
    treasurer = log_in("treasurer", viewport=PHONE)
    receive(treasurer)
    confirm_cash(treasurer)
    deposit(treasurer, "500")

    waiting = prepare(log_in("secretary", viewport=PHONE))
    chair = log_in("chair", viewport=PHONE)
    chair.goto(waiting)
    press(chair, "อนุมัติให้จ่าย")
    expect(chair.locator("main")).to_contain_text("พร้อมจ่าย")
    treasurer.goto(waiting)
    press(treasurer, "จ่ายเงิน")
    press(treasurer, "จ่ายและออกใบสำคัญจ่าย")
    expect(treasurer.locator("h1")).to_contain_text(re.compile(r"PV-\d{4}-\d{6}"))

    import_statement(treasurer)

    treasurer.goto("/staff/books/closing/")
    expect(treasurer.locator("main")).to_contain_text("เดือนตุลาคม")
    treasurer.locator("main a[href*='/closing/']", has_text="เดือน").first.click()
    expect(treasurer.locator("main")).to_contain_text("สมุดบัญชีผ่านการพิสูจน์")
    said = treasurer.locator("main").inner_text()
    assert "เดบิต" not in said
    assert "เครดิต" not in said
