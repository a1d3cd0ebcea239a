"""Where documents are at home: the repositories of a group, and the addresses that reports may lead to."""

from __future__ import annotations

import re

from cxlint.named import NamedTuple

_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._~!$&*+,;=:@%/-]*)?", re.ASCII
)
_NAME = r"\w[\w.-]*"
LONGEST = 500


class Home(NamedTuple):
    """One repository of a group: the name that stands before its files and ids, and its web address, if any."""

    name: str
    url: str = ""


def is_address(text: str) -> bool:
    """Whether a text is a web address that a report may lead to: http or https, no user, nothing to escape."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Whether a text can name a repository: letters, digits, points, dashes, underscores."""
    return len(text) <= 100 and re.fullmatch(_NAME, text) is not None
