#!/usr/bin/env python3
"""Proves a book that `thuanna ledger export --format jsonl` wrote. Needs nothing but Python 3.10.

    python verify_book.py DIR                            every entry, link, total and published head
    python verify_book.py DIR --receipt RC-2570-000012   also show the proof that a receipt is in the book
    python verify_book.py DIR --head 17:3fa94c01b2       also look for a head that you wrote down

1. Each entry (account, number series, period, closing, journal) is written as bytes in one fixed way and
   hashed: its leaf. Change a satang, and the leaf changes.
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

# Letter in a link: the word that begins the leaf, the file, the fields after the tenant, in their order.
KINDS = {
    "A": ("account", "accounts", "id code name_th name_en kind axis form_line party_kind never_below_zero"),
    "S": ("series", "series", "id code name_th name_en"),
    "P": ("period", "periods", "id year starts_on ends_before"),
    "C": ("closing", "closings", "id period_id closed_on closed_by_id"),
    "J": (
        "journal",
        "journals",
        "id era kind happened_on recorded_at memo key payload_digest document_digest series_id year number"
        " reverses entered_by total_satang salt",
    ),
}
NO_HASH = "00" * 32
say = print


def fields(values):
    """The bytes of some values: for each, its length in four bytes, then its text. Nothing is empty text."""
    found = []
    for value in values:
        text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        found += [len(text.encode()).to_bytes(4, "big"), text.encode()]
    return b"".join(found)


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
        self.folder, self.wrong = folder, []
        self.facts = json.loads((folder / "book.json").read_text(encoding="utf-8"))
        if (self.facts["format"], self.facts["version"]) != ("thuanna-book", 1):
            raise ValueError("not a book of a version that I know")
        self.entries = {(kind, entry["id"]): entry for kind in KINDS for entry in self.read(KINDS[kind][1])}
        self.links, self.published, self.balances = map(self.read, ("links", "published", "balances"))

    def read(self, name):
        with (self.folder / f"{name}.jsonl").open(encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.strip()]

    def leaf(self, key):
        """The hash of one entry: a 0 for "leaf", a 1 for the version, then its fields."""
        entry, (name, _, names) = self.entries[key], KINDS[key[0]]
        values = [name, self.facts["tenant_id"], *(entry[each] for each in names.split())]
        if name == "journal":
            values += [len(entry["legs"]), *(value for leg in entry["legs"] for value in leg)]
        return hashlib.sha256(b"\x00\x01" + fields(values)).digest()

    def root(self, keys):
        return root_of(map(self.leaf, keys))[0].hex()

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
            keys = keys_of(link)
            posted = [self.entries.get(key, {}).get("total_satang", 0) for key in keys if key[0] == "J"]
            journals, total = journals + len(posted), total + sum(posted)
            lost = [key for key in keys if key not in self.entries]
            wrong = {f"{KINDS[kind][0]} {number} is gone": True for kind, number in lost} | {
                "one of its entries was changed": not lost and self.root(keys) != link["root"],
                "does not follow the link before it": (link["seq"], link["prev_hash"]) != (expected, before),
                "its hash is wrong": self.link_hash(link) != link["hash"],
                "its totals are wrong": (link["journals"], link["total_satang"]) != (journals, total),
                "an entry stands there that stood in a link before": seen & set(keys),
            }
            self.wrong += [f"link {link['seq']}: {what}" for what, is_so in wrong.items() if is_so]
            seen.update(keys)
            before = link["hash"]
        for kind, number in sorted(set(self.entries) - seen):
            self.wrong.append(f"{KINDS[kind][0]} {number} is in no link")

    def check_heads(self, written_down):
        """The head, every published head, and the one that somebody wrote down stand in the chain."""
        links = {link["seq"]: link for link in self.links}
        nothing = {"hash": NO_HASH, "journals": 0, "total_satang": 0}
        for head in [self.facts["head"], *self.published]:
            if any(links.get(head["seq"], nothing)[name] != head[name] for name in nothing):
                self.wrong.append(f"the head of link {head['seq']} is not the one that was published")
        if self.facts["head"]["seq"] != len(self.links):
            self.wrong.append("the head is not the last link")
        seq, _, start = written_down.partition(":")
        if written_down and not (
            start[7:] and links.get(int(seq), nothing)["hash"].startswith(start.lower())
        ):
            self.wrong.append(f"the head {written_down} is not in this book")

    def check_sums(self):
        """Each journal sums to zero, numbers have no gap, and balances are the sums of the legs."""
        sums, numbers = defaultdict(int), defaultdict(list)
        for key, entry in self.entries.items():
            amounts = [leg[4] for leg in entry.get("legs", ())]
            if key[0] == "J" and (sum(amounts) or sum(a for a in amounts if a > 0) != entry["total_satang"]):
                self.wrong.append(f"journal {key[1]}: its two sides differ")
            if entry.get("number"):
                numbers[f"{entry['series']}-{entry['year']}"].append(entry["number"])
            for _, account, _, funder, amount in entry.get("legs", ()):
                sums[self.entries["A", account]["code"], funder] += amount
        for series, found in numbers.items():
            if sorted(found) != list(range(1, len(found) + 1)):
                self.wrong.append(f"the numbers {series} have a gap")
        stated = {(each["account"], each["funder"]): each["balance_satang"] for each in self.balances}
        for key in sorted(set(sums) | set(stated)):
            if sums[key] != stated.get(key, 0):
                self.wrong.append(f"the balance of account {key[0]} ({key[1]}) is not the sum of its legs")

    def show_receipt(self, wanted):
        """Say where a receipt stands, and the hashes that lead from it to the root of its link."""
        written = "{series}-{year}-{number:06}".format
        numbered = {written(**entry): key for key, entry in self.entries.items() if entry.get("number")}
        link = next((link for link in self.links if numbered.get(wanted) in keys_of(link)), None)
        if link is None:
            self.wrong.append(f"no receipt {wanted} is in this book")
            return
        keys, entry = keys_of(link), self.entries[numbered[wanted]]
        root, proof = root_of(map(self.leaf, keys), keys.index(numbered[wanted]))
        baht, satang = divmod(entry["total_satang"], 100)
        say(f"{wanted}: {baht:,}.{satang:02} baht on {entry['happened_on']}")
        say(f"  in link {link['seq']} ({link['hash'][:10]}) since {link['linked_at']}")
        say(f"  leaf {self.leaf(numbered[wanted]).hex()}")
        for side, neighbour in proof:
            say(f"  + {side:5} {neighbour.hex()}")
        say(f"  = root {root.hex()}")


def keys_of(link):
    return list(zip(link["kinds"], link["entry_ids"], strict=True))


def main():
    """0 when all is proved, 1 when something is wrong, 2 when the book cannot be read."""
    parser = argparse.ArgumentParser(description="Proves an exported book.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--receipt", metavar="NO")
    parser.add_argument("--head", metavar="SEQ:HASH", default="")
    chosen = parser.parse_args()
    try:
        book = Book(chosen.folder)
        book.check_chain()
        book.check_heads(chosen.head)
        book.check_sums()
    except (OSError, ValueError, KeyError) as error:
        sys.stderr.write(f"cannot read the book in {chosen.folder}: {error}\n")
        return 2
    if chosen.receipt:
        book.show_receipt(chosen.receipt)
    for line in book.wrong:
        say(line)
    verdict = f"{len(book.wrong)} findings" if book.wrong else "all proved"
    head = book.facts["head"]
    name = f"{book.facts['tenant']} {head['seq']}:{head['hash'][:10]}"
    say(f"{name}, {head['journals']} journals: {verdict}")
    return 1 if book.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
