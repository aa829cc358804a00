"""Words found in unbroken Thai, without a dictionary and without trusting the text."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuanna.kernel.text import search_form
from thuanna.oversight.search import clusters, contents, highlights, nearness, reading_files, synonyms

TITLE = "ค่าจัดการศพผู้สูงอายุตามประเพณี"
_THAI = st.text(st.sampled_from("กขคงจดตทนบปพมยรลวสหอะาิีุูเแโใไ่้์ "), min_size=1, max_size=40)


def is_found(term, text):
    return set(clusters.keys_to_ask(term)) <= clusters.keys_of(text)


@pytest.mark.parametrize("term", ["ศพ", "จัดการศพ", "ผู้สูงอายุ", "ค่า", "ประเพณี", "อายุ"])
def test_a_word_is_found_inside_unbroken_text(term):
    assert is_found(term, TITLE)


@pytest.mark.parametrize("term", ["ศบ", "เบี้ย", "สูงวัย", "คลอด"])
def test_a_word_that_is_not_there_is_not_found(term):
    assert not is_found(term, TITLE)


@pytest.mark.parametrize(
    ("term", "text"), [("2570", "แผนพัฒนา ๒๕๗๐"), ("๓", "ภายใน 3 วัน"), ("FUNERAL", "Funeral aid")]
)
def test_both_digit_sets_and_both_cases_are_one(term, text):
    assert is_found(term, text)


def test_a_word_taken_apart_by_a_pdf_is_found():
    assert is_found("สนับสนุน", "การสนับสน ุนงบประมาณ")


def test_the_beginning_of_an_english_word_is_enough():
    assert is_found("alloc", "budget allocation")


@settings(max_examples=150, deadline=None)
@given(_THAI, st.integers(0, 10), st.integers(1, 10))
def test_any_piece_between_clusters_is_found(text, start, length):
    parts = clusters.clusters(search_form(text))
    piece = "".join(parts[start : start + length])

    assert is_found(piece, "".join(parts))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ผู้สูงอายู", "ผู้สูงอายุ"), ("ค่าจดการศพ", "ค่าจัดการศพ"), ("ประเพนี", "ประเพณี"), ("ผูู้สูงอายุ", "ผู้สูงอายุ")],
)
def test_one_wrong_letter_is_understood(typed, meant):
    assert nearness.near(typed, TITLE) == meant


@pytest.mark.parametrize("typed", ["เบี้ยยังชีพ", "ศบ", "ประหยัด", "", "ก" * 61])
def test_other_words_are_not_taken_for_it(typed):
    assert nearness.near(typed, TITLE) == ""


@settings(max_examples=150, deadline=None)
@given(_THAI, _THAI, st.integers(0, 30), st.sampled_from("กขคงจ"))
def test_a_letter_changed_anywhere_is_found(before, word, place, letter):
    word = word.replace(" ", "")
    if not 4 <= len(word) <= 40:
        return
    place %= len(word)
    wrong = word[:place] + letter + word[place + 1 :]

    assert nearness.near(wrong, f"{before}{word}ๆ") != ""


def test_old_words_and_new_words_lead_to_each_other():
    assert "ผู้สูงอายุ" in synonyms.variants("คนชรา")
    assert "เบี้ยยังชีพผู้สูงอายุ" in synonyms.variants("เบี้ยคนชรา")


def test_variants_stay_few():
    assert all(len(synonyms.variants(word)) <= synonyms.MOST_VARIANTS for word in synonyms.main_words())


def test_found_words_are_marked_as_they_were_written():
    pieces = highlights.marked("แผนพัฒนา พ.ศ. ๒๕๗๐ ของ เทศ บาล", ["2570", "เทศบาล"])

    assert [one.words for one in pieces if one.is_marked] == ["๒๕๗๐", "เทศ บาล"]
    assert "".join(one.words for one in pieces) == "แผนพัฒนา พ.ศ. ๒๕๗๐ ของ เทศ บาล"


def test_a_snippet_shows_the_place_and_stays_short():
    text = "ก ข ค " * 200 + "ค่าจัดการศพ" + " ง จ" * 200

    pieces = highlights.snippet(text, ["ศพ"])

    assert [one.words for one in pieces if one.is_marked] == ["ศพ"]
    assert sum(len(one.words) for one in pieces) < 400


@pytest.mark.parametrize("hostile", ["(((((", "[", "\\", "a+*?{", "<b>", "\u202e", "(?i)" * 30])
def test_signs_in_a_question_are_only_signs(hostile):
    assert "".join(one.words for one in highlights.marked("ศพ (((((", [hostile])) == "ศพ ((((("


def test_codes_of_ours_are_not_words_and_what_people_call_them_is():
    said = {
        "kind": "places",
        "body": [{"type": "text", "words": "ลานคราม"}],
        "state": {"key": "begun", "th": "เริ่มแล้ว"},
    }

    assert contents.text(said) == "ลานคราม\nเริ่มแล้ว"


def test_signs_and_hashes_are_not_words():
    content = {
        "schema": "guide-1",
        "title": {"th": "ค่าจัดการศพ", "en": "Funeral aid"},
        "sha256": "a" * 64,
        "as_of": "2026-11-21",
        "body": {"th": [{"t": "paragraph", "spans": [{"text": "ยื่นที่เคาน์เตอร์", "href": "/x"}]}]},
    }

    assert contents.text(content) == "ค่าจัดการศพ\nยื่นที่เคาน์เตอร์\nFuneral aid"


def word_file(xml, name="word/document.xml"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return file.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_the_words_of_a_word_file_are_read():
    xml = f"<w:document {W}><w:p><w:r><w:t>แผนพัฒนา</w:t></w:r><w:r><w:t>ห้าปี</w:t></w:r></w:p></w:document>"

    assert reading_files.text_of(word_file(xml)) == "แผนพัฒนาห้าปี"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><x>&b;</x>'
HOSTILE = {
    "a bomb of entities": word_file(BOMB),
    "a zip bomb": word_file("0" * 30_000_000),
    "no document in it": word_file("x", "other.xml"),
    "broken xml": word_file("<w:document"),
    "half a zip": word_file("<x/>")[:40],
    "half a pdf": b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>>",
    "a pdf of noise": b"%PDF-1.4\n" + bytes(range(256)) * 40,
    "an image": b"\x89PNG\r\n\x1a\n",
    "nothing": b"",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_cannot_be_read_says_nothing(content):
    assert reading_files.text_of(content) == ""
