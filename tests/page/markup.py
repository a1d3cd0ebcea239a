"""Reads a page as a browser would and tells which elements and attributes it has."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit


class Markup(HTMLParser):
    """The elements, attributes, addresses, scripts and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.scripts: list[str] = []
        self.words: list[str] = []
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self._inside = tag
        for name, value in attrs:
            self.attributes.add(f"{tag} {name}")
            if name in ("href", "src", "action", "xlink:href"):
                self.addresses.append(value or "")
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside != "style":
            self.words.append(data)


def harmless(address: str) -> bool:
    """Whether an address stays on the page."""
    plain = unquote(address).strip()
    return address == "data:," or (plain.startswith("#") and not urlsplit(address).scheme)
