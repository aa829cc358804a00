"""The living design page: every part in every state, in both languages, under the strict policy."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from thuanna.channels.web.design_samples import sample_context
from thuanna.kernel.language import Language, speaking, t

BOTH: tuple[Language, ...] = ("th", "en")
_THAI = re.compile(r"[\u0e01-\u0e5b]")
FIRST_VISIT_BUDGET = 150_000

pytestmark = pytest.mark.urls("tests.channels.web.urls")


def design_page(language: Language, base: str = "web/public_base.html") -> str:
    with speaking(language):
        return render_to_string(
            "web/design.html",
            {
                **sample_context(),
                "design_base": base,
                "language": language,
                "office_name": t("เทศบาลตัวอย่าง", "Sample Municipality"),
                "is_demo": True,
                "here": "/staff/design/",
                "help_url": "/help/",
                "report_url": "/report/",
                "waiting": [],
            },
        )


@pytest.mark.parametrize("base", ["web/public_base.html", "web/staff_base.html"])
@pytest.mark.parametrize("language", BOTH)
def test_no_page_part_needs_inline_style_or_script(language: Language, base: str) -> None:
    soup = BeautifulSoup(design_page(language, base), "html.parser")

    assert soup.select("[style], style, script:not([src])") == []
    assert [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == []
    assert soup.select("[placeholder]") == []


@pytest.mark.parametrize("base", ["web/public_base.html", "web/staff_base.html"])
def test_ids_are_given_once_and_what_points_at_them_finds_them(base: str) -> None:
    soup = BeautifulSoup(design_page("th", base), "html.parser")
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    pointed = [str(tag["for"]) for tag in soup.select("label[for]")]
    pointed += [
        one for tag in soup.select("[aria-describedby]") for one in str(tag["aria-describedby"]).split()
    ]
    pointed += [str(tag["href"])[1:] for tag in soup.select('a[href^="#"]') if tag["href"] != "#"]

    assert len(ids) == len(set(ids))
    assert set(pointed) <= set(ids)


def test_nothing_thai_is_left_on_the_english_page_but_names_and_what_is_marked() -> None:
    soup = BeautifulSoup(design_page("en"), "html.parser")
    for marked in soup.select('[lang="th"], #colours ~ *, input, .keep, tbody th'):
        marked.decompose()
    left = [words for words in soup.body.stripped_strings if _THAI.search(words)] if soup.body else []

    assert left == [
        "0123456789 · ๐๑๒๓๔๕๖๗๘๙ ·",
        "Saved, receipt กข-2569-000123",
        "This could not be read as an amount. Please enter baht, such as 1,234.50 or ๑,๒๓๔.๕๐.",
        "This could not be read as an amount. Please enter baht, such as 1,234.50 or ๑,๒๓๔.๕๐.",
        "Runs on Thuanna (ถ้วนหน้า), free software",
    ]


def test_the_page_says_its_language_and_letter_size() -> None:
    html = render_to_string("web/base.html", {"language": "en", "big_text": True})

    assert '<html lang="en" class="big">' in html


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
@pytest.mark.parametrize("language", BOTH)
def test_pages_for_trouble_say_what_to_do_without_any_context(name: str, language: Language) -> None:
    with speaking(language):
        soup = BeautifulSoup(render_to_string(f"{name}.html"), "html.parser")

    assert len(soup.select("h1")) == 1
    assert soup.select_one(".lead") is not None
    assert soup.select('a.button[href^="/"]')


def test_a_first_visit_stays_within_its_budget() -> None:
    html = BeautifulSoup(design_page("th"), "html.parser")
    linked = [str(tag["href"]) for tag in html.select('link[rel="stylesheet"], link[rel="icon"]')]
    linked += [str(tag["src"]) for tag in html.select("script[src]")]
    fonts = [
        f"web/fonts/sarabun-{script}-{weight}-normal.woff2"
        for script in ("thai", "latin")
        for weight in (400, 600)
    ]
    files = [address.removeprefix("/static/") for address in linked] + fonts

    weight = sum(Path(str(finders.find(file))).stat().st_size for file in files)

    assert weight < FIRST_VISIT_BUDGET - 30_000  # what is left is for the page itself
