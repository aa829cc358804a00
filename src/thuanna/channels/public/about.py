"""What the source documents ask for, each with the page that fulfils it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import pages, shown

from . import asked, frames
from .serving import page, shown_page

_WORDS: dict[str, Phrase] = {
    "town": t("หน้าท้องถิ่น", "the town's page"),
    "know": t("เริ่มรับรู้", "know"),
    "think": t("ร่วมคิด", "think along"),
    "act": t("ร่วมทำ", "join in"),
    "check": t("ร่วมตรวจสอบ", "check"),
    "forums": t("เวทีประชาคม", "forums"),
    "projects": t("โครงการ", "projects"),
    "programmes": t("งานต่อเนื่อง", "programmes"),
    "models": t("ตำบลต้นแบบเทียบกัน", "model tambons side by side"),
    "help": t("ขอรับบริการ", "services"),
    "help_ask": t("ขอความช่วยเหลือ", "ask for help"),
    "standards": t("มาตรฐานการให้บริการ", "service standards"),
    "search": t("ค้นหา", "search"),
    "fund": t("หน้ากองทุน", "the fund's page"),
    "data": t("ข้อมูลเปิด", "open data"),
    "staff": t("หน้างานของเจ้าหน้าที่", "staff pages"),
}
_OF_TOWN = (
    "town",
    "know",
    "think",
    "act",
    "check",
    "help",
    "help_ask",
    "standards",
    "forums",
    "projects",
    "programmes",
)
_NEEDS_THING = {
    "act": "project",
    "projects": "project",
    "programmes": "programme",
    "forums": "forum",
    "standards": "guide",
}
_NEEDS_CODE = {**dict.fromkeys(_OF_TOWN, "town"), "fund": "fund"}


@shown_page
def requirements(request: HttpRequest) -> HttpResponse:
    """Show the list with links to pages that exist on this site."""
    listed = shown.everything()

    def build() -> dict[str, Any]:
        first = {
            kind: next((one.code for one in listed if one.kind == kind), "") for kind in ("town", "fund")
        }
        return {
            **frames.of_site(is_demo=any(one.is_demo for one in listed)),
            "documents": asked.documents().items(),
            "asked": [(one, [_link(name, first) for name in one.where]) for one in asked.asked()],
        }

    return page(request, "public/requirements.html", build, repr(listed))


def _link(name: str, first: dict[str, str]) -> tuple[Phrase, str]:
    """The words for a page, and its address where one of its kind exists here."""
    if name == "staff":
        return _WORDS[name], "/staff/"
    if name not in _NEEDS_CODE:
        return _WORDS[name], reverse(f"public:{name}")
    code = first[_NEEDS_CODE[name]]
    if name in _NEEDS_THING and not pages.has_any(code, _NEEDS_THING[name]):
        return _WORDS[name], ""
    return _WORDS[name], reverse(f"public:{name}", args=[code]) if code else ""
