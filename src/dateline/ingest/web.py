"""Fetching an address that the user names, over HTTP, from public hosts only, within bounds, and as their robots.txt asks.

`Fetcher` is one run's visits: it asks each host's robots.txt once, and for a feed only what has changed since the last run.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from dateline.errors import UnreadableError

if TYPE_CHECKING:
    import httpx

SIZE_MAX = 20 * 1024 * 1024
ROBOTS_MAX = 500 * 1024
"""Bytes of a robots.txt, as RFC 9309 has it."""
TIMEOUT = 20.0
HOPS_MAX = 5
AGENT = "Dateline"
TAG_MAX = 400
"""Characters of what a server may call a state of a page."""
ENCODINGS = ("", "identity", "gzip", "deflate")
"""How an answer may be packed: once, so that a small one cannot unpack to more than its bounds before they are looked at."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, what the server calls them, and the address after redirects."""

    url: str
    data: bytes
    media_type: str
    charset: str
    tag: str = ""
    """What the server calls this state of it (ETag and Last-Modified), to ask later whether it has changed."""


class Fetcher:
    """Fetches as `fetch` does, in one run. `seen` is what servers called the feeds that were read before, by address, and is
    kept up to date."""

    def __init__(self, *, allow_private: bool = False, seen: MutableMapping[str, str] | None = None) -> None:
        self._allow_private = allow_private
        self._seen = {} if seen is None else seen
        self._rules: dict[str, RobotFileParser] = {}

    def fetch(self, url: str) -> Fetched | None:
        """The page or feed, None when the server says that it is as it was. Raises UnreadableError as `fetch` does, and where
        the host asks programs to stay away."""
        return fetch(url, allow_private=self._allow_private, tag=self._seen.get(url, ""), may=self._ask_robots)

    def remember(self, url: str, tag: str) -> None:
        """Note what the server calls a feed that was read."""
        if tag and self._seen.get(url) != tag:
            self._seen[url] = tag

    def _ask_robots(self, url: str) -> None:
        """Raise UnreadableError when the robots.txt of a host asks programs to leave an address alone (RFC 9309). A host
        without one asks nothing; one that cannot say at the moment is left alone."""
        site = urljoin(url, "/robots.txt")
        if site not in self._rules:
            self._rules[site] = _read_robots(site, allow_private=self._allow_private)
        if not self._rules[site].can_fetch(AGENT, url):
            host = urlsplit(url).hostname
            raise UnreadableError(f"{host} asks programs not to fetch this page (robots.txt)", remedy="save it as a file")


def _read_robots(site: str, *, allow_private: bool) -> RobotFileParser:
    rules = RobotFileParser()
    try:
        found = fetch(site, allow_private=allow_private, size_max=ROBOTS_MAX)
        rules.parse(found.data.decode("utf-8", "replace").splitlines() if found else [])
    except UnreadableError as error:
        rules.parse(["User-agent: *", "Disallow: /"] if "server answered 5" in error.message else [])
    return rules


def _may_always(_url: str) -> None:
    return


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    size_max: int = SIZE_MAX,
    timeout: float = TIMEOUT,
    tag: str = "",
    may: Callable[[str], None] = _may_always,
) -> Fetched | None:
    """The page or feed at `url`; None when the server says that it is still what it called `tag`. `may` is asked before every
    hop and raises when it may not be. Raises UnreadableError, with what to do, for everything that goes wrong.

    Every hop of a redirect is checked like the first address, and the connection goes to the very numeric address that
    was checked, so that a name cannot point elsewhere in between. Proxies of the environment are not used.
    """
    import httpx

    deadline = time.monotonic() + timeout  # a server that drips bytes would outlive httpx's own limits
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client:
        for _ in range(HOPS_MAX + 1):
            may(url)
            try:
                with _ask(client, url, allow_private, tag) as response:
                    if tag and response.status_code == HTTPStatus.NOT_MODIFIED:
                        return None
                    if not response.is_redirect:
                        return _take(response, url, size_max, deadline)
                    url = urljoin(url, response.headers["location"])
            except (httpx.TimeoutException, TimeoutError) as error:
                raise _too_slow(timeout) from error
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError, KeyError) as error:
                raise UnreadableError(f"the page could not be fetched: {_plain(error)}", remedy="check the address") from error
    raise UnreadableError(f"the address redirects more than {HOPS_MAX} times", remedy="name the final address")


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet, also when it hides a version 4 address."""
    if isinstance(address, ipaddress.IPv6Address):
        hidden = address.ipv4_mapped or address.sixtofour
        if hidden is None and address in ipaddress.ip_network("64:ff9b::/96"):
            hidden = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if hidden is not None:
            return is_public(hidden)
        if address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class _Opened:
    """An open response that closes itself."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response

    def __enter__(self) -> httpx.Response:
        return self.response

    def __exit__(self, *_: object) -> None:
        self.response.close()


def _ask(client: httpx.Client, url: str, allow_private: bool, tag: str) -> _Opened:
    """Send the request to the checked numeric address under the host's own name."""
    import httpx

    asked = httpx.URL(url)
    host, address = check_address(url, allow_private=allow_private)
    request = client.build_request(
        "GET",
        asked.copy_with(host=str(address)),
        headers={
            "Host": asked.netloc.decode("ascii").rpartition("@")[2],
            "User-Agent": f"{AGENT}/0.1",
            "Accept-Encoding": "gzip, deflate",
            **_asks_for_change(tag),
            "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
        },
        extensions={"sni_hostname": host},
    )
    return _Opened(client.send(request, stream=True))


def _asks_for_change(tag: str) -> dict[str, str]:
    """The headers that ask for a thing only if it is no more what the server called so."""
    etag, _, modified = tag.partition("\n")
    return {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}


def check_address(url: str, *, allow_private: bool) -> tuple[str, Address]:
    """The host of `url` and the numeric address to ask. Raises UnreadableError unless it is http(s) and public."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise UnreadableError(f"only http and https addresses can be read, not {url}", remedy="name a web page or a file")
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(ascii_host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableError(f"there is no host called {host}", remedy="check the address and the connection") from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not allow_private and not all(map(is_public, addresses)):
        raise UnreadableError(f"{host} is on a private network", remedy="save the page as a file and name the file")
    return ascii_host, addresses[0]


def _take(response: httpx.Response, url: str, size_max: int, deadline: float) -> Fetched:
    """The body, as far as it is within bounds."""
    if response.status_code >= 400:
        phrase = HTTPStatus(response.status_code).phrase if response.status_code in set(HTTPStatus) else "an error"
        raise UnreadableError(f"the server answered {response.status_code} ({phrase})", remedy="check the address")
    if response.headers.get("content-encoding", "").strip().lower() not in ENCODINGS:
        raise UnreadableError("the server packs the page in a way that is not read", remedy="save the page as a file")
    data = bytearray()
    if _too_big(response, size_max):
        raise _too_large(size_max)
    for chunk in response.iter_bytes(65536):
        data += chunk
        if len(data) > size_max:
            raise _too_large(size_max)
        if time.monotonic() > deadline:
            raise TimeoutError
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    etag, modified = (response.headers.get(name, "") for name in ("etag", "last-modified"))
    tag = f"{etag}\n{modified}" if (etag or modified) and len(etag) + len(modified) < TAG_MAX else ""
    return Fetched(url, bytes(data), media_type, response.charset_encoding or "", tag)


def _too_big(response: httpx.Response, size_max: int) -> bool:
    length = response.headers.get("content-length", "")
    return length.isdigit() and int(length[:20]) > size_max


def _too_large(size_max: int) -> UnreadableError:
    return UnreadableError(f"the page is larger than {size_max // 2**20} MB", remedy="save the report's words as a text file")


def _too_slow(timeout: float) -> UnreadableError:
    return UnreadableError(f"the server took longer than {timeout:g} seconds", remedy="try again, or save the page as a file")


def _plain(error: BaseException) -> str:
    return str(error).strip() or type(error).__name__
