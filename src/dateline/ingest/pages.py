"""Web pages → drafts: the report's paragraphs as lines, and what the page's metadata says about it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from dateline.errors import UnreadableError
from dateline.ingest.days import read_published
from dateline.ingest.draft import Draft
from dateline.ingest.language import read_language
from dateline.when import UNKNOWN, When

_BLOCKS = re.compile(
    r"p|div|br|li|ul|ol|h[1-6]|blockquote|section|article|header|footer|table|tr|td|pre|figure|figcaption|hr|d[dt]"
)
_UNSHOWN = ("script", "style", "noscript", "template", "svg", "iframe", "head")
_DAYS = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "publication_date",
    "article.published",
    "date",
)
"""Meta fields that pages give their publication date in, the surest first."""
_DAY_MARKS = (
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
    "//time[contains(@class,'publish')]/@datetime",
)
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "title")
_OUTLETS = ("application-name", "dc.publisher", "publisher")
_REPORT = re.compile(r"(?:\w*news)?article|reportagenewsarticle|(?:live)?blogposting|webpage", re.IGNORECASE)
_DASH_TITLE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


@dataclass(frozen=True, slots=True)
class _About:
    """What a page says about itself."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    published: When = UNKNOWN
    language: str = ""


def read_page(html: str, *, id: str, origin: str, url: str = "") -> Draft:
    """The draft of a page. Raises UnreadableError when it holds no report.

    The publication date comes from the page's metadata only: dates found by searching the page are guesses.
    """
    tree = _parse(html)
    about = _about(tree, url) if tree is not None else _About()
    text = _main_text(html) or (lines_of_html(html) if len(html) < 5000 else "")
    if not text.strip():
        raise UnreadableError("no report was found on the page", remedy="save the report's words as a text file")
    return Draft(
        id=id,
        text=text,
        origin=origin,
        title=about.title,
        outlet=about.outlet,
        outlet_known="metadata",
        url=url or about.url,
        published=about.published,
        published_known="metadata",
        page_language=about.language,
    )


def lines_of_html(fragment: str) -> str:
    """The words of a piece of HTML, each paragraph a line."""
    tree = _parse(f"<div>{fragment}</div>")
    if tree is None:
        return ""
    words: list[str] = []
    for event, node in _walk(tree):
        words += event if isinstance(node.tag, str) else event[1:]
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return "\n".join(line for line in lines if line)


@contextmanager
def hushed(*loggers: str) -> Iterator[None]:
    """Keep libraries from printing warnings of their own: what is wrong with a file is said once, in a SetAside."""
    before = [(log, log.disabled, log.level) for log in map(logging.getLogger, loggers)]
    for log, _, _ in before:
        log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for log, disabled, level in before:
            log.disabled = disabled
            log.setLevel(level)


def _main_text(html: str) -> str:
    """The report's paragraphs, by trafilatura; empty when it finds none or fails."""
    import trafilatura  # half a second: only when a page is read

    with hushed("trafilatura", "trafilatura.core", "trafilatura.utils", "htmldate", "justext", "readability"):
        try:
            found: Any = trafilatura.bare_extraction(html, include_comments=False, with_metadata=False)
        except Exception:  # whatever a broken page does to the library, the page is set aside
            return ""
    text = getattr(found, "text", None) or ""
    return str(text)


def _parse(html: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    try:
        parser = lxml_html.HTMLParser(no_network=True, encoding="utf-8")
        return lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _walk(tree: Any) -> Iterator[tuple[list[str], Any]]:
    """Every shown node's words in page order, with line breaks around blocks. Not recursive: pages nest deep."""
    stack: list[tuple[Any, bool]] = [(tree, True)]
    while stack:
        node, opening = stack.pop()
        shown = isinstance(node.tag, str) and node.tag not in _UNSHOWN
        edge = "\n" if isinstance(node.tag, str) and _BLOCKS.fullmatch(node.tag) else ""
        if opening:
            stack.append((node, False))
            if shown:
                yield [edge, re.sub(r"\s+", " ", node.text or "")], node
                stack += [(child, True) for child in reversed(node)]
        else:
            yield [edge, re.sub(r"\s+", " ", node.tail or "")], node


def _about(tree: Any, url: str) -> _About:
    metas = _metas(tree)
    report = _structured(tree)
    publisher = report.get("publisher")
    outlet = publisher.get("name") if isinstance(publisher, dict) else publisher
    canonical = [*tree.xpath("//link[@rel='canonical']/@href"), metas.get("og:url", "")]
    address = next(filter(None, (_web_address(url, str(c)) for c in canonical if c)), "")
    return _About(
        title=_first(report.get("headline"), *(metas.get(t) for t in _TITLES), _page_title(tree)),
        outlet=_first(metas.get("og:site_name"), outlet, *(metas.get(o) for o in _OUTLETS)),
        url=address,
        published=_page_day(tree, metas, report),
        language=read_language(_first(*tree.xpath("/html/@lang"), metas.get("og:locale"))) or "",
    )


def _web_address(base: str, link: str) -> str:
    """Where a link of a page leads, when that is on the web; else nothing."""
    try:
        address = urljoin(base, link)
        return address if urlsplit(address).scheme in ("http", "https") else ""
    except ValueError:  # "http://[::1"
        return ""


def _metas(tree: Any) -> dict[str, str]:
    """The page's meta fields by lower-case name; the first of a name counts."""
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        for name in (node.get("property"), node.get("name"), node.get("itemprop")):
            content = node.get("content")
            if name and content and content.strip():
                metas.setdefault(name.strip().lower(), content.strip())
    return metas


def _structured(tree: Any) -> dict[str, Any]:
    """The page's JSON-LD record of a report, or an empty one."""
    for node in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found = json.loads(node.text or "")
        except (ValueError, RecursionError):
            continue
        found = found.get("@graph", found) if isinstance(found, dict) else found
        for record in found if isinstance(found, list) else [found]:
            kinds = record.get("@type", "") if isinstance(record, dict) else ""
            if any(_REPORT.fullmatch(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds])) and "headline" in record:
                return dict(record)
    return {}


def _page_day(tree: Any, metas: dict[str, str], report: dict[str, Any]) -> When:
    """The publication date by JSON-LD, meta fields, microdata or a `time` marked as such."""
    marked = [value for mark in _DAY_MARKS for value in tree.xpath(mark)]
    for value in (report.get("datePublished"), *(metas.get(d) for d in _DAYS), *marked):
        when = read_published(value, reason="in the page's metadata") if isinstance(value, str) else None
        if when:
            return when
    return UNKNOWN


def _page_title(tree: Any) -> str:
    heads = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    if len(heads) == 1 and heads[0]:
        return heads[0]
    titles = [" ".join(t.text_content().split()) for t in tree.iter("title")]
    return _DASH_TITLE.sub("", titles[0]) if titles else ""


def _first(*values: Any) -> str:
    """The first that is words, in one line."""
    return next((" ".join(v.split()) for v in values if isinstance(v, str) and v.strip()), "")
