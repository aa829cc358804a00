"""The plain way text is written, and what is left of what was pasted."""

from __future__ import annotations

import pytest

from thuanna.services.site import markup, pasted


def test_headings_lists_and_paragraphs_become_blocks():
    found = markup.blocks("## หัวข้อ\nบรรทัดหนึ่ง\nบรรทัดสอง\n\n- ก\n- ข\n1. แรก\n๒. สอง")

    assert [block["t"] for block in found] == ["heading", "paragraph", "list", "list"]
    assert found[1]["spans"] == [{"text": "บรรทัดหนึ่ง บรรทัดสอง"}]
    assert [block["ordered"] for block in found[2:]] == [False, True]


def test_a_table_is_read_from_bars_and_from_a_spreadsheet():
    bars = markup.blocks("| ปี | บาท |\n|---|---|\n| 2569 | 100 |")
    tabs = markup.blocks("ปี\tบาท\n2569\t100")

    assert bars == tabs
    assert bars[0]["rows"] == [[[{"text": "2569"}], [{"text": "100"}]]]


def test_a_link_leads_to_the_web_a_telephone_or_this_site():
    (block,) = markup.blocks(
        "[กรมกิจการผู้สูงอายุ](https://www.dop.go.th) [โทร](tel:049000106) [แผน](/t/x/p/plan/)"
    )

    assert [span["href"] for span in block["spans"] if "href" in span] == [
        "https://www.dop.go.th",
        "tel:049000106",
        "/t/x/p/plan/",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "JaVaScRiPt:x",
        "vbscript:x",
        'https://x"onclick=1',
    ],
)
def test_an_unsafe_link_is_only_its_words(address):
    (block,) = markup.blocks(f"[กด]({address})")

    assert not any("href" in span for span in block["spans"])


def test_html_typed_as_text_stays_text():
    (block,) = markup.blocks("<img src=x onerror=alert(1)>")

    assert block == {"t": "paragraph", "spans": [{"text": "<img src=x onerror=alert(1)>"}]}


def test_a_heading_that_says_nothing_is_counted():
    assert markup.empty_headings("##\n## มีคำ\n###   ") == 2


WORD = (
    "<html><head><style>p{color:red}</style></head><body><!--[if mso]>x<![endif]-->"
    '<p class="MsoNormal" style="mso-x:y"><b>หัวเรื่อง</b><o:p></o:p></p>'
    "<h2>ใครมีสิทธิ</h2><p>ผู้สูงอายุ&nbsp;60 ปี</p>"
    "<ul><li>บัตรประชาชน</li><li>ทะเบียนบ้าน</li></ul>"
    "<table><tr><td>อายุ</td><td>บาท</td></tr><tr><td>60-69</td><td>600</td></tr></table>"
    '<p><a href="https://www.dop.go.th" onclick="x()">กรมกิจการผู้สูงอายุ</a></p>'
    "<script>alert(1)</script></body></html>"
)


def test_text_out_of_word_keeps_its_shape_and_loses_everything_else():
    text = pasted.as_markup(WORD)

    assert text.splitlines() == [
        "**หัวเรื่อง**",
        "",
        "## ใครมีสิทธิ",
        "",
        "ผู้สูงอายุ 60 ปี",
        "",
        "- บัตรประชาชน",
        "- ทะเบียนบ้าน",
        "",
        "| อายุ | บาท |",
        "| 60-69 | 600 |",
        "",
        "[กรมกิจการผู้สูงอายุ](https://www.dop.go.th)",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p><script>alert(1)</script>ก</p>",
        "<p><a href='javascript:alert(1)'>ก</a></p>",
        "<svg onload=alert(1)><p>ก</p></svg>",
        "<p><img src=x onerror=alert(1)>ก</p>",
        "<p><iframe src=//evil.example></iframe>ก</p>",
        "<math><mtext><mglyph><style><img src onerror=alert(1)></style></mglyph></mtext></math><p>ก</p>",
    ],
)
def test_nothing_that_runs_comes_through_a_paste(html):
    text = pasted.as_markup(html)

    assert "alert" not in text
    assert "evil" not in text
    assert "ก" in text


def test_words_with_a_smaller_than_sign_are_no_html():
    assert not pasted.looks_like_html("อายุ < 60 ปี และ > 18 ปี")
    assert pasted.looks_like_html("<p>ก</p>")
