from itertools import pairwise
from uuid import UUID

from hypothesis import assume, given
from hypothesis import strategies as st

from thuanna.kernel import tokens, uuid7
from thuanna.kernel.citizen_number import CitizenNumber, is_check_digit_right
from thuanna.kernel.numbers import thai_digits
from thuanna.kernel.references import Reference, ReferenceMisread, ReferenceNotUnderstood
from thuanna.kernel.refusals import Refusal

TWELVE = st.from_regex(r"[0-9]{12}", fullmatch=True)
PREFIXES = st.text("กขคงจชซดตถทธนบปผพฟมยรลวศสหอฮ", min_size=1, max_size=4) | st.text(
    "ABCDEFGHXYZ", min_size=1, max_size=4
)
REFERENCES = st.builds(Reference, PREFIXES, st.integers(2400, 2799), st.integers(1, 10**9 - 1))


def check_digit(twelve: str) -> str:
    """As the register's rule is written: (11 − Σ dᵢ·(13−i) mod 11) mod 10."""
    return str((11 - sum(int(digit) * (13 - i) for i, digit in enumerate(twelve)) % 11) % 10)


@given(TWELVE)
def test_the_check_digit_follows_the_rule_of_the_register(twelve):
    digits = twelve + check_digit(twelve)

    assert is_check_digit_right(digits)
    assert CitizenNumber.parse(digits).digits == digits


@given(TWELVE, st.integers(1, 9))
def test_no_other_check_digit_is_right(twelve, step):
    wrong = (int(check_digit(twelve)) + step) % 10

    assert not is_check_digit_right(f"{twelve}{wrong}")


@given(TWELVE)
def test_a_formatted_number_is_read_back_and_the_mask_hides_ten_digits(twelve):
    number = CitizenNumber.parse(twelve + check_digit(twelve))

    assert CitizenNumber.parse(thai_digits(number.formatted())) == number
    assert number.masked().count("x") == 10
    assert twelve[:10] not in f"{number}{number!r}{number.masked()}"


@given(st.text(max_size=30))
def test_any_text_is_a_citizen_number_or_a_named_refusal(text):
    try:
        read = CitizenNumber.parse(text).digits
    except Refusal as refusal:
        read = refusal.code

    assert is_check_digit_right(read) or read.startswith("citizen_number_")


@given(REFERENCES)
def test_a_reference_is_read_back_in_both_digit_sets_and_without_dashes(reference):
    text = str(reference)

    assert Reference.parse(text) == reference
    assert Reference.parse(thai_digits(text)) == reference
    assert Reference.parse(text.replace("-", " ").lower()) == reference


@given(REFERENCES, st.data())
def test_one_wrong_digit_is_always_noticed(reference, data):
    text = str(reference)
    places = [place for place, character in enumerate(text) if character.isdecimal()]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[place]]))

    assert is_refused(text[:place] + digit + text[place + 1 :])


@given(REFERENCES, st.data())
def test_two_swapped_neighbours_are_always_noticed(reference, data):
    text = str(reference)
    places = [place for place, character in enumerate(text) if character.isdecimal()]
    one, other = data.draw(st.sampled_from(list(pairwise(places))))
    assume(text[one] != text[other])
    swapped = list(text)
    swapped[one], swapped[other] = swapped[other], swapped[one]

    assert is_refused("".join(swapped))


def is_refused(text: str) -> bool:
    """Refused as misread, or because the year is no longer one."""
    try:
        Reference.parse(text)
    except (ReferenceMisread, ReferenceNotUnderstood):
        return True
    return False


@given(st.integers(1, 5))
def test_a_code_survives_being_typed_badly(groups):
    code = tokens.new_code(groups)

    assert tokens.read_code(code.upper().replace("0", "O").replace("1", "l").replace("-", " ")) == code


@given(st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 74) - 1))
def test_an_identifier_keeps_its_moment_and_its_form(at_ms, bits):
    made = uuid7.uuid7(at_ms, bits)

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert uuid7.made_at_ms(UUID(str(made))) == at_ms
