"""Which account runs the server, and what that account may reach.

PostgreSQL refuses to run as root. As root we drop to an account that exists already; as
anybody else we stay who we are.
"""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from innoway.foundation.postgres.errors import AccountMissing, FolderForeign

CANDIDATES = ("postgres", "nobody")
READ, ENTER = 4, 1


@dataclass(frozen=True, slots=True)
class Account:
    """A system account; ``dropped`` tells that it is not the one this process runs as."""

    name: str
    uid: int
    gid: int
    dropped: bool

    def options(self) -> dict[str, Any]:
        """Return the arguments that make ``subprocess`` run a program as this account."""
        if not self.dropped:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def name_of(uid: int) -> str:
    """Return the name of a uid, or the number itself when it has none (as in containers)."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def account_for(data: Path) -> Account:
    """Choose who runs the server on this data folder, which may not exist yet.

    As root an existing folder keeps its owner, so that a server begun by one account is
    never taken over by another.

    Raises:
        AccountMissing: Root, and no unprivileged account is there to drop to.
        FolderForeign: The folder belongs to somebody else and we are not root.
    """
    uid = os.geteuid()
    owner = data.stat().st_uid if data.exists() else None
    if uid != 0:
        if owner not in (None, uid):
            raise FolderForeign(data, name_of(owner or 0), name_of(uid))
        return Account(name_of(uid), uid, os.getegid(), dropped=False)
    for entry in _existing([owner, *CANDIDATES]):
        if entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, dropped=True)
    raise AccountMissing


def _existing(wanted: list[int | str | None]) -> list[pwd.struct_passwd]:
    found = []
    for one in wanted:
        try:
            if isinstance(one, int):
                found.append(pwd.getpwuid(one))
            elif isinstance(one, str):
                found.append(pwd.getpwnam(one))
        except KeyError:
            continue
    return found


def allows(mode: os.stat_result, account: Account, right: int) -> bool:
    """Tell whether the permission bits grant a right (READ, ENTER or their sum)."""
    if mode.st_uid == account.uid:
        shift = 6
    elif mode.st_gid == account.gid:
        shift = 3
    else:
        shift = 0
    return (stat.S_IMODE(mode.st_mode) >> shift) & right == right


def may_enter(folder: Path, account: Account) -> bool:
    """Tell whether the account may walk from ``/`` into the folder.

    Levels that do not exist yet count as open: we shall create them so.
    """
    folder = folder.resolve()
    levels = [level for level in (folder, *folder.parents) if level.exists()]
    return all(allows(level.stat(), account, ENTER) for level in levels)


def may_read_tree(folder: Path, account: Account) -> bool:
    """Tell whether the account may walk to the folder and read everything inside."""
    if not may_enter(folder, account):
        return False
    return all(
        allows(path.stat(), account, READ + ENTER if path.is_dir() else READ)
        for path in (folder, *folder.rglob("*"))
    )
