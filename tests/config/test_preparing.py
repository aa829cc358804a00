"""While the demonstration is built, every page says how far it is; then the site opens by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from thuanna.config.preparing import VARIABLE, PreparingMiddleware, Progress
from thuanna.kernel.language import t


def site(request: HttpRequest) -> HttpResponse:
    """The site behind the door."""
    return HttpResponse("site")


@pytest.fixture
def progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Progress:
    """A preparation that has come to its second line."""
    begun = Progress(tmp_path / "preparing")
    monkeypatch.setenv(VARIABLE, begun.environment[VARIABLE])
    begun.tell(t("ฐานข้อมูล", "the database"))
    begun.tell(t("เมืองคูนทอง", "Khun Thong"))
    return begun


def test_until_the_end_a_page_says_what_is_done_and_what_is_being_done(progress: Progress) -> None:
    answer = PreparingMiddleware(site)(RequestFactory().get("/staff/"))

    words = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Refresh"]) == (503, "2", "2")
    assert "เสร็จแล้ว: ฐานข้อมูล" in words
    assert "now: Khun Thong" in words


def test_before_the_first_line_there_is_a_page_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, Progress(tmp_path / "preparing").environment[VARIABLE])

    assert PreparingMiddleware(site)(RequestFactory().get("/")).status_code == 503


def test_the_process_is_alive_all_the_while(progress: Progress) -> None:
    assert PreparingMiddleware(site)(RequestFactory().get("/healthz")).content == b"site"


def test_at_the_end_the_site_opens_and_stays_open(progress: Progress) -> None:
    door = PreparingMiddleware(site)
    before = door(RequestFactory().get("/"))
    progress.end()

    assert before.status_code == 503
    assert door(RequestFactory().get("/")).content == b"site"
