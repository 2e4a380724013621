"""Fetching one address that the user names, over HTTP, from public hosts only and within bounds."""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dateline.errors import UnreadableError

if TYPE_CHECKING:
    import httpx

SIZE_MAX = 20 * 1024 * 1024
TIMEOUT = 20.0
HOPS_MAX = 5

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, what the server calls them, and the address after redirects."""

    url: str
    data: bytes
    media_type: str
    charset: str


def fetch(url: str, *, allow_private: bool = False, size_max: int = SIZE_MAX, timeout: float = TIMEOUT) -> Fetched:
    """The page or feed at `url`. Raises UnreadableError, with what to do, for everything that goes wrong.

    Every hop of a redirect is checked like the first address, and the connection goes to the very numeric address that
    was checked, so that a name cannot point elsewhere in between. Proxies of the environment are not used.
    """
    import httpx

    deadline = time.monotonic() + timeout  # a server that drips bytes would outlive httpx's own limits
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client:
        for _ in range(HOPS_MAX + 1):
            try:
                with _ask(client, url, allow_private) as response:
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


def _ask(client: httpx.Client, url: str, allow_private: bool) -> _Opened:
    """Send the request to the checked numeric address under the host's own name."""
    import httpx

    asked = httpx.URL(url)
    host, address = check_address(url, allow_private=allow_private)
    request = client.build_request(
        "GET",
        asked.copy_with(host=str(address)),
        headers={
            "Host": asked.netloc.decode("ascii").rpartition("@")[2],
            "User-Agent": "Dateline/0.1",
            "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
        },
        extensions={"sni_hostname": host},
    )
    return _Opened(client.send(request, stream=True))


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
    return Fetched(url, bytes(data), media_type, response.charset_encoding or "")


def _too_big(response: httpx.Response, size_max: int) -> bool:
    length = response.headers.get("content-length", "")
    return length.isdigit() and int(length[:20]) > size_max


def _too_large(size_max: int) -> UnreadableError:
    return UnreadableError(f"the page is larger than {size_max // 2**20} MB", remedy="save the report's words as a text file")


def _too_slow(timeout: float) -> UnreadableError:
    return UnreadableError(f"the server took longer than {timeout:g} seconds", remedy="try again, or save the page as a file")


def _plain(error: BaseException) -> str:
    return str(error).strip() or type(error).__name__
