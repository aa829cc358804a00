"""The reader's language and letter size, kept in cookies."""

from typing import Any

import pytest
from django.test import RequestFactory

from thuanna.channels.web import context, preferences
from thuanna.kernel.language import speaking


def posted(view: Any, **data: str) -> Any:
    return view(RequestFactory().post("/", data))


def test_english_is_remembered_and_the_reader_goes_back() -> None:
    response = posted(preferences.language, language="en", next="/f/noenkhram/?year=2569")

    assert response.status_code == 302
    assert response["Location"] == "/f/noenkhram/?year=2569"
    assert response.cookies["language"].value == "en"


def test_any_other_language_is_thai() -> None:
    assert posted(preferences.language, language="xx").cookies["language"].value == "th"


def test_large_letters_are_remembered_and_can_be_put_back() -> None:
    assert posted(preferences.text_size, size="big").cookies["text_size"].value == "big"
    assert posted(preferences.text_size, size="usual").cookies["text_size"].value == "usual"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_to_somebody_elses_site(elsewhere: str) -> None:
    assert posted(preferences.language, language="th", next=elsewhere)["Location"] == "/"


def test_looking_changes_no_preference() -> None:
    assert preferences.language(RequestFactory().get("/")).status_code == 405


def test_every_page_knows_the_readers_preferences_without_asking_the_database() -> None:
    request = RequestFactory().get("/f/x/?a=1")
    request.COOKIES["text_size"] = "big"

    with speaking("en"):
        facts = context.every_page(request)

    assert facts == {"language": "en", "big_text": True, "here": "/f/x/?a=1"}
