"""Fetching: pages and feeds from a server on this machine, and every way that it can go wrong."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from dateline.errors import UnreadableError
from dateline.ingest import read_sources
from dateline.ingest.sources import address_id
from dateline.ingest.web import check_address, fetch, is_public
from dateline.model import Article, SetAside

NEWS = "The harbour board agreed on Thursday to lower the fees that fishing crews had called ruinous."
PAGE = f"<html><head><title>Fees fall</title></head><body><article><p>{NEWS}</p><p>{NEWS[::-1]}</p></article></body></html>"
FEED = f"<rss><channel><item><title>A</title><guid>1</guid><description>{NEWS}</description></item></channel></rss>"


class Quay(BaseHTTPRequestHandler):
    answers: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/fees": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
        "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.encode()),
        "/plain": (200, {"Content-Type": "text/plain"}, f"Fees fall\n\n{NEWS}".encode()),
        "/record": (200, {"Content-Type": "application/json"}, b'{"id": "r", "text": "Five died."}'),
        "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG..."),
        "/gone": (404, {}, b""),
        "/broken": (500, {}, b""),
        "/empty": (200, {"Content-Type": "text/html"}, b""),
        "/moved": (302, {"Location": "/fees"}, b""),
        "/loop": (302, {"Location": "/loop"}, b""),
        "/to-file": (302, {"Location": "file:///etc/hosts"}, b""),
        "/to-private": (302, {"Location": "http://10.0.0.1/secret"}, b""),
        "/big": (200, {"Content-Type": "text/html"}, b"x" * 5000),
    }
    hosts: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        if self.path == "/slow":
            threading.Event().wait(1.0)
        self.hosts.append(self.headers["Host"])
        status, headers, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # the reader may have given up
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def quay() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Quay)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join(5)


def only(address: str, *, allow_private: bool = True) -> Article | SetAside:
    (found,) = read_sources([address], allow_private=allow_private)
    return found


@pytest.mark.parametrize("path", ["/fees", "/moved", "/feed", "/plain", "/record"])
def test_pages_feeds_and_texts_are_read(quay: str, path: str) -> None:
    found = only(quay + path)
    assert isinstance(found, Article), found
    assert found.origin == quay + path
    assert NEWS in found.text or found.id == "r"


def test_page_facts_and_the_address_after_redirects(quay: str) -> None:
    found = only(f"{quay}/moved")
    assert isinstance(found, Article)
    assert (found.title, found.url, found.id) == ("Fees fall", f"{quay}/fees", "localhost-fees")
    assert (found.outlet, found.outlet_known) == ("localhost", "metadata")


def test_server_is_asked_by_its_own_name(quay: str) -> None:
    Quay.hosts.clear()
    only(f"{quay}/fees")
    assert set(Quay.hosts) == {quay.removeprefix("http://")}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "404 (Not Found)"),
        ("/broken", "500"),
        ("/empty", "empty"),
        ("/picture", "image/png"),
        ("/loop", "redirects more than"),
        ("/to-file", "only http and https"),
    ],
)
def test_what_the_server_does_wrong_is_said(quay: str, path: str, reason: str) -> None:
    found = only(quay + path)
    assert isinstance(found, SetAside)
    assert (found.item, found.stage) == (quay + path, "ingest")
    assert reason in found.reason
    assert found.remedy


def test_private_addresses_are_refused_unless_allowed(quay: str) -> None:
    found = only(f"{quay}/fees", allow_private=False)
    assert isinstance(found, SetAside)
    assert "private network" in found.reason


def test_every_hop_is_checked(quay: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.ingest import web

    port = int(quay.rpartition(":")[2])
    monkeypatch.setattr(web, "is_public", lambda address: str(address) in ("127.0.0.1", "::1"))  # the first hop passes
    with pytest.raises(UnreadableError, match=r"10\.0\.0\.1 is on a private network"):
        fetch(f"http://127.0.0.1:{port}/to-private")


def test_size_is_bounded_with_and_without_a_length(quay: str) -> None:
    with pytest.raises(UnreadableError, match="larger than"):
        fetch(f"{quay}/big", allow_private=True, size_max=1000)
    assert len(fetch(f"{quay}/big", allow_private=True, size_max=5000).data) == 5000


def test_slow_servers_are_given_up(quay: str) -> None:
    with pytest.raises(UnreadableError, match="longer than"):
        fetch(f"{quay}/slow", allow_private=True, timeout=0.2)


def test_refused_connection_is_said() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = only(f"http://127.0.0.1:{port}/")
    assert isinstance(found, SetAside)
    assert "could not be fetched" in found.reason


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[::1",
        "https://a b/",
        "http://host:99999/",
        "http://%00/",
        "http://" + "a" * 300 + ".example/",
        "http://x\x00y/",
        "HTTP://",
    ],
)
def test_odd_addresses_raise_nothing(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> list[object]:
        raise socket.gaierror("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    assert isinstance(only(address), SetAside)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001:0:a00:1::1",
    ],
)
def test_private_ranges(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(UnreadableError, match="private"):
        check_address("http://example.com/", allow_private=False)
    assert str(check_address("http://example.com/", allow_private=True)[1]) == "8.8.8.8"


def test_ids_of_addresses() -> None:
    assert address_id("https://www.example.com/2021/09/05/fees-fall/?p=3#top") == "example.com-2021-09-05-fees-fall-p-3"
    assert address_id("https://example.com/") == "example.com"
    long = address_id("https://example.com/" + "a" * 500)
    assert len(long) < 120
    assert long != address_id("https://example.com/" + "a" * 501)
