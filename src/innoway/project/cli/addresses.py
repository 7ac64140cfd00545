"""Which port to serve on, and whether somebody answers there."""

import http.client
import socket
import time

import click

TRIED = 50


def is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def choose_port(host: str, wanted: int | None, usual: int = 8000) -> int:
    """Return the wanted port, or the first free one from the usual on.

    Raises:
        click.ClickException: The wanted one is taken, or all that were tried.
    """
    if wanted is not None:
        if is_free(host, wanted):
            return wanted
        raise click.ClickException(
            f"Port {wanted} on {host} is in use by another program, or not allowed."
            " Choose another with --port."
        )
    for port in range(usual, usual + TRIED):
        if is_free(host, port):
            if port != usual:
                click.echo(f"Port {usual} is in use by another program; serving on {port}.")
            return port
    raise click.ClickException(
        f"Ports {usual} to {usual + TRIED - 1} on {host} are all in use. Choose one with --port."
    )


def reachable_name(host: str) -> str:
    """Return what to type into a browser on this machine for a listening address."""
    if host in {"0.0.0.0", "127.0.0.1", "::", "::1", "localhost"}:  # noqa: S104
        return "localhost"
    return f"[{host}]" if ":" in host else host


def answers(port: int, host: str, path: str, seconds: float = 2.0) -> bool:
    """Tell whether a page answers with 200 now."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = http.client.HTTPConnection(local, port, timeout=seconds)
    try:
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_answers(port: int, host: str, path: str) -> None:
    """Return once the page answers; whoever calls also watches that the server lives."""
    while not answers(port, host, path):
        time.sleep(0.05)
