"""Write the example world: ``python -m innoway.engine.sources.example_deeds.recipe > sample/deeds.jsonl``.

Everything in it is generated, always the same, and says so in its names. Each patent goes through one
of the stories that registers of rights tell: sold, pledged and released, pledged still, licensed,
merged away, renamed, corrected, and one whose chain breaks.
"""

import datetime
import json
import random
import sys
from collections.abc import Iterator
from typing import Any

PATENTS = 48
SEED = "innoway example deeds"
REEL = 999000  # no register is near that number
SUFFIX = "Example Ltd"
BANK = "Rowan Example Bank plc"
FIRMS = {
    "Alder Optics": ("Beijing", "CN"), "Birch Robotics": ("Shenzhen", "CN"),
    "Cedar Batteries": ("Seoul", "KR"), "Elm Sensors": ("Munich", "DE"),
    "Fir Photonics": ("San Jose", "US"), "Hazel Diagnostics": ("Cambridge", "GB"),
    "Larch Materials": ("Tokyo", "JP"), "Maple Wireless": ("Shanghai", "CN"),
}  # fmt: skip
GIVEN = [
    "Alpha",
    "Beta",
    "Gamma",
    "Delta",
    "Epsilon",
    "Zeta",
    "Eta",
    "Theta",
    "Iota",
    "Kappa",
    "Lambda",
    "Sigma",
    "Tau",
    "Omega",
]
FAMILIES = ("Exampleman", "Samplewood", "Testfield", "Demohill")
SUBJECTS = {
    "lens for a lidar": "G02B 3/00", "gripper with tactile skin": "B25J 15/00",
    "solid electrolyte": "H01M 10/0562", "pressure sensor": "G01L 9/00",
    "optical modulator": "G02F 1/01", "blood test strip": "G01N 33/50",
    "ceramic coating": "C23C 16/40", "antenna array": "H01Q 21/00",
}  # fmt: skip
STORIES = ("sold", "pledged", "released", "licensed", "merged", "renamed", "corrected", "broken")
Row = dict[str, Any]


class World:
    """Patents and deeds in the making; deeds are numbered in the order they are recorded."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)  # noqa: S311 - always the same on purpose
        self.rows: list[Row] = []
        self.deeds = 0

    def write(self) -> Iterator[str]:
        """Yield the lines of the file."""
        for number in range(PATENTS):
            self.patent(number, STORIES[number % len(STORIES)])
        for row in self.rows:
            yield json.dumps(row, ensure_ascii=False, default=str)

    def patent(self, number: int, story: str) -> None:
        """Add a patent, the inventors' assignment to its first owner and the rest of its story."""
        chance = self.chance
        filed = datetime.date(2008, 1, 15) + datetime.timedelta(days=95 * number)
        first, second, third = chance.sample(sorted(FIRMS), 3)
        subject = sorted(SUBJECTS)[number % len(SUBJECTS)]
        inventors = [
            f"{given} {FAMILIES[number % len(FAMILIES)]}" for given in chance.sample(GIVEN, 2)
        ]
        right = {"technology": f"example:{number + 1}", "title": f"Example (generated): {subject}"}
        owner = {"kind": "organisation", "role": "owner", "sequence": 0, **firm(first)}
        people = [
            {"kind": "person", "role": "inventor", "sequence": place, "name": name,
             "given": name.split()[0], "family": name.split()[1],
             "city": FIRMS[first][0], "country": FIRMS[first][1]}
            for place, name in enumerate(inventors)
        ]  # fmt: skip
        self.rows.append({"technologies": {
            "id": right["technology"], "kind": "patent", "type": "utility",
            "number": f"EXAMPLE {number + 1}", "title": right["title"], "language": "en",
            "abstract": "Generated to show how chains of title work. This patent does not exist.",
            "date": filed + datetime.timedelta(days=900), "filing_date": filed,
            "cpc": [SUBJECTS[subject]], "parties": [owner, *people], "as_of": "2026-01-01",
        }})  # fmt: skip
        backwards = [{"name": ", ".join(reversed(name.split())).upper()} for name in inventors]
        self.deed("ASSIGNMENT OF ASSIGNORS INTEREST", backwards, [firm(first)], right, filed)
        self.go_on(story, (first, second, third), right, filed)

    def go_on(self, story: str, firms: tuple[str, ...], right: Row, filed: datetime.date) -> None:
        """Add what happens to a right after its first owner, the first of ``firms``, has it."""
        first, second, third = firms
        later = [filed + datetime.timedelta(days=days) for days in (700, 1500, 2300)]
        one, two, three, bank = firm(first), firm(second), firm(third), {"name": BANK}
        new_name = {**one, "name": f"{first} Holdings {SUFFIX}"}
        if story in ("sold", "corrected", "licensed"):
            self.deed("ASSIGNMENT OF ASSIGNORS INTEREST", [one], [two], right, later[0])
        if story == "sold":
            self.deed("ASSIGNMENT OF ASSIGNORS INTEREST", [two], [three], right, later[1])
        elif story == "corrected":
            text = f"CORRECTIVE ASSIGNMENT TO CORRECT THE ASSIGNEE PREVIOUSLY RECORDED ON REEL/FRAME {REEL}/{self.deeds}"
            self.deed(text, [one], [three], right, later[0])
        elif story == "licensed":
            self.deed("EXCLUSIVE LICENSE AGREEMENT", [two], [three], right, later[1])
        elif story in ("pledged", "released"):
            self.deed("SECURITY INTEREST", [one], [bank], right, later[0])
        elif story == "merged":
            self.deed("MERGER", [one], [two], right, later[0])
        elif story == "renamed":
            self.deed("CHANGE OF NAME", [one], [new_name], right, later[0])
            self.deed("ASSIGNMENT OF ASSIGNORS INTEREST", [new_name], [two], right, later[1])
        elif story == "broken":
            self.deed("ASSIGNMENT OF ASSIGNORS INTEREST", [two], [three], right, later[1])
        if story == "released":
            self.deed("RELEASE OF SECURITY INTEREST", [bank], [one], right, later[1])
            self.deed("ASSIGNMENT OF ASSIGNORS INTEREST", [one], [two], right, later[2])

    def deed(
        self, text: str, givers: list[Row], takers: list[Row], right: Row, day: datetime.date
    ) -> None:
        """Add one deed, recorded some weeks after it was signed."""
        self.deeds += 1
        recorded = day + datetime.timedelta(days=self.chance.randrange(5, 60))
        self.rows.append({"transfers": {
            "id": f"{REEL}/{self.deeds}", "text": text, "executed": day, "recorded": recorded,
            "status": "recorded", "assignors": givers, "assignees": takers, "objects": [right],
            "correspondent": "Generated example, not a real deed", "as_of": recorded,
        }})  # fmt: skip


def firm(name: str) -> Row:
    """Return a firm of the example world as a party."""
    city, country = FIRMS[name]
    return {"name": f"{name} {SUFFIX}", "city": city, "country": country}


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in World().write())
