"""Page, open-data file and API say the same, and what is withheld is withheld in all of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from frictionless import Package
from jsonschema import Draft202012Validator

from thuanna.channels.public import asked
from thuanna.channels.public.files import Column, Table

ROOT = Path(__file__).resolve().parents[3]
FUND, TOWN = "/data/fund/noenkhram-fund/", "/data/town/noenkhram/"


@pytest.fixture
def browser() -> Client:
    return Client()


def rows(browser: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(browser.get(path).content.decode("utf-8-sig"))))


@pytest.mark.parametrize("base", [FUND, TOWN])
def test_frictionless_finds_every_package_valid(browser, tmp_path, base):
    package = browser.get(base + "datapackage.json").json()
    for resource in package["resources"]:
        (tmp_path / resource["path"]).write_bytes(browser.get(base + resource["path"]).content)
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")

    report = Package(str(tmp_path / "datapackage.json")).validate()

    assert report.valid, report.flatten(["type", "note"])


def test_the_size_and_hash_in_the_description_are_those_of_the_file(browser):
    for resource in browser.get(FUND + "datapackage.json").json()["resources"]:
        file = browser.get(FUND + resource["path"]).content
        assert resource["bytes"] == len(file)
        assert resource["hash"] == f"sha256:{hashlib.sha256(file).hexdigest()}"


def test_page_file_and_api_say_the_same_of_every_village(browser):
    page = BeautifulSoup(browser.get("/f/noenkhram-fund/").content, "html.parser")
    on_page = {
        row.th.get_text(strip=True): row.find_all("td")[-1].get_text(strip=True)
        for row in page.select("section[aria-labelledby=villages] tbody tr")
    }
    unshown = page.select_one("section[aria-labelledby=villages] details p").get_text(strip=True).split(" · ")
    in_file = {
        row["village_th"]: row["people"]
        for row in rows(browser, FUND + "members-by-village.csv")
        if row["kind"] == "all" and row["village"] != "all"
    }
    in_api = {
        row["th"]: row["all"]["value"]
        for row in browser.get("/api/v1/funds/noenkhram-fund").json()["content"]["by_village"]["rows"]
    }

    assert {name: people for name, people in in_file.items() if name not in unshown} == {
        name: people.removeprefix("–ไม่แสดง") for name, people in on_page.items()
    }
    assert {in_file[name] for name in unshown} == {""}
    assert {name: "" if people is None else str(people) for name, people in in_api.items()} == in_file
    assert "" in in_file.values()


def test_page_file_and_api_say_the_same_of_the_money(browser):
    page = BeautifulSoup(browser.get("/f/noenkhram-fund/").content, "html.parser").get_text(" ", strip=True)
    left = next(row for row in rows(browser, FUND + "money.csv") if row["direction"] == "left")
    in_api = browser.get("/api/v1/funds/noenkhram-fund").json()["content"]["money"]["left"]["satang"]

    assert int(left["baht"].replace(".", "")) == in_api
    assert f"{in_api // 100:,d}.{in_api % 100:02d}" in page


def test_csv_and_json_hold_the_same_rows(browser):
    as_json = browser.get(FUND + "members-by-village.json").json()
    as_csv = rows(browser, FUND + "members-by-village.csv")

    assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in as_json] == as_csv


def test_the_whole_version_is_given_byte_for_byte_as_hashed(browser):
    (version, *_) = browser.get("/api/v1/funds/noenkhram-fund/versions").json()

    newest = browser.get(FUND + "publication.json").content
    numbered = browser.get(f"{FUND}versions/{version['version']}.json").content

    assert hashlib.sha256(newest).hexdigest() == version["sha256"]
    assert numbered == newest


def test_what_is_published_keeps_to_the_published_schema(browser):
    schema = browser.get("/data/schemas/fund-1.json").json()

    Draft202012Validator(schema).validate(browser.get(FUND + "publication.json").json())


def test_no_file_of_a_withdrawn_publication_is_given(browser):
    assert browser.get("/data/fund/withdrawn-fund/publication.json").status_code == 410
    assert browser.get("/data/fund/withdrawn-fund/versions/1.json").status_code == 404


def test_every_requirement_stands_on_the_page_with_what_is_missing_said_plainly(browser):
    page = BeautifulSoup(browser.get("/about/requirements/").content, "html.parser")

    assert [row["id"] for row in page.select("tbody tr[id]")] == [f"R{number}" for number in range(1, 26)]
    assert len(page.select("tbody .pill--plain")) == sum(one.stands == "not yet" for one in asked.asked())


def test_the_reference_page_says_what_the_requirements_page_says():
    reference = (ROOT / "docs/reference/requirements.md").read_text(encoding="utf-8")

    assert asked.table_in_markdown() in reference


def test_words_that_a_spreadsheet_would_reckon_stay_words_and_figures_stay_figures():
    columns = (Column("name", "string", "ชื่อ", "name"), Column("change", "number", "ต่าง", "change"))
    told = [{"name": "=HYPERLINK(1)", "change": "-5.00"}, {"name": "@บ้าน", "change": None}]

    lines = Table("t", "ท", "t", columns, ("name",), told).as_csv().decode("utf-8-sig").splitlines()

    assert lines == ["name,change", "'=HYPERLINK(1),-5.00", "'@บ้าน,"]
