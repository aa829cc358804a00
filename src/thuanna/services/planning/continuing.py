"""What is read about the time after a result: follow-ups due, the evidence folder and its zip."""

from __future__ import annotations

import datetime
import io
import mimetypes
import zipfile
from dataclasses import dataclass
from html import escape

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.commas import as_csv
from thuanna.kernel.thai_dates import thai_date

from . import access, queries
from .evidence_words import EVIDENCE
from .models import EvidencePiece, FollowUp, ProjectResult

_PACKED_AT = (2026, 1, 1, 0, 0, 0)
"""The same folder packs to the same bytes."""


@dataclass(frozen=True)
class Due:
    """A result somebody is to look at again by a day, and what was found last."""

    result: ProjectResult
    on: datetime.date
    last: FollowUp | None


def due(by: Actor, *, on: datetime.date) -> list[Due]:
    """Results of one's own that are to be looked at again by a day, the longest overdue first.

    :raises NotAllowed: without the right to see plans
    """
    newest: dict[int, ProjectResult] = {
        one.project_id: one
        for one in access.kept(by, ProjectResult, access.VIEW).select_related("project").order_by("pk")
    }
    looked = {one.result_id: one for one in FollowUp.objects.order_by("pk")}
    found = []
    for result in newest.values():
        last = looked.get(result.pk)
        when = last.next_on if last else result.follow_up_on
        if when is not None and when <= on:
            found.append(Due(result, when, last))
    return sorted(found, key=lambda one: (one.on, one.result.pk))


def follow_ups(project_id: int) -> list[FollowUp]:
    """Every time somebody looked again at a project, the newest first."""
    return list(FollowUp.objects.filter(result__project_id=project_id).order_by("-looked_on", "-pk"))


def evidence(by: Actor, project_id: int, *, public_only: bool = False) -> list[EvidencePiece]:
    """What is in a project's folder, the newest first; the files themselves are not read.

    :raises NotAllowed: without the right to see plans
    """
    rows = access.visible(by, EvidencePiece).filter(project_id=project_id, withdrawn_on=None)
    if public_only:
        rows = rows.filter(is_public=True)
    return list(rows.select_related("document").defer("document__content").order_by("-on", "-pk"))


def folder(by: Actor, project_id: int, *, public_only: bool) -> bytes:
    """The folder as one zip: an index to read, the same as a table, and the files.

    :param public_only: only what everybody may see
    :raises NotAllowed: without the right to see plans
    :raises NotInThePlan: no such project
    """
    chain = queries.chain(by, project_id)
    pieces = evidence(by, project_id, public_only=public_only)
    names = {one.pk: _name(place, one) for place, one in enumerate(pieces, 1)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "index.html", _page(chain, pieces, names).encode())
        _add(archive, "index.csv", _table(pieces, names))
        for one in pieces:
            if one.document is not None:
                _add(archive, names[one.pk], bytes(one.document.content))
    return packed.getvalue()


def _name(place: int, one: EvidencePiece) -> str:
    """A file's name in the folder: its place and kind; what it was called before may name somebody."""
    if one.document is None:
        return ""
    return f"files/{place:02d}-{one.kind}{mimetypes.guess_extension(one.document.media_type) or '.bin'}"


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _PACKED_AT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _table(pieces: list[EvidencePiece], names: dict[int, str]) -> bytes:
    rows = [
        (one.on.isoformat(), EVIDENCE[one.kind].in_("th"), one.title, one.words, one.alt, names[one.pk])
        for one in pieces
    ]
    return as_csv([("วันที่", "ชนิด", "ชื่อ", "คำอธิบาย", "ในรูปมี", "ไฟล์"), *rows])


def _page(chain: queries.Chain, pieces: list[EvidencePiece], names: dict[int, str]) -> str:
    project, result = chain.project, chain.result
    told = escape(result.story) if result else "ยังไม่ได้บันทึกผล"
    items = "\n".join(_item(one, names[one.pk]) for one in pieces)
    return (
        '<!doctype html>\n<html lang="th">\n<meta charset="utf-8">\n'
        f"<title>{escape(project.title)}</title>\n<h1>{escape(project.title)}</h1>\n"
        f"<p>{escape(project.reference)} {escape(project.owner.name_th)}</p>\n"
        f"<h2>ผล</h2>\n<p>{told}</p>\n<h2>หลักฐาน</h2>\n<ol>\n{items}\n</ol>\n</html>\n"
    )


def _item(one: EvidencePiece, name: str) -> str:
    head = f"<strong>{escape(one.title)}</strong> ({EVIDENCE[one.kind].in_('th')}, {thai_date(one.on)})"
    words = f"<br>{escape(one.words)}" if one.words else ""
    if not name:
        return f"<li>{head}{words}</li>"
    if one.kind == "photo":
        shown = f'<br><img src="{name}" alt="{escape(one.alt)}" width="600">'
    else:
        shown = f'<br><a href="{name}">{name}</a>'
    return f"<li>{head}{words}{shown}</li>"
