"""Web pages, feeds and PDFs that lie on disk."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from dateline.ingest import read_sources
from dateline.ingest.pages import lines_of_html, read_page
from dateline.ingest.portable import join_lines, read_pdf
from dateline.model import Article, SetAside

NEWS = "The harbour board agreed on Thursday to lower the fees that fishing crews had called ruinous."
MORE = "Crews had blocked the quay for a week, and two of their leaders were held overnight by police."
BODY = f"<nav><a href='/'>Home</a></nav><article><h1>Fees fall</h1><p>{NEWS}</p><h2>Anger</h2><p>{MORE}</p></article>"


def page(head: str, body: str = BODY, lang: str = "") -> str:
    return f"<!doctype html><html {lang}><head><title>Fees fall | Quay Post</title>{head}</head><body>{body}</body></html>"


def read(path: Path) -> list[Article | SetAside]:
    return list(read_sources([str(path)]))


def one(path: Path) -> Article:
    (found,) = read(path)
    assert isinstance(found, Article), found
    return found


# ---------------------------------------------------------------- pages


def test_page_gives_paragraphs_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "fees.html"
    path.write_text(page(""))
    article = one(path)
    assert NEWS in article.text.split("\n")
    assert MORE in article.text.split("\n")
    assert "Home" not in article.text
    assert (article.id, article.title) == ("fees", "Fees fall")
    assert not article.published.known


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-09-05T10:00:00Z">',
        '<meta name="date" content="2021-09-05">',
        '<meta itemprop="datePublished" content="2021-09-05">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "F", "datePublished": "2021-09-05"}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "headline": "F", '
        '"datePublished": "2021-09-05"}]}</script>',
    ],
)
def test_publication_date_comes_from_metadata(tmp_path: Path, head: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(head))
    article = one(path)
    assert (str(article.published), article.published_known) == ("2021-09-05", "metadata")


def test_dates_on_the_page_are_not_searched_for(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page("", BODY + "<footer>Weather for 3 March 2019</footer>"))
    assert not one(path).published.known


def test_outlet_address_and_language_of_a_page(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Quay Post"><link rel="canonical" href="https://example.com/fees">'
        '<meta property="og:title" content="Fees fall at last">'
    )
    path = tmp_path / "a.htm"
    path.write_text(page(head, lang='lang="fr"'))
    article = one(path)
    assert (article.outlet, article.outlet_known) == ("Quay Post", "metadata")
    assert (article.url, article.title) == ("https://example.com/fees", "Fees fall at last")
    assert (article.language, article.language_known) == ("en", "worked out"), "the words count, not the template"


def test_charset_of_a_page_is_the_one_it_declares(tmp_path: Path) -> None:
    words = "Les équipages ont bloqué le quai pendant une semaine avant de gagner."
    path = tmp_path / "a.html"
    path.write_bytes(
        page('<meta charset="iso-8859-15">', f"<article><p>{words}</p><p>{words[::-1]}</p></article>").encode("iso-8859-15")
    )
    assert words in one(path).text


def test_harmful_links_and_scripts_do_not_come_through(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page('<link rel="canonical" href="javascript:alert(1)">', BODY + "<script>alert(1)</script>"))
    article = one(path)
    assert article.url is None
    assert "alert" not in article.text


@pytest.mark.parametrize("broken", ["<p>" * 5000 + NEWS, "<" * 5000 + NEWS, "\x00<p>" + NEWS, "<html>" + "&" * 3000 + NEWS])
def test_broken_pages_raise_nothing(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(broken)
    assert len(read(path)) == 1


def test_broken_structured_data_is_passed_over() -> None:
    for data in ("{", "[1, null]", '{"@type": 5}', '{"@graph": "x"}', "[" * 50_000):
        draft = read_page(page(f'<script type="application/ld+json">{data}</script>'), id="a", origin="a.html")
        assert draft.title == "Fees fall"


def test_lines_of_html() -> None:
    assert lines_of_html("<p>One  two</p><p>three<br>four <b>five</b>.</p>tail") == "One two\nthree\nfour five.\ntail"
    assert lines_of_html("plain &amp; simple") == "plain & simple"
    assert lines_of_html("<script>x</script><!-- y --><p>z</p>") == "z"
    assert lines_of_html("") == ""


# ---------------------------------------------------------------- feeds

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Post</title><language>en-GB</language>
<item><title>Fees &lt;b&gt;fall&lt;/b&gt;</title><link>https://example.com/fees</link><guid>g1</guid>
<pubDate>Sun, 05 Sep 2021 23:30:00 +0200</pubDate>
<description>&lt;p&gt;{NEWS}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</description></item>
<item><title>No words</title><link>https://example.com/none</link></item>
<item><title>Short</title><link>javascript:x</link><description>Five died.</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title>
<entry><id>urn:1</id><title>Fees fall</title><link href="https://example.com/fees"/><published>2021-09-05T23:30:00Z</published>
<summary>Short.</summary><content type="html">&lt;p&gt;{NEWS}&lt;/p&gt;</content></entry></feed>"""


def test_rss_entries(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    first, second, third = read(path)
    assert isinstance(first, Article)
    assert (first.title, first.text, first.url) == ("Fees fall", f"{NEWS}\n{MORE}", "https://example.com/fees")
    assert (str(first.published), first.published_known) == ("2021-09-05", "metadata"), "the day as written, in its own zone"
    assert (first.outlet, first.outlet_known) == ("Quay Post", "metadata")
    assert isinstance(second, SetAside)
    assert second.item == f"{path}[1]"
    assert "https://example.com/none" in second.remedy
    assert isinstance(third, Article)
    assert (third.url, third.language, third.language_known) == (None, "en", "metadata")
    assert len({first.id, third.id}) == 2


def test_atom_entry_takes_the_longest_words(tmp_path: Path) -> None:
    path = tmp_path / "feed.atom"
    path.write_text(ATOM)
    article = one(path)
    assert (article.text, str(article.published)) == (NEWS, "2021-09-05")


def test_entry_ids_do_not_depend_on_their_place(tmp_path: Path) -> None:
    one_way, other = tmp_path / "a.xml", tmp_path / "b.xml"
    one_way.write_text(RSS)
    other.write_text(RSS.replace("<item><title>No words</title><link>https://example.com/none</link></item>", ""))
    assert [f.id for f in read(one_way) if isinstance(f, Article)] == [f.id for f in read(other) if isinstance(f, Article)]


def test_feed_with_entities_reaches_for_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    path = tmp_path / "feed.xml"
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "{"z" * 100}">]>'
    path.write_text(RSS.replace("<rss", f"{doctype}<rss", 1).replace(NEWS, "&x; &y; words"))
    assert all("hidden" not in f.text for f in read(path) if isinstance(f, Article))


# ---------------------------------------------------------------- PDF


def write_pdf(path: Path, *pages: list[str], title: str = "", made: str = "", password: str = "") -> None:
    """A small PDF with one line of Helvetica under another."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        sheet = writer.add_blank_page(width=600, height=800)
        stream = StreamObject()
        shown = "".join(f"({line.replace('(', '[').replace(')', ']')}) Tj 0 -14 Td " for line in lines)
        stream.set_data(f"BT /F1 10 Tf 40 760 Td {shown}ET".encode("latin-1"))
        sheet[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    info = {k: v for k, v in (("/Title", title), ("/CreationDate", made)) if v}
    writer.add_metadata(info)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    path.write_bytes(out.getvalue())


def test_pdf_words_title_and_day(tmp_path: Path) -> None:
    path = tmp_path / "fees.pdf"
    write_pdf(path, [NEWS], [MORE], title="Fees fall", made="D:20210906120000Z")
    article = one(path)
    assert NEWS in article.text
    assert MORE in article.text
    assert (article.id, article.title) == ("fees", "Fees fall")
    assert article.published_known == "metadata"
    assert (article.published.earliest, str(article.published.latest)) == (None, "2021-09-06"), "a bound, no more"
    assert not article.published.dated


def test_day_printed_in_a_pdf_goes_before_the_files_own(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(path, ["5 September 2021", "", NEWS], made="D:20230906120000Z")
    article = one(path)
    assert (str(article.published), article.published_known) == ("2021-09-05", "printed")


@pytest.mark.parametrize(
    ("pages", "password", "reason"), [([[NEWS]], "secret", "locked"), ([[]], "", "no text"), ([], "", "no text")]
)
def test_pdfs_that_are_set_aside(tmp_path: Path, pages: list[list[str]], password: str, reason: str) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(path, *pages, password=password)
    (found,) = read(path)
    assert isinstance(found, SetAside)
    assert reason in found.reason


def test_broken_date_in_a_pdf_costs_no_words(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(path, [NEWS], made="yesterday")
    assert one(path).text == NEWS


def test_pdf_cut_anywhere_raises_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(path, [NEWS], title="Fees")
    whole = path.read_bytes()
    for cut in range(0, len(whole), 97):
        path.write_bytes(whole[:cut] + whole[cut + 5 :])
        assert len(read(path)) == 1
    assert capfd.readouterr() == ("", ""), "libraries print nothing of their own"


def test_lines_of_a_pdf_become_paragraphs() -> None:
    cut = (
        "The board agreed on Thursday to lower the fees that fish-\ning crews had called ruinous, and to hear them again in\n"
        "spring.\nTwo leaders of the crews were held by police and then set\nfree."
    )
    assert join_lines(cut) == (
        "The board agreed on Thursday to lower the fees that fishing crews had called ruinous, and to hear them again in "
        "spring.\n"
        "Two leaders of the crews were held by police and then set free."
    )


def test_json_in_a_page_name_is_still_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.xhtml"
    path.write_text(page(f"<script>{json.dumps({'text': 'x'})}</script>"))
    assert one(path).title == "Fees fall"


def test_the_name_of_a_file_is_no_title_of_a_pdf(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", [NEWS], title="note-3.html")
    assert read_pdf((tmp_path / "a.pdf").read_bytes(), id="a", origin="a.pdf").title == ""
