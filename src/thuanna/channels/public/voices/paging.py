"""Which published pages can be commented on and judged: those of the town, and of the funds it hosts."""

from __future__ import annotations

from urllib.parse import unquote

from django.urls import Resolver404, resolve

from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import pages, shown

_LONGEST = 200
_NOT_THESE = {
    "comments", "comment_add", "comment_notice", "useful", "poll_result", "poll", "satisfied", "follow",
    "complain", "suggest", "ask", "thread", "threads", "file", "join", "mine", "follower",
}  # fmt: skip


_TITLES = {
    "town": t("หน้าแรก", "First page"),
    "know": t("เริ่มรับรู้", "Know"),
    "think": t("ร่วมคิด", "Think along"),
    "act": t("ร่วมทำ", "Join in"),
    "check": t("ร่วมตรวจสอบ", "Check"),
    "help": t("ขอรับบริการ", "Services"),
    "projects": t("โครงการ", "Projects"),
    "needs": t("ความต้องการของชุมชน", "Needs"),
    "matrix": t("ตารางด้านและกลุ่ม", "Dimensions and groups"),
    "report": t("รายงานผลโครงการ", "Report of projects"),
    "project_money": t("เงินโครงการไปไหน", "Where project money went"),
    "plan": t("แผนและกลุ่มเป้าหมาย", "Plans and target groups"),
}

_PUBLISHED = {"project", "forum", "need"}


def title_of(path: str) -> Phrase:
    """What a page is called: a door's name, the fund's or a published thing's title, else its address."""
    try:
        found = resolve(path)
    except Resolver404:
        return t(path, path)
    known = _TITLES.get(found.url_name or "")
    if known is not None:
        return known
    if found.url_name in _PUBLISHED:
        card = pages.card(found.kwargs["code"], found.url_name or "", found.kwargs["reference"])
        return t(card.listing["title"]["th"], card.listing["title"]["en"]) if card else t(path, path)
    if found.url_name == "fund":
        funds = {one.code: one for one in shown.listed("fund")}
        fund = funds.get(found.kwargs["code"])
        return t(fund.th, fund.en or fund.th) if fund else t(path, path)
    return t(path, path)


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
    if (
        found.namespace != "public"
        or permission not in {"public", "public-form"}
        or found.url_name in _NOT_THESE
    ):
        return ""
    whose = found.kwargs.get("code")
    if whose == code or (whose and whose in {one.code for one in shown.listed("fund", host=code)}):
        return plain
    return ""
