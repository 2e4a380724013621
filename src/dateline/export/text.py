"""The words of strangers as plain text: what a file format cannot hold, or a browser should not follow, is taken out."""

from __future__ import annotations

import json
import re
from typing import Any

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """A text without the characters that XML 1.0 has no way to write ("Characters", production 2)."""
    return _NOT_XML.sub("", text)


def utf8_text(text: str) -> str:
    """A text in which a lone half of a surrogate pair, which UTF-8 cannot say, is a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """A text with every run of white space, the ends of lines among it, as one space."""
    return " ".join(text.split())


def safe_link(url: str | None) -> str:
    """The address when a browser may follow it, else nothing: no `javascript:`, no `data:`, no local files."""
    return url if url and re.match(r"https?://[^\s/]", url, re.IGNORECASE) else ""


def json_file(data: Any) -> bytes:
    """A whole JSON document in UTF-8, indented; a lone half of a surrogate pair as JSON's own escape."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
