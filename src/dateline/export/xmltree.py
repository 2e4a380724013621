"""XML by the standard library's writer: every text is escaped, and what XML has no way to write is left out."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import BinaryIO
from xml.etree.ElementTree import Element

from dateline.export.text import xml_text


def child(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A new last child with a text and attributes, both cleaned."""
    element = ET.SubElement(parent, tag, {name: xml_text(value) for name, value in attributes.items()})
    if text:
        element.text = xml_text(text)
    return element


def write_xml(root: Element, out: BinaryIO, *, declared: bool = True) -> None:
    """Write a whole document in UTF-8, indented; elements that hold text are left as they are. A document that is to be pasted
    somewhere is better not `declared`: text that says in which bytes it is kept is refused by some readers."""
    ET.indent(root, " ")
    ET.ElementTree(root).write(out, encoding="UTF-8", xml_declaration=declared)
    out.write(b"\n")
