"""Every form of the site, the guides and the voices is handed what hostile people hand in.

The forms are found by walking the pages, so a new one is tried without being listed here. Whatever is refused
is refused in words and leaves nothing behind; whatever is taken stays words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from django.apps import apps
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from tests.factories import sessions, town_site
from thuanna.channels.public.voices import doorkeeping
from thuanna.foundation.access import queries as access
from thuanna.foundation.accounts.models import User
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant, TenantOwned

TOWN = "/t/noenkhram/"
PARTS = ("site", "guides", "participation", "documents")
STAFF = ("/staff/site/", "/staff/guides/", "/staff/voices/")
PUBLIC = tuple(
    f"{TOWN}{path}"
    for path in (
        "complain/", "suggest/", "ask/", "follow/", "satisfied/", "help/code/", "help/elderly-funeral/start/",
        f"comments/add/?page={TOWN}know/", f"useful/?page={TOWN}know/", "search/", "polls/market-day/",
    )
)  # fmt: skip
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.exe\u200b"
HUGE = "ก" * 3_500_000  # ten megabytes in UTF-8
BOMB = town_site.packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\x00" * 160_000_000})
FILES = (
    ("รูป.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ("หน้า.html", b"<html><script>alert(1)</script>"),
    ("แผน.docx", BOMB),
    ("\u202efdp.exe", b"MZ\x90\x00"),
    ("../../../etc/passwd", b"root:x:0:0"),
    ("ว่าง.pdf", b""),
)
NEVER_PRESSED = {"logout", "set_language", "set_big_text"}
SOME_REFUSAL, EXPECTED = 400, {200, 302, 303, 400, 403, 404, 405, 409, 413, 429}
FEWEST_FORMS = 8
THAI = re.compile("[ก-๙]")


@dataclass(frozen=True)
class Found:
    """A form on a page."""

    page: str
    action: str
    boxes: tuple[tuple[str, str, str], ...]

    @property
    def kind(self) -> tuple[str, ...]:
        """What makes two forms the same: where they lead, and what they ask."""
        return (str(resolve(self.action.partition("?")[0]).url_name), *(name for name, _, _ in self.boxes))

    def filled(self, text: str, file: tuple[str, bytes] | None = None) -> dict[str, Any]:
        """Every box filled; hidden ones as they came."""
        given: dict[str, Any] = {}
        for name, kind, value in self.boxes:
            if kind == "file":
                given |= {name: SimpleUploadedFile(*file)} if file else {}
            else:
                given[name] = value if kind in {"hidden", "choice"} else text
        return given

    def huge(self) -> dict[str, Any]:
        """One box filled with ten megabytes."""
        texts = [name for name, kind, _ in self.boxes if kind == "text"]
        return {**self.filled("ลองดู"), **({texts[-1]: HUGE} if texts else {})}

    @property
    def takes_files(self) -> bool:
        """Whether it has a box for a file."""
        return any(kind == "file" for _, kind, _ in self.boxes)


@pytest.fixture(autouse=True)
def _may_write(
    towns: str, django_db_blocker: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    cache.clear()
    monkeypatch.setattr(doorkeeping, "is_too_often", lambda *_: False)
    monkeypatch.setattr(doorkeeping, "_LEAST_SECONDS", 0)
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        yield


@pytest.fixture
def town() -> Tenant:
    found: Tenant = Tenant.objects.get(code="noenkhram")
    return found


def client_of(name: str, town: Tenant) -> Client:
    """A browser in which somebody of the town is logged in."""
    user = User.objects.get(username=name)
    return sessions.logged_in(access.actor_for(user.pk, town.pk, on=timezone.localdate()))


def staff_forms(client: Client) -> list[Found]:
    """One of each kind of form on the staff pages of the three parts."""
    waiting, seen, found = list(STAFF), set(STAFF), {}
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        if response.status_code != 200 or "html" not in response.headers["Content-Type"]:
            continue
        soup = BeautifulSoup(response.content, "html.parser")
        for form in forms_of(path, soup):
            found.setdefault(form.kind, form)
        for link in soup.select("main a[href]"):
            there = urljoin(path, str(link["href"])).partition("#")[0].partition("?")[0]
            kind = there.startswith(STAFF) and resolve(there).url_name
            if kind and (kind,) not in seen and there not in seen:
                seen |= {there, (kind,)}
                waiting.append(there)
    return list(found.values())


def forms_of(path: str, soup: BeautifulSoup) -> list[Found]:
    """The forms of a page that change something."""
    posting = [one for one in soup.select("main form") if str(one.get("method", "")).lower() == "post"]
    forms = [Found(path, urljoin(path, str(one.get("action") or path)), boxes_of(one)) for one in posting]
    return [one for one in forms if resolve(one.action.partition("?")[0]).url_name not in NEVER_PRESSED]


def boxes_of(form: Tag) -> tuple[tuple[str, str, str], ...]:
    """Each box with its kind and what would be handed in if it were left alone."""
    boxes = []
    for one in form.select("input[name], textarea[name], select[name]"):
        kind = str(one.get("type", "text"))
        if one.name == "select":
            values = [str(option.get("value", "")) for option in one.select("option")]
            boxes.append((str(one["name"]), "choice", next(filter(None, values), "")))
        elif kind in {"radio", "checkbox"}:
            boxes.append((str(one["name"]), "choice", str(one.get("value", "on"))))
        elif one["name"] == "website":
            boxes.append((str(one["name"]), "hidden", ""))
        else:
            known = kind if kind in {"hidden", "file"} else "text"
            boxes.append((str(one["name"]), known, str(one.get("value", ""))))
    return tuple(boxes)


def rows(town: Tenant) -> int:
    """How many rows the three parts and the files have."""
    models = [
        one for one in apps.get_models() if one._meta.app_label in PARTS and issubclass(one, TenantOwned)
    ]
    with acting_for(town):
        return sum(one.objects.count() for one in models)


def faults(client: Client, form: Found, given: dict[str, Any], town: Tenant) -> list[str]:
    """What went wrong when a form was handed in."""
    before = rows(town)
    response = client.post(form.action, given)
    soup = BeautifulSoup(response.content, "html.parser")
    refused = response.status_code >= SOME_REFUSAL or bool(soup.select(".error-summary"))
    found = []
    if response.status_code not in EXPECTED:
        found.append(f"answered {response.status_code}")
    if refused and rows(town) != before:
        found.append("kept something although it refused")
    if refused and not THAI.search(soup.get_text()):
        found.append("gave no reason")
    if soup.find("img", src="x") or any("alert(1)" in (one.string or "") for one in soup.select("script")):
        found.append("the words run")
    if (
        form.takes_files
        and any(isinstance(one, SimpleUploadedFile) for one in given.values())
        and not refused
    ):
        found.append("took the file")
    return [f"{form.page} ({form.kind[0]}): {one}" for one in found]


def all_faults(client: Client, forms: list[Found], town: Tenant) -> list[str]:
    """Scripts in every box, ten megabytes in every form, and every hostile file in every box for files."""
    found: list[str] = []
    for form in forms:
        found += faults(client, form, form.filled(EVIL), town)
        found += faults(client, form, form.huge(), town)
        for file in FILES if form.takes_files else ():
            found += faults(client, form, form.filled("ลองดู", file), town)
    return found


def test_no_form_of_the_staff_takes_what_harms(town):
    client = client_of("head", town)
    forms = staff_forms(client)

    assert len(forms) >= FEWEST_FORMS
    assert all_faults(client, forms, town) == []


def test_no_public_form_takes_what_harms(town):
    client = Client()
    forms = []
    for path in PUBLIC:
        forms += forms_of(path, BeautifulSoup(client.get(path).content, "html.parser"))

    assert {one.kind[0] for one in forms} >= {
        "complain",
        "suggest",
        "ask",
        "follow",
        "comment_add",
        "form_start",
    }
    assert all_faults(client, forms, town) == []
