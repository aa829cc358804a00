"""The reference page says what the code does."""

from pathlib import Path

from thuanna.foundation.law import functions, reference

COMMITTED = Path(__file__).parents[3] / "docs" / "reference" / "rules.md"


def test_the_committed_page_is_fresh():
    assert COMMITTED.read_text(encoding="utf-8") == reference.page()


def test_every_function_and_every_fact_is_on_the_page():
    page = reference.page()

    missing = [
        name
        for function in functions.registered()
        for name in (f"### {function.name}", *(f"`{fact.name}`" for fact in function.facts))
        if name not in page
    ]

    assert missing == []
