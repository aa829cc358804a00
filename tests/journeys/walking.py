"""Walks through the site as somebody who follows its links: one page of every view."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

_NO_PAGE = re.compile(r"\.\w{2,8}$|/files/|/photo|/paper|/file/|/print/|/workbook/|/package/")


@dataclass(frozen=True)
class Answer:
    """What an address answers; a file is no page: there is nothing in it to judge or walk."""

    status: int
    is_page: bool


def reached(page: Page, start: str, within: tuple[str, ...]) -> dict[str, Answer]:
    """What one page of every view answers to which links lead; asked for as this reader, not drawn.

    :param within: how the addresses begin that are followed
    """
    waiting, views, answers = deque([start]), {_view(start)}, {}
    while waiting:
        path = waiting.popleft()
        answer = page.request.get(path)
        is_page = "text/html" in answer.headers.get("content-type", "")
        answers[path] = Answer(answer.status, is_page)
        if is_page:
            for onward in _links(answer.text(), path):
                if onward.startswith(within) and _view(onward) not in views:
                    views.add(_view(onward))
                    waiting.append(onward)
    return answers


def _links(html: str, path: str) -> Iterator[str]:
    """Where the links of a page lead on this site, without those to files."""
    for link in BeautifulSoup(html, "html.parser").select("a[href]"):
        onward = urlsplit(urljoin(path, str(link["href"])))
        if not onward.netloc and not _NO_PAGE.search(onward.path):
            yield onward._replace(fragment="").geturl()


def _view(path: str) -> str:
    """Which view answers; for a link that leads nowhere the link itself, so that it is asked for."""
    try:
        return resolve(unquote(urlsplit(path).path)).view_name
    except Resolver404:
        return path
