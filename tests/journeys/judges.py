"""The judges of pages: axe and a window's width, IBM's accessibility engine, and the Nu checker.

``tools/test-programs.sh`` fetches the last two into ``tools/judges/node_modules``; where they are missing,
what needs them is skipped.
"""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ASKED = {"runOnly": _RULES, "resultTypes": ["violations"]}
_REPOSITORY = Path(__file__).resolve().parents[2]
_FETCHED = Path(os.environ.get("THUANNA_JUDGES", _REPOSITORY / "tools" / "judges" / "node_modules"))
_IBM = _FETCHED / "accessibility-checker-engine" / "ace.js"
_NU = _FETCHED / "vnu-jar" / "build" / "dist" / "vnu.jar"

_HOW = ("--errors-only", "--format", "json", "--stdout", "--exit-zero-always")
_RESTORED = re.compile("The “role” attribute must not be used on a “t[drh]” element")
"""Tables that become lists on a phone say again that they are tables: some readers forget it otherwise."""
_MOST_STOPS = 80
# Where the keyboard stands: how many stops were new before it, whether it is seen and has a ring.
_STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    window.stops ??= new Map();
    if (!window.stops.has(at)) window.stops.set(at, window.stops.size);
    const hasRing = one => one && getComputedStyle(one).outlineStyle !== "none"
        && parseFloat(getComputedStyle(one).outlineWidth) > 1;
    const box = at.getBoundingClientRect();
    return {
        number: window.stops.get(at),
        what: at.outerHTML.slice(0, 160),
        isRinged: hasRing(at) || hasRing(at.closest(".choice")),
        isSeen: box.bottom > 0 && box.top < innerHeight && box.right > 0,
        hasParts: at.matches("input"),
    }; }"""
_CHECK = """async () => {
    const report = await new ace.Checker().check(document, ['WCAG_2_2']);
    return report.results.filter(one => one.value[0] === 'VIOLATION' && one.value[1] === 'FAIL')
        .map(one => [one.ruleId, one.snippet.slice(0, 200)]); }"""


def axe(page: Page) -> list[str]:
    """What axe finds on the page as it stands, and by how much it sticks out of its window."""
    found = Axe().run(page, options=_ASKED).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    reached = page.evaluate("document.documentElement.scrollWidth")
    assert page.viewport_size is not None
    beyond = reached - page.viewport_size["width"]
    return [*told, f"sticks out by {beyond} px"] if beyond > 0 else told


def keyboard(page: Page) -> list[str]:
    """What is wrong where the Tab key stops: out of sight, without a ring, or not to be left again."""
    told, last = [], -1
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or (stop["number"] == 0 and last >= 0):
            break
        if stop["number"] <= last and not stop["hasParts"]:
            return [*told, f"holds the focus: {stop['what']}"]
        if not stop["isRinged"]:
            told.append(f"no ring: {stop['what']}")
        if not stop["isSeen"]:
            told.append(f"focus out of sight: {stop['what']}")
        last = stop["number"]
    return told


def ibm(page: Page) -> list[tuple[str, str]]:
    """What IBM's engine is sure of; what it only suspects is for people."""
    page.evaluate(_engine())
    return [tuple(one) for one in page.evaluate(_CHECK)]


def ibm_if_here(page: Page) -> list[tuple[str, str]]:
    """The same for a journey that has more to prove and goes on without the engine."""
    return ibm(page) if _IBM.is_file() else []


@functools.cache
def _engine() -> str:
    if not _IBM.is_file():
        pytest.skip("IBM's engine is not here: sh tools/test-programs.sh")
    return _IBM.read_text(encoding="utf-8")


def nu(pages: Mapping[str, str], folder: Path) -> list[tuple[str, str, str]]:
    """What the Nu checker finds in each page, by its name: an error and where it stands."""
    if not (_NU.is_file() and shutil.which("java")):
        pytest.skip("the Nu checker is not here: sh tools/test-programs.sh")
    names = {}
    for number, (name, text) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(text, encoding="utf-8")
        names[file.as_uri()] = name
    command = ["java", "-jar", str(_NU), *_HOW, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    found = [one for one in json.loads(done.stdout)["messages"] if not _RESTORED.match(one["message"])]
    return [(names[_plain(one["url"])], one["message"], one.get("extract", "")) for one in found]


def _plain(url: str) -> str:
    """`file:/x` and `file:///x` are one address."""
    return "file://" + "/" + url.removeprefix("file:").lstrip("/")
