"""An import from the file to the register: uploaded, checked, corrected, committed, perhaps undone.

Nothing is written to the register before `commit`, and then all accepted rows or none. `commit` looks at
the file anew, against the register as it stands then.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import actions as documents
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import importing_queries as queries
from thuanna.money.funds import intake, loading, marking, undoing
from thuanna.money.funds.importing.collecting import collecting_later
from thuanna.money.funds.importing.columns import BY_FIELD
from thuanna.money.funds.importing.headers import signature_of
from thuanna.money.funds.importing.reading import Reading
from thuanna.money.funds.intake import Examination
from thuanna.money.funds.models import ColumnMapping, Fund, ImportBatch
from thuanna.registry.people.actions.register import DuplicateCitizenNumber, StillNeeded

State = ImportBatch.State
_OPEN = (State.UPLOADED, State.CHECKED, State.UNREADABLE)
_NAMES = {"given_name", "full_name"}
_TOLD_BY_CHECK = (
    *("state", "sheet", "sheets", "header_line", "headings", "mapping", "refusal_th", "refusal_en"),
    *("lines_done", "lines_total", "rows", "accepted", "rejected", "warned", "known"),
)
_ONCE = ("member_number_once", "member_person_once")


class AlreadyDecided(Refusal):
    """The import has been committed, undone or discarded."""

    code = "import_already_decided"


class NotChecked(Refusal):
    """The file has not been checked, or could not be read."""

    code = "import_not_checked"


class NothingToImport(Refusal):
    """No row would come in."""

    code = "import_nothing_new"


class RegisterChanged(Refusal):
    """Since the check, the register changed so that other rows would come in."""

    code = "import_register_changed"


class MappingUnsuitable(Refusal):
    """The columns chosen do not make a member register."""

    code = "import_mapping_unsuitable"


class NoFund(Refusal):
    """The organisation keeps no fund."""

    code = "fund_missing"


class SomethingBuiltOnIt(Refusal):
    """Other records depend on what the import brought."""

    code = "import_built_upon"


@transaction.atomic
def upload(*, content: bytes, name: str, by: Actor) -> ImportBatch:
    """Keep a file as it came; it is not looked into yet.

    :raises NotAllowed: the actor may not import
    :raises EmptyFile: :raises FileTooLarge: nothing in it, or more than can be kept
    """
    by.must(queries.IMPORT)
    document = documents.store(
        name=name, media_type="application/octet-stream", purpose="import", content=content, by=by
    )
    batch: ImportBatch = ImportBatch.objects.create(document=document, created_by_id=by.user_id)
    audit.record(by, "funds.import_uploaded", batch, size=len(content))
    return batch


@transaction.atomic
def check(
    *, batch_id: int, today: datetime.date, by: Actor, reading: Reading | Refusal | None = None
) -> ImportBatch:
    """Read the file, compare it with the register and keep what was found. Writes nothing to the register.

    A file that cannot be read is a result, not an exception: the batch is ``unreadable`` and says why.

    :param reading: what `read` gave, where the caller has read the file already to show progress
    :raises ImportUnknown: :raises AlreadyDecided:
    """
    batch = _open_batch(batch_id, by)
    outcome = intake.reading_of(batch, today=today) if reading is None else reading
    if isinstance(outcome, Refusal):
        batch.state = State.UNREADABLE
        batch.refusal_th, batch.refusal_en = outcome.phrase.in_("th")[:400], outcome.phrase.in_("en")[:400]
        loading.keep_findings(batch.pk, ())
    else:
        batch.state = State.CHECKED
        batch.refusal_th = batch.refusal_en = ""
        _note(batch, intake.examine(outcome, sha256=batch.document.sha256, but=batch.pk))
    batch.save(update_fields=_TOLD_BY_CHECK)
    audit.record(by, "funds.import_checked", batch, state=batch.state, rows=batch.rows)
    return batch


@transaction.atomic
def choose_sheet(*, batch_id: int, sheet: str, by: Actor) -> ImportBatch:
    """Take another sheet of the file; it is to be checked anew.

    :raises ImportUnknown: :raises AlreadyDecided:
    """
    batch = _open_batch(batch_id, by)
    batch.sheet, batch.mapping, batch.state = sheet[:200], {}, State.UPLOADED
    batch.save(update_fields=["sheet", "mapping", "state"])
    audit.record(by, "funds.import_sheet_chosen", batch)
    return batch


@transaction.atomic
def correct_mapping(*, batch_id: int, mapping: Mapping[int, str], by: Actor) -> ImportBatch:
    """Say what the columns mean, and remember it for files with the same headings; to be checked anew.

    :param mapping: field by column index from 0; columns left out are not imported
    :raises ImportUnknown: :raises AlreadyDecided:
    :raises MappingUnsuitable: a field twice or unknown, or no name among them
    """
    batch = _open_batch(batch_id, by)
    _refuse_unsuitable(mapping)
    kept = {str(index): field for index, field in sorted(mapping.items())}
    batch.mapping, batch.state = kept, State.UPLOADED
    batch.save(update_fields=["mapping", "state"])
    if batch.headings:
        ColumnMapping.objects.update_or_create(
            signature=queries.digest_of(signature_of(batch.headings)), defaults={"mapping": kept}
        )
    audit.record(by, "funds.import_mapping_corrected", batch, columns=len(kept))
    return batch


@transaction.atomic
def commit(
    *, batch_id: int, on: datetime.date, at: datetime.datetime, by: Actor, expected: int | None = None
) -> ImportBatch:
    """Write all accepted rows to the register, or none. Called twice, it is done once.

    :param expected: how many people the person who confirms was shown
    :raises ImportUnknown: :raises AlreadyDecided: :raises NotChecked: :raises NoFund:
    :raises RegisterChanged: another number would come in than was shown; check again and look
    :raises NothingToImport: nobody would come in
    """
    batch = queries.batch_for(by, batch_id, lock=True)
    if batch.state == State.COMMITTED:
        return batch
    if batch.state not in _OPEN:
        raise AlreadyDecided(_DECIDED)
    if batch.state != State.CHECKED:
        raise NotChecked(_NOT_CHECKED)
    _lock_fund()
    reading = intake.reading_of(batch, today=on)
    if isinstance(reading, Refusal):
        raise reading
    examination = intake.examine(reading, sha256=batch.document.sha256, but=batch.pk)
    if expected is not None and expected != len(examination.entries):
        raise RegisterChanged(_CHANGED)
    return _write(batch, examination, on=on, at=at, by=by)


@transaction.atomic
def import_at_once(
    *,
    content: bytes,
    name: str,
    examination: Examination,
    on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> ImportBatch:
    """Upload, check and commit in one go, for a file that was examined just before; all or nothing.

    :raises NotAllowed: :raises NoFund: :raises NothingToImport:
    :raises RegisterChanged: somebody registered one of these people since the examination
    """
    batch = upload(content=content, name=name, by=by)
    _lock_fund()
    return _write(batch, examination, on=on, at=at, by=by)


@transaction.atomic
def undo(*, batch_id: int, reason: str, at: datetime.datetime, by: Actor) -> ImportBatch:
    """Take everything an import brought out of the register again, if nothing was built on it.

    :raises ImportUnknown:
    :raises AlreadyDecided: it was not committed, or was undone before
    :raises SomethingBuiltOnIt: says what depends on it
    """
    batch = queries.batch_for(by, batch_id, lock=True)
    if batch.state != State.COMMITTED:
        raise AlreadyDecided(_NOT_COMMITTED)
    _lock_fund()
    dependents = undoing.dependents(batch)
    if dependents:
        raise SomethingBuiltOnIt(undoing.words_for(dependents))
    try:
        taken = undoing.take_back(batch, reason=reason, by=by)
    except StillNeeded as refused:
        raise SomethingBuiltOnIt(refused.phrase) from refused
    batch.state, batch.undone_at = State.UNDONE, at
    batch.save(update_fields=["state", "undone_at"])
    audit.record(by, "funds.import_undone", batch, reason=reason, count=taken)
    outbox.publish("funds.import_undone", batch_id=batch.pk)
    return batch


@transaction.atomic
def discard(*, batch_id: int, by: Actor) -> ImportBatch:
    """Decide that a file is not imported.

    :raises ImportUnknown: :raises AlreadyDecided:
    """
    batch = _open_batch(batch_id, by)
    batch.state = State.DISCARDED
    batch.save(update_fields=["state"])
    audit.record(by, "funds.import_discarded", batch)
    return batch


@transaction.atomic
def mark_up(*, batch_id: int, today: datetime.date, by: Actor) -> bytes:
    """The file as a workbook in which everything to mend is marked. Leaves an audit line: it holds numbers.

    :raises ImportUnknown:
    :raises Refusal: the file cannot be read
    """
    batch = queries.batch_for(by, batch_id)
    reading = intake.reading_of(batch, today=today)
    if isinstance(reading, Refusal):
        raise reading
    findings = intake.examine(reading, sha256=batch.document.sha256, but=batch.pk).findings
    audit.record(by, "funds.import_marked_up", batch, findings=len(findings))
    return marking.mark_up(reading.sheet, reading.header, findings)


def _open_batch(batch_id: int, by: Actor) -> ImportBatch:
    batch = queries.batch_for(by, batch_id, lock=True)
    if batch.state not in _OPEN:
        raise AlreadyDecided(_DECIDED)
    return batch


def _lock_fund() -> None:
    """One import into a fund at a time, so that two of them give no number twice."""
    if Fund.objects.select_for_update().first() is None:
        raise NoFund(
            t(
                "หน่วยงานนี้ยังไม่ได้ตั้งกองทุนในระบบ โปรดบันทึกข้อมูลกองทุนก่อนนำเข้าสมาชิก",
                "This organisation has no fund yet. Record the fund before importing its members.",
            )
        )


def _refuse_unsuitable(mapping: Mapping[int, str]) -> None:
    fields = list(mapping.values())
    if set(fields) - BY_FIELD.keys():
        raise MappingUnsuitable(
            t("เลือกความหมายของคอลัมน์จากรายการเท่านั้น", "Choose the meaning of a column from the list.")
        )
    if len(fields) != len(set(fields)):
        twice = next(field for field in fields if fields.count(field) > 1)
        raise MappingUnsuitable(
            t(
                "“{label}” ถูกเลือกไว้สองคอลัมน์ โปรดเหลือไว้คอลัมน์เดียว",
                "“{label}” is chosen for two columns. Keep it for one.",
                label=BY_FIELD[twice].label,
            )
        )
    if not _NAMES & set(fields):
        raise MappingUnsuitable(
            t("โปรดเลือกว่าคอลัมน์ใดเป็นชื่อสมาชิก", "Choose the column that holds the members' names.")
        )


def _note(batch: ImportBatch, examination: Examination) -> None:
    """Keep on the batch what the check said."""
    reading = examination.reading
    batch.sheet, batch.sheets = reading.sheet.name[:200], list(reading.sheet_names)
    batch.header_line, batch.headings = reading.header.line, list(reading.header.headings)
    batch.mapping = {str(index): field for index, field in sorted(reading.header.fields.items())}
    batch.rows, batch.accepted = reading.line_count, len(examination.entries)
    batch.rejected, batch.warned, batch.known = examination.rejected, examination.warned, examination.known
    batch.lines_done = batch.lines_total = len(reading.sheet.rows)
    loading.keep_findings(batch.pk, examination.findings)


def _write(
    batch: ImportBatch, examination: Examination, *, on: datetime.date, at: datetime.datetime, by: Actor
) -> ImportBatch:
    if not examination.entries:
        raise NothingToImport(_NOTHING_NEW)
    _note(batch, examination)
    try:
        with transaction.atomic(), collecting_later():
            ids = loading.load(examination.entries, batch_id=batch.pk, today=on, by=by)
    except DuplicateCitizenNumber as refused:
        raise RegisterChanged(_CHANGED) from refused
    except IntegrityError as refused:
        if not any(name in str(refused) for name in _ONCE):
            raise
        raise RegisterChanged(_CHANGED) from refused
    batch.state, batch.committed_at = State.COMMITTED, at
    batch.save(update_fields=[*_TOLD_BY_CHECK, "committed_at"])
    audit.record(
        by,
        undoing.IMPORTED,
        batch,
        count=len(ids),
        digest=_digest(ids),
        rejected=batch.rejected,
        known=batch.known,
    )
    outbox.publish(undoing.IMPORTED, batch_id=batch.pk, count=len(ids))
    return batch


def _digest(ids: Sequence[int]) -> str:
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()


_DECIDED = t(
    "การนำเข้าครั้งนี้จบไปแล้ว โปรดอัปโหลดไฟล์อีกครั้งถ้าต้องการนำเข้าใหม่",
    "This import is over. Upload the file again to import anew.",
)
_NOT_CHECKED = t(
    "ยังไม่ได้ตรวจไฟล์ หรืออ่านไฟล์ไม่ได้ โปรดตรวจก่อนยืนยัน",
    "The file has not been checked, or could not be read. Check it before confirming.",
)
_CHANGED = t(
    "ทะเบียนเปลี่ยนไปหลังจากตรวจไฟล์ จึงยังไม่ได้นำเข้าใคร โปรดตรวจอีกครั้งแล้วดูผลใหม่ก่อนยืนยัน",
    "The register changed after the check, so nobody was imported. Check again and look before confirming.",
)
_NOTHING_NEW = t(
    "ไม่มีใครให้นำเข้า ทุกแถวอยู่ในทะเบียนแล้วหรือยังมีจุดที่ต้องแก้ โปรดดูรายการทีละแถว",
    "There is nobody to import: every row is in the register already or has something to mend. "
    "Look at the rows.",
)
_NOT_COMMITTED = t(
    "การนำเข้าครั้งนี้ไม่ได้อยู่ในทะเบียน จึงไม่มีอะไรให้ยกเลิก",
    "This import is not in the register, so there is nothing to undo.",
)
