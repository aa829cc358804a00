import random
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuanna.kernel.names import name_keys, query_keys, split_full_name, split_title
from thuanna.kernel.sounds import similarity_key
from thuanna.kernel.text import clean_line, normalise, search_form
from thuanna.kernel.thai_sorting import sort_key

THAI = st.text(
    "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F)])) + " ๐๑๒\u200b\u00a0", max_size=25
)
ANY = THAI | st.text(max_size=25)
MARKS = re.compile("[็-์]")


@given(ANY)
def test_cleaning_twice_changes_nothing(text):
    assert clean_line(clean_line(text)) == clean_line(text)
    assert normalise(normalise(text)) == normalise(text)
    assert search_form(search_form(text)) == search_form(text)


@given(ANY)
def test_cleaning_does_not_change_what_text_is_compared_as(text):
    assert normalise(clean_line(text)) == normalise(text)


@given(ANY)
def test_the_short_way_for_clean_text_gives_what_the_long_way_gives(text):
    invisible_takes_the_long_way = "\u200b" + text

    assert clean_line(text) == clean_line(invisible_takes_the_long_way)
    assert normalise(text) == normalise(invisible_takes_the_long_way)


@given(ANY)
def test_a_clean_line_can_be_stored_and_shown(text):
    line = clean_line(text)

    assert line.encode().decode() == line
    assert line == line.strip()
    assert not {unicodedata.category(character) for character in line} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@given(ANY, ANY)
def test_equal_text_has_an_equal_sort_key(one, other):
    assert sort_key(one) == sort_key(normalise(one))
    assert (sort_key(one) < sort_key(other)) == (sort_key(one).encode() < sort_key(other).encode())


@given(ANY)
def test_names_are_taken_apart_without_inventing_letters(text):
    title, rest, _ = split_title(text)
    name = split_full_name(text)

    assert normalise(rest) in normalise(text)
    assert set(normalise(name.given + name.family)) <= set(normalise(text)) | {" "}
    assert not title or rest


@given(ANY, ANY)
def test_a_person_is_found_by_the_name_they_are_stored_under(given_name, family):
    keys = name_keys(given_name, family)

    assert len(keys) == len(set(keys))
    assert similarity_key(normalise(given_name)) == similarity_key(given_name)


@pytest.fixture(scope="module")
def corpus_words():
    """Words of PyThaiNLP on which its collation does what it means to.

    `collate` joins a word's first mark to its letters, so it misplaces a marked word whose letters
    begin another word, and cannot tell words of the same letters with marks in other places. Such
    words are left out; ICU's recorded order tests them.
    """
    corpus = pytest.importorskip("pythainlp.corpus")
    words = random.Random(2569).sample(sorted(corpus.thai_words()), 4000)
    words = [word for word in words if re.fullmatch("[ก-ฮะ-ฺเ-ๅ็-๎]+", word) and normalise(word) == word]
    by_letters = {MARKS.sub("", word): word for word in words}
    letters = sorted(by_letters)
    begins_another = {
        one for one, other in pairwise(letters) if other.startswith(one) and MARKS.search(by_letters[one])
    }
    return [by_letters[one] for one in letters if one not in begins_another][:2500]


def test_the_sort_key_agrees_with_pythainlp_on_two_thousand_words(corpus_words):
    collate = pytest.importorskip("pythainlp.util").collate
    words = [*corpus_words, "1", "10", "2", "ก1", "กา2"]
    random.Random(1).shuffle(words)

    assert len(words) >= 2000
    assert sorted(words, key=sort_key) == collate(words)


def test_names_of_the_corpus_find_themselves():
    corpus = pytest.importorskip("pythainlp.corpus")
    names = random.Random(2569).sample(sorted(corpus.thai_female_names()), 300)

    lost = [name for name in names if not set(query_keys(f"นางสาว{name}")) & set(name_keys(name, ""))]
    assert lost == []
