"""What a second factor is made of, sealed for its purpose."""

import pytest

from thuanna.foundation.accounts import secrets
from thuanna.kernel.sealing import SealBroken


def test_what_was_sealed_opens_again_and_is_not_readable_in_between():
    sealed = secrets.encrypt("JBSWY3DPEHPK3PXP", purpose="second factor")

    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert secrets.decrypt(sealed, purpose="second factor") == "JBSWY3DPEHPK3PXP"


def test_another_purpose_does_not_open_it():
    sealed = secrets.encrypt("JBSWY3DPEHPK3PXP", purpose="second factor")

    with pytest.raises(SealBroken):
        secrets.decrypt(sealed, purpose="something else")
