"""Files that somebody made to break a reader of files: each a name, whose ending says how it is read, and what makes its bytes.

Made when they are asked for, so that none of them lies in the repository.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable

MB = 1024 * 1024
NEWS = "Soldiers arrested the governor of Niamey on Sunday, the army said. ECOWAS condemned the arrest. "

PDF_HEAD = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
FONT = b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"


def pdf(content: bytes, *, kind: bytes = b"", pages: bytes = b"", more: bytes = b"") -> bytes:
    """A PDF of one page with this content stream, without a table of objects: readers rebuild it."""
    tree = pages or b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n"
    stream = b"5 0 obj<</Length %d%s>>stream\n%s\nendstream endobj\n" % (len(content), kind, content)
    return PDF_HEAD + tree + page + FONT + stream + more + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def shown(words: str) -> bytes:
    """Words as a content stream shows them."""
    return b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % words.encode("latin-1")


def deflated(one: bytes, times: int) -> bytes:
    """Much of the same, in little."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(one) for _ in range(times)), packer.flush()])


def _pdf_bomb() -> bytes:
    return pdf(deflated(shown(NEWS) * 4000, 2000), kind=b"/Filter/FlateDecode")


def _pdf_bomb_twice() -> bytes:
    inner = deflated(b"\0" * MB, 2000)
    return pdf(zlib.compress(inner, 9), kind=b"/Filter[/FlateDecode/FlateDecode]")


def _pdf_loop() -> bytes:
    return pdf(shown(NEWS), pages=b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>endobj\n")


def _pdf_many_pages() -> bytes:
    return pdf(shown(NEWS), pages=b"2 0 obj<</Type/Pages/Kids[" + b"3 0 R " * 100_000 + b"]/Count 100000>>endobj\n")


def _pdf_form_loop() -> bytes:
    form = b"6 0 obj<</Type/XObject/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>/Length 5>>stream\n/X Do\nendstream endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/Resources<</XObject<</X 6 0 R>>>>/Contents 5 0 R>>endobj\n"
    return pdf(b"/X Do /X Do", more=form + page)


def zip_of(name: str, data: bytes) -> bytes:
    """A ZIP archive with one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def page(body: str, head: str = "") -> bytes:
    """An HTML page."""
    return f"<html><head><title>News</title>{head}</head><body>{body}</body></html>".encode("utf-8", "surrogatepass")


def warc(answer: bytes, length: int | None = None) -> bytes:
    """A record of a web archive, with an answer of a server."""
    about = f"WARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {length or len(answer)}"
    return f"WARC/1.0\r\n{about}\r\nContent-Type: application/http\r\n\r\n".encode() + answer + b"\r\n\r\n"


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{entities}]>{FEED_OF("&l9;")}'.encode()


def FEED_OF(words: str, more: str = "") -> str:  # noqa: N802
    """A feed of one entry."""
    entry = f"<item><title>A</title><guid>1</guid><description>{words}</description></item>"
    return f"<rss><channel><title>T</title>{entry}{more}</channel></rss>"


def record(**fields: object) -> bytes:
    """A record of a report."""
    return json.dumps({"id": "r", "text": NEWS, **fields}).encode()


NASTY: dict[str, Callable[[], bytes]] = {
    # far too much
    "line-50mb.txt": lambda: b"x" * (49 * MB),
    "words-50mb.txt": lambda: NEWS.encode() * (49 * MB // len(NEWS)),
    "line-50mb.jsonl": lambda: b'{"text": "' + b"word " * (9 * MB) + b'"}',
    "breaks-20mb.txt": lambda: b"\n" * (20 * MB) + b"x",
    "lines-2mb.txt": lambda: b"a\n" * MB,
    "page-40mb.html": lambda: page(f"<p>{NEWS}</p>" * (40 * MB // 105)),
    "tags-20mb.html": lambda: b"<" * (20 * MB),
    "records-100k.jsonl": lambda: b"\n".join([b"[]"] * 100_000),
    # as long as is read, of what reads slowly
    "one-word.txt": lambda: b"x" * 150_000,
    "one-sentence.txt": lambda: b"and the soldiers of the army of the state " * 1600,
    "brackets.txt": lambda: b"(" * 14_000,
    "quotes.txt": lambda: ('"' * 7000 + "“" * 3500 + "'" * 3500).encode(),
    "dots.txt": lambda: b"." * 14_000,
    "digits.txt": lambda: b"1" * 150_000,
    "dates.txt": lambda: b"5 September 2021 " * 4600,
    "bare-days.txt": lambda: b"3 May " * 7000,
    "verbs.txt": lambda: b"said " * 14_000,
    "commas.txt": lambda: b"Paris, Mali, " * 3600,
    "capitals.txt": lambda: b"PARIS " * 14_000,
    "names.txt": lambda: b"Ibrahim Boubacar Keita of Mali and " * 2200,
    "by-lines.txt": lambda: b"By Ann Other and Bo Nobody, " * 1900,
    "dashes.txt": lambda: "– ".encode() * 14_000,
    "short-lines.txt": lambda: b"A. B\n" * 4600,
    "blank-lines.txt": lambda: b"word\n\n\n" * 14_000,
    "tabs.txt": lambda: b"\t" * 150_000 + b"x",
    "spaces.txt": lambda: b"Paris" + b" " * 150_000 + b"x",
    "columns.txt": lambda: b"By Ana Silva" + b" " * 12_000 + b" A" * 6000 + b" " * 12_000 + b": x",
    "spaced-days.txt": lambda: (b"Monday" + b" " * 3000) * 40,
    "abbreviations.txt": lambda: b"U.S. Gen. Mr. Dr. " * 1500,
    "addresses.txt": lambda: b"https://a.example/2021/09/05/x?y=1 " * 850,
    "combining.txt": lambda: ("e" + "\u0301" * 14_000).encode(),
    "arabic.txt": lambda: ("\u0627\u0644 " * 14_000).encode(),
    "chinese.txt": lambda: ("\u5175\u58eb\u88ab\u6355\u3002" * 7000).encode(),
    # characters
    "nul.txt": lambda: b"\0".join([NEWS.encode()] * 3),
    "surrogate.json": lambda: (
        b'{"id": "\\ud800", "title": "\\udfff", "outlet": "\\ud800", "url": "\\ud800", "text": "Five \\ud800 died."}'
    ),
    "surrogate.txt": lambda: "Five \ud800 died.".encode("utf-8", "surrogatepass"),
    "bidi.txt": lambda: f"{NEWS}\u202egnihton\u202c \u2066x\u2069 {NEWS}".encode(),
    "zero-width.txt": lambda: NEWS.replace("governor", "gov\u200ber\u200dnor\ufeff").encode(),
    "homoglyphs.txt": lambda: NEWS.replace("Niamey", "Ni\u0430m\u0435y").encode(),
    "controls.txt": lambda: f"{NEWS}\x07\x1b[31mred\x1b[0m\x1b]0;title\x07 {NEWS}".encode(),
    "utf-16.txt": lambda: NEWS.encode("utf-16"),
    "utf-32.txt": lambda: NEWS.encode("utf-32"),
    "utf-7.html": lambda: b'<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-' + NEWS.encode(),
    "idna.html": lambda: b'<meta charset="idna"><p>' + NEWS.encode(),
    "punycode.html": lambda: b'<meta charset="punycode"><p>' + NEWS.encode() * 500,
    "zlib.html": lambda: b'<meta charset="zlib_codec"><p>' + NEWS.encode(),
    "escapes.html": lambda: b'<meta charset="unicode_escape"><p>\\ud800 ' + NEWS.encode(),
    "koi8.txt": lambda: (
        "\u0421\u043e\u043b\u0434\u0430\u0442\u044b \u0430\u0440\u0435\u0441\u0442\u043e\u0432\u0430\u043b\u0438.".encode(
            "koi8-r"
        )
    ),
    # nesting
    "deep.json": lambda: b"[" * MB + b"]" * MB,
    "deep-text.json": lambda: b'{"text": ' + b"[" * 900 + b"]" * 900 + b"}",
    "deep-extra.json": lambda: b'{"text": "Five died.", "x": ' + b"[" * 900 + b"]" * 900 + b"}",
    "deep.jsonl": lambda: b'{"a":' * 100_000 + b"\n" + record(),
    "deep.html": lambda: page("<div>" * 100_000 + NEWS),
    "deep-span.html": lambda: page("<p>" + "<b><i>" * 20_000 + NEWS * 10),
    "deep-quotes.html": lambda: page("<blockquote>" * 5000 + f"<p>{NEWS * 5}</p>"),
    "deep-lists.html": lambda: page("<ul><li>" * 5000 + NEWS * 5),
    "deep-tables.html": lambda: page("<table><tr><td>" * 3000 + NEWS * 5),
    "deep.xml": lambda: FEED_OF("<a>" * 50_000 + NEWS).encode(),
    "deep-entry.xml": lambda: FEED_OF("&lt;div&gt;" * 50_000 + NEWS).encode(),
    "deep-ld.html": lambda: page(f"<p>{NEWS * 5}</p>", '<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    # numbers
    "number.json": lambda: b'{"text": "Five died.", "published": ' + b"9" * 100_000 + b"}",
    "number.jsonl": lambda: b'{"text": "Five died.", "id": 1e999}\n{"text": "Six died.", "id": NaN}\n' + b"1" * 5000,
    "year.json": lambda: record(published="9999-12-31"),
    "year-0.json": lambda: record(published="0000-00-00"),
    # bombs
    "laughs.xml": _laughs,
    "quadratic.xml": lambda: f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>{FEED_OF("&a;" * 50_000)}'.encode(),
    "outside.xml": lambda: f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>{FEED_OF("&a; " + NEWS)}'.encode(),
    "parameter.xml": lambda: f'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">{FEED_OF(NEWS)}'.encode(),
    "laughs.html": lambda: _laughs().replace(b"rss", b"html"),
    "attributes.html": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{NEWS * 5}</p>"),
    "comments.html": lambda: page("<!--" * 100_000 + f"<p>{NEWS * 5}</p>"),
    "links.html": lambda: page(
        f"<p>{NEWS}<a href='http://[::1'>{NEWS}</a></p>" * 2000, "<link rel=canonical href='http://[::1'>"
    ),
    "metas.html": lambda: page(f"<p>{NEWS * 5}</p>", "<meta name=date content='1'>" * 50_000),
    "entries.xml": lambda: FEED_OF(NEWS, "<item><title>A</title><description>word</description></item>" * 10_000).encode(),
    "bomb.warc": lambda: gzip.compress(b"\0" * (100 * MB)),
    "packed-bomb.warc": lambda: warc(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>" * (60 * MB))
    ),
    "no-end.warc": lambda: b"WARC/1.0\r\nX: " + b"x" * (20 * MB),
    "far-length.warc": lambda: warc(b"HTTP/1.1 200 OK\r\n\r\n" + page(f"<p>{NEWS}</p>"), length=99_999_999_999),
    "records-50k.warc": lambda: warc(b"HTTP/1.1 404 No\r\n\r\n") * 50_000,
    "empty-records.warc": lambda: b"WARC/1.0\r\n\r\n\r\n" * 50_000,
    "bomb.pdf": _pdf_bomb,
    "bomb-twice.pdf": _pdf_bomb_twice,
    "loop.pdf": _pdf_loop,
    "many-pages.pdf": _pdf_many_pages,
    "form-loop.pdf": _pdf_form_loop,
    "deep.pdf": lambda: pdf(b"[" * 200_000 + shown(NEWS)),
    "deep-object.pdf": lambda: pdf(shown(NEWS), more=b"6 0 obj" + b"[" * 200_000 + b"endobj\n"),
    "far-length.pdf": lambda: pdf(shown(NEWS)).replace(b"/Length ", b"/Length 99999999999"),
    "half.pdf": lambda: pdf(shown(NEWS))[:200],
    "strings.pdf": lambda: pdf(b"BT /F 12 Tf " + b"(a) Tj 1 0 0 1 5 5 Tm " * 200_000 + b"ET"),
    "docx.txt": lambda: zip_of("word/document.xml", b"<w/>"),
    "bomb.txt": lambda: zip_of("a.txt", b"\0" * (50 * MB)),
    "gzip.json": lambda: b"\x1f\x8b\x08" + bytes(100),
    # names
    "paths.jsonl": lambda: b"\n".join(
        record(id=i, text=f"{NEWS}{i}") for i in ("../../etc/passwd", "/etc/passwd", "C:\\x", "a\nb", "..", "CON", "x" * 5000)
    ),
}
"""What is in the whole corpus, by the name of the file."""
