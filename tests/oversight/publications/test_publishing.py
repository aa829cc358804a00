"""Publishing: what is shown, what is kept, what the neighbour sees."""

from __future__ import annotations

from tests.factories import publications


def test_a_fund_publishes_its_page(acting, secretary):
    publications.fund(secretary)

    published = publications.published(secretary)

    assert published.version == 1
    assert published.content["members"]["now"]["value"] == 30
