"""What is sealed opens in its own row of its own office, and nowhere else; codes follow from the form."""

from __future__ import annotations

import pytest

from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.keys import CURRENT_VERSION, Purpose
from thuanna.foundation.tenancy.seals import Seal
from thuanna.kernel.sealing import SealBroken

FACTS = {"words": "แม่ไปหาหมอไม่ได้", "phone": "0810000000"}
SEAL = Seal(Purpose.FORM_SEAL, "guides_filedform.sealed")


def test_what_was_sealed_opens_again():
    sealed = SEAL.close(FACTS, "row", tenant_id=1)

    assert SEAL.open(sealed, "row", CURRENT_VERSION, tenant_id=1) == FACTS
    assert "แม่".encode() not in sealed


@pytest.mark.parametrize(
    ("seal", "row", "tenant_id"),
    [
        (SEAL, "another row", 1),
        (SEAL, "row", 2),
        (Seal(Purpose.FORM_SEAL, "another_table.sealed"), "row", 1),
        (Seal(Purpose.COMMENT_SEAL, "guides_filedform.sealed"), "row", 1),
    ],
)
def test_moved_elsewhere_it_stays_shut(seal, row, tenant_id):
    sealed = SEAL.close(FACTS, "row", tenant_id=1)

    with pytest.raises(SealBroken):
        seal.open(sealed, row, CURRENT_VERSION, tenant_id=tenant_id)


def test_a_form_sent_twice_gives_one_code_and_another_office_or_use_another():
    code = codes.code_for("token", Purpose.MATTER_CODE, tenant_id=1)

    assert code == codes.code_for("token", Purpose.MATTER_CODE, tenant_id=1)
    assert code != codes.code_for("token", Purpose.MATTER_CODE, tenant_id=2)
    assert code != codes.code_for("token", Purpose.FORM_CODE, tenant_id=1)
    assert len(code.replace("-", "")) == 12
