"""The API describes itself truly, and gives what the description says."""

from __future__ import annotations

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from tests.channels.public.conftest import _may_read, site  # noqa: F401  # the same published town

ADDRESSES = {
    "/api/v1/publications": "/api/v1/publications",
    "/api/v1/funds/{code}": "/api/v1/funds/noenkhram-fund",
    "/api/v1/towns/{code}": "/api/v1/towns/noenkhram",
    "/api/v1/{kind}s/{code}/versions": "/api/v1/towns/noenkhram/versions",
    "/api/v1/heads": "/api/v1/heads",
}


@pytest.fixture
def description() -> dict:
    return Client().get("/api/v1/openapi.json").json()


def test_the_description_is_valid_openapi(description):
    validate(description)


def test_every_address_is_described_and_answers(description):
    assert set(description["paths"]) == set(ADDRESSES)
    assert {Client().get(address).status_code for address in ADDRESSES.values()} == {200}


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_answer_keeps_to_its_description(description, path):
    answer = description["paths"][path]["get"]["responses"]["200"]
    schema = {**answer["content"]["application/json"]["schema"], "components": description["components"]}

    Draft202012Validator(schema).validate(Client().get(ADDRESSES[path]).json())


def test_there_is_no_page_of_somebody_elses_scripts():
    assert Client().get("/api/v1/docs").status_code == 404


@pytest.mark.parametrize(
    "path", ["/api/v1/funds/nobody", "/api/v1/funds/withdrawn-fund", "/api/v1/cats/x/versions"]
)
def test_what_is_not_published_is_not_found(path):
    assert Client().get(path).status_code == 404


def test_another_sites_page_may_read_the_data():
    assert Client().get("/api/v1/heads").headers["Access-Control-Allow-Origin"] == "*"
