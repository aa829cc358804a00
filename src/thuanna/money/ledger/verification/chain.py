"""What only recomputing proves: leaves from their rows, roots from their leaves, links from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from thuanna.kernel.language import Phrase, t
from thuanna.money.ledger import sealing

JOURNAL, CLOSING = "J", "C"
_ENTRIES: dict[str, tuple[str, str, str]] = {
    "A": (
        "account",
        "ledger_account",
        "tenant_id, id, code, name_th, name_en, kind, axis, form_line, party_kind, never_below_zero",
    ),
    "S": ("series", "ledger_numberseries", "tenant_id, id, code, name_th, name_en"),
    "P": ("period", "ledger_period", "tenant_id, id, year, starts_on, ends_before"),
    CLOSING: ("closing", "ledger_periodclosing", "tenant_id, id, period_id, closed_on, closed_by_id"),
}
_NAMES = {kind: name for kind, (name, _, _) in _ENTRIES.items()} | {JOURNAL: "journal"}
# In the order of the leaf's fields; everything as text, which costs the least on both sides.
_JOURNALS = """
select j.id, j.happened_on, j.total_satang, array[
         'journal', j.tenant_id::text, j.id::text, j.era::text, j.kind, to_char(j.happened_on, 'YYYY-MM-DD'),
         to_char(j.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), j.memo, j.key,
         encode(j.payload_digest, 'hex'), coalesce(encode(j.document_digest, 'hex'), ''),
         coalesce(j.series_id::text, ''), coalesce(n.year::text, ''), coalesce(n.number::text, ''),
         coalesce(j.reverses_id::text, ''), coalesce(j.entered_by_id::text, ''), j.total_satang::text,
         encode(j.salt, 'hex'), j.leg_count::text
       ] || coalesce(l.fields, array[]::text[])
  from ledger_journal j
  left join ledger_issuednumber n on n.tenant_id = j.tenant_id and n.journal_id = j.id
  left join (
    select journal_id,
           string_to_array(string_agg(
             position || ' ' || account_id || ' ' || party || ' ' || funder || ' ' || amount_satang, ' '
             order by position), ' ') as fields
      from ledger_leg where tenant_id = %(tenant)s{which_legs} group by journal_id
  ) l on l.journal_id = j.id
 where j.tenant_id = %(tenant)s{which}
 order by j.id
"""
JOURNALS = _JOURNALS.format(which="", which_legs="")
_LATE_JOURNALS = _JOURNALS.format(
    which=" and j.id = any(%(ids)s)", which_legs=" and journal_id = any(%(ids)s)"
)
_LINKS = """
select seq, prev_hash, hash, root, linked_at, kinds, entry_ids, leaves, journals, total_satang, version
  from ledger_chainlink where tenant_id = %(tenant)s and seq > %(after)s order by seq
"""


@dataclass(frozen=True, slots=True)
class Start:
    """Up to where the book is known to be whole: a link with its hash and totals; at first, nothing."""

    seq: int = 0
    hash: bytes = sealing.NO_HASH
    journals: int = 0
    total_satang: int = 0


@dataclass(slots=True)
class Chain:
    """What the links say, and what has been found wrong so far.

    :ivar entries: leaf and link of each entry not yet met among the rows
    :ivar heads: hash, journals and total at each link
    :ivar start: what lies up to there is taken as proved, and not read
    """

    tenant_id: int
    start: Start = Start()
    entries: dict[tuple[str, int], tuple[bytes, int]] = field(default_factory=dict)
    heads: dict[int, tuple[bytes, int, int]] = field(default_factory=dict)
    closed: list[tuple[date, date, int]] = field(default_factory=list)
    turnover: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    wrong: list[tuple[str, str, Phrase]] = field(default_factory=list)
    journals: int = 0

    def read(self) -> None:
        """Walk the links, then the rows, then look for what is left over."""
        self._links()
        self._closings()
        for kind in _ENTRIES:
            self._entries(kind)
        for journal_id, happened_on, total, fields in self._rows_of(JOURNAL, JOURNALS, _LATE_JOURNALS):
            self.journals += 1
            seq = self._met(JOURNAL, journal_id, sealing.leaf(fields))
            self.turnover[seq] += total
            self._in_time(journal_id, happened_on, seq)
        for (kind, entry_id), (_, seq) in sorted(
            self.entries.items(), key=lambda item: (item[1][1], item[0])
        ):
            self._found(
                "leaf",
                f"{_NAMES[kind]} {entry_id} (link {seq})",
                t("รายการนี้หายไปจากสมุด", "This entry has been removed from the book."),
            )
        self._totals()
        self._head()

    def _links(self) -> None:
        last, seq_before, journals = self.start.hash, self.start.seq, self.start.journals
        self._known()
        for seq, prev, hash_, root, at, kinds, ids, leaves, count, total, version in rows(
            _LINKS, self.tenant_id, after=seq_before
        ):
            leaves = [bytes(each) for each in leaves]
            where = f"link {seq}"
            if seq != seq_before + 1:
                self._found("chain", where, t("ลำดับของโซ่ขาดช่วง", "Links are missing before this one."))
            if bytes(prev) != last:
                self._found("chain", where, t("ไม่ต่อจากข้อก่อนหน้า", "It does not follow the link before it."))
            if version != sealing.VERSION or not len(kinds) == len(ids) == len(leaves) > 0:
                self._found("chain", where, t("ข้อนี้เสียรูป", "The link is malformed."))
                leaves = leaves or [sealing.NO_HASH]
            if sealing.root(leaves) != bytes(root):
                self._found("chain", where, t("รากไม่ตรงกับใบ", "The root is not that of its leaves."))
            again = sealing.link(
                tenant_id=self.tenant_id,
                seq=seq,
                prev_hash=bytes(prev),
                root_hash=bytes(root),
                entries=len(ids),
                linked_at=at,
                journals=count,
                total_satang=total,
            )
            journals += kinds.count(JOURNAL)
            if again != bytes(hash_) or count != journals:
                self._found("chain", where, t("รหัสของข้อนี้ไม่ถูกต้อง", "The hash of the link is wrong."))
            self._enter(zip(kinds, ids, leaves, strict=False), seq)
            self.heads[seq] = (bytes(hash_), count, total)
            last, seq_before = bytes(hash_), seq

    def _known(self) -> None:
        """The link from which we go on is still the one that was proved."""
        if not self.start.seq:
            return
        query = (
            "select hash, journals, total_satang from ledger_chainlink"
            " where tenant_id = %(tenant)s and seq = %(seq)s"
        )
        expected = (self.start.hash, self.start.journals, self.start.total_satang)
        self.heads[self.start.seq] = expected
        for hash_, journals, total in rows(query, self.tenant_id, seq=self.start.seq):
            if (bytes(hash_), journals, total) == expected:
                return
        where = f"link {self.start.seq}"
        self._found("chain", where, t("ข้อที่เคยพิสูจน์แล้วถูกเปลี่ยน", "A link that was proved before was changed."))

    def _rows_of(self, kind: str, whole: str, late: str) -> Iterator[Sequence[Any]]:
        """The rows of one kind: all of them, or those that entered the chain after the start."""
        if not self.start.seq:
            return rows(whole, self.tenant_id)
        ids = [entry_id for each, entry_id in self.entries if each == kind]
        return rows(late, self.tenant_id, ids=ids)

    def _enter(self, entries: Iterator[tuple[str, int, bytes]], seq: int) -> None:
        for kind, entry_id, leaf in entries:
            if (kind, entry_id) in self.entries:
                where = f"{_NAMES.get(kind, kind)} {entry_id} (link {seq})"
                self._found("chain", where, t("รายการเดียวเข้าโซ่สองครั้ง", "One entry stands in two links."))
            self.entries[kind, entry_id] = (leaf, seq)

    def _closings(self) -> None:
        query = """
            select c.id, p.starts_on, p.ends_before from ledger_periodclosing c
              join ledger_period p on p.tenant_id = c.tenant_id and p.id = c.period_id
             where c.tenant_id = %(tenant)s order by p.starts_on
        """
        for closing_id, starts_on, ends_before in rows(query, self.tenant_id):
            _, seq = self.entries.get((CLOSING, closing_id), (b"", self.start.seq))
            self.closed.append((starts_on, ends_before, seq))

    def _entries(self, kind: str) -> None:
        name, table, columns = _ENTRIES[kind]
        query = f"select id, {columns} from {table} where tenant_id = %(tenant)s"  # noqa: S608  # constants
        for entry_id, *values in self._rows_of(
            kind, f"{query} order by id", f"{query} and id = any(%(ids)s) order by id"
        ):
            self._met(kind, entry_id, sealing.leaf([name, *values]))

    def _met(self, kind: str, entry_id: int, leaf: bytes) -> int:
        """Compare a row with its leaf; gives the link in which it stands, 0 if in none."""
        stored, seq = self.entries.pop((kind, entry_id), (b"", 0))
        where = f"{_NAMES[kind]} {entry_id}" + (f" (link {seq})" if seq else "")
        if not seq:
            self._found("leaf", where, t("รายการนี้ไม่อยู่ในโซ่", "This entry stands in no link of the chain."))
        elif stored != leaf:
            self._found(
                "leaf", where, t("รายการนี้ถูกแก้หลังลงบัญชี", "This entry was changed after it was sealed.")
            )
        return seq

    def _in_time(self, journal_id: int, happened_on: date, seq: int) -> None:
        for starts_on, ends_before, closed_at in self.closed:
            if closed_at and starts_on <= happened_on < ends_before and seq > closed_at:
                where = f"journal {journal_id} (link {seq})"
                self._found("period", where, t("ลงบัญชีหลังปิดงวดแล้ว", "Posted after its period was closed."))

    def _totals(self) -> None:
        before = self.start.total_satang
        for seq, (_, _, total) in self.heads.items():
            if seq != self.start.seq and total - before != self.turnover.get(seq, 0):
                where = f"link {seq}"
                self._found(
                    "chain", where, t("ยอดรวมของข้อนี้ไม่ถูกต้อง", "The link's total is not its journals'.")
                )
            before = total

    def _head(self) -> None:
        query = "select seq, hash, journals, total_satang from ledger_head where tenant_id = %(tenant)s"
        head = next(iter(rows(query, self.tenant_id)), None)
        last = max(self.heads, default=0)
        expected = (last, *self.heads.get(last, (sealing.NO_HASH, 0, 0)))
        found = (head[0], bytes(head[1]), *head[2:]) if head else (0, sealing.NO_HASH, 0, 0)
        if found != expected:
            self._found(
                "chain",
                f"head {found[0]}",
                t("ปลายโซ่ไม่ตรงกับข้อสุดท้าย อาจถูกตัดท้าย", "The head is not the last link: the tail may be cut."),
            )

    def _found(self, kind: str, where: str, message: Phrase) -> None:
        self.wrong.append((kind, where, message))


def rows(query: str, tenant_id: int, **given: Any) -> Iterator[Sequence[Any]]:
    """Stream the rows of a query; needs a transaction."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, {"tenant": tenant_id, **given})
        yield from cursor
