"""The hall under load: forms sent and pages read at rising rates, and processes killed meanwhile.

A real server (``innoway demo --no-data``) on two processors, real requests over HTTP. Arrivals come
at a set rate whatever the answers take (an open model), so a slow answer does not thin the load out.
One submission is three requests (start a form, answer it, send it), mixed with four reads. Then
web, worker or database are killed (``kill -9``) at random under the load: what was acknowledged must
be there once, and every receipt must verify. Run: ``python -m bench hall [--kills 20]``
"""

import argparse
import contextlib
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.report import write_section

HOUR = 3600
AIM = 5000  # submissions an hour
LIMIT = 300.0  # ms, of the 95th percentile
RATES = (5_000, 10_000, 20_000, 40_000, 60_000, 80_000)  # submissions an hour
SECONDS = 20.0  # of each rate
PEOPLE = 200
SERVICE = "company-name-check"
ANSWERS = {"company-name": "北京星河试验科技有限公司", "company-kind": "limited"}
READS = (
    "/api/hall/ask?q=start+a+company",
    f"/api/hall/services/{SERVICE}",
    "/hall/",
    "/hall/services/",
)
COMMAND = [sys.executable, "-m", "innoway.project.cli"]
PROCESSORS = {0, 1}
UNLIMITED = str(10**8)

KEYS = """
from django.utils import timezone
from innoway.apps.accounts.models import Account
from innoway.foundation.rest.keys import issue_key
from allauth.account.models import EmailAddress
for n in range({people}):
    a = Account.objects.create_user(f"load-{{n}}@bench.example", None, full_name=f"Load {{n}}")
    EmailAddress.objects.create(user=a, email=a.email, verified=True, primary=True)
    print("KEY", issue_key(account_id=a.pk, name="load", scopes=["read", "write"], days=1,
                           now=timezone.now())[1])
"""


@dataclass
class Tally:
    """What clients saw: milliseconds by kind, faults, and what was acknowledged."""

    took: dict[str, list[float]] = field(
        default_factory=lambda: {"send": [], "other": [], "read": []}
    )
    faults: int = 0
    acknowledged: dict[str, str] = field(default_factory=dict)  # form: number of its case
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, seconds: float) -> None:
        """Keep one latency."""
        with self.lock:
            self.took[kind].append(seconds * 1000)


class District:
    """A server of its own with people who hold keys."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environ = {
            **os.environ,
            "INNOWAY_HOME": str(home),
            "API_VISITOR_REQUESTS": UNLIMITED,
            "API_KEY_REQUESTS": UNLIMITED,
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.keys: list[str] = []

    def manage(self, *arguments: str) -> str:
        """Run a management command on the district and return what it prints."""
        done = subprocess.run(
            [*COMMAND, *arguments], env=self.environ, capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serve, with keys for people; stop at the end."""
        process = subprocess.Popen(
            [*COMMAND, "demo", "--no-data", "--port", str(self.port)], env=self.environ,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        os.sched_setaffinity(process.pid, PROCESSORS)  # its children inherit it
        try:
            self.wait()
            told = self.manage("manage", "shell", "-c", KEYS.format(people=PEOPLE))
            self.keys = [row.split()[1] for row in told.splitlines() if row.startswith("KEY ")]
            assert len(self.keys) == PEOPLE, told[-2000:]
            yield
        finally:
            process.terminate()
            process.wait(60)

    def wait(self, seconds: float = 120.0) -> None:
        """Wait until the district answers and its database does."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                if self.call("/health/ready")[0] == 200:
                    return
            time.sleep(0.1)
        raise TimeoutError("the district does not answer")

    def call(self, path: str, key: str = "", body: object = None) -> tuple[int, bytes]:
        """Return status and body of one request."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"} | ({"X-API-Key": key} if key else {})
        request = urllib.request.Request(self.address + path, data, headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


def submit(district: District, tally: Tally, key: str, patient: bool = False) -> None:
    """Start, answer and send one form; a patient person tries again what was cut off."""
    steps = [("/api/hall/drafts", {"items": [SERVICE]}, "other")]
    form = ""
    while steps:
        path, body, kind = steps.pop(0)
        began = time.perf_counter()
        status, answer = attempt(district, path, key, body, patient)
        tally.note(kind, time.perf_counter() - began)
        if status == 201:
            form = json.loads(answer)["id"]
            own = f"/api/hall/drafts/{form}"
            steps = [(f"{own}/save-draft", {"answers": ANSWERS}, "other"),
                     (f"{own}/send-draft", {"commitment": False}, "send")]  # fmt: skip
        elif kind == "send" and status in (200, 409):
            if status == 409:  # sent by the request that was cut off
                answer = attempt(district, f"/api/hall/drafts/{form}", key, None, patient)[1]
            with tally.lock:
                tally.acknowledged[form] = json.loads(answer)["cases"][0]["number"]
        elif status != 200:
            with tally.lock:
                tally.faults += 1
            return


def attempt(
    district: District, path: str, key: str, body: object, patient: bool
) -> tuple[int, bytes]:
    """Ask once; a patient person asks again for half a minute while nothing answers."""
    until = time.monotonic() + (40.0 if patient else 0.0)
    while True:
        try:
            status, answer = district.call(path, key, body)
            if status < 500 or time.monotonic() > until:
                return status, answer
        except OSError:
            if time.monotonic() > until:
                return 599, b""
        time.sleep(0.3)


def read(district: District, tally: Tally, path: str) -> None:
    """Read one page."""
    began = time.perf_counter()
    status, _ = attempt(district, path, "", None, patient=False)
    tally.note("read", time.perf_counter() - began)
    if status != 200:
        with tally.lock:
            tally.faults += 1


def load(district: District, rate: int, seconds: float, *, patient: bool = False) -> Tally:
    """Send and read for some seconds at a rate of submissions an hour."""
    tally, rnd = Tally(), random.Random(rate)
    with ThreadPoolExecutor(256) as people:
        began, number = time.monotonic(), 0
        due = began
        while due < began + seconds:
            time.sleep(max(0.0, due - time.monotonic()))
            people.submit(submit, district, tally, district.keys[number % PEOPLE], patient)
            for path in READS:
                people.submit(read, district, tally, path)
            number += 1
            due += rnd.expovariate(rate / HOUR)
    return tally


def percentile(values: list[float], share: float) -> float:
    """Return a percentile, infinity for nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("inf")


def curve(district: District, rates: tuple[int, ...], seconds: float) -> list[str]:
    """Measure each rate until answers come too late, and return the rows of the table."""
    rows = []
    for rate in rates:
        tally = load(district, rate, seconds)
        every = [ms for kind in tally.took.values() for ms in kind]
        rows.append(
            f"| {rate:,} | {len(every) / seconds:,.0f} | "
            + " | ".join(
                f"{statistics.median(tally.took[k] or [0]):.0f} / {percentile(tally.took[k], 0.95):.0f}"
                for k in ("send", "other", "read")
            )
            + f" | {percentile(every, 0.95):.0f} | {tally.faults} |"
        )
        print(rows[-1], flush=True)
        if percentile(every, 0.95) > 2 * LIMIT:
            break
    return rows


def victims(district: District) -> dict[str, list[int]]:
    """Return the processes of the district by what they do."""
    found: dict[str, list[int]] = {"web": [], "worker": [], "database": []}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            told = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            environ = (folder / "environ").read_bytes().decode(errors="replace")
            if f"INNOWAY_HOME={district.home}" in environ and "cli.member web" in told:
                found["web"].append(int(folder.name))
            elif f"INNOWAY_HOME={district.home}" in environ and "cli.member worker" in told:
                found["worker"].append(int(folder.name))
            elif "bin/postgres -D" in told and str(district.home) in told:
                found["database"].append(int(folder.name))
    return found


def disaster(district: District, kills: int) -> list[str]:
    """Kill processes at random under the load and count what was lost; return lines for people."""
    rnd, done = random.Random(kills), []
    holder: list[Tally] = []
    seconds = kills * 6.0 + 10
    loading = threading.Thread(
        target=lambda: holder.append(load(district, AIM, seconds, patient=True))
    )
    loading.start()
    for _ in range(kills):
        time.sleep(rnd.uniform(2.0, 4.0))
        kind = rnd.choice(("web", "worker", "database"))
        for process in rnd.sample(victims(district)[kind] or [0], 1):
            if process:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
                    done.append(kind)
                    print("killed", kind, process, flush=True)
        district.wait()
    loading.join()
    tally = holder[0]
    lost, twice, checked = audit(district, tally)
    doctor = district.manage("doctor")
    log = next((row.strip() for row in doctor.splitlines() if "Log of acts" in row), "not told")
    return [
        f"{len(done)} processes killed (web {done.count('web')}, worker {done.count('worker')}, "
        f"database {done.count('database')}) while {len(tally.acknowledged)} submissions were "
        f"acknowledged: **{lost} lost, {twice} twice, {checked} of {len(tally.acknowledged)} receipts "
        f"verify**; {tally.faults} requests gave up (reading is not tried again). "
        f"`innoway doctor` says: {' '.join(log.split())}."
    ]


COUNT = """
import json
from innoway.apps.cases.models import Act, Case
numbers = {numbers}
from innoway.apps.cases.queries.log import receipt_of
import collections
held = collections.Counter(Case.objects.filter(number__in=numbers).values_list("number", flat=True))
total = Case.objects.filter(item_code__isnull=False).count()
acts = Act.objects.filter(case__number__in=numbers, kind="submit_case").select_related("case")
out = {{}}
for act in acts:
    out[act.case.number] = receipt_of(act)
print("FOUND", json.dumps({{"held": held, "total": total, "receipts": out}}, default=str))
"""


def audit(district: District, tally: Tally) -> tuple[int, int, int]:
    """Return how many acknowledged cases are missing, how many exist twice, how many verify."""
    numbers = list(tally.acknowledged.values())
    told = district.manage("manage", "shell", "-c", COUNT.format(numbers=numbers))
    line = next((row for row in told.splitlines() if row.startswith("FOUND ")), None)
    assert line, told[-3000:]
    found = json.loads(line.removeprefix("FOUND "))
    lost = sum(1 for number in numbers if found["held"].get(number, 0) == 0)
    twice = len(numbers) - len(set(numbers))
    verified = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            file = Path(folder) / "receipt.json"
            file.write_text(json.dumps(found["receipts"].get(number, {})))
            verified += verifies(district, file)
    return lost, twice, verified


def verifies(district: District, file: Path) -> bool:
    """Say whether a receipt stands the offline check."""
    command = [*COMMAND, "verify", str(file)]
    return (
        subprocess.run(command, env=district.environ, capture_output=True, check=False).returncode
        == 0
    )


def main() -> None:
    """Measure the curve and the disaster and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--rates", type=int, nargs="+", default=list(RATES))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="innoway-bench-") as name:
        Path(name).chmod(0o755)
        district = District(Path(name) / "home")
        with district.running():
            load(district, AIM, 5.0)  # everything is loaded and warm
            rows = curve(district, tuple(chosen.rates), chosen.seconds)
            told = disaster(district, chosen.kills) if chosen.kills else []
    head = [
        f"Server on {len(PROCESSORS)} processors, load from the others of {os.cpu_count()}; median / 95th "
        "percentile in ms. One submission is a form started, answered and sent, beside four reads.",
        "",
        "| submissions an hour | requests/s | send | start, answer | read | all, p95 | faults |",
        "|--:|--:|--:|--:|--:|--:|--:|",
    ]
    write_section("hall", "\n".join([*head, *rows, "", *told]))


if __name__ == "__main__":
    main()
