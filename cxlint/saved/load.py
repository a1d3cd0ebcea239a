"""Reads several saved results: the parts of a workspace become a whole, several repositories a group."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cxlint.errors import UsageError
from cxlint.home import is_address, is_name
from cxlint.model.suggest import did_you_mean
from cxlint.named import NamedTuple
from cxlint.saved.alike import Member
from cxlint.saved.group import gather
from cxlint.saved.parts import Share, join
from cxlint.saved.read import LARGEST, read_result

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxlint.result import Result


class _Saved(NamedTuple):
    """A file, the name that the result goes by, whether somebody gave that name, and the result."""

    file: str
    name: str
    given: bool
    result: Result


def load_results(
    words: Sequence[str], *, mixed: bool = False, homes: Mapping[str, str] | None = None
) -> Result:
    """The result in the files, each given as ``FILE`` or ``NAME=FILE``; ``-`` is standard input.

    Parts of one workspace are put together; several results become a group. `homes` are web addresses by name. Raises
    UsageError for what is no result or cannot be compared, and IncompleteError where a part is missing.
    """
    members = _members(_read(words))
    addresses = dict(homes or {})
    named = [_with_home(member, addresses) for member in members]
    if addresses:
        unknown = min(addresses)
        hint = did_you_mean(unknown, [member.name for member in named], ".")
        raise UsageError(f"--home names '{unknown}', but no result is called so{hint}")
    return named[0].result if len(named) == 1 else gather(named, mixed=mixed)


def _read(words: Sequence[str]) -> list[_Saved]:
    saved: list[_Saved] = []
    seen: dict[bytes, str] = {}
    for word in words:
        name, file = _split(word)
        data = _bytes(file)
        content = sha256(data).digest()
        if content in seen:
            raise UsageError(f"'{seen[content]}' and '{file}' hold the same result; give it once")
        seen[content] = file
        shown = "standard input" if file == "-" else file
        saved.append(_Saved(file, name or _stem(file), bool(name), read_result(shown, data)))
    return saved


def _split(word: str) -> tuple[str, str]:
    """The name that was given, if any, and the file; a file that exists is never taken for a name and a file."""
    name, equals, file = word.partition("=")
    if not equals or _exists(word):
        return "", word
    if not is_name(name):
        raise UsageError(f"'{name}' cannot name a result; use letters, digits, points and dashes: NAME=FILE")
    return name, file


def _exists(file: str) -> bool:
    try:
        return Path(file).exists()
    except (OSError, ValueError):
        return False


def _stem(file: str) -> str:
    """The name of a result after its file, such as bank of results/bank.json."""
    stem = PurePath(file).name.partition(".")[0]
    return stem if is_name(stem) else "result"


def _bytes(file: str) -> bytes:
    """The bytes of a file, as far as they are read at all."""
    if file == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"'{file}' cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _members(saved: Sequence[_Saved]) -> list[Member]:
    """The results, with parts put together, in the order of their first files; no two have one name."""
    shares: dict[str, list[Share]] = {}
    members: dict[str, Result] = {}
    for one in saved:
        if one.result.part is None:
            _add(members, one.name, one.result)
            continue
        key = one.name if one.given else f"{one.result.part.workspace}/{one.result.part.of}"
        shares.setdefault(key, []).append(Share(one.file, one.result, one.result.part))
        if len(shares[key]) == 1:
            _add(members, one.name, one.result)
    for some in shares.values():
        name = next(name for name, result in members.items() if result is some[0].result)
        members[name] = join(some)
    return [Member(name, result) for name, result in members.items()]


def _add(members: dict[str, Result], name: str, result: Result) -> None:
    if name in members:
        raise UsageError(f"two results are called '{name}'; name them: NAME=FILE")
    members[name] = result


def _with_home(member: Member, addresses: dict[str, str]) -> Member:
    """The result with the web address that was given for it, which is taken out of the addresses."""
    url = addresses.pop(member.name, "")
    if not url:
        return member
    if not is_address(url):
        raise UsageError(f"'{url}' is no web address; write it as https://example.org/cx")
    origin = member.result.origin._replace(home=url)
    return member._replace(result=member.result._replace(origin=origin))
