"""Hosts that ask to be left alone, pack a little as very much, or send the same feed again."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nasty
import pytest

from dateline.case import Case
from dateline.errors import UnreadableError
from dateline.ingest import read_sources
from dateline.ingest.web import SIZE_MAX, fetch
from dateline.model import Article, SetAside
from dateline.settings import Settings

Answer = tuple[int, dict[str, str], bytes]
PAGE = f"<html><body><article><p>{nasty.NEWS * 3}</p></article></body></html>".encode()


@dataclass
class Host:
    """A server on this machine: what it answers, and the paths and headers that it was asked with."""

    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def host() -> Iterator[Host]:
    here = Host({"/page": (200, {"Content-Type": "text/html"}, PAGE)})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            status, headers, body = here.answers.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    here.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield here
    server.shutdown()
    server.server_close()
    thread.join(5)


def read(*addresses: str) -> list[Article | SetAside]:
    return list(read_sources(addresses, allow_private=True))


def robots(host: Host, text: str, status: int = 200) -> None:
    host.answers["/robots.txt"] = (status, {"Content-Type": "text/plain"}, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("text", "status", "kept"),
    [
        ("User-agent: *\nDisallow: /", 200, False),
        ("User-agent: dateline\nDisallow: /page", 200, False),
        ("User-agent: *\nDisallow: /private", 200, True),
        ("User-agent: other\nDisallow: /", 200, True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nAllow: /", 200, True),
        ("", 200, True),
        ("gone", 404, True),
        ("forbidden", 403, True),
        ("broken", 503, False),
        ("\0\ufffd<html>" * 50, 200, True),
        ("Disallow: /\n" * 100_000, 200, True),
    ],
)
def test_what_a_host_asks_is_done(host: Host, text: str, status: int, kept: bool) -> None:
    robots(host, text, status)
    (found,) = read(f"{host.address}/page")
    assert isinstance(found, Article) == kept
    if isinstance(found, SetAside):
        assert "robots.txt" in found.reason
        assert "file" in found.remedy
        assert host.paths() == ["/robots.txt"], "the page itself was not asked for"


def test_a_host_is_asked_once_and_every_hop_is_asked(host: Host) -> None:
    robots(host, "User-agent: *\nDisallow: /private")
    host.answers["/moved"] = (302, {"Location": "/private"}, b"")
    host.answers["/private"] = host.answers["/page"]
    found = read(f"{host.address}/page", f"{host.address}/moved")
    assert [type(f) for f in found] == [Article, SetAside]
    assert host.paths() == ["/robots.txt", "/page", "/moved"]


def test_a_little_that_unpacks_to_very_much(host: Host) -> None:
    much = gzip.compress(b"\0" * (40 * SIZE_MAX // 10), 9)
    host.answers["/page"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, much)
    (found,) = read(f"{host.address}/page")
    assert isinstance(found, SetAside)
    assert "MB" in found.reason


@pytest.mark.parametrize("packing", ["gzip, gzip", "br", "zstd", "compress", "x"])
def test_other_ways_of_packing_are_refused(host: Host, packing: str) -> None:
    twice = gzip.compress(gzip.compress(b"\0" * SIZE_MAX))
    host.answers["/page"] = (200, {"Content-Type": "text/html", "Content-Encoding": packing}, twice)
    with pytest.raises(UnreadableError):
        fetch(f"{host.address}/page", allow_private=True)


def test_a_feed_that_has_not_changed_is_not_read_again(host: Host, tmp_path: Path) -> None:
    feed = nasty.FEED_OF(nasty.NEWS).encode()
    kind = {"Content-Type": "application/rss+xml"}
    host.answers["/feed"] = (200, {**kind, "ETag": '"one"'}, feed)
    settings = Settings(allow_private_addresses=True)
    with Case.open(tmp_path / "case.dateline", settings=settings) as case:
        first = case.add(f"{host.address}/feed")
        assert len(first.added) == 1
        again = case.add(f"{host.address}/feed")
        assert (again.added, again.known, again.set_aside) == ((), first.added, ())
        assert host.asked[-1][1]["if-none-match"] == '"one"'
        more = nasty.FEED_OF(
            nasty.NEWS, "<item><title>B</title><guid>2</guid><description>Rebels freed him.</description></item>"
        )
        host.answers["/feed"] = (200, {**kind, "ETag": '"two"'}, more.encode())
        assert len(case.add(f"{host.address}/feed").added) == 1
        host.answers["/feed"] = (500, {}, b"")
        (aside,) = case.add(f"{host.address}/feed").set_aside
        assert "500" in aside.reason


def test_a_page_is_always_fetched_whole(host: Host, tmp_path: Path) -> None:
    host.answers["/page"] = (200, {"Content-Type": "text/html", "ETag": '"one"'}, PAGE)
    with Case.open(tmp_path / "case.dateline", settings=Settings(allow_private_addresses=True)) as case:
        for _ in range(2):
            case.add(f"{host.address}/page")
    assert all("if-none-match" not in headers for _, headers in host.asked)
