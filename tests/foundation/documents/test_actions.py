"""Files are kept as they came, by their own organisation only."""

from __future__ import annotations

import pytest

from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.documents import actions
from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.context import acting_for

FILE = {"name": "ทะเบียน.csv", "media_type": "text/csv", "purpose": Document.Purpose.IMPORT}


def test_a_file_is_kept_with_its_checksum_and_one_audit_line_without_its_name(acting, secretary):
    document = actions.store(**FILE, content=b"abc", by=secretary)

    assert bytes(Document.objects.get().content) == b"abc"
    assert document.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    entry = AuditEntry.objects.get()
    assert entry.verb == "documents.stored"
    assert "ทะเบียน" not in str(entry.facts)


def test_an_empty_file_is_refused(acting, secretary):
    with pytest.raises(actions.EmptyFile):
        actions.store(**FILE, content=b"", by=secretary)

    assert Document.objects.count() == 0


def test_a_file_over_ten_megabytes_is_refused_and_says_the_limit(acting, secretary):
    with pytest.raises(actions.FileTooLarge, match="10 เมกะไบต์"):
        actions.store(**FILE, content=b"x" * (10 * 1024 * 1024 + 1), by=secretary)


def test_the_neighbour_cannot_see_it(acting, secretary, neighbour):
    actions.store(**FILE, content=b"abc", by=secretary)

    with acting_for(neighbour):
        assert Document.objects.count() == 0
