"""The search page, as a telephone without any script gets it."""

from __future__ import annotations

import logging

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from thuanna.channels.public import searching
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications.models import Publication
from thuanna.oversight.search import entries, jobs


@pytest.fixture(scope="module", autouse=True)
def _found(site, django_db_blocker):
    """Everything the site shows is found."""
    with django_db_blocker.unblock():
        for tenant in Tenant.objects.all():
            with acting_for(tenant):
                for one in Publication.objects.order_by("pk"):
                    jobs.index_publication({"publication_id": one.pk})


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def words(response):
    return soup(response).get_text(" ", strip=True)


@pytest.mark.parametrize("path", ["/search/", "/t/noenkhram/search/"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_page_asks_and_answers_in_the_readers_language(path, language):
    browser = Client()
    browser.cookies["language"] = language

    page = browser.get(path, {"q": "สมาชิก"})

    assert page.status_code == 200
    assert len(soup(page).find_all("h1")) == 1
    assert soup(page).select_one("form.search input")["value"] == "สมาชิก"


def test_a_result_says_its_kind_its_day_and_why():
    said = words(Client().get("/search/", {"q": "noenkhram-fund"}))

    assert "กองทุน" in said
    assert "21 พ.ย. 2569" in said
    assert "ตรงกับชื่อเรื่อง" in said


def test_every_result_leads_somewhere():
    links = [link["href"] for link in soup(Client().get("/search/", {"q": "บ้าน"})).select("ol.results a")]

    assert links
    assert {Client().get(link).status_code for link in links} == {200}


def test_whatever_can_be_found_has_words_and_a_page():
    assert set(searching._KINDS) == set(entries.WEIGHTS)


def test_a_withdrawn_page_is_not_found():
    assert "withdrawn-fund" not in words(Client().get("/search/", {"q": "withdrawn"})).replace(
        "“withdrawn”", ""
    )


def test_what_is_not_found_says_so_and_suggests():
    said = words(Client().get("/t/noenkhram/search/", {"q": "ฮฮฮฮฮฮ"}))

    assert "ไม่พบ “ฮฮฮฮฮฮ”" in said


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '" onfocus=alert(1) x="', "{{ 7*7 }}"])
def test_hostile_words_stay_words(hostile):
    page = Client().get("/search/", {"q": hostile}).content.decode()

    assert hostile not in page or hostile == "{{ 7*7 }}"
    assert "49" not in BeautifulSoup(page, "html.parser").main.get_text()


def test_what_was_typed_is_kept_out_of_caches_referrers_and_logs(caplog):
    with caplog.at_level(logging.DEBUG):
        page = Client().get("/search/", {"q": "เรื่องส่วนตัว"})

    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert "เรื่องส่วนตัว" not in caplog.text


def test_the_box_stands_in_the_header_of_every_public_page():
    assert soup(Client().get("/")).select_one("form.search")["action"] == "/search/"
    assert (
        soup(Client().get("/t/noenkhram/know/")).select_one("form.search")["action"] == "/t/noenkhram/search/"
    )
