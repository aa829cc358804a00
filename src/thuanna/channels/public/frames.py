"""What stands around a public page: whose it is, its doors, the way to help, the office's line."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from thuanna.channels.web.doors import Door, DoorKey, doors
from thuanna.channels.web.phones import show_phone
from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import pages, shown

SLOGAN = t("สวัสดิการทั่วถึง เงินทุกบาทตรวจสอบได้", "Welfare that reaches everyone, every baht accounted for")
SITE_NAME = t("ถ้วนหน้า", "Thuanna")


def of_site(*, is_demo: bool = False) -> dict[str, Any]:
    """Around the pages that are nobody's: the list of towns, open data, what the software is asked for."""
    return {
        "office_name": SITE_NAME,
        "office_line": SLOGAN,
        "office_url": "/",
        "is_demo": is_demo,
        "search_url": reverse("public:search"),
    }


def of_town(
    content: dict[str, Any], *, here: DoorKey | None, inside: bool = False, quiet: bool = False
) -> dict[str, Any]:
    """Around a town's pages and those of the funds it hosts.

    :param quiet: an election period runs, so the office's own slogan is not shown
    """
    code = content["code"]
    return {
        "office_name": _said(content["name"]),
        "office_line": _said(content["motto"]) if content["motto"]["th"] and not quiet else SLOGAN,
        "office_url": reverse("public:town", args=[code]),
        "office_contact": _contact(content),
        "doors": town_doors(content, here=here, inside=inside),
        "help_url": reverse("public:help", args=[code]) if has_help(content) else "",
        "is_demo": content["is_demo"],
        "report_url": reverse("public:complain", args=[code]),
        "voice": {
            "useful": reverse("public:useful", args=[code]),
            "result": reverse("public:poll_result", args=[code, "useful"]),
            "comments": reverse("public:comments", args=[code]),
        },
        "staff_url": "/staff/",
        "search_url": reverse("public:search_town", args=[code]),
    }


def of_fund(
    fund: dict[str, Any], town: dict[str, Any] | None, *, at_home: bool = True, quiet: bool = False
) -> dict[str, Any]:
    """Around a fund's pages: its town's header where it has one, else its own."""
    if town is not None:
        frame = of_town(town, here="know", inside=True, quiet=quiet)
    else:
        frame = {
            "office_name": _said(fund["name"]),
            "office_line": _said(fund["motto"]) if fund["motto"]["th"] else SLOGAN,
            "office_url": reverse("public:fund", args=[fund["code"]]),
            "staff_url": "/staff/",
        }
    frame["is_demo"] = fund["is_demo"]
    if at_home:
        frame["print_url"] = reverse("public:notice", args=[fund["code"]])
    return frame


def of_publication(content: dict[str, Any]) -> dict[str, Any]:
    """Around the pages about a publication itself, such as its files."""
    if content["schema"].startswith("town"):
        return of_town(content, here="know", inside=True)
    host = shown.newest("town", content["host"]) if content["host"] else None
    return of_fund(content, host.content if host else None, at_home=False)


def town_doors(content: dict[str, Any], *, here: DoorKey | None, inside: bool = False) -> list[Door]:
    """The doors behind which something is: knowing, thinking along and checking in every town."""
    urls: dict[DoorKey, str] = {"know": reverse("public:know", args=[content["code"]])}
    urls["think"] = reverse("public:think", args=[content["code"]])
    if pages.has_any(content["code"], "project"):
        urls["act"] = reverse("public:act", args=[content["code"]])
    urls["check"] = reverse("public:check", args=[content["code"]])
    return doors(urls, here=here, inside=inside)


def has_help(content: dict[str, Any]) -> bool:
    """Whether somebody who needs help finds an office or a fund to turn to."""
    return bool(content["contacts"] or content["funds"])


def _contact(content: dict[str, Any]) -> Phrase | str:
    first = next((one for one in content["contacts"] if one["phone"]), None)
    if first is None:
        return ""
    return t(
        "{office_th} โทร. {phone}",
        "{office_en}, tel. {phone}",
        office_th=first["th"],
        office_en=first["en"],
        phone=show_phone(first["phone"]),
    )


def _said(words: dict[str, str]) -> Phrase:
    return Phrase(words["th"], words["en"] or words["th"])
