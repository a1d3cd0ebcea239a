"""Where the cache of a user lives, and the key that signs what is kept there.

Both are the user's own. The key never comes from the repository that is linted, so nothing that a repository brings
along is ever believed; nor from where `--cache-dir` points, which may be kept between machines and by others.
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False  # the module typing takes longer to load than all this
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from cxlint.cache.store import Store

NO_CACHE, FOLDER, KEY = "CXLINT_NO_CACHE", "CXLINT_CACHE_DIR", "CXLINT_CACHE_KEY"
SHORTEST_KEY = 16
"""How many characters a key in the environment has at least."""

_SIZE = 32


class NoCache(Exception):
    """Why a run goes without a cache."""


def caching(arguments: argparse.Namespace, environment: Mapping[str, str]) -> Store | None:
    """The cache of a run; None where it has none. With `--verbose` it is said why, unless none was asked for."""
    if arguments.no_cache or is_off(environment):
        return None
    store = None
    try:
        store = open_store(arguments.cache_dir, environment)
        if arguments.verbose and not _can_be_written(store.folder):
            raise NoCache(f"'{store.folder}' cannot be written")
    except NoCache as reason:
        if arguments.verbose:
            print(f"cxlint: nothing is remembered: {reason}", file=sys.stderr)
    return store


def _can_be_written(folder: str) -> bool:
    """Whether there is a folder that can be written to, or one can be made."""
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


def is_off(environment: Mapping[str, str]) -> bool:
    """Whether the environment asks for no cache."""
    return environment.get(NO_CACHE, "") not in ("", "0")


def open_store(given: str | None, environment: Mapping[str, str]) -> Store:
    """The cache in the folder that is given, in that of the environment, or in the user's own. Raises NoCache."""
    from cxlint.cache.store import Store

    folder = given or environment.get(FOLDER)
    if not folder and environment.get("CI", "") not in ("", "0", "false") and not environment.get(KEY):
        raise NoCache(f"this is CI, which throws its folders away; name one that it keeps with {FOLDER}")
    folder = folder or own_folder(environment)
    if not folder:
        raise NoCache("there is no home folder")
    return Store(os.path.abspath(folder), find_key(environment))


def own_folder(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Where this system keeps what a user's programs can do without; empty where the user has no home."""
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return f"{local}\\cxlint\\Cache" if local else ""
    given = environment.get("XDG_CACHE_HOME", "")
    if given.startswith("/"):
        return f"{given.rstrip('/')}/cxlint"
    home = environment.get("HOME", "")
    if not home.startswith("/"):
        return ""
    return f"{home.rstrip('/')}/{'Library/Caches' if platform == 'darwin' else '.cache'}/cxlint"


def find_key(environment: Mapping[str, str]) -> bytes:
    """The key of the environment, or that in the user's own folder, which is made where there is none."""
    given = environment.get(KEY, "")
    if given:
        if len(given) < SHORTEST_KEY:
            raise NoCache(f"{KEY} has fewer than {SHORTEST_KEY} characters")
        from hashlib import blake2b

        return blake2b(os.fsencode(given), digest_size=_SIZE, person=b"cxlint key").digest()
    folder = own_folder(environment)
    if not folder:
        raise NoCache(f"there is no home folder for its key; set {KEY}")
    if _belongs_to_a_repository(folder, environment.get("HOME", "")):
        raise NoCache(f"'{folder}' lies in a repository, which could bring a key along")
    file = f"{folder}/key"
    try:
        return _read_key(file)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise NoCache(f"its key '{file}' cannot be read: {error.strerror}") from None
    try:
        _make_key(folder, file)
        return _read_key(file)
    except OSError as error:
        raise NoCache(f"its key '{file}' cannot be written: {error.strerror}") from None


def _belongs_to_a_repository(folder: str, home: str) -> bool:
    """Whether a folder is in the reach of a repository: not one that is the home folder itself, unless it is linted."""
    above = _repository(folder)
    return bool(above) and (above != home.rstrip("/") or above == _repository(os.getcwd()))


def _repository(folder: str) -> str:
    """The nearest folder with `.git` above a folder, or itself; empty where there is none."""
    while not os.path.lexists(f"{folder}/.git"):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def _read_key(file: str) -> bytes:
    """The key in a file that only its owner, who must be this user, may read and write."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        about = os.fstat(handle)
        if os.name == "posix" and (about.st_uid != os.geteuid() or about.st_mode & 0o077):
            raise NoCache(f"its key '{file}' belongs to others, or others may use it")
        key = os.read(handle, _SIZE + 1) if stat.S_ISREG(about.st_mode) else b""
    finally:
        os.close(handle)
    if len(key) != _SIZE:
        raise NoCache(f"its key '{file}' is damaged; delete it")
    return key


def _make_key(folder: str, file: str) -> None:
    """Write a new key, which is complete or not there at all; where another run was faster, its key stays."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    temporary = f"{file}.{os.getpid()}.{os.urandom(6).hex()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(os.urandom(_SIZE))
        try:
            os.link(temporary, file)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            os.rename(temporary, file)
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)
