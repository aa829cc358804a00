"""Which published pages can be commented on and judged: those of the town, and of the funds it hosts."""

from __future__ import annotations

from urllib.parse import unquote

from django.urls import Resolver404, resolve

from thuanna.oversight.publications import shown

_LONGEST = 200
_NOT_THESE = {
    "comments", "comment_add", "comment_notice", "useful", "poll_result", "poll", "satisfied", "follow",
    "complain", "suggest", "ask", "thread", "threads",
}  # fmt: skip


def known_page(path: str, code: str) -> str:
    """The path, if it is a published page of this town or of a fund it hosts; else nothing."""
    plain = unquote(path).partition("?")[0]
    if not plain.startswith("/") or len(plain) > _LONGEST:
        return ""
    try:
        found = resolve(plain)
    except Resolver404:
        return ""
    permission = getattr(found.func, "permission", "")
    if found.namespace != "public" or permission != "public" or found.url_name in _NOT_THESE:
        return ""
    whose = found.kwargs.get("code")
    if whose == code or (whose and whose in {one.code for one in shown.listed("fund", host=code)}):
        return plain
    return ""
