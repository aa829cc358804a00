"""Takes the pictures in docs/images from a running demonstration: ``python tools/pictures.py [ADDRESS]``.

Each page is taken as it first appears, at the width of a desk and of a phone; a picture too heavy for a
weak line is a failure.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from thuanna.demo.password import PASSWORD

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
HEAVIEST = 150_000
WIDTHS = {1280: 860, 360: 760}


@dataclass(frozen=True)
class Picture:
    """A page, who looks at it, and which link or row to follow from there."""

    name: str
    path: str
    who: str = ""
    follow: str = ""


PICTURES = (
    Picture("fund", "/f/noenkhram-fund/"),
    Picture("city", "/t/khunthong/know/"),
    Picture("home", "/staff/", "secretary"),
    Picture("import", "/staff/funds/imports/", "secretary", "main table tbody a"),
    Picture("receipt", "/staff/money/", "secretary", "main table tbody a"),
)


def main() -> int:
    """Take every picture at every width; give 1 if one is too heavy."""
    parser = argparse.ArgumentParser(description="pictures of the running demonstration")
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000")
    address = parser.parse_args().address
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        files = [
            _take(browser, address, picture, width, height)
            for picture in PICTURES
            for width, height in WIDTHS.items()
        ]
        browser.close()
    heavy = [file for file in files if file.stat().st_size > HEAVIEST]
    for file in files:
        sys.stdout.write(f"{file.stat().st_size:>8} {file.name}{'  too heavy' if file in heavy else ''}\n")
    return 1 if heavy else 0


def _take(browser: Browser, address: str, picture: Picture, width: int, height: int) -> Path:
    window = browser.new_context(
        viewport={"width": width, "height": height}, locale="th-TH", base_url=address
    )
    page = window.new_page()
    if picture.who:
        _log_in(page, picture.who)
    page.goto(picture.path)
    if picture.follow:
        page.locator(picture.follow).first.click()
        page.wait_for_load_state()
    file = FOLDER / f"{picture.name}-{width}.png"
    page.screenshot(path=file)
    window.close()
    return file


def _log_in(page: Page, who: str) -> None:
    page.goto("/staff/login/")
    page.fill("#id_login", who)
    page.fill("#id_password", PASSWORD)
    page.locator("main form.plain button").click()
    page.wait_for_url("**/staff/")


if __name__ == "__main__":
    sys.exit(main())
