"""The design page in a real browser: axe finds nothing, the keyboard reaches everything, dates are pasted."""

import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, sync_playwright

from .test_design_page import design_page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; form-action 'self'"
)
_TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
_RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.urls("tests.channels.web.urls"),
    pytest.mark.enable_socket,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium on this machine"),
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class's name
        """Say nothing."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def site(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """The design page in the language of the path, and our static files."""
    path = environ["PATH_INFO"]
    if path.startswith("/static/"):
        found = Path(str(finders.find(path.removeprefix("/static/"))))
        start("200 OK", [("Content-Type", _TYPES[found.suffix])])
        return [found.read_bytes()]
    html = design_page("en" if path == "/en/" else "th", "web/staff_base.html")
    start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", POLICY)])
    return [html.encode()]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, site, server_class=_Server, handler_class=_Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out(
    page: Page, address: str, language: str, width: int
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(f"{address}/{language}/")
    findings = Axe().run(page, options={"runOnly": _RULES}).response["violations"]

    assert [(finding["id"], finding["nodes"][0]["html"]) for finding in findings] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


CONTROLS = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter(e => e.checkVisibility() && e.type !== 'radio').length"""
STEP = """() => { const e = document.activeElement; const ring = e.closest('.choice') ?? e;
    if (e.dataset.walked || e === document.body) return null;
    e.dataset.walked = 'yes';
    return {isRadio: e.type === 'radio', isRinged: getComputedStyle(ring).outlineStyle !== 'none'}; }"""
PASTE = """text => { const data = new DataTransfer(); data.setData('text', text);
    const box = document.activeElement;
    const paste = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
    if (box.dispatchEvent(paste)) box.value = text; }"""


def walk(page: Page, steps: int) -> list[dict[str, bool]]:
    """Press Tab so often; what was reached for the first time, and whether a ring showed it."""
    reached = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(STEP))
    return [step for step in reached if step is not None]


def test_every_control_is_reached_by_the_tab_key_and_shows_that_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}/th/")
    page.evaluate("document.activeElement.blur()")
    wanted = page.evaluate(CONTROLS)

    steps = walk(page, wanted + 20)

    assert sum(not step["isRadio"] for step in steps) == wanted > 40
    assert all(step["isRinged"] for step in steps)


def test_errors_take_the_focus_and_lead_to_their_box(page: Page, address: str) -> None:
    page.goto(f"{address}/th/")

    assert page.evaluate("document.activeElement.matches('[data-error-summary]')")
    page.locator("[data-error-summary] a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_born_on_day"


@pytest.mark.parametrize(
    ("pasted", "boxes"),
    [
        ("21/11/2569", ["21", "11", "2569"]),
        ("๒๑ พ.ย. ๒๕๖๙", ["21", "พ.ย.", "2569"]),
        ("5พฤษภาคม พ.ศ. 2510", ["5", "พฤษภาคม", "2510"]),
        ("2026-11-21", ["21", "11", "2026"]),
        ("เมื่อวาน", ["เมื่อวาน", "", ""]),
    ],
)
def test_a_pasted_date_is_spread_over_the_boxes(
    page: Page, address: str, pasted: str, boxes: list[str]
) -> None:
    page.goto(f"{address}/th/")
    page.locator("#id_new-born_on_day").focus()

    page.evaluate(PASTE, pasted)

    assert [page.locator(f"#id_new-born_on_{box}").input_value() for box in ("day", "month", "year")] == boxes


def test_a_table_is_sorted_by_its_numbers_in_both_directions(page: Page, address: str) -> None:
    page.goto(f"{address}/th/")
    times = page.locator("table[data-sortable] tbody tr td:nth-child(2)")

    page.locator("table[data-sortable] th:nth-child(2) .sort").click()
    rising = times.all_inner_texts()
    page.locator("table[data-sortable] th:nth-child(2) .sort").click()

    assert rising == ["14", "18", "63", "71", "146"]
    assert times.all_inner_texts() == rising[::-1]


def test_a_menu_closes_with_escape_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(f"{address}/th/")
    menu = page.locator("main details[data-menu]")

    menu.locator("summary").click()
    page.keyboard.press("Escape")

    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
