"""Where one server keeps its data, its socket, its secret and its log."""

import hashlib
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from innoway.foundation.postgres.account import Account, account_for, may_enter
from innoway.foundation.postgres.errors import DataMissing, FolderForeign, FolderUnreachable
from innoway.foundation.postgres.locks import turn

SHELTER = Path("/var/lib/innoway-postgres")
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 103  # bytes: Linux allows 107, macOS 103


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one server: locks and secret in the data home, the rest under ``base``."""

    home: Path
    base: Path
    account: Account

    @property
    def locks(self) -> Path:
        return self.home / "postgres"

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def secret(self) -> Path:
        return self.home / "secrets" / "postgres-password"

    @property
    def log(self) -> Path:
        return self.home / "logs" / "postgres.log"

    @property
    def sockets(self) -> Path:
        """The folder of the unix socket: a short one elsewhere when this one cannot be used.

        The system limits the length; clients take a comma for a list of hosts.
        """
        near = self.base / "run"
        if len(os.fsencode(near / SOCKET)) <= LONGEST_SOCKET and "," not in str(near):
            return near
        name = hashlib.sha256(os.fsencode(near)).hexdigest()[:16]
        short = Path("/tmp") if os.access("/tmp", os.W_OK) else Path(tempfile.gettempdir())  # noqa: S108
        return short / f"innoway-{self.account.uid}-{name}"


def settle(home: Path, *, shelter: Path = SHELTER) -> Place:
    """Create what is missing of a server's folders and say where they are.

    Root's own home is closed to the account that runs the server, and we open no folder of
    others: the database then lies in a new folder under ``shelter``, and a link named
    ``elsewhere`` in the data home points there.

    Raises:
        DataMissing: The link points to nothing.
        FolderForeign: The data or the socket folder belongs to somebody else.
        FolderUnreachable: Neither the data home nor the shelter can be entered.
    """
    root = os.geteuid() == 0
    own = _create(home, 0o711 if root else 0o700) / "postgres"
    _create(own, 0o711 if root else 0o700)
    _create(home / "logs", 0o700)
    _create(home / "secrets", 0o700)
    with turn(own):
        base = _base(own, shelter)
        account = account_for(base / "data")
        if account.dropped and base == own and not may_enter(own, account):
            base = _take_shelter(own, shelter, account)
        place = Place(home, base, account)
        _private_folder(place.sockets, account)
    return place


def _create(folder: Path, mode: int) -> Path:
    """Create a folder with exactly this mode; leave one that exists as it is."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(mode)
    return folder


def _base(own: Path, shelter: Path) -> Path:
    link = own / "elsewhere"
    if not link.is_symlink():
        return own
    target = link.readlink()
    if not target.is_dir():
        raise DataMissing(link, target)
    return target


def _take_shelter(own: Path, shelter: Path, account: Account) -> Path:
    try:
        _create(shelter, 0o711)
        base = _create(shelter / secrets.token_hex(4), 0o711)
    except OSError as problem:
        raise FolderUnreachable(own, account.name) from problem
    if not may_enter(base, account):
        base.rmdir()
        raise FolderUnreachable(own, account.name)
    (own / "elsewhere").symlink_to(base)
    return base


def _private_folder(folder: Path, account: Account) -> None:
    """Create the 0700 folder of the socket; refuse one that another account laid in our way."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if found.st_uid != account.uid or not stat.S_ISDIR(found.st_mode):
            raise FolderForeign(folder, str(found.st_uid), account.name) from None
        if stat.S_IMODE(found.st_mode) != 0o700:
            folder.chmod(0o700)
        return
    if account.dropped:
        os.chown(folder, account.uid, account.gid)


def password(place: Place) -> str | None:
    """Read the secret of the server's owner role; None before there is one."""
    try:
        return place.secret.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None


def create_password(place: Place) -> str:
    """Write a new secret that only this account may read, whole or not at all."""
    word = secrets.token_urlsafe(32)
    unfinished = place.secret.with_name(place.secret.name + ".new")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600, exist_ok=False)
    unfinished.write_text(word, encoding="ascii")
    unfinished.replace(place.secret)
    return word
