"""The processes that belong to one command: started in order, watched, all gone at its end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

PATIENCE = 15.0
PAUSE = 0.02
WINDOW = 60.0  # seconds after which a death is forgotten
AT_ONCE = 3  # deaths after which a member comes back at once; then each waits twice as long
PROVEN = 10.0  # seconds of life after which an end is bad luck, not a wrong setting
LONGEST = 10.0  # seconds between two starts, so that a killer in a loop does not eat the machine


@dataclass(frozen=True, slots=True)
class Member:
    """One process of the household; without an essential one the household is broken."""

    name: str
    command: tuple[str, ...]
    process: "subprocess.Popen[bytes]"
    essential: bool
    proven: bool
    born_at: float
    deaths: tuple[float, ...] = ()
    died_at: float = 0.0

    @property
    def broken(self) -> bool:
        """Whether it ended by itself in its first moments: a new start would not mend that."""
        code = self.process.poll()
        young = (self.died_at or time.monotonic()) - self.born_at < PROVEN
        return self.essential and code is not None and code >= 0 and young and not self.proven

    def pause(self, now: float) -> float:
        """Return the seconds this member waits for its next start: none after rare deaths."""
        recent = sum(now - at < WINDOW for at in self.deaths)
        return min(LONGEST, 2.0 ** (recent - AT_ONCE)) if recent > AT_ONCE else 0.0


class Household:
    """Starts members in process groups of their own and leaves none of them behind.

    A member also ends by itself when this process is killed (see ``member.leash``).
    """

    def __init__(self, environ: Mapping[str, str], logs: Path | None = None) -> None:
        self.environ = dict(environ)
        self.logs = logs
        self.members: list[Member] = []

    def __enter__(self) -> "Household":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(
        self, role: str, *arguments: str, name: str = "", essential: bool = True
    ) -> "subprocess.Popen[bytes]":
        """Start a member: ``role`` is a command of ``innoway.project.cli.member``."""
        command = [sys.executable, "-m", "innoway.project.cli.member", role, *arguments]
        return self._launch(name or role, command, essential=essential)

    def _launch(
        self,
        name: str,
        command: Sequence[str],
        *,
        essential: bool,
        proven: bool = False,
        deaths: tuple[float, ...] = (),
    ) -> "subprocess.Popen[bytes]":
        environ = self.environ | {"INNOWAY_LEASH": str(os.getpid())}
        log = (self.logs / f"{name}.log").open("ab" if proven else "wb") if self.logs else None
        try:
            process = subprocess.Popen(
                command, env=environ, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT if log else None, start_new_session=True,
            )  # fmt: skip
        finally:
            if log:
                log.close()
        born = time.monotonic()
        self.members.append(Member(name, tuple(command), process, essential, proven, born, deaths))
        return process

    def start_again(self, role: str) -> None:
        """Replace a member whose connections are dead; it has nothing to finish."""
        for member in [m for m in self.members if m.name == role]:
            _kill_group(member.process)
            self.members.remove(member)
            self._launch(role, member.command, essential=member.essential, proven=True)

    def revive(self) -> list[str]:
        """Start essential members again that ended, and return their names.

        One that ends again and again comes back after a pause that grows; one that ended by
        itself in its first moments is ``broken`` and stays ended.
        """
        now, revived = time.monotonic(), []
        for place, member in enumerate(self.members):
            if not member.essential or member.process.poll() is None or member.broken:
                continue
            died_at = member.died_at or now
            self.members[place] = replace(member, died_at=died_at)
            if now >= died_at + member.pause(now):
                revived.append(self.members[place])
        for member in revived:
            _kill_group(member.process)
            self.members.remove(member)
            deaths = (*(at for at in member.deaths if now - at < WINDOW), member.died_at)
            self._launch(member.name, member.command, essential=True, proven=True, deaths=deaths)
        return [member.name for member in revived]

    def broken(self) -> Member | None:
        """Return an essential member that never came to work, if any."""
        return next((member for member in self.members if member.broken), None)

    def stop(self) -> None:
        """Ask everybody to end, wait, and kill the groups of those who do not."""
        for member in reversed(self.members):
            if member.process.poll() is None:
                member.process.send_signal(signal.SIGTERM)
        late = time.monotonic() + PATIENCE
        while self._living() and time.monotonic() < late:
            time.sleep(PAUSE)
        for member in self.members:
            _kill_group(member.process)

    def _living(self) -> bool:
        return [m for m in self.members if m.process.poll() is None] != []


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    """End a member and whatever it started; its group is its own."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
