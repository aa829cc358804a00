#!/usr/bin/env python3
"""Proves a book that `thuanna ledger export` wrote. Needs nothing but Python 3.10.

    python verify_book.py DIR                            every entry, link, total and published head
    python verify_book.py DIR --receipt RC-2570-000012   also show the proof that a receipt is in the book
    python verify_book.py DIR --head 17:3fa94c01b2       also look for a head that you wrote down
1. Each entry is written as bytes in one fixed way and hashed: its leaf. Change a satang, and it changes.
2. The leaves of one commit are hashed in pairs, the results in pairs again, up to one root.
3. Each link hashes its root with the hash of the link before. Change an old link, and all later ones change.
4. The last hash is the head of the book. It is published and printed on receipts, so nobody can change it.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

SEALED = (
    "id era kind happened_on recorded_at memo key payload_digest document_digest series_id year number"
    " reverses entered_by total_satang salt"
)
# Letter in a link: the word that begins the leaf, the file, the fields after the tenant, in their order.
KINDS = {
    "A": ("account", "accounts", "id code name_th name_en kind axis form_line party_kind never_below_zero"),
    "S": ("series", "series", "id code name_th name_en"),
    "P": ("period", "periods", "id year starts_on ends_before"),
    "C": ("closing", "closings", "id period_id closed_on closed_by_id"),
    "J": ("journal", "journals", SEALED),
}
HEAD = "seq hash journals total_satang"
NO_HASH = "00" * 32
say = print


def fields(values):
    """The bytes of some values: for each, its length in four bytes, then its text. Nothing is empty text."""
    texts = ["" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for v in values]
    return b"".join(len(text.encode()).to_bytes(4, "big") + text.encode() for text in texts)


def root_of(leaves, place=0):
    """The root of a tree, and the neighbours that lead to it from the leaf at `place`."""
    level, proof = list(leaves), []
    while len(level) > 1:
        neighbour = place ^ 1
        if neighbour < len(level):
            proof.append(("left" if neighbour < place else "right", level[neighbour]))
        pairs = [b"\x01" + level[i] + level[i + 1] for i in range(0, len(level) - 1, 2)]  # a 1 for "node"
        alone = level[len(pairs) * 2 :]  # without a partner it goes up as it is
        level, place = [hashlib.sha256(each).digest() for each in pairs] + alone, place // 2
    return level[0], proof


class Book:
    """Everything that was exported, and what is wrong with it."""

    def __init__(self, folder):
        self.folder, self.wrong, self.receipts = folder, [], {}
        self.facts = json.loads((folder / "book.json").read_text(encoding="utf-8-sig"))
        if (self.facts["format"], self.facts["version"]) != ("thuanna-book", 1):
            raise ValueError("ไม่ใช่สมุดบัญชีรุ่นที่รู้จัก · not a book of a version that I know")
        self.entries = {(kind, each["id"]): each for kind in KINDS for each in self.read(*KINDS[kind][1:])}
        self.codes = {key: each["code"] for key, each in self.entries.items() if "code" in each}
        self.links = self.read("links", f"{HEAD} prev_hash root linked_at kinds entry_ids")
        for link in self.links:
            link["keys"] = list(zip(link["kinds"], link["entry_ids"], strict=True))
        self.published = self.read("published", HEAD)
        self.balances = self.read("balances", "account funder balance_satang")

    def read(self, name, names):
        """The objects of a file, one a line, each with all the fields that we need."""
        found = []
        for number, line in enumerate((self.folder / f"{name}.jsonl").open(encoding="utf-8-sig"), 1):
            try:
                found.append(json.loads(line))
                _ = [found[-1][each] for each in names.split()]
            except (ValueError, LookupError, TypeError) as error:
                raise ValueError(f"{name}.jsonl บรรทัด · line {number}: {error}") from error
        return found

    def leaf(self, key):
        """The hash of one entry: a 0 for "leaf", a 1 for the version, then its fields."""
        entry, (name, _, names) = self.entries[key], KINDS[key[0]]
        values = [name, self.facts["tenant_id"], *(entry[each] for each in names.split())]
        if name == "journal":
            values += [len(entry["legs"]), *(value for leg in entry["legs"] for value in leg)]
        return hashlib.sha256(b"\x00\x01" + fields(values)).digest()

    def link_hash(self, link):
        """The hash of one link: a 2 for "link", a 1 for the version, then its fields."""
        names = ("linked_at", "journals", "total_satang")
        values = [self.facts["tenant_id"], link["seq"], link["prev_hash"], link["root"]]
        values += [len(link["entry_ids"]), *(link[name] for name in names)]
        return hashlib.sha256(b"\x02\x01" + fields(values)).hexdigest()

    def check_chain(self):
        """Every link follows the one before, and every entry stands in exactly one."""
        before, journals, total, seen = NO_HASH, 0, 0, set()
        for expected, link in enumerate(self.links, start=1):
            keys = link["keys"]
            posted = [self.entries.get(key, {}).get("total_satang", 0) for key in keys if key[0] == "J"]
            journals, total = journals + len(posted), total + sum(posted)
            lost = [key for key in keys if key not in self.entries]
            sums, place = (link["journals"], link["total_satang"]), (link["seq"], link["prev_hash"])
            wrong = {f"{KINDS[key[0]][0]} {key[1]} หายไป · is gone": True for key in lost} | {
                "รายการถูกแก้ · one of its entries was changed": not lost
                and root_of(map(self.leaf, keys))[0].hex() != link["root"],
                "ไม่ต่อกัน · does not follow the link before it": place != (expected, before),
                "รหัสไม่ถูกต้อง · its hash is wrong": self.link_hash(link) != link["hash"],
                "ยอดรวมไม่ถูกต้อง · its totals are wrong": sums != (journals, total),
                "รายการซ้ำ · an entry stands there that stood in a link before": seen & set(keys),
            }
            self.wrong += [f"link {link['seq']}: {what}" for what, is_so in wrong.items() if is_so]
            seen.update(keys)
            before = link["hash"]
        for kind, number in sorted(set(self.entries) - seen):
            self.wrong.append(f"{KINDS[kind][0]} {number}: ไม่อยู่ในโซ่ · is in no link")

    def check_heads(self, written_down):
        """The head, every published head, and the one that somebody wrote down stand in the chain."""
        links = {link["seq"]: link for link in self.links}
        nothing = {"hash": NO_HASH, "journals": 0, "total_satang": 0}
        for head in [self.facts["head"], *self.published]:
            if any(links.get(head["seq"], nothing)[name] != head[name] for name in nothing):
                self.wrong.append(f"link {head['seq']}: ไม่ตรง · the head is not the one that was published")
        if self.facts["head"]["seq"] != len(self.links):
            self.wrong.append("อาจถูกตัดท้าย · the head is not the last link")
        seq, _, start = written_down.strip().lower().partition(":")
        known = [link["hash"] for link in self.links if str(link["seq"]) == seq]
        if written_down and not (start[7:] and known and known[0].startswith(start)):
            self.wrong.append(f"{written_down}: ไม่พบรหัสนี้ · the head is not in this book")

    def check_sums(self):
        """Each journal sums to zero, numbers have no gap, and balances are the sums of the legs."""
        sums, numbers = defaultdict(int), defaultdict(list)
        for key, entry in self.entries.items():
            amounts = [leg[4] for leg in entry.get("legs", ())]
            if key[0] == "J" and (sum(amounts) or sum(a for a in amounts if a > 0) != entry["total_satang"]):
                self.wrong.append(f"{KINDS[key[0]][0]} {key[1]}: สองด้านไม่เท่ากัน · its two sides differ")
            if entry.get("number"):
                series = f"{self.codes.get(('S', entry['series_id']), '?')}-{entry['year']}"
                numbers[series].append(entry["number"])
                self.receipts[f"{series}-{entry['number']:06}"] = key
            for _, account, _, funder, amount in entry.get("legs", ()):
                sums[self.codes.get(("A", account), "?"), funder] += amount
        for series, found in numbers.items():
            if sorted(found) != list(range(1, len(found) + 1)):
                self.wrong.append(f"{series}: เลขที่ขาดหรือซ้ำ · the numbers have a gap")
        stated = {(each["account"], each["funder"]): each["balance_satang"] for each in self.balances}
        for key in sorted(set(sums) | set(stated)):
            if sums[key] != stated.get(key, 0):
                self.wrong.append(f"{key[0]} {key[1]}: ยอดไม่ตรง · the balance is not the sum of its legs")

    def show_receipt(self, wanted):
        """Say where a receipt stands, and the hashes that lead from it to the root of its link."""
        key = self.receipts.get(wanted)
        link = next((link for link in self.links if key in link["keys"]), None)
        if link is None:
            return self.wrong.append(f"{wanted}: ไม่พบใบเสร็จนี้ · no such receipt is in this book")
        keys, entry = link["keys"], self.entries[key]
        root, proof = root_of(map(self.leaf, keys), keys.index(key))
        baht, satang = divmod(entry["total_satang"], 100)
        say(f"{wanted}: {baht:,}.{satang:02} baht on {entry['happened_on']}")
        say(f"  in link {link['seq']} ({link['hash'][:10]}) since {link['linked_at']}")
        say(f"  leaf {self.leaf(key).hex()}")
        for side, neighbour in proof:
            say(f"  + {side:5} {neighbour.hex()}")
        return say(f"  = root {root.hex()}")


def main():
    """0 when all is proved, 1 when something is wrong, 2 when the book cannot be read."""
    parser = argparse.ArgumentParser(description="Proves an exported book.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--receipt", metavar="NO")
    parser.add_argument("--head", metavar="SEQ:HASH", default="")
    chosen = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # a terminal that knows no Thai
    try:
        book = Book(chosen.folder)
        book.check_chain()
        book.check_heads(chosen.head)
        book.check_sums()
        if chosen.receipt:
            book.show_receipt(chosen.receipt)
        name = f"{book.facts['tenant']} {book.facts['head']['seq']}:{book.facts['head']['hash'][:10]}"
        counts = f"{book.facts['head']['journals']} journals, {len(book.published)} published heads"
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        say(f"อ่านสมุดบัญชีไม่ได้ · cannot read the book in {chosen.folder}: {error}", file=sys.stderr)
        return 2
    verdict = f"พบ {len(book.wrong)} ข้อ · findings" if book.wrong else "ถูกต้องทุกรายการ · all proved"
    say(*book.wrong, f"{name}, {counts}: {verdict}", sep="\n")
    return 1 if book.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
