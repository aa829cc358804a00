"""Files and pictures of a page: checked, renamed so that people can read it, pictures drawn anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import actions as documents
from thuanna.foundation.documents import pictures
from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.site import queries, refusals, rules, uploads
from thuanna.services.site.models import PageAttachment, PageVersion

from .pages import WRITE

MOST_ATTACHED: Final = 30


@dataclass(frozen=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


@transaction.atomic
def attach_file(
    *, version_id: int, upload: Upload, title_th: str, title_en: str = "", by: Actor
) -> PageAttachment:
    """Add a document; its name for readers is the title.

    :raises NotAllowed: the actor may not write pages
    :raises PageUnknown: there is no such version
    :raises NotEditable: it was submitted or published
    :raises FileRefused: it is of no accepted kind, could harm a reader, or holds a citizen number
    :raises EntryIncomplete: it has no title
    :raises TooMuch: the page holds as many files as it can
    """
    by.must(WRITE)
    version = _locked(version_id)
    checked = uploads.checked(upload.name, upload.content)
    title = clean_line(title_th)[:200]
    if not title:
        raise refusals.EntryIncomplete(
            t("กรุณาตั้งชื่อไฟล์ให้คนอ่านรู้ว่าเป็นเรื่องอะไร", "Please name the file so that readers know what it is."),
            code="site_file_unnamed",
        )
    document = _stored(f"{title}.{checked.ending}", checked.media_type, upload.content, by)
    attachment: PageAttachment = PageAttachment.objects.create(
        version=version,
        document=document,
        position=_next_position(version),
        name=f"{title[:100]}.{checked.ending}",
        title_th=title,
        title_en=clean_line(title_en)[:200],
    )
    audit.record(by, "site.file_attached", attachment, size=len(upload.content))
    return attachment


@transaction.atomic
def attach_picture(
    *, version_id: int, upload: Upload, alt_th: str, alt_en: str = "", is_portrait: bool = False, by: Actor
) -> PageAttachment:
    """Add a picture with the words for those who cannot see it.

    :raises NotAllowed: the actor may not write pages
    :raises PageUnknown: there is no such version
    :raises NotEditable: it was submitted or published
    :raises NotAPicture: it cannot be read as one
    :raises PictureTooLarge: it has too many pixels
    :raises EntryIncomplete: nobody says what it shows
    :raises TooMuch: the page holds as many files as it can
    """
    by.must(WRITE)
    version = _locked(version_id)
    words = clean_line(alt_th)[:300]
    if not words:
        raise refusals.EntryIncomplete(
            t(
                "กรุณาบรรยายว่ารูปแสดงอะไร สำหรับคนที่มองไม่เห็น",
                "Please say what the picture shows, for those who cannot see it.",
            ),
            code="site_picture_without_words",
        )
    drawn = pictures.redrawn(upload.content)
    position = _next_position(version)
    name = f"รูปที่ {position}.{drawn.ending}"
    document = _stored(name, drawn.media_type, drawn.content, by)
    attachment: PageAttachment = PageAttachment.objects.create(
        version=version,
        document=document,
        position=position,
        is_picture=True,
        name=name,
        alt_th=words,
        alt_en=clean_line(alt_en)[:300],
        is_portrait=is_portrait,
        width=drawn.width,
        height=drawn.height,
    )
    audit.record(by, "site.picture_attached", attachment, size=len(drawn.content))
    return attachment


@transaction.atomic
def detach(*, attachment_id: int, by: Actor) -> None:
    """Take a file or picture off a version; what was published with it stays published.

    :raises NotAllowed: the actor may not write pages
    :raises PageUnknown: there is no such file
    :raises NotEditable: the version was submitted or published
    """
    by.must(WRITE)
    attachment: PageAttachment | None = PageAttachment.objects.filter(pk=attachment_id).first()
    if attachment is None:
        raise refusals.PageUnknown
    _locked(attachment.version_id)
    audit.record(by, "site.file_detached", attachment)
    attachment.delete()


def _locked(version_id: int) -> PageVersion:
    version: PageVersion | None = PageVersion.objects.select_for_update().filter(pk=version_id).first()
    if version is None:
        raise refusals.PageUnknown
    if queries.state(version_id) not in rules.EDITABLE:
        raise refusals.NotEditable
    return version


def _next_position(version: PageVersion) -> int:
    rows = PageAttachment.objects.filter(version=version)
    if rows.count() >= MOST_ATTACHED:
        raise refusals.TooMuch(
            t(
                "หน้าหนึ่งแนบได้ไม่เกิน {most} ไฟล์ กรุณาแยกเป็นหลายหน้า",
                "A page holds at most {most} files. Please make several pages.",
                most=MOST_ATTACHED,
            ),
            code="site_too_many_files",
        )
    return last_of(rows, "position") + 1


def _stored(name: str, media_type: str, content: bytes, by: Actor) -> Document:
    return documents.store(
        name=name, media_type=media_type, purpose=Document.Purpose.ISSUED, content=content, by=by
    )
